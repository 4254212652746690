"""The closed vocabulary of checks: what each asks for, and how it compares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from checklist.domain.check_types import CheckType, Outcome, Setting, Values
from checklist.domain.date_checks import DATE_CHECKS
from checklist.domain.dates import Period, WorkingCalendar
from checklist.domain.number_checks import NUMBER_CHECKS
from checklist.domain.point_checks import POINT_CHECKS
from checklist.domain.requirement import Check
from checklist.domain.text import Text

CHECK_TYPES: Mapping[str, CheckType] = {**DATE_CHECKS, **NUMBER_CHECKS, **POINT_CHECKS}


def run_check(
    name: str,
    arguments: Mapping[str, Any],
    values: Values,
    records: Sequence[Values],
    setting: Setting,
) -> Outcome:
    """Run the check called ``name``. ``records`` are all records of the set (empty without ``for_each``)."""
    return CHECK_TYPES[name].run(arguments, values, records, setting)


def asked_by(check: Check) -> Text:
    """What a check asks for, in words, whatever is answered."""
    day = date(2000, 1, 1)
    nothing = Setting(Period(day, day), WorkingCalendar(frozenset(), frozenset(), day.year, day.year))
    return run_check(check.name, check.arguments, {}, (), nothing).asked
