"""Lists of revoked certificates (CRL, RFC 5280 §5) of the roots trusted here: brought in by hand, asked offline.

A list is kept only if a trusted root signed it. Whoever brings in none learns nothing of revocation, and is told so.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from checklist.documents import certificates
from checklist.documents.signing_errors import SigningRefused
from checklist.domain.text import Text

LARGEST_LIST = 32 * 1024 * 1024


class ListNotReadable(SigningRefused):
    sentence = Text(
        "Tệp không phải danh sách chứng thư số bị thu hồi (CRL) đầy đủ, dạng DER hoặc PEM.",
        "The file is not a complete list of revoked certificates (CRL) in DER or PEM form.",
    )


class ListNotTrusted(SigningRefused):
    sentence = Text(
        "Danh sách thu hồi này không do chứng thư số gốc nào được tin cậy trên máy này ký. Bên ban hành: {issuer}.",
        "No root certificate trusted here signed this revocation list. Issued by: {issuer}.",
    )


class ListOlder(SigningRefused):
    sentence = Text(
        "Máy này đang giữ danh sách mới hơn của cùng bên ban hành, lập ngày {day}.",
        "A newer list of the same issuer, made on {day}, is held here already.",
    )


@dataclass(frozen=True)
class RevocationList:
    """A list of one root: when it was made, until when its issuer means it to be used, how many it names."""

    root: str
    """The fingerprint of the root that signed it."""
    issuer: str
    issuer_key_id: str
    made_at: datetime
    next_at: datetime | None
    count: int
    crl: x509.CertificateRevocationList

    def revoked_at(self, serial: str) -> datetime | None:
        """When the certificate with this serial number (hexadecimal) was revoked, or None."""
        found = self.crl.get_revoked_certificate_by_serial_number(int(serial, 16))
        return None if found is None else found.revocation_date_utc


def add_list(folder: Path, data: bytes, roots: Sequence[x509.Certificate]) -> RevocationList:
    """Keep a list in ``folder``, in place of an older one of the same root.

    :raises ListNotReadable: not a complete list, or one that only tells what changed
    :raises ListNotTrusted: signed by none of ``roots``
    :raises ListOlder: a newer one is there
    """
    crl = _read(data)
    found = _described(crl, roots)
    if found is None:
        raise ListNotTrusted(issuer=certificates.display_name(crl.issuer))
    path = folder / f"{found.root}.crl"
    held = next((each for each in load_lists(folder, roots) if each.root == found.root), None)
    if held is not None and held.made_at > found.made_at:
        raise ListOlder(day=certificates.day_vi(held.made_at))
    folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as file:
        file.write(crl.public_bytes(Encoding.DER))
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)
    return found


def load_lists(folder: Path, roots: Sequence[x509.Certificate]) -> list[RevocationList]:
    """The lists kept in ``folder`` that one of ``roots`` signed; anything else there is left out."""
    lists = []
    for path in sorted(folder.glob("*.crl")):
        try:
            found = _described(_read(path.read_bytes()), roots)
        except ListNotReadable:
            continue
        if found is not None and path.name == f"{found.root}.crl":
            lists.append(found)
    return lists


def _read(data: bytes) -> x509.CertificateRevocationList:
    if len(data) > LARGEST_LIST:
        raise ListNotReadable
    try:
        load = x509.load_pem_x509_crl if data.lstrip().startswith(b"-----") else x509.load_der_x509_crl
        crl = load(data)
        is_complete = not any(each.oid == x509.DeltaCRLIndicator.oid for each in crl.extensions)
        len(crl)  # reads every entry, so that a damaged one shows here
    except ValueError as error:
        raise ListNotReadable from error
    if not is_complete:
        raise ListNotReadable
    return crl


def _described(crl: x509.CertificateRevocationList, roots: Sequence[x509.Certificate]) -> RevocationList | None:
    for root in roots:
        if root.subject == crl.issuer and _is_signed_by(crl, root):
            return RevocationList(
                root=certificates.fingerprint(root),
                issuer=certificates.display_name(root.subject),
                issuer_key_id=certificates.subject_key_id(root),
                made_at=crl.last_update_utc,
                next_at=crl.next_update_utc,
                count=len(crl),
                crl=crl,
            )
    return None


def _is_signed_by(crl: x509.CertificateRevocationList, root: x509.Certificate) -> bool:
    try:
        return crl.is_signature_valid(root.public_key())  # type: ignore[arg-type]
    except Exception:  # The library raises different errors for a key of another kind and an odd algorithm.
        return False
