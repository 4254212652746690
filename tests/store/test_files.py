"""Files by content address."""

import hashlib
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from checklist.store import files
from checklist.store.errors import NotFound
from checklist.store.files import FileRefused

PDF = b"%PDF-1.7\n% report\n%%EOF\n".ljust(600, b"\n")


def archive(names: Iterable[str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as zipped:
        for name in names:
            zipped.writestr(name, "<x/>")
    return content.getvalue()


DOCX = archive(["[Content_Types].xml", "word/document.xml"])
XLSX = archive(["[Content_Types].xml", "xl/workbook.xml"])


def kept(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


class BrokenUpload(io.BytesIO):
    """A connection that is lost after some bytes."""

    def read(self, size: int | None = -1, /) -> bytes:
        chunk = super().read(100)
        if not chunk:
            raise ConnectionResetError
        return chunk


def test_a_file_comes_back_byte_for_byte(tmp_path: Path) -> None:
    stored = files.store(tmp_path, io.BytesIO(PDF))

    assert files.read(tmp_path, stored.sha256) == PDF
    assert (stored.size, stored.media_type) == (len(PDF), "application/pdf")


def test_a_file_stands_under_its_own_digest(tmp_path: Path) -> None:
    stored = files.store(tmp_path, io.BytesIO(PDF))

    digest = hashlib.sha256(PDF).hexdigest()
    assert stored.sha256 == digest
    assert kept(tmp_path) == [tmp_path / "sha256" / digest[:2] / digest[2:]]


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    first = files.store(tmp_path, io.BytesIO(PDF))
    second = files.store(tmp_path, io.BytesIO(PDF))

    assert first == second
    assert list(files.every(tmp_path)) == [first.sha256]
    assert len(kept(tmp_path)) == 1


def test_storing_again_heals_a_damaged_file(tmp_path: Path) -> None:
    stored = files.store(tmp_path, io.BytesIO(PDF))
    [path] = kept(tmp_path)
    path.chmod(0o600)
    path.write_bytes(b"damaged")
    assert not files.is_intact(tmp_path, stored.sha256)

    files.store(tmp_path, io.BytesIO(PDF))

    assert files.is_intact(tmp_path, stored.sha256)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PDF, files.PDF),
        (b"\xff\xd8\xff\xe0" + b"\0" * 40, files.JPEG),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, files.PNG),
        (b"RIFF\x10\0\0\0WEBPVP8 ", files.WEBP),
        (DOCX, files.DOCX),
        (XLSX, files.XLSX),
    ],
    ids=["pdf", "jpeg", "png", "webp", "docx", "xlsx"],
)
def test_the_content_says_what_a_file_is(tmp_path: Path, content: bytes, media_type: str) -> None:
    assert files.store(tmp_path, io.BytesIO(content)).media_type == media_type


@pytest.mark.parametrize(
    "content",
    [
        b"<!doctype html><script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<html>%PDF-1.7</html>",
        b"MZ\x90\0",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        archive(["anything.txt"]),
        archive(["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"]),
        b"PK\x03\x04 not an archive",
    ],
    ids=["html named .pdf", "svg", "html with a pdf mark", "program", "old office", "zip", "macros", "broken zip"],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(FileRefused, match="không đúng loại"):
        files.store(tmp_path, io.BytesIO(content))

    assert kept(tmp_path) == []


def test_a_type_that_this_place_does_not_take_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"\(PDF\)"):
        files.store(tmp_path, io.BytesIO(DOCX), allowed=[files.PDF])


def test_a_file_of_exactly_the_limit_is_kept(tmp_path: Path) -> None:
    assert files.store(tmp_path, io.BytesIO(PDF), max_bytes=len(PDF)).size == len(PDF)


def test_a_file_one_byte_over_the_limit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused):
        files.store(tmp_path, io.BytesIO(PDF), max_bytes=len(PDF) - 1)

    assert kept(tmp_path) == []


def test_the_refusal_of_a_large_file_says_the_limit_and_what_to_do(tmp_path: Path) -> None:
    large = io.BytesIO(PDF + b"\0" * files.MEGABYTE)

    with pytest.raises(FileRefused, match=r"lớn hơn 1 MB .* chia nhỏ tệp") as refused:
        files.store(tmp_path, large, max_bytes=files.MEGABYTE)

    assert "larger than 1 MB" in refused.value.en


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="Tệp rỗng"):
        files.store(tmp_path, io.BytesIO())


def test_a_lost_upload_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ConnectionResetError):
        files.store(tmp_path, BrokenUpload(PDF))

    assert kept(tmp_path) == []


@pytest.mark.parametrize("address", ["0" * 64, "../../checklist.sqlite", "", "A" * 64, "0" * 63 + "/"])
def test_what_is_no_address_of_a_stored_file_is_not_found(tmp_path: Path, address: str) -> None:
    with pytest.raises(NotFound, match="Không tìm thấy tệp"):
        files.read(tmp_path, address)

    assert not files.is_intact(tmp_path, address)


def test_a_stored_file_is_read_only(tmp_path: Path) -> None:
    files.store(tmp_path, io.BytesIO(PDF))

    [path] = kept(tmp_path)
    assert path.stat().st_mode & 0o222 == 0
