"""The notice of conclusion of an audit: one a submission, typed as a draft, then issued, then signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from checklist.store.columns import (
    day_to_text,
    instant_to_text,
    json_to_object,
    object_to_json,
    text_to_day,
    text_to_instant,
)
from checklist.store.database import row, transaction
from checklist.store.errors import Stale

_COLUMNS = "submission_id, number, dated, body, state, paper_sha256, signed_sha256, revision, updated_at, updated_by"


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice of conclusion. ``body`` is what is typed, as plain data; ``state`` is draft or issued."""

    submission_id: str
    number: str
    dated: date | None
    body: Mapping[str, Any]
    state: str
    paper_sha256: str | None
    signed_sha256: str | None
    revision: int
    updated_at: datetime
    updated_by: str

    @property
    def newest(self) -> str | None:
        """The file that the next signature goes on."""
        return self.signed_sha256 or self.paper_sha256


class StaleNotice(Stale):
    """Somebody else changed this since it was shown. Nothing was saved."""

    def __init__(self) -> None:
        super().__init__(
            "Thông báo này vừa được người khác sửa, ban hành hoặc ký; hãy xem lại rồi làm tiếp.",
            "Somebody else has just changed, issued or signed this notice; look at it again, then go on.",
        )


def get(db: Database, submission_id: str) -> Notice | None:
    """The notice about a submission, or None."""
    found = row(db, f"SELECT {_COLUMNS} FROM audit_papers WHERE submission_id = ?", (submission_id,))
    if found is None:
        return None
    return Notice(
        **{
            **found,
            "dated": text_to_day(found["dated"]) if found["dated"] else None,
            "body": json_to_object(found["body"]),
            "updated_at": text_to_instant(found["updated_at"]),
        }
    )


def save(db: Database, notice: Notice) -> None:
    """Keep a draft, or issue it; ``notice.revision`` is the one that was read, 0 for a new one. Raises StaleNotice."""
    with transaction(db):
        stands = get(db, notice.submission_id)
        if (stands.revision if stands else 0) != notice.revision or (stands and stands.state == "issued"):
            raise StaleNotice
        db.execute(
            f"INSERT INTO audit_papers ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (submission_id) DO UPDATE SET number = excluded.number, dated = excluded.dated, "
            "body = excluded.body, state = excluded.state, paper_sha256 = excluded.paper_sha256, "
            "revision = excluded.revision, updated_at = excluded.updated_at, updated_by = excluded.updated_by",
            (
                notice.submission_id, notice.number, day_to_text(notice.dated), object_to_json(notice.body),
                notice.state, notice.paper_sha256, notice.signed_sha256, notice.revision + 1,
                instant_to_text(notice.updated_at), notice.updated_by,
            ),
        )  # fmt: skip


def keep_signed(db: Database, submission_id: str, *, signed_sha256: str, over: str | None) -> None:
    """Let a newly signed file stand in the place of ``over``. Raises StaleNotice when another stands there."""
    with transaction(db):
        cursor = db.execute(
            "UPDATE audit_papers SET signed_sha256 = ? WHERE submission_id = ? AND state = 'issued' "
            "AND coalesce(signed_sha256, paper_sha256) IS ?",
            [signed_sha256, submission_id, over],
        )
        if cursor.rowcount != 1:
            raise StaleNotice
