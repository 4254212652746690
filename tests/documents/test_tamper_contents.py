"""Nothing inside ``/Contents`` of a file we signed can be changed unnoticed: every single byte, and what needs more."""

from __future__ import annotations

import functools

import pytest
from asn1crypto import cms as asn1_cms
from asn1crypto import core
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from checklist.documents.byte_ranges import BadByteRange, covered_bytes
from checklist.documents.signing import sign_pdf
from tests.documents import signed_files as files
from tests.documents.pki import NOW, make_intermediate, make_signer
from tests.documents.unsigned_pdf import make_unsigned_pdf


@functools.cache
def small() -> bytes:
    """The smallest signed report."""
    return sign_pdf(make_unsigned_pdf(rows=1, slots=("Head",)), "Head", files.head().signer, at=NOW)


DIGITS = b"0123456789abcdef"


def with_contents(pdf: bytes, content: bytes) -> bytes:
    """``pdf`` with another CMS in the last signature, padded to the room there is."""
    start, end = files.contents_span(pdf)
    digits = content.hex().encode().ljust(end - start - 2, b"0")
    assert len(digits) == end - start - 2
    return pdf[: start + 1] + digits + pdf[end - 1 :]


def contents(pdf: bytes) -> bytes:
    start, end = files.contents_span(pdf)
    return bytes.fromhex(pdf[start + 1 : end - 1].decode())


def test_every_single_changed_byte_of_the_signature_is_noticed() -> None:
    pdf = small()
    start, end = files.contents_span(pdf)
    unnoticed = []
    for position in range(start, end):
        changed = bytearray(pdf)
        # The next digit where there is a digit, so that the file stays readable and the change is as small as can be.
        place = DIGITS.find(pdf[position])
        changed[position] = DIGITS[(place + 1) % 16] if place >= 0 else pdf[position] ^ 1
        if files.check(bytes(changed)).bottom_line:
            unnoticed.append(position)

    assert end - start > 1500
    assert unnoticed == []


def test_a_digit_written_in_the_other_case_is_noticed() -> None:
    pdf = small()
    start, end = files.contents_span(pdf)
    letters = [n for n in range(start, end) if pdf[n] in b"abcdef"][::40]

    for position in letters:
        changed = bytearray(pdf)
        changed[position] ^= 0x20
        assert files.codes(files.check(bytes(changed))) == {"cms_changed"}


def test_the_twin_signature_that_also_verifies_is_noticed() -> None:
    content = contents(small())
    signature = asn1_cms.ContentInfo.load(content)["content"]["signer_infos"][0]["signature"].native
    r, s = decode_dss_signature(signature)
    twin = encode_dss_signature(r, ec.SECP256R1().group_order - s)
    parsed = asn1_cms.ContentInfo.load(content)
    parsed["content"]["signer_infos"][0]["signature"] = core.OctetString(twin)

    assert files.codes(files.check(with_contents(small(), parsed.dump(force=True)))) == {"cms_changed"}


def test_an_entry_added_outside_the_signed_attributes_is_noticed() -> None:
    parsed = asn1_cms.ContentInfo.load(contents(small()))
    parsed["content"]["digest_algorithms"].append({"algorithm": "sha1"})

    assert files.codes(files.check(with_contents(small(), parsed.dump(force=True)))) == {"cms_changed"}


def test_a_certificate_left_out_of_the_signature_is_noticed() -> None:
    signer = make_signer(make_intermediate(files.root())).signer
    pdf = sign_pdf(files.unsigned(), "Head", signer, at=NOW)
    parsed = asn1_cms.ContentInfo.load(contents(pdf))
    kept = [c for c in parsed["content"]["certificates"] if "Nguyễn" in c.chosen.subject.human_friendly]
    parsed["content"]["certificates"] = asn1_cms.CertificateSet(kept)

    assert files.codes(files.check(with_contents(pdf, parsed.dump(force=True)))) == {"cms_changed"}


def test_zeroing_the_signature_is_noticed() -> None:
    found = files.check(with_contents(small(), b""))

    assert not found.bottom_line
    assert files.codes(found) == {"signature_unreadable"}


def test_a_signature_taken_from_another_file_is_noticed() -> None:
    other = sign_pdf(make_unsigned_pdf(rows=2, slots=("Head",)), "Head", files.head().signer, at=NOW)
    content = contents(other)[: len(contents(small()))]

    assert files.codes(files.check(with_contents(small(), content))) == {"not_intact"}


PDF = b"0123456789<abcd>0123456789"


def test_the_byte_range_of_a_plain_signature_is_accepted() -> None:
    assert covered_bytes(PDF, [0, 10, 16, 10], b"\xab\xcd").end == len(PDF)


@pytest.mark.parametrize(
    "byte_range",
    [
        [0, 10, 16],
        [0, 10, 16, 10, 0],
        [1, 9, 16, 10],
        [0, 10, 10, 16],
        [0, 16, 10, 16],
        [0, 9, 16, 10],
        [0, 10, 17, 9],
        [0, 11, 15, 11],
        [0, 10, 16, 11],
        [0, 10, 16, 0],
        [0, -10, 16, 10],
        [0, 10, 16, -10],
        [0, 10, 16.0, 10],
        [0, 10, 16, True],
        ["0", "10", "16", "10"],
        [],
    ],
)
def test_any_other_byte_range_is_refused(byte_range: list[object]) -> None:
    with pytest.raises(BadByteRange):
        covered_bytes(PDF, byte_range, b"\xab\xcd")


def test_a_gap_that_is_not_the_signatures_own_string_is_refused() -> None:
    with pytest.raises(BadByteRange):
        covered_bytes(PDF, [0, 10, 16, 10], b"\xab\xce")
