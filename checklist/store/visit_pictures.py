"""The photos of a visit, by the address of their file, in the order in which they were given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from checklist.store.columns import day_to_text, text_to_day
from checklist.store.database import rows, transaction


@dataclass(frozen=True, slots=True)
class VisitPicture:
    """A photo kept for the minutes of a visit; ``id`` is 0 before it is kept."""

    id: int
    visit_id: str
    sha256: str
    caption: str
    taken_on: date | None


def add(db: Database, picture: VisitPicture) -> None:
    """Keep a new photo; the same file twice is one photo."""
    with transaction(db):
        db.execute(
            "INSERT INTO visit_pictures (visit_id, sha256, caption, taken_on) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (visit_id, sha256) DO NOTHING",
            (picture.visit_id, picture.sha256, picture.caption, day_to_text(picture.taken_on)),
        )


def describe(db: Database, picture: VisitPicture) -> None:
    """Say anew what a photo shows and when it was taken."""
    with transaction(db):
        db.execute(
            "UPDATE visit_pictures SET caption = ?, taken_on = ? WHERE id = ?",
            (picture.caption, day_to_text(picture.taken_on), picture.id),
        )


def remove(db: Database, picture_id: int) -> None:
    """Drop a photo; its file stays."""
    with transaction(db):
        db.execute("DELETE FROM visit_pictures WHERE id = ?", (picture_id,))


def of_visit(db: Database, visit_id: str) -> list[VisitPicture]:
    """The photos of a visit, the first first."""
    found = rows(
        db, "SELECT id, visit_id, sha256, caption, taken_on FROM visit_pictures WHERE visit_id = ? ORDER BY id",
        (visit_id,),
    )  # fmt: skip
    return [
        VisitPicture(**{**each, "taken_on": text_to_day(each["taken_on"]) if each["taken_on"] else None})
        for each in found
    ]
