"""What an employer may be fined for a breach: which decree governs it by its day, and the amounts.

Shown on screen beside a requirement and nowhere else: neither a rule pack nor an assessment holds any of this, so that
no finding, score, seal or report can rest on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from checklist.domain.dates import Interval
from checklist.domain.law import Citation, SourceCheck
from checklist.domain.text import Text


@dataclass(frozen=True, slots=True)
class Fine:
    """From the lowest to the highest amount in dong, both included."""

    lowest: int
    highest: int

    def times(self, factor: int) -> Fine:
        """The same fine ``factor`` times as high."""
        return Fine(self.lowest * factor, self.highest * factor)


@dataclass(frozen=True, slots=True)
class SanctionedAct:
    """An act that a decree fines: its clause, the fine for an individual, and the requirements it breaches."""

    key: str
    clause: int
    act: Text
    individual: Fine
    requirements: tuple[str, ...]
    source_check: SourceCheck
    doubt: Text | None


@dataclass(frozen=True, slots=True)
class SanctionDecree:
    """A decree's article on breaches of workplace democracy. ``in_force`` is its instrument's.

    An organisation pays ``organisation_times`` what an individual pays (``organisation_cite``); ``transition`` says
    where the law lays down which breaches the decree governs.
    """

    instrument: str
    article: str
    in_force: Interval
    organisation_times: int
    organisation_cite: tuple[Citation, ...]
    transition: tuple[Citation, ...]
    note: Text | None
    acts: tuple[SanctionedAct, ...]

    def cite(self, act: SanctionedAct) -> Citation:
        """Where the decree fines ``act``."""
        return Citation(self.instrument, self.article, act.clause)

    def organisation(self, act: SanctionedAct) -> Fine:
        """The fine for an organisation."""
        return act.individual.times(self.organisation_times)


def governing_decree(decrees: Sequence[SanctionDecree], *, ended_on: date | None, today: date) -> SanctionDecree | None:
    """The decree for a breach that ended on a day; for one that still goes on (``None``) the decree of ``today``.

    ``None`` where no decree held here was in force on that day.
    """
    day = today if ended_on is None else ended_on
    return next((decree for decree in decrees if day in decree.in_force), None)


def acts_against(decrees: Sequence[SanctionDecree], requirement: str) -> Iterator[tuple[SanctionDecree, SanctionedAct]]:
    """The acts that breach a requirement, by its id, each with its decree; the newest decree first."""
    for decree in sorted(decrees, key=lambda decree: decree.in_force.start or date.min, reverse=True):
        for act in decree.acts:
            if requirement in act.requirements:
                yield decree, act
