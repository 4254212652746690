"""Forms of a consolidated report for tests: grouped headings and formulas, many columns, long names."""

from __future__ import annotations

from fractions import Fraction

from checklist.domain.papers.consolidated import closed_note
from checklist.domain.papers.tables import Column, ColumnKind, Ratio, Row, RowKind, Table

AS_OF = "17 giờ 00, ngày 15/01/2026"
SCHOOL = "Trường Phổ thông dân tộc bán trú Trung học cơ sở Mường Kim"


def tables(units: int = 30) -> tuple[Table, ...]:
    """Forms of a consolidated report: one with grouped headings and formulas, one of many columns."""
    notes = (closed_note(AS_OF, ("Xã Tà Mung", "Trường Mầm non số 2 Mường Than")),)
    grades = Table(
        columns=(
            Column("TT", 9, ColumnKind.CENTRE),
            Column("Loại hình", 46),
            Column("Phải chấm", 20, ColumnKind.NUMBER),
            Column("Đã chấm", 20, ColumnKind.NUMBER),
            Column("Tốt", 18, ColumnKind.NUMBER, "Xếp loại"),
            Column("Khá", 18, ColumnKind.NUMBER, "Xếp loại"),
            Column("Trung bình", 18, ColumnKind.NUMBER, "Xếp loại"),
            Column("Yếu", 18, ColumnKind.NUMBER, "Xếp loại"),
            Column("Tỷ lệ đã chấm", 30, ColumnKind.NUMBER, formula="(4)/(3)", is_percent=True),
        ),
        rows=(
            Row(("1", "Xã, phường, đặc khu", 131, 131, 90, 30, 10, 1, Fraction(1))),
            Row(("2", "Cơ quan, đơn vị sự nghiệp công lập", 4198, 461, 400, 50, 11, 0, Fraction(461, 4198))),
        ),
        title="Tổng hợp xếp loại",
        code="03-TH",
        total=Row(("", "Tổng cộng", 4329, 592, 490, 80, 21, 1, Fraction(592, 4329)), RowKind.TOTAL),
        notes=notes,
        is_landscape=True,
        is_numbered=True,
    )
    wide = tuple(Column(f"Chỉ tiêu B{n:02d} lượt người tham dự", 18, ColumnKind.NUMBER) for n in range(1, 21))
    communes = Table(
        columns=(Column("TT", 9, ColumnKind.CENTRE), Column("Đơn vị", 46), *wide),
        rows=tuple(
            Row((str(n), f"Xã Mường Kim số {n}", *([48328 + n, None, Ratio(131, 131)] + [n * 7] * 17)))
            for n in range(1, units + 1)
        ),
        title="Số liệu ở xã, phường, đặc khu",
        code="04-X",
        total=Row(("", "Tổng cộng", *([1449840, None, Ratio(131, 131)] + [3255] * 17)), RowKind.TOTAL),
        notes=notes,
        is_landscape=True,
        is_numbered=True,
    )
    status = Table(
        columns=(
            Column("TT", 9, ColumnKind.CENTRE),
            Column("Đơn vị", 60),
            Column("Hạn", 24, ColumnKind.CENTRE),
            Column("Ngày gửi", 24, ColumnKind.CENTRE),
            Column("Đúng hạn, chậm", 26, ColumnKind.CENTRE),
            Column("Người ký", 22),
        ),
        rows=tuple(
            Row((str(n), f"{SCHOOL} số {n}", "15/01/2026", "12/01/2026", "Đúng hạn", "Lò Văn Phương"))
            for n in range(1, units + 1)
        ),
        title="Danh sách và tình trạng nộp báo cáo",
        code="01-BC",
        notes=notes,
        is_numbered=True,
    )
    return (status, grades, communes)
