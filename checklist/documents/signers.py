"""Who signs: a certificate, the certificates above it, and a way to sign bytes.

``load_pkcs12`` opens a certificate file given at signing time; neither the file nor its password is stored.
The instance's own keys come from ``instance_ca``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import pkcs12

from checklist.documents import certificates
from checklist.documents.signing_errors import (
    CertificateExpired,
    CertificateNotForSigning,
    CertificateNotYetValid,
    KeyNotSupported,
    NotPkcs12,
    Pkcs12WithoutCertificate,
    Pkcs12WithoutKey,
    WrongPassword,
)

PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
PublicKey = ec.EllipticCurvePublicKey | rsa.RSAPublicKey

_HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}
_CURVE_DIGESTS = {"secp256r1": "sha256", "secp384r1": "sha384", "secp521r1": "sha512"}
_LONGEST_CHAIN = 6


class Signer(Protocol):
    """What signing needs. ``chain`` holds the issuers from the nearest upwards, without the root."""

    @property
    def certificate(self) -> x509.Certificate: ...

    @property
    def chain(self) -> Sequence[x509.Certificate]: ...

    def sign(self, data: bytes) -> bytes:
        """The signature over ``data``, hashed with ``digest_name`` of the certificate's key."""
        ...


@dataclass(frozen=True)
class SoftwareSigner:
    """A signer whose private key is in memory; the key never shows in a representation or a log."""

    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    key: PrivateKey = field(repr=False)

    def sign(self, data: bytes) -> bytes:
        digest = _HASHES[digest_name(self.key.public_key())]
        if isinstance(self.key, rsa.RSAPrivateKey):
            return self.key.sign(data, padding.PKCS1v15(), digest)
        return lower_s(self.key.sign(data, ec.ECDSA(digest)), self.key.curve)


def supported(key: object) -> bool:
    """True for the public keys this program signs with."""
    if isinstance(key, rsa.RSAPublicKey):
        return key.key_size >= 2048
    return isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name in _CURVE_DIGESTS


def digest_name(key: PublicKey) -> str:
    """The hash used with ``key``: as strong as its curve, SHA-256 for RSA."""
    return "sha256" if isinstance(key, rsa.RSAPublicKey) else _CURVE_DIGESTS[key.curve.name]


def signature_size(key: PublicKey) -> int:
    """The most bytes a signature with ``key`` takes."""
    # ECDSA: two integers of the curve's size, each with a header and maybe a leading zero, in a sequence.
    return key.key_size // 8 if isinstance(key, rsa.RSAPublicKey) else 2 * ((key.key_size + 7) // 8 + 3) + 3


def lower_s(signature: bytes, curve: ec.EllipticCurve) -> bytes:
    """The one of the two equivalent ECDSA signatures with the lower ``s``.

    (r, s) and (r, n - s) both verify, so without a fixed choice anybody could rewrite a signature unnoticed.
    """
    r, s = decode_dss_signature(signature)
    return encode_dss_signature(r, min(s, curve.group_order - s))


def verifies(key: PublicKey, signature: bytes, data: bytes) -> None:
    """Raise ``InvalidSignature`` unless ``signature`` over ``data`` was made with the private half of ``key``."""
    digest = _HASHES[digest_name(key)]
    if isinstance(key, rsa.RSAPublicKey):
        key.verify(signature, data, padding.PKCS1v15(), digest)
    else:
        key.verify(signature, data, ec.ECDSA(digest))


def load_pkcs12(data: bytes, password: str) -> SoftwareSigner:
    """The signer in a ``.p12``/``.pfx`` file.

    :raises NotPkcs12: the bytes are something else or damaged
    :raises WrongPassword: the password does not open the file, or nothing here could
    :raises Pkcs12WithoutKey: there is no private key inside
    :raises Pkcs12WithoutCertificate: there is no certificate for the key
    :raises KeyNotSupported: the key is of a kind or size this program does not sign with
    """
    if not _looks_like_pkcs12(data):
        raise NotPkcs12
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, password.encode())
    except (ValueError, UnsupportedAlgorithm) as error:
        raise WrongPassword from error
    if key is None:
        raise Pkcs12WithoutKey
    if certificate is None:
        raise Pkcs12WithoutCertificate
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) or not supported(key.public_key()):
        raise KeyNotSupported
    return SoftwareSigner(certificate, _chain_above(certificate, others), key)


def _looks_like_pkcs12(data: bytes) -> bool:
    """True if the outer shell is PKCS#12, so that a wrong password can be told from a wrong file."""
    try:
        return asn1_pkcs12.Pfx.load(data, strict=True)["auth_safe"]["content_type"].native in ("data", "signed_data")
    except (ValueError, TypeError, KeyError):
        return False


def _chain_above(certificate: x509.Certificate, others: Iterable[x509.Certificate]) -> tuple[x509.Certificate, ...]:
    """The issuers of ``certificate`` found among ``others``, nearest first, without roots and bystanders."""
    candidates = [other for other in others if not certificates.is_self_issued(other)]
    chain: list[x509.Certificate] = []
    current = certificate
    while len(chain) < _LONGEST_CHAIN:
        issuer = next((c for c in candidates if c.subject == current.issuer and c not in chain), None)
        if issuer is None:
            break
        chain.append(issuer)
        current = issuer
    return tuple(chain)


def check_usable(signer: Signer, at: datetime) -> None:
    """Raise the refusal that applies if ``signer`` must not sign at the moment ``at``."""
    certificate = signer.certificate
    if at > certificate.not_valid_after_utc:
        raise CertificateExpired(day=certificates.day_vi(certificate.not_valid_after_utc))
    if at < certificate.not_valid_before_utc:
        raise CertificateNotYetValid(day=certificates.day_vi(certificate.not_valid_before_utc))
    if not certificates.may_sign_documents(certificate):
        raise CertificateNotForSigning
    if not supported(certificate.public_key()):
        raise KeyNotSupported
