"""An installation that has just been set up, and attempts to log in to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from checklist.domain.roles import Role
from checklist.services import logins
from checklist.services.accounts import NewAccount, User
from checklist.services.logins import LoginRefused, TooManyAttempts, log_in
from checklist.services.unit_setup import NewUnit, Person, set_up
from checklist.services.workspace import Workspace
from checklist.store import users

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
PASSWORD = "mua xuan nho nho"
UNIT = NewUnit("Trường Mầm non Hoa Mai", "agency", "Ủy ban nhân dân xã An Bình", "An Bình")
OFFICER = Person("lan", "Nguyễn Thị Lan", PASSWORD)
KEEPER = Person("quan-tri", "Nguyễn Thị Lan", PASSWORD)
HOME = "192.0.2.1"


def first_accounts(workspace: Workspace) -> tuple[User, User]:
    """The officer and the administrator of an installation that has just been set up."""
    officer = set_up(workspace, UNIT, OFFICER, KEEPER, at=AT)
    return officer, user_named(workspace, KEEPER.username)


def user_named(workspace: Workspace, username: str) -> User:
    with workspace.database() as db:
        found = users.with_password_hash(db, username)
    assert found
    return found[0]


def attempt(workspace: Workspace, username: str, password: str, at: datetime, address: str = HOME) -> logins.Login:
    return log_in(workspace, username, password, address=address, at=at)


def fail(workspace: Workspace, times: int, username: str = "lan", address: str = HOME, at: datetime = AT) -> datetime:
    """Log in wrongly so many times, waiting as long as asked, and return when the last was."""
    for _ in range(times):
        try:
            attempt(workspace, username, "wrong password", at, address)
        except TooManyAttempts as refusal:
            at += timedelta(seconds=refusal.seconds)
            with pytest.raises(LoginRefused):
                attempt(workspace, username, "wrong password", at, address)
        except LoginRefused:
            pass
    return at


def new_account(role: Role, unit_id: str | None, username: str = "minh") -> NewAccount:
    return NewAccount(username, "Trần Văn Minh", role, PASSWORD, unit_id)
