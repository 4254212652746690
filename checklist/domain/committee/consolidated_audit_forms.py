"""Forms 08-10 of a consolidated report: audits and what they asked for, common failures by article, quality of data."""

from __future__ import annotations

from collections.abc import Iterable

from checklist.domain.committee.consolidated_committee_form import committee_form
from checklist.domain.committee.consolidated_data import Consolidated, UnitEntry
from checklist.domain.committee.consolidated_figure_forms import figure_form
from checklist.domain.committee.consolidated_forms import (
    NOT_GIVEN,
    NUMBER,
    UNIT,
    grades_form,
    notes_of,
    reports_form,
    scores_form,
)
from checklist.domain.committee.consolidated_plan import Plan
from checklist.domain.law import Citation
from checklist.domain.papers.tables import Column, ColumnKind, Ratio, Row, RowKind, Table
from checklist.domain.report_words import cited
from checklist.domain.text import date_vi

AUDIT_STATES = {
    "open": "Đang thẩm định",
    "proposed": "Chờ kết luận",
    "concluded": "Đã kết luận",
    "returned": "Đã trả lại",
}
# So many codes stand in a cell; the rest are counted.
MOST_CODES = 8


def every_form(data: Consolidated, plan: Plan, *, with_quality: bool = True) -> tuple[Table, ...]:
    """All forms in their order, without those about kinds of unit that nobody here is.

    The one on the quality of data is internal and may be left out; that of the committee's own figures is there once it
    has given any.
    """
    own = committee_form(data)
    forms = [
        reports_form(data),
        scores_form(data),
        grades_form(data),
        *(figure_form(data, each) for each in plan.forms if data.of(each.kinds)),
        inspections_form(data),
        failures_form(data),
    ]
    return (*forms, *([quality_form(data)] if with_quality else []), *([own] if own else []))


def inspections_form(data: Consolidated) -> Table:
    """Form 08: every audit, what it found, what it asked for and until when."""
    columns = (
        NUMBER,
        Column("Đơn vị", 50),
        Column("Ngày mở", 22, ColumnKind.CENTRE),
        Column("Lần đến đơn vị", 16, ColumnKind.NUMBER),
        Column("Người, đoàn kiểm tra", 40),
        Column("Nội dung chưa đạt", 20, ColumnKind.NUMBER),
        Column("Việc yêu cầu khắc phục", 22, ColumnKind.NUMBER),
        Column("Việc chưa xong", 18, ColumnKind.NUMBER),
        Column("Hạn cuối", 24, ColumnKind.CENTRE),
        Column("Tình trạng", 31),
    )
    rows = tuple(
        Row(
            (
                str(place),
                each.unit,
                date_vi(each.opened_on),
                each.visits,
                each.auditor or NOT_GIVEN,
                each.faults,
                each.demands,
                each.open_demands,
                date_vi(each.last_due) if each.last_due else NOT_GIVEN,
                AUDIT_STATES.get(each.state, each.state),
            )
        )
        for place, each in enumerate(sorted(data.inspections, key=lambda each: (each.opened_on, each.unit)), 1)
    )
    return Table(columns, rows, "Kiểm tra và khắc phục", "08-KT", notes=notes_of(data), is_landscape=True,
                 is_numbered=True)  # fmt: skip


def failures_form(data: Consolidated) -> Table:
    """Form 09: what most units fall short of, article by article, with the requirements under each."""
    columns = (
        NUMBER,
        Column("Nội dung", 96),
        Column("Số đơn vị chưa đạt", 34, ColumnKind.CENTRE),
        Column("Căn cứ", 58),
        Column("Minh chứng thường thiếu", 55),
    )
    rows: list[Row] = []
    for place, weak in enumerate(data.weak, 1):
        article = data.pack.cite(Citation(*weak.article)).vi
        evidence = "; ".join(data.pack.evidence[each].vi for each in weak.evidence if each in data.pack.evidence)
        rows.append(Row((str(place), article, Ratio(weak.units, weak.bound), "", evidence), RowKind.GROUP))
        for each in weak.requirements:
            asked = data.pack.regulations[each.regulation].by_id()[each.requirement]
            bound = sum(data.rolled.verdicts[each.regulation, each.requirement].values())
            rows.append(Row(("", asked.text.vi, Ratio(each.units, bound), cited(data.pack, asked.cite), "")))
    note = "Tỷ lệ trên số đơn vị mà điều, nội dung được tính; mỗi đơn vị một lần ở mỗi điều."
    return Table(columns, tuple(rows), "Nội dung không đạt phổ biến", "09-ND", notes=(*notes_of(data), note),
                 is_landscape=True, is_numbered=True)  # fmt: skip


def quality_form(data: Consolidated) -> Table:
    """Form 10: warnings, figures that do not agree, figures that are not there, discrepancies found in receiving."""
    columns = (
        NUMBER,
        UNIT,
        Column("Cảnh báo", 46),
        Column("Chưa khớp", 46),
        Column("Chưa có số liệu", 70),
        Column("Chênh lệch khi tiếp nhận", 24, ColumnKind.NUMBER),
    )
    order = sorted((each for each in data.units if each.sent is not None), key=_by_doubt)
    rows = tuple(
        Row(
            (
                str(place),
                each.name,
                _codes(issue.code for issue in each.issues if not issue.blocks),
                _codes(issue.code for issue in each.issues if issue.blocks),
                _codes(each.lacking),
                each.sent.differences if each.sent else 0,
            )
        )
        for place, each in enumerate(order, 1)
    )
    return Table(columns, rows, "Chất lượng số liệu", "10-CL", notes=notes_of(data), is_landscape=True,
                 is_numbered=True)  # fmt: skip


def _by_doubt(each: UnitEntry) -> tuple[int, int, int, str]:
    wrong = sum(issue.blocks for issue in each.issues)
    return (-wrong, -(len(each.issues) - wrong), -len(each.lacking), each.name)


def _codes(codes: Iterable[str]) -> str:
    found = list(dict.fromkeys(codes))
    if not found:
        return NOT_GIVEN
    more = f" và {len(found) - MOST_CODES} chỉ tiêu khác" if len(found) > MOST_CODES else ""
    return f"{len(found)} ({', '.join(found[:MOST_CODES])}{more})"
