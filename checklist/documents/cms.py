"""The CMS inside a signature: built here, and rebuilt from its parts to prove that no byte of it was changed.

A validator accepts many changes of bytes inside ``/Contents`` that do not touch what is signed (an unused version
number, another encoding, the padding). A file of ours has exactly one form, so ``is_canonical`` builds the CMS again
from the parts that the signature covers and compares. Formats: RFC 5652 (CMS), RFC 5035 (signing-certificate-v2),
ETSI EN 319 142 (PAdES baseline B-B).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from asn1crypto import algos, cms, core, parser, tsp  # noqa: F401  (tsp names the attributes of RFC 5035)
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from checklist.documents import certificates
from checklist.documents.signers import (
    PublicKey,
    Signer,
    digest_name,
    lower_s,
    signature_size,
    supported,
    verifies,
)

_UNIVERSAL, _CONTEXT = 0, 2
_CONSTRUCTED = 1
_SEQUENCE, _SET = 16, 17


class BadCms(ValueError):
    """The bytes are not a CMS signature of the form this program makes."""


@dataclass(frozen=True)
class SignedParts:
    """What a CMS signature consists of; ``attributes`` are the exact bytes the signature was computed over."""

    signer: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    attributes: bytes
    signature: bytes

    @property
    def key(self) -> PublicKey:
        key = self.signer.public_key()
        if not isinstance(key, ec.EllipticCurvePublicKey | rsa.RSAPublicKey) or not supported(key):
            raise BadCms("key")
        return key


def signer_digest(signer: Signer) -> str:
    """The name of the hash over the file's signed bytes that ``signer`` uses."""
    return digest_name(_key_of(signer.certificate))


def make(document_digest: bytes, signer: Signer) -> bytes:
    """The DER bytes of a signature by ``signer`` over a file whose signed bytes hash to ``document_digest``."""
    attributes = _attributes(document_digest, signer.certificate)
    return _assemble(SignedParts(signer.certificate, tuple(signer.chain), attributes, signer.sign(attributes)))


def largest_size(signer: Signer) -> int:
    """The most bytes ``make`` returns for ``signer``: room to reserve before the file's hash is known."""
    key = _key_of(signer.certificate)
    attributes = _attributes(bytes(hashlib.new(digest_name(key)).digest_size), signer.certificate)
    parts = SignedParts(signer.certificate, tuple(signer.chain), attributes, bytes(signature_size(key)))
    return len(_assemble(parts))


def certificates_digest(embedded: Sequence[x509.Certificate]) -> str:
    """A hash over a set of certificates, in hex.

    It is written where the signature covers it, because a CMS signature covers the signer's certificate only: without
    it the certificates above could be dropped or re-encoded unnoticed.
    """
    return hashlib.sha256(b"".join(sorted(certificates.der(c) for c in embedded))).hexdigest()


def is_canonical(contents: bytes, expected_certificates: str, document_digest: Callable[[str], bytes]) -> bool:
    """True if ``contents`` is exactly what ``make`` wrote, followed by zeros only, and the signature verifies.

    ``expected_certificates`` is the ``certificates_digest`` the file states; ``document_digest`` hashes the file's
    signed bytes with a hash of a given name.
    """
    try:
        parts = read(contents)
        key = parts.key
        if certificates_digest((parts.signer, *parts.chain)) != expected_certificates:
            return False
        if isinstance(key, ec.EllipticCurvePublicKey) and lower_s(parts.signature, key.curve) != parts.signature:
            return False
        verifies(key, parts.signature, parts.attributes)
        if _attributes(document_digest(digest_name(key)), parts.signer) != parts.attributes:
            return False
        rebuilt = _assemble(parts)
    except (BadCms, ValueError, InvalidSignature):
        return False
    return contents == rebuilt + bytes(max(0, len(contents) - len(rebuilt)))


def read(contents: bytes) -> SignedParts:
    """The parts of the CMS at the start of ``contents``; what follows it is not looked at.

    :raises BadCms: the bytes are no CMS signature, or not of our form
    """
    try:
        message = cms.ContentInfo.load(contents[: parser.peek(contents)], strict=True)
        signed_data = message["content"]
        (info,) = signed_data["signer_infos"]
        embedded = [x509.load_der_x509_certificate(choice.chosen.dump()) for choice in signed_data["certificates"]]
        named = info["sid"].chosen
        serial, issuer = named["serial_number"].native, named["issuer"].dump()
        (signer,) = [c for c in embedded if c.serial_number == serial and c.issuer.public_bytes() == issuer]
        attributes = _element(_UNIVERSAL, _SET, info["signed_attrs"].contents)
        signature = info["signature"].native
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise BadCms(str(error)) from error
    return SignedParts(signer, tuple(c for c in embedded if c is not signer), attributes, signature)


def _attributes(document_digest: bytes, signer: x509.Certificate) -> bytes:
    """The signed attributes as a DER SET: what kind of content, its hash, and which certificate signs it.

    Written tag by tag: the general encoder takes twenty times as long, and a check does this for every signature.
    """
    issuer = _element(_CONTEXT, 4, signer.issuer.public_bytes())
    serial = core.Integer(signer.serial_number).dump()
    name_and_serial = _sequence(_sequence(issuer), serial)
    # The hash of the certificate is SHA-256, which RFC 5035 has as the default and DER therefore leaves out.
    signer_hash = core.OctetString(hashlib.sha256(certificates.der(signer)).digest()).dump()
    values = {
        "content_type": cms.ContentType("data").dump(),
        "message_digest": core.OctetString(document_digest).dump(),
        "signing_certificate_v2": _sequence(_sequence(_sequence(signer_hash, name_and_serial))),
    }
    attributes = sorted(
        _sequence(cms.CMSAttributeType(kind).dump(), _element(_UNIVERSAL, _SET, value))
        for kind, value in values.items()
    )
    return _element(_UNIVERSAL, _SET, *attributes)


def _element(tag_class: int, tag: int, *parts: bytes) -> bytes:
    """A DER element that holds ``parts``."""
    return bytes(parser.emit(tag_class, _CONSTRUCTED, tag, b"".join(parts)))


def _sequence(*parts: bytes) -> bytes:
    return _element(_UNIVERSAL, _SEQUENCE, *parts)


def _assemble(parts: SignedParts) -> bytes:
    """The DER bytes of the CMS with these parts; everything else in it follows from them."""
    signer = asn1_x509.Certificate.load(certificates.der(parts.signer))
    digest = digest_name(parts.key)
    mechanism = f"{digest}_{'rsa' if isinstance(parts.key, rsa.RSAPublicKey) else 'ecdsa'}"
    digest_algorithm = algos.DigestAlgorithm({"algorithm": digest})
    info = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                {
                    "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                        {"issuer": signer.issuer, "serial_number": signer.serial_number}
                    )
                }
            ),
            "digest_algorithm": digest_algorithm,
            "signed_attrs": cms.CMSAttributes.load(parts.attributes),
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": mechanism}),
            "signature": parts.signature,
        }
    )
    signed_data = {
        "version": "v1",
        "digest_algorithms": [digest_algorithm],
        "encap_content_info": {"content_type": "data"},
        "certificates": [
            cms.CertificateChoices("certificate", asn1_x509.Certificate.load(certificates.der(certificate)))
            for certificate in (parts.signer, *parts.chain)
        ],
        "signer_infos": [info],
    }
    message = cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(signed_data)})
    return bytes(message.dump())


def _key_of(certificate: x509.Certificate) -> PublicKey:
    return SignedParts(certificate, (), b"", b"").key
