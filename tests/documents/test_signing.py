"""What signing puts into a file, and what it leaves alone."""

from __future__ import annotations

import functools
import io
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import cms

from checklist.documents.signing import sign_pdf, signed_slots
from tests.documents import signed_files as files
from tests.documents.pki import NOW, make_intermediate, make_signer


@functools.cache  # kept open: an object does not outlive the document it came from
def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def field(pdf: pikepdf.Pdf, slot: str) -> pikepdf.Object:
    return next(f for f in pdf.Root.AcroForm.Fields if str(f.T) == slot)


def signed_data(pdf: bytes, slot: str = "Head") -> cms.SignedData:
    return cms.ContentInfo.load(bytes(field(opened(pdf), slot).V.Contents))["content"]


def test_a_signature_is_appended_and_every_earlier_byte_stays() -> None:
    assert files.signed_once().startswith(files.unsigned())
    assert files.signed_twice().startswith(files.signed_once())


def test_poppler_finds_both_signatures_valid_and_the_last_over_the_total_document(tmp_path: Path) -> None:
    said = files.pdfsig(files.signed_twice(), tmp_path)

    assert said.count("Signature is Valid") == 2
    assert said.count("Total document signed") == 1
    assert said.index("Not total document signed") < said.index("- Total document signed")


def test_the_signature_says_it_is_a_pades_signature() -> None:
    assert str(field(opened(files.signed_once()), "Head").V.SubFilter) == "/ETSI.CAdES.detached"


def test_the_signed_attributes_name_the_certificate_and_state_no_signing_time() -> None:
    (info,) = signed_data(files.signed_once())["signer_infos"]

    kinds = {attribute["type"].native for attribute in info["signed_attrs"]}

    assert kinds == {"content_type", "message_digest", "signing_certificate_v2"}


def test_the_first_signature_certifies_and_permits_further_signing_only() -> None:
    (reference,) = field(opened(files.signed_once()), "Head").V.Reference

    assert str(reference.TransformMethod) == "/DocMDP"
    assert int(reference.TransformParams.P) == 2


def test_a_later_signature_approves_and_does_not_certify_again() -> None:
    pdf = opened(files.signed_twice())

    assert "/Reference" not in field(pdf, "Organisation").V
    assert pdf.Root.Perms.DocMDP.objgen == field(pdf, "Head").V.objgen


def test_the_root_certificate_is_not_embedded() -> None:
    chained = make_signer(make_intermediate(files.root())).signer

    embedded = signed_data(sign_pdf(files.unsigned(), "Head", chained, at=NOW))["certificates"]

    assert len(embedded) == 2
    assert all(choice.chosen.self_signed == "no" for choice in embedded)


def test_the_dictionary_carries_the_time_and_reason_given_and_no_name() -> None:
    dictionary = field(opened(files.signed_once()), "Head").V

    assert str(dictionary.M) == "D:20260302083000Z"
    assert str(dictionary.Reason) == "Ký báo cáo tự đánh giá"
    assert "/Name" not in dictionary


def test_the_program_marks_its_own_signatures_inside_the_signed_bytes() -> None:
    pdf = files.signed_once()
    start, end = files.contents_span(pdf)

    assert b"DanChuCoSo.Checklist" in pdf[:start] + pdf[end:]


def test_the_hexadecimal_digits_are_lower_case_and_end_in_zeros() -> None:
    start, end = files.contents_span(files.signed_once())
    digits = files.signed_once()[start + 1 : end - 1]

    assert digits == digits.lower()
    assert digits.endswith(b"00" * 16)


def test_the_signed_bytes_and_the_signature_together_are_the_whole_file() -> None:
    pdf = files.signed_twice()
    first, length, second, rest = (int(n) for n in field(opened(pdf), "Organisation").V.ByteRange)

    assert (first, length, second) == (0, *files.contents_span(pdf))
    assert second + rest == len(pdf)


def test_the_metadata_stay_as_they_were_sealed() -> None:
    before, after = opened(files.unsigned()), opened(files.signed_twice())

    assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()
    assert dict(after.docinfo) == dict(before.docinfo)


def test_the_attachment_stays_associated_with_the_document() -> None:
    pdf = opened(files.signed_twice())
    (associated,) = pdf.Root.AF
    _, embedded = pdf.Root.Names.EmbeddedFiles.Names

    assert associated.objgen == embedded.objgen
    assert str(associated.AFRelationship) == "/Data"


def test_the_document_stays_tagged_with_its_language_and_colour_profile() -> None:
    root = opened(files.signed_twice()).Root

    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang) == "vi"
    assert "/StructTreeRoot" in root
    assert str(root.OutputIntents[0].S) == "/GTS_PDFA1"


@pytest.mark.parametrize("slot", ["Head", "Organisation"])
def test_a_signed_field_stays_printable_locked_and_tagged(slot: str) -> None:
    widget = field(opened(files.signed_twice()), slot)

    assert int(widget.F) == 132
    assert int(widget.StructParent) > 0


@pytest.mark.parametrize("kind", ["rsa", "p384", "p521"])
def test_every_supported_kind_of_key_makes_a_valid_signature(kind: str) -> None:
    signer = make_signer(files.root(), kind=kind).signer

    assert files.check(sign_pdf(files.unsigned(), "Head", signer, at=NOW)).bottom_line


def test_all_slots_can_be_signed_in_order() -> None:
    pdf = files.unsigned()
    for slot in ("CoSigner1", "CoSigner2", "Head", "Organisation"):
        pdf = sign_pdf(pdf, slot, files.head().signer, at=NOW)

    found = files.check(pdf)

    assert found.bottom_line
    assert [facts.slot for facts in found.signatures] == ["CoSigner1", "CoSigner2", "Head", "Organisation"]


def test_the_slots_of_a_file_can_be_listed() -> None:
    assert signed_slots(files.signed_once()) == {
        "CoSigner1": False,
        "CoSigner2": False,
        "Head": True,
        "Organisation": False,
    }


def test_a_moment_without_a_time_zone_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="time zone"):
        sign_pdf(files.unsigned(), "Head", files.head().signer, at=datetime(2026, 1, 1))  # noqa: DTZ001
