"""Files that came back signed with another tool, and permitted changes between signatures."""

from __future__ import annotations

import io

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import DummyTimeStamper

from checklist.documents.signature_facts import Changes, FileClass, SignatureKind
from checklist.documents.signing import sign_pdf
from tests.documents import signed_files as files
from tests.documents.pki import NOW, make_stamper
from tests.documents.unsigned_pdf import make_unsigned_pdf


def test_a_file_signed_with_another_tool_passes_and_is_not_called_ours() -> None:
    found = files.check(files.signed_elsewhere())

    assert found.bottom_line
    assert not found.signatures[0].made_by_us
    assert not found.signatures[0].cms_canonical


def test_another_tool_may_sign_after_us() -> None:
    found = files.check(files.signed_elsewhere(files.signed_once(), slot="Organisation"))

    assert found.bottom_line
    assert [s.made_by_us for s in found.signatures] == [True, False]


def test_we_may_sign_after_another_tool() -> None:
    pdf = sign_pdf(files.signed_elsewhere(), "Organisation", files.organisation().signer, at=NOW)

    assert files.check(pdf).bottom_line


def test_signing_the_organisation_before_the_head_is_noted() -> None:
    pdf = files.signed_elsewhere(files.signed_elsewhere(slot="Organisation", certify=True), slot="Head")

    found = files.check(pdf)

    assert not found.slots_in_order
    assert "slots_out_of_order" in {note.code for note in found.notes}


def numbered() -> bytes:
    """Signed by the head, then the document's number filled in by a clerk."""
    pdf = sign_pdf(make_unsigned_pdf(number_field=True), "Head", files.head().signer, at=NOW)
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    fields = writer.root["/AcroForm"]["/Fields"]
    (field,) = (f.get_object() for f in fields if f.get_object()["/T"] == "Number")
    field["/V"] = generic.pdf_string("123/BC-UBND")
    writer.update_container(field)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_number_filled_in_by_the_clerk_and_then_signed_over_passes() -> None:
    found = files.check(sign_pdf(numbered(), "Organisation", files.organisation().signer, at=NOW))

    assert found.bottom_line
    assert found.signatures[0].changes_after is Changes.FORM_FILLING


def test_a_number_filled_in_and_not_signed_over_is_permitted_but_not_covered() -> None:
    found = files.check(numbered())

    assert found.signatures[0].changes_permitted
    assert files.codes(found) == {"not_entire_file"}


def stamped() -> bytes:
    """Signed by the head, then time-stamped by an authority nobody here trusts."""
    stamper = DummyTimeStamper(*make_stamper(), fixed_dt=NOW)
    writer = IncrementalPdfFileWriter(io.BytesIO(files.signed_once()))
    out: io.BytesIO = PdfTimeStamper(stamper).timestamp_pdf(writer, "sha256")
    return out.getvalue()


def test_a_time_stamp_over_the_signed_file_passes_and_is_told_apart() -> None:
    found = files.check(stamped())

    assert found.bottom_line
    assert [s.kind for s in found.signatures] == [SignatureKind.SIGNATURE, SignatureKind.TIMESTAMP]


def test_a_time_stamp_alone_is_no_signature() -> None:
    stamper = DummyTimeStamper(*make_stamper(), fixed_dt=NOW)
    writer = IncrementalPdfFileWriter(io.BytesIO(files.unsigned()))
    out: io.BytesIO = PdfTimeStamper(stamper).timestamp_pdf(writer, "sha256")

    found = files.check(out.getvalue())

    assert not found.has_signature
    assert found.file_class is FileClass.UNSIGNED
    assert files.codes(found) == {"unsigned"}
