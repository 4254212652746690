"""The villages of the communes of a register, as dated lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlite_utils import Database

from checklist.domain.committee.register_villages import Village, VillageCategory
from checklist.store.columns import day_to_text, instant_to_text, text_to_day, text_to_instant
from checklist.store.database import Row, row, rows, transaction
from checklist.store.errors import AlreadyExists, NotFound

_COLUMNS = (
    "id, unit_id, name, category, households, valid_from, valid_until, basis, succeeded_by, created_at, created_by"
)


def get(db: Database, village_id: str) -> Village:
    """The village of this id. Raises NotFound."""
    found = row(db, f"SELECT {_COLUMNS} FROM villages WHERE id = ?", (village_id,))
    if found is None:
        raise NotFound("thôn, tổ dân phố", "village", village_id)
    return _from_row(found)


def of_unit(db: Database, unit_id: str) -> list[Village]:
    """All villages that a commune has had, by name."""
    return [_from_row(each) for each in rows(db, f"SELECT {_COLUMNS} FROM villages WHERE unit_id = ? "
                                                 "ORDER BY name, id", (unit_id,))]  # fmt: skip


def every(db: Database) -> list[Village]:
    """All villages, by commune and name."""
    return [_from_row(each) for each in rows(db, f"SELECT {_COLUMNS} FROM villages ORDER BY unit_id, name, id")]


def count_on(db: Database, day: date) -> dict[str, int]:
    """How many villages each commune has on ``day``; one that has none is missing."""
    found = rows(
        db,
        "SELECT unit_id, count(*) AS villages FROM villages WHERE (valid_from IS NULL OR valid_from <= :day) "
        "AND (valid_until IS NULL OR valid_until > :day) GROUP BY unit_id",
        {"day": day_to_text(day)},
    )
    return {each["unit_id"]: each["villages"] for each in found}


def add(db: Database, villages: Iterable[Village]) -> None:
    """Keep new villages. Raises AlreadyExists for an id that is taken."""
    with transaction(db):
        for village in villages:
            if row(db, "SELECT 1 FROM villages WHERE id = ?", (village.id,)):
                raise AlreadyExists("thôn, tổ dân phố", "village", village.name)
            db.execute(
                f"INSERT INTO villages ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    village.id, village.unit_id, village.name, village.category, village.households,
                    day_to_text(village.valid_from), day_to_text(village.valid_until), village.basis,
                    village.succeeded_by, instant_to_text(village.created_at), village.created_by,
                ),
            )  # fmt: skip


def change(db: Database, village: Village) -> None:
    """Keep what changed of a village. Raises NotFound."""
    with transaction(db):
        get(db, village.id)
        db.execute(
            "UPDATE villages SET name = ?, category = ?, households = ?, valid_from = ?, valid_until = ?, basis = ?, "
            "succeeded_by = ? WHERE id = ?",
            (
                village.name, village.category, village.households, day_to_text(village.valid_from),
                day_to_text(village.valid_until), village.basis, village.succeeded_by, village.id,
            ),
        )  # fmt: skip


def _from_row(found: Row) -> Village:
    return Village(
        id=found["id"],
        unit_id=found["unit_id"],
        name=found["name"],
        category=VillageCategory(found["category"]),
        households=found["households"],
        valid_from=text_to_day(found["valid_from"]) if found["valid_from"] else None,
        valid_until=text_to_day(found["valid_until"]) if found["valid_until"] else None,
        basis=found["basis"],
        succeeded_by=found["succeeded_by"],
        created_at=text_to_instant(found["created_at"]),
        created_by=found["created_by"],
    )
