"""Forms 01-03 of a consolidated report: who has sent, each unit's scores and grade, the grades by kind of unit."""

from __future__ import annotations

from collections.abc import Iterator

from checklist.domain.committee.consolidated_data import Consolidated, UnitEntry
from checklist.domain.committee.rollup import Tally
from checklist.domain.law import UNIT_KIND_NAMES, UnitKind
from checklist.domain.papers.consolidated import closed_note
from checklist.domain.papers.grade_bars import GRADES_CODE, GRADES_GROUP
from checklist.domain.papers.tables import Cell, Column, ColumnKind, Ratio, Row, RowKind, Table
from checklist.domain.requirement import Right
from checklist.domain.right_names import SHORT_RIGHTS
from checklist.domain.text import date_vi, number_vi

NUMBER = Column("TT", 9, ColumnKind.CENTRE)
UNIT = Column("Đơn vị", 46)
TOTAL = "Tổng cộng"
NOT_GIVEN = "–"


def notes_of(data: Consolidated) -> tuple[str, ...]:
    """The note under every form: when the figures were closed, and who has not reported."""
    return (closed_note(date_vi(data.closed_on), data.missing),)


def reports_form(data: Consolidated) -> Table:
    """Form 01: every unit with what came in; who has not sent comes first, then who sent late."""
    columns = (
        NUMBER,
        Column("Đơn vị", 46),
        Column("Hạn gửi", 20, ColumnKind.CENTRE),
        Column("Ngày gửi", 20, ColumnKind.CENTRE),
        Column("Tình trạng", 20, ColumnKind.CENTRE),
        Column("Phiên bản", 16, ColumnKind.CENTRE),
        Column("Người ký", 34),
    )
    order = sorted(data.units, key=lambda each: (_lateness(each), each.name, each.code))
    rows = tuple(
        Row(
            (
                str(place),
                each.name,
                date_vi(data.campaign.due_on),
                date_vi(each.sent.on) if each.sent else NOT_GIVEN,
                _status(each),
                str(each.sent.version) if each.sent else NOT_GIVEN,
                (each.sent.signer if each.sent else "") or NOT_GIVEN,
            )
        )
        for place, each in enumerate(order, 1)
    )
    return Table(
        columns, rows, "Danh sách và tình trạng nộp báo cáo", "01-BC", notes=notes_of(data), is_numbered=True
    )  # fmt: skip


def scores_form(data: Consolidated) -> Table:
    """Form 02: points by group, bonus, penalty, both totals, the grade and what capped it."""
    rights = [right for right in Right if any(each.sent and right in each.sent.groups for each in data.units)]
    group = "Điểm tự chấm theo nhóm"
    columns = (
        NUMBER,
        UNIT,
        *(Column(SHORT_RIGHTS[right].vi, 15, ColumnKind.NUMBER, group) for right in rights),
        Column("Thưởng", 17, ColumnKind.NUMBER),
        Column("Trừ", 12, ColumnKind.NUMBER),
        Column("Tổng tự chấm", 17, ColumnKind.NUMBER),
        Column("Tổng thẩm định", 17, ColumnKind.NUMBER),
        Column("Xếp loại", 19, ColumnKind.CENTRE),
        Column("Khống chế", 30),
    )
    rows: list[Row] = []
    place = 0
    sent = [each for each in data.units if each.sent is not None]
    for category in dict.fromkeys(each.category for each in sorted(sent, key=_by_kind)):
        rows.append(Row(("", category, *[""] * (len(columns) - 2)), RowKind.GROUP))
        for each in sorted((one for one in sent if one.category == category), key=_by_kind):
            place += 1
            rows.append(Row(tuple(_scores(data, each, rights, place))))
    note = "Điểm theo nhóm là điểm đạt được trước khi quy về thang 100; xếp loại theo văn bản công nhận đã ban hành."
    return Table(columns, tuple(rows), "Kết quả tự chấm, thẩm định, xếp loại", "02-XL", notes=(*notes_of(data), note),
                 is_landscape=True, is_numbered=True)  # fmt: skip


def grades_form(data: Consolidated) -> Table:
    """Form 03: the grades by kind of unit. The units graded and ungraded together are those that had to send."""
    columns = (
        NUMBER,
        Column("Loại hình", 50),
        Column("Phải chấm", 20, ColumnKind.NUMBER),
        Column("Đã chấm", 20, ColumnKind.NUMBER),
        *(Column(name, 18, ColumnKind.NUMBER, GRADES_GROUP) for name in data.grades.values()),
        Column("Chưa xếp loại", 18, ColumnKind.NUMBER),
        Column("Tỷ lệ đã xếp loại", 30, ColumnKind.CENTRE),
    )
    rows = tuple(
        Row((str(place), UNIT_KIND_NAMES[UnitKind(kind)].vi if kind else "Loại khác", *_grades(data, tally)))
        for place, (kind, tally) in enumerate(sorted(data.rolled.kinds.items()), 1)
    )
    everything = data.rolled.everything
    total = Row(("", TOTAL, *_grades(data, everything)), RowKind.TOTAL)
    return Table(columns, rows, "Tổng hợp xếp loại", GRADES_CODE, total, (*notes_of(data), due_note(data, everything)),
                 is_landscape=True, is_numbered=True)  # fmt: skip


def due_note(data: Consolidated, tally: Tally) -> str:
    """Whether the grades and the ungraded add up to the units due, in numbers."""
    parts = [*(tally.grades.get(grade, 0) for grade in data.grades), tally.ungraded]
    sums = " + ".join(map(number_vi, parts))
    if sum(parts) == tally.due:
        return f"Đối chiếu số đơn vị phải chấm: {number_vi(tally.due)} = {sums} (khớp)."
    return f"(*) Chưa khớp: số đơn vị phải chấm {number_vi(tally.due)} ≠ {sums} (= {number_vi(sum(parts))})."


def _lateness(each: UnitEntry) -> int:
    if each.is_missing:
        return 0
    if each.sent is None:
        return 3
    return 2 if each.standing.on_time else 1


def _status(each: UnitEntry) -> str:
    return ("Chưa gửi", "Chậm", "Đúng hạn", "Miễn nộp")[_lateness(each)]


def _by_kind(each: UnitEntry) -> tuple[str, str, str]:
    return (each.category, each.code, each.name)


def _scores(data: Consolidated, each: UnitEntry, rights: list[Right], place: int) -> Iterator[Cell]:
    sent, standing = each.sent, each.standing
    yield from (str(place), each.name)
    for right in rights:
        earned = sent.groups.get(right) if sent else None
        yield earned[0] if earned else NOT_GIVEN
    yield from (sent.bonus, sent.penalty) if sent else (NOT_GIVEN, NOT_GIVEN)
    yield standing.self_score if standing.self_score is not None else NOT_GIVEN
    yield standing.audit_score if standing.audit_score is not None else "chưa thẩm định"
    yield data.grades.get(standing.grade, standing.grade) if standing.grade else "chưa xếp loại"
    yield "; ".join(sent.knocked_out) if sent else ""


def _grades(data: Consolidated, tally: Tally) -> tuple[Cell, ...]:
    graded = tuple(tally.grades.get(grade, 0) for grade in data.grades)
    return (tally.due, tally.sent, *graded, tally.ungraded, Ratio(sum(graded), tally.due))
