"""Lists of units and villages from files: read as offices write them, shown first, applied as shown."""

from __future__ import annotations

import csv
import io
import time
from datetime import date

import openpyxl
import pytest

from checklist.services.committee.register import RegisterFault, register_of
from checklist.services.committee.register_columns import COLUMNS, NOTES, written
from checklist.services.committee.register_files import read_table, safe_cell, write_csv, write_xlsx
from checklist.services.committee.register_import import Preview, StalePreview, State, apply_import, preview_import
from checklist.services.committee.villages import village_counts
from checklist.services.committee.villages_import import apply_villages, preview_villages
from checklist.services.errors import FileRefused
from checklist.services.workspace import Workspace
from checklist.store import audit
from tests.services.committee.conftest import Seat
from tests.services.committee.register_given import BY, HEADER, a_list, given_unit
from tests.services.given import AT

LIST = a_list(
    ("01", "Tỉnh Thử", "Tỉnh", "", "", ""),
    ("00001", "Xã Một", "Xã", "01", "", ""),
    ("00002", "Phường Hai", "Phường", "Tỉnh Thử", "01/07/2025", ""),
)


def look(workspace: Workspace, content: bytes) -> Preview:
    return preview_import(workspace, content, at=AT, by=BY)


def take(workspace: Workspace, content: bytes) -> Preview:
    return apply_import(workspace, content, look(workspace, content).digest, at=AT, by=BY)


def states(found: Preview) -> list[str]:
    return [row.state.value for row in found.rows]


def test_nothing_is_kept_by_looking(seat: Seat) -> None:
    assert states(look(seat.workspace, LIST)) == ["new"] * 3
    assert not register_of(seat.workspace).units


def test_a_list_is_kept_as_it_was_shown_and_leaves_its_line_in_the_log(seat: Seat) -> None:
    take(seat.workspace, LIST)
    held = register_of(seat.workspace)

    (ward,) = held.of_code("00002")
    assert (ward.valid_from, ward.superior) == (date(2025, 7, 1), "Tỉnh Thử")
    with seat.workspace.database() as db:
        (line,) = audit.of_subject(db, "register")
    assert (line.action, line.detail["new"], line.actor) == ("register.import", 3, BY)


def test_the_same_list_again_changes_nothing(seat: Seat) -> None:
    take(seat.workspace, LIST)

    assert states(look(seat.workspace, LIST)) == ["unchanged"] * 3


def test_a_changed_line_names_what_changes(seat: Seat) -> None:
    take(seat.workspace, LIST)
    found = look(seat.workspace, a_list(("00001", "Xã Một Mới", "Xã", "01", "", "")))

    assert (states(found), found.rows[0].fields) == (["changed"], ("name",))


def test_children_may_stand_above_their_parents_in_the_file(seat: Seat) -> None:
    found = take(seat.workspace, a_list(("1", "Xã Một", "Xã", "01", "", ""), ("01", "Tỉnh Thử", "Tỉnh", "", "", "")))

    assert states(found) == ["new", "new"]


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (("", "", "Xã", "", "", ""), "tên đơn vị"),
        (("3", "Bản Lằn", "Làng", "", "", ""), "loại đơn vị"),
        (("3", "Xã Ba", "Xã", "99", "", ""), "“99”"),
        (("3", "Xã Ba", "Xã", "01", "31/02/2025", ""), "31/02/2025"),
        (("3", "Xã Ba", "Xã", "01", "02/07/2025", "01/07/2025"), "Ngày cuối"),
        (("3", "Huyện Ba", "Huyện", "01", "", ""), "203/2025"),
    ],
)
def test_a_fault_is_named_with_its_line_and_the_rest_is_kept(seat: Seat, row: tuple[str, ...], word: str) -> None:
    content = a_list(("01", "Tỉnh Thử", "Tỉnh", "", "", ""), row)
    (faulty,) = look(seat.workspace, content).of(State.FAULTY)

    assert (faulty.line, word in faulty.why[0].vi) == (3, True)
    take(seat.workspace, content)
    assert len(register_of(seat.workspace).units) == 1


