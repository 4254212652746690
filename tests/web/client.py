"""A reader who logs in: fetches pages as a role of a unit and checks on each what every page promises.

``world`` gives an installation with two units, an account of every role in each, and one draft in each, and a committee
(``world.committee``) that has received one report from a third. ``client`` is a
reader there: ``client.log_in("officer")``, ``client.get("/don-vi/…")``, ``client.post("/danh-gia/…", reason="…")``.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from checklist import create_app
from checklist.domain.answers import Unit as NamedUnit
from checklist.domain.dates import Period
from checklist.domain.law import UnitKind
from checklist.domain.roles import Role
from checklist.services.accounts import NewAccount, keep_user
from checklist.services.draft_start import start_draft
from checklist.services.logins import begin_session
from checklist.services.passwords import hash_password
from checklist.services.record import unit_id_of
from checklist.services.workspace import Workspace
from checklist.store import units, users
from checklist.store.database import transaction
from checklist.web.login_state import COOKIE
from tests.cases import ROOT
from tests.web.committee_world import CommitteePlace, make_committee
from tests.web.pages import Page, check_page

PASSWORD = "mua xuan nho nho"
MADE_AT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
FORM_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
DATABASE = "checklist.sqlite"
OWN, OTHER = "own", "other"

COMMUNE = NamedUnit("Ủy ban nhân dân xã An Bình", UnitKind.COMMUNE, {}, "Ủy ban nhân dân huyện Thử", "An Bình")
EMPLOYER = NamedUnit("Công ty TNHH An Hòa", UnitKind.EMPLOYER, {}, "", "Cần Thơ")
SAMPLES = {"pl-34-2007": "xa-pl-34-2007", "nd-145-2020": "doanh-nghiep-nd-145-2020"}


@dataclass(frozen=True)
class Place:
    """A unit of the world with its draft and its accounts by role."""

    unit_id: str
    assessment_id: str
    accounts: Mapping[str, users.User]


@dataclass(frozen=True)
class World:
    """An installation to try things in. ``keeper`` looks after the accounts of all units."""

    folder: Path
    own: Place
    other: Place
    keeper: users.User
    committee: CommitteePlace

    @property
    def workspace(self) -> Workspace:
        """The installation as the services know it."""
        return Workspace(self.folder, ROOT / "rules")

    def place(self, which: str) -> Place:
        """The ``own`` or the ``other`` unit."""
        return {OWN: self.own, OTHER: self.other}[which]

    def user(self, role: str, which: str = OWN) -> users.User:
        """The account of a role in a unit; ``keeper`` is the administrator of the whole installation."""
        return self.keeper if role == "keeper" else self.place(which).accounts[role]

    def copy(self, folder: Path) -> World:
        """The same world in another folder, so that a test may change it."""
        shutil.copytree(self.folder, folder)
        return World(folder, self.own, self.other, self.keeper, self.committee)

    def put_back(self, original: World) -> None:
        """Make the database again what it is in ``original``."""
        shutil.copyfile(original.folder / DATABASE, self.folder / DATABASE)
        for rest in ("-wal", "-shm"):
            (self.folder / f"{DATABASE}{rest}").unlink(missing_ok=True)

    def app(self, **settings: Any) -> Flask:
        """The application over this world."""
        return create_app({"TESTING": True, "INSTANCE_FOLDER": self.folder, **settings})


def make_world(folder: Path) -> World:
    """A commune (``own``) and an employer (``other``) with drafts, and accounts whose password is ``PASSWORD``."""
    workspace = Workspace(folder, ROOT / "rules")
    hashed = hash_password(PASSWORD)
    own = _make_place(workspace, COMMUNE, "xa", hashed, "pl-34-2007", Period(date(2020, 1, 1), date(2020, 12, 31)))
    other = _make_place(workspace, EMPLOYER, "cty", hashed, "nd-145-2020", Period(date(2025, 1, 1), date(2025, 12, 31)))
    with workspace.database() as db, transaction(db):
        account = NewAccount("keeper", "Người quản trị chung", Role.ADMINISTRATOR, PASSWORD, None)
        keeper = keep_user(db, account, hashed, at=MADE_AT, by="test")
    return World(folder, own, other, keeper, make_committee(workspace))


def _make_place(
    workspace: Workspace, unit: NamedUnit, short: str, hashed: str, regulation: str, period: Period
) -> Place:
    sample = yaml.safe_load((ROOT / "tests" / "samples" / f"{SAMPLES[regulation]}.yaml").read_text(encoding="utf-8"))
    unit_id, profile = unit_id_of(unit), sample["unit"]["profile"]
    accounts: dict[str, users.User] = {}
    with workspace.database() as db, transaction(db):
        units.add(db, units.Unit(unit_id, unit.name, unit.kind, unit.parent, unit.place, profile, False, MADE_AT))
        for role in Role:
            account = NewAccount(f"{short}.{role.value}", f"Người {role.value}", role, PASSWORD, unit_id)
            accounts[role.value] = keep_user(db, account, hashed, at=MADE_AT, by="test")
    assessment_id = start_draft(workspace, unit_id, regulation, period, profile, at=MADE_AT, by=f"{short}.officer")
    return Place(unit_id, assessment_id, accounts)


@dataclass
class ClientRequest:
    """A reader of the world, logged in or not."""

    app: Flask
    world: World
    http: FlaskClient = field(init=False)

    def __post_init__(self) -> None:
        self.http = self.app.test_client()

    def log_in(self, role: str, which: str = OWN) -> ClientRequest:
        """Begin a session as a role of a unit, without the log-in page (which ``test_login`` tries)."""
        login = begin_session(self.world.workspace, self.world.user(role, which), at=datetime.now(UTC))
        self.http.set_cookie(COOKIE, login.token)
        return self

    def log_out(self) -> ClientRequest:
        """Forget the session, as a browser that is closed does."""
        self.http.delete_cookie(COOKIE)
        return self

    def get(self, address: str, status: int = 200) -> Page:
        """The page at ``address``, checked for what every page promises."""
        return check_page(self.http.get(address), status)

    def fetch(self, address: str, status: int = 200) -> TestResponse:
        """The answer at ``address``, which need not be a page."""
        answer = self.http.get(address)
        assert answer.status_code == status, (answer.status_code, answer.location)
        return answer

    def post(self, address: str, status: int = 303, *, headers: Mapping[str, str] | None = None, **fields: Any) -> Page:
        """Send a form with its token; what comes back as a page is checked like any other.

        Names with dots are given as ``**{"facts.held_on": "…"}``, repeated fields as lists, files as (stream, name).
        """
        answer = self.http.post(address, data={"csrf_token": self.form_token(), **fields}, headers=headers)
        assert answer.status_code == status, (answer.status_code, answer.location, answer.text[:500])
        if answer.mimetype == "text/html" and not answer.location:
            return check_page(answer, status)
        return Page(answer, None)

    def form_token(self) -> str:
        """The token of this reader's forms; a page that does not exist shows it soonest."""
        found = FORM_TOKEN.search(self.http.get("/khong-co-trang-nay").text)
        assert found
        return found[1]
