"""The public page of a unit: its address, whether it is open, and what stands above everything else there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlite_utils import Database

from checklist.store.columns import instant_to_text, text_to_instant
from checklist.store.database import Row, row, rows, transaction
from checklist.store.errors import Stale

_COLUMNS = "unit_id, slug, is_open, intro, revision, updated_at, updated_by"


@dataclass(frozen=True, slots=True)
class PublicPage:
    """The page of one unit. ``slug`` never changes, as it is printed and linked."""

    unit_id: str
    slug: str
    is_open: bool
    intro: str
    revision: int
    updated_at: datetime
    updated_by: str


class StalePage(Stale):
    """Somebody else changed the page since it was shown."""

    def __init__(self) -> None:
        super().__init__(
            "Trang công khai vừa được người khác sửa; hãy xem lại rồi lưu.",
            "Somebody else has just changed the public page; look at it again, then save.",
        )


def of_unit(db: Database, unit_id: str) -> PublicPage | None:
    """The page of a unit, or None while it has none."""
    return _from_row(row(db, f"SELECT {_COLUMNS} FROM public_pages WHERE unit_id = ?", (unit_id,)))


def by_slug(db: Database, slug: str) -> PublicPage | None:
    """The page at an address, or None."""
    return _from_row(row(db, f"SELECT {_COLUMNS} FROM public_pages WHERE slug = ?", (slug,)))


def slugs(db: Database) -> frozenset[str]:
    """Every address that is taken."""
    return frozenset(each["slug"] for each in rows(db, "SELECT slug FROM public_pages"))


def open_pages(db: Database) -> list[PublicPage]:
    """All open pages, by address."""
    found = rows(db, f"SELECT {_COLUMNS} FROM public_pages WHERE is_open = 1 ORDER BY slug")
    return [page for page in map(_from_row, found) if page is not None]


def save(db: Database, page: PublicPage) -> PublicPage:
    """Keep a page as it now is; ``page.revision`` is the one that was read, 0 for a new one. Raises StalePage."""
    with transaction(db):
        stands = of_unit(db, page.unit_id)
        if (stands.revision if stands else 0) != page.revision:
            raise StalePage
        saved = replace(page, slug=stands.slug if stands else page.slug, revision=page.revision + 1)
        db.execute(
            f"INSERT INTO public_pages ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (unit_id) DO UPDATE SET "
            "is_open = excluded.is_open, intro = excluded.intro, revision = excluded.revision, "
            "updated_at = excluded.updated_at, updated_by = excluded.updated_by",
            (
                saved.unit_id, saved.slug, int(saved.is_open), saved.intro, saved.revision,
                instant_to_text(saved.updated_at), saved.updated_by,
            ),
        )  # fmt: skip
    return saved


def _from_row(found: Row | None) -> PublicPage | None:
    if found is None:
        return None
    updated_at = text_to_instant(found["updated_at"])
    return PublicPage(**{**found, "is_open": bool(found["is_open"]), "updated_at": updated_at})
