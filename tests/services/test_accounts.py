"""Accounts: adding, closing, renewing; what passwords must be."""

from __future__ import annotations

import unicodedata
from datetime import timedelta

import pytest

from checklist.domain.roles import PERMISSIONS, Permission, Role
from checklist.services import accounts, logins, own_password, passwords, unit_setup
from checklist.services.accounts import AccountFault, AccountRefused, User
from checklist.services.errors import NotFound
from checklist.services.logins import LoginRefused
from checklist.services.unit_setup import NewUnit
from checklist.services.workspace import Workspace
from checklist.store import audit
from tests.services.given import AT, HOME, PASSWORD, attempt, new_account


@pytest.mark.parametrize("password", ["", "chin kytu", "aaaaaaaaaaaaaaaa", "abababababab", "toi la lan day", "x" * 201])
def test_a_weak_password_is_refused_with_a_sentence(password: str) -> None:
    fault = passwords.password_fault(password, "lan")

    assert fault is not None
    assert fault.vi.startswith("Mật khẩu")
    assert fault.en


def test_a_password_of_ten_characters_in_any_letters_will_do() -> None:
    assert passwords.password_fault("Tháng Tám!", "lan") is None


def test_a_password_is_the_same_however_its_letters_are_composed() -> None:
    typed = "mùa xuân nho nhỏ"
    kept = passwords.hash_password(unicodedata.normalize("NFC", typed))

    assert passwords.matches(kept, unicodedata.normalize("NFD", typed))


def test_a_hash_tells_nothing_and_is_salted() -> None:
    first, second = passwords.hash_password(PASSWORD), passwords.hash_password(PASSWORD)

    assert first != second
    assert first.startswith("$argon2id$")
    assert PASSWORD not in first


def test_no_password_opens_an_account_that_is_not_there() -> None:
    assert not passwords.matches(None, "nobody")


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.CO_SIGNER, Role.ADMINISTRATOR])
def test_an_administrator_adds_accounts_of_a_unit(
    workspace: Workspace, officer: User, keeper: User, role: Role
) -> None:
    made = accounts.create_user(workspace, new_account(role, officer.unit_id), manager=keeper, at=AT)

    assert (made.role, made.unit_id) == (role, officer.unit_id)
    assert attempt(workspace, "minh", PASSWORD, AT).user == made


def test_nobody_without_that_duty_manages_accounts(workspace: Workspace, officer: User, keeper: User) -> None:
    account = new_account(Role.OFFICER, officer.unit_id)

    for manage in (
        lambda: accounts.create_user(workspace, account, manager=officer, at=AT),
        lambda: accounts.set_active(workspace, keeper.id, False, manager=officer, at=AT),
        lambda: accounts.reset_password(workspace, keeper.id, manager=officer, at=AT),
        lambda: accounts.accounts_for(workspace, officer),
    ):
        with pytest.raises(AccountRefused):
            manage()


def test_no_account_gets_beyond_its_own_unit(workspace: Workspace, officer: User, keeper: User) -> None:
    other = unit_setup.add_unit(workspace, NewUnit("Sở Thử", "agency", "", ""), manager=keeper, at=AT)
    account = new_account(Role.ADMINISTRATOR, officer.unit_id)
    of_unit = accounts.create_user(workspace, account, manager=keeper, at=AT)

    with pytest.raises(NotFound):
        accounts.create_user(workspace, new_account(Role.OFFICER, other, "hoa"), manager=of_unit, at=AT)
    with pytest.raises(AccountRefused):
        accounts.create_user(workspace, new_account(Role.ADMINISTRATOR, None, "hoa"), manager=of_unit, at=AT)
    with pytest.raises(NotFound):
        accounts.reset_password(workspace, keeper.id, manager=of_unit, at=AT)
    with pytest.raises(NotFound):
        unit_setup.add_unit(workspace, NewUnit("Sở Hai", "agency", "", ""), manager=of_unit, at=AT)
    assert {user.unit_id for user in accounts.accounts_for(workspace, of_unit)} == {officer.unit_id}


