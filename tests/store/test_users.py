"""Accounts, attempts to log in, sessions and held forms as the store keeps them."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlite_utils import Database

from checklist.domain.roles import Role
from checklist.store import sessions, users
from checklist.store.errors import AlreadyExists, NotFound
from tests.store.given import LATER, NOON, a_unit

HASH = "$argon2id$v=19$m=1,t=1,p=1$c2FsdHNhbHQ$aGFzaA"
LONG_AGO = NOON - timedelta(days=365)


def a_user(db: Database, username: str = "lan", **changes: Any) -> users.User:
    """An administrator of the installation, kept in the store."""
    values: dict[str, Any] = {
        "id": f"id-{username}",
        "username": username,
        "name": "Nguyễn Thị Lan",
        "role": Role.ADMINISTRATOR,
        "unit_id": None,
        "is_active": True,
        "created_at": NOON,
    }
    user = users.User(**(values | changes))
    users.add(db, user, HASH)
    return user


def test_an_account_reads_back_as_it_was_kept(db: Database) -> None:
    user = a_user(db)

    assert users.get(db, user.id) == user
    assert users.with_password_hash(db, "LAN") == (user, HASH)
    assert users.exist(db)


def test_an_empty_store_has_no_account(db: Database) -> None:
    assert not users.exist(db)
    assert users.with_password_hash(db, "lan") is None
    with pytest.raises(NotFound):
        users.get(db, "id-lan")


def test_a_user_name_is_taken_whatever_its_case(db: Database) -> None:
    a_user(db)

    with pytest.raises(AlreadyExists):
        a_user(db, "Lan", id="another")


def test_only_an_administrator_may_have_no_unit(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        a_user(db, role=Role.OFFICER)


def test_the_accounts_of_a_unit_are_listed_without_others(db: Database) -> None:
    unit = a_unit(db)
    a_user(db, "keeper")
    own = a_user(db, "own", role=Role.HEAD, unit_id=unit.id)

    assert users.every(db, unit.id) == [own]
    assert {user.username for user in users.every(db)} == {"keeper", "own"}


def test_a_closed_account_stays_and_says_so(db: Database) -> None:
    user = a_user(db)

    assert not users.set_active(db, user.id, False).is_active
    assert not users.get(db, user.id).is_active


def attempt(db: Database, name: str, address: str, at: datetime, *, right: bool = False) -> None:
    number = users.note_attempt(db, name, address, at)
    if right:
        users.attempt_succeeded(db, number)


def test_failures_of_a_name_count_from_its_last_log_in(db: Database) -> None:
    attempt(db, "lan", "a", NOON)
    attempt(db, "lan", "a", NOON, right=True)
    attempt(db, "lan", "b", LATER)
    attempt(db, "minh", "a", LATER)

    assert users.failures_of_name(db, "lan", LONG_AGO) == users.Attempts(1, LATER)
    assert users.failures_of_name(db, "nobody", LONG_AGO) == users.Attempts(0, None)


def test_failures_of_an_address_are_not_wiped_by_a_log_in(db: Database) -> None:
    attempt(db, "lan", "a", NOON)
    attempt(db, "minh", "a", NOON, right=True)
    attempt(db, "lan", "a", LATER)

    assert users.failures_of_address(db, "a", LONG_AGO) == users.Attempts(2, LATER)
    assert users.failures_of_address(db, "a", LATER) == users.Attempts(1, LATER)


def test_old_attempts_are_forgotten(db: Database) -> None:
    attempt(db, "lan", "a", NOON)
    attempt(db, "lan", "a", LATER)
    users.forget_attempts(db, LATER)

    assert users.failures_of_name(db, "lan", LONG_AGO).failures == 1


def test_a_session_knows_its_user_as_the_account_now_stands(db: Database) -> None:
    user = a_user(db)
    sessions.add(db, "s", user.id, NOON)
    closed = users.set_active(db, user.id, False)

    assert sessions.find(db, "s") == sessions.Session("s", closed, NOON, NOON)
    assert sessions.find(db, "t") is None


def test_a_session_that_is_used_lasts(db: Database) -> None:
    user = a_user(db)
    sessions.add(db, "used", user.id, NOON)
    sessions.add(db, "unused", user.id, NOON)
    sessions.touch(db, "used", LATER)
    sessions.forget(db, LATER)

    assert sessions.find(db, "used") is not None
    assert sessions.find(db, "unused") is None


def test_ending_all_sessions_of_a_user_may_keep_one(db: Database) -> None:
    lan, minh = a_user(db), a_user(db, "minh")
    for name, user in (("here", lan), ("there", lan), ("minh", minh)):
        sessions.add(db, name, user.id, NOON)
    sessions.end_of_user(db, lan.id, keep="here")

    assert [name for name in ("here", "there", "minh") if sessions.find(db, name)] == ["here", "minh"]
    sessions.end_of_user(db, lan.id)
    assert sessions.find(db, "here") is None


def test_held_forms_are_kept_for_one_user_until_dropped(db: Database) -> None:
    user = a_user(db)
    sessions.hold_forms(db, user.id, path="/a", forms={"forms": ["1"]}, at=NOON)
    sessions.hold_forms(db, user.id, path="/b", forms={"forms": ["2"]}, at=LATER)

    assert sessions.held_forms(db, user.id) == {"forms": ["2"]}
    sessions.drop_held_forms(db, user.id)
    assert sessions.held_forms(db, user.id) == {}
