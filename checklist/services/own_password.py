"""Changing one's own password."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from checklist.domain.text import Text
from checklist.services.accounts import AccountFault, User, raise_faults
from checklist.services.logins import LoginRefused, TooManyAttempts, check_password
from checklist.services.passwords import hash_password, password_fault
from checklist.services.workspace import Workspace
from checklist.store import audit, sessions, users
from checklist.store.database import transaction

WRONG = Text("Mật khẩu đang dùng chưa đúng.", "The present password is wrong.")


def change_password(
    workspace: Workspace,
    user: User,
    current: str,
    password: str,
    *,
    address: str,
    keep_session: str | None,
    at: datetime,
    faults: Mapping[str, Text] | None = None,
) -> None:
    """Change one's own password; every log-in of the user but the one of id ``keep_session`` ends.

    ``faults`` are those already found in the form. A wrong present password counts as an attempt to log in: whoever
    finds an open screen must not guess at will. Raises :class:`AccountFault`.
    """
    fault = password_fault(password, user.username)
    raise_faults({**(faults or {}), **({"password": fault} if fault else {})})
    try:
        check_password(workspace, user.username, current, address=address, at=at)
    except TooManyAttempts as refusal:
        raise AccountFault({"current": refusal.text}) from refusal
    except LoginRefused as refusal:
        raise AccountFault({"current": WRONG}) from refusal
    hashed = hash_password(password)
    with workspace.database() as db, transaction(db):
        users.set_password(db, user.id, hashed)
        sessions.end_of_user(db, user.id, keep=keep_session)
        audit.append(db, at=at, actor=user.username, action="account.password", subject=user.username, detail={})
