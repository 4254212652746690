"""Changes outside the signature: in the signed bytes, appended after them, or in place of a real signature."""

from __future__ import annotations

import hashlib
import io
import random
from collections.abc import Callable

import pytest
from pyhanko.pdf_utils import embed, generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from checklist.documents.signature_facts import Coverage, FileClass
from checklist.documents.signing import sign_pdf
from tests.documents import signed_files as files
from tests.documents.pki import NOW
from tests.documents.unsigned_pdf import ASSESSMENT, make_unsigned_pdf

Edit = Callable[[IncrementalPdfFileWriter], None]


def updated(pdf: bytes, edit: Edit) -> bytes:
    """``pdf`` with an incremental update appended."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    edit(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def embedded_stream(writer: IncrementalPdfFileWriter) -> generic.StreamObject:
    stream = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1]["/EF"]["/F"]
    assert isinstance(stream, generic.StreamObject)
    return stream


def swap_attachment(writer: IncrementalPdfFileWriter) -> None:
    reference = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1]["/EF"].raw_get("/F").reference
    old = reference.get_object()
    kept = {key: old.raw_get(key) for key in old if key not in ("/Length", "/Filter")}
    writer.objects[(0, reference.idnum)] = generic.StreamObject(kept, stream_data=b'{"forged":true}')


def swap_attachment_and_digest(writer: IncrementalPdfFileWriter) -> None:
    swap_attachment(writer)
    reference = writer.root.raw_get("/Metadata").reference
    packet = reference.get_object().data.replace(
        hashlib.sha256(ASSESSMENT).hexdigest().encode(), hashlib.sha256(b'{"forged":true}').hexdigest().encode()
    )
    kept = {pdf_name("/Type"): pdf_name("/Metadata"), pdf_name("/Subtype"): pdf_name("/XML")}
    writer.objects[(0, reference.idnum)] = generic.StreamObject(kept, stream_data=packet)


def add_attachment(writer: IncrementalPdfFileWriter) -> None:
    embedded = embed.EmbeddedFileObject.from_file_data(writer, b'{"forged":true}', mime_type="application/json")
    embed.embed_file(writer, embed.FileSpec("assessment.json", file_name="assessment.json", embedded_data=embedded))


def add_page_content(writer: IncrementalPdfFileWriter) -> None:
    drawing = generic.StreamObject(stream_data=b"0 0 200 200 re f")
    writer.add_stream_to_page(0, writer.add_object(drawing))


def add_page(writer: IncrementalPdfFileWriter) -> None:
    page = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Page"),
            pdf_name("/MediaBox"): generic.ArrayObject(map(generic.NumberObject, [0, 0, 100, 100])),
            pdf_name("/Contents"): writer.add_object(generic.StreamObject(stream_data=b"")),
            pdf_name("/Resources"): generic.DictionaryObject(),
        }
    )
    writer.insert_page(page)


def add_annotation(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    note = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, [50, 50, 300, 90])),
            pdf_name("/Contents"): pdf_string("Xếp loại: Tốt"),
        }
    )
    page["/Annots"].append(writer.add_object(note))
    writer.update_container(page["/Annots"])


def remove_signature(writer: IncrementalPdfFileWriter) -> None:
    for field in writer.root["/AcroForm"]["/Fields"]:
        if field.get_object()["/T"] == "Head":
            del field.get_object()["/V"]
            writer.mark_update(field.reference)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (add_page_content, "changes_not_permitted"),
        (add_page, "changes_not_permitted"),
        (add_annotation, "changes_not_permitted"),
        (swap_attachment, "attachment_changed"),
        (swap_attachment_and_digest, "attachment_changed"),
        (add_attachment, "attachment_duplicate"),
        (remove_signature, "certification_lost"),
    ],
)
def test_an_update_appended_after_signing_is_noticed_for_what_it_is(edit: Edit, expected: str) -> None:
    for pdf in (files.signed_once(), files.signed_twice()):
        found = files.check(updated(pdf, edit))

        assert not found.bottom_line
        assert found.file_class is FileClass.BROKEN
        assert expected in files.codes(found)


@pytest.mark.parametrize("edit", [add_page_content, add_annotation, swap_attachment])
def test_a_forbidden_change_stays_noticed_when_somebody_signs_over_it(edit: Edit) -> None:
    pdf = sign_pdf(updated(files.signed_once(), edit), "Organisation", files.organisation().signer, at=NOW)

    found = files.check(pdf)

    assert found.last_covers_entire_file
    assert "changes_not_permitted" in files.codes(found)


@pytest.mark.parametrize("tail", [b"\n", b" ", b"%%EOF\n", b"\x00" * 40, b"startxref\n0\n%%EOF\n"])
def test_bytes_appended_without_a_new_revision_are_noticed(tail: bytes) -> None:
    assert not files.check(files.signed_twice() + tail).bottom_line


def test_a_harmless_tail_is_named_as_data_after_the_last_signature() -> None:
    found = files.check(files.signed_twice() + b"\n")

    assert files.codes(found) == {"not_entire_file"}
    assert found.signatures[-1].coverage is Coverage.REVISION


def test_a_byte_changed_anywhere_in_the_signed_bytes_is_noticed() -> None:
    pdf = files.signed_twice()
    start, end = files.contents_span(pdf)
    places = random.Random(20260302).sample([n for n in range(len(pdf)) if not start <= n < end], 250)

    unnoticed = [n for n in places if files.check(pdf[:n] + bytes([pdf[n] ^ 1]) + pdf[n + 1 :]).bottom_line]

    assert unnoticed == []


def test_going_back_to_the_first_signers_file_shows_only_the_first_signer() -> None:
    found = files.check(files.signed_twice()[: len(files.signed_once())])

    assert found.bottom_line
    assert [facts.slot for facts in found.signatures] == ["Head"]


def forged(**entries: generic.PdfObject) -> bytes:
    """An unsigned report with something in the head's field that looks like a signature."""

    def forge(writer: IncrementalPdfFileWriter) -> None:
        dictionary = generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Sig"),
                pdf_name("/Filter"): pdf_name("/Adobe.PPKLite"),
                pdf_name("/SubFilter"): pdf_name("/ETSI.CAdES.detached"),
                pdf_name("/Name"): pdf_string("Nguyễn Thị Ánh Dương"),
                pdf_name("/M"): pdf_string("D:20260302083000Z"),
            }
        )
        dictionary.update({pdf_name(f"/{key}"): value for key, value in entries.items()})
        for field in writer.root["/AcroForm"]["/Fields"]:
            if field.get_object()["/T"] == "Head":
                field.get_object()["/V"] = writer.add_object(dictionary)
                writer.mark_update(field.reference)

    return updated(files.unsigned(), forge)


