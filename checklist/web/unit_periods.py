"""The kinds of period a report may cover, and which day closes it; when it is to be handed in is another matter."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date

from checklist.domain.dates import Period, add_months
from checklist.domain.text import Text, date_vi
from checklist.domain.values import FIRST_YEAR, LAST_YEAR, read_day
from checklist.web.answer_forms import day_as_written
from checklist.web.unit_texts import UnitTexts
from checklist.web.walk_tabs import period_words
from checklist.web.wording import fill, same

PRESET, CLOSING, YEAR, FIRST, LAST = "loai", "chot", "nam", "tu", "den"
WHOLE_YEAR, SCHOOL_YEAR, OWN = "nam", "nam-hoc", "tu-chon"
BY_CALENDAR, BY_REPORT = "lich", "bao-cao"
# A habit of the State's periodic reports, offered as a shorter way to type two days: any other days can be typed.
CLOSING_DAY = 14

PRESETS: Mapping[str, Text] = {
    WHOLE_YEAR: Text("Cả năm", "Whole year"),
    "6t-1": Text("6 tháng đầu năm", "First half-year"),
    "6t-2": Text("6 tháng cuối năm", "Second half-year"),
    **{f"q-{n}": Text(f"Quý {n}", f"Quarter {n}") for n in range(1, 5)},
    **{f"t-{n}": Text(f"Tháng {n}", f"Month {n}") for n in range(1, 13)},
    SCHOOL_YEAR: Text("Năm học (01/9 – 31/8 năm sau)", "School year (1 September – 31 August)"),
    OWN: Text("Tự chọn ngày", "Own dates"),
}
CLOSINGS: Mapping[str, Text] = {
    BY_CALENDAR: Text("Ngày cuối tháng, theo lịch", "The last day of the month"),
    BY_REPORT: Text("Ngày 14, theo kỳ báo cáo Nhà nước", "The 14th, as State reports do"),
}
MONTHS = {"nam": 12, "6t": 6, "q": 3, "t": 1}
SHORT_HALF = (Text("6T đầu {year}", "H1 {year}"), Text("6T cuối {year}", "H2 {year}"))
SHORT_QUARTER = Text("Quý {place}/{year}", "Q{place} {year}")
SHORT_MONTH = Text("T{place}/{year}", "{place}/{year}")
SHORT_SCHOOL = Text("{year}–{next}", "{year}–{next}")


def default_period(today: date) -> dict[str, str]:
    """What the form says before anybody typed: the whole present year."""
    return {PRESET: WHOLE_YEAR, CLOSING: BY_CALENDAR, YEAR: str(today.year), FIRST: "", LAST: ""}


def typed_period(period: Period) -> dict[str, str]:
    """The form that says ``period``: as a kind of period where it is one, else in its own dates."""
    for closing in CLOSINGS:
        for preset in PRESETS:
            for year in {period.end.year, period.start.year}:
                if preset != OWN and preset_period(preset, year, closing) == period:
                    return {PRESET: preset, CLOSING: closing, YEAR: str(year), FIRST: "", LAST: ""}
    start, end = date_vi(period.start), date_vi(period.end)
    return {PRESET: OWN, CLOSING: BY_CALENDAR, YEAR: str(period.end.year), FIRST: start, LAST: end}


def period_from(typed: Mapping[str, str]) -> tuple[Period | None, dict[str, Text]]:
    """The period that the form says, or what is wrong by field."""
    preset = typed.get(PRESET, "")
    if preset == OWN:
        days = {name: read_day(day_as_written(typed.get(name, ""))) for name in (FIRST, LAST)}
        start, end = days[FIRST], days[LAST]
        if start is None or end is None:
            return None, {name: UnitTexts.bad_day for name, day in days.items() if day is None}
        if end < start:
            return None, {LAST: UnitTexts.bad_order}
        if start.year < FIRST_YEAR or end.year > LAST_YEAR:
            return None, {FIRST: UnitTexts.bad_year}
        return Period(start, end), {}
    text = typed.get(YEAR, "").strip()
    if not (text.isascii() and text.isdecimal() and len(text) == 4 and FIRST_YEAR < int(text) < LAST_YEAR):
        return None, {YEAR: UnitTexts.bad_year}
    return preset_period(preset, int(text), typed.get(CLOSING, "")), {}


def preset_period(preset: str, year: int, closing: str = BY_CALENDAR) -> Period:
    """The period of a kind in a year; a kind that is unknown is the whole year.

    ``closing`` says which calendar closes it. The school year has a calendar of its own.
    """
    if preset == SCHOOL_YEAR:
        return Period(date(year, 9, 1), date(year + 1, 8, 31))
    kind, _, count = preset.partition("-") if preset in PRESETS else (WHOLE_YEAR, "", "")
    months = MONTHS.get(kind, MONTHS[WHOLE_YEAR])
    last = int(count or 1) * months
    end = date(year, last, calendar.monthrange(year, last)[1])
    start = date(year, last - months + 1, 1)
    if closing != BY_REPORT:
        return Period(start, end)
    return Period(add_months(start, -1).replace(day=CLOSING_DAY + 1), end.replace(day=CLOSING_DAY))


def short_name(period: Period) -> Text:
    """A period in a word or two, for a narrow column: ``2025``, ``Quý 2/2025``; else its days."""
    typed = typed_period(period)
    kind, _, count = typed[PRESET].partition("-")
    year, place = same(typed[YEAR]), same(count)
    if typed[PRESET] == SCHOOL_YEAR:
        return fill(SHORT_SCHOOL, year=year, next=same(str(period.end.year)))
    if typed[PRESET] == OWN:
        return period_words(period)
    if kind == "6t":
        return fill(SHORT_HALF[int(count) - 1], year=year)
    return {"q": fill(SHORT_QUARTER, place=place, year=year), "t": fill(SHORT_MONTH, place=place, year=year)}.get(
        kind, year
    )


def days_until(day: date, today: date) -> Text:
    """How far off a day is: still to come, today or past."""
    left = (day - today).days
    words = UnitTexts.today if left == 0 else UnitTexts.days_left if left > 0 else UnitTexts.days_over
    count = abs(left)
    return fill(words, count=Text(str(count), "1 day" if count == 1 else f"{count} days"))
