"""What may not stand in a register: days before they begin, levels that are no more, children that outlive a parent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from checklist.domain.committee.register import KINDS, Category, Register, RegisterUnit
from checklist.domain.dates import Interval
from checklist.domain.law import Citation
from checklist.domain.text import Text, date_vi

LONGEST_NAME = 300
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the administrative division that exists on ``days`` only, with where that comes from."""

    category: Category
    days: Interval
    basis: tuple[Citation, ...]
    basis_words: Text
    note: Text


Levels = Mapping[Category, Level]


def unit_faults(unit: RegisterUnit, register: Register, levels: Levels) -> dict[str, Text]:
    """What is wrong with a unit beside the others of ``register``, by field; the unit itself may stand in it."""
    faults = {**_text_faults(unit), **_day_faults(unit, levels)}
    if unit.kind not in (KINDS[unit.category] or (None,)):
        faults["kind"] = Text("Loại hình không hợp với loại đơn vị.", "This kind does not fit the category.")
    if unit.parent_id is not None:
        parent = register.units.get(unit.parent_id)
        if parent is None:
            faults["parent"] = Text("Không có đơn vị cấp trên này trong danh sách.", "There is no such parent unit.")
        elif _is_above(unit.id, parent, register):
            faults["parent"] = Text("Đơn vị không thể trực thuộc chính nó.", "A unit cannot stand below itself.")
        else:
            faults |= outside_parent(unit, parent)
    below = [child for child in register.children(unit.id) if outside_parent(child, unit)]
    if below and "valid_to" not in faults:
        names = "; ".join(child.name for child in below[:3])
        faults["valid_to"] = Text(
            f"Còn {len(below)} đơn vị trực thuộc nằm ngoài thời gian này ({names}); hãy kết thúc hoặc chuyển trước.",
            f"{len(below)} units below it lie outside these days ({names}); end or move them first.",
        )
    return faults


def outside_parent(unit: RegisterUnit, parent: RegisterUnit) -> dict[str, Text]:
    """The fault of a unit whose days are not within its parent's; a first day that nobody knows is no fault."""
    faults: dict[str, Text] = {}
    if unit.valid_from is not None and parent.valid_from is not None and unit.valid_from < parent.valid_from:
        faults["valid_from"] = Text(
            f"Có trước đơn vị cấp trên “{parent.name}” (từ ngày {date_vi(parent.valid_from)}).",
            f"It begins before its parent “{parent.name}” ({parent.valid_from.isoformat()}).",
        )
    if parent.valid_until is not None and (unit.valid_until is None or unit.valid_until > parent.valid_until):
        last = parent.valid_until - ONE_DAY
        faults["valid_to"] = Text(
            f"Còn sau khi đơn vị cấp trên “{parent.name}” đã kết thúc (hết ngày {date_vi(last)}).",
            f"It outlives its parent “{parent.name}”, which ended on {last.isoformat()}.",
        )
    return faults


def overlapping(unit: RegisterUnit, others: Iterable[RegisterUnit]) -> RegisterUnit | None:
    """Another unit with the same code on some same day, or None."""
    if not unit.code:
        return None
    for other in others:
        if other.id != unit.id and other.code == unit.code and _meet(unit.days, other.days):
            return other
    return None


def _text_faults(unit: RegisterUnit) -> dict[str, Text]:
    faults: dict[str, Text] = {}
    if not unit.name:
        faults["name"] = Text("Hãy ghi tên đơn vị.", "Give the unit's name.")
    for field, value in (("name", unit.name), ("code", unit.code), ("superior", unit.superior),
                         ("contact", unit.contact)):  # fmt: skip
        if len(value) > LONGEST_NAME:
            faults[field] = Text(f"Không dài quá {LONGEST_NAME} ký tự.", f"At most {LONGEST_NAME} characters.")
    return faults


def _day_faults(unit: RegisterUnit, levels: Levels) -> dict[str, Text]:
    start, until = unit.valid_from, unit.valid_until
    if start is not None and until is not None and until <= start:
        return {"valid_to": Text("Ngày cuối trước ngày đầu.", "The last day comes before the first.")}
    level = levels.get(unit.category)
    if level is None:
        return {}
    faults: dict[str, Text] = {}
    first, end = level.days.start, level.days.until
    if end is not None and (until is None or until > end):
        last: date = end - ONE_DAY
        faults["valid_to"] = Text(
            f"Cấp này chỉ còn đến hết ngày {date_vi(last)} ({level.basis_words.vi}); hãy ghi ngày kết thúc.",
            f"This level existed until {last.isoformat()} only ({level.basis_words.en}); give its last day.",
        )
    if first is not None and start is not None and start < first:
        faults["valid_from"] = Text(
            f"Cấp này chỉ có từ ngày {date_vi(first)} ({level.basis_words.vi}).",
            f"This level exists from {first.isoformat()} only ({level.basis_words.en}).",
        )
    return faults


def _is_above(unit_id: str, parent: RegisterUnit | None, register: Register) -> bool:
    """Whether a unit is ``parent`` or stands above it."""
    seen: set[str] = set()
    while parent is not None and parent.id not in seen:
        if parent.id == unit_id:
            return True
        seen.add(parent.id)
        parent = register.units.get(parent.parent_id or "")
    return False


def _meet(one: Interval, other: Interval) -> bool:
    starts = [interval.start for interval in (one, other) if interval.start is not None]
    ends = [interval.until for interval in (one, other) if interval.until is not None]
    return not starts or not ends or max(starts) < min(ends)
