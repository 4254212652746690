"""The consolidated reports of campaigns: editions of a report, each typed as a draft, then issued, then signed."""

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
from checklist.store.database import Row, rows, transaction
from checklist.store.errors import Stale

_COLUMNS = (
    "campaign_id, edition, number, dated, body, state, paper_sha256, tables_sha256, signed_sha256, revision, "
    "updated_at, updated_by"
)


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition. ``body`` is what is typed, as plain data; ``state`` is draft or issued.

    ``tables_sha256`` is the workbook of its forms, kept when it was issued.
    """

    campaign_id: str
    edition: int
    number: str
    dated: date | None
    body: Mapping[str, Any]
    state: str
    paper_sha256: str | None
    tables_sha256: str | None
    signed_sha256: str | None
    revision: int
    updated_at: datetime
    updated_by: str

    @property
    def newest(self) -> str | None:
        """The file that the next signature goes on."""
        return self.signed_sha256 or self.paper_sha256

    @property
    def is_draft(self) -> bool:
        """Whether it may still change."""
        return self.state == "draft"


class StaleReport(Stale):
    """Somebody else changed this since it was shown. Nothing was saved."""

    def __init__(self) -> None:
        super().__init__(
            "Báo cáo này vừa được người khác sửa, ban hành hoặc ký; hãy xem lại rồi làm tiếp.",
            "Somebody else has just changed, issued or signed this report; look at it again, then go on.",
        )


def editions(db: Database, campaign_id: str) -> list[Edition]:
    """The editions of a campaign's report, the newest first."""
    sql = f"SELECT {_COLUMNS} FROM consolidated_reports WHERE campaign_id = ? ORDER BY edition DESC"
    return [_from_row(found) for found in rows(db, sql, (campaign_id,))]


def latest(db: Database, campaign_id: str) -> Edition | None:
    """The newest edition, or None."""
    found = editions(db, campaign_id)
    return found[0] if found else None


def save(db: Database, edition: Edition) -> None:
    """Keep a draft, or issue it; ``edition.revision`` is the one that was read, 0 for a new one. Raises StaleReport."""
    with transaction(db):
        standing = {each.edition: each for each in editions(db, edition.campaign_id)}
        held = standing.get(edition.edition)
        is_next = edition.edition == max(standing, default=0) + 1
        others = any(each.is_draft for number, each in standing.items() if number != edition.edition)
        if (
            (held.revision if held else 0) != edition.revision
            or (held is not None and not held.is_draft)
            or (held is None and (not is_next or others))
        ):
            raise StaleReport
        db.execute(
            f"INSERT INTO consolidated_reports ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (campaign_id, edition) DO UPDATE SET number = excluded.number, dated = excluded.dated, "
            "body = excluded.body, state = excluded.state, paper_sha256 = excluded.paper_sha256, "
            "tables_sha256 = excluded.tables_sha256, revision = excluded.revision, updated_at = excluded.updated_at, "
            "updated_by = excluded.updated_by",
            (
                edition.campaign_id, edition.edition, edition.number, day_to_text(edition.dated),
                object_to_json(edition.body), edition.state, edition.paper_sha256, edition.tables_sha256,
                edition.signed_sha256, edition.revision + 1, instant_to_text(edition.updated_at), edition.updated_by,
            ),
        )  # fmt: skip


def keep_signed(db: Database, campaign_id: str, number: int, *, signed_sha256: str, over: str) -> None:
    """Let a newly signed file of an edition stand in the place of ``over``. Raises StaleReport when another does."""
    with transaction(db):
        cursor = db.execute(
            "UPDATE consolidated_reports SET signed_sha256 = ? WHERE campaign_id = ? AND edition = ? "
            "AND state = 'issued' AND coalesce(signed_sha256, paper_sha256) IS ?",
            [signed_sha256, campaign_id, number, over],
        )
        if cursor.rowcount != 1:
            raise StaleReport


def _from_row(found: Row) -> Edition:
    return Edition(
        **{
            **found,
            "dated": text_to_day(found["dated"]) if found["dated"] else None,
            "body": json_to_object(found["body"]),
            "updated_at": text_to_instant(found["updated_at"]),
        }
    )
