"""A committee comes to be, is corrected, and its roles are handed out from the top only."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from checklist.domain.roles import COMMITTEE_ROLES, Role
from checklist.services.accounts import ROLES_GIVEN, AccountFault, AccountRefused, User, roles_given_by
from checklist.services.committee.campaigns import open_standings
from checklist.services.committee.register import register_of
from checklist.services.committee.seat import committee_of, is_sample
from checklist.services.committee.setup import add_committee, change_committee, set_up_committee
from checklist.services.demo_accounts import make_demo_accounts
from checklist.services.errors import NotFound
from checklist.services.workspace import Workspace
from checklist.store import audit
from tests.cases import ROOT
from tests.services.committee.conftest import AGENCY, COMMITTEE, Seat
from tests.services.given import AT, KEEPER, OFFICER

SAMPLES = ROOT / "tests" / "samples"


def test_setting_up_makes_the_committee_its_agency_a_member_and_an_administrator(seat: Seat) -> None:
    held = committee_of(seat.workspace)

    assert held is not None
    assert (held.name, held.layout, held.unit_id) == (COMMITTEE.name, "hd05", seat.member.unit_id)
    assert (seat.member.role, seat.keeper.role, seat.keeper.unit_id) == (
        Role.COMMITTEE_MEMBER, Role.ADMINISTRATOR, None,
    )  # fmt: skip


def test_every_fault_is_named_at_once_and_nothing_is_kept(workspace: Workspace) -> None:
    wrong = replace(COMMITTEE, name="", layout="nd99", symbol="", public_address="danchu.example.vn")
    with pytest.raises(AccountFault) as refused:
        set_up_committee(workspace, wrong, replace(AGENCY, name=""), OFFICER, replace(KEEPER, username="x"), at=AT)

    assert set(refused.value.faults) == {
        "committee_name", "committee_layout", "committee_symbol", "committee_public_address", "unit_name",
        "administrator_username",
    }  # fmt: skip
    assert committee_of(workspace) is None


def test_an_installation_with_units_gets_a_committee_from_its_administrator(
    workspace: Workspace, officer: User, keeper: User
) -> None:
    assert roles_given_by(workspace, keeper) == ROLES_GIVEN
    add_committee(workspace, COMMITTEE, officer.unit_id or "", manager=keeper, at=AT)

    assert set(roles_given_by(workspace, keeper)) == {*ROLES_GIVEN, *COMMITTEE_ROLES}
    with pytest.raises(AccountRefused):
        add_committee(workspace, COMMITTEE, officer.unit_id or "", manager=keeper, at=AT)


def test_an_administrator_of_one_unit_adds_no_committee_and_gives_no_role_of_it(seat: Seat) -> None:
    of_unit = replace(seat.keeper, unit_id=seat.member.unit_id)

    assert roles_given_by(seat.workspace, of_unit) == ROLES_GIVEN
    with pytest.raises(NotFound):
        add_committee(seat.workspace, COMMITTEE, seat.member.unit_id or "", manager=of_unit, at=AT)


def test_what_is_printed_is_corrected_with_a_line_in_the_log(seat: Seat) -> None:
    new = replace(COMMITTEE, symbol="BCĐ-QCDC")
    change_committee(seat.workspace, new, expected_revision=1, at=AT, by=seat.member)

    with seat.workspace.database() as db:
        entry = audit.of_subject(db, "committee")[-1]
    assert (entry.action, entry.detail) == ("committee.change", {"symbol": "BCĐ-QCDC"})
    with pytest.raises(AccountFault):
        change_committee(seat.workspace, COMMITTEE, expected_revision=1, at=AT, by=seat.member)


def test_the_sample_committee_has_units_and_an_open_campaign(workspace: Workspace) -> None:
    list(make_demo_accounts(workspace, SAMPLES, at=datetime.now(UTC)))
    list(make_demo_accounts(workspace, SAMPLES, at=datetime.now(UTC)))
    (standing,) = open_standings(workspace, AT.date())

    assert is_sample(workspace)
    assert all(unit.is_sample for unit in register_of(workspace).units.values())
    assert len(standing.rows) == 8


def test_a_real_committee_is_left_alone_by_the_samples(seat: Seat) -> None:
    made = list(make_demo_accounts(seat.workspace, SAMPLES, at=AT))

    assert not [account for account in made if account.username.startswith("bcd.")]
    assert not register_of(seat.workspace).units
