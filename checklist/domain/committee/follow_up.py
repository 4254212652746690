"""Follow-up (theo dõi khắc phục): what was promised or asked for, until when, and whether anybody has checked it.

“Done” said by the unit and “confirmed” by the committee are two different things.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from checklist.domain.text import Text


class Origin(StrEnum):
    """Who set the task."""

    UNIT = "unit"
    COMMITTEE = "committee"


class RemedyState(StrEnum):
    """How far a remedy has come."""

    OPEN = "open"
    REPORTED = "reported"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"


STATE_NAMES: Mapping[RemedyState, Text] = MappingProxyType(
    {
        RemedyState.OPEN: Text("Đang thực hiện", "To be done"),
        RemedyState.REPORTED: Text("Đơn vị báo đã xong, chờ phúc tra", "Reported done, to be re-checked"),
        RemedyState.CONFIRMED: Text("Đã xác nhận hoàn thành", "Confirmed"),
        RemedyState.DROPPED: Text("Không còn yêu cầu", "No longer asked for"),
    }
)
ORIGIN_NAMES: Mapping[Origin, Text] = MappingProxyType(
    {
        Origin.UNIT: Text("Kế hoạch của đơn vị", "The unit's plan"),
        Origin.COMMITTEE: Text("Yêu cầu của Ban Chỉ đạo", "Asked for by the committee"),
    }
)
MOVES: Mapping[RemedyState, frozenset[RemedyState]] = MappingProxyType(
    {
        RemedyState.OPEN: frozenset({RemedyState.REPORTED, RemedyState.DROPPED}),
        RemedyState.REPORTED: frozenset({RemedyState.CONFIRMED, RemedyState.OPEN, RemedyState.DROPPED}),
        RemedyState.CONFIRMED: frozenset({RemedyState.OPEN}),
        RemedyState.DROPPED: frozenset({RemedyState.OPEN}),
    }
)
"""From each state, those it may go to: nothing is confirmed that the unit has not reported."""
SETTLED = frozenset({RemedyState.CONFIRMED, RemedyState.DROPPED})


@dataclass(frozen=True, slots=True)
class Remedy:
    """One thing to be mended."""

    id: str
    unit_id: str
    submission_id: str
    requirement_id: str
    origin: Origin
    what: str
    owner: str
    due: date | None
    product: str
    state: RemedyState
    reported_on: date | None
    report: str
    checked_by: str | None
    checked_at: datetime | None
    check_note: str
    revision: int
    created_at: datetime
    created_by: str

    def is_overdue(self, today: date) -> bool:
        """Whether its day has passed without the unit reporting it done; the day itself still counts as in time."""
        return self.state is RemedyState.OPEN and self.due is not None and today > self.due


@dataclass(frozen=True, slots=True)
class RemedyCounts:
    """How remedies stand; ``asked = done + overdue + running`` (what was dropped is not asked for)."""

    done: int
    overdue: int
    running: int

    @property
    def asked(self) -> int:
        """All that are asked for."""
        return self.done + self.overdue + self.running


def count_remedies(remedies: Iterable[Remedy], today: date) -> RemedyCounts:
    """How ``remedies`` stand on ``today``; only what the committee confirmed is done."""
    asked = [each for each in remedies if each.state is not RemedyState.DROPPED]
    done = sum(each.state is RemedyState.CONFIRMED for each in asked)
    overdue = sum(each.is_overdue(today) for each in asked)
    return RemedyCounts(done, overdue, len(asked) - done - overdue)
