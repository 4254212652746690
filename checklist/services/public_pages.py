"""The public page of a unit: opened and closed by its head, found by its address, listed once it shows something."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlite_utils import Database

from checklist.domain.text import Text, fold
from checklist.services.errors import NotFound, Refused
from checklist.services.public_checks import Consent, check_texts, let_pass, tidy
from checklist.services.workspace import Workspace
from checklist.store import audit, board, public_pages, publications, units
from checklist.store.database import transaction
from checklist.store.public_pages import PublicPage
from checklist.store.units import Unit

__all__ = ["PublicPage", "PublishedUnit", "close_page", "open_page", "page_of", "published_unit", "published_units"]

LONGEST_INTRO = 4000
LONGEST_SLUG = 80
NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
INTRO = Text("Lời giới thiệu", "Introduction")
NOT_OPEN = Text(
    "Trang công khai chưa mở. Thủ trưởng đơn vị mở trang trước, sau đó mới đăng được nội dung.",
    "The public page is not open. The head of the unit opens it first; only then can anything be published.",
)


@dataclass(frozen=True, slots=True)
class PublishedUnit:
    """A unit that everybody may look at."""

    unit: Unit
    page: PublicPage


def page_of(workspace: Workspace, unit_id: str) -> PublicPage | None:
    """The page of a unit, or None while it has none."""
    with workspace.database() as db:
        return public_pages.of_unit(db, unit_id)


def open_page(
    workspace: Workspace, unit: Unit, intro: str, revision: int, *, consent: Consent | None, at: datetime, by: str
) -> PublicPage:
    """Open the page of a unit, or change what introduces it.

    Raises ``SecretText``, ``PersonalData``, ``StalePage`` of the store, and :class:`Refused` for a text too long.
    """
    said = tidy(intro)
    if len(said) > LONGEST_INTRO:
        raise Refused(f"Lời giới thiệu dài quá {LONGEST_INTRO} ký tự.", f"Longer than {LONGEST_INTRO} characters.")
    let_pass(check_texts([(INTRO, said)]), consent)
    with workspace.database() as db, transaction(db):
        stands = public_pages.of_unit(db, unit.id)
        slug = stands.slug if stands else _free_slug(unit.name, public_pages.slugs(db))
        page = public_pages.save(db, PublicPage(unit.id, slug, True, said, revision, at, by))
        detail = {"slug": page.slug, "consent": consent}
        audit.append(db, at=at, actor=by, action="public.open", subject=unit.id, detail=detail)
    return page


def close_page(workspace: Workspace, unit: Unit, revision: int, *, at: datetime, by: str) -> None:
    """Close the page; what is posted on the board comes down with it, as nobody can read it any more.

    Raises ``StalePage`` of the store and :class:`NotFound`.
    """
    with workspace.database() as db, transaction(db):
        stands = public_pages.of_unit(db, unit.id)
        if stands is None or not stands.is_open:
            raise NotFound("Trang công khai chưa mở.", "The public page is not open.")
        public_pages.save(db, replace(stands, is_open=False, revision=revision, updated_at=at, updated_by=by))
        down = [
            board.change(db, replace(item, taken_down_at=at, taken_down_by=by)).id
            for item in board.of_unit(db, unit.id)
            if item.published_at is not None and item.taken_down_at is None
        ]
        audit.append(db, at=at, actor=by, action="public.close", subject=unit.id, detail={"taken_down": down})


def published_units(workspace: Workspace, *, today: date) -> tuple[PublishedUnit, ...]:
    """The units that have something to show, by name."""
    with workspace.database() as db:
        showing = _showing(db, today)
        known = {unit.id: unit for unit in units.every(db)}
        found = [PublishedUnit(known[page.unit_id], page) for page in public_pages.open_pages(db)]
    return tuple(sorted((each for each in found if each.unit.id in showing), key=lambda each: each.unit.name))


def published_unit(workspace: Workspace, slug: str, *, today: date) -> PublishedUnit:
    """The unit at an address. Raises :class:`NotFound` where nothing is shown, whatever the reason."""
    with workspace.database() as db:
        page = public_pages.by_slug(db, slug)
        if page is None or not page.is_open or page.unit_id not in _showing(db, today):
            raise NotFound("Không có trang công khai này.", "There is no such public page.")
        return PublishedUnit(units.get(db, page.unit_id), page)


def require_open(db: Database, unit_id: str) -> PublicPage:
    """The open page of a unit. Raises :class:`Refused`."""
    page = public_pages.of_unit(db, unit_id)
    if page is None or not page.is_open:
        raise Refused(NOT_OPEN.vi, NOT_OPEN.en)
    return page


def _showing(db: Database, today: date) -> frozenset[str]:
    return publications.units_published(db) | board.units_posting(db, today)


def _free_slug(name: str, taken: frozenset[str]) -> str:
    plain = NOT_A_LETTER.sub("-", fold(name))[:LONGEST_SLUG].strip("-") or "don-vi"
    slug, number = plain, 1
    while slug in taken:
        number += 1
        slug = f"{plain}-{number}"
    return slug
