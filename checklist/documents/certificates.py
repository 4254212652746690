"""Reading certificates: the names, fingerprints and key identifiers that people compare.

Certificates travel as ``cryptography`` objects; the two libraries under the PDF signatures get DER bytes.
"""

from __future__ import annotations

from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from checklist.domain.dates import VIETNAM, legal_day
from checklist.domain.text import date_vi

# RFC 5280 allows 64 characters a name part, so the plain statement is spread over two parts.
INTERNAL_ORGANISATION = "Chữ ký nội bộ của phần mềm"
CUT = "…"
DESCRIPTION = x509.ObjectIdentifier("2.5.4.13")
INTERNAL_UNIT = "Không phải chữ ký số chuyên dùng công vụ hay chữ ký số công cộng"


def der(certificate: x509.Certificate) -> bytes:
    """The certificate as DER bytes."""
    return certificate.public_bytes(Encoding.DER)


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of the certificate, 64 lower-case hex digits: what two people read to each other to compare."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def grouped(fingerprint_hex: str) -> str:
    """A fingerprint in groups of four upper-case digits, for reading aloud."""
    upper = fingerprint_hex.upper()
    return " ".join(upper[start : start + 4] for start in range(0, len(upper), 4))


def name_part(name: x509.Name, oid: x509.ObjectIdentifier) -> str:
    """The first part of ``name`` with this identifier, or the empty string."""
    parts = name.get_attributes_for_oid(oid)
    return str(parts[0].value) if parts else ""


def display_name(name: x509.Name) -> str:
    """The name a person recognises: the common name, else the organisation, else all of it.

    A common name of ours that had to be cut ends in "…" and stands in full in the description.
    """
    if name_part(name, NameOID.COMMON_NAME).endswith(CUT):
        return name_part(name, DESCRIPTION) or name_part(name, NameOID.COMMON_NAME)
    return name_part(name, NameOID.COMMON_NAME) or name_part(name, NameOID.ORGANIZATION_NAME) or name.rfc4514_string()


def is_internal(certificate: x509.Certificate) -> bool:
    """True if an instance of this program issued the certificate, by what its issuer says of itself."""
    return name_part(certificate.issuer, NameOID.ORGANIZATION_NAME) == INTERNAL_ORGANISATION


def is_authority(certificate: x509.Certificate) -> bool:
    """True if the certificate may issue others and, where it says what its key is for, may sign certificates."""
    try:
        constraints = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
    except x509.ExtensionNotFound:
        return False
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return constraints.ca
    return constraints.ca and usage.key_cert_sign


def is_self_issued(certificate: x509.Certificate) -> bool:
    """True if subject and issuer are the same name: a root, which is never embedded in a signature."""
    return certificate.subject == certificate.issuer


def may_sign_documents(certificate: x509.Certificate) -> bool:
    """True unless the certificate states key usages that leave out both signing and non-repudiation."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def subject_key_id(certificate: x509.Certificate) -> str:
    """The identifier of the certificate's own key in hex, or the empty string."""
    try:
        return certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest.hex()
    except x509.ExtensionNotFound:
        return ""


def day_vi(moment: datetime) -> str:
    """The Vietnamese day of an instant, ``dd/mm/yyyy``."""
    return date_vi(legal_day(moment))


def moment_vi(moment: datetime) -> str:
    """An instant in Vietnamese local time with its offset: ``05/01/2026 08:00:00 +07:00``."""
    return moment.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M:%S +07:00")
