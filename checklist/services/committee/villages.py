"""Villages and street groups of the communes of the register: the list of a day, adding one, ending one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from checklist.domain.committee.register import Category, RegisterUnit
from checklist.domain.committee.register_checks import LONGEST_NAME, ONE_DAY
from checklist.domain.committee.register_villages import Village, VillageCategory, villages_on
from checklist.domain.text import Text, fold
from checklist.services.committee.register import RegisterFault
from checklist.services.errors import NotFound
from checklist.services.workspace import Workspace
from checklist.store import audit, register, villages
from checklist.store.database import transaction
from checklist.store.errors import NotFound as NoSuchRow

ID_LENGTH = 20


@dataclass(frozen=True, slots=True)
class TypedVillage:
    """A village as typed in; ``valid_to`` is its last day, ``households`` is None where none was given."""

    name: str
    category: str
    households: int | None
    valid_from: date | None
    valid_to: date | None
    basis: str


def villages_of(workspace: Workspace, unit_id: str) -> list[Village]:
    """All villages that a commune has had, by name."""
    with workspace.database() as db:
        return villages.of_unit(db, unit_id)


def every_village(workspace: Workspace) -> list[Village]:
    """All villages of all communes."""
    with workspace.database() as db:
        return villages.every(db)


def villages_of_day(workspace: Workspace, unit_id: str, day: date) -> tuple[Village, ...]:
    """The villages of a commune on ``day``: what “131 of 131” is said of is the list of the closing day."""
    return villages_on(villages_of(workspace, unit_id), day)


def village_counts(workspace: Workspace, day: date) -> dict[str, int]:
    """How many villages each commune has on ``day``, by the id of the unit; one that has none is missing."""
    with workspace.database() as db:
        return villages.count_on(db, day)


def add_village(workspace: Workspace, unit_id: str, typed: TypedVillage, *, at: datetime, by: str) -> Village:
    """Add a village to a commune. Raises :class:`RegisterFault`, :class:`NotFound`."""
    with workspace.database() as db, transaction(db):
        unit = _commune(db, unit_id)
        known = villages.of_unit(db, unit_id)
        village = new_village(typed, unit, known, at=at, by=by)
        villages.add(db, [village])
        audit.append(db, at=at, actor=by, action="village.add", subject=unit_id, detail=told(village))
    return village


def end_village(
    workspace: Workspace,
    unit_id: str,
    village_id: str,
    last_day: date,
    basis: str,
    succeeded_by: str = "",
    *,
    at: datetime,
    by: str,
) -> Village:
    """End a village on its last day; ``succeeded_by`` names the village of the commune that it went into, or nothing.

    Raises :class:`RegisterFault`, :class:`NotFound`.
    """
    with workspace.database() as db, transaction(db):
        known = {village.id: village for village in villages.of_unit(db, unit_id)}
        if village_id not in known:
            raise NotFound("Không có thôn, tổ dân phố này.", "There is no such village.")
        before = known[village_id]
        faults: dict[str, Text] = {}
        if before.valid_until is not None:
            faults["last_day"] = Text("Thôn, tổ dân phố này đã kết thúc.", "It has ended already.")
        elif before.valid_from is not None and last_day < before.valid_from:
            faults["last_day"] = Text("Ngày cuối trước ngày đầu.", "The last day comes before the first.")
        if not basis:
            faults["basis"] = Text("Hãy ghi văn bản làm căn cứ.", "Give the decision that says so.")
        into = [each for each in known.values() if fold(each.name) == fold(succeeded_by) and each.id != village_id]
        if succeeded_by and len(into) != 1:
            faults["succeeded_by"] = Text(
                f"Không có đúng một thôn, tổ dân phố “{succeeded_by}”.", f"Not exactly one is called “{succeeded_by}”."
            )
        if faults:
            raise RegisterFault(faults)
        after = replace(
            before, valid_until=last_day + ONE_DAY, basis=basis, succeeded_by=into[0].id if succeeded_by else None
        )
        villages.change(db, after)
        audit.append(db, at=at, actor=by, action="village.end", subject=unit_id, detail=told(after))
    return after


def new_village(typed: TypedVillage, unit: RegisterUnit, known: Iterable[Village], *, at: datetime, by: str) -> Village:
    """The village of what was typed in, beside those the commune has had. Raises :class:`RegisterFault`."""
    until = None if typed.valid_to is None else typed.valid_to + ONE_DAY
    faults: dict[str, Text] = {}
    if not typed.name or len(typed.name) > LONGEST_NAME:
        faults["name"] = Text("Hãy ghi tên thôn, tổ dân phố.", "Give the name of the village.")
    if typed.category not in set(VillageCategory):
        faults["category"] = Text("Hãy chọn thôn hay tổ dân phố.", "Choose village or street group.")
    if typed.households is not None and typed.households < 0:
        faults["households"] = Text("Số hộ không được âm.", "The households cannot be negative.")
    if typed.valid_from and until and until <= typed.valid_from:
        faults["valid_to"] = Text("Ngày cuối trước ngày đầu.", "The last day comes before the first.")
    if unit.valid_until is not None and (until is None or until > unit.valid_until):
        faults["valid_to"] = Text(
            f"Còn sau khi “{unit.name}” đã kết thúc.", f"It outlives “{unit.name}”."
        )  # fmt: skip
    for each in known:
        apart = (each.valid_until and typed.valid_from and each.valid_until <= typed.valid_from) or (
            until and each.valid_from and until <= each.valid_from
        )
        if fold(each.name) == fold(typed.name) and not apart:
            faults["name"] = Text("Đã có thôn, tổ dân phố tên này trong thời gian này.", "There is one of this name.")
    if faults:
        raise RegisterFault(faults)
    about = f"{unit.id}\n{typed.name}\n{typed.valid_from}"
    identifier = hashlib.sha256(about.encode()).hexdigest()[:ID_LENGTH]
    return Village(
        identifier, unit.id, typed.name, VillageCategory(typed.category), typed.households, typed.valid_from, until,
        typed.basis, None, at, by,
    )  # fmt: skip


def told(village: Village) -> dict[str, Any]:
    """What the log says of a village."""
    return {
        "village": village.id, "name": village.name, "households": village.households,
        "valid_from": village.valid_from.isoformat() if village.valid_from else None,
        "valid_until": village.valid_until.isoformat() if village.valid_until else None,
        "basis": village.basis, "succeeded_by": village.succeeded_by,
    }  # fmt: skip


def _commune(db: Database, unit_id: str) -> RegisterUnit:
    try:
        unit = register.get(db, unit_id)
    except NoSuchRow as error:
        raise NotFound("Không có đơn vị này trong danh sách.", "The register has no such unit.") from error
    if unit.category is not Category.COMMUNE:
        raise NotFound("Chỉ xã, phường, đặc khu có thôn, tổ dân phố.", "Only communes have villages.")
    return unit
