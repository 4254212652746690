"""Checks that compare days, each on both sides of its limit, under the real working calendar."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.factories import on_records, reason_of

SPAN = {"start": "date", "end": "date"}


def span(check: str, start: str, end: str) -> bool | None:
    """Whether a check from ``start`` to ``end`` passes."""
    reason = reason_of(check, SPAN, {"start": date.fromisoformat(start), "end": date.fromisoformat(end)})
    assert reason.measure is not None
    assert reason.limit is not None
    return reason.passed


# --- Days ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("end", "passed"),
    [("2025-02-28", False), ("2025-03-01", True), ("2025-03-03", True), ("2025-03-04", False)],
)
def test_within_two_days_reaches_the_second_day_after_and_not_the_day_before(end: str, passed: bool) -> None:
    assert span("{check: within_days, from: start, to: end, days: 2}", "2025-03-01", end) is passed


@pytest.mark.parametrize(
    ("end", "passed"),
    [
        ("2025-01-23", False),  # before the start
        ("2025-01-24", True),  # the day itself
        ("2025-01-29", True),  # a day off, first working day not yet over
        ("2025-02-07", True),  # Friday, the fifth working day after Tết
        ("2025-02-08", False),  # Saturday after it
        ("2025-02-10", False),  # Monday, the sixth
    ],
)
def test_five_working_days_across_tet_end_on_the_fifth_of_them(end: str, passed: bool) -> None:
    assert span("{check: within_working_days, from: start, to: end, days: 5}", "2025-01-24", end) is passed


@pytest.mark.parametrize(("end", "passed"), [("2025-04-29", True), ("2025-04-30", False), ("2025-05-05", False)])
def test_three_working_days_end_before_the_holidays_because_saturday_26_april_was_worked(
    end: str, passed: bool
) -> None:
    assert span("{check: within_working_days, from: start, to: end, days: 3}", "2025-04-25", end) is passed


@pytest.mark.parametrize(
    ("start", "passed"),
    [
        ("2025-04-25", True),  # Fri 25, Sat 26 (worked), Mon 28, Tue 29
        ("2025-04-26", False),
        ("2025-04-29", False),
        ("2025-05-06", False),  # after the event
    ],
)
def test_four_working_days_before_5_may_reach_back_over_the_holidays(start: str, passed: bool) -> None:
    assert span("{check: working_days_before, from: start, to: end, days: 4}", start, "2025-05-05") is passed


@pytest.mark.parametrize(("start", "passed"), [("2025-06-05", True), ("2025-06-06", False), ("2025-06-07", False)])
def test_notice_on_the_first_of_the_days_off_before_the_last_working_day_is_enough(start: str, passed: bool) -> None:
    # Back from Thursday 12/06: Wed 11, Tue 10, Mon 09, Fri 06, Thu 05.
    assert span("{check: working_days_before, from: start, to: end, days: 5}", start, "2025-06-12") is passed


@pytest.mark.parametrize(("start", "passed"), [("2025-05-13", True), ("2025-05-14", False), ("2025-06-13", False)])
def test_thirty_days_before_counts_calendar_days(start: str, passed: bool) -> None:
    assert span("{check: days_before, from: start, to: end, days: 30}", start, "2025-06-12") is passed


@pytest.mark.parametrize(
    ("end", "passed"), [("2025-03-30", True), ("2025-03-29", False), ("2025-02-01", False), ("2025-12-31", True)]
)
def test_thirty_days_of_posting_pass_and_twenty_nine_do_not(end: str, passed: bool) -> None:
    # First and last day both count: 01/03 to 30/03 are thirty days.
    assert span("{check: lasts_at_least, from: start, to: end, days: 30}", "2025-03-01", end) is passed


@pytest.mark.parametrize(("end", "passed"), [("2025-03-01", True), ("2025-02-28", False), ("2025-03-02", True)])
def test_on_or_before_takes_the_same_day(end: str, passed: bool) -> None:
    assert span("{check: on_or_before, from: start, to: end}", "2025-03-01", end) is passed


@pytest.mark.parametrize(("end", "passed"), [("2025-03-01", False), ("2025-03-02", True), ("2025-02-28", False)])
def test_before_does_not_take_the_same_day(end: str, passed: bool) -> None:
    assert span("{check: before, from: start, to: end}", "2025-03-01", end) is passed


@pytest.mark.parametrize(("end", "passed"), [("2025-02-28", True), ("2025-03-01", False), ("2025-01-31", True)])
def test_a_month_after_31_january_is_28_february(end: str, passed: bool) -> None:
    assert span("{check: no_gap_longer_than, from: start, to: end, months: 1}", "2025-01-31", end) is passed


@pytest.mark.parametrize(("end", "passed"), [("2025-01-16", True), ("2025-01-17", False)])
def test_a_gap_may_be_given_in_days(end: str, passed: bool) -> None:
    assert span("{check: no_gap_longer_than, from: start, to: end, days: 15}", "2025-01-01", end) is passed


@pytest.mark.parametrize(("day", "passed"), [(date(2024, 12, 31), True), (date(2024, 12, 30), False)])
def test_a_check_may_count_to_the_end_of_the_period(day: date, passed: bool) -> None:
    check = "{check: within_days, from: start, to: period_end, days: 365}"

    assert reason_of(check, {"start": "date"}, {"start": day}).passed is passed


@pytest.mark.parametrize(("day", "passed"), [(date(2025, 1, 1), True), (date(2024, 12, 31), False)])
def test_a_check_may_count_from_the_start_of_the_period(day: date, passed: bool) -> None:
    check = "{check: on_or_before, from: period_start, to: end}"

    assert reason_of(check, {"end": "date"}, {"end": day}).passed is passed


# --- Sets of records -------------------------------------------------------------------------------------------------


TWICE = "{check: happened_at_least, date: held_on, times: 2}"
HELD = {"held_on": "date"}


def held(*days: str | None) -> list[dict[str, Any]]:
    """Records held on these days."""
    return [{"held_on": date.fromisoformat(day) if day else None} for day in days]


@pytest.mark.parametrize(
    ("days", "passed"),
    [
        (["2025-01-01", "2025-12-31"], True),
        (["2025-06-01"], False),
        (["2024-12-31", "2025-06-01"], False),  # one lies before the period
        (["2025-06-01", "2026-01-01"], False),
        (["2025-06-01", "2025-06-01", "2024-01-01"], True),
        (["2025-06-01", None], None),  # the other might be the second
        (["2025-06-01", "2025-07-01", None], True),
        ([None], None),
        ([], None),
    ],
)
def test_twice_in_the_period_is_counted_over_all_records(days: list[str | None], passed: bool | None) -> None:
    assert on_records(TWICE, HELD, held(*days)).passed is passed


@pytest.mark.parametrize(
    ("days", "passed"),
    [
        (["2025-01-10", "2025-04-10", "2025-07-10"], True),
        (["2025-07-10", "2025-01-10", "2025-04-10"], True),  # typed in any order
        (["2025-01-10", "2025-04-11", "2025-07-10"], False),
        (["2025-07-10", "2025-01-10"], False),
        (["2025-01-10"], True),
        (["2025-01-10", None], None),
        ([], None),
    ],
)
def test_no_two_records_in_a_row_are_more_than_three_months_apart(days: list[str | None], passed: bool | None) -> None:
    check = "{check: no_gap_longer_than, dates: held_on, months: 3}"

    assert on_records(check, HELD, held(*days)).passed is passed
