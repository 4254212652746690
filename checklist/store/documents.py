"""The documents of a seal: one unsigned PDF, then each signed or scanned version, in the order they came.

Only the content address is kept; the bytes are in ``files``, stored before their row is committed.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from checklist.store.columns import instant_to_text, text_to_instant
from checklist.store.database import Row, row, rows, transaction
from checklist.store.errors import StoreError
from checklist.store.seals import by_digest

_COLUMNS = "id, seal_digest, kind, sha256, size, slot, created_at, created_by"


@dataclass(frozen=True, slots=True)
class Document:
    """One file made from a seal."""

    id: int
    """Counts up; a later document has a higher number."""
    seal_digest: str
    kind: str
    """unsigned | signed | scan"""
    sha256: str
    size: int
    slot: str | None
    """The role whose signature made this version; only for a signed document."""
    created_at: datetime
    created_by: str


class UnsignedDiffers(StoreError):
    """A second unsigned PDF of the same seal has other bytes: it was rendered differently, which must not happen."""

    def __init__(self, existing: Document) -> None:
        super().__init__(
            "Bản PDF chưa ký của báo cáo này đã được lưu và khác bản vừa tạo. Hãy dùng bản đã lưu.",
            "The unsigned PDF of this report is already stored and differs from the one just made. Use the stored one.",
        )
        self.existing = existing


def add(
    db: Database,
    seal_digest: str,
    *,
    kind: str,
    sha256: str,
    size: int,
    at: datetime,
    by: str,
    slot: str | None = None,
) -> Document:
    """Record a stored file as a document of a seal; the same file again returns the document that stands.

    Raises NotFound for an unknown seal, UnsignedDiffers for a second unsigned PDF with other bytes.
    """
    with transaction(db):
        by_digest(db, seal_digest)
        known = [each for each in of_seal(db, seal_digest) if each.sha256 == sha256]
        if known:
            return known[0]
        if kind == "unsigned" and (existing := unsigned(db, seal_digest)) is not None:
            raise UnsignedDiffers(existing)
        db.execute(
            "INSERT INTO documents (seal_digest, kind, sha256, size, slot, created_at, created_by) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (seal_digest, kind, sha256, size, slot, instant_to_text(at), by),
        )
        return of_seal(db, seal_digest)[-1]


def of_seal(db: Database, seal_digest: str) -> list[Document]:
    """All documents of a seal, in the order they came."""
    found = rows(db, f"SELECT {_COLUMNS} FROM documents WHERE seal_digest = ? ORDER BY id", (seal_digest,))
    return [_from_row(each) for each in found]


def unsigned(db: Database, seal_digest: str) -> Document | None:
    """The unsigned PDF of a seal, or None before it has been rendered."""
    return next((each for each in of_seal(db, seal_digest) if each.kind == "unsigned"), None)


def latest_signed(db: Database, seal_digest: str) -> Document | None:
    """The last signed version of a seal, on which the next signature goes, or None."""
    return next((each for each in reversed(of_seal(db, seal_digest)) if each.kind == "signed"), None)


def by_sha256(db: Database, sha256: str) -> Document | None:
    """The document with these bytes, or None."""
    found = row(db, f"SELECT {_COLUMNS} FROM documents WHERE sha256 = ? ORDER BY id", (sha256,))
    return None if found is None else _from_row(found)


def _from_row(found: Row) -> Document:
    return Document(
        id=found["id"],
        seal_digest=found["seal_digest"],
        kind=found["kind"],
        sha256=found["sha256"],
        size=found["size"],
        slot=found["slot"],
        created_at=text_to_instant(found["created_at"]),
        created_by=found["created_by"],
    )