def test_a_unit_below_a_faulty_line_is_faulty_too(seat: Seat) -> None:
    found = look(seat.workspace, a_list(("H", "Huyện Ba", "Huyện", "", "", ""), ("3", "Xã Ba", "Xã", "H", "", "")))

    assert states(found) == ["faulty", "faulty"]


def test_a_unit_twice_in_a_file_is_a_conflict(seat: Seat) -> None:
    found = look(seat.workspace, a_list(*[("1", "Xã Một", "Xã", "", "", "")] * 2))

    assert states(found) == ["new", "conflict"]
    assert "dòng 2" in found.rows[1].why[0].vi


@pytest.mark.parametrize(
    "row",
    [
        ("00009", "Xã Một", "Xã", "01", "", ""),
        ("00001", "Phường Hai", "Phường", "01", "", ""),
        ("00001", "Sở Một", "Cơ quan", "01", "", ""),
    ],
)
def test_a_line_that_contradicts_the_register_is_a_conflict_and_left(seat: Seat, row: tuple[str, ...]) -> None:
    take(seat.workspace, LIST)
    before = register_of(seat.workspace)
    found = take(seat.workspace, a_list(row))

    assert states(found) == ["conflict"]
    assert register_of(seat.workspace) == before


def test_a_list_shown_before_the_register_changed_is_shown_again(seat: Seat) -> None:
    digest = look(seat.workspace, LIST).digest
    given_unit(seat.workspace, "Xã Khác")

    with pytest.raises(StalePreview):
        apply_import(seat.workspace, LIST, digest, at=AT, by=BY)
    assert len(register_of(seat.workspace).units) == 1


def test_a_merger_of_2025_comes_in_with_the_list(seat: Seat) -> None:
    header = (*HEADER, "Tiền thân", "Căn cứ")
    take(seat.workspace, a_list(
        ("1", "Xã Một", "Xã", "", "", "30/06/2025", "", ""),
        ("2", "Xã Hai", "Xã", "", "", "30/06/2025", "", ""),
        ("1", "Xã Mới", "Xã", "", "01/07/2025", "", "1 | Xã Hai", "NQ 1"),
        header=header,
    ))  # fmt: skip
    held = register_of(seat.workspace)
    (new,) = held.on(date(2026, 1, 1))

    assert new.name == "Xã Mới"
    assert {held.units[each].name for each in held.carried([new.id], date(2026, 1, 1), date(2025, 1, 1))} == {
        "Xã Một", "Xã Hai",
    }  # fmt: skip


def test_a_predecessor_that_goes_on_is_a_fault_of_a_merger(seat: Seat) -> None:
    header = (*HEADER, "Tiền thân")
    found = look(seat.workspace, a_list(
        ("1", "Xã Một", "Xã", "", "", "", ""), ("2", "Xã Mới", "Xã", "", "01/07/2025", "", "1"), header=header,
    ))  # fmt: skip

    assert states(found) == ["new", "faulty"]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_every_csv_of_an_office_is_read(seat: Seat, separator: str, bom: str) -> None:
    rows = (("01", "Tỉnh Thử", "Tỉnh", "", "", ""),)

    assert states(look(seat.workspace, a_list(*rows, separator=separator, bom=bom))) == ["new"]


def test_headers_are_known_without_diacritics_below_titles_and_in_any_order(seat: Seat) -> None:
    content = "DANH SÁCH ĐƠN VỊ;;\n;;\nloai don vi;TEN DON VI *;STT\nXã;Xã Một;1\n".encode()
    found = look(seat.workspace, content)

    assert [(row.name, row.line) for row in found.rows] == [("Xã Một", 4)]


