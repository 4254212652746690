"""What is established about a file in good order, and about signers who are not trusted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from checklist.documents import certificates
from checklist.documents.attached_data import extract_attachment
from checklist.documents.signature_facts import Changes, Coverage, FileClass, SignatureKind
from checklist.documents.signing import sign_pdf
from checklist.documents.verifying import verify_pdf
from tests.documents import signed_files as files
from tests.documents.pki import NOW, make_intermediate, make_root, make_signer
from tests.documents.unsigned_pdf import ASSESSMENT, make_unsigned_pdf


@pytest.mark.parametrize("pdf", [files.signed_once(), files.signed_twice()], ids=["once", "twice"])
def test_a_signed_file_in_good_order_passes(pdf: bytes) -> None:
    found = files.check(pdf)

    assert found.bottom_line
    assert found.file_class is FileClass.DIGITAL
    assert found.problems == ()


def test_the_facts_of_each_signature_stand_apart() -> None:
    first, last = files.check(files.signed_twice()).signatures

    assert (first.slot, last.slot) == ("Head", "Organisation")
    assert (first.coverage, last.coverage) == (Coverage.REVISION, Coverage.ENTIRE_FILE)
    assert (first.changes_after, last.changes_after) == (Changes.FORM_FILLING, Changes.NONE)
    assert all(s.intact and s.cms_canonical and s.made_by_us and s.changes_permitted for s in (first, last))
    assert all(s.kind is SignatureKind.SIGNATURE and s.claimed_at == NOW for s in (first, last))


def test_the_signer_is_named_by_the_certificate_with_issuer_and_fingerprints() -> None:
    facts = files.check(files.signed_once()).signatures[0].certificate

    assert facts is not None
    assert facts.signer == "Nguyễn Thị Ánh Dương"
    assert facts.issuer == "CA gốc thử"
    assert facts.fingerprint == certificates.fingerprint(files.head().certificate)
    assert facts.trusted_root == certificates.fingerprint(files.root().certificate)
    assert facts.issuer_key_id == certificates.subject_key_id(files.root().certificate)


def test_the_empty_slots_are_listed() -> None:
    assert files.check(files.signed_once()).empty_slots == ("CoSigner1", "CoSigner2", "Organisation")


def test_the_attached_data_match_their_digest() -> None:
    facts = files.check(files.signed_twice()).attachment

    assert facts is not None
    assert facts.is_present_once
    assert facts.digests_match
    assert facts.unchanged_since_signing


def test_the_attached_data_can_be_taken_out() -> None:
    assert extract_attachment(files.signed_twice()) == ASSESSMENT


def test_a_file_without_object_streams_rearranged_passes_just_the_same() -> None:
    pdf = sign_pdf(make_unsigned_pdf(resave=False), "Head", files.head().signer, at=NOW)

    assert files.check(sign_pdf(pdf, "Organisation", files.organisation().signer, at=NOW)).bottom_line


def test_a_chain_through_an_intermediate_authority_is_followed() -> None:
    signer = make_signer(make_intermediate(files.root())).signer

    assert files.check(sign_pdf(files.unsigned(), "Head", signer, at=NOW)).bottom_line


def test_it_says_that_revocation_was_not_checked() -> None:
    found = files.check(files.signed_once())

    assert not found.signatures[0].revocation_checked
    assert [note.vi for note in found.notes if note.code == "revocation_not_checked"] == [
        "Chưa kiểm tra thu hồi: máy không hỏi tổ chức cấp chứng thư số xem chứng thư số đã bị thu hồi hay chưa."
    ]


def test_it_says_that_the_time_is_the_signers_own_statement() -> None:
    (note,) = (n for n in files.check(files.signed_once()).notes if n.code == "time_is_claimed")

    assert note.vi == (
        "Thời điểm ký của chữ ký “Người đứng đầu đơn vị” (02/03/2026 15:30:00 +07:00) do người ký khai, "
        "không có dấu thời gian của bên thứ ba."
    )


def test_an_unsigned_file_is_unsigned_and_not_broken() -> None:
    found = files.check(files.unsigned())

    assert not found.bottom_line
    assert found.file_class is FileClass.UNSIGNED
    assert files.codes(found) == {"unsigned"}


def test_an_unknown_root_is_its_own_fact() -> None:
    found = files.check(files.signed_once(), make_root("Gốc khác").certificate)

    assert not found.bottom_line
    assert found.file_class is FileClass.DIGITAL
    assert files.codes(found) == {"root_not_trusted"}


def test_an_unknown_root_comes_with_what_to_compare() -> None:
    (problem,) = files.check(files.signed_once(), make_root("Gốc khác").certificate).problems

    assert problem.vi.startswith("Chứng thư số gốc chưa được tin cậy trên máy này")
    assert certificates.grouped(certificates.subject_key_id(files.root().certificate)) in problem.vi
    assert certificates.grouped(certificates.fingerprint(files.head().certificate)) in problem.vi


def test_with_no_roots_at_all_nothing_is_trusted() -> None:
    found = verify_pdf(files.signed_once(), trust_roots=[], at=NOW)

    assert files.codes(found) == {"root_not_trusted"}


def test_a_root_of_the_same_name_but_another_key_is_not_trusted() -> None:
    impostor = make_root()

    assert files.codes(files.check(files.signed_once(), impostor.certificate)) == {"root_not_trusted"}


def test_one_untrusted_signer_among_trusted_ones_fails_the_file() -> None:
    stranger = make_signer(make_root("Gốc khác")).signer

    found = files.check(sign_pdf(files.signed_once(), "Organisation", stranger, at=NOW))

    assert [(p.code, p.slot) for p in found.problems] == [("root_not_trusted", "Organisation")]


def test_a_certificate_that_has_expired_since_is_noted_and_passes() -> None:
    found = verify_pdf(files.signed_once(), trust_roots=[files.root().certificate], at=NOW + timedelta(days=3 * 365))

    assert found.bottom_line
    assert "certificate_expired_since" in {note.code for note in found.notes}


def test_a_signing_time_outside_the_certificates_life_fails() -> None:
    expired = make_signer(files.root(), valid_until=NOW - timedelta(days=1))
    pdf = sign_pdf(files.unsigned(), "Head", expired.signer, at=NOW - timedelta(days=2))
    backdated = pdf.replace(b"20260228083000Z", b"20260302083000Z")

    assert files.check(pdf).bottom_line
    assert not files.check(backdated).bottom_line


def test_a_certificate_not_valid_at_the_stated_time_is_named_apart_from_trust() -> None:
    found = files.check(files.signed_elsewhere(valid_until=NOW - timedelta(days=1)))

    assert files.codes(found) == {"certificate_not_valid"}
    assert found.signatures[0].certificate is not None
    assert found.signatures[0].certificate.is_trusted


def test_a_signature_dated_in_the_future_fails() -> None:
    pdf = sign_pdf(files.unsigned(), "Head", files.head().signer, at=NOW + timedelta(days=2))

    assert files.codes(files.check(pdf)) == {"claimed_time_in_future"}


def test_a_clock_that_runs_a_little_ahead_is_forgiven() -> None:
    pdf = sign_pdf(files.unsigned(), "Head", files.head().signer, at=NOW + timedelta(hours=2))

    assert files.check(pdf).bottom_line


def test_a_certificate_issued_for_something_else_is_named_as_such() -> None:
    assert files.codes(files.check(files.signed_elsewhere(signing=False))) == {"certificate_not_for_signing"}


def test_the_same_file_gives_the_same_check() -> None:
    assert files.check(files.signed_twice()) == files.check(files.signed_twice())
