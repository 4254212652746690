"""The root certificates trusted by this installation; every change stands in the audit trail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from cryptography import x509

from checklist.documents import trust
from checklist.documents.signing_errors import SigningRefused
from checklist.services.errors import Refused
from checklist.services.workspace import Workspace
from checklist.store import audit
from checklist.store.database import transaction


def trusted_roots(workspace: Workspace) -> list[x509.Certificate]:
    """The roots trusted here."""
    return trust.load_roots(workspace.trust)


def add_root(workspace: Workspace, pem: bytes, *, at: datetime) -> str:
    """Trust a root; a sentence that says which. Raises :class:`Refused`."""
    try:
        root = trust.add_root(workspace.trust, pem)
    except SigningRefused as error:
        raise Refused(error.vi, error.en) from error
    _note(workspace, "trust.add", root.fingerprint, at)
    return f"Đã tin cậy: {root.name}\n  SHA-256: {root.grouped_fingerprint}"


def remove_root(workspace: Workspace, prefix: str, *, at: datetime) -> str:
    """Stop trusting a root; a sentence that says which. Raises :class:`Refused`."""
    try:
        root = trust.remove_root(workspace.trust, prefix)
    except SigningRefused as error:
        raise Refused(error.vi, error.en) from error
    _note(workspace, "trust.remove", root.fingerprint, at)
    return f"Thôi tin cậy: {root.name}\n  SHA-256: {root.grouped_fingerprint}"


def root_lines(workspace: Workspace) -> Iterator[str]:
    """The trusted roots as lines for a shell."""
    roots = trust.list_roots(workspace.trust)
    if not roots:
        yield "Chưa tin cậy chứng thư số gốc nào."
    for root in roots:
        internal = " (chữ ký nội bộ của phần mềm)" if root.is_internal else ""
        yield f"{root.grouped_fingerprint}  {root.name}{internal}  đến {root.valid_until:%d/%m/%Y}"


def _note(workspace: Workspace, action: str, fingerprint: str, at: datetime) -> None:
    with workspace.database() as db, transaction(db):
        audit.append(db, at=at, actor="cli", action=action, subject=fingerprint, detail={})
