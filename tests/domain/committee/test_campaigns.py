"""Where a unit of a campaign stands, and how long it is let off."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checklist.domain.committee.campaigns import (
    MOVES,
    Arrival,
    Campaign,
    CampaignState,
    Turnout,
    Waiver,
    legal_day,
    turnout,
)
from checklist.domain.dates import Period

DUE = date(2026, 12, 15)
NOON = datetime(2026, 11, 1, 5, 0, tzinfo=UTC)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
CAMPAIGN = Campaign("c", "Năm 2026", YEAR, DUE, {}, CampaignState.OPEN, 1, NOON, "an")
LAST_MINUTE = datetime(2026, 12, 15, 16, 59, tzinfo=UTC)
TOO_LATE = datetime(2026, 12, 15, 17, 0, tzinfo=UTC)


def a_waiver(approved: datetime | None = NOON, withdrawn: datetime | None = None) -> Waiver:
    return Waiver(
        "w", "c", "u", "Mới thành lập", "QĐ 1", date(2026, 12, 20), "an", NOON, "binh" if approved else None, approved,
        withdrawn,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arrival", "waived", "today", "expected"),
    [
        (None, False, DUE, Turnout.MISSING),
        (None, False, date(2026, 12, 16), Turnout.OVERDUE),
        (None, True, date(2026, 12, 16), Turnout.WAIVED),
        (Arrival(LAST_MINUTE, "s", "received"), False, DUE, Turnout.SENT),
        (Arrival(TOO_LATE, "s", "received"), False, DUE, Turnout.SENT_LATE),
        (Arrival(LAST_MINUTE, "s", "returned"), False, DUE, Turnout.RETURNED),
        (Arrival(LAST_MINUTE, "s", "concluded"), True, DUE, Turnout.SENT),
    ],
)
def test_a_unit_stands_where_its_report_and_the_day_say(
    arrival: Arrival | None, waived: bool, today: date, expected: Turnout
) -> None:
    assert turnout(CAMPAIGN, arrival, waived, today) is expected


def test_the_day_of_an_instant_is_that_of_viet_nam() -> None:
    assert (legal_day(LAST_MINUTE), legal_day(TOO_LATE)) == (DUE, date(2026, 12, 16))


def test_a_waiver_counts_once_approved_and_ends_by_itself() -> None:
    assert a_waiver().holds_on(date(2026, 12, 20))
    assert not a_waiver().holds_on(date(2026, 12, 21))
    assert not a_waiver(approved=None).holds_on(DUE)


def test_a_waiver_that_was_withdrawn_neither_holds_nor_waits() -> None:
    assert not a_waiver(withdrawn=NOON).holds_on(DUE)
    assert not a_waiver(approved=None, withdrawn=NOON).waits_on(DUE)


def test_no_campaign_goes_back_to_being_planned() -> None:
    assert all(CampaignState.PLANNED not in reachable for reachable in MOVES.values())
