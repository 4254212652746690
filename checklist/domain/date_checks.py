"""Checks that compare days. How days are counted is in :mod:`checklist.domain.dates`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

from checklist.domain.check_types import MISSING, ArgumentKind, Outcome, Setting, Values, Vocabulary, day_of
from checklist.domain.dates import add_months
from checklist.domain.text import Text, date_vi, number_vi

DATE_CHECKS = Vocabulary()

SPAN = {"from": ArgumentKind.DATE_FACT, "to": ArgumentKind.DATE_FACT}
SPAN_DAYS = {**SPAN, "days": ArgumentKind.NUMBER}


def _span(arguments: Mapping[str, Any], values: Values, setting: Setting) -> tuple[date | None, date | None]:
    return day_of(arguments["from"], values, setting), day_of(arguments["to"], values, setting)


def _between(start: date, end: date) -> Text:
    return Text(f"từ {date_vi(start)} đến {date_vi(end)}", f"from {start} to {end}")


def _counted(asked: Text, count: int, unit: Text, start: date, end: date, limit: int, *, passed: bool) -> Outcome:
    span = _between(start, end)
    given = Text(f"{number_vi(count)} {unit.vi} ({span.vi})", f"{count} {unit.en} ({span.en})")
    return Outcome(passed, asked, given, Fraction(count), Fraction(limit))


DAYS = Text("ngày", "days")
WORKING_DAYS = Text("ngày làm việc", "working days")


@DATE_CHECKS.enter("within_days", SPAN_DAYS)
def within_days(arguments: Mapping[str, Any], values: Values, records: Sequence[Values], setting: Setting) -> Outcome:
    """``to`` comes no earlier than ``from`` and at most ``days`` calendar days after it."""
    days = arguments["days"]
    asked = Text(f"không quá {number_vi(days)} ngày", f"within {days} days")
    start, end = _span(arguments, values, setting)
    if start is None or end is None:
        return Outcome(None, asked, MISSING)
    count = (end - start).days
    return _counted(asked, count, DAYS, start, end, days, passed=0 <= count <= days)


@DATE_CHECKS.enter("within_working_days", SPAN_DAYS)
def within_working_days(
    arguments: Mapping[str, Any], values: Values, records: Sequence[Values], setting: Setting
) -> Outcome:
    """``to`` comes no earlier than ``from`` and no later than the ``days``-th working day after it.

    A day off counts with the working day that follows: what is done on the day off after the last day is late.
    """
    days = arguments["days"]
    asked = Text(f"không quá {number_vi(days)} ngày làm việc", f"within {days} working days")
    start, end = _span(arguments, values, setting)
    if start is None or end is None:
        return Outcome(None, asked, MISSING)
    count = setting.calendar.working_days_after(start, end - timedelta(1)) + 1 if start < end else 0
    return _counted(asked, count, WORKING_DAYS, start, end, days, passed=start <= end and count <= days)


@DATE_CHECKS.enter("working_days_before", SPAN_DAYS)
def working_days_before(
    arguments: Mapping[str, Any], values: Values, records: Sequence[Values], setting: Setting
) -> Outcome:
    """``from`` comes no later than the ``days``-th working day counted back from ``to``."""
    days = arguments["days"]
    asked = Text(f"trước ít nhất {number_vi(days)} ngày làm việc", f"at least {days} working days before")
    start, end = _span(arguments, values, setting)
    if start is None or end is None:
        return Outcome(None, asked, MISSING)
    count = setting.calendar.working_days_before(start, end)
    return _counted(asked, count, WORKING_DAYS, start, end, days, passed=count >= days)


@DATE_CHECKS.enter("days_before", SPAN_DAYS)
def days_before(arguments: Mapping[str, Any], values: Values, records: Sequence[Values], setting: Setting) -> Outcome:
    """``from`` comes at least ``days`` calendar days before ``to``."""
    days = arguments["days"]
    asked = Text(f"trước ít nhất {number_vi(days)} ngày", f"at least {days} days before")
    start, end = _span(arguments, values, setting)
    if start is None or end is None:
        return Outcome(None, asked, MISSING)
    count = (end - start).days
    return _counted(asked, count, DAYS, start, end, days, passed=count >= days)


@DATE_CHECKS.enter("lasts_at_least", SPAN_DAYS)
def lasts_at_least(
    arguments: Mapping[str, Any], values: Values, records: Sequence[Values], setting: Setting
) -> Outcome:
    """From ``from`` to ``to``, both days counted, there are at least ``days`` days."""
    days = arguments["days"]
    asked = Text(f"ít nhất {number_vi(days)} ngày liên tục", f"at least {days} consecutive days")
    start, end = _span(arguments, values, setting)
    if start is None or end is None:
        return Outcome(None, asked, MISSING)
    count = (end - start).days + 1
    return _counted(asked, count, DAYS, start, end, days, passed=count >= days)


@DATE_CHECKS.enter("on_or_before", SPAN)
def on_or_before(arguments: Mapping[str, Any], values: Values, records: Sequence[Values], setting: Setting) -> Outcome:
    """``from`` is not after ``to``."""
    start, end = _span(arguments, values, setting)
    asked = Text("không muộn hơn", "not later than")
    if start is None or end is None:
        return Outcome(None, asked, MISSING)
    asked = Text(f"không muộn hơn ngày {date_vi(end)}", f"not later than {end}")
    late = Fraction((start - end).days)
    return Outcome(start <= end, asked, Text(f"ngày {date_vi(start)}", f"{start}"), late, Fraction(0))


@DATE_CHECKS.enter("before", SPAN)
def before(arguments: Mapping[str, Any], values: Values, records: Sequence[Values], setting: Setting) -> Outcome:
    """``from`` is before ``to``."""
    start, end = _span(arguments, values, setting)
    if start is None or end is None:
        return Outcome(None, Text("trước", "before"), MISSING)
    asked = Text(f"trước ngày {date_vi(end)}", f"before {end}")
    late = Fraction((start - end).days)
    return Outcome(start < end, asked, Text(f"ngày {date_vi(start)}", f"{start}"), late, Fraction(-1))


@DATE_CHECKS.enter(
    "no_gap_longer_than",
    {},
    {
        **SPAN,
        "dates": ArgumentKind.DATE_FACT,
        "months": ArgumentKind.NUMBER,
        "days": ArgumentKind.NUMBER,
    },
    whole_set=True,
)
def no_gap_longer_than(
    arguments: Mapping[str, Any], values: Values, records: Sequence[Values], setting: Setting
) -> Outcome:
    """No two neighbouring days are further apart than allowed: ``from`` and ``to``, or ``dates`` over all records."""
    months, days = arguments.get("months"), arguments.get("days")
    if months is not None:
        asked = Text(f"cách nhau không quá {number_vi(months)} tháng", f"no more than {months} months apart")
    else:
        asked = Text(f"cách nhau không quá {number_vi(days or 0)} ngày", f"no more than {days} days apart")
    if "dates" in arguments:
        found = [record.get(arguments["dates"]) for record in records]
    else:
        found = list(_span(arguments, values, setting))
    known = sorted(day for day in found if day is not None)
    if len(known) < len(found) or not known:
        return Outcome(None, asked, MISSING)
    gaps = [(start, end) for start, end in pairwise(known)]
    if not gaps:
        return Outcome(True, asked, Text(f"một lần, ngày {date_vi(known[0])}", f"once, on {known[0]}"))
    latest = [
        add_months(start, months) if months is not None else date.fromordinal(start.toordinal() + (days or 0))
        for start, _ in gaps
    ]
    worst = max(range(len(gaps)), key=lambda index: (gaps[index][1] - latest[index]).days)
    late = (gaps[worst][1] - latest[worst]).days
    return Outcome(late <= 0, asked, _between(*gaps[worst]), Fraction(late), Fraction(0))


@DATE_CHECKS.enter("happened_at_least", {"date": ArgumentKind.DATE_FACT, "times": ArgumentKind.NUMBER}, whole_set=True)
def happened_at_least(
    arguments: Mapping[str, Any], values: Values, records: Sequence[Values], setting: Setting
) -> Outcome:
    """At least ``times`` records have their ``date`` within the period. No record at all is a missing fact."""
    times = arguments["times"]
    asked = Text(f"ít nhất {number_vi(times)} lần trong kỳ", f"at least {times} times in the period")
    days = [record.get(arguments["date"]) for record in records]
    known = [day for day in days if day is not None]
    if not known:
        return Outcome(None, asked, MISSING)
    count = sum(day in setting.period for day in known)
    if count < times and len(known) < len(days):
        return Outcome(None, asked, MISSING)
    given = Text(f"{number_vi(count)} lần", f"{count} times")
    return Outcome(count >= times, asked, given, Fraction(count), Fraction(times))
