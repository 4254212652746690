"""The register of a committee: which units exist on which days, and what became of those that no longer do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from checklist.domain.dates import Interval
from checklist.domain.law import UnitKind
from checklist.domain.text import Text, fold


class Category(StrEnum):
    """What a unit of the register is. Provinces and districts are looked after, but assess nothing themselves."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    AGENCY = "agency"
    PUBLIC_SERVICE_UNIT = "public_service_unit"
    SCHOOL = "school"
    STATE_ENTERPRISE = "state_enterprise"
    ENTERPRISE = "enterprise"
    OTHER = "other"


CATEGORY_NAMES: Mapping[Category, Text] = MappingProxyType(
    {
        Category.PROVINCE: Text("Tỉnh, thành phố", "Province"),
        Category.DISTRICT: Text("Huyện, quận, thị xã (trước ngày 01/07/2025)", "District (until mid-2025)"),
        Category.COMMUNE: Text("Xã, phường, đặc khu", "Commune"),
        Category.AGENCY: Text("Cơ quan", "Agency"),
        Category.PUBLIC_SERVICE_UNIT: Text("Đơn vị sự nghiệp", "Public service unit"),
        Category.SCHOOL: Text("Trường học", "School"),
        Category.STATE_ENTERPRISE: Text("Doanh nghiệp nhà nước", "State-owned enterprise"),
        Category.ENTERPRISE: Text("Doanh nghiệp khác", "Other enterprise"),
        Category.OTHER: Text("Loại khác", "Other"),
    }
)

KINDS: Mapping[Category, tuple[UnitKind, ...]] = MappingProxyType(
    {
        Category.PROVINCE: (),
        Category.DISTRICT: (),
        Category.COMMUNE: (UnitKind.COMMUNE,),
        Category.AGENCY: (UnitKind.AGENCY,),
        Category.PUBLIC_SERVICE_UNIT: (UnitKind.AGENCY, UnitKind.EMPLOYER),
        # A school that is not a public one is an employer like any other.
        Category.SCHOOL: (UnitKind.AGENCY, UnitKind.EMPLOYER),
        Category.STATE_ENTERPRISE: (UnitKind.STATE_ENTERPRISE,),
        Category.ENTERPRISE: (UnitKind.EMPLOYER,),
        Category.OTHER: tuple(UnitKind),
    }
)
"""The kinds of unit that the law knows, by category: the first is meant where none is given."""


OFFICES = ("uy ban nhan dan ", "ubnd ")


