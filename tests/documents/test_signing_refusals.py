"""When signing is refused: each refusal its own class and its own Vietnamese sentence."""

from __future__ import annotations

import io
from datetime import timedelta

import pikepdf
import pytest

from checklist.documents.signers import SoftwareSigner
from checklist.documents.signing import sign_pdf, signed_slots
from checklist.documents.signing_errors import (
    CertificateExpired,
    CertificateNotForSigning,
    CertificateNotYetValid,
    KeyNotSupported,
    LaterSlotSigned,
    PdfNotSignable,
    SignedFileChanged,
    SlotAlreadySigned,
    SlotMissing,
)
from tests.documents import signed_files as files
from tests.documents.pki import NOW, make_signer
from tests.documents.unsigned_pdf import make_unsigned_pdf


def sign(pdf: bytes, slot: str = "Head", signer: SoftwareSigner | None = None) -> bytes:
    return sign_pdf(pdf, slot, signer or files.head().signer, at=NOW)


def test_it_refuses_a_slot_the_file_does_not_have() -> None:
    with pytest.raises(SlotMissing, match="không có ô ký “Đơn vị”"):
        sign(make_unsigned_pdf(slots=("Head",)), "Organisation")


def test_it_refuses_a_field_that_is_no_slot_of_a_report() -> None:
    with pytest.raises(SlotMissing, match="Signature1"):
        sign(make_unsigned_pdf(slots=("Signature1",)), "Signature1")


def test_it_refuses_a_slot_that_is_signed() -> None:
    with pytest.raises(SlotAlreadySigned, match="“Người đứng đầu đơn vị” đã được ký"):
        sign(files.signed_once(), "Head")


def test_it_refuses_a_slot_that_was_passed_over() -> None:
    with pytest.raises(LaterSlotSigned, match="“Người ký xác nhận” vì ô “Người đứng đầu đơn vị” đã ký trước"):
        sign(files.signed_once(), "CoSigner1")


def test_co_signers_may_sign_in_any_order_among_themselves() -> None:
    pdf = sign(files.unsigned(), "CoSigner2")

    assert files.check(sign(pdf, "CoSigner1")).bottom_line


def test_it_refuses_to_sign_over_a_broken_signature() -> None:
    start, _ = files.contents_span(files.signed_once())
    changed = bytearray(files.signed_once())
    changed[start - 400] ^= 1

    with pytest.raises((SignedFileChanged, PdfNotSignable)):
        sign(bytes(changed), "Organisation")


def test_it_names_the_signature_that_is_no_longer_intact() -> None:
    changed = files.signed_once().replace(b"20260302083000Z", b"20260302083001Z")

    with pytest.raises(SignedFileChanged, match="“Người đứng đầu đơn vị” không còn toàn vẹn"):
        sign(changed, "Organisation")


def test_it_refuses_an_expired_certificate() -> None:
    old = make_signer(files.root(), valid_until=NOW - timedelta(days=1))

    with pytest.raises(CertificateExpired, match="đã hết hạn từ 01/03/2026"):
        sign(files.unsigned(), signer=old.signer)


def test_it_refuses_a_certificate_that_is_not_yet_valid() -> None:
    young = make_signer(files.root(), valid_from=NOW + timedelta(days=1))

    with pytest.raises(CertificateNotYetValid, match="chỉ dùng được từ 03/03/2026"):
        sign(files.unsigned(), signer=young.signer)


def test_it_refuses_a_certificate_issued_for_something_else() -> None:
    other = make_signer(files.root(), signing=False)

    with pytest.raises(CertificateNotForSigning, match="không được cấp để ký"):
        sign(files.unsigned(), signer=other.signer)


def test_it_refuses_a_kind_of_key_it_does_not_support() -> None:
    odd = make_signer(files.root(), kind="k256")

    with pytest.raises(KeyNotSupported, match="ECDSA P-256"):
        sign(files.unsigned(), signer=odd.signer)


def encrypted_pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(files.unsigned())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user=""))
    return out.getvalue()


@pytest.mark.parametrize("pdf", [b"", b"junk", b"%PDF-1.7\n", encrypted_pdf()], ids=["empty", "junk", "head", "locked"])
def test_it_refuses_what_it_cannot_read(pdf: bytes) -> None:
    with pytest.raises(PdfNotSignable, match="Không đọc được tệp PDF"):
        sign(pdf)


def test_the_slots_of_an_unreadable_file_cannot_be_listed() -> None:
    with pytest.raises(PdfNotSignable):
        signed_slots("rác".encode())
