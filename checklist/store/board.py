"""The items of units' disclosure boards: prepared, posted, taken down; what was posted keeps its row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlite_utils import Database

from checklist.store.columns import day_to_text, instant_to_text, text_to_day, text_to_instant
from checklist.store.database import Row, row, rows, transaction
from checklist.store.errors import NotFound, Stale

_COLUMNS = (
    "id, unit_id, title, body, requirement_id, file_sha256, file_name, posted_on, posted_until, ordered_by_law, "
    "revision, created_at, created_by, published_at, published_by, taken_down_at, taken_down_by"
)
_INSTANTS = ("published_at", "taken_down_at")


@dataclass(frozen=True, slots=True)
class BoardItem:
    """One item. ``posted_on`` and ``posted_until`` are its first and last day; without the latter it stays."""

    id: str
    unit_id: str
    title: str
    body: str
    requirement_id: str
    """The requirement it fulfils, or empty."""
    file_sha256: str | None
    file_name: str
    posted_on: date
    posted_until: date | None
    ordered_by_law: bool
    """Somebody confirmed that the law orders what looks personal in it to be public."""
    revision: int
    created_at: datetime
    created_by: str
    published_at: datetime | None = None
    published_by: str | None = None
    taken_down_at: datetime | None = None
    taken_down_by: str | None = None


class StaleBoardItem(Stale):
    """Somebody else changed, posted or removed the item since it was shown."""

    def __init__(self) -> None:
        super().__init__(
            "Nội dung này vừa được người khác sửa, đăng hoặc xóa; hãy xem lại rồi làm tiếp.",
            "Somebody else has just changed, posted or removed this item; look at it again, then go on.",
        )


def add(db: Database, item: BoardItem) -> None:
    """Keep a new item; its file, if any, has been stored before."""
    marks = ", ".join("?" * len(_COLUMNS.split(",")))
    with transaction(db):
        db.execute(f"INSERT INTO board_items ({_COLUMNS}) VALUES ({marks})", _values(item))


def get(db: Database, item_id: str) -> BoardItem:
    """The item of this id. Raises NotFound."""
    found = row(db, f"SELECT {_COLUMNS} FROM board_items WHERE id = ?", (item_id,))
    if found is None:
        raise NotFound("nội dung niêm yết", "board item", item_id)
    return _from_row(found)


def of_unit(db: Database, unit_id: str) -> list[BoardItem]:
    """All items of a unit, the latest first."""
    order = "ORDER BY posted_on DESC, created_at DESC, id"
    return [
        _from_row(each)
        for each in rows(db, f"SELECT {_COLUMNS} FROM board_items WHERE unit_id = ? {order}", (unit_id,))
    ]


def units_posting(db: Database, today: date) -> frozenset[str]:
    """The units that have posted something by ``today``, whether it still stands or not."""
    found = rows(
        db,
        "SELECT DISTINCT unit_id FROM board_items WHERE published_at IS NOT NULL AND posted_on <= ?",
        (day_to_text(today),),
    )
    return frozenset(each["unit_id"] for each in found)


def change(db: Database, item: BoardItem) -> BoardItem:
    """Keep an item as it now is; ``item.revision`` is the one that was read. Raises StaleBoardItem."""
    with transaction(db):
        _require(db, item)
        changed = replace(item, revision=item.revision + 1)
        names = [name.strip() for name in _COLUMNS.split(",")][1:]
        assignments = ", ".join(f"{name} = ?" for name in names)
        db.execute(f"UPDATE board_items SET {assignments} WHERE id = ?", [*_values(changed)[1:], item.id])
    return changed


def remove(db: Database, item: BoardItem) -> None:
    """Drop an item that was never posted. Raises StaleBoardItem."""
    with transaction(db):
        _require(db, item)
        db.execute("DELETE FROM board_items WHERE id = ?", (item.id,))


def _require(db: Database, item: BoardItem) -> None:
    found = row(db, "SELECT revision FROM board_items WHERE id = ?", (item.id,))
    if found is None or found["revision"] != item.revision:
        raise StaleBoardItem


def _values(item: BoardItem) -> tuple[object, ...]:
    published_at, taken_down_at = (
        None if each is None else instant_to_text(each) for each in (item.published_at, item.taken_down_at)
    )
    return (
        item.id, item.unit_id, item.title, item.body, item.requirement_id, item.file_sha256, item.file_name,
        day_to_text(item.posted_on), day_to_text(item.posted_until), int(item.ordered_by_law), item.revision,
        instant_to_text(item.created_at), item.created_by, published_at, item.published_by, taken_down_at,
        item.taken_down_by,
    )  # fmt: skip


def _from_row(found: Row) -> BoardItem:
    instants = {name: text_to_instant(found[name]) if found[name] else None for name in _INSTANTS}
    return BoardItem(
        **{
            **found,
            **instants,
            "posted_on": text_to_day(found["posted_on"]),
            "posted_until": text_to_day(found["posted_until"]) if found["posted_until"] else None,
            "ordered_by_law": bool(found["ordered_by_law"]),
            "created_at": text_to_instant(found["created_at"]),
        }
    )
