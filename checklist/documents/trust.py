"""The root certificates trusted on this machine: a folder of PEM files, each named by its fingerprint.

Trust is a decision of the operator and nothing else: no list is shipped and none is fetched.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from checklist.documents import certificates
from checklist.documents.signing_errors import (
    RootAlreadyTrusted,
    RootNotAuthority,
    RootNotFound,
    RootNotReadable,
    RootPrefixAmbiguous,
)

_LARGEST_PEM = 64 * 1024
_SHORTEST_PREFIX = 8
_MARK = b"-----BEGIN CERTIFICATE-----"


@dataclass(frozen=True)
class TrustedRoot:
    """A trusted root as the operator sees it; ``key_id`` is what certificates below it name as their issuer's key."""

    fingerprint: str
    name: str
    key_id: str
    valid_from: datetime
    valid_until: datetime
    is_internal: bool
    certificate: x509.Certificate

    @property
    def grouped_fingerprint(self) -> str:
        """The fingerprint in groups of four, to be read out and compared."""
        return certificates.grouped(self.fingerprint)


def add_root(folder: Path, pem: bytes) -> TrustedRoot:
    """Trust the one root certificate in ``pem`` from now on.

    :raises RootNotReadable: not exactly one certificate in PEM form
    :raises RootNotAuthority: not self-signed, or not a certificate of an authority
    :raises RootAlreadyTrusted: it is in ``folder`` already
    """
    if len(pem) > _LARGEST_PEM or pem.count(_MARK) != 1 or b"PRIVATE KEY" in pem:
        raise RootNotReadable
    try:
        certificate = x509.load_pem_x509_certificate(pem)
        root = _described(certificate)
    except ValueError as error:
        raise RootNotReadable from error
    if not certificates.is_authority(certificate) or not _is_self_signed(certificate):
        raise RootNotAuthority
    path = _path(folder, root.fingerprint)
    if path.exists():
        raise RootAlreadyTrusted(fingerprint=root.grouped_fingerprint)
    folder.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=folder)
    with os.fdopen(descriptor, "wb") as file:
        file.write(certificate.public_bytes(Encoding.PEM))
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)
    return root


def list_roots(folder: Path) -> list[TrustedRoot]:
    """The trusted roots in the order of their fingerprints; a file whose name is not its fingerprint is left out."""
    roots = []
    for path in sorted(folder.glob("*.pem")):
        try:
            root = _described(x509.load_pem_x509_certificate(path.read_bytes()))
        except ValueError:
            continue
        if path == _path(folder, root.fingerprint):
            roots.append(root)
    return roots


def load_roots(folder: Path) -> list[x509.Certificate]:
    """The trusted root certificates, for ``verify_pdf``."""
    return [root.certificate for root in list_roots(folder)]


def remove_root(folder: Path, prefix: str) -> TrustedRoot:
    """Stop trusting the root whose fingerprint begins with ``prefix`` (8 hex digits or more; spaces do not count).

    :raises RootNotFound: no such root, or too short a prefix
    :raises RootPrefixAmbiguous: several such roots
    """
    wanted = "".join(prefix.split()).replace(":", "").lower()
    found = [root for root in list_roots(folder) if root.fingerprint.startswith(wanted)]
    if len(wanted) < _SHORTEST_PREFIX or not found:
        raise RootNotFound(prefix=prefix)
    if len(found) > 1:
        raise RootPrefixAmbiguous(prefix=prefix)
    _path(folder, found[0].fingerprint).unlink()
    return found[0]


def _path(folder: Path, fingerprint: str) -> Path:
    return folder / f"{fingerprint}.pem"


def _described(certificate: x509.Certificate) -> TrustedRoot:
    return TrustedRoot(
        fingerprint=certificates.fingerprint(certificate),
        name=certificates.display_name(certificate.subject),
        key_id=certificates.subject_key_id(certificate),
        valid_from=certificate.not_valid_before_utc,
        valid_until=certificate.not_valid_after_utc,
        is_internal=certificates.is_internal(certificate),
        certificate=certificate,
    )


def _is_self_signed(certificate: x509.Certificate) -> bool:
    """True if the certificate is signed with its own key: only then is it a root and not somebody's intermediate."""
    try:
        certificate.verify_directly_issued_by(certificate)
    except Exception:  # The library raises different errors for a wrong name, a wrong signature and an odd algorithm.
        return False
    return True