def test_not_even_the_installations_administrator_makes_another_like_himself(
    workspace: Workspace, keeper: User
) -> None:
    with pytest.raises(AccountRefused):
        accounts.create_user(workspace, new_account(Role.ADMINISTRATOR, None), manager=keeper, at=AT)


def test_a_user_name_that_is_taken_is_named(workspace: Workspace, officer: User, keeper: User) -> None:
    with pytest.raises(AccountFault) as refused:
        accounts.create_user(workspace, new_account(Role.OFFICER, officer.unit_id, "lan"), manager=keeper, at=AT)
    assert "đã có người dùng" in refused.value.faults["username"].vi


def test_closing_an_account_ends_its_log_ins_at_once(workspace: Workspace, officer: User, keeper: User) -> None:
    token = attempt(workspace, "lan", PASSWORD, AT).token
    accounts.set_active(workspace, officer.id, False, manager=keeper, at=AT)

    assert logins.find_session(workspace, token, at=AT, idle=timedelta(hours=8)) is None
    with pytest.raises(LoginRefused):
        attempt(workspace, "lan", PASSWORD, AT)
    accounts.set_active(workspace, officer.id, True, manager=keeper, at=AT)
    assert attempt(workspace, "lan", PASSWORD, AT).user.id == officer.id


def test_nobody_closes_the_account_in_use(workspace: Workspace, keeper: User) -> None:
    with pytest.raises(AccountRefused):
        accounts.set_active(workspace, keeper.id, False, manager=keeper, at=AT)


def test_a_renewed_password_replaces_the_old_one(workspace: Workspace, officer: User, keeper: User) -> None:
    token = attempt(workspace, "lan", PASSWORD, AT).token
    _, password = accounts.reset_password(workspace, officer.id, manager=keeper, at=AT)

    assert logins.find_session(workspace, token, at=AT, idle=timedelta(hours=8)) is None
    with pytest.raises(LoginRefused):
        attempt(workspace, "lan", PASSWORD, AT)
    assert attempt(workspace, "lan", password, AT).user.id == officer.id


def test_changing_the_own_password_ends_every_other_log_in(workspace: Workspace, officer: User) -> None:
    here, there = (attempt(workspace, "lan", PASSWORD, AT).token for _ in range(2))
    own_password.change_password(
        workspace, officer, PASSWORD, "dong song xanh", address=HOME, keep_session=logins.session_id(here), at=AT
    )

    assert logins.find_session(workspace, here, at=AT, idle=timedelta(hours=8)) is not None
    assert logins.find_session(workspace, there, at=AT, idle=timedelta(hours=8)) is None
    assert attempt(workspace, "lan", "dong song xanh", AT).user.id == officer.id


def test_the_present_password_is_asked_and_cannot_be_guessed_at_will(workspace: Workspace, officer: User) -> None:
    def change(current: str) -> str:
        with pytest.raises(AccountFault) as refused:
            own_password.change_password(
                workspace, officer, current, "dong song xanh", address=HOME, keep_session=None, at=AT
            )
        return refused.value.faults["current"].vi

    answers = [change(f"guess number {number}") for number in range(5)]
    assert answers[0] == "Mật khẩu đang dùng chưa đúng."
    assert "Hãy đợi 5 giây" in answers[-1]


def test_what_happens_to_accounts_stands_in_the_trail_without_any_password(
    workspace: Workspace, officer: User, keeper: User
) -> None:
    _, password = accounts.reset_password(workspace, officer.id, manager=keeper, at=AT)
    accounts.set_active(workspace, officer.id, False, manager=keeper, at=AT)

    with workspace.database() as db:
        entries = audit.latest(db, 10)
        assert audit.verify_chain(db).is_intact
    assert [entry.action for entry in reversed(entries)] == [
        "account.create", "setup", "account.create", "account.reset", "account.close",
    ]  # fmt: skip
    assert not any(secret in str(entries) for secret in (PASSWORD, password, "argon2"))


def test_every_role_has_its_permissions_and_none_both_manages_and_answers() -> None:
    assert set(PERMISSIONS) == set(Role)
    for held in PERMISSIONS.values():
        assert Permission.MANAGE not in held or held == {Permission.MANAGE}
