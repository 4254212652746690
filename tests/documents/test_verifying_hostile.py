"""Files that are no PDF, damaged, locked or made to break a reader: a fact each time, never an exception."""

from __future__ import annotations

import io
import time
import zlib
from datetime import datetime

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.documents import reading
from checklist.documents.attached_data import extract_attachment
from checklist.documents.signature_facts import FileClass
from checklist.documents.signing import sign_pdf
from checklist.documents.signing_errors import AttachmentNotReadable
from checklist.documents.verifying import verify_pdf
from tests.documents import signed_files as files
from tests.documents.pki import NOW
from tests.documents.unsigned_pdf import make_unsigned_pdf


def encrypted() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(files.signed_once())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user=""))
    return out.getvalue()


def nested(depth: int, *, apart: bool = False) -> bytes:
    """A PDF with arrays within arrays, in its catalog or ``apart`` in an object that only a full check reads."""
    filler = "x" * (2 * depth - 2)
    with pikepdf.open(io.BytesIO(files.unsigned())) as pdf:
        out = io.BytesIO()
        deep = pikepdf.String(filler)
        pdf.Root.PieceInfo = pikepdf.Dictionary(Deep=pdf.make_indirect(deep) if apart else deep)
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    return out.getvalue().replace(f"({filler})".encode(), b"[" * depth + b"]" * depth, 1)


def bomb() -> bytes:
    """A signed report whose attachment unpacks, twice over, to 64 MB of nothing."""
    packed = zlib.compress(zlib.compress(bytes(64 * 1024 * 1024)))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(files.unsigned())) as pdf:
        stream = pdf.Root.Names.EmbeddedFiles.Names[1].EF.F
        stream.write(packed, filter=pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode]))
        pdf.save(out, compress_streams=False)
    return sign_pdf(out.getvalue(), "Head", files.head().signer, at=NOW)


@pytest.mark.parametrize(
    "pdf",
    [
        b"",
        b"junk",
        b"%PDF-1.7",
        b"%PDF-1.7\nstartxref\n0\n%%EOF\n",
        b"%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF\n",
        b"PK\x03\x04" + bytes(500),
        bytes(10_000),
    ],
    ids=["empty", "junk", "header", "no-table", "far-table", "zip", "zeros"],
)
def test_what_is_no_pdf_is_called_unreadable(pdf: bytes) -> None:
    found = files.check(pdf)

    assert not found.is_readable
    assert found.file_class is FileClass.BROKEN
    assert [problem.vi for problem in found.problems] == ["Không đọc được tệp PDF."]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99, 0.9999])
def test_a_truncated_file_does_not_pass(share: float) -> None:
    pdf = files.signed_twice()

    assert not files.check(pdf[: int(len(pdf) * share)]).bottom_line


def test_an_encrypted_file_is_named_as_such() -> None:
    found = files.check(encrypted())

    assert found.is_encrypted
    assert found.file_class is FileClass.BROKEN
    assert files.codes(found) == {"encrypted"}


def test_a_file_over_the_limit_is_not_even_opened() -> None:
    found = files.check(b"%PDF-1.7\n" + bytes(reading.LARGEST_PDF))

    assert files.codes(found) == {"too_large"}


@pytest.mark.parametrize("depth", [900, 3_000, 100_000])
def test_deeply_nested_objects_do_not_break_the_check(depth: int) -> None:
    assert not files.check(nested(depth)).bottom_line


@pytest.mark.parametrize(("depth", "passes"), [(600, True), (3_900, False), (20_000, False)])
def test_deeply_nested_objects_under_two_signatures_do_not_break_the_check(depth: int, *, passes: bool) -> None:
    pdf = sign_pdf(nested(depth, apart=True), "Head", files.head().signer, at=NOW)
    twice = sign_pdf(pdf, "Organisation", files.organisation().signer, at=NOW)

    assert files.check(twice).bottom_line is passes


def test_a_zip_bomb_is_not_unpacked() -> None:
    pdf = bomb()
    begun = time.process_time()

    found = files.check(pdf)

    assert time.process_time() - begun < 2
    assert files.codes(found) == {"attachment_missing"}


def test_a_file_with_hundreds_of_signature_fields_is_refused() -> None:
    many = make_unsigned_pdf(slots=tuple(f"CoSigner{n}" for n in range(101)))

    assert files.codes(files.check(many)) == {"unreadable"}


def test_a_file_with_many_bookmarks_and_two_signatures_is_still_read() -> None:
    pdf = sign_pdf(make_unsigned_pdf(headings=500), "Head", files.head().signer, at=NOW)

    assert files.check(sign_pdf(pdf, "Organisation", files.organisation().signer, at=NOW)).bottom_line


@settings(max_examples=60)
@given(st.binary(max_size=400))
def test_random_bytes_never_raise(junk: bytes) -> None:
    assert not files.check(junk).bottom_line
    assert not files.check(b"%PDF-1.7\n" + junk).bottom_line


@settings(max_examples=60)
@given(st.integers(0, len(files.signed_once()) - 1), st.binary(min_size=1, max_size=40))
def test_random_bytes_written_into_a_signed_file_never_raise(position: int, junk: bytes) -> None:
    pdf = files.signed_once()
    damaged = pdf[:position] + junk + pdf[position + len(junk) :]

    assert files.check(damaged).bottom_line == (damaged == pdf)


def test_a_moment_without_a_time_zone_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="time zone"):
        verify_pdf(files.signed_once(), trust_roots=[], at=datetime(2026, 1, 1))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("pdf", "sentence"),
    [
        (b"junk", "không đọc được tệp PDF"),
        (encrypted(), "tệp PDF đặt mật khẩu"),
        (bomb(), "bị hỏng"),
    ],
    ids=["junk", "locked", "bomb"],
)
def test_nothing_is_taken_out_of_a_file_in_disorder(pdf: bytes, sentence: str) -> None:
    with pytest.raises(AttachmentNotReadable, match=sentence):
        extract_attachment(pdf)
