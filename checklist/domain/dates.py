"""Legal days: periods, the working-day calendar and how days are counted.

A legal day is a day in Asia/Ho_Chi_Minh; the domain never asks a clock. The counting conventions are a
decision of ours (DECISIONS.md) where a text does not define them, and they are written down here only.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

SATURDAY = 5
# Viet Nam has kept +07:00 without daylight saving since 1975, so a fixed offset needs no time-zone data on the machine.
VIETNAM = timezone(timedelta(hours=7))


def legal_day(instant: datetime) -> date:
    """The legal day of an instant, in Viet Nam."""
    return instant.astimezone(VIETNAM).date()


class BadPeriod(ValueError):
    """The text is not an inclusive ``FROM..TO`` pair of ISO days."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """An inclusive span of days."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise BadPeriod(f"{self.start}..{self.end}")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read ``2025-01-01..2025-12-31``. Raises :class:`BadPeriod`."""
        first, separator, last = text.strip().partition("..")
        if not separator:
            raise BadPeriod(text)
        try:
            return cls(date.fromisoformat(first.strip()), date.fromisoformat(last.strip()))
        except BadPeriod:
            raise
        except ValueError as error:
            raise BadPeriod(text) from error

    def __str__(self) -> str:
        return f"{self.start.isoformat()}..{self.end.isoformat()}"

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Interval:
    """A half-open span ``[start, until)``; ``None`` is open on that side. This is how law is in force."""

    start: date | None
    until: date | None

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.until is None or day < self.until)

    def overlaps(self, period: Period) -> bool:
        """Whether any day of ``period`` lies in the interval."""
        return (self.start is None or self.start <= period.end) and (self.until is None or period.start < self.until)


class DayOutsideCalendar(ValueError):
    """A day was asked for which this calendar has no public holidays, so it cannot be counted."""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Which days are worked: Monday to Friday, less ``holidays``, plus ``makeup_days`` worked in exchange.

    ``first_year`` and ``last_year`` bound the years that were loaded; outside them counting is refused rather than
    guessed.
    """

    holidays: frozenset[date]
    makeup_days: frozenset[date]
    first_year: int
    last_year: int

    def is_working(self, day: date) -> bool:
        """Whether ``day`` is worked. Raises :class:`DayOutsideCalendar`."""
        if not self.first_year <= day.year <= self.last_year:
            raise DayOutsideCalendar(day.isoformat())
        return day in self.makeup_days or (day.weekday() < SATURDAY and day not in self.holidays)

    def working_days_after(self, start: date, end: date) -> int:
        """How many working days lie in ``(start, end]``: the day of the event that starts a term is not counted."""
        return sum(self.is_working(day) for day in _days(start + timedelta(1), end))

    def working_days_before(self, start: date, end: date) -> int:
        """How many working days lie in ``[start, end)``: counted back from ``end``, whose own day is not counted."""
        return sum(self.is_working(day) for day in _days(start, end - timedelta(1)))


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(offset) for offset in range((last - first).days + 1)]


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later; a day that month does not have becomes its last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
