"""Signed files for tests, made once a run: real signatures by real (test) certificates."""

from __future__ import annotations

import asyncio
import functools
import io
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from pyhanko.keys.internal import (
    translate_pyca_cryptography_cert_to_asn1,
    translate_pyca_cryptography_key_to_asn1,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko_certvalidator.registry import SimpleCertificateStore

from checklist.documents.signature_facts import SignatureCheck
from checklist.documents.signing import sign_pdf
from checklist.documents.verifying import verify_pdf
from tests.documents.pki import NOW, Identity, make_root, make_signer
from tests.documents.unsigned_pdf import make_unsigned_pdf


@functools.cache
def root() -> Identity:
    return make_root()


@functools.cache
def head() -> Identity:
    return make_signer(root(), "Nguyễn Thị Ánh Dương")


@functools.cache
def organisation() -> Identity:
    return make_signer(root(), "Ủy ban nhân dân xã Ánh Dương")


@functools.cache
def unsigned() -> bytes:
    return make_unsigned_pdf()


@functools.cache
def signed_once() -> bytes:
    """Signed by the head."""
    return sign_pdf(unsigned(), "Head", head().signer, at=NOW, reason="Ký báo cáo tự đánh giá")


@functools.cache
def signed_twice() -> bytes:
    """Signed by the head, then for the organisation."""
    return sign_pdf(signed_once(), "Organisation", organisation().signer, at=NOW)


def signed_elsewhere(
    pdf: bytes | None = None,
    *,
    slot: str = "Head",
    certify: bool | None = None,
    valid_until: datetime = NOW + timedelta(days=30),
    signing: bool = True,
) -> bytes:
    """``pdf`` (the unsigned file unless given) signed as another tool does it: pyHanko's own signer, own look."""
    identity = make_signer(root(), "Người ký bằng công cụ khác", valid_until=valid_until, signing=signing)
    signer = SimpleSigner(
        signing_cert=translate_pyca_cryptography_cert_to_asn1(identity.certificate),
        signing_key=translate_pyca_cryptography_key_to_asn1(identity.key),
        cert_registry=SimpleCertificateStore(),
    )
    meta = PdfSignatureMetadata(
        field_name=slot, subfilter=SigSeedSubFilter.PADES, certify=pdf is None if certify is None else certify
    )
    session_signer = PdfSigner(meta, signer)
    writer = IncrementalPdfFileWriter(io.BytesIO(unsigned() if pdf is None else pdf))
    session = session_signer.init_signing_session(writer, existing_fields_only=True)
    session.system_time = NOW
    document = session.prepare_tbs_document(validation_info=None, bytes_reserved=8192)
    prepared, output = document.digest_tbs_document()
    asyncio.run(document.perform_signature(prepared.document_digest, PdfCMSSignedAttributes()))
    signed: bytes = output.getvalue()
    return signed


def check(pdf: bytes, *roots: x509.Certificate) -> SignatureCheck:
    """The check of ``pdf`` as of ``NOW``, trusting the test root unless other roots are given."""
    return verify_pdf(pdf, trust_roots=roots or (root().certificate,), at=NOW)


def codes(found: SignatureCheck) -> set[str]:
    """The codes of the problems found."""
    return {problem.code for problem in found.problems}


def contents_span(pdf: bytes) -> tuple[int, int]:
    """Where the last signature's ``/Contents`` string begins and ends, angle brackets included."""
    start = pdf.rindex(b"/Contents <") + len(b"/Contents ")
    return start, pdf.index(b">", start) + 1


def pdfsig(pdf: bytes, folder: Path) -> str:
    """What poppler's ``pdfsig`` says of ``pdf``."""
    path = folder / "signed.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False)
    return done.stdout
