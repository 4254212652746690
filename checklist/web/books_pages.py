"""The event books of a unit: the list, a year of one, adding, changing and removing a line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.indicators.event_books import EventBook
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.books import (
    RowRefused,
    add_row,
    book_of,
    change_row,
    entry_of,
    kept_books,
    remove_row,
    year_of,
)
from checklist.services.errors import NotFound
from checklist.store.book_entries import StaleEntry
from checklist.store.units import Unit
from checklist.web.access import current_user, for_unit
from checklist.web.books_texts import BooksTexts
from checklist.web.books_views import EntryForm, blank_form, book_page, books_page, entry_form, entry_page, form_of
from checklist.web.clock import legal_today, now
from checklist.web.installation import workspace

books = Blueprint("books", __name__)

BASE = "/don-vi/<unit_id>/so"
YEAR, NOTICE, ID, REVISION = "nam", "da", "ma_dong", "revision"
ADDED, CHANGED, REMOVED = "ghi", "sua", "xoa"
NOTICES = {ADDED: BooksTexts.added, CHANGED: BooksTexts.changed, REMOVED: BooksTexts.removed}
NUMBER = re.compile(r"[0-9]{1,9}")
YEAR_TEXT = re.compile(r"(19|20)[0-9]{2}")
UNPROCESSABLE, CONFLICT = 422, 409


@books.app_context_processor
def texts() -> dict[str, Any]:
    """The words of these templates."""
    return {"bk": BooksTexts}


@books.get(BASE)
@for_unit(Permission.VIEW)
def overview(unit: Unit) -> ResponseReturnValue:
    """The books of the unit."""
    return render_template("figures/books.html", page=books_page(unit, kept_books(workspace(), unit)))


@books.get(f"{BASE}/<book_id>")
@for_unit(Permission.VIEW)
def book(unit: Unit, book_id: str) -> ResponseReturnValue:
    """A year of a book."""
    return _book(unit, _found(unit, book_id))


@books.post(f"{BASE}/<book_id>")
@for_unit(Permission.ANSWER)
def add(unit: Unit, book_id: str) -> ResponseReturnValue:
    """Write a line down."""
    found, typed = _found(unit, book_id), request.form.to_dict()
    identifier = typed.get(ID, "")
    try:
        entry = add_row(workspace(), unit, book_id, typed, identifier, at=now(), by=current_user().username)
    except RowRefused as refusal:
        return _book(unit, found, form_of(found, identifier, typed, _told(refusal))), UNPROCESSABLE
    return _to_book(unit, book_id, entry.happened_on.year, ADDED)


@books.get(f"{BASE}/<book_id>/<entry_id>")
@for_unit(Permission.ANSWER)
def entry(unit: Unit, book_id: str, entry_id: str) -> ResponseReturnValue:
    """The form of a line that is there."""
    found = _found(unit, book_id)
    try:
        kept = entry_of(workspace(), unit, book_id, entry_id)
    except NotFound:
        abort(404)
    return _entry(unit, found, entry_form(found, kept))


@books.post(f"{BASE}/<book_id>/<entry_id>")
@for_unit(Permission.ANSWER)
def change(unit: Unit, book_id: str, entry_id: str) -> ResponseReturnValue:
    """Save what a line says."""
    found, typed, revision = _found(unit, book_id), request.form.to_dict(), _revision()
    try:
        kept = change_row(
            workspace(), unit, book_id, entry_id, typed, revision, at=now(), by=current_user().username
        )  # fmt: skip
    except RowRefused as refusal:
        return _entry(unit, found, form_of(found, entry_id, typed, _told(refusal), revision)), UNPROCESSABLE
    except StaleEntry as stale:
        return _stale(unit, found, entry_id, typed, stale)
    return _to_book(unit, book_id, kept.happened_on.year, CHANGED)


@books.post(f"{BASE}/<book_id>/<entry_id>/xoa")
@for_unit(Permission.ANSWER)
def remove(unit: Unit, book_id: str, entry_id: str) -> ResponseReturnValue:
    """Remove a line, unless it was changed since it was shown."""
    found, revision = _found(unit, book_id), _revision()
    try:
        gone = remove_row(workspace(), unit, book_id, entry_id, revision, at=now(), by=current_user().username)
    except NotFound:
        abort(404)
    except StaleEntry as stale:
        return _stale(unit, found, entry_id, None, stale)
    return _to_book(unit, book_id, gone.happened_on.year, REMOVED)


def _book(unit: Unit, found: EventBook, form: EntryForm | None = None) -> str:
    today = legal_today()
    asked = request.args.get(YEAR, "")
    year = int(asked) if YEAR_TEXT.fullmatch(asked) else today.year
    if form is None and allows(current_user().role, Permission.ANSWER):
        form = blank_form(found)
    notice = NOTICES.get(request.args.get(NOTICE, ""))
    page = book_page(unit, year_of(workspace(), unit, found.id, year), today.year, notice=notice, form=form)
    return render_template("figures/book.html", page=page)


def _entry(unit: Unit, found: EventBook, form: EntryForm, stale: StaleEntry | None = None) -> str:
    told = None if stale is None else BooksTexts.stale if stale.current else BooksTexts.gone
    page = entry_page(unit, found, form, told, stale.current if stale else None)
    return render_template("figures/book_entry.html", page=page)


def _stale(
    unit: Unit, found: EventBook, entry_id: str, typed: Mapping[str, str] | None, stale: StaleEntry
) -> ResponseReturnValue:
    """What was typed beside what is saved; saving it again replaces that."""
    if stale.current is None and typed is None:
        abort(404)
    if typed is None and stale.current is not None:
        return _entry(unit, found, entry_form(found, stale.current), stale), CONFLICT
    revision = stale.current.revision if stale.current else 0
    return _entry(unit, found, form_of(found, entry_id, typed or {}, {}, revision), stale), CONFLICT


def _found(unit: Unit, book_id: str) -> EventBook:
    try:
        return book_of(workspace(), unit, book_id)
    except NotFound:
        abort(404)


def _told(refusal: RowRefused) -> dict[str, Text]:
    return {fault.field: fault.say for fault in reversed(refusal.faults)}


def _revision() -> int:
    text = request.form.get(REVISION, "")
    return int(text) if NUMBER.fullmatch(text) else abort(400)


def _to_book(unit: Unit, book_id: str, year: int, done: str) -> ResponseReturnValue:
    return redirect(url_for("books.book", unit_id=unit.id, book_id=book_id, **{YEAR: str(year), NOTICE: done}), 303)  # type: ignore[arg-type]
