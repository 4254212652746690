"""A list of units beside the register, line by line: new, changed, unchanged, in conflict or faulty."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from checklist.domain.committee.register import KINDS, Category, Change, Register, RegisterUnit, Succession, plain_name
from checklist.domain.committee.register_checks import Levels, overlapping, unit_faults
from checklist.domain.law import UnitKind
from checklist.domain.text import Text
from checklist.services.committee.register import no_parent
from checklist.services.committee.register_columns import COLUMNS, ReadLine, read_line
from checklist.services.committee.register_files import read_table
from checklist.services.committee.register_identity import free_id

FIELDS = ("code", "name", "kind", "category", "parent_id", "superior", "valid_from", "valid_until", "contact")


class State(StrEnum):
    """What a line would do."""

    FAULTY = "faulty"
    CONFLICT = "conflict"
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


NOT_KEPT = frozenset({State.FAULTY, State.CONFLICT})


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what it would do, the unit as it would stand, the unit as it stands, and what is wrong."""

    line: int
    state: State
    name: str
    unit: RegisterUnit | None = None
    before: RegisterUnit | None = None
    fields: tuple[str, ...] = ()
    why: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that a list would do. ``digest`` changes with the list and with the register it is compared with."""

    rows: tuple[Row, ...]
    successions: tuple[Succession, ...]
    held: Register
    digest: str

    def of(self, state: State) -> tuple[Row, ...]:
        """The lines of one state, in the order of the file."""
        return tuple(row for row in self.rows if row.state is state)


def compare(content: bytes, held: Register, levels: Levels, *, at: datetime, by: str) -> Preview:
    """Compare a list with the register. Raises ``FileRefused``."""
    lines = [read_line(line) for line in read_table(content, COLUMNS)]
    seen: dict[str, int] = {}
    rows: dict[int, Row] = {}
    for line in lines:
        rows[line.number] = _matched(line, held, seen, at, by)
    beside = _standing(held, rows)
    for line in lines:
        rows[line.number] = _with_parent(rows[line.number], line, beside)
    _give_ids(rows, held)
    beside = _standing(held, rows)
    for number, row in rows.items():
        rows[number] = _judged(row, beside, levels)
    _drop_children_of_faulty(rows)
    after = _standing(held, rows, kept=True)
    successions = [step for line in lines for step in _successions(line, rows, after)]
    _drop_children_of_faulty(rows)
    kept = _standing(held, rows, kept=True).units
    ordered = tuple(rows[line.number] for line in lines)
    sound = tuple(step for step in successions if step.predecessor_id in kept and step.successor_id in kept)
    return Preview(ordered, sound, held, _digest(content, held))


def _matched(line: ReadLine, held: Register, seen: dict[str, int], at: datetime, by: str) -> Row:
    """A line beside the unit that it means, or as a new unit whose id is still its line."""
    typed, name = line.typed, line.typed.name
    if line.faults:
        return Row(line.number, State.FAULTY, name, why=line.faults)
    category = Category(typed.category)
    kinds = KINDS[category]
    kind = (UnitKind(typed.kind) if typed.kind else kinds[0]) if kinds else None
    known = held.of_code(typed.code)
    same_days = [unit for unit in known if unit.valid_from == typed.valid_from or _is_alone(unit, known)]
    namesakes = [unit for unit in held.named(name) if unit.category is category and _same_place(unit, line, held)]
    by_name = [unit for unit in namesakes if not (unit.code and typed.code)]
    found = same_days or by_name
    if len(found) > 1:
        why = Text("Nhiều đơn vị trùng tên; hãy ghi mã.", "Several units are called so; give the code.")
        return Row(line.number, State.CONFLICT, name, why=(why,))
    before = found[0] if found else None
    others = [unit for unit in namesakes if unit is not before and (before is None or not before.code)]
    if before is not None and same_days and plain_name(before.name) != plain_name(name):
        others = namesakes
    if others:
        why = Text(
            f"Đã có đơn vị “{others[0].name}” mang mã khác ({others[0].code or 'không mã'}).",
            f"The register has “{others[0].name}” under another code ({others[0].code or 'none'}).",
        )
        return Row(line.number, State.CONFLICT, name, before=before, why=(why,))
    if before is not None and before.category is not category:
        why = Text(f"Mã này đang là của “{before.name}”, thuộc loại khác.", f"This code is that of “{before.name}”.")
        return Row(line.number, State.CONFLICT, name, before=before, why=(why,))
    key = (
        before.id
        if before
        else f"{typed.code}\n{plain_name(name)}\n{typed.parent}\n{typed.superior}\n{typed.valid_from}"
    )
    if key in seen:
        why = Text(f"Trùng với dòng {seen[key]} của tệp.", f"The same as line {seen[key]}.")
        return Row(line.number, State.CONFLICT, name, before=before, why=(why,))
    seen[key] = line.number
    base = before or RegisterUnit(
        f"\n{line.number}", "", "", None, category, None, "", None, None, "", False, 1, at, by
    )  # fmt: skip
    unit = replace(
        base, code=typed.code or base.code, name=name, kind=kind if typed.kind or before is None else before.kind,
        category=category, superior=typed.superior or base.superior, valid_from=typed.valid_from or base.valid_from,
        valid_until=typed.valid_until or base.valid_until, contact=typed.contact or base.contact,
    )  # fmt: skip
    return Row(line.number, State.CHANGED if before else State.NEW, name, unit, before)


def _is_alone(unit: RegisterUnit, known: Sequence[RegisterUnit]) -> bool:
    """Whether a code has belonged to this unit only, so that its line may correct the first day too."""
    return len(known) == 1 and unit.valid_until is None


def _same_place(unit: RegisterUnit, line: ReadLine, held: Register) -> bool:
    """Whether a unit of the name may be that of the line: under the same superior, as far as either is said."""
    typed = line.typed
    if typed.valid_from and unit.valid_until and typed.valid_from >= unit.valid_until:
        return False
    parent = held.units.get(unit.parent_id or "")
    if typed.parent and parent is not None:
        return typed.parent == parent.code or plain_name(typed.parent) == plain_name(parent.name)
    if typed.superior or typed.parent:
        said = plain_name(typed.superior or typed.parent)
        return not unit.superior or said == plain_name(unit.superior)
    return True


def _with_parent(row: Row, line: ReadLine, beside: Register) -> Row:
    wanted = line.typed.parent
    if row.unit is None or not wanted:
        return row
    found = [unit for unit in beside.find(wanted, row.unit.valid_from, line.typed.valid_to) if unit.id != row.unit.id]
    if len(found) != 1:
        return replace(row, state=State.FAULTY, why=(*row.why, no_parent(wanted, len(found))))
    return replace(row, unit=replace(
        row.unit, parent_id=found[0].id, superior=line.typed.superior or row.unit.superior or found[0].name
    ))  # fmt: skip


def _give_ids(rows: dict[int, Row], held: Register) -> None:
    """Give the new units the ids they are kept under, wherever these stand."""
    ids: dict[str, str] = {}
    taken = dict(held.units)
    for row in rows.values():
        if row.unit is not None and row.before is None:
            ids[row.unit.id] = free_id(row.unit, Register(taken))
            taken[ids[row.unit.id]] = row.unit
    for number, row in rows.items():
        if row.unit is not None:
            parent = row.unit.parent_id
            unit = replace(row.unit, id=ids.get(row.unit.id, row.unit.id), parent_id=ids.get(parent or "", parent))
            rows[number] = replace(row, unit=unit)


def _judged(row: Row, beside: Register, levels: Levels) -> Row:
    if row.unit is None or row.state not in (State.NEW, State.CHANGED):
        return row
    faults = list(unit_faults(row.unit, beside, levels).values())
    twin = overlapping(row.unit, beside.of_code(row.unit.code))
    if twin is not None:
        faults.append(Text(f"Mã này đang là của “{twin.name}”.", f"This code belongs to “{twin.name}”."))
    if faults:
        return replace(row, state=State.FAULTY, why=tuple(faults))
    if row.before is None:
        return row
    changed = tuple(field for field in FIELDS if getattr(row.unit, field) != getattr(row.before, field))
    return replace(row, state=State.CHANGED if changed else State.UNCHANGED, fields=changed)


def _drop_children_of_faulty(rows: dict[int, Row]) -> None:
    """A new unit under one that is not kept is not kept either."""
    while True:
        gone = {row.unit.id: row.line for row in rows.values()
                if row.unit and row.before is None and row.state is State.FAULTY}  # fmt: skip
        orphans = [
            number
            for number, row in rows.items()
            if row.unit and row.state in (State.NEW, State.CHANGED) and row.unit.parent_id in gone
        ]
        if not orphans:
            return
        for number in orphans:
            unit = rows[number].unit
            line = gone[unit.parent_id or ""] if unit else 0
            why = Text(f"Đơn vị cấp trên ở dòng {line} chưa nhập được.", f"Its parent in line {line} cannot be kept.")
            rows[number] = replace(rows[number], state=State.FAULTY, why=(why,))


def _successions(line: ReadLine, rows: dict[int, Row], after: Register) -> list[Succession]:
    """What a line says its unit was made of; a line that says it wrongly becomes faulty."""
    row = rows[line.number]
    if not line.predecessors or row.unit is None or row.state in (State.FAULTY, State.CONFLICT):
        return []
    start, found, faults = row.unit.valid_from, [], []
    if start is None:
        faults.append(Text("Có tiền thân thì phải ghi “Từ ngày”.", "With predecessors the first day is needed."))
    for wanted in line.predecessors if start else ():
        named = after.of_code(wanted) or after.named(wanted)
        units = [unit for unit in named if unit.id != row.unit.id]
        ended = [unit for unit in units if unit.valid_until is not None and unit.valid_until == start]
        units = ended or units
        if len(units) != 1:
            faults.append(Text(f"Không rõ đơn vị tiền thân “{wanted}”.", f"Unknown predecessor “{wanted}”."))
        elif not ended and line.change in (Change.MERGE, Change.RENAME):
            faults.append(Text(
                f"Tiền thân “{units[0].name}” chưa kết thúc đúng trước ngày này.",
                f"“{units[0].name}” does not end on the day before.",
            ))  # fmt: skip
        elif start is not None:
            found.append(Succession(units[0].id, row.unit.id, start, line.change, line.basis))
    if faults:
        rows[line.number] = replace(row, state=State.FAULTY, why=tuple(faults))
        return []
    known = {(step.predecessor_id, step.successor_id) for step in after.successions}
    fresh = [step for step in found if (step.predecessor_id, step.successor_id) not in known]
    if fresh and row.state is State.UNCHANGED:
        rows[line.number] = replace(row, state=State.CHANGED, fields=("predecessors",))
    return fresh


def _standing(held: Register, rows: dict[int, Row], *, kept: bool = False) -> Register:
    """The register as it would stand with the lines as they are now; ``kept`` leaves those out that are not kept."""
    units = {
        row.unit.id: row.unit for row in rows.values() if row.unit is not None and not (kept and row.state in NOT_KEPT)
    }
    return Register({**held.units, **units}, held.successions)


def _digest(content: bytes, held: Register) -> str:
    about = hashlib.sha256(content)
    for unit in held.units.values():
        about.update(f"\n{unit.id} {unit.revision}".encode())
    about.update(f"\n{len(held.successions)}".encode())
    return about.hexdigest()
