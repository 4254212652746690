"""Tables: one source for page and workbook, figures written as offices write them, wide ones split over pages."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.domain.papers.tables import (
    MOST_COLUMNS,
    Cell,
    Column,
    ColumnKind,
    HeadCell,
    Ratio,
    Row,
    RowKind,
    Table,
    cell_text,
    sheets,
)
from tests.domain.paper_form_samples import tables

PLAIN = Column("Số", 20, ColumnKind.NUMBER)
SHARE = Column("Tỷ lệ", 20, ColumnKind.NUMBER, is_percent=True)


@pytest.mark.parametrize(
    ("cell", "column", "text"),
    [
        (48328, PLAIN, "48.328"),
        (Fraction(461, 4198), SHARE, "10,98%"),
        (Fraction(1), SHARE, "100%"),
        (Ratio(131, 131), PLAIN, "131/131 (100%)"),
        (Ratio(0, 0), PLAIN, "–"),
        (None, PLAIN, "chưa có số liệu"),
        (5, PLAIN, "5"),
        (Fraction(905, 10), PLAIN, "90,50"),
        ("05 vụ việc", PLAIN, "05 vụ việc"),
    ],
)
def test_a_cell_is_written_as_offices_write_it(cell: Cell, column: Column, text: str) -> None:
    assert cell_text(cell, column) == text


def test_columns_of_one_group_share_a_heading() -> None:
    (sheet,) = sheets(tables()[1])

    assert HeadCell("Xếp loại", 4, 1) in sheet.upper
    assert sheet.lower == ("Tốt", "Khá", "Trung bình", "Yếu")
    assert sheet.upper[0] == HeadCell("TT", 1, 2)


def test_columns_are_numbered_and_computed_ones_carry_their_formula() -> None:
    (sheet,) = sheets(tables()[1])

    assert sheet.numbers[:2] == ("(1)", "(2)")
    assert sheet.numbers[-1] == "(9)=(4)/(3)"


def test_the_total_stands_first_and_again_at_the_end() -> None:
    (sheet,) = sheets(tables()[1])

    assert [row.kind for row in sheet.rows] == [RowKind.TOTAL, RowKind.PLAIN, RowKind.PLAIN, RowKind.TOTAL]
    assert sheet.rows[0] == sheet.rows[-1]


def test_a_wide_table_goes_on_with_what_the_row_is() -> None:
    first, second = sheets(tables()[2])

    assert [row.cells[1] for row in first.rows] == [row.cells[1] for row in second.rows]
    assert second.numbers[:3] == ("(1)", "(2)", "(13)")
    assert (first.place, second.place, second.of) == (1, 2, 2)


def test_a_row_of_another_length_than_the_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="2 cells in a table of 1 columns"):
        Table((PLAIN,), (Row((1, 2)),))


@given(widths=st.lists(st.integers(10, 60), min_size=1, max_size=40), landscape=st.booleans())
def test_every_column_is_shown_once_within_the_page_and_the_limit(widths: list[int], landscape: bool) -> None:
    head = (Column("TT", 9), Column("Đơn vị", 46))
    columns = (*head, *(Column(f"C{n}", width) for n, width in enumerate(widths)))
    table = Table(columns, (Row(tuple(str(n) for n in range(len(columns)))),), is_landscape=landscape, is_numbered=True)
    parts = sheets(table)

    assert [number for part in parts for number in part.numbers[2:]] == [f"({n + 3})" for n in range(len(widths))]
    for part in parts:
        assert len(part.widths) <= MOST_COLUMNS
        assert sum(float(width) for width in part.widths) == pytest.approx(table.width, abs=0.2)
        assert part.numbers[:2] == ("(1)", "(2)")
