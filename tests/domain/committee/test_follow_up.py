"""Remedies: overdue the day after their day, done when confirmed, and the counts add up."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.domain.committee.follow_up import Origin, Remedy, RemedyState, count_remedies

TODAY = date(2026, 3, 10)


def remedy(state: RemedyState = RemedyState.OPEN, due: date | None = TODAY) -> Remedy:
    return Remedy(
        "x", "u", "s", "m.d1", Origin.UNIT, "Việc", "", due, "", state, None, "", None, None, "", 1,
        datetime(2026, 1, 1, tzinfo=UTC), "ai",
    )  # fmt: skip


@pytest.mark.parametrize(("due", "overdue"), [(date(2026, 3, 9), True), (TODAY, False), (None, False)])
def test_the_day_itself_is_in_time_and_the_next_is_not(due: date | None, overdue: bool) -> None:
    assert remedy(due=due).is_overdue(TODAY) is overdue


def test_what_the_unit_reported_done_is_not_overdue() -> None:
    assert not remedy(RemedyState.REPORTED, date(2026, 1, 1)).is_overdue(TODAY)


@given(st.lists(st.tuples(st.sampled_from(RemedyState), st.none() | st.dates(date(2026, 1, 1), date(2026, 6, 1)))))
def test_done_overdue_and_running_are_all_that_is_asked_for(found: list[tuple[RemedyState, date | None]]) -> None:
    remedies = [remedy(state, due) for state, due in found]

    counts = count_remedies(remedies, TODAY)

    assert counts.asked == sum(each.state is not RemedyState.DROPPED for each in remedies)
    assert min(counts.done, counts.overdue, counts.running) >= 0
