"""The event books as pages: the list of books, a year of one by quarters, and the form of a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checklist.domain.indicators.book_rows import YES_NO_NAMES, row_from_plain, shown, texts_of
from checklist.domain.indicators.event_books import NUMBERS, EventBook, Field, FieldKind, Row, row_faults
from checklist.domain.indicators.numbers import written
from checklist.domain.indicators.values import Value
from checklist.domain.text import Text
from checklist.services.books import BookYear, KeptBook, QuarterRows, new_id
from checklist.store.book_entries import Entry
from checklist.store.units import Unit
from checklist.web.books_texts import BooksTexts
from checklist.web.walk_fields import FieldView, Option
from checklist.web.wording import COMMA, SEMICOLON, day, fill, joined, number, same

ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class BookLine:
    """One book in the list."""

    id: str
    title: Text
    note: Text | None
    state: Text


@dataclass(frozen=True, slots=True)
class BooksPage:
    """The context of ``figures/books.html``."""

    unit: str
    unit_id: str
    books: tuple[BookLine, ...]


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line of a book; ``misfit`` says that it does not fit the book of today."""

    id: str
    day: Text
    parts: tuple[tuple[Text, Text], ...]
    misfit: bool


@dataclass(frozen=True, slots=True)
class Quarter:
    """The lines of a quarter."""

    id: str
    name: Text
    rows: tuple[EntryRow, ...]


@dataclass(frozen=True, slots=True)
class TotalRow:
    """One figure: by quarter, and of the whole year."""

    name: Text
    quarters: tuple[Text, ...]
    year: Text


@dataclass(frozen=True, slots=True)
class EntryForm:
    """The fields of a line and what is wrong with them by the id of a field."""

    id: str
    fields: tuple[FieldView, ...]
    faults: dict[str, Text]
    revision: int = 0


@dataclass(frozen=True, slots=True)
class BookPage:
    """The context of ``figures/book.html``."""

    unit: str
    unit_id: str
    book_id: str
    title: Text
    note: Text | None
    year: int
    years: tuple[tuple[int, bool], ...]
    notice: Text | None
    quarters: tuple[Quarter, ...]
    totals: tuple[TotalRow, ...]
    names: tuple[Text, ...]
    form: EntryForm | None


@dataclass(frozen=True, slots=True)
class EntryPage:
    """The context of ``figures/book_entry.html``; ``theirs`` is what is saved where somebody was faster."""

    unit: str
    unit_id: str
    book_id: str
    title: Text
    entry_id: str
    form: EntryForm
    stale: Text | None = None
    theirs: tuple[tuple[Text, Text], ...] = ()


def books_page(unit: Unit, books: tuple[KeptBook, ...]) -> BooksPage:
    """The list of a unit's books."""
    return BooksPage(
        unit.name,
        unit.id,
        tuple(BookLine(each.book.id, each.book.title, each.book.note, _state(each)) for each in books),
    )


def _state(kept: KeptBook) -> Text:
    if kept.last is None:
        return BooksTexts.no_rows
    parts = (fill(BooksTexts.rows, count=number(kept.rows)), fill(BooksTexts.last, day=day(kept.last)))
    return joined(parts, COMMA)


def book_page(
    unit: Unit, found: BookYear, this_year: int, *, notice: Text | None = None, form: EntryForm | None = None
) -> BookPage:
    """A year of a book; with a form where lines may be added."""
    names = tuple(fill(BooksTexts.quarter, quarter=same(each)) for each in ROMAN)
    years = sorted({*found.years, this_year, found.year}, reverse=True)
    return BookPage(
        unit=unit.name,
        unit_id=unit.id,
        book_id=found.book.id,
        title=found.book.title,
        note=found.book.note,
        year=found.year,
        years=tuple((year, year == found.year) for year in years),
        notice=notice,
        quarters=tuple(
            Quarter(f"quy-{place}", name, tuple(_rows(found.book, quarter)))
            for place, (name, quarter) in enumerate(zip(names, found.quarters, strict=True), 1)
        ),
        totals=tuple(_totals(found)),
        names=(*names, BooksTexts.whole_year),
        form=form,
    )


