"""The event books (sổ theo dõi) of a unit: its rows by year, what they add up to a quarter, and keeping a row."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from checklist.domain.dates import Period
from checklist.domain.indicators.book_rows import plain_row, quarters_of, row_from_plain, row_from_texts
from checklist.domain.indicators.event_books import EventBook, Row, RowFault, figures_from_books
from checklist.domain.indicators.indicator import Indicator
from checklist.domain.indicators.values import Value
from checklist.domain.law import UnitKind
from checklist.services.errors import NotFound
from checklist.services.figures_block import books_of
from checklist.services.workspace import Workspace
from checklist.store import audit, book_entries
from checklist.store.book_entries import Entry
from checklist.store.database import transaction
from checklist.store.errors import AlreadyExists
from checklist.store.errors import NotFound as NoSuchRow
from checklist.store.units import Unit

NEW_ID = re.compile(r"[0-9a-f]{20}")


class RowRefused(ValueError):
    """A row will not do; ``faults`` name the fields."""

    def __init__(self, faults: tuple[RowFault, ...]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{fault.field}: {fault.say.vi}" for fault in faults))


@dataclass(frozen=True, slots=True)
class KeptBook:
    """A book with how many rows it has, and the day of the last."""

    book: EventBook
    rows: int
    last: date | None


@dataclass(frozen=True, slots=True)
class QuarterRows:
    """A quarter with its rows, the earliest first, and the figures that the book gives for it."""

    period: Period
    rows: tuple[tuple[Entry, Row], ...]
    figures: tuple[tuple[Indicator, Value], ...]


@dataclass(frozen=True, slots=True)
class BookYear:
    """One year of a book: its quarters, and the figures of the whole year; ``years`` are those that have rows."""

    book: EventBook
    year: int
    quarters: tuple[QuarterRows, ...]
    figures: tuple[tuple[Indicator, Value], ...]
    years: tuple[int, ...]


def kept_books(workspace: Workspace, unit: Unit) -> tuple[KeptBook, ...]:
    """The books that a unit of this kind keeps."""
    with workspace.database() as db:
        entries = book_entries.of_unit(db, unit.id)
    found = []
    for name, book in books_of(workspace.pack, UnitKind(unit.kind)).items():
        days = [entry.happened_on for entry in entries if entry.book == name]
        found.append(KeptBook(book, len(days), max(days, default=None)))
    return tuple(found)


def book_of(workspace: Workspace, unit: Unit, book_id: str) -> EventBook:
    """A book that a unit of this kind keeps. Raises :class:`NotFound`."""
    try:
        return books_of(workspace.pack, UnitKind(unit.kind))[book_id]
    except KeyError as error:
        raise NotFound("Đơn vị không có sổ này.", "The unit has no such book.") from error


def year_of(workspace: Workspace, unit: Unit, book_id: str, year: int) -> BookYear:
    """A year of a book. Raises :class:`NotFound`."""
    book = book_of(workspace, unit, book_id)
    with workspace.database() as db:
        kept = [(entry, row_from_plain(book, entry.body)) for entry in book_entries.of_unit(db, unit.id, book_id)]
    typed = [row for _, row in kept]
    indicators, kind = workspace.pack.indicators, UnitKind(unit.kind)

    def figures(period: Period) -> tuple[tuple[Indicator, Value], ...]:
        if not kept:
            return ()
        found = figures_from_books({book.id: book}, {book.id: typed}, period)
        return tuple((one, found[one.code]) for one in indicators if one.code in found and one.concerns(kind))

    quarters = quarters_of(year)
    return BookYear(
        book=book,
        year=year,
        quarters=tuple(
            QuarterRows(each, tuple(pair for pair in kept if pair[0].happened_on in each), figures(each))
            for each in quarters
        ),
        figures=figures(Period(quarters[0].start, quarters[-1].end)),
        years=tuple(sorted({entry.happened_on.year for entry, _ in kept})),
    )


def entry_of(workspace: Workspace, unit: Unit, book_id: str, entry_id: str) -> Entry:
    """A row of a book. Raises :class:`NotFound`."""
    book_of(workspace, unit, book_id)
    with workspace.database() as db:
        try:
            return book_entries.get(db, unit.id, book_id, entry_id)
        except NoSuchRow as error:
            raise NotFound("Không có dòng sổ này.", "There is no such line.") from error


def new_id() -> str:
    """The id of a row to come; a form carries it, so that sending it twice keeps one row."""
    return secrets.token_hex(10)


def add_row(
    workspace: Workspace, unit: Unit, book_id: str, texts: Mapping[str, str], entry_id: str, *, at: datetime, by: str
) -> Entry:
    """Keep a new row as typed; the same id again keeps nothing new. Raises :class:`RowRefused`, :class:`NotFound`."""
    identifier = entry_id if NEW_ID.fullmatch(entry_id) else new_id()
    entry = _entry(book_of(workspace, unit, book_id), unit, texts, identifier, 1, at, by)
    with workspace.database() as db, transaction(db):
        try:
            book_entries.add(db, entry)
        except AlreadyExists:
            return entry
        _note(db, "book.add", entry, at, by)
    return entry


def change_row(
    workspace: Workspace, unit: Unit, book_id: str, entry_id: str, texts: Mapping[str, str], revision: int, *,
    at: datetime, by: str,
) -> Entry:  # fmt: skip
    """Replace what a row says. Raises :class:`RowRefused`, :class:`NotFound`, and ``StaleEntry`` of the store."""
    entry = _entry(book_of(workspace, unit, book_id), unit, texts, entry_id, revision, at, by)
    with workspace.database() as db, transaction(db):
        book_entries.change(db, entry)
        _note(db, "book.change", entry, at, by)
    return entry


def remove_row(
    workspace: Workspace, unit: Unit, book_id: str, entry_id: str, revision: int, *, at: datetime, by: str
) -> Entry:
    """Remove a row as it was shown. Raises :class:`NotFound`, and ``StaleEntry`` of the store."""
    entry = entry_of(workspace, unit, book_id, entry_id)
    if entry.revision != revision:
        raise book_entries.StaleEntry(entry)
    with workspace.database() as db, transaction(db):
        book_entries.remove(db, entry)
        _note(db, "book.remove", entry, at, by)
    return entry


def _entry(
    book: EventBook, unit: Unit, texts: Mapping[str, str], entry_id: str, revision: int, at: datetime, by: str
) -> Entry:
    row, faults = row_from_texts(book, texts)
    if faults:
        raise RowRefused(faults)
    return Entry(entry_id, unit.id, book.id, row[book.day], plain_row(book, row), revision, at, by)


def _note(db: Database, action: str, entry: Entry, at: datetime, by: str) -> None:
    detail = {"book": entry.book, "row": entry.id, "day": entry.happened_on.isoformat()}
    audit.append(db, at=at, actor=by, action=action, subject=entry.unit_id, detail=detail)
