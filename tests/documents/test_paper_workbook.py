"""The forms as a workbook: numbers are numbers, the head stays in sight, and nothing typed becomes a formula."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from checklist.documents.table_workbook import tables_to_workbook
from checklist.domain.papers.tables import Column, Row, Table
from tests.domain.paper_form_samples import tables

ATTACKS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "http://attack.example/x", "{=1}", "\t=1")


def opened(*given: Table) -> Workbook:
    return load_workbook(io.BytesIO(tables_to_workbook(given)))


def test_every_form_is_a_sheet_by_its_code() -> None:
    assert opened(*tables()).sheetnames == ["01-BC", "03-TH", "04-X"]


def test_numbers_are_numbers_shown_as_on_paper() -> None:
    sheet = opened(*tables())["03-TH"]
    cell, share = sheet["C8"], sheet["I8"]

    assert (cell.value, cell.number_format) == (4198, "#,##0")
    assert share.value == pytest.approx(461 / 4198)
    assert share.number_format == "#,##0.00%"


def test_what_is_not_known_and_ratios_stand_as_text() -> None:
    sheet = opened(*tables())["04-X"]

    assert (sheet["D5"].value, sheet["E5"].value) == ("chưa có số liệu", "131/131 (100%)")


def test_the_head_is_merged_numbered_and_frozen() -> None:
    sheet = opened(*tables())["03-TH"]

    assert "E3:H3" in [str(merged) for merged in sheet.merged_cells.ranges]
    assert "A3:A4" in [str(merged) for merged in sheet.merged_cells.ranges]
    assert [sheet.cell(5, column).value for column in (1, 9)] == ["(1)", "(9)=(4)/(3)"]
    assert sheet.freeze_panes == "C6"


def test_the_total_stands_first_and_last() -> None:
    sheet = opened(*tables())["03-TH"]

    assert (sheet["B6"].value, sheet["B9"].value) == ("Tổng cộng", "Tổng cộng")


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_typed_becomes_a_formula_or_a_link(attack: str) -> None:
    columns = (Column(attack, 20, group=attack), Column(attack, 30, group=attack))
    table = Table(columns, (Row((attack, attack)),), title=attack, code="x", notes=(attack,), is_numbered=True)
    sheet = opened(table).worksheets[0]

    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type in ("s", "n")
            assert cell.hyperlink is None
    assert not any(isinstance(cell.value, int) for row in sheet.iter_rows() for cell in row)


def test_sheets_of_like_names_and_forbidden_letters_are_told_apart() -> None:
    table = replace(tables()[1], code="03/TH: [tổng hợp] xếp loại theo loại hình đơn vị")
    names = opened(table, table, replace(table, code="", title="")).sheetnames

    assert len(set(names)) == 3
    assert all(len(name) <= 31 for name in names)


def test_the_same_tables_give_the_same_bytes() -> None:
    assert tables_to_workbook(tables()) == tables_to_workbook(tables())


def test_columns_are_as_wide_as_on_paper() -> None:
    sheet = opened(*tables())["03-TH"]

    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["A"].width
