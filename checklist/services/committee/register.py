"""The register of a committee: read it, add a unit, correct one, end one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from checklist.domain.committee.register import KINDS, Category, Register, RegisterUnit
from checklist.domain.committee.register_checks import ONE_DAY, Levels, overlapping, unit_faults
from checklist.domain.law import UnitKind
from checklist.domain.text import Text, date_vi
from checklist.rulefiles.levels_reader import load_levels
from checklist.services.committee.register_identity import free_id
from checklist.services.errors import FieldsRefused, NotFound
from checklist.services.rules import loaded_rules
from checklist.services.workspace import Workspace
from checklist.store import audit, register
from checklist.store.database import transaction
from checklist.store.errors import NotFound as NoSuchRow
from checklist.store.register import StaleUnit

SUBJECT = "register"
"""What the log calls the register as a whole; a single unit is called by its id."""


@dataclass(frozen=True, slots=True)
class TypedUnit:
    """A unit as typed in, tidied. ``parent`` is the code or the name of a unit of the register; days are read."""

    code: str
    name: str
    category: str
    kind: str
    parent: str
    superior: str
    valid_from: date | None
    valid_to: date | None
    """The last day on which it exists, as people write it."""
    contact: str

    @property
    def valid_until(self) -> date | None:
        """The first day on which it does not exist."""
        return None if self.valid_to is None else self.valid_to + ONE_DAY


class RegisterFault(FieldsRefused):
    """What was typed in of a unit of the register, or of a village, will not do."""


def register_of(workspace: Workspace) -> Register:
    """The whole register."""
    with workspace.database() as db:
        return register.load(db)


def levels_of(workspace: Workspace) -> Levels:
    """The levels of the administrative division that exist on certain days only."""
    return _levels(workspace.rules_folder, workspace.folder)


def add_unit(workspace: Workspace, typed: TypedUnit, *, at: datetime, by: str, is_sample: bool = False) -> RegisterUnit:
    """Add a unit to the register. Raises :class:`RegisterFault`."""
    levels = levels_of(workspace)
    with workspace.database() as db, transaction(db):
        held = register.load(db)
        unit = new_unit(typed, held, levels, at=at, by=by, is_sample=is_sample)
        register.add(db, [unit])
        audit.append(db, at=at, actor=by, action="register.add", subject=unit.id, detail=told(unit))
    return unit


def new_unit(
    typed: TypedUnit, held: Register, levels: Levels, *, at: datetime, by: str, is_sample: bool = False
) -> RegisterUnit:
    """The unit of what was typed in, beside those that ``held`` has. Raises :class:`RegisterFault`."""
    unit = read_unit(typed, held, at=at, by=by, is_sample=is_sample)
    unit = replace(unit, id=free_id(unit, held))
    demand_sound(unit, held, levels)
    return unit


def change_unit(
    workspace: Workspace, unit_id: str, typed: TypedUnit, *, expected_revision: int, at: datetime, by: str
) -> RegisterUnit:
    """Correct a unit; its id stays. Raises :class:`RegisterFault`, :class:`NotFound`, ``StaleUnit`` of the store."""
    levels = levels_of(workspace)
    with workspace.database() as db, transaction(db):
        held = register.load(db)
        before = _held(held, unit_id)
        if before.revision != expected_revision:
            raise StaleUnit
        read = read_unit(typed, held, at=at, by=by)
        after = replace(
            before, code=read.code, name=read.name, kind=read.kind, category=read.category, parent_id=read.parent_id,
            superior=read.superior, valid_from=read.valid_from, valid_until=read.valid_until, contact=read.contact,
        )  # fmt: skip
        demand_sound(after, held, levels)
        return keep_change(db, before, after, at=at, by=by)


def keep_change(db: Database, before: RegisterUnit, after: RegisterUnit, *, at: datetime, by: str) -> RegisterUnit:
    """Keep what changed of a unit within a transaction, with its line in the log; nothing where nothing changed."""
    old, new = told(before), told(after)
    changed = {name: [old[name], new[name]] for name in new if old[name] != new[name]}
    if not changed:
        return before
    kept = register.change(db, after)
    audit.append(db, at=at, actor=by, action="register.change", subject=after.id, detail=changed)
    return kept


def demand_sound(unit: RegisterUnit, held: Register, levels: Levels) -> None:
    """Raise :class:`RegisterFault` with everything that is wrong with a unit beside the others."""
    faults = unit_faults(unit, held, levels)
    twin = overlapping(unit, held.of_code(unit.code))
    if twin is not None:
        faults["code"] = Text(f"Mã này đang là của “{twin.name}”.", f"This code belongs to “{twin.name}”.")
    if faults:
        raise RegisterFault(faults)


def read_unit(typed: TypedUnit, held: Register, *, at: datetime, by: str, is_sample: bool = False) -> RegisterUnit:
    """What was typed in as a unit without an id, its parent looked up. Raises :class:`RegisterFault`."""
    faults: dict[str, Text] = {}
    try:
        category = Category(typed.category)
    except ValueError:
        category = Category.OTHER
        faults["category"] = Text("Hãy chọn loại đơn vị.", "Choose the category.")
    kinds, kind = KINDS[category], None
    if kinds:
        kind = UnitKind(typed.kind) if typed.kind in set(UnitKind) else kinds[0]
        if category is Category.OTHER and typed.kind not in set(UnitKind) and "category" not in faults:
            faults["kind"] = Text("Hãy chọn loại hình.", "Choose the kind of unit.")
    parent = None
    if typed.parent:
        found = held.find(typed.parent, typed.valid_from, typed.valid_to)
        if len(found) == 1:
            parent = found[0]
        else:
            faults["parent"] = no_parent(typed.parent, len(found))
    if faults:
        raise RegisterFault(faults)
    superior = typed.superior or (parent.name if parent else "")
    return RegisterUnit(
        "", typed.code, typed.name, kind, category, parent.id if parent else None, superior, typed.valid_from,
        typed.valid_until, typed.contact, is_sample, 1, at, by,
    )  # fmt: skip


def told(unit: RegisterUnit) -> dict[str, Any]:
    """What the log says of a unit."""
    return {
        "code": unit.code, "name": unit.name, "category": unit.category.value,
        "kind": unit.kind.value if unit.kind else None, "parent": unit.parent_id, "superior": unit.superior,
        "valid_from": unit.valid_from.isoformat() if unit.valid_from else None,
        "valid_until": unit.valid_until.isoformat() if unit.valid_until else None, "contact": unit.contact,
    }  # fmt: skip


def end_unit(
    workspace: Workspace, unit_id: str, last_day: date, *, expected_revision: int, at: datetime, by: str
) -> RegisterUnit:
    """End a unit that nothing succeeds: dissolved, closed. Raises as :func:`change_unit`."""
    levels = levels_of(workspace)
    with workspace.database() as db, transaction(db):
        held = register.load(db)
        before = _held(held, unit_id)
        if before.revision != expected_revision:
            raise StaleUnit
        if before.valid_until is not None:
            ended = date_vi(before.valid_until - ONE_DAY)
            raise RegisterFault({"last_day": Text(f"Đã kết thúc hết ngày {ended}.", f"It ended on {ended} already.")})
        after = replace(before, valid_until=last_day + ONE_DAY)
        try:
            demand_sound(after, held, levels)
        except RegisterFault as refusal:
            raise RegisterFault({"last_day": next(iter(refusal.faults.values()))}) from refusal
        return keep_change(db, before, after, at=at, by=by)


def history_of(workspace: Workspace, unit_id: str) -> list[audit.Entry]:
    """What happened to a unit of the register, the oldest first."""
    with workspace.database() as db:
        return audit.of_subject(db, unit_id)


def register_unit(workspace: Workspace, unit_id: str) -> RegisterUnit:
    """The unit of this id. Raises :class:`NotFound`."""
    with workspace.database() as db:
        try:
            return register.get(db, unit_id)
        except NoSuchRow as error:
            raise NotFound("Không có đơn vị này trong danh sách.", "The register has no such unit.") from error


def _held(held: Register, unit_id: str) -> RegisterUnit:
    try:
        return held.units[unit_id]
    except KeyError as error:
        raise NotFound("Không có đơn vị này trong danh sách.", "The register has no such unit.") from error


def no_parent(wanted: str, found: int) -> Text:
    """Why a parent that was named is none: nobody, or several, are called so."""
    if not found:
        return Text(f"Không có đơn vị “{wanted}” trong danh sách.", f"The register has no unit “{wanted}”.")
    return Text(
        f"Có {found} đơn vị tên “{wanted}”; hãy ghi mã.", f"{found} units are called “{wanted}”; give the code."
    )


@lru_cache(maxsize=4)
def _levels(rules_folder: Path, instance_folder: Path) -> Levels:
    return load_levels(rules_folder, loaded_rules(rules_folder, instance_folder).pack)
