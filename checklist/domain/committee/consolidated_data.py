"""Everything that a committee's consolidated report is made of, counted once: units, roll-up, audits, figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property

from checklist.domain.committee.campaigns import Campaign
from checklist.domain.committee.follow_up import RemedyCounts
from checklist.domain.committee.rollup import RollUp, Standing
from checklist.domain.committee.weakness import WeakArticle
from checklist.domain.indicators.checking import Issue
from checklist.domain.indicators.rolling import RolledUp, UnitFigures, roll_up
from checklist.domain.indicators.values import Value, Values
from checklist.domain.law import UnitKind
from checklist.domain.requirement import Right
from checklist.domain.rulepack import RulePack

NO_SCORES: Mapping[Right, tuple[Fraction, Fraction]] = {}


@dataclass(frozen=True, slots=True)
class Sent:
    """What came in from a unit: the day, how many versions, who signed, points of each right (earned of maximum).

    ``differences`` is how many discrepancies receiving it named, ``knocked_out`` why the grade is capped,
    ``causes`` what the unit says its shortfalls come from, each once.
    """

    on: date
    version: int
    signer: str
    groups: Mapping[Right, tuple[Fraction, Fraction]] = field(default_factory=dict)
    bonus: Fraction = Fraction(0)
    penalty: Fraction = Fraction(0)
    knocked_out: tuple[str, ...] = ()
    differences: int = 0
    causes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """One unit of the campaign. ``category`` is its kind as printed, ``area`` the unit it stands under.

    ``issues`` are what its figures do not agree on, with no explanation given; ``submission`` the id of what it sent.
    """

    standing: Standing
    name: str
    code: str
    category: str
    kind: UnitKind | None
    area: str
    figures: UnitFigures
    sent: Sent | None = None
    issues: tuple[Issue, ...] = ()
    submission: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether a report is due from it and has not come."""
        return not self.standing.sent and not self.standing.waived

    @property
    def lacking(self) -> tuple[str, ...]:
        """The figures it was to give and has not."""
        given = {code for code, value in self.figures.values.items() if value.is_given}
        return tuple(sorted((self.figures.asked or frozenset()) - given))


@dataclass(frozen=True, slots=True)
class Inspection:
    """One audit: the unit, its days, who did it, what was found and asked for, until when, and how it stands."""

    unit: str
    opened_on: date
    visits: int
    auditor: str
    faults: int
    demands: int
    open_demands: int
    last_due: date | None
    state: str


@dataclass(frozen=True)
class Consolidated:
    """The whole. ``figures`` are those of all units, ``own`` those of the campaign itself (sent, graded, followed up).

    ``formed`` names the units that mergers and splits made in the period; ``grades`` the bands in use, best first.
    ``committee`` are the figures that the committee itself gave, counted among ``figures``, and ``committee_issues``
    what they do not agree on; where the whole is narrowed to some units, the committee has no place.
    """

    campaign: Campaign
    closed_on: date
    pack: RulePack
    units: tuple[UnitEntry, ...]
    rolled: RollUp
    weak: tuple[WeakArticle, ...]
    inspections: tuple[Inspection, ...]
    demands: RemedyCounts
    figures: RolledUp
    own: Mapping[str, Value]
    grades: Mapping[str, str]
    formed: tuple[str, ...] = ()
    committee: UnitFigures | None = None
    committee_issues: tuple[Issue, ...] = ()

    @property
    def committee_values(self) -> Values:
        """The figures that the committee itself gave, by code."""
        return self.committee.values if self.committee else {}

    @cached_property
    def committee_alone(self) -> RolledUp:
        """The committee's own figures as a roll-up, its ratios among them."""
        return self.rolled_figures((), with_committee=True)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the units that have not reported."""
        return tuple(sorted(each.name for each in self.units if each.is_missing))

    def of(self, kinds: Iterable[UnitKind]) -> tuple[UnitEntry, ...]:
        """The units of some kinds; all for none."""
        wanted = frozenset(kinds)
        return tuple(each for each in self.units if not wanted or each.kind in wanted)

    def figures_of(self, kinds: Iterable[UnitKind]) -> RolledUp:
        """The figures of the units of some kinds, rolled up; of all, the committee among them, for none."""
        wanted = frozenset(kinds)
        return self.rolled_figures(self.of(wanted)) if wanted else self.figures

    def rolled_figures(self, entries: Iterable[UnitEntry], *, with_committee: bool = False) -> RolledUp:
        """The figures of some units, rolled up; with those that the committee itself gave, where asked for."""
        own = (self.committee,) if with_committee and self.committee else ()
        return roll_up(self.pack.indicators, (*(each.figures for each in entries), *own))
