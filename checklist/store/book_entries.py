"""The rows of a unit's event books, each under the day it happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from checklist.store.columns import (
    JsonObject,
    day_to_text,
    instant_to_text,
    json_to_object,
    object_to_json,
    text_to_day,
    text_to_instant,
)
from checklist.store.database import Row, row, rows, transaction
from checklist.store.errors import AlreadyExists, NotFound, Stale

_COLUMNS = "id, unit_id, book, happened_on, body, revision, updated_at, updated_by"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a book. ``body`` holds its fields as plain data; ``revision`` counts its savings."""

    id: str
    unit_id: str
    book: str
    happened_on: date
    body: JsonObject
    revision: int
    updated_at: datetime
    updated_by: str


class StaleEntry(Stale):
    """The row was changed or removed since it was shown; ``current`` is what stands, ``None`` when it is gone."""

    def __init__(self, current: Entry | None) -> None:
        super().__init__(
            "Dòng này vừa được người khác sửa hoặc xóa. Nội dung của bạn chưa được lưu; hãy so sánh rồi lưu lại.",
            "Somebody else has just changed or removed this line. Yours was not saved; compare and save again.",
        )
        self.current = current


def of_unit(db: Database, unit_id: str, book: str | None = None) -> list[Entry]:
    """The rows of a unit, of one book where given, the earliest first."""
    where, parameters = ("", (unit_id,)) if book is None else (" AND book = ?", (unit_id, book))
    found = rows(
        db,
        f"SELECT {_COLUMNS} FROM book_entries WHERE unit_id = ?{where} ORDER BY book, happened_on, updated_at, id",
        parameters,
    )
    return [_from_row(each) for each in found]


def get(db: Database, unit_id: str, book: str, entry_id: str) -> Entry:
    """A row of a unit's book. Raises NotFound."""
    found = _found(db, unit_id, book, entry_id)
    if found is None:
        raise NotFound("dòng sổ", "line of the book", entry_id)
    return found


def add(db: Database, entry: Entry) -> None:
    """Keep a new row. Raises AlreadyExists for an id that is taken."""
    with transaction(db):
        if row(db, "SELECT 1 FROM book_entries WHERE id = ?", (entry.id,)):
            raise AlreadyExists("dòng sổ", "line of the book", entry.id)
        db.execute(
            f"INSERT INTO book_entries ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                entry.id, entry.unit_id, entry.book, day_to_text(entry.happened_on), object_to_json(entry.body),
                entry.revision, instant_to_text(entry.updated_at), entry.updated_by,
            ),
        )  # fmt: skip


def change(db: Database, entry: Entry) -> None:
    """Replace what a row says; ``entry.revision`` is the one that was shown. Raises StaleEntry."""
    with transaction(db):
        _require(db, entry)
        db.execute(
            "UPDATE book_entries SET happened_on = ?, body = ?, revision = ?, updated_at = ?, updated_by = ? "
            "WHERE id = ?",
            (
                day_to_text(entry.happened_on), object_to_json(entry.body), entry.revision + 1,
                instant_to_text(entry.updated_at), entry.updated_by, entry.id,
            ),
        )  # fmt: skip


def remove(db: Database, entry: Entry) -> None:
    """Remove a row as it was shown. Raises StaleEntry."""
    with transaction(db):
        _require(db, entry)
        db.execute("DELETE FROM book_entries WHERE id = ?", (entry.id,))


def _require(db: Database, entry: Entry) -> None:
    current = _found(db, entry.unit_id, entry.book, entry.id)
    if current is None or current.revision != entry.revision:
        raise StaleEntry(current)


def _found(db: Database, unit_id: str, book: str, entry_id: str) -> Entry | None:
    where = "id = ? AND unit_id = ? AND book = ?"
    found = row(db, f"SELECT {_COLUMNS} FROM book_entries WHERE {where}", (entry_id, unit_id, book))
    return None if found is None else _from_row(found)


def _from_row(found: Row) -> Entry:
    return Entry(
        id=found["id"],
        unit_id=found["unit_id"],
        book=found["book"],
        happened_on=text_to_day(found["happened_on"]),
        body=json_to_object(found["body"]),
        revision=found["revision"],
        updated_at=text_to_instant(found["updated_at"]),
        updated_by=found["updated_by"],
    )
