"""The forms of indicators of a consolidated report: units or areas down, indicators across, sums first.

A ratio is computed from the sums of its parts, never averaged. A board that is one with another is counted once, and
its note says how many were. A form has the indicators that some unit gave; what units were asked for and nobody gave is
named at its foot instead of filling columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from checklist.domain.committee.committee_figures import NAME
from checklist.domain.committee.consolidated_data import Consolidated, UnitEntry
from checklist.domain.committee.consolidated_forms import NOT_GIVEN, NUMBER, TOTAL, UNIT, notes_of
from checklist.domain.committee.consolidated_plan import FigureForm
from checklist.domain.committee.consolidated_sums import cross_sums
from checklist.domain.indicators.indicator import Indicator, Kind, RollUpRule
from checklist.domain.indicators.numbers import Number, written
from checklist.domain.indicators.rolling import RolledUp
from checklist.domain.papers.tables import Cell, Column, ColumnKind, Row, RowKind, Table

MARK = " (*)"
NO_AREA = "Không thuộc địa bàn nào"
# Two columns stand before the figures.
BEFORE = 2


@dataclass(frozen=True, slots=True)
class _Lines:
    """The rows of a form: a label and the figures that stand behind it."""

    label: str
    rolled: RolledUp


def figure_form(data: Consolidated, form: FigureForm) -> Table:
    """One form of indicators, with its cross-sums and what was counted once at the foot."""
    entries = [each for each in data.of(form.kinds) if each.standing.sent]
    whole = not form.kinds and data.committee is not None  # the committee itself is of no kind
    rolled = data.rolled_figures(entries, with_committee=whole)
    concerned = shown_indicators(data, form)
    shown = tuple(one for one in concerned if rolled.cell(one.code).given)
    if form.indicators or not shown:  # who has none of these is no row of zeros
        codes = {one.code for one in shown}
        entries = [each for each in entries if any(code in each.figures.values for code in codes)]
        whole = whole and any(code in data.committee_values for code in codes)
    sums = cross_sums(data.pack.indicators, rolled, (one.code for one in shown))
    wrong = {each.code for each in sums if not each.holds}
    first = Column("Địa bàn", UNIT.width) if form.by_area else UNIT
    columns = (NUMBER, first, *(_column(one, shown, wrong) for one in shown))
    lines = _lines(data, form, entries)
    if whole and data.committee_values:
        lines.append(_Lines(NAME.vi, data.committee_alone))
    rows = tuple(
        Row((str(place), line.label, *_cells(line.rolled, shown))) for place, line in enumerate(lines, 1)
    )  # fmt: skip
    total = Row(("", TOTAL, *_cells(rolled, shown)), RowKind.TOTAL)
    absent = [one.code for one in concerned if one not in shown and rolled.cell(one.code).missing]
    lacking = (f"Chưa đơn vị nào có số liệu về {len(absent)} chỉ tiêu: {', '.join(absent)}.",) if absent else ()
    notes = (*notes_of(data), *lacking, *_once(shown, rolled), *(each.note for each in sums))
    return Table(
        columns, rows, form.title, form.code, total if rows else None, notes, is_landscape=True, is_numbered=True
    )


def shown_indicators(data: Consolidated, form: FigureForm) -> tuple[Indicator, ...]:
    """The indicators that a form is about, in the order of the rule file."""
    found = []
    for one in data.pack.indicators:
        if form.indicators:
            wanted = one.code in form.indicators
        else:
            concerned = not form.kinds or any(one.concerns(kind) for kind in form.kinds)
            wanted = one.group in form.groups and concerned
        if wanted:
            found.append(one)
    return tuple(found)


def _lines(data: Consolidated, form: FigureForm, entries: Sequence[UnitEntry]) -> list[_Lines]:
    if form.by_area:
        areas = sorted({each.area for each in entries}, key=lambda area: (not area, area))
        return [
            _Lines(area or NO_AREA, data.rolled_figures(each for each in entries if each.area == area))
            for area in areas
        ]  # fmt: skip
    order = sorted(entries, key=lambda each: (each.code, each.name))
    return [_Lines(each.name, data.rolled_figures([each])) for each in order]


def _column(one: Indicator, shown: Sequence[Indicator], wrong: set[str]) -> Column:
    title = f"{one.code}{MARK if one.code in wrong else ''} {one.name.vi} ({one.unit.vi})"
    if one.kind is not Kind.RATIO:
        return Column(title, 16, ColumnKind.NUMBER)
    places = {each.code: f"({place})" for place, each in enumerate(shown, BEFORE + 1)}
    parts = (one.numerator, one.denominator)
    if not all(code in places for codes in parts for code in codes):
        return Column(title, 16, ColumnKind.NUMBER, is_percent=True)
    above, below = ("+".join(places[code] for code in codes) for codes in parts)
    return Column(title, 16, ColumnKind.NUMBER, formula=f"{_side(above)}/{_side(below)}", is_percent=True)


def _side(sum_: str) -> str:
    return f"[{sum_}]" if "+" in sum_ else sum_


def _cells(rolled: RolledUp, shown: Sequence[Indicator]) -> tuple[Cell, ...]:
    return tuple(_cell(rolled, one) for one in shown)


def _cell(rolled: RolledUp, one: Indicator) -> Cell:
    cell = rolled.cell(one.code)
    if not cell.given:
        return None if cell.missing else NOT_GIVEN
    if one.kind is Kind.RATIO:
        return Fraction(cell.total) / cell.base if cell.base else NOT_GIVEN
    number = rolled.number(one.code)
    if number is None:  # several latest values: nothing to add up
        return NOT_GIVEN
    if one.is_yes_no and len(rolled.units) == 1 and one.roll_up is RollUpRule.COUNT:
        return "Có" if number else "Không"
    return _written(number)


def _written(number: Number) -> Cell:
    return number if isinstance(number, int) else written(number)


def _once(shown: Sequence[Indicator], rolled: RolledUp) -> list[str]:
    aside = [(one, rolled.cell(one.code).set_aside) for one in shown]
    told = "; ".join(f"{one.code} bớt {written(number)} {one.unit.vi}" for one, number in aside if number)
    return [f"Ban ghép chỉ tính một lần: {told}."] if told else []
