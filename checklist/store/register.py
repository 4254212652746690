"""The units that a committee looks after, with their days and what became of them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from checklist.domain.committee.register import Category, Change, Register, RegisterUnit, Succession
from checklist.domain.law import UnitKind
from checklist.store.columns import day_to_text, instant_to_text, text_to_day, text_to_instant
from checklist.store.database import Row, row, rows, transaction
from checklist.store.errors import AlreadyExists, NotFound, Stale

__all__ = ["Register", "RegisterUnit", "StaleUnit", "Succession"]

_COLUMNS = (
    "id, code, name, kind, category, parent_id, superior, valid_from, valid_until, contact, is_sample, revision, "
    "created_at, created_by"
)


class StaleUnit(Stale):
    """Somebody else changed the unit since it was read."""

    def __init__(self) -> None:
        super().__init__(
            "Đơn vị này vừa được người khác sửa; hãy xem lại rồi lưu.",
            "Somebody else has just changed this unit; look at it again, then save.",
        )


def load(db: Database) -> Register:
    """The whole register, units by id in the order of their names."""
    units = [_from_row(found) for found in rows(db, f"SELECT {_COLUMNS} FROM register_units ORDER BY name, id")]
    found = rows(
        db,
        "SELECT predecessor_id, successor_id, on_day, change, basis FROM register_successions "
        "ORDER BY on_day, predecessor_id, successor_id",
    )
    return Register({unit.id: unit for unit in units}, tuple(_succession(each) for each in found))


def get(db: Database, unit_id: str) -> RegisterUnit:
    """The unit of this id. Raises NotFound."""
    found = row(db, f"SELECT {_COLUMNS} FROM register_units WHERE id = ?", (unit_id,))
    if found is None:
        raise NotFound("đơn vị", "unit", unit_id)
    return _from_row(found)


def of_code(db: Database, code: str) -> list[RegisterUnit]:
    """The units that have had this code, the latest first."""
    found = rows(db, f"SELECT {_COLUMNS} FROM register_units WHERE code = ? ORDER BY valid_from DESC", (code,))
    return [_from_row(each) for each in found]


def count(db: Database) -> int:
    """How many units the register holds, of all days."""
    found = row(db, "SELECT count(*) AS units FROM register_units")
    return int(found["units"]) if found else 0


def add(db: Database, units: Iterable[RegisterUnit]) -> None:
    """Keep new units, parents before children. Raises AlreadyExists for an id that is taken."""
    marks = ", ".join("?" * len(_COLUMNS.split(",")))
    with transaction(db):
        for unit in units:
            if row(db, "SELECT 1 FROM register_units WHERE id = ?", (unit.id,)):
                raise AlreadyExists("đơn vị", "unit", unit.name)
            db.execute(f"INSERT INTO register_units ({_COLUMNS}) VALUES ({marks})", _values(unit))


def change(db: Database, unit: RegisterUnit) -> RegisterUnit:
    """Keep what changed of a unit; ``unit.revision`` is the one that was read. Returns it as it now stands.

    Raises NotFound, and StaleUnit when somebody else changed it meanwhile.
    """
    with transaction(db):
        cursor = db.execute(
            "UPDATE register_units SET code = ?, name = ?, kind = ?, category = ?, parent_id = ?, superior = ?, "
            "valid_from = ?, valid_until = ?, contact = ?, revision = revision + 1 WHERE id = ? AND revision = ?",
            (
                unit.code, unit.name, unit.kind, unit.category, unit.parent_id, unit.superior,
                day_to_text(unit.valid_from), day_to_text(unit.valid_until), unit.contact, unit.id, unit.revision,
            ),
        )  # fmt: skip
        changed = get(db, unit.id)
        if cursor.rowcount != 1:
            raise StaleUnit
    return changed


def add_successions(db: Database, successions: Iterable[Succession]) -> None:
    """Keep how units became others; one that is known already stays as it is."""
    with transaction(db):
        for each in successions:
            db.execute(
                "INSERT INTO register_successions (predecessor_id, successor_id, on_day, change, basis) "
                "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (each.predecessor_id, each.successor_id, day_to_text(each.on_day), each.change, each.basis),
            )


def _values(unit: RegisterUnit) -> tuple[object, ...]:
    return (
        unit.id, unit.code, unit.name, unit.kind, unit.category, unit.parent_id, unit.superior,
        day_to_text(unit.valid_from), day_to_text(unit.valid_until), unit.contact, int(unit.is_sample), unit.revision,
        instant_to_text(unit.created_at), unit.created_by,
    )  # fmt: skip


def _from_row(found: Row) -> RegisterUnit:
    return RegisterUnit(
        id=found["id"],
        code=found["code"],
        name=found["name"],
        kind=UnitKind(found["kind"]) if found["kind"] else None,
        category=Category(found["category"]),
        parent_id=found["parent_id"],
        superior=found["superior"],
        valid_from=text_to_day(found["valid_from"]) if found["valid_from"] else None,
        valid_until=text_to_day(found["valid_until"]) if found["valid_until"] else None,
        contact=found["contact"],
        is_sample=bool(found["is_sample"]),
        revision=found["revision"],
        created_at=text_to_instant(found["created_at"]),
        created_by=found["created_by"],
    )


def _succession(found: Row) -> Succession:
    return Succession(
        found["predecessor_id"],
        found["successor_id"],
        text_to_day(found["on_day"]),
        Change(found["change"]),
        found["basis"],
    )
