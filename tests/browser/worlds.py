"""Installations for the journeys: units with their people, before anybody began an assessment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from checklist.domain.answers import Unit as NamedUnit
from checklist.domain.law import UnitKind
from checklist.domain.plain import plain
from checklist.domain.roles import Role
from checklist.services.accounts import NewAccount, keep_user
from checklist.services.drafts import load_draft, save_answer, save_report
from checklist.services.evidence import NewPaper, add_paper
from checklist.services.passwords import hash_password
from checklist.services.record import unit_id_of
from checklist.services.sign_draft import sign, signing_of
from checklist.services.signing import Hand
from checklist.services.workspace import Workspace
from checklist.store import units, users
from checklist.store.database import transaction
from tests.cases import ROOT
from tests.web.client import MADE_AT, PASSWORD, Place, World, make_world
from tests.web.committee_world import CommitteePlace
from tests.web.sealing import fill_in, sealed

COMMUNE, KINDERGARTEN = "xa-pl-34-2007", "truong-nd-04-2015"
PEOPLE = {"officer": Role.OFFICER, "head": Role.HEAD, "co_signer": Role.CO_SIGNER, "second_co_signer": Role.CO_SIGNER}


def sample(name: str) -> Mapping[str, Any]:
    """A sample's unit, report and answers as plain data."""
    found: Mapping[str, Any] = plain(
        yaml.safe_load((ROOT / "tests" / "samples" / f"{name}.yaml").read_text(encoding="utf-8"))
    )
    return found


def make_offices(folder: Path) -> World:
    """A commune (``own``) and a kindergarten (``other``); nobody has told anything of them but name and kind."""
    workspace = Workspace(folder, ROOT / "rules")
    hashed = hash_password(PASSWORD)
    own = _office(workspace, COMMUNE, "xa", hashed, PEOPLE)
    other = _office(workspace, KINDERGARTEN, "truong", hashed, PEOPLE)
    with workspace.database() as db, transaction(db):
        account = NewAccount("keeper", "Người quản trị chung", Role.ADMINISTRATOR, PASSWORD, None)
        keeper = keep_user(db, account, hashed, at=MADE_AT, by="test")
    return World(folder, own, other, keeper, CommitteePlace("", "", "", ""))


def _office(workspace: Workspace, name: str, short: str, hashed: str, people: Iterable[str]) -> Place:
    given = sample(name)["unit"]
    unit = NamedUnit(given["name"], UnitKind(given["kind"]), {}, given["parent"], given["place"])
    unit_id, accounts = unit_id_of(unit), dict[str, users.User]()
    with workspace.database() as db, transaction(db):
        units.add(db, units.Unit(unit_id, unit.name, unit.kind, unit.parent, unit.place, {}, False, MADE_AT))
        for person in people:
            account = NewAccount(f"{short}.{person}", f"Người {person}", PEOPLE[person], PASSWORD, unit_id)
            accounts[person] = keep_user(db, account, hashed, at=MADE_AT, by="test")
    return Place(unit_id, "", accounts)


NAMES = {"officer": "Lường Thị Mẫu", "head": "Lò Văn Mẫu"}


def _name_people(world: World) -> None:
    """Names as people have them, for pictures."""
    with world.workspace.database() as db, transaction(db):
        for role, name in NAMES.items():
            db.execute("UPDATE users SET name = ? WHERE id = ?", [name, world.own.accounts[role].id])


def make_signed(folder: Path) -> World:
    """A commune whose report is answered, proved by a paper, sealed and signed by its head; the rest as usual."""
    world = make_world(folder)
    workspace, identifier = world.workspace, world.own.assessment_id
    draft = fill_in(workspace, identifier)
    paper = NewPaper(title="Biên bản niêm yết", reference="15/BB-UBND, lưu tại Văn phòng")
    add_paper(workspace, draft, paper, None, ["pl34.d5.k1", "pl34.d5.k2"], at=MADE_AT, by="xa.officer")
    draft = sealed(workspace, identifier)
    base = signing_of(workspace, draft).base.id
    hand = Hand(at=datetime.now(UTC), actor="xa.head")
    sign(workspace, draft, "Head", world.own.accounts["head"], hand, base=base, skipping=True)
    _name_people(world)
    return world


def make_begun(folder: Path) -> World:
    """A commune in mid-walk: much is answered, some of it proved, some of it short of what the law asks."""
    world = make_world(folder)
    workspace, identifier = world.workspace, world.own.assessment_id
    answers = list(sample(COMMUNE)["answers"].items())
    for requirement, answer in answers[: len(answers) * 3 // 5]:
        body = {key: value for key, value in answer.items() if key != "evidence"}
        save_answer(workspace, identifier, requirement, body, 0, at=MADE_AT, by="xa.officer")
    known = dict(answers)
    for requirement in ("pl34.d4.k1", "pl34.d4.k2"):
        body = {**{key: value for key, value in known[requirement].items() if key != "evidence"}, "declared": "done"}
        save_answer(workspace, identifier, requirement, body, 0, at=MADE_AT, by="xa.officer")
    draft = load_draft(workspace, identifier)
    for place, (requirement, answer) in enumerate(answers[:12]):
        for given in answer.get("evidence", ())[:1]:
            paper = NewPaper(title=given["title"], reference=given.get("reference", ""), kind=given["kind"])
            served = [requirement, *([answers[place + 1][0]] if place % 3 == 0 else [])]
            add_paper(workspace, draft, paper, None, served, at=MADE_AT, by="xa.officer")
    report = {key: value for key, value in sample(COMMUNE)["report"].items() if key in ("situation", "advantages")}
    save_report(workspace, identifier, report, 0, at=MADE_AT, by="xa.officer")
    _name_people(world)
    return world
