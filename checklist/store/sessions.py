"""Log-ins that stand on the server, and the forms kept for users whose log-in had run out.

A session is known by the hash of what the browser holds: whoever reads the database cannot log in with it.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from checklist.store.columns import JsonObject, instant_to_text, json_to_object, object_to_json, text_to_instant
from checklist.store.database import row, transaction
from checklist.store.users import User, from_row


@dataclass(frozen=True, slots=True)
class Session:
    """A log-in: whose, since when, and when it was last used."""

    id: str
    user: User
    created_at: datetime
    seen_at: datetime


def add(db: Database, session_id: str, user_id: str, at: datetime) -> None:
    """Keep a new log-in."""
    with transaction(db):
        db.execute(
            "INSERT INTO sessions (id, user_id, created_at, seen_at) VALUES (?, ?, ?, ?)",
            (session_id, user_id, instant_to_text(at), instant_to_text(at)),
        )


def find(db: Database, session_id: str) -> Session | None:
    """The log-in of this id, with its user as the account now stands; None when it was ended."""
    found = row(
        db,
        "SELECT users.id, username, name, role, unit_id, is_active, users.created_at, "
        "sessions.id AS session_id, sessions.created_at AS begun_at, seen_at "
        "FROM sessions JOIN users ON users.id = sessions.user_id WHERE sessions.id = ?",
        (session_id,),
    )
    if found is None:
        return None
    return Session(
        id=found["session_id"],
        user=from_row(found),
        created_at=text_to_instant(found["begun_at"]),
        seen_at=text_to_instant(found["seen_at"]),
    )


def touch(db: Database, session_id: str, at: datetime) -> None:
    """Note that a log-in is in use; one that has been ended stays ended."""
    with transaction(db):
        db.execute("UPDATE sessions SET seen_at = ? WHERE id = ?", (instant_to_text(at), session_id))


def end(db: Database, session_id: str) -> None:
    """End one log-in."""
    with transaction(db):
        db.execute("DELETE FROM sessions WHERE id = ?", (session_id,))


def end_of_user(db: Database, user_id: str, keep: str | None = None) -> None:
    """End every log-in of a user, but for the one of id ``keep``."""
    with transaction(db):
        db.execute("DELETE FROM sessions WHERE user_id = ? AND id IS NOT ?", (user_id, keep))


def forget(db: Database, before: datetime) -> None:
    """Drop the log-ins that nobody has used since ``before``."""
    with transaction(db):
        db.execute("DELETE FROM sessions WHERE seen_at < ?", (instant_to_text(before),))


def held_forms(db: Database, user_id: str) -> JsonObject:
    """What is kept for a user; empty for nothing."""
    found = row(db, "SELECT form FROM held_forms WHERE user_id = ?", (user_id,))
    return {} if found is None else json_to_object(found["form"])


def hold_forms(db: Database, user_id: str, *, path: str, forms: JsonObject, at: datetime) -> None:
    """Replace what is kept for a user; ``path`` is where the latest of the forms was sent."""
    with transaction(db):
        db.execute(
            "INSERT INTO held_forms (user_id, path, form, held_at) VALUES (?, ?, ?, ?) ON CONFLICT (user_id) "
            "DO UPDATE SET path = excluded.path, form = excluded.form, held_at = excluded.held_at",
            (user_id, path, object_to_json(forms), instant_to_text(at)),
        )


def drop_held_forms(db: Database, user_id: str) -> None:
    """Keep nothing for a user any more."""
    with transaction(db):
        db.execute("DELETE FROM held_forms WHERE user_id = ?", (user_id,))
