"""The units that are assessed: communes, agencies, state enterprises, employers."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlite_utils import Database

from checklist.store.columns import JsonObject, instant_to_text, json_to_object, object_to_json, text_to_instant
from checklist.store.database import Row, row, rows, transaction
from checklist.store.errors import AlreadyExists, NotFound

_COLUMNS = "id, name, kind, parent, place, profile, is_sample, created_at"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit. ``profile`` is what a new assessment starts from; each assessment then keeps its own."""

    id: str
    name: str
    kind: str
    """commune | agency | state_enterprise | employer"""
    parent: str
    """The superior body as printed above the unit's name; may be empty."""
    place: str
    """Where its documents are signed; may be empty."""
    profile: JsonObject
    is_sample: bool
    """A fictional unit: its documents say that they are samples."""
    created_at: datetime


def add(db: Database, unit: Unit) -> None:
    """Keep a new unit. Raises AlreadyExists when its id is taken."""
    with transaction(db):
        if row(db, "SELECT 1 FROM units WHERE id = ?", (unit.id,)):
            raise AlreadyExists("đơn vị", "unit", unit.id)
        db.execute(
            f"INSERT INTO units ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                unit.id,
                unit.name,
                unit.kind,
                unit.parent,
                unit.place,
                object_to_json(unit.profile),
                int(unit.is_sample),
                instant_to_text(unit.created_at),
            ),
        )


def get(db: Database, unit_id: str) -> Unit:
    """The unit of this id. Raises NotFound."""
    found = row(db, f"SELECT {_COLUMNS} FROM units WHERE id = ?", (unit_id,))
    if found is None:
        raise NotFound("đơn vị", "unit", unit_id)
    return _from_row(found)


def every(db: Database) -> list[Unit]:
    """All units, in the order of their ids."""
    return [_from_row(found) for found in rows(db, f"SELECT {_COLUMNS} FROM units ORDER BY id")]


def change(db: Database, unit_id: str, *, name: str, parent: str, place: str, profile: JsonObject) -> Unit:
    """Change how a unit is called and what a new assessment starts from; its kind never changes. Raises NotFound."""
    with transaction(db):
        unit = replace(get(db, unit_id), name=name, parent=parent, place=place, profile=profile)
        db.execute(
            "UPDATE units SET name = ?, parent = ?, place = ?, profile = ? WHERE id = ?",
            (name, parent, place, object_to_json(profile), unit_id),
        )
    return unit


def _from_row(found: Row) -> Unit:
    return Unit(
        id=found["id"],
        name=found["name"],
        kind=found["kind"],
        parent=found["parent"],
        place=found["place"],
        profile=json_to_object(found["profile"]),
        is_sample=bool(found["is_sample"]),
        created_at=text_to_instant(found["created_at"]),
    )
