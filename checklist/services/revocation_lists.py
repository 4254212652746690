"""The lists of revoked certificates of the roots trusted here; every list brought in stands in the audit trail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from checklist.documents import revocation
from checklist.documents.certificates import day_vi
from checklist.documents.revocation import LARGEST_LIST, RevocationList
from checklist.documents.signing_errors import SigningRefused
from checklist.domain.text import count_vi
from checklist.services.errors import Refused
from checklist.services.trusted_roots import trusted_roots
from checklist.services.workspace import Workspace
from checklist.store import audit
from checklist.store.database import transaction

__all__ = ["LARGEST_LIST", "RevocationList"]


def revocation_lists(workspace: Workspace) -> list[RevocationList]:
    """The lists held here that a trusted root signed."""
    return revocation.load_lists(_folder(workspace), trusted_roots(workspace))


def add_revocation_list(workspace: Workspace, data: bytes, *, at: datetime) -> str:
    """Keep a list in place of an older one of its root; a sentence that says which. Raises :class:`Refused`."""
    try:
        held = revocation.add_list(_folder(workspace), data, trusted_roots(workspace))
    except SigningRefused as error:
        raise Refused(error.vi, error.en) from error
    with workspace.database() as db, transaction(db):
        detail = {"made_at": held.made_at.isoformat(), "count": held.count}
        audit.append(db, at=at, actor="cli", action="trust.crl", subject=held.root, detail=detail)
    return f"Đã nhận danh sách thu hồi của {held.issuer}: {count_vi(held.count)} chứng thư số, lập ngày {_days(held)}"


def revocation_list_lines(workspace: Workspace) -> Iterator[str]:
    """The lists as lines for a shell."""
    for held in revocation_lists(workspace):
        yield f"Danh sách thu hồi: {held.issuer}, {count_vi(held.count)} chứng thư số, lập ngày {_days(held)}"


def _days(held: RevocationList) -> str:
    until = f", dùng đến ngày {day_vi(held.next_at)}" if held.next_at is not None else ""
    return f"{day_vi(held.made_at)}{until}"


def _folder(workspace: Workspace) -> Path:
    return workspace.trust / "crl"
