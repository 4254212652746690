"""Remedies under follow-up, and the secret addresses of deadline calendars."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from checklist.domain.committee.follow_up import Origin, Remedy, RemedyState
from checklist.store.columns import day_to_text, instant_to_text, text_to_day, text_to_instant
from checklist.store.database import Row, row, rows, transaction
from checklist.store.errors import NotFound, Stale

_COLUMNS = (
    "id, unit_id, submission_id, requirement_id, origin, what, owner, due, product, state, reported_on, report, "
    "checked_by, checked_at, check_note, revision, created_at, created_by"
)


class StaleRemedy(Stale):
    """Somebody else changed the remedy since it was read."""

    def __init__(self) -> None:
        super().__init__(
            "Việc khắc phục này vừa được người khác sửa; hãy xem lại rồi lưu.",
            "Somebody else has just changed this remedy; look at it again, then save.",
        )


def add(db: Database, remedy: Remedy) -> None:
    """Keep a new remedy."""
    marks = ", ".join("?" * len(_COLUMNS.split(",")))
    with transaction(db):
        db.execute(f"INSERT INTO remedies ({_COLUMNS}) VALUES ({marks})", _values(remedy))


def get(db: Database, remedy_id: str) -> Remedy:
    """The remedy of this id. Raises NotFound."""
    found = row(db, f"SELECT {_COLUMNS} FROM remedies WHERE id = ?", (remedy_id,))
    if found is None:
        raise NotFound("việc khắc phục", "remedy", remedy_id)
    return _from_row(found)


def every(db: Database) -> list[Remedy]:
    """All remedies, the earliest due first, those without a day last."""
    return [_from_row(each) for each in rows(db, f"SELECT {_COLUMNS} FROM remedies ORDER BY due IS NULL, due, id")]


def of_submission(db: Database, submission_id: str) -> list[Remedy]:
    """The remedies that a submission's audit left, in the order they came."""
    found = rows(db, f"SELECT {_COLUMNS} FROM remedies WHERE submission_id = ? ORDER BY rowid", (submission_id,))
    return [_from_row(each) for each in found]


def change(db: Database, remedy: Remedy) -> Remedy:
    """Keep what changed; ``remedy.revision`` is the one that was read. Raises StaleRemedy, NotFound."""
    with transaction(db):
        stands = get(db, remedy.id)
        if stands.revision != remedy.revision:
            raise StaleRemedy
        changed = replace(remedy, revision=remedy.revision + 1)
        names = [name.strip() for name in _COLUMNS.split(",")]
        assignments = ", ".join(f"{name} = ?" for name in names[1:])
        db.execute(f"UPDATE remedies SET {assignments} WHERE id = ?", [*_values(changed)[1:], remedy.id])
    return changed


def set_feed(db: Database, user_id: str, token_hash: str, at: datetime) -> None:
    """Give a user's calendar a new address; the one before stops working."""
    with transaction(db):
        db.execute("DELETE FROM calendar_feeds WHERE user_id = ?", (user_id,))
        db.execute(
            "INSERT INTO calendar_feeds (token_hash, user_id, created_at) VALUES (?, ?, ?)",
            (token_hash, user_id, instant_to_text(at)),
        )


def feed_owner(db: Database, token_hash: str) -> str | None:
    """The user whose calendar has this address; None for an account that was closed, too."""
    found = row(
        db,
        "SELECT user_id FROM calendar_feeds JOIN users ON users.id = user_id WHERE token_hash = ? AND is_active = 1",
        (token_hash,),
    )
    return None if found is None else str(found["user_id"])


def _values(remedy: Remedy) -> tuple[object, ...]:
    return (
        remedy.id, remedy.unit_id, remedy.submission_id, remedy.requirement_id, remedy.origin.value, remedy.what,
        remedy.owner, day_to_text(remedy.due), remedy.product, remedy.state.value, day_to_text(remedy.reported_on),
        remedy.report, remedy.checked_by, instant_to_text(remedy.checked_at) if remedy.checked_at else None,
        remedy.check_note, remedy.revision, instant_to_text(remedy.created_at), remedy.created_by,
    )  # fmt: skip


def _from_row(found: Row) -> Remedy:
    return Remedy(
        **{
            **found,
            "origin": Origin(found["origin"]),
            "state": RemedyState(found["state"]),
            "due": text_to_day(found["due"]) if found["due"] else None,
            "reported_on": text_to_day(found["reported_on"]) if found["reported_on"] else None,
            "checked_at": text_to_instant(found["checked_at"]) if found["checked_at"] else None,
            "created_at": text_to_instant(found["created_at"]),
        }
    )
