"""What a unit says: its declared statuses, facts, records, points, evidence and plans. The only truth typed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from checklist.domain.dates import Period
from checklist.domain.indicators.given import GivenFigures
from checklist.domain.law import UnitKind
from checklist.domain.text import Text


class Declared(StrEnum):
    """What a unit may declare about a requirement."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    DID_NOT_ARISE = "did_not_arise"
    NOT_APPLICABLE = "not_applicable"


DECLARED_NAMES = {
    Declared.DONE: Text("Đạt", "Met"),
    Declared.PARTLY: Text("Đạt một phần", "Partly met"),
    Declared.NOT_DONE: Text("Không đạt", "Not met"),
    Declared.DID_NOT_ARISE: Text("Không phát sinh trong kỳ", "Did not arise in the period"),
    Declared.NOT_APPLICABLE: Text("Không áp dụng", "Not applicable"),
}

NEEDS_REASON = frozenset({Declared.DID_NOT_ARISE, Declared.NOT_APPLICABLE})


class PointStatus(StrEnum):
    """What a tick says about one point."""

    DONE = "done"
    NOT_DONE = "not_done"
    DID_NOT_ARISE = "did_not_arise"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Remedy:
    """How a shortfall will be made good."""

    what: str
    owner: str = ""
    due: date | None = None
    product: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence (tài liệu kiểm chứng): a paper reference, a link or a file known by its SHA-256."""

    kind: str
    title: str
    reference: str = ""
    dated: date | None = None
    link: str = ""
    file: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the unit says about one requirement."""

    requirement: str
    declared: Declared | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    records: tuple[Mapping[str, Any], ...] = ()
    points: Mapping[str, PointStatus] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    cause: str = ""
    remedy: Remedy | None = None
    supplied_by: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit assessed, as it stood in the period."""

    name: str
    kind: UnitKind
    profile: Mapping[str, Any]
    parent: str = ""
    place: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Points added or taken away outside the hundred, with the reason."""

    points: Fraction
    reason: str


@dataclass(frozen=True, slots=True)
class AnswerSet:
    """Everything a unit hands in for one assessment. ``report`` holds the free texts of the report by key.

    ``indicators`` are its statistical figures, ``None`` where it gives none; no verdict rests on them.
    """

    unit: Unit
    regulation: str
    period: Period
    report: Mapping[str, Any]
    answers: Mapping[str, Answer]
    bonus: tuple[Adjustment, ...] = ()
    penalty: tuple[Adjustment, ...] = ()
    scoring: str | None = None
    sample: bool = False
    indicators: GivenFigures | None = None

    def to(self, requirement: str) -> Answer:
        """The answer to a requirement; an empty one when nothing was said."""
        return self.answers.get(requirement, Answer(requirement))