def _rows(book: EventBook, quarter: QuarterRows) -> Iterator[EntryRow]:
    for entry, row in quarter.rows:
        yield EntryRow(entry.id, day(entry.happened_on), said(book, row), bool(row_faults(book, row)))


def said(book: EventBook, row: Row) -> tuple[tuple[Text, Text], ...]:
    """What a line says beside its day, column by column."""
    return tuple(
        (field.ask, shown(field, row[field.key]))
        for field in book.fields
        if field.key != book.day and row.get(field.key) is not None
    )


def _totals(found: BookYear) -> Iterator[TotalRow]:
    for place, (indicator, value) in enumerate(found.figures):
        name = fill(Text("{code} {name} ({unit})", "{code} {name} ({unit})"), code=same(indicator.code),
                    name=indicator.name, unit=indicator.unit)  # fmt: skip
        yield TotalRow(name, tuple(_figure(each.figures[place][1]) for each in found.quarters), _figure(value))


def _figure(value: Value) -> Text:
    return BooksTexts.lacking if value.number is None else same(written(value.number))


def blank_form(book: EventBook) -> EntryForm:
    """The form of a new line."""
    return EntryForm(new_id(), tuple(_field(field, {}, {}) for field in book.fields), {})


def form_of(
    book: EventBook, entry_id: str, texts: Mapping[str, str], faults: Mapping[str, Text], revision: int = 0
) -> EntryForm:
    """The form with what was typed and what is wrong with it."""
    told = {
        f"o-{field.key}": fill(Text("{ask}: {why}", "{ask}: {why}"), ask=field.ask, why=faults[field.key])
        for field in book.fields
        if field.key in faults
    }
    return EntryForm(entry_id, tuple(_field(field, texts, faults) for field in book.fields), told, revision)


def entry_page(unit: Unit, book: EventBook, form: EntryForm, stale: Text | None, current: Entry | None) -> EntryPage:
    """The form of a line that is there; ``current`` is what somebody else saved meanwhile."""
    theirs: list[tuple[Text, Text]] = []
    if current is not None:
        row = row_from_plain(book, current.body)
        theirs = [(BooksTexts.day, day(current.happened_on)), *said(book, row)]
    return EntryPage(unit.name, unit.id, book.id, book.title, form.id, form, stale, tuple(theirs))


def entry_form(book: EventBook, entry: Entry) -> EntryForm:
    """The form of a line as it is kept."""
    texts = texts_of(book, row_from_plain(book, entry.body))
    return form_of(book, entry.id, texts, {}, entry.revision)


def _field(field: Field, texts: Mapping[str, str], faults: Mapping[str, Text]) -> FieldView:
    identifier, value = f"o-{field.key}", texts.get(field.key, "")
    more: dict[str, Any] = {"fault": faults.get(field.key), "hint": _hint(field)}
    if field.kind is FieldKind.YES_NO:
        options = tuple(Option(f"{identifier}-{key}", key, words, key == value) for key, words in YES_NO_NAMES.items())
        none = Option(f"{identifier}-none", "", BooksTexts.not_said, value not in YES_NO_NAMES)
        return FieldView(identifier, field.key, "buttons", field.ask, value, (*options, none), **more)
    if field.kind is FieldKind.CHOICE:
        first = Option(f"{identifier}-none", "", BooksTexts.choose, not value)
        options = tuple(
            Option(f"{identifier}-{key}", key, words, key == value) for key, words in (field.options or {}).items()
        )
        return FieldView(identifier, field.key, "list", field.ask, value, (first, *options), **more)
    if field.kind is FieldKind.TEXT:
        return FieldView(identifier, field.key, "text", field.ask, value, style="short", **more)
    style = "date" if field.kind is FieldKind.DATE else "integer"
    return FieldView(identifier, field.key, "line", field.ask, value, style=style, **more)


def _hint(field: Field) -> Text | None:
    parts = [BooksTexts.required] if field.required else []
    if field.kind is FieldKind.DATE:
        parts.append(BooksTexts.years_hint)
    elif field.kind in NUMBERS and field.required:
        parts.append(BooksTexts.zero)
    if field.kind is FieldKind.DECIMAL:
        parts.append(BooksTexts.decimals)
    return joined(parts, SEMICOLON) if parts else None
