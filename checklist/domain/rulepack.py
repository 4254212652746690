"""All the rules a program knows: regulations, instruments, evidence kinds, scoring profiles, what is counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from checklist.domain.indicators.event_books import EventBook
from checklist.domain.indicators.indicator import IndicatorSet
from checklist.domain.law import Citation, Instrument, UnitKind
from checklist.domain.regulation import Regulation
from checklist.domain.scoring import ScoringProfile
from checklist.domain.text import Text

DEMOCRACY_CODE = "democracy_code"


@dataclass(frozen=True, slots=True)
class RulePack:
    """The rules as loaded. Every id another id refers to resolves; the loader has seen to that.

    No verdict rests on ``indicators`` and ``event_books``: a seal holds them only where the unit gives figures.
    """

    regulations: Mapping[str, Regulation]
    instruments: Mapping[str, Instrument]
    evidence: Mapping[str, Text]
    scoring: Mapping[str, ScoringProfile]
    indicators: IndicatorSet = field(default_factory=IndicatorSet)
    event_books: Mapping[str, EventBook] = field(default_factory=dict)

    def in_force_on(self, day: date, kind: UnitKind) -> tuple[Regulation, ...]:
        """The shipped rule books that bind a kind of unit on a day; local ones never decide which law governs."""
        return tuple(
            book
            for book in self.regulations.values()
            if not book.local and kind in book.unit_kinds and day in book.in_force_for(kind)
        )

    def governing_instruments(self, day: date, kind: UnitKind) -> tuple[Instrument, ...]:
        """The democracy codes, encoded or not, that governed a kind of unit on a day."""
        return tuple(
            instrument
            for instrument in self.instruments.values()
            if instrument.role == DEMOCRACY_CODE
            and kind in instrument.applies_to
            and (instrument.issued_on is None or instrument.issued_on <= day)
            and day in instrument.in_force
        )

    def scoring_for(self, regulation: str) -> ScoringProfile:
        """The default scoring profile of a regulation: the first that names it, else the one of the book it overlays.

        Raises ``KeyError``.
        """
        book = self.regulations.get(regulation)
        for name in (regulation, book.overlays if book else None):
            for profile in self.scoring.values():
                if name in profile.regulations:
                    return profile
        raise KeyError(regulation)

    def cite(self, citation: Citation) -> Text:
        """A citation with its instrument: ``khoản 3 Điều 39 Nghị định 145/2020/NĐ-CP``."""
        short = self.instruments[citation.document].short
        vi, en = citation.short_vi(), citation.short_en()
        return Text(f"{vi} {short.vi}".strip(), f"{en}, {short.en}" if en else short.en)
