"""A small public key infrastructure for tests: authorities, signers and .p12 files, all made in memory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.keys.internal import (
    translate_pyca_cryptography_cert_to_asn1,
    translate_pyca_cryptography_key_to_asn1,
)

from checklist.documents.signers import SoftwareSigner

NOW = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
PASSWORD = "mật-khẩu-ký"

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True)
class Identity:
    """A certificate with its key and the certificates above it, without the root."""

    certificate: x509.Certificate
    key: Key
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def signer(self) -> SoftwareSigner:
        return SoftwareSigner(self.certificate, self.chain, self.key)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    def p12(self, password: str = PASSWORD, extra: tuple[x509.Certificate, ...] = ()) -> bytes:
        """The identity as a .p12 file."""
        encryption = BestAvailableEncryption(password.encode())
        above = [*self.chain, *extra]
        return pkcs12.serialize_key_and_certificates(b"signer", self.key, self.certificate, above, encryption)


def name(common_name: str, organisation: str = "Đơn vị thử") -> x509.Name:
    """A subject name."""
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def new_key(kind: str = "ec") -> Key:
    """A private key: ``ec`` is P-256, ``p384`` and ``p521`` larger curves, ``k256`` an odd one, ``rsa`` 2048 bits."""
    curves: dict[str, ec.EllipticCurve] = {
        "ec": ec.SECP256R1(),
        "p384": ec.SECP384R1(),
        "p521": ec.SECP521R1(),
        "k256": ec.SECP256K1(),
    }
    return rsa.generate_private_key(65537, 2048) if kind == "rsa" else ec.generate_private_key(curves[kind])


def make_root(common_name: str = "CA gốc thử", *, kind: str = "ec") -> Identity:
    """A root authority valid from 2020 to 2040."""
    key = new_key(kind)
    subject = name(common_name)
    start, end = datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)
    return Identity(_certificate(subject, key, subject, key, start, end, authority=True), key)


def make_intermediate(root: Identity, common_name: str = "CA cấp dưới thử") -> Identity:
    """An authority under ``root``."""
    key = new_key()
    start, end = datetime(2021, 1, 1, tzinfo=UTC), datetime(2039, 1, 1, tzinfo=UTC)
    made = _certificate(name(common_name), key, root.certificate.subject, root.key, start, end, authority=True)
    return Identity(made, key, (made,))


def make_signer(
    issuer: Identity,
    common_name: str = "Nguyễn Thị Ánh Dương",
    *,
    kind: str = "ec",
    valid_from: datetime = NOW - timedelta(days=365),
    valid_until: datetime = NOW + timedelta(days=365),
    signing: bool = True,
) -> Identity:
    """A signer's certificate issued by ``issuer``; ``signing=False`` gives one for encryption only."""
    key = new_key(kind)
    made = _certificate(
        name(common_name), key, issuer.certificate.subject, issuer.key, valid_from, valid_until, signing=signing
    )
    return Identity(made, key, issuer.chain)


def make_stamper() -> tuple[asn1_x509.Certificate, asn1_keys.PrivateKeyInfo]:
    """The certificate and key of a time-stamping authority nobody trusts, for pyHanko's stand-in authority."""
    key = new_key("rsa")
    subject = name("Dấu thời gian thử")
    made = _certificate(subject, key, subject, key, NOW - timedelta(days=1), NOW + timedelta(days=1), stamping=True)
    return translate_pyca_cryptography_cert_to_asn1(made), translate_pyca_cryptography_key_to_asn1(key)


def _certificate(
    subject: x509.Name,
    key: Key,
    issuer: x509.Name,
    issuer_key: Key,
    start: datetime,
    end: datetime,
    *,
    authority: bool = False,
    signing: bool = True,
    stamping: bool = False,
) -> x509.Certificate:
    usage = x509.KeyUsage(
        digital_signature=signing and not authority,
        content_commitment=signing and not authority,
        key_encipherment=not signing,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    if stamping:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return builder.sign(issuer_key, hashes.SHA256())
