"""Checks in words: which answers are compared with what, with the numbers of the rule files.

What a check asks for (“không quá 3 ngày làm việc”) is worded by the check itself; here it meets the questions it reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from checklist.domain.check_types import PERIOD_DAYS, Setting
from checklist.domain.checks import run_check
from checklist.domain.dates import Period, WorkingCalendar
from checklist.domain.point_checks import POINTS
from checklist.domain.requirement import Check
from checklist.domain.text import Text
from checklist.web.condition_words import Vocabulary
from checklist.web.wording import NOTHING, capitalised, fill, number

PERIOD_DAY_NAMES = {
    "period_start": Text("ngày đầu kỳ đánh giá", "the first day of the period"),
    "period_end": Text("ngày cuối kỳ đánh giá", "the last day of the period"),
}
DAY_OF = Text("ngày ở {label}", "the day in {label}")
COUNT_OF = Text("số ở {label}", "the number in {label}")

SPAN = Text("từ {start} đến {end}: {asked}", "from {start} to {end}: {asked}")
MARGIN = Text("{start} phải {asked} so với {end}", "{start} must be {asked} {end}")
ORDER = Text("{start} phải {asked} {end}", "{start} must be {asked} {end}")
COUNT = Text("{given}: {asked}", "{given}: {asked}")
SHARE = Text("{part} so với {whole}: {asked}", "{part} compared with {whole}: {asked}")
HAPPENED = Text("tính theo {label}: {asked}", "counted by {label}: {asked}")
NEIGHBOURS = Text("{label} của các lần liền nhau: {asked}", "{label} of neighbouring records: {asked}")
ANSWER = Text("{label} phải trả lời “{asked}”", "{label} must be answered “{asked}”")
POINT_TABLE = Text("Thực hiện {asked} trong bảng nội dung", "Done: {asked} in the table of points")
BAND = Text("{given} phải đủ theo {size}", "{given} must suffice for {size}")
FIRST_BAND = Text("dưới {end}: ít nhất {minimum}", "below {end}: at least {minimum}")
MIDDLE_BAND = Text("từ {start} đến dưới {end}: ít nhất {minimum}", "from {start} to below {end}: at least {minimum}")
LAST_BAND = Text("từ {start} trở lên: ít nhất {minimum}", "from {start} up: at least {minimum}")

PATTERNS = {
    "within_days": SPAN,
    "within_working_days": SPAN,
    "lasts_at_least": SPAN,
    "no_gap_longer_than": SPAN,
    "working_days_before": MARGIN,
    "days_before": MARGIN,
    "on_or_before": ORDER,
    "before": ORDER,
    "at_least": COUNT,
    "at_most": COUNT,
    "more_than": COUNT,
    "share_at_least": SHARE,
    "share_more_than": SHARE,
    "happened_at_least": HAPPENED,
    "answered_yes": ANSWER,
    "answered_no": ANSWER,
    "all_points": POINT_TABLE,
    "band": BAND,
}

# Without any answer a check still says what it asks for; no day of this period or calendar is ever looked at.
NO_ANSWERS: Mapping[str, Any] = {POINTS: {}}
ANY_DAY = date(2000, 1, 1)
NO_SETTING = Setting(Period(ANY_DAY, ANY_DAY), WorkingCalendar(frozenset(), frozenset(), ANY_DAY.year, ANY_DAY.year))


def check_words(check: Check, known: Vocabulary) -> Text:
    """``check`` as one sentence without its full stop: ``Từ ngày ở câu 1 đến ngày ở câu 2: không quá 3 ngày``."""
    arguments = check.arguments
    pattern = NEIGHBOURS if "dates" in arguments else PATTERNS[check.name]
    asked = run_check(check.name, arguments, NO_ANSWERS, (), NO_SETTING).asked
    return capitalised(
        fill(
            pattern,
            asked=asked,
            start=_day(arguments.get("from"), known),
            end=_day(arguments.get("to"), known),
            given=_count(arguments.get("given"), known),
            part=_count(arguments.get("part"), known),
            whole=_count(arguments.get("whole"), known),
            size=_count(arguments.get("of"), known),
            label=_label(arguments, known),
        )
    )


def band_words(check: Check) -> tuple[Text, ...]:
    """The rows of a check by bands, one line each; none for any other check."""
    words: list[Text] = []
    start = None
    for row in check.arguments.get("bands", ()):
        end, minimum = row.get("less_than"), number(row["at_least"])
        if start is None:
            words.append(fill(FIRST_BAND, end=number(end or 0), minimum=minimum))
        elif end is not None:
            words.append(fill(MIDDLE_BAND, start=number(start), end=number(end), minimum=minimum))
        else:
            words.append(fill(LAST_BAND, start=number(start), minimum=minimum))
        start = end
    return tuple(words)


def _day(key: str | None, known: Vocabulary) -> Text:
    if key is None:
        return NOTHING
    return PERIOD_DAY_NAMES[key] if key in PERIOD_DAYS else fill(DAY_OF, label=known.label(key))


def _count(key: str | None, known: Vocabulary) -> Text:
    return NOTHING if key is None else fill(COUNT_OF, label=known.label(key))


def _label(arguments: Mapping[str, Any], known: Vocabulary) -> Text:
    for argument in ("date", "dates"):
        if argument in arguments:
            return _day(arguments[argument], known)
    return known.label(arguments["given"]) if "given" in arguments else NOTHING
