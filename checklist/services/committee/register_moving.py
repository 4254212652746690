"""Several units moved to another superior on one day, all of them or none."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from checklist.domain.committee.register import Change, Register, RegisterUnit
from checklist.domain.text import Text
from checklist.services.committee.register import RegisterFault, TypedUnit, levels_of, no_parent
from checklist.services.committee.register_changes import Turn, turn_in
from checklist.services.workspace import Workspace
from checklist.store import register
from checklist.store.database import transaction

MOVE_FIELDS = frozenset({"units", "on_day", "basis", "parent"})


@dataclass(frozen=True, slots=True)
class Move:
    """Where units go: under the unit with the code or name ``parent``, from ``on_day``, by the decision ``basis``."""

    parent: str
    on_day: date
    basis: str


def move_units(workspace: Workspace, unit_ids: Collection[str], move: Move, *, at: datetime, by: str) -> int:
    """Move units of the register to another superior; what is below each moves along. Returns how many were moved.

    Raises :class:`RegisterFault` with what is wrong of the first that cannot be moved; nothing is kept then.
    """
    levels = levels_of(workspace)
    turn = Turn(Change.TRANSFER, move.on_day, move.basis)
    with workspace.database() as db, transaction(db):
        held = register.load(db)
        chosen, parent = _chosen(held, unit_ids), _parent(held, move)
        _demand_apart(held, chosen, parent, move.on_day)
        for unit in chosen:
            new = TypedUnit(
                unit.code, unit.name, unit.category.value, unit.kind.value if unit.kind else "", parent.id, "",
                move.on_day, None, unit.contact,
            )  # fmt: skip
            try:
                turn_in(db, levels, unit.id, turn, [new], at=at, by=by)
            except RegisterFault as refusal:
                raise _of_unit(unit, refusal.faults) from refusal
    return len(chosen)


def _chosen(held: Register, unit_ids: Collection[str]) -> list[RegisterUnit]:
    chosen = [held.units[each] for each in dict.fromkeys(unit_ids) if each in held.units]
    if not chosen:
        raise RegisterFault({"units": Text("Hãy đánh dấu ít nhất một đơn vị.", "Tick at least one unit.")})
    return chosen


def _parent(held: Register, move: Move) -> RegisterUnit:
    found = held.find(move.parent, move.on_day, None) if move.parent else []
    if not move.parent:
        raise RegisterFault({"parent": Text("Hãy ghi đơn vị cấp trên mới.", "Give the new superior.")})
    if len(found) != 1:
        raise RegisterFault({"parent": no_parent(move.parent, len(found))})
    return found[0]


def _demand_apart(held: Register, chosen: Collection[RegisterUnit], parent: RegisterUnit, on_day: date) -> None:
    """Refuse to move a unit under itself, one below another that moves too, and one that is there already."""
    ids = {unit.id for unit in chosen}
    for unit in chosen:
        if unit.parent_id == parent.id:
            raise RegisterFault({"units": Text(
                f"“{unit.name}” đã thuộc “{parent.name}”.", f"“{unit.name}” stands under “{parent.name}” already."
            )})  # fmt: skip
        below = {each.id for each in held.below(unit.id, on_day)}
        if parent.id in below or parent.id == unit.id:
            raise RegisterFault({"parent": Text(
                f"“{unit.name}” không chuyển về chính mình hoặc đơn vị trực thuộc của mình được.",
                f"“{unit.name}” cannot stand under itself or a unit of its own.",
            )})  # fmt: skip
        if taken := below & ids:
            name = held.units[min(taken)].name
            raise RegisterFault({"units": Text(
                f"“{name}” trực thuộc “{unit.name}” nên tự chuyển theo; hãy bỏ đánh dấu đơn vị này.",
                f"“{name}” stands below “{unit.name}” and moves along; take its tick away.",
            )})  # fmt: skip


def _of_unit(unit: RegisterUnit, faults: Mapping[str, Text]) -> RegisterFault:
    """The same faults beside the fields of this form, naming the unit."""
    named: dict[str, Text] = {}
    for field, words in faults.items():
        told = words if field == "basis" else Text(f"{unit.name}: {words.vi}", f"{unit.name}: {words.en}")
        named.setdefault(field if field in MOVE_FIELDS else "units", told)
    return RegisterFault(named)
