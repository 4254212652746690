"""The Vietnamese working calendar: public holidays and make-up days, from the package ``holidays``.

The domain gets them as data, and a seal freezes the days it used: a later release of the package changes nothing that
was sealed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import holidays

from checklist.domain.answers import AnswerSet
from checklist.domain.dates import WorkingCalendar


@lru_cache(maxsize=32)
def working_calendar(first_year: int, last_year: int) -> WorkingCalendar:
    """The calendar of the years from ``first_year`` to ``last_year``."""
    vietnam = holidays.country_holidays("VN", years=range(first_year, last_year + 1))
    makeup_days = frozenset(day for day in vietnam.weekend_workdays if first_year <= day.year <= last_year)
    return WorkingCalendar(frozenset(vietnam), makeup_days, first_year, last_year)


def calendar_for(answers: AnswerSet) -> WorkingCalendar:
    """A calendar that covers every day an answer set mentions, with a year to spare on either side."""
    years = [day.year for day in _days(answers)]
    return working_calendar(min(years) - 1, max(years) + 1)


def _days(answers: AnswerSet) -> Iterator[date]:
    yield answers.period.start
    yield answers.period.end
    for answer in answers.answers.values():
        for values in (answer.facts, *answer.records):
            yield from _dates(values)


def _dates(values: Mapping[str, Any]) -> Iterator[date]:
    return (value for value in values.values() if isinstance(value, date))
