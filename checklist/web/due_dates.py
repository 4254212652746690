"""When the report of a draft is due, and how far off that is, as the dashboard and the overview say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checklist.domain.text import Text
from checklist.web.unit_periods import days_until
from checklist.web.unit_texts import UnitTexts
from checklist.web.wording import day

SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class DateLine:
    """A day of a period in progress, with how far off it is; ``style`` marks one that presses."""

    name: Text
    day: Text
    left: Text | None
    style: str


def due_line(due_on: date, today: date) -> DateLine:
    """The day a report is due, with the days left or past as of ``today``."""
    style = "state-incomplete" if (due_on - today).days <= SOON_DAYS else "state-done"
    return DateLine(UnitTexts.due_on, day(due_on), days_until(due_on, today), style)
