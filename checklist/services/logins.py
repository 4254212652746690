"""Logging in and out: throttled by user name and by address, with the log-ins kept on the server."""

from __future__ import annotations

import hashlib
import math
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

from checklist.services.accounts import AccountRefused
from checklist.services.passwords import hash_password, is_outdated, matches
from checklist.services.workspace import Workspace
from checklist.store import sessions, users
from checklist.store.database import transaction
from checklist.store.sessions import Session
from checklist.store.users import Attempts, User

# So many wrong attempts cost nothing; each further one doubles the wait, up to the longest.
FREE_FOR_A_NAME, FREE_FOR_AN_ADDRESS = 4, 30
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=15)
# An office is often one address to the outside: its count runs out sooner than that of a name.
MEMORY_OF_A_NAME, MEMORY_OF_AN_ADDRESS = timedelta(hours=24), timedelta(minutes=15)
KEEP_ATTEMPTS = timedelta(days=2)
# A log-in that has run out is known for so long, so that a form posted with it can be kept for its user.
KEEP_SESSIONS = timedelta(days=30)
TOUCH_AT_MOST_EVERY = timedelta(minutes=1)


class LoginRefused(AccountRefused):
    """The user name or the password is wrong; which of the two, or that the account is closed, is not said."""

    def __init__(self) -> None:
        super().__init__("Tên đăng nhập hoặc mật khẩu chưa đúng.", "The user name or the password is wrong.")


class TooManyAttempts(AccountRefused):
    """Too many wrong attempts: the next one is heard after ``seconds``."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(
            f"Đã nhập sai nhiều lần. Hãy đợi {_duration(seconds, 'phút', 'giây')} rồi thử lại.",
            f"There were too many wrong attempts. Wait {_duration(seconds, 'min', 's')}, then try again.",
        )


@dataclass(frozen=True, slots=True)
class Login:
    """A new log-in: ``token`` is what the browser holds, and is kept nowhere else."""

    user: User
    token: str


def log_in(workspace: Workspace, username: str, password: str, *, address: str, at: datetime) -> Login:
    """Check a password and begin a session. Raises :class:`TooManyAttempts`, :class:`LoginRefused`."""
    user = check_password(workspace, username, password, address=address, at=at)
    with workspace.database() as db, transaction(db):
        users.forget_attempts(db, at - KEEP_ATTEMPTS)
        sessions.forget(db, at - KEEP_SESSIONS)
    return begin_session(workspace, user, at=at)


def check_password(workspace: Workspace, username: str, password: str, *, address: str, at: datetime) -> User:
    """The account of a user name and its password. Raises :class:`TooManyAttempts`, :class:`LoginRefused`.

    An attempt counts as failed before the password is looked at, so that attempts sent at once are all counted. An
    unknown or closed account takes as long as a wrong password, is counted alike, and is answered alike.
    """
    name = username.strip().casefold()
    with workspace.database() as db, transaction(db):
        wait = _wait(db, _attempt_key(name), address, at)
        if wait:
            raise TooManyAttempts(max(1, math.ceil(wait.total_seconds())))
        attempt = users.note_attempt(db, _attempt_key(name), address, at)
        found = users.with_password_hash(db, name)
    user, password_hash = found if found and found[0].is_active else (None, None)
    if not matches(password_hash, password) or user is None or password_hash is None:
        raise LoginRefused
    renewed = hash_password(password) if is_outdated(password_hash) else None
    with workspace.database() as db, transaction(db):
        users.attempt_succeeded(db, attempt)
        if renewed:
            users.set_password(db, user.id, renewed)
    return user


def begin_session(workspace: Workspace, user: User, *, at: datetime) -> Login:
    """Log in a user whose account has just been made."""
    token = secrets.token_urlsafe(32)
    with workspace.database() as db:
        sessions.add(db, session_id(token), user.id, at)
    return Login(user, token)


def find_session(workspace: Workspace, token: str, *, at: datetime, idle: timedelta) -> tuple[Session, bool] | None:
    """The session of a token and whether it still stands; None for an unknown token or a closed account.

    A session in use is noted as used, at most once a minute.
    """
    with workspace.database() as db:
        session = sessions.find(db, session_id(token))
        if session is None or not session.user.is_active:
            return None
        unused = at - session.seen_at
        stands = unused <= idle
        if stands and unused > min(TOUCH_AT_MOST_EVERY, idle / 4):
            sessions.touch(db, session.id, at)
        return session, stands


def log_out(workspace: Workspace, token: str) -> None:
    """End the session of a token."""
    with workspace.database() as db:
        sessions.end(db, session_id(token))


def session_id(token: str) -> str:
    """The id under which a token's session is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


def _attempt_key(name: str) -> str:
    # A password typed into the wrong field must not stand in the database for all to read.
    return hashlib.sha256(name.encode()).hexdigest()[:32]


def _wait(db: Database, name: str, address: str, at: datetime) -> timedelta:
    of_name = users.failures_of_name(db, name, at - MEMORY_OF_A_NAME)
    of_address = users.failures_of_address(db, address, at - MEMORY_OF_AN_ADDRESS)
    return max(_left(of_name, FREE_FOR_A_NAME, at), _left(of_address, FREE_FOR_AN_ADDRESS, at))


def _left(attempts: Attempts, free: int, at: datetime) -> timedelta:
    """How much of the delay after these failures is still to come."""
    if attempts.failures < free or attempts.last_at is None:
        return timedelta()
    # The exponent is bounded so that no number grows beyond what a delay can hold.
    delay = min(FIRST_WAIT * int(2 ** min(attempts.failures - free, 16)), LONGEST_WAIT)
    return max(attempts.last_at + delay - at, timedelta())


def _duration(seconds: int, minute: str, second: str) -> str:
    minutes, rest = divmod(seconds, 60)
    parts = ([f"{minutes} {minute}"] if minutes else []) + ([f"{rest} {second}"] if rest else [])
    return " ".join(parts)
