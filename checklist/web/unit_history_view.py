"""The results of a unit's past periods by right: a small chart, and the same figures as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from checklist.domain.dates import Period
from checklist.domain.requirement import Right
from checklist.domain.right_names import SHORT_RIGHTS
from checklist.domain.text import Text, decimal_vi
from checklist.services.unit_history import PastPeriod
from checklist.services.unit_work import Work
from checklist.web.unit_periods import short_name
from checklist.web.unit_texts import UnitTexts
from checklist.web.wording import NOTHING, SEMICOLON, fill, joined, same

# Units of the drawing, which is about as wide as a phone.
WIDTH, LEFT, FULL, HEADING, ROW, THICK = 360, 88, 210, 22, 19, 12
MOST_PERIODS = 4
PERCENT = Text("{value} %", "{value} %")


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One period of one right: its name, how long its bar is and what is written after it."""

    name: Text
    width: str
    value: Text
    bar_top: int
    base: int
    value_left: int
    latest: bool


@dataclass(frozen=True, slots=True)
class ChartGroup:
    """A right with its bars."""

    name: Text
    base: int
    bars: tuple[ChartBar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing; ``words`` say all of it."""

    width: int
    height: int
    left: int
    full: int
    thick: int
    words: Text
    groups: tuple[ChartGroup, ...]


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A line of the table: a name and one figure a period, each under the period's name."""

    name: Text
    cells: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, slots=True)
class History:
    """The chart with its table; ``more`` says that older periods are left out."""

    periods: tuple[Text, ...]
    chart: Chart
    rows: tuple[HistoryRow, ...]
    more: Text | None


def history_of(past: Sequence[PastPeriod]) -> History | None:
    """The history of these periods, which come earliest first; nothing where there is none."""
    shown = past[-MOST_PERIODS:]
    if not shown:
        return None
    names = [_name(each, shown) for each in shown]
    rights = [right for right in Right if any(right in each.shares for each in shown)]
    rows = [
        HistoryRow(UnitTexts.score, tuple(zip(names, (_score(each.score) for each in shown), strict=True))),
        HistoryRow(UnitTexts.grade, tuple(zip(names, (_grade(each) for each in shown), strict=True))),
    ]
    rows += [HistoryRow(SHORT_RIGHTS[right], tuple(_cells(right, shown, names))) for right in rights]
    left_out = len(past) - len(shown)
    return History(
        periods=tuple(names),
        chart=chart_of(rights, shown, names),
        rows=tuple(rows),
        more=fill(UnitTexts.older_periods, count=same(str(left_out))) if left_out else None,
    )


def chart_of(rights: Sequence[Right], past: Sequence[PastPeriod], names: Sequence[Text]) -> Chart:
    """The drawing: a heading a right, below it one bar a period, the full width being all points that could be had."""
    groups, top = [], 0
    for right in rights:
        bars: list[ChartBar] = []
        for place, (each, name) in enumerate(zip(past, names, strict=True)):
            if right not in each.shares:
                continue
            bar_top = top + HEADING + ROW * len(bars)
            bars.append(_bar(each.shares[right], name, bar_top, latest=place == len(past) - 1))
        groups.append(ChartGroup(SHORT_RIGHTS[right], top + HEADING - 6, tuple(bars)))
        top += HEADING + ROW * len(bars) + 4
    told = (
        fill(
            UnitTexts.chart_part,
            right=SHORT_RIGHTS[right],
            figures=joined((_pair(name, figure) for name, figure in _cells(right, past, names)), same(", ")),
        )
        for right in rights
    )
    words = fill(UnitTexts.chart_words, parts=joined(told, SEMICOLON))
    return Chart(WIDTH, top, LEFT, FULL, THICK, words, tuple(groups))


def _bar(share: Fraction, name: Text, top: int, *, latest: bool) -> ChartBar:
    width = str(round(share * FULL))
    return ChartBar(name, width, _percent(share), top, top + THICK - 2, LEFT + FULL + 6, latest)


def _name(one: PastPeriod, shown: Sequence[PastPeriod]) -> Text:
    """A period's name; with its law where two books were used for one period."""
    head = one.work.head
    period = Period(head.period_from, head.period_to)
    name = short_name(period)
    twins = [each for each in shown if short_name(Period(each.work.head.period_from, each.work.head.period_to)) == name]
    return name if len(twins) == 1 else fill(UnitTexts.of_book, period=name, book=same(head.regulation))


def _cells(right: Right, past: Sequence[PastPeriod], names: Sequence[Text]) -> list[tuple[Text, Text]]:
    return [
        (name, _percent(each.shares[right]) if right in each.shares else same("–"))
        for each, name in zip(past, names, strict=True)
    ]


def _pair(name: Text, figure: Text) -> Text:
    return joined((name, figure), same(" "))


def _percent(share: Fraction) -> Text:
    text = decimal_vi(share * 100, 1).removesuffix(",0")
    return fill(PERCENT, value=Text(text, text.replace(",", ".")))


def _score(score: Fraction) -> Text:
    text = decimal_vi(score, 2)
    return Text(text, text.replace(",", "."))


def _grade(past: PastPeriod) -> Text:
    return grade_words(past.grade, past.work)


def grade_words(grade: str | None, work: Work) -> Text:
    """The name of a sealed grade in both languages; a seal keeps it in Vietnamese alone."""
    if grade is None:
        return UnitTexts.no_grade
    bands = work.draft.sealed.scoring.bands if work.draft and work.draft.sealed else ()
    return next((band.name for band in bands if band.name.vi == grade), same(grade) if grade else NOTHING)
