"""The committee of this installation: one, or none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from checklist.store.columns import instant_to_text, text_to_instant
from checklist.store.database import row, transaction
from checklist.store.errors import AlreadyExists, NotFound

_COLUMNS = "name, superior, place, layout, symbol, public_address, unit_id, revision, created_at"


@dataclass(frozen=True, slots=True)
class Committee:
    """Who appraises. ``unit_id`` is the agency that does its paper work, ``layout`` how its papers look."""

    name: str
    superior: str
    """The body that set it up, as printed above its name."""
    place: str
    layout: str
    """nd30 (a State body set it up) or hd05 (a Party body did)."""
    symbol: str
    """Its letters in a document number, such as “BCĐ”."""
    public_address: str
    """Where citizens reach this installation, as printed under a QR code; empty for none."""
    unit_id: str
    revision: int
    created_at: datetime


def get(db: Database) -> Committee | None:
    """The committee, or None where this installation belongs to units only."""
    found = row(db, f"SELECT {_COLUMNS} FROM committee")
    if found is None:
        return None
    return Committee(**{**found, "created_at": text_to_instant(found["created_at"])})


def add(db: Database, committee: Committee) -> None:
    """Keep the committee. Raises AlreadyExists when there is one."""
    with transaction(db):
        if get(db) is not None:
            raise AlreadyExists("ban chỉ đạo", "committee", committee.name)
        values = (
            committee.name, committee.superior, committee.place, committee.layout, committee.symbol,
            committee.public_address, committee.unit_id, committee.revision, instant_to_text(committee.created_at),
        )  # fmt: skip
        db.execute(f"INSERT INTO committee (id, {_COLUMNS}) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def change(db: Database, *, expected_revision: int, **fields: str) -> Committee:
    """Change what is printed (name, superior, place, layout, symbol, public_address) and return it as it now stands.

    Raises NotFound, also when somebody else has changed it since ``expected_revision``.
    """
    allowed = ("name", "superior", "place", "layout", "symbol", "public_address")
    names = [name for name in allowed if name in fields]
    with transaction(db):
        assignments = ", ".join(f"{name} = ?" for name in names)
        cursor = db.execute(
            f"UPDATE committee SET {assignments}, revision = revision + 1 WHERE id = 1 AND revision = ?",
            [*(fields[name] for name in names), expected_revision],
        )
        changed = get(db)
        if cursor.rowcount != 1 or changed is None:
            raise NotFound("ban chỉ đạo", "committee", str(expected_revision))
    return changed
