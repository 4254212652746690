"""How units become others: merged, split, renamed, moved to another superior, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlite_utils import Database

from checklist.domain.committee.register import Change, Register, RegisterUnit, Succession
from checklist.domain.committee.register_checks import ONE_DAY, Levels
from checklist.domain.text import Text
from checklist.services.committee.register import (
    RegisterFault,
    TypedUnit,
    demand_sound,
    keep_change,
    levels_of,
    new_unit,
    told,
)
from checklist.services.committee.register_identity import free_id
from checklist.services.errors import NotFound
from checklist.services.workspace import Workspace
from checklist.store import audit, register
from checklist.store.database import transaction

LONGEST_BASIS = 500


@dataclass(frozen=True, slots=True)
class Turn:
    """What happens to a unit from ``on_day``, and the decision that says so."""

    change: Change
    on_day: date
    basis: str


def turn_unit(
    workspace: Workspace,
    unit_id: str,
    turn: Turn,
    into: Sequence[TypedUnit],
    *,
    others: Sequence[str] = (),
    into_known: Sequence[str] = (),
    at: datetime,
    by: str,
) -> tuple[RegisterUnit, ...]:
    """Let a unit end and others stand for it from ``turn.on_day``; returns these.

    ``others`` are codes or names of further units that end with it (a merger), ``into`` the units that begin that day,
    ``into_known`` codes or names of units that exist already and go on. The unit itself goes on when it is one of
    these. Units below move along to the first successor, except in a split, where they must be moved before.

    Raises :class:`RegisterFault`, :class:`NotFound`; nothing is kept then.
    """
    levels = levels_of(workspace)
    with workspace.database() as db, transaction(db):
        return turn_in(
            db, levels, unit_id, turn, into, others=others, into_known=into_known, at=at, by=by
        )  # fmt: skip


def turn_in(
    db: Database,
    levels: Levels,
    unit_id: str,
    turn: Turn,
    into: Sequence[TypedUnit],
    *,
    others: Sequence[str] = (),
    into_known: Sequence[str] = (),
    at: datetime,
    by: str,
) -> tuple[RegisterUnit, ...]:
    """The same within a transaction."""
    held = register.load(db)
    if unit_id not in held.units:
        raise NotFound("Không có đơn vị này trong danh sách.", "The register has no such unit.")
    ending = [held.units[unit_id], *(_one(held, each, turn.on_day, "others") for each in others)]
    going_on = [_one(held, each, turn.on_day, "into_known") for each in into_known]
    _demand_sense(ending, going_on, len(into), turn)
    ids_going_on = {unit.id for unit in going_on}
    ended = [replace(unit, valid_until=turn.on_day) for unit in ending if unit.id not in ids_going_on]
    beginning = _begin(into, ended, held, levels, at=at, by=by)
    successors = [*going_on, *beginning]
    moved = _move_along(held, ended, successors, turn, at=at, by=by)
    _keep(db, held, levels, ended, beginning, moved, turn, at=at, by=by)
    # A unit that goes on keeps its row and needs no line for itself.
    pairs = [(old.id, new.id) for old in ending for new in successors if old.id != new.id]
    register.add_successions(db, [Succession(*pair, turn.on_day, turn.change, turn.basis) for pair in pairs])
    register.add_successions(
        db, [Succession(old.id, new.id, turn.on_day, Change.TRANSFER, turn.basis) for old, new in moved]
    )
    detail = {"change": turn.change.value, "on": turn.on_day.isoformat(), "basis": turn.basis,
              "into": [unit.id for unit in successors]}  # fmt: skip
    for unit in ending:
        audit.append(db, at=at, actor=by, action="register.turn", subject=unit.id, detail=detail)
    return tuple(successors)


def _begin(
    into: Sequence[TypedUnit], ended: Sequence[RegisterUnit], held: Register, levels: Levels, *, at: datetime, by: str
) -> list[RegisterUnit]:
    """The units that begin. Those that end that day no longer hold their codes and names."""
    now_held = Register({**held.units, **{unit.id: unit for unit in ended}}, held.successions)
    beginning: list[RegisterUnit] = []
    sample = any(unit.is_sample for unit in ended)
    for typed in into:
        unit = new_unit(typed, now_held, levels, at=at, by=by, is_sample=sample)
        now_held = Register({**now_held.units, unit.id: unit}, held.successions)
        beginning.append(unit)
    return beginning


def _move_along(
    held: Register,
    ended: Sequence[RegisterUnit],
    successors: Sequence[RegisterUnit],
    turn: Turn,
    *,
    at: datetime,
    by: str,
) -> list[tuple[RegisterUnit, RegisterUnit]]:
    """The units below those that end, with what they are under the successor."""
    below = [child for unit in ended for child in held.children(unit.id) if child.exists_on(turn.on_day)]
    gone = {unit.id for unit in ended}
    below = [child for child in below if child.id not in gone]
    if below and (turn.change is Change.SPLIT or not successors):
        names = "; ".join(child.name for child in below[:3])
        raise RegisterFault({"change": Text(
            f"Còn {len(below)} đơn vị trực thuộc ({names}); hãy chuyển hoặc kết thúc chúng trước.",
            f"{len(below)} units stand below it ({names}); move or end them first.",
        )})  # fmt: skip
    moved = []
    taken = held
    for child in below:
        parent = successors[0]
        new = replace(
            child, parent_id=parent.id, superior=parent.name, valid_from=turn.on_day, revision=1,
            created_at=at, created_by=by,
        )  # fmt: skip
        new = replace(new, id=free_id(new, taken))
        taken = Register({**taken.units, new.id: new}, held.successions)
        moved.append((child, new))
    return moved


def _keep(
    db: Database,
    held: Register,
    levels: Levels,
    ended: Sequence[RegisterUnit],
    beginning: Sequence[RegisterUnit],
    moved: Sequence[tuple[RegisterUnit, RegisterUnit]],
    turn: Turn,
    *,
    at: datetime,
    by: str,
) -> None:
    shortened = [*ended, *(replace(old, valid_until=turn.on_day) for old, _ in moved)]
    added = [*beginning, *(new for _, new in moved)]
    after = Register({**held.units, **{unit.id: unit for unit in (*shortened, *added)}}, held.successions)
    for unit in (*ended, *beginning):
        demand_sound(unit, after, levels)
    for unit in shortened:
        keep_change(db, held.units[unit.id], unit, at=at, by=by)
    register.add(db, added)
    for unit in added:
        audit.append(db, at=at, actor=by, action="register.add", subject=unit.id, detail=told(unit))


def _demand_sense(ending: Sequence[RegisterUnit], going_on: Sequence[RegisterUnit], beginning: int, turn: Turn) -> None:
    faults: dict[str, Text] = {}
    if not turn.basis:
        faults["basis"] = Text("Hãy ghi văn bản làm căn cứ.", "Give the decision that says so.")
    elif len(turn.basis) > LONGEST_BASIS:
        faults["basis"] = Text(f"Không dài quá {LONGEST_BASIS} ký tự.", f"At most {LONGEST_BASIS} characters.")
    for unit in ending:
        if not (
            unit.exists_on(turn.on_day - ONE_DAY) and (unit.valid_until is None or unit.valid_until >= turn.on_day)
        ):
            faults["on_day"] = Text(
                f"“{unit.name}” không tồn tại vào ngày trước ngày này.", f"“{unit.name}” does not exist the day before."
            )
    successors = beginning + len(going_on)
    if not successors:
        faults["into"] = Text("Hãy ghi đơn vị kế thừa.", "Give the unit that succeeds it.")
    elif turn.change in (Change.RENAME, Change.TRANSFER) and (successors != 1 or len(ending) != 1 or going_on):
        faults["into"] = Text("Chỉ có một đơn vị kế thừa, lập mới.", "There is one successor, a new one.")
    elif turn.change is Change.SPLIT and (successors < 2 or len(ending) != 1):
        faults["into"] = Text("Chia, tách thì có từ hai đơn vị sau khi tách.", "A split leads to two units or more.")
    elif turn.change is Change.MERGE and (successors != 1 or len({unit.id for unit in (*ending, *going_on)}) < 2):
        faults["others"] = Text(
            "Hợp nhất, sáp nhập thì có từ hai đơn vị nhập thành một.", "A merger makes one of two units or more."
        )
    if faults:
        raise RegisterFault(faults)


def _one(held: Register, wanted: str, on_day: date, field: str) -> RegisterUnit:
    found = held.find(wanted, on_day - ONE_DAY, on_day - ONE_DAY)
    if len(found) != 1:
        raise RegisterFault({field: Text(
            f"Không tìm thấy đúng một đơn vị “{wanted}”; hãy ghi mã.",
            f"Not exactly one unit is “{wanted}”; give the code.",
        )})  # fmt: skip
    return found[0]