RANGE = generic.ArrayObject(map(generic.NumberObject, [0, 100, 200, 300]))


@pytest.mark.parametrize(
    "entries",
    [
        {},
        {"ByteRange": RANGE},
        {"Contents": generic.ByteStringObject(bytes(1000)), "ByteRange": RANGE},
        {"Contents": generic.ByteStringObject(bytes(1000))},
        {"Contents": generic.NumberObject(1), "ByteRange": generic.NumberObject(1)},
        {"SubFilter": pdf_name("/made.up"), "Contents": generic.ByteStringObject(b"x"), "ByteRange": RANGE},
    ],
    ids=["bare", "range", "zeroed", "contents", "numbers", "subfilter"],
)
def test_a_name_and_a_date_in_a_signature_field_are_not_a_signature(entries: dict[str, generic.PdfObject]) -> None:
    found = files.check(forged(**entries))

    assert not found.bottom_line
    assert found.file_class is FileClass.BROKEN
    assert files.codes(found) == {"signature_unreadable"}
    assert found.signatures[0].certificate is None
    assert found.signatures[0].claimed_at is None


def test_a_real_signature_moved_into_another_file_is_noticed() -> None:
    content = bytes.fromhex(files.signed_once()[slice(*files.contents_span(files.signed_once()))][1:-1].decode())

    found = files.check(forged(Contents=generic.ByteStringObject(content), ByteRange=RANGE))

    assert files.codes(found) == {"byte_range"}


def test_a_field_whose_value_is_null_is_an_empty_slot() -> None:
    def empty(writer: IncrementalPdfFileWriter) -> None:
        for field in writer.root["/AcroForm"]["/Fields"]:
            field.get_object()["/V"] = generic.NullObject()
            writer.mark_update(field.reference)

    found = files.check(updated(files.unsigned(), empty))

    assert found.file_class is FileClass.UNSIGNED
    assert len(found.empty_slots) == 4


def test_the_whole_file_is_either_signed_or_the_signature_itself() -> None:
    pdf = make_unsigned_pdf(rows=1, slots=("Head",))
    signed = sign_pdf(pdf, "Head", files.head().signer, at=NOW)
    start, end = files.contents_span(signed)

    assert b"/ByteRange [0 %d %d %d]" % (start, end, len(signed) - end) in signed
