"""A unit that is new here, with its first accounts: on the first run, and when an administrator adds a unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from checklist.domain import answers
from checklist.domain.law import UnitKind
from checklist.domain.roles import Role
from checklist.domain.text import Text
from checklist.services.accounts import (
    AccountFault,
    AccountRefused,
    NewAccount,
    account_faults,
    keep_user,
    raise_faults,
    require_manager,
)
from checklist.services.errors import NotFound
from checklist.services.passwords import hash_password
from checklist.services.record import unit_id_of
from checklist.services.workspace import Workspace
from checklist.store import audit, units, users
from checklist.store.database import transaction
from checklist.store.errors import AlreadyExists
from checklist.store.users import User

LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit as typed in; ``kind`` may be what no unit is."""

    name: str
    kind: str
    parent: str
    place: str


@dataclass(frozen=True, slots=True)
class Person:
    """The part of an account that is typed in where its role is given."""

    username: str
    name: str
    password: str


@dataclass(frozen=True, slots=True)
class FirstWork:
    """The first working account of an installation: its role, and the prefix of its fields in the form."""

    role: Role
    prefix: str


OFFICER_WORK = FirstWork(Role.OFFICER, "officer_")
CARE_PREFIX = "administrator_"


def set_up(
    workspace: Workspace,
    unit: NewUnit,
    worker: Person,
    administrator: Person,
    *,
    at: datetime,
    faults: Mapping[str, Text] | None = None,
    first: FirstWork = OFFICER_WORK,
    also: Callable[[Database, str, str], None] | None = None,
) -> User:
    """Set up an installation that has no account yet, and return the account that works in it.

    Two accounts come to be, often for one person: one that works for the unit (an officer, who answers and seals,
    unless ``first`` says otherwise) and an administrator of the installation, who only looks after accounts. ``faults``
    are those already found in the form. ``also`` is done in the same transaction, with the database, the unit's id and
    the administrator's user name.

    Raises :class:`AccountFault`, whose fields are those of the unit, and those of an account after ``officer_`` (or the
    prefix of ``first``) and ``administrator_``; :class:`AccountRefused` when somebody was faster.
    """
    work = NewAccount(worker.username, worker.name, first.role, worker.password, None)
    care = NewAccount(administrator.username, administrator.name, Role.ADMINISTRATOR, administrator.password, None)
    faults = {
        **(faults or {}),
        **unit_faults(unit),
        **_prefixed(first.prefix, account_faults(work)),
        **_prefixed(CARE_PREFIX, account_faults(care)),
    }
    if worker.username == administrator.username and f"{CARE_PREFIX}username" not in faults:
        faults[f"{CARE_PREFIX}username"] = Text(
            "Hai tài khoản phải có hai tên đăng nhập khác nhau.", "The two accounts need two different user names."
        )
    raise_faults(faults)
    hashes = hash_password(work.password), hash_password(care.password)
    with workspace.database() as db, transaction(db):
        if users.exist(db):
            raise AccountRefused("Phần mềm đã được thiết lập; hãy đăng nhập.", "The program has been set up; log in.")
        unit_id = keep_new_unit(db, unit, at=at, known_is_fine=True)
        keep_user(db, care, hashes[1], at=at, by=care.username)
        audit.append(db, at=at, actor=care.username, action="setup", subject=unit_id, detail={})
        if also is not None:
            also(db, unit_id, care.username)
        work = NewAccount(work.username, work.name, work.role, work.password, unit_id)
        return keep_user(db, work, hashes[0], at=at, by=care.username)


def add_unit(workspace: Workspace, unit: NewUnit, *, manager: User, at: datetime) -> str:
    """Add a unit to the installation and return its id; its accounts come after.

    Only an administrator of the whole installation may. Raises :class:`AccountFault`, :class:`NotFound`.
    """
    require_manager(manager)
    if manager.unit_id is not None:
        raise NotFound("Tài khoản này chỉ quản lý một đơn vị.", "This account looks after one unit only.")
    raise_faults(unit_faults(unit))
    with workspace.database() as db, transaction(db):
        unit_id = keep_new_unit(db, unit, at=at, known_is_fine=False)
        audit.append(db, at=at, actor=manager.username, action="unit.create", subject=unit_id, detail={})
    return unit_id


def unit_faults(unit: NewUnit) -> dict[str, Text]:
    """What will not do in a unit as typed in, by field."""
    faults: dict[str, Text] = {}
    if not unit.name:
        faults["unit_name"] = Text("Hãy ghi tên đơn vị.", "Give the unit's name.")
    if unit.kind not in set(UnitKind):
        faults["unit_kind"] = Text("Hãy chọn loại hình đơn vị.", "Choose the kind of unit.")
    for field, value in (("unit_name", unit.name), ("unit_parent", unit.parent), ("unit_place", unit.place)):
        if len(value) > LONGEST_NAME:
            faults[field] = Text(
                f"Không dài quá {LONGEST_NAME} ký tự.", f"It must not be longer than {LONGEST_NAME} characters."
            )
    return faults


def keep_new_unit(db: Database, unit: NewUnit, *, at: datetime, known_is_fine: bool) -> str:
    """Keep a unit as typed in, without faults, and return its id. Raises :class:`AccountFault` for a known one."""
    named = answers.Unit(unit.name, UnitKind(unit.kind), {}, unit.parent, unit.place)
    identifier = unit_id_of(named)
    row = units.Unit(identifier, unit.name, unit.kind, unit.parent, unit.place, {}, False, at)
    try:
        units.add(db, row)
    except AlreadyExists as error:
        # The command line may have kept reports of this very unit before anybody had an account.
        if not known_is_fine:
            known = Text("Đã có đơn vị này trong phần mềm.", "The program has this unit already.")
            raise AccountFault({"unit_name": known}) from error
    return identifier


def _prefixed(prefix: str, faults: Mapping[str, Text]) -> dict[str, Text]:
    return {f"{prefix}{field}": fault for field, fault in faults.items()}
