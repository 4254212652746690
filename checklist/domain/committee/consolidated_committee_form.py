"""The form of a consolidated report with the figures that the committee itself gave, beside those of the units.

One row a figure: the committee's own, that of the units where they report it too, and both together where they add up.
A level or an index is never added: it stands with the note that names its year and source.
"""

from __future__ import annotations

from collections.abc import Sequence

from checklist.domain.committee.committee_figures import NAME
from checklist.domain.committee.consolidated_data import Consolidated
from checklist.domain.committee.consolidated_forms import NOT_GIVEN, NUMBER, notes_of
from checklist.domain.indicators.checking import Issue
from checklist.domain.indicators.indicator import Indicator, Kind
from checklist.domain.indicators.numbers import written
from checklist.domain.indicators.rolling import RolledUp
from checklist.domain.indicators.values import NOTHING, Value, shown
from checklist.domain.papers.tables import Cell, Column, ColumnKind, Row, Table
from checklist.domain.text import date_vi

CODE = "11-BCĐ"
MARK = " (*)"
FIGURES = "Số liệu"


def committee_form(data: Consolidated) -> Table | None:
    """The form; ``None`` where the committee gave nothing."""
    given = [one for one in data.pack.indicators if data.committee_alone.cell(one.code).given]
    if not given:
        return None
    blocking = [issue for issue in data.committee_issues if issue.blocks]
    wrong, units = {issue.code for issue in blocking}, data.rolled_figures(data.units)
    columns = (
        NUMBER,
        Column("Chỉ tiêu", 76),
        Column("Đơn vị tính", 24),
        Column(NAME.vi, 24, ColumnKind.NUMBER, FIGURES),
        Column("Các đơn vị", 24, ColumnKind.NUMBER, FIGURES),
        Column("Tổng hợp", 24, ColumnKind.NUMBER, FIGURES),
        Column("Ghi chú, văn bản", 70),
    )
    rows = tuple(
        Row(
            (
                str(place),
                f"{one.code}{MARK if one.code in wrong else ''} {one.name.vi}",
                one.unit.vi,
                _own(data, one),
                _rolled(units, one),
                _rolled(data.figures, one),
                remark(data.committee_values.get(one.code, NOTHING)),
            )
        )
        for place, one in enumerate(given, 1)
    )
    notes = (*notes_of(data), *_lacking(data), *_failed(blocking), *_unexplained(data.committee_issues))
    return Table(columns, rows, "Số liệu do Ban Chỉ đạo báo cáo", CODE, notes=notes, is_landscape=True,
                 is_numbered=True)  # fmt: skip


def remark(value: Value) -> str:
    """What was said of a figure, and the paper it rests on."""
    paper = " ".join(
        part for part in (value.reference, f"ngày {date_vi(value.dated)}" if value.dated else "") if part
    )  # fmt: skip
    return "; ".join(part for part in (value.note, paper) if part)


def failure(issue: Issue) -> str:
    """A check that a figure of the committee did not pass, in one line with the figures compared."""
    return f"{issue.code}: {issue.say.vi.rstrip('.')} ({issue.given.vi})"


def _own(data: Consolidated, one: Indicator) -> Cell:
    number = data.committee_alone.number(one.code)
    return shown(one, number).vi if one.is_yes_no else _rolled(data.committee_alone, one)


def _rolled(rolled: RolledUp, one: Indicator) -> Cell:
    number = rolled.number(one.code)
    if number is None:
        return NOT_GIVEN
    if one.kind is Kind.RATIO:
        return written(number, 2)
    return number if isinstance(number, int) else written(number)


def _lacking(data: Consolidated) -> tuple[str, ...]:
    asked = data.committee.asked if data.committee and data.committee.asked else frozenset()
    codes = [one.code for one in data.pack.indicators if one.code in asked - data.committee_values.keys()]
    return (f"{NAME.vi} chưa có số liệu về {len(codes)} chỉ tiêu: {', '.join(codes)}.",) if codes else ()


def _failed(blocking: Sequence[Issue]) -> tuple[str, ...]:
    told = "; ".join(failure(issue) for issue in blocking)
    return (f"(*) Chưa đạt phép kiểm tra: {told}.",) if told else ()


def _unexplained(issues: Sequence[Issue]) -> tuple[str, ...]:
    told = "; ".join(failure(issue) for issue in issues if not issue.blocks)
    return (f"Chưa giải trình: {told}.",) if told else ()
