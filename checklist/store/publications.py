"""Results that units publish: what is shown of which assessment, since when, and until when it stood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from checklist.store.columns import JsonObject, instant_to_text, json_to_object, object_to_json, text_to_instant
from checklist.store.database import Row, row, rows, transaction
from checklist.store.errors import NotFound

_COLUMNS = (
    "id, unit_id, assessment_id, shown, prepared_at, prepared_by, published_at, published_by, withdrawn_at, "
    "withdrawn_by, withdrawal_reason"
)
_INSTANTS = ("published_at", "withdrawn_at")


@dataclass(frozen=True, slots=True)
class Publication:
    """One choice of what to show: prepared, then published, then withdrawn. ``shown`` is plain data of the services."""

    id: str
    unit_id: str
    assessment_id: str
    shown: JsonObject
    prepared_at: datetime
    prepared_by: str
    published_at: datetime | None = None
    published_by: str | None = None
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None
    withdrawal_reason: str = ""

    @property
    def is_public(self) -> bool:
        """Whether everybody sees it."""
        return self.published_at is not None and self.withdrawn_at is None


def get(db: Database, publication_id: str) -> Publication:
    """The publication of this id. Raises NotFound."""
    found = row(db, f"SELECT {_COLUMNS} FROM publications WHERE id = ?", (publication_id,))
    if found is None:
        raise NotFound("lần công khai", "publication", publication_id)
    return _from_row(found)


def of_unit(db: Database, unit_id: str) -> list[Publication]:
    """Everything a unit prepared, published or withdrew, the latest first."""
    found = rows(db, f"SELECT {_COLUMNS} FROM publications WHERE unit_id = ? ORDER BY prepared_at DESC, id", (unit_id,))
    return [_from_row(each) for each in found]


def standing(db: Database, assessment_id: str) -> Publication | None:
    """What is prepared or published of an assessment, and not withdrawn."""
    where = "assessment_id = ? AND withdrawn_at IS NULL"
    found = row(db, f"SELECT {_COLUMNS} FROM publications WHERE {where}", (assessment_id,))
    return None if found is None else _from_row(found)


def units_published(db: Database) -> frozenset[str]:
    """The units that show results now."""
    where = "published_at IS NOT NULL AND withdrawn_at IS NULL"
    return frozenset(each["unit_id"] for each in rows(db, f"SELECT DISTINCT unit_id FROM publications WHERE {where}"))


def prepare(db: Database, publication: Publication) -> None:
    """Keep a choice in the place of the one prepared before; call it within the transaction that checked this."""
    db.execute(
        "DELETE FROM publications WHERE assessment_id = ? AND published_at IS NULL", (publication.assessment_id,)
    )
    db.execute(
        "INSERT INTO publications (id, unit_id, assessment_id, shown, prepared_at, prepared_by) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (
            publication.id, publication.unit_id, publication.assessment_id, object_to_json(publication.shown),
            instant_to_text(publication.prepared_at), publication.prepared_by,
        ),
    )  # fmt: skip


def publish(db: Database, publication_id: str, *, at: datetime, by: str) -> None:
    """Show a prepared choice to everybody."""
    with transaction(db):
        db.execute(
            "UPDATE publications SET published_at = ?, published_by = ? WHERE id = ? AND published_at IS NULL",
            (instant_to_text(at), by, publication_id),
        )


def withdraw(db: Database, publication_id: str, *, reason: str, at: datetime, by: str) -> None:
    """Show it no longer; its row stays."""
    with transaction(db):
        db.execute(
            "UPDATE publications SET withdrawn_at = ?, withdrawn_by = ?, withdrawal_reason = ? "
            "WHERE id = ? AND withdrawn_at IS NULL",
            (instant_to_text(at), by, reason, publication_id),
        )


def _from_row(found: Row) -> Publication:
    instants = {name: text_to_instant(found[name]) if found[name] else None for name in _INSTANTS}
    prepared_at = text_to_instant(found["prepared_at"])
    return Publication(**{**found, **instants, "prepared_at": prepared_at, "shown": json_to_object(found["shown"])})
