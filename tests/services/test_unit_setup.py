"""The first run, the sample accounts and the commands of the shell."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import Result

from checklist.domain.roles import Role
from checklist.services import accounts, unit_setup
from checklist.services.accounts import AccountFault, AccountRefused, User
from checklist.services.demo_accounts import make_demo_accounts
from checklist.services.logins import LoginRefused
from checklist.services.unit_setup import NewUnit, Person
from checklist.services.workspace import Workspace
from checklist.store import units, users
from tests.cases import ROOT
from tests.services.given import AT, OFFICER, PASSWORD, UNIT, attempt, new_account, user_named


def test_setting_up_makes_the_unit_an_officer_and_an_administrator(workspace: Workspace, officer: User) -> None:
    keeper = user_named(workspace, "quan-tri")

    assert (officer.role, keeper.role, keeper.unit_id) == (Role.OFFICER, Role.ADMINISTRATOR, None)
    with workspace.database() as db:
        unit = units.get(db, officer.unit_id or "")
    assert (unit.name, unit.kind, unit.parent, unit.place, unit.is_sample) == (
        UNIT.name, "agency", UNIT.parent, "An Bình", False,
    )  # fmt: skip


def test_it_happens_once(workspace: Workspace, officer: User) -> None:
    with pytest.raises(AccountRefused):
        unit_setup.set_up(workspace, UNIT, Person("a.b", "A", PASSWORD), Person("c.d", "A", PASSWORD), at=AT)
    with workspace.database() as db:
        assert len(users.every(db)) == 2


def test_of_several_set_ups_at_once_one_wins(workspace: Workspace) -> None:
    def try_it(number: int) -> bool:
        people = Person(f"officer{number}", "A", PASSWORD), Person(f"keeper{number}", "A", PASSWORD)
        try:
            unit_setup.set_up(workspace, UNIT, *people, at=AT)
        except AccountRefused:
            return False
        return True

    with workspace.database():
        pass
    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(try_it, range(4))) == [False, False, False, True]


def test_every_fault_of_the_set_up_is_named_at_once_and_nothing_is_kept(workspace: Workspace) -> None:
    with pytest.raises(AccountFault) as refused:
        unit_setup.set_up(
            workspace,
            NewUnit("", "school", "", ""),
            Person("Lan Anh", "", "short"),
            Person("x", "A", "dong song xanh"),
            at=AT,
        )

    assert set(refused.value.faults) == {
        "unit_name", "unit_kind", "officer_name", "officer_username", "officer_password", "administrator_username",
    }  # fmt: skip
    assert not accounts.any_account(workspace)


def test_the_two_accounts_need_two_names(workspace: Workspace) -> None:
    with pytest.raises(AccountFault) as refused:
        unit_setup.set_up(workspace, UNIT, OFFICER, OFFICER, at=AT)
    assert set(refused.value.faults) == {"administrator_username"}


def test_sample_accounts_of_every_role_log_in_and_stay_in_sample_units(workspace: Workspace) -> None:
    made = list(make_demo_accounts(workspace, ROOT / "tests" / "samples", at=AT))
    people = [attempt(workspace, account.username, account.password, AT).user for account in made]

    assert {(user.role, user.unit_id is None) for user in people} == {(role, False) for role in Role}
    with workspace.database() as db:
        assert len({user.unit_id for user in people}) == 4
        assert all(units.get(db, user.unit_id or "").is_sample for user in people)


def test_sample_passwords_are_new_each_time(workspace: Workspace) -> None:
    first, second = (list(make_demo_accounts(workspace, ROOT / "tests" / "samples", at=AT)) for _ in range(2))

    assert [account.username for account in first] == [account.username for account in second]
    assert not {account.password for account in first} & {account.password for account in second}
    with pytest.raises(LoginRefused):
        attempt(workspace, first[0].username, first[0].password, AT)


def test_a_real_account_is_not_taken_for_a_sample(workspace: Workspace, officer: User, keeper: User) -> None:
    accounts.create_user(workspace, new_account(Role.OFFICER, officer.unit_id, "xa.can-bo"), manager=keeper, at=AT)

    with pytest.raises(AccountFault):
        list(make_demo_accounts(workspace, ROOT / "tests" / "samples", at=AT))
    assert attempt(workspace, "xa.can-bo", PASSWORD, AT).user.unit_id == officer.unit_id


def test_the_shell_prints_sample_accounts_with_their_units(run: Callable[..., Result]) -> None:
    result = run("demo-accounts", "--accounts-only")

    assert result.exit_code == 0
    assert "TÀI KHOẢN MẪU" in result.output
    assert result.output.count("can-bo") == 3


def test_the_shell_says_where_to_set_up_until_there_is_an_account(run: Callable[..., Result]) -> None:
    assert "http://127.0.0.1:5000/thiet-lap" in run("welcome", "http://127.0.0.1:5000").output
    run("demo-accounts", "--accounts-only")
    assert run("welcome", "http://127.0.0.1:5000").output == "http://127.0.0.1:5000\n"


def test_the_shell_renews_a_password_when_nobody_can_log_in(run: Callable[..., Result], tmp_path: Path) -> None:
    run("demo-accounts", "--accounts-only")
    result = run("reset-password", "xa.quan-tri")
    workspace = Workspace(tmp_path / "instance", ROOT / "rules")

    assert attempt(workspace, "xa.quan-tri", result.output.split(": ")[1].strip(), AT).user.role is Role.ADMINISTRATOR
    assert run("reset-password", "nobody").exit_code == 2
