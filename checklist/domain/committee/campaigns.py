"""Campaigns: a period opened for chosen units, who has sent, and who is let off until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from checklist.domain.dates import Period, legal_day
from checklist.domain.law import UnitKind
from checklist.domain.text import Text


class CampaignState(StrEnum):
    """What a campaign asks may be changed while it is planned only."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


STATE_NAMES: Mapping[CampaignState, Text] = MappingProxyType(
    {
        CampaignState.PLANNED: Text("Đang chuẩn bị", "Planned"),
        CampaignState.OPEN: Text("Đang mở", "Open"),
        CampaignState.CLOSED: Text("Đã đóng", "Closed"),
    }
)

MOVES: Mapping[CampaignState, frozenset[CampaignState]] = MappingProxyType(
    {
        CampaignState.PLANNED: frozenset({CampaignState.OPEN}),
        CampaignState.OPEN: frozenset({CampaignState.CLOSED}),
        CampaignState.CLOSED: frozenset({CampaignState.OPEN}),
    }
)
"""From each state, those it may go to: never back to planned."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of one kind of unit: the rule book and the scoring profile, by id."""

    regulation: str
    scoring: str


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign; ``asked`` holds what it asks by kind of unit."""

    id: str
    name: str
    period: Period
    due_on: date
    asked: Mapping[UnitKind, Asked]
    state: CampaignState
    revision: int
    created_at: datetime
    created_by: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """What has come in from a unit: the first time, and the state of the latest version."""

    first_at: datetime
    submission_id: str
    state: str


@dataclass(frozen=True, slots=True)
class Waiver:
    """A unit let off a campaign (miễn nộp). It counts from its approval until ``expires_on``, that day included."""

    id: str
    campaign_id: str
    unit_id: str
    reason: str
    basis: str
    expires_on: date
    requested_by: str
    requested_at: datetime
    approved_by: str | None
    approved_at: datetime | None
    withdrawn_at: datetime | None

    def holds_on(self, day: date) -> bool:
        """Whether the unit is let off on ``day``: nobody need end a waiver that has expired."""
        return self.approved_at is not None and self.withdrawn_at is None and day <= self.expires_on

    def waits_on(self, day: date) -> bool:
        """Whether it still waits for approval on ``day``."""
        return self.approved_at is None and self.withdrawn_at is None and day <= self.expires_on


class Turnout(StrEnum):
    """Where a unit of a campaign stands; what needs doing comes first."""

    OVERDUE = "overdue"
    RETURNED = "returned"
    MISSING = "missing"
    SENT_LATE = "sent_late"
    SENT = "sent"
    WAIVED = "waived"


TURNOUT_NAMES: Mapping[Turnout, Text] = MappingProxyType(
    {
        Turnout.OVERDUE: Text("Quá hạn, chưa nộp", "Overdue"),
        Turnout.RETURNED: Text("Đã trả lại, chờ nộp lại", "Returned"),
        Turnout.MISSING: Text("Chưa nộp", "Not sent yet"),
        Turnout.SENT_LATE: Text("Nộp muộn", "Sent late"),
        Turnout.SENT: Text("Đã nộp đúng hạn", "Sent in time"),
        Turnout.WAIVED: Text("Được miễn nộp", "Waived"),
    }
)
REMINDED = frozenset({Turnout.OVERDUE, Turnout.RETURNED, Turnout.MISSING})
"""Who is reminded."""


def turnout(campaign: Campaign, arrival: Arrival | None, waived: bool, today: date) -> Turnout:
    """Where a unit stands on ``today``. What has come in counts even from a unit that was let off."""
    if arrival is not None:
        if arrival.state == "returned":
            return Turnout.RETURNED
        return Turnout.SENT if legal_day(arrival.first_at) <= campaign.due_on else Turnout.SENT_LATE
    if waived:
        return Turnout.WAIVED
    return Turnout.OVERDUE if today > campaign.due_on else Turnout.MISSING
