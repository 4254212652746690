"""Logging in: throttled, alike for known and unknown names, sessions that run out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from checklist.domain.roles import Role
from checklist.services import accounts, logins
from checklist.services.accounts import AccountRefused, User
from checklist.services.logins import LoginRefused, TooManyAttempts
from checklist.services.workspace import Workspace
from tests.services.given import AT, PASSWORD, attempt, fail, new_account


def test_the_right_password_logs_in_whatever_the_case_of_the_name(workspace: Workspace, officer: User) -> None:
    assert attempt(workspace, " LAN ", PASSWORD, AT).user == officer


def test_wrong_password_unknown_user_and_closed_account_are_answered_alike(
    workspace: Workspace, officer: User, keeper: User
) -> None:
    closed = accounts.create_user(workspace, new_account(Role.HEAD, officer.unit_id), manager=keeper, at=AT)
    accounts.set_active(workspace, closed.id, False, manager=keeper, at=AT)
    sentences = set()
    for username, password in (("lan", "wrong password"), ("nobody", PASSWORD), ("minh", PASSWORD), ("lan", "")):
        with pytest.raises(LoginRefused) as refused:
            attempt(workspace, username, password, AT)
        sentences.add(str(refused.value))

    assert sentences == {"Tên đăng nhập hoặc mật khẩu chưa đúng."}


@pytest.mark.parametrize("username", ["lan", "nobody"])
def test_each_further_wrong_attempt_doubles_the_wait_for_known_and_unknown_names(
    workspace: Workspace, officer: User, username: str
) -> None:
    at = fail(workspace, logins.FREE_FOR_A_NAME, username)
    waits = []
    for _ in range(4):
        with pytest.raises(TooManyAttempts) as refused:
            attempt(workspace, username, PASSWORD, at)
        waits.append(refused.value.seconds)
        at = fail(workspace, 1, username, at=at)

    assert waits == [5, 10, 20, 40]


def test_the_wait_is_said_in_minutes_and_ends(workspace: Workspace, officer: User) -> None:
    at = fail(workspace, 9)
    with pytest.raises(TooManyAttempts) as refused:
        attempt(workspace, "lan", PASSWORD, at)

    assert refused.value.text.vi == "Đã nhập sai nhiều lần. Hãy đợi 2 phút 40 giây rồi thử lại."
    assert refused.value.text.en == "There were too many wrong attempts. Wait 2 min 40 s, then try again."
    assert attempt(workspace, "lan", PASSWORD, at + timedelta(seconds=160)).user == officer
    assert attempt(workspace, "lan", PASSWORD, at + timedelta(seconds=161)).user == officer


def test_no_wait_is_longer_than_a_quarter_of_an_hour(workspace: Workspace, officer: User) -> None:
    at = fail(workspace, 16)
    with pytest.raises(TooManyAttempts) as refused:
        attempt(workspace, "lan", PASSWORD, at)

    assert refused.value.seconds == 900


def test_an_address_that_tries_many_names_has_to_wait_and_others_do_not(workspace: Workspace, officer: User) -> None:
    for number in range(logins.FREE_FOR_AN_ADDRESS):
        with pytest.raises(LoginRefused):
            attempt(workspace, f"name{number}", "wrong password", AT)
    with pytest.raises(TooManyAttempts):
        attempt(workspace, "lan", PASSWORD, AT)

    assert attempt(workspace, "lan", PASSWORD, AT, address="192.0.2.2").user == officer


def test_attempts_sent_at_once_are_all_counted(workspace: Workspace, officer: User) -> None:
    def guess(number: int) -> type[Exception]:
        with pytest.raises(AccountRefused) as refused:
            attempt(workspace, "lan", f"guess number {number}", AT)
        return refused.type

    with ThreadPoolExecutor(8) as pool:
        kinds = list(pool.map(guess, range(12)))
    assert kinds.count(LoginRefused) == logins.FREE_FOR_A_NAME


def test_what_was_typed_as_a_user_name_is_not_kept(workspace: Workspace, officer: User) -> None:
    with pytest.raises(LoginRefused):
        attempt(workspace, PASSWORD, "lan", AT)

    stored = b"".join(path.read_bytes() for path in workspace.folder.glob("checklist.sqlite*"))
    assert PASSWORD.encode() not in stored


def test_a_session_runs_out_when_unused_and_lasts_while_used(workspace: Workspace, officer: User) -> None:
    token, idle = attempt(workspace, "lan", PASSWORD, AT).token, timedelta(hours=8)

    def stands(at: datetime) -> bool:
        found = logins.find_session(workspace, token, at=at, idle=idle)
        assert found
        assert found[0].user == officer
        return found[1]

    assert stands(AT + timedelta(hours=7))
    assert stands(AT + timedelta(hours=14))
    assert not stands(AT + timedelta(hours=23))
    assert not stands(AT + timedelta(hours=23, minutes=1))


def test_what_the_browser_holds_does_not_stand_in_the_database(workspace: Workspace, officer: User) -> None:
    token = attempt(workspace, "lan", PASSWORD, AT).token

    stored = b"".join(path.read_bytes() for path in workspace.folder.glob("checklist.sqlite*"))
    assert token.encode() not in stored
