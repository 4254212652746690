"""Biên bản kiểm tra: what a team found at a unit, the unit's opinion, and what was agreed, signed by hand on the spot.

Only items in dispute, sampled or failed are listed; the rest is one line with their number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from checklist.domain.dates import Period
from checklist.domain.findings import SHORTFALLS, Verdict
from checklist.domain.papers.common import Demand, Issuing, Signatory


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody present: name with Ông or Bà, post, and part in the team (``Trưởng đoàn``) where there is one."""

    name: str
    post: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """A requirement that was checked: what the unit said, what the team found, what it looked at."""

    number: str
    text: str
    self_verdict: Verdict
    audit_verdict: Verdict
    is_sampled: bool = False
    records: str = ""
    remark: str = ""

    @property
    def is_listed(self) -> bool:
        """Whether it stands in the table: in dispute, sampled, or failed by the team."""
        return self.self_verdict is not self.audit_verdict or self.is_sampled or self.audit_verdict in SHORTFALLS


@dataclass(frozen=True, slots=True)
class Fault:
    """A shortcoming with the provision it offends and the records that show it."""

    text: str
    basis: str
    records: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo taken at the visit: its file by its address, what it shows, and the day where that is known."""

    sha256: str
    caption: str
    taken_on: date | None = None


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of one audit visit. ``issuing`` is the body that sent the team.

    ``basis`` names the decision that set up the team; ``days_before`` is how many working days before the visit the
    unit's papers came; ``disputed`` holds the unit's own words, one paragraph an entry; ``not_signing`` is the reason
    why the unit does not sign, with the witness, and is empty as a rule.
    """

    issuing: Issuing
    unit: str
    period: Period
    basis: str
    opened_at: datetime
    closed_at: datetime
    venue: str
    team: tuple[Attendee, ...]
    unit_side: tuple[Attendee, ...]
    items: tuple[ComparedItem, ...]
    head: Signatory
    secretary: Signatory
    representative: Signatory
    invited: tuple[Attendee, ...] = ()
    absent: str = ""
    received_on: date | None = None
    days_before: int | None = None
    methods: tuple[str, ...] = ()
    interviewed: int = 0
    strengths: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    proposed_points: str = ""
    proposed_grade: str = ""
    knocked_out: str = ""
    agreed: str = ""
    disputed: tuple[str, ...] = ()
    demands: tuple[Demand, ...] = ()
    recommendations: tuple[str, ...] = ()
    copies: int = 2
    not_signing: str = ""
    records_seen: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def listed(self) -> tuple[ComparedItem, ...]:
        """The items the table shows."""
        return tuple(item for item in self.items if item.is_listed)

    @property
    def grade(self) -> str:
        """The grade proposed; the minutes themselves settle none."""
        return self.proposed_grade
