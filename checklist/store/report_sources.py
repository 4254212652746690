"""What the texts of a draft's report rest on: the proposals they were made from, and the minutes of the meeting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from checklist.store.assessments import require_draft
from checklist.store.columns import day_to_text, instant_to_text, text_to_day, text_to_instant
from checklist.store.database import row, rows, transaction

_MINUTES = "title, reference, dated, sha256, size, media_type, added_at, added_by"


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of the meeting that adopted a self-score; the bytes are in ``files``."""

    title: str
    reference: str
    dated: date | None
    sha256: str
    size: int
    media_type: str
    added_at: datetime
    added_by: str


def proposals(db: Database, assessment_id: str) -> dict[str, str]:
    """The SHA-256 of the proposal that each text was made from, by key; a text nobody was shown one for has none."""
    found = rows(db, "SELECT key, proposal FROM report_proposals WHERE assessment_id = ?", (assessment_id,))
    return {each["key"]: each["proposal"] for each in found}


def save_proposals(db: Database, assessment_id: str, digests: Mapping[str, str]) -> None:
    """Note the proposals that texts were made from; those of other texts stay. Raises NotADraft, NotFound."""
    with transaction(db):
        require_draft(db, assessment_id)
        for key, digest in digests.items():
            db.execute(
                "INSERT INTO report_proposals (assessment_id, key, proposal) VALUES (?, ?, ?) "
                "ON CONFLICT (assessment_id, key) DO UPDATE SET proposal = excluded.proposal",
                (assessment_id, key, digest),
            )


def minutes(db: Database, assessment_id: str) -> Minutes | None:
    """The minutes of an assessment, or None."""
    found = row(db, f"SELECT {_MINUTES} FROM adoption_minutes WHERE assessment_id = ?", (assessment_id,))
    if found is None:
        return None
    return Minutes(
        title=found["title"],
        reference=found["reference"],
        dated=None if found["dated"] is None else text_to_day(found["dated"]),
        sha256=found["sha256"],
        size=found["size"],
        media_type=found["media_type"],
        added_at=text_to_instant(found["added_at"]),
        added_by=found["added_by"],
    )


def keep_minutes(db: Database, assessment_id: str, given: Minutes) -> None:
    """Keep the minutes of a draft in place of any before; their file has been stored. Raises NotADraft, NotFound."""
    with transaction(db):
        drop_minutes(db, assessment_id)
        db.execute(
            f"INSERT INTO adoption_minutes (assessment_id, {_MINUTES}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                assessment_id, given.title, given.reference, day_to_text(given.dated), given.sha256, given.size,
                given.media_type, instant_to_text(given.added_at), given.added_by,
            ),
        )  # fmt: skip


def drop_minutes(db: Database, assessment_id: str) -> None:
    """Take the minutes of a draft away; the file stays. Raises NotADraft, NotFound."""
    with transaction(db):
        require_draft(db, assessment_id)
        db.execute("DELETE FROM adoption_minutes WHERE assessment_id = ?", (assessment_id,))
