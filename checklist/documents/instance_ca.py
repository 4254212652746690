"""The instance's own certificate authority, for units that have no certificate at hand.

Every name in its certificates says that this is an internal signature of the software. Another instance trusts it only
after its root was added there by hand.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from checklist.documents import certificates, slots
from checklist.documents.certificates import CUT, DESCRIPTION, INTERNAL_ORGANISATION, INTERNAL_UNIT
from checklist.documents.key_files import read_identity, write_identity
from checklist.documents.signers import SoftwareSigner
from checklist.documents.signing_errors import CertificateExpired, SlotMissing

ROOT_FILE = "instance-ca.pem"

_ROOT_DAYS = 15 * 365 + 4
_LEAF_DAYS = 5 * 365 + 1
_LONGEST_NAME_PART = 64  # RFC 5280, appendix A.1
# A certificate is dated back a little, so that a machine whose clock runs behind does not find it not yet valid.
_DATED_BACK = timedelta(hours=1)


@dataclass(frozen=True)
class InstanceCa:
    """An opened authority: its folder, its root certificate and its key."""

    folder: Path
    root: x509.Certificate
    key: ec.EllipticCurvePrivateKey = field(repr=False)

    @property
    def root_pem(self) -> bytes:
        """The root certificate to hand to others, without the key."""
        return self.root.public_bytes(Encoding.PEM)


def make_instance_ca(folder: Path, common_name: str, at: datetime) -> InstanceCa:
    """The authority kept in ``folder``, made at the moment ``at`` if there is none yet.

    A second call opens what is there, whatever its arguments; two calls at once end with the same authority.

    :raises InstanceKeyUnreadable: there is an authority, but its key cannot be opened
    """
    path = folder / ROOT_FILE
    if not path.exists():
        key = ec.generate_private_key(ec.SECP256R1())
        name = _name(common_name)
        builder = _builder(name, name, key.public_key(), at, _ROOT_DAYS)
        root = (
            builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(authority=True), critical=True)
            .sign(key, hashes.SHA256())
        )
        write_identity(path, root, key)
    certificate, opened = read_identity(path)
    return InstanceCa(folder, certificate, opened)


def instance_signer(
    ca: InstanceCa, slot: str, unit_name: str, at: datetime, *, person: str | None = None
) -> SoftwareSigner:
    """A signer of the authority for ``slot`` of a unit; the same names give the same key until it expires.

    ``person`` is who signs, by the operator's word; without it the certificate names the unit and the role alone.

    :raises SlotMissing: ``slot`` is none of a report's slots
    :raises CertificateExpired: the authority itself has reached its end
    :raises InstanceKeyUnreadable: a key made earlier cannot be opened
    """
    if slots.rank(slot) is None:
        raise SlotMissing(slot=slot)
    end = ca.root.not_valid_after_utc
    if at >= end:
        raise CertificateExpired(day=certificates.day_vi(end))
    name = _name(person or unit_name, slots.label(slot).vi, unit_name)
    generation = 0
    while True:
        path = ca.folder / f"{slot}-{hashlib.sha256(name.public_bytes()).hexdigest()[:16]}-{generation}.pem"
        if not path.exists():
            _issue(ca, name, path, at)
        certificate, key = read_identity(path)
        if certificate.not_valid_after_utc > at:
            return SoftwareSigner(certificate, (), key)
        generation += 1


def _issue(ca: InstanceCa, name: x509.Name, path: Path, at: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    days = min(_LEAF_DAYS, (ca.root.not_valid_after_utc - at).days)
    builder = _builder(name, ca.root.subject, key.public_key(), at, days)
    authority_key = x509.AuthorityKeyIdentifier.from_issuer_public_key(ca.key.public_key())
    certificate = (
        builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(authority=False), critical=True)
        .add_extension(authority_key, critical=False)
        .sign(ca.key, hashes.SHA256())
    )
    write_identity(path, certificate, key)


def _name(common_name: str, title: str = "", unit_name: str = "") -> x509.Name:
    """A subject that says first who, then of which unit, and always what kind of signature this is."""
    # The library counts the bytes of a common name, where the standard counts characters.
    common = _cut(common_name, len(common_name.encode()) <= _LONGEST_NAME_PART, 20)
    parts = [
        (NameOID.COUNTRY_NAME, "VN"),
        (NameOID.ORGANIZATION_NAME, INTERNAL_ORGANISATION),
        (NameOID.ORGANIZATIONAL_UNIT_NAME, INTERNAL_UNIT),
        (NameOID.ORGANIZATIONAL_UNIT_NAME, _cut(unit_name, len(unit_name) <= _LONGEST_NAME_PART, 63)),
        (NameOID.TITLE, title),
        (DESCRIPTION, common_name if common != common_name else ""),
        (NameOID.COMMON_NAME, common),
    ]
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in parts if value])


def _cut(value: str, fits: bool, length: int) -> str:
    """``value`` if it fits, else its first ``length`` characters and a sign that it was cut."""
    return value if fits else value[:length] + CUT


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, at: datetime, days: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - _DATED_BACK)
        .not_valid_after(at + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
