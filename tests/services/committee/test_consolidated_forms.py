"""The forms of the consolidated report: the published figures come out of them exactly, and what is wrong shows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from checklist.domain.committee.consolidated_audit_forms import every_form
from checklist.domain.committee.consolidated_data import Consolidated
from checklist.domain.papers.tables import Row, Table
from checklist.services.committee.consolidated import workbook
from checklist.services.committee.consolidated_source import gather, plan_of
from checklist.services.workspace import Workspace
from tests.services.committee.consolidated_given import CAMPAIGN, TODAY, received, seed_figures

LATE, SILENT = "Hua Nà", "Im Lặng"
AT = datetime(2021, 2, 1, 3, tzinfo=UTC)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return received(tmp_path_factory.mktemp("seeds"), seed_figures(), silent=(SILENT,), late=(LATE,))


@pytest.fixture(scope="module")
def data(office: Workspace) -> Consolidated:
    return gather(office, CAMPAIGN, today=TODAY)


@pytest.fixture(scope="module")
def forms(office: Workspace, data: Consolidated) -> dict[str, Table]:
    return {table.code: table for table in every_form(data, plan_of(office))}


def figures(row: Row | None, table: Table) -> dict[str, object]:
    """The cells of a row by the code at the head of their column."""
    assert row is not None
    return {column.title.split()[0]: cell for column, cell in zip(table.columns, row.cells, strict=True)}


def test_who_has_not_sent_stands_first_and_who_was_late_next(forms: dict[str, Table]) -> None:
    names = [row.cells[1] for row in forms["01-BC"].rows]

    assert names[:2] == [f"Ủy ban nhân dân xã {SILENT}", f"Ủy ban nhân dân xã {LATE}"]
    assert [row.cells[4] for row in forms["01-BC"].rows[:3]] == ["Chưa gửi", "Chậm", "Đúng hạn"]


def test_the_published_sums_come_out_of_the_communes(forms: dict[str, Table]) -> None:
    total = figures(forms["04-X"].total, forms["04-X"])

    assert [total[code] for code in ("B01", "B03", "B15", "B16")] == [131, 131, 131, 790]
    assert [total[code] for code in ("A10", "A11", "D07", "D16", "D17")] == [752, 48328, 35, 258, 337]
    assert total["B04"] == 1


def test_a_combined_board_is_counted_once_and_the_form_says_so(forms: dict[str, Table]) -> None:
    total = figures(forms["04-X"].total, forms["04-X"])

    assert (total["E01"], total["E02"], total["E06"]) == (12, 132, 0)
    assert any("Ban ghép chỉ tính một lần: E06 bớt 12 ban" in note for note in forms["04-X"].notes)


def test_the_models_add_up_both_ways_at_the_foot_of_their_form(forms: dict[str, Table]) -> None:
    notes = forms["07-DV"].notes

    assert "Đối chiếu: H01 = H02 + H03: 4.198 = 1.781 + 2.417 (khớp)." in notes
    assert "Đối chiếu: H01 = H04 + H05 + H06 + H07: 4.198 = 1.497 + 1.222 + 618 + 861 (khớp)." in notes


def test_one_changed_number_is_marked_as_not_adding_up(tmp_path: Path) -> None:
    wrong = {name: dict(given) for name, given in list(seed_figures().items())[:2]}
    next(iter(wrong.values()))["H02"] += 1
    office = received(tmp_path, wrong)
    table = next(each for each in every_form(gather(office, CAMPAIGN, today=TODAY), plan_of(office))
                 if each.code == "07-DV")  # fmt: skip

    assert table.columns[2].title.startswith("H01 (*)")
    assert any(note.startswith("(*) Chưa khớp: H01 = H02 + H03") for note in table.notes)
    assert any(note.startswith("Đối chiếu: H01 = H04") for note in table.notes)


def test_the_grades_and_the_ungraded_are_those_that_were_due(forms: dict[str, Table]) -> None:
    assert "Đối chiếu số đơn vị phải chấm: 13 = 0 + 0 + 0 + 0 + 13 (khớp)." in forms["03-TH"].notes


def test_every_form_names_who_has_not_reported(forms: dict[str, Table]) -> None:
    assert all(f"01 đơn vị chưa báo cáo: Ủy ban nhân dân xã {SILENT}" in table.notes[0] for table in forms.values())


def test_a_form_about_units_that_nobody_is_is_left_out(forms: dict[str, Table]) -> None:
    assert list(forms) == ["01-BC", "02-XL", "03-TH", "04-X", "07-DV", "08-KT", "09-ND", "10-CL"]


def test_failures_stand_under_their_article_with_units_over_those_bound(
    forms: dict[str, Table], data: Consolidated
) -> None:
    first = forms["09-ND"].rows[0]

    assert str(first.cells[1]).startswith("Điều ")
    assert (first.cells[2].part, first.cells[2].whole) == (data.weak[0].units, data.weak[0].bound)  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def book(office: Workspace) -> Iterator[openpyxl.Workbook]:
    content = workbook(office, CAMPAIGN, at=AT, today=TODAY)
    loaded = openpyxl.load_workbook(io.BytesIO(content))
    yield loaded
    loaded.close()


def test_the_workbook_has_a_sheet_a_form_with_numbers_as_numbers(book: openpyxl.Workbook) -> None:
    sheet = book["07-DV"]
    cells = [cell.value for row in sheet.iter_rows() for cell in row]

    assert book.sheetnames[0] == "01-BC"
    assert {4198, 1781, 2417} <= {cell for cell in cells if isinstance(cell, int)}