def test_an_excel_list_is_read_with_its_days(seat: Seat) -> None:
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    book.active.append([1, "Xã Một", "Xã", None, date(2025, 7, 1), None])
    written_to = io.BytesIO()
    book.save(written_to)
    found = look(seat.workspace, written_to.getvalue())

    assert found.rows[0].unit is not None
    assert (found.rows[0].unit.code, found.rows[0].unit.valid_from) == ("1", date(2025, 7, 1))


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04broken", "Tên\nXã".encode(), b"\xff\x00", "Họ;Tuổi".encode("utf-16")]
)
def test_what_is_no_list_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(FileRefused):
        read_table(content, COLUMNS)


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-1", "@SUM(A1)"])
def test_nothing_written_runs_in_an_office_program_and_it_reads_back(text: str) -> None:
    content = write_csv(COLUMNS, [{"name": text, "category": "Xã"}])
    cells = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))[1]

    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert read_table(content, COLUMNS)[0].cells["name"] == text
    assert safe_cell("Xã Một") == "Xã Một"


def test_an_excel_list_holds_texts_only() -> None:
    content = write_xlsx("Danh sách", COLUMNS, [{"name": "=1+1", "category": "Xã"}], NOTES)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]

    assert sheet["B2"].data_type == "s"


def test_what_is_written_reads_back_unchanged(seat: Seat) -> None:
    take(seat.workspace, LIST)
    given_unit(seat.workspace, "Trường tư thục Hoa Mai", "school", kind="employer", parent="00001", contact="=cmd")
    held = register_of(seat.workspace)
    rows = [written(unit, held) for unit in held.units.values()]

    assert set(states(look(seat.workspace, write_csv(COLUMNS, rows)))) == {"unchanged"}
    assert set(states(look(seat.workspace, write_xlsx("Danh sách", COLUMNS, rows, NOTES)))) == {"unchanged"}


def test_the_units_of_a_country_come_in_within_seconds(seat: Seat) -> None:
    provinces = [(f"{n:02}", f"Tỉnh Thứ {n}", "Tỉnh", "", "", "") for n in range(34)]
    communes = [(f"{n:05}", f"Xã Thứ {n}", "Xã", f"{n % 34:02}", "01/07/2025", "") for n in range(3466)]
    began = time.monotonic()
    take(seat.workspace, a_list(*provinces, *communes))

    assert len(register_of(seat.workspace).units) == 3500
    assert time.monotonic() - began < 15


VILLAGES = ("Mã xã", "Tên thôn", "Loại", "Số hộ", "Từ ngày")


def test_villages_come_in_for_many_communes_at_once(seat: Seat) -> None:
    take(seat.workspace, LIST)
    content = a_list(
        ("00001", "Bản Lằn", "", "1.090", ""), ("Xã Một", "Bản Hạ", "Thôn", "", ""),
        ("00002", "Tổ 1", "", "80", "01/05/2026"), ("99", "Bản Lạ", "", "", ""), ("00001", "Bản Sai", "", "nhiều", ""),
        header=VILLAGES,
    )  # fmt: skip
    found = preview_villages(seat.workspace, content, at=AT, by=BY)
    apply_villages(seat.workspace, content, found.digest, at=AT, by=BY)

    assert [row.state.value for row in found.rows] == ["new", "new", "new", "faulty", "faulty"]
    (one,), (two,) = (register_of(seat.workspace).of_code(code) for code in ("00001", "00002"))
    assert village_counts(seat.workspace, date(2026, 4, 30)) == {one.id: 2}
    assert village_counts(seat.workspace, date(2026, 5, 1)) == {one.id: 2, two.id: 1}
    again = preview_villages(seat.workspace, content, at=AT, by=BY)
    assert [row.state.value for row in again.rows] == ["unchanged"] * 3 + ["faulty"] * 2


def test_a_refusal_names_every_field(seat: Seat) -> None:
    with pytest.raises(RegisterFault) as refused:
        given_unit(seat.workspace, "", "commune", parent="không có")

    assert set(refused.value.faults) == {"parent"}
