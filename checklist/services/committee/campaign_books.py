"""What a campaign may ask of a kind of unit: the rule books that fit its period, and their scoring profiles."""

from __future__ import annotations

from checklist.domain.dates import Period
from checklist.domain.law import UnitKind
from checklist.domain.legal_status import refusal
from checklist.domain.regulation import Regulation
from checklist.domain.rulepack import RulePack
from checklist.domain.scoring import ScoringProfile
from checklist.services.draft_settings import profiles_for


def books_for(pack: RulePack, kind: UnitKind, period: Period) -> tuple[Regulation, ...]:
    """The rule books for a kind of unit: those in force on the last day, local ones, then others begun by then."""
    in_force = pack.in_force_on(period.end, kind)
    fitting = [book for book in pack.regulations.values() if kind in book.unit_kinds]
    others = [book for book in fitting if book not in in_force and refusal(pack, book, period, kind) is None]
    return (*in_force, *sorted(others, key=lambda book: (not book.local, book.id)))


def profiles_of(pack: RulePack, regulation: str) -> tuple[ScoringProfile, ...]:
    """The scoring profiles for a rule book, its default first; none for one that has none."""
    try:
        return profiles_for(pack, regulation)
    except KeyError:
        return ()