class Change(StrEnum):
    """How one unit became another."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    TRANSFER = "transfer"


CHANGE_NAMES: Mapping[Change, Text] = MappingProxyType(
    {
        Change.MERGE: Text("Hợp nhất, sáp nhập", "Merged"),
        Change.SPLIT: Text("Chia, tách", "Split"),
        Change.RENAME: Text("Đổi tên", "Renamed"),
        Change.TRANSFER: Text("Chuyển cấp quản lý", "Moved to another superior"),
    }
)


@dataclass(frozen=True, slots=True)
class RegisterUnit:
    """A unit of the register. ``valid_until`` is the first day on which it does not exist; None is open or unknown."""

    id: str
    code: str
    """Its official code; may be empty."""
    name: str
    kind: UnitKind | None
    """What the law takes it for; None for a province or a district."""
    category: Category
    parent_id: str | None
    """The unit of the register that it belongs to."""
    superior: str
    """The superior body as printed above its name; may be empty."""
    valid_from: date | None
    valid_until: date | None
    contact: str
    is_sample: bool
    revision: int
    created_at: datetime
    created_by: str

    @property
    def days(self) -> Interval:
        """The days on which it exists."""
        return Interval(self.valid_from, self.valid_until)

    def exists_on(self, day: date) -> bool:
        """Whether it exists on ``day``."""
        return day in self.days


@dataclass(frozen=True, slots=True)
class Succession:
    """From ``on_day`` the successor stands for the predecessor, or for a part of it."""

    predecessor_id: str
    successor_id: str
    on_day: date
    change: Change
    basis: str


@dataclass(frozen=True)
class Register:
    """All units by id, and how some became others."""

    units: Mapping[str, RegisterUnit]
    successions: tuple[Succession, ...] = ()

    def on(self, day: date) -> tuple[RegisterUnit, ...]:
        """The units that exist on ``day``."""
        return tuple(unit for unit in self.units.values() if unit.exists_on(day))

    def children(self, parent_id: str) -> tuple[RegisterUnit, ...]:
        """The units right under one, whenever they exist."""
        return self._children.get(parent_id, ())

    def below(self, parent_id: str, day: date) -> tuple[RegisterUnit, ...]:
        """The units under one at any depth that exist on ``day``."""
        found: dict[str, RegisterUnit] = {}
        waiting = list(self.children(parent_id))
        while waiting:
            unit = waiting.pop()
            if unit.id not in found:
                found[unit.id] = unit
                waiting += self.children(unit.id)
        return tuple(unit for unit in found.values() if unit.exists_on(day))

    def find(self, wanted: str, first: date | None = None, last: date | None = None) -> tuple[RegisterUnit, ...]:
        """The units of an id, else of a code, else of a name: of several, those that exist on the days given.

        Without a last day, units that go on are preferred. More than one means that ``wanted`` does not tell.
        """
        if wanted in self.units:
            return (self.units[wanted],)
        found = self.of_code(wanted) or self.named(wanted)
        if len(found) > 1:
            days = [day for day in (first, last) if day is not None]
            found = tuple(unit for unit in found if all(unit.exists_on(day) for day in days)) or found
        if len(found) > 1 and last is None:
            found = tuple(unit for unit in found if unit.valid_until is None) or found
        return found

    def of_code(self, code: str) -> tuple[RegisterUnit, ...]:
        """The units that have had a code."""
        return self._by_code.get(code, ()) if code else ()

    def named(self, name: str) -> tuple[RegisterUnit, ...]:
        """The units of a name, as :func:`plain_name` compares it."""
        return self._by_name.get(plain_name(name), ())

    def carried(self, unit_ids: Iterable[str], since: date, until: date) -> frozenset[str]:
        """The units that stand on ``until`` for what ``unit_ids`` were on ``since``; ``until`` may be the earlier day.

        This is what a trend through mergers compares: the figures of a commune of today with those of all it was made
        of. A unit that ended without a successor is carried nowhere.
        """
        forward = since <= until
        low, high = (since, until) if forward else (until, since)
        reached = dict.fromkeys(unit_ids, since)
        waiting = list(reached)
        while waiting:
            unit_id = waiting.pop()
            for step, target in self._next(forward).get(unit_id, ()):
                later = step.on_day >= reached[unit_id] if forward else step.on_day <= reached[unit_id]
                if not (low < step.on_day <= high and later):
                    continue
                sooner = target in reached and (
                    step.on_day < reached[target] if forward else step.on_day > reached[target]
                )
                if target not in reached or sooner:
                    reached[target] = step.on_day
                    waiting.append(target)
        return frozenset(each for each in reached if each in self.units and self.units[each].exists_on(until))

    def story(self, unit_id: str) -> tuple[Succession, ...]:
        """Every change that led to a unit or on from it, the oldest first."""
        told: dict[tuple[str, str], Succession] = {}
        for forward in (True, False):
            waiting, seen = [unit_id], {unit_id}
            while waiting:
                for step, target in self._next(forward).get(waiting.pop(), ()):
                    told[step.predecessor_id, step.successor_id] = step
                    if target not in seen:
                        seen.add(target)
                        waiting.append(target)
        return tuple(sorted(told.values(), key=lambda step: (step.on_day, step.predecessor_id, step.successor_id)))

    def relatives(self, unit_ids: Iterable[str]) -> frozenset[str]:
        """Some units with all that they were made of and all that became of them."""
        found = set(unit_ids)
        for unit_id in tuple(found):
            for step in self.story(unit_id):
                found |= {step.predecessor_id, step.successor_id}
        return frozenset(found)

    def _next(self, forward: bool) -> Mapping[str, list[tuple[Succession, str]]]:
        return self._successors if forward else self._predecessors

    @cached_property
    def _successors(self) -> Mapping[str, list[tuple[Succession, str]]]:
        found: dict[str, list[tuple[Succession, str]]] = {}
        for step in self.successions:
            found.setdefault(step.predecessor_id, []).append((step, step.successor_id))
        return found

    @cached_property
    def _predecessors(self) -> Mapping[str, list[tuple[Succession, str]]]:
        found: dict[str, list[tuple[Succession, str]]] = {}
        for step in self.successions:
            found.setdefault(step.successor_id, []).append((step, step.predecessor_id))
        return found

    @cached_property
    def _by_code(self) -> Mapping[str, tuple[RegisterUnit, ...]]:
        return _grouped((unit.code, unit) for unit in self.units.values())

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[RegisterUnit, ...]]:
        return _grouped((plain_name(unit.name), unit) for unit in self.units.values())

    @cached_property
    def _children(self) -> Mapping[str, tuple[RegisterUnit, ...]]:
        return _grouped((unit.parent_id, unit) for unit in self.units.values() if unit.parent_id is not None)


def plain_name(name: str) -> str:
    """A name as names are compared: without diacritics, capitals and the office in front of a place.

    An official list says “Xã An Bình” where the seal says “Ủy ban nhân dân xã An Bình”.
    """
    plain = " ".join(fold(name).split())
    return next((plain.removeprefix(office) for office in OFFICES if plain.startswith(office)), plain)


def _grouped(pairs: Iterable[tuple[str, RegisterUnit]]) -> Mapping[str, tuple[RegisterUnit, ...]]:
    found: dict[str, list[RegisterUnit]] = {}
    for key, unit in pairs:
        found.setdefault(key, []).append(unit)
    return {key: tuple(units) for key, units in found.items()}
