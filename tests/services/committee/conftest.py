"""An installation of a committee that has just been set up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from checklist.domain.roles import Role
from checklist.services.accounts import NewAccount, User, create_user
from checklist.services.committee.setup import NewCommittee, set_up_committee
from checklist.services.unit_setup import NewUnit
from checklist.services.workspace import Workspace
from tests.cases import ROOT
from tests.services.given import AT, KEEPER, OFFICER, PASSWORD, user_named

COMMITTEE = NewCommittee("Ban Chỉ đạo tỉnh Thử", "Tỉnh ủy Thử", "Thử", "hd05", "BCĐ", "https://danchu.example.vn")
AGENCY = NewUnit("Sở Nội vụ tỉnh Thử", "agency", "Ủy ban nhân dân tỉnh Thử", "Thử")


@dataclass(frozen=True)
class Seat:
    """A committee with its people."""

    workspace: Workspace
    member: User
    chair: User
    keeper: User


@pytest.fixture
def seat(tmp_path: Path) -> Seat:
    """A committee with a member, a chair and an administrator."""
    workspace = Workspace(tmp_path / "instance", ROOT / "rules")
    member = set_up_committee(workspace, COMMITTEE, AGENCY, OFFICER, KEEPER, at=AT)
    keeper = user_named(workspace, KEEPER.username)
    account = NewAccount("truong-ban", "Trần Văn Minh", Role.CHAIR, PASSWORD, member.unit_id)
    return Seat(workspace, member, create_user(workspace, account, manager=keeper, at=AT), keeper)
