"""Legal days: periods, half-open intervals, months and the Vietnamese working calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.domain.dates import BadPeriod, DayOutsideCalendar, Interval, Period, WorkingCalendar, add_months
from checklist.services.working_calendar import working_calendar

DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31))


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    """The real calendar around 2025."""
    return working_calendar(2023, 2027)


# --- Periods and intervals -------------------------------------------------------------------------------------------


def test_a_period_includes_both_of_its_ends() -> None:
    period = Period.parse("2025-01-01..2025-12-31")

    assert date(2025, 1, 1) in period
    assert date(2025, 12, 31) in period
    assert date(2024, 12, 31) not in period
    assert date(2026, 1, 1) not in period


def test_a_period_is_written_as_it_is_read() -> None:
    assert str(Period.parse(" 2025-01-01 .. 2025-06-30 ")) == "2025-01-01..2025-06-30"


def test_a_period_of_one_day_is_a_period() -> None:
    assert Period.parse("2025-01-01..2025-01-01").start == date(2025, 1, 1)


@pytest.mark.parametrize(
    "text", ["", "2025", "2025-01-01", "2025-01-01..", "..2025-01-01", "2025-02-30..2025-03-01", "a..b",
             "2025-12-31..2025-01-01", "01/01/2025..31/12/2025", "2025-01-01..2025-12-31..2026-01-01"]
)  # fmt: skip
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(BadPeriod):
        Period.parse(text)


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(BadPeriod):
        Period(date(2025, 1, 2), date(2025, 1, 1))


def test_law_is_in_force_from_its_first_day_and_no_longer_on_its_until() -> None:
    law = Interval(date(2015, 2, 25), date(2023, 7, 1))

    assert date(2015, 2, 24) not in law
    assert date(2015, 2, 25) in law
    assert date(2023, 6, 30) in law
    assert date(2023, 7, 1) not in law


def test_an_open_interval_has_no_end_on_that_side() -> None:
    assert date.max in Interval(date(2020, 1, 1), None)
    assert date.min in Interval(None, date(2020, 1, 1))
    assert date(2020, 1, 1) not in Interval(None, date(2020, 1, 1))


@pytest.mark.parametrize(
    ("start", "end", "overlaps"),
    [
        (date(2019, 1, 1), date(2019, 12, 31), False),
        (date(2019, 1, 1), date(2020, 1, 1), True),
        (date(2022, 12, 31), date(2023, 12, 31), True),
        (date(2023, 1, 1), date(2023, 12, 31), False),
    ],
)
def test_an_interval_overlaps_a_period_that_holds_one_of_its_days(start: date, end: date, overlaps: bool) -> None:
    assert Interval(date(2020, 1, 1), date(2023, 1, 1)).overlaps(Period(start, end)) is overlaps


# --- Months ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 1, 31), 2, date(2025, 3, 31)),
        (date(2025, 10, 15), 3, date(2026, 1, 15)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 1), 12, date(2026, 12, 1)),
        (date(2025, 5, 5), 0, date(2025, 5, 5)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


# --- Working days ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2025, 1, 24), True),  # Friday before Tết
        (date(2025, 1, 25), False),  # Saturday
        (date(2025, 1, 27), False),  # Tết
        (date(2025, 1, 29), False),  # first day of the lunar year
        (date(2025, 1, 31), False),  # Tết
        (date(2025, 2, 3), True),  # Monday after Tết
        (date(2025, 4, 7), False),  # Hùng Kings
        (date(2025, 4, 26), True),  # Saturday worked in exchange for 2 May
        (date(2025, 4, 27), False),  # the Sunday after it
        (date(2025, 4, 30), False),
        (date(2025, 5, 1), False),
        (date(2025, 5, 2), False),  # Friday given off
        (date(2025, 5, 5), True),
        (date(2025, 9, 1), False),
        (date(2025, 9, 2), False),
    ],
)
def test_the_year_2025_is_worked_as_the_government_announced(
    calendar: WorkingCalendar, day: date, worked: bool
) -> None:
    assert calendar.is_working(day) is worked


def test_the_working_days_across_tet_are_counted_without_the_days_off(calendar: WorkingCalendar) -> None:
    # From Friday 24/01 (not counted): 03/02, 04/02, 05/02, 06/02, 07/02.
    assert calendar.working_days_after(date(2025, 1, 24), date(2025, 2, 2)) == 0
    assert calendar.working_days_after(date(2025, 1, 24), date(2025, 2, 3)) == 1
    assert calendar.working_days_after(date(2025, 1, 24), date(2025, 2, 7)) == 5


def test_the_working_days_across_the_spring_holidays_count_the_day_worked_in_exchange(
    calendar: WorkingCalendar,
) -> None:
    # From Friday 25/04 (not counted): Sat 26/04, Mon 28/04, Tue 29/04, Mon 05/05.
    assert calendar.working_days_after(date(2025, 4, 25), date(2025, 4, 27)) == 1
    assert calendar.working_days_after(date(2025, 4, 25), date(2025, 4, 29)) == 3
    assert calendar.working_days_after(date(2025, 4, 25), date(2025, 5, 4)) == 3
    assert calendar.working_days_after(date(2025, 4, 25), date(2025, 5, 5)) == 4


def test_counting_back_leaves_out_the_day_itself(calendar: WorkingCalendar) -> None:
    # Back from Monday 05/05: Tue 29/04, Mon 28/04, Sat 26/04.
    assert calendar.working_days_before(date(2025, 5, 5), date(2025, 5, 5)) == 0
    assert calendar.working_days_before(date(2025, 4, 29), date(2025, 5, 5)) == 1
    assert calendar.working_days_before(date(2025, 4, 26), date(2025, 5, 5)) == 3


def test_a_day_outside_the_calendar_is_refused(calendar: WorkingCalendar) -> None:
    with pytest.raises(DayOutsideCalendar):
        calendar.is_working(date(2022, 12, 31))
    with pytest.raises(DayOutsideCalendar):
        calendar.is_working(date(2028, 1, 1))


def test_a_term_that_reaches_outside_the_calendar_is_refused(calendar: WorkingCalendar) -> None:
    with pytest.raises(DayOutsideCalendar):
        calendar.working_days_after(date(2027, 12, 20), date(2028, 1, 5))
    with pytest.raises(DayOutsideCalendar):
        calendar.working_days_before(date(2022, 12, 20), date(2023, 1, 5))


@settings(max_examples=150)
@given(DAYS, DAYS)
def test_working_days_both_ways_differ_only_by_the_ends(first: date, last: date) -> None:
    calendar = working_calendar(2022, 2027)
    start, end = min(first, last), max(first, last)

    after = calendar.working_days_after(start, end)
    before = calendar.working_days_before(start, end)

    assert after - before == (calendar.is_working(end) - calendar.is_working(start) if start != end else 0)
    assert 0 <= after <= (end - start).days


@settings(max_examples=150)
@given(DAYS, st.integers(0, 30))
def test_a_longer_term_never_holds_fewer_working_days(start: date, days: int) -> None:
    calendar = working_calendar(2022, 2027)
    end = start + timedelta(days)

    assert calendar.working_days_after(start, end) <= calendar.working_days_after(start, end + timedelta(1))
