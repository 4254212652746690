"""A requirement of a regulation and the facts, checks and points it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from checklist.domain.conditions import Condition
from checklist.domain.dates import Interval
from checklist.domain.law import Citation, SourceCheck
from checklist.domain.text import Text


class Kind(StrEnum):
    """What sort of provision a requirement is; only duties and prohibitions are scored."""

    DUTY = "duty"
    PROHIBITION = "prohibition"
    RIGHT = "right"
    OPTION = "option"
    EXEMPTION = "exemption"
    BACKGROUND = "background"


BINDING_KINDS = frozenset({Kind.DUTY, Kind.PROHIBITION})


class Right(StrEnum):
    """The right a requirement serves, in walking order."""

    DISCLOSURE = "disclosure"
    DECISION = "decision"
    CONSULTATION = "consultation"
    OVERSIGHT = "oversight"
    ORGANISATION = "organisation"
    DIALOGUE = "dialogue"
    RELATIONS = "relations"


class Cadence(StrEnum):
    """How often the duty falls due."""

    ONCE = "once"
    EACH_TIME = "each_time"
    YEARLY = "yearly"
    TWICE_A_YEAR = "twice_a_year"
    QUARTERLY = "quarterly"
    CONTINUOUS = "continuous"


class Body(StrEnum):
    """Whose duty a requirement is (closed list)."""

    COMMUNE = "commune"
    COMMUNE_CHAIR = "commune_chair"
    VILLAGE_HEAD = "village_head"
    COMMUNITY = "community"
    FATHERLAND_FRONT = "fatherland_front"
    HIGHER_AUTHORITY = "higher_authority"
    UNIT_HEAD = "unit_head"
    STAFF = "staff"
    TRADE_UNION = "trade_union"
    PEOPLES_INSPECTORATE = "peoples_inspectorate"
    CONFERENCE = "conference"
    EMPLOYER = "employer"
    WORKER_SIDE = "worker_side"
    BOTH_SIDES = "both_sides"
    WORKERS = "workers"
    EVERYONE = "everyone"
    GOVERNMENT = "government"


class Change(StrEnum):
    """What became of a requirement under the law that followed."""

    KEPT = "kept"
    THRESHOLD = "threshold"
    WORDING = "wording"
    MOVED = "moved"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Succession:
    """What followed a requirement: ``to`` are requirement ids and ``instrument:…``; dropped, it says why."""

    to: tuple[str, ...]
    change: Change | None
    note: Text | None
    no_successor: Text | None


class FactKind(StrEnum):
    """The type of a fact the unit gives."""

    DATE = "date"
    INTEGER = "integer"
    YES_NO = "yes_no"
    TEXT = "text"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Question:
    """Something asked of the unit: a fact of a requirement or a line of its profile."""

    key: str
    kind: FactKind
    ask: Text
    options: Mapping[str, Text]
    minimum: int | None = None
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One use of a named check: its arguments, where it comes from and what failing it costs."""

    name: str
    key: str
    arguments: Mapping[str, Any]
    cite: tuple[Citation, ...]
    on_fail: str
    message: Text
    source_check: SourceCheck
    when: Condition | None
    doubt: Text | None


@dataclass(frozen=True, slots=True)
class Point:
    """A sub-point that one tick answers."""

    key: str
    text: Text
    cite: tuple[Citation, ...]
    sheet: tuple[str, ...]
    source_check: SourceCheck
    when: Condition | None
    in_force: Interval | None
    doubt: Text | None


@dataclass(frozen=True, slots=True)
class Due:
    """When a yearly duty may last be met, where that is not the natural end of its cadence."""

    months_into_next_year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Requirement:
    """One line of a regulation as a unit meets it. ``id`` is the same from YAML to database, PDF and roll-up."""

    id: str
    regulation: str
    kind: Kind
    duty_of: Body
    right: Right
    cite: tuple[Citation, ...]
    text: Text
    when: Condition | None
    cadence: Cadence
    due: Due | None
    critical: bool
    in_force: Interval | None
    for_each: str | None
    records_title: Text | None
    facts: tuple[Question, ...]
    checks: tuple[Check, ...]
    points: tuple[Point, ...]
    evidence: tuple[str, ...]
    source_check: SourceCheck
    doubt: Text | None
    sheet: tuple[str, ...]
    background_reason: Text | None
    succession: Succession

    @property
    def succeeded_by(self) -> tuple[str, ...]:
        """The ids of what followed this requirement."""
        return self.succession.to

    def judges(self, check: Check) -> bool:
        """Whether ``check`` may lower a verdict here: what rests on memory only warns."""
        return SourceCheck.MEMORY not in (self.source_check, check.source_check)
