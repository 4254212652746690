"""Accounts, and the attempts to log in to them. A password is kept as its hash only, and never leaves with the user."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlite_utils import Database

from checklist.domain.roles import Role
from checklist.store.columns import instant_to_text, text_to_instant
from checklist.store.database import Row, row, rows, transaction
from checklist.store.errors import AlreadyExists, NotFound

_COLUMNS = "id, username, name, role, unit_id, is_active, created_at"


@dataclass(frozen=True, slots=True)
class User:
    """An account. ``unit_id`` is None only for an administrator of the whole installation."""

    id: str
    username: str
    name: str
    role: Role
    unit_id: str | None
    is_active: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Attempts:
    """Attempts to log in that failed: how many in a row, and when the last was (None for none)."""

    failures: int
    last_at: datetime | None


def add(db: Database, user: User, password_hash: str) -> None:
    """Keep a new account. Raises AlreadyExists when the user name is taken, whatever its case."""
    with transaction(db):
        if row(db, "SELECT 1 FROM users WHERE username = ? OR id = ?", (user.username, user.id)):
            raise AlreadyExists("tài khoản", "account", user.username)
        db.execute(
            f"INSERT INTO users ({_COLUMNS}, password_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                user.id,
                user.username,
                user.name,
                user.role.value,
                user.unit_id,
                int(user.is_active),
                instant_to_text(user.created_at),
                password_hash,
            ),
        )


def get(db: Database, user_id: str) -> User:
    """The account of this id. Raises NotFound."""
    found = row(db, f"SELECT {_COLUMNS} FROM users WHERE id = ?", (user_id,))
    if found is None:
        raise NotFound("tài khoản", "account", user_id)
    return from_row(found)


def with_password_hash(db: Database, username: str) -> tuple[User, str] | None:
    """The account of a user name, whatever its case, and the hash of its password; None when there is none."""
    found = row(db, f"SELECT {_COLUMNS}, password_hash FROM users WHERE username = ?", (username,))
    return None if found is None else (from_row(found), str(found["password_hash"]))


def every(db: Database, unit_id: str | None = None) -> list[User]:
    """All accounts, or those of one unit: the active ones first, by unit, role and user name."""
    where, parameters = ("", ()) if unit_id is None else ("WHERE unit_id = ?", (unit_id,))
    order = "is_active DESC, unit_id, role, username"
    return [from_row(found) for found in rows(db, f"SELECT {_COLUMNS} FROM users {where} ORDER BY {order}", parameters)]


def exist(db: Database) -> bool:
    """Whether there is any account at all."""
    return row(db, "SELECT 1 FROM users LIMIT 1") is not None


def set_password(db: Database, user_id: str, password_hash: str) -> None:
    """Replace the hash of a password. Raises NotFound."""
    with transaction(db):
        get(db, user_id)
        db.execute("UPDATE users SET password_hash = ? WHERE id = ?", (password_hash, user_id))


def set_active(db: Database, user_id: str, is_active: bool) -> User:
    """Open or close an account and return it as it now stands. Raises NotFound."""
    with transaction(db):
        user = replace(get(db, user_id), is_active=is_active)
        db.execute("UPDATE users SET is_active = ? WHERE id = ?", (int(is_active), user_id))
    return user


def note_attempt(db: Database, username: str, address: str, at: datetime) -> int:
    """Note an attempt to log in, as failed until ``attempt_succeeded`` says otherwise, and return its number."""
    with transaction(db):
        cursor = db.execute(
            "INSERT INTO login_attempts (username, address, at, succeeded) VALUES (?, ?, ?, 0)",
            (username, address, instant_to_text(at)),
        )
    return int(cursor.lastrowid or 0)


def attempt_succeeded(db: Database, attempt: int) -> None:
    """Note that an attempt was a log-in."""
    with transaction(db):
        db.execute("UPDATE login_attempts SET succeeded = 1 WHERE id = ?", (attempt,))


def failures_of_name(db: Database, username: str, since: datetime) -> Attempts:
    """The failed attempts under a user name since its last log-in, none older than ``since``."""
    found = row(
        db,
        "SELECT count(*) AS failures, max(at) AS last_at FROM login_attempts WHERE username = :name AND at >= :since "
        "AND id > coalesce((SELECT max(id) FROM login_attempts WHERE username = :name AND succeeded = 1), 0)",
        {"name": username, "since": instant_to_text(since)},
    )
    return _attempts(found)


def failures_of_address(db: Database, address: str, since: datetime) -> Attempts:
    """The failed attempts from a network address since ``since``; a log-in in between changes nothing.

    Otherwise whoever has one account could guess at all others between two log-ins of his own.
    """
    found = row(
        db,
        "SELECT count(*) AS failures, max(at) AS last_at FROM login_attempts "
        "WHERE address = ? AND at >= ? AND succeeded = 0",
        (address, instant_to_text(since)),
    )
    return _attempts(found)


def forget_attempts(db: Database, before: datetime) -> None:
    """Drop the attempts older than ``before``."""
    with transaction(db):
        db.execute("DELETE FROM login_attempts WHERE at < ?", (instant_to_text(before),))


def from_row(found: Row) -> User:
    """A user of a row that holds the columns of one."""
    return User(
        id=found["id"],
        username=found["username"],
        name=found["name"],
        role=Role(found["role"]),
        unit_id=found["unit_id"],
        is_active=bool(found["is_active"]),
        created_at=text_to_instant(found["created_at"]),
    )


def _attempts(found: Row | None) -> Attempts:
    assert found is not None, "an aggregate always gives a row"
    last = found["last_at"]
    return Attempts(found["failures"], text_to_instant(last) if last else None)
