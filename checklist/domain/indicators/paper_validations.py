"""Validations of the paper behind a figure: its number, its day, the note that explains it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from checklist.domain.dates import add_months
from checklist.domain.indicators.validation_types import ArgumentKind, Figures, Outcome, Vocabulary, compared, is_
from checklist.domain.text import Text, date_vi

PAPER_VALIDATIONS = Vocabulary()


@PAPER_VALIDATIONS.enter("reference_if_positive", {})
def reference_if_positive(code: str, arguments: Mapping[str, Any], figures: Figures) -> Outcome | None:
    """Where the figure is above zero (yes), the number and the day of the paper are given."""
    value = figures.value(code)
    if not value.number:
        return None
    missing_vi = [*([] if value.reference else ["số, ký hiệu"]), *([] if value.dated else ["ngày ban hành"])]
    missing_en = [*([] if value.reference else ["number"]), *([] if value.dated else ["date of issue"])]
    given = Text(f"{code}: thiếu {', '.join(missing_vi)}", f"{code}: missing {', '.join(missing_en)}")
    return Outcome(not missing_vi, given, (code,))


@PAPER_VALIDATIONS.enter("note_if_positive", {})
def note_if_positive(code: str, arguments: Mapping[str, Any], figures: Figures) -> Outcome | None:
    """Where the figure is above zero (yes), a note says why or which."""
    value = figures.value(code)
    if not value.number:
        return None
    return compared(bool(value.note.strip()), (code,), is_(code, value.number))


@PAPER_VALIDATIONS.enter("dated_by", {"month": ArgumentKind.INTEGER, "day": ArgumentKind.INTEGER})
def dated_by(code: str, arguments: Mapping[str, Any], figures: Figures) -> Outcome | None:
    """The paper is dated no later than a day of the year in which the period ends."""
    dated = figures.value(code).dated
    if dated is None:
        return None
    last = date(figures.period.end.year, arguments["month"], arguments["day"])
    return _dated(code, dated, last, dated <= last, "≤")


@PAPER_VALIDATIONS.enter("not_older_than", {"years": ArgumentKind.INTEGER})
def not_older_than(code: str, arguments: Mapping[str, Any], figures: Figures) -> Outcome | None:
    """The paper is at most so many years old when the period ends."""
    dated = figures.value(code).dated
    if dated is None:
        return None
    first = add_months(figures.period.end, -12 * arguments["years"])
    return _dated(code, dated, first, dated >= first, "≥")


def _dated(code: str, dated: date, limit: date, passed: bool, sign: str) -> Outcome:
    given = Text(f"{code}: ngày {date_vi(dated)}; {sign} {date_vi(limit)}", f"{code}: dated {dated}; {sign} {limit}")
    return Outcome(passed, given, (code,))
