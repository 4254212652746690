"""ZIP archives: names of any age, nothing written where the archive says, bombs ended at the limits."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from checklist.services.committee.receiving import Limits, ReceivedFile
from checklist.services.workspace import Workspace
from tests.services.committee.receiving_samples import answers, office, sealed, signed
from tests.services.committee.test_receiving_two_hundred import received

SMALL = Limits(file=1024 * 1024, total=3 * 1024 * 1024, members=20)


def packed(contents: dict[str, bytes]) -> bytes:
    """A ZIP of files by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return out.getvalue()


def unpacked(workspace: Workspace, content: bytes, limits: Limits | None = None) -> dict[str, ReceivedFile]:
    """The files of a ZIP by name, once received."""
    return {file.name: file for file in received(workspace, {"goi.zip": content}, limits)}


def guards(found: dict[str, ReceivedFile]) -> dict[str, str]:
    return {name: file.guard for name, file in found.items()}


def report(number: int = 1) -> bytes:
    return signed(sealed(answers(number)))


def test_every_file_of_an_archive_is_received_on_its_own(tmp_path: Path) -> None:
    found = unpacked(
        office(tmp_path, 2), packed({"xã/": b"", "xã/một.pdf": report(), "hai.pdf": report(2), "ba.pdf": b"x"})
    )

    assert {name: file.outcome for name, file in found.items()} == {
        "một.pdf": "accepted",
        "hai.pdf": "accepted",
        "ba.pdf": "refused",
    }


def test_a_name_is_only_for_reading_wherever_it_points(tmp_path: Path) -> None:
    workspace = office(tmp_path, 1)
    found = unpacked(workspace, packed({"../../../etc/một.pdf": report(), "C:\\Windows\\hai.pdf": b"x"}))

    assert set(found) == {"một.pdf", "hai.pdf"}
    assert not list(tmp_path.rglob("etc"))
    assert not list((workspace.folder / "receiving").rglob("*.pdf"))


def test_a_name_in_utf_8_that_does_not_say_so_is_read(tmp_path: Path) -> None:
    name = "Trường Mầm non Ánh Dương.pdf"
    content = packed({name: report()})
    undeclared = bytearray(content)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(mark) + place
        undeclared[at + 1] &= 0xF7

    assert set(unpacked(office(tmp_path, 1), bytes(undeclared))) == {name}


def test_what_systems_leave_in_archives_is_no_file(tmp_path: Path) -> None:
    content = packed({"__MACOSX/._một.pdf": b"x", "Thumbs.db": b"x", "một.pdf": report()})

    assert set(unpacked(office(tmp_path, 1), content)) == {"một.pdf"}


def test_an_archive_inside_an_archive_is_not_opened(tmp_path: Path) -> None:
    content = packed({"trong.zip": packed({"một.pdf": report()}), "hai.pdf": report()})

    assert guards(unpacked(office(tmp_path, 1), content)) == {"trong.zip": "zip_nested", "hai.pdf": ""}


def test_a_bomb_ends_at_the_limits_and_leaves_the_files_before_it(tmp_path: Path) -> None:
    bombs = {f"bom-{number}.pdf": bytes(20 * 1024 * 1024) for number in range(5)}
    workspace = office(tmp_path, 1)
    found = unpacked(workspace, packed({"một.pdf": report(), **bombs}), SMALL)

    assert found["một.pdf"].outcome == "accepted"
    assert {found[name].guard for name in bombs} == {"too_large", "zip_too_large"}
    assert len(found) == 6


def test_too_many_files_are_refused_with_their_number(tmp_path: Path) -> None:
    found = unpacked(office(tmp_path), packed({f"{number}.pdf": b"x" for number in range(21)}), SMALL)

    assert guards(found) == {"goi.zip": "zip_too_many"}
    assert "(21)" in found["goi.zip"].sentence_vi


def test_an_empty_archive_and_a_damaged_one_say_so(tmp_path: Path) -> None:
    whole = packed({"một.pdf": report()})
    workspace = office(tmp_path)

    assert guards(unpacked(workspace, packed({}))) == {"goi.zip": "zip_empty"}
    assert guards(unpacked(workspace, whole[: len(whole) // 2])) == {"goi.zip": "zip_damaged"}


def test_a_member_that_does_not_unpack_does_not_keep_the_others_out(tmp_path: Path) -> None:
    content = packed({"một.pdf": report(), "hai.pdf": report(2)})
    place = content.index(b"hai.pdf") + 400

    found = unpacked(office(tmp_path, 2), content[:place] + bytes([content[place] ^ 255]) + content[place + 1 :])

    assert guards(found) == {"một.pdf": "", "hai.pdf": "zip_damaged"}


def test_an_office_file_is_no_archive(tmp_path: Path) -> None:
    content = packed({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})

    assert guards(unpacked(office(tmp_path), content)) == {"goi.zip": "not_pdf"}
