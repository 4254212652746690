"""Event books (sổ theo dõi): rows written down as things happen, and the figures they add up to.

A book names its fields, the field with each row's day, and the indicators it feeds: how many rows, or the sum of a
field, of all rows or of those with one answer. What is booked is never asked again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from checklist.domain.dates import Period
from checklist.domain.indicators.indicator import Reporter
from checklist.domain.indicators.numbers import BadNumber, Number, bounded, tidy
from checklist.domain.indicators.values import Provenance, Value
from checklist.domain.text import Text


class FieldKind(StrEnum):
    """What a field of a row holds."""

    DATE = "date"
    INTEGER = "integer"
    DECIMAL = "decimal"
    YES_NO = "yes_no"
    CHOICE = "choice"
    TEXT = "text"


NUMBERS = frozenset({FieldKind.INTEGER, FieldKind.DECIMAL})


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a book's rows. ``options`` are those of a choice, ``decimals`` those of a decimal."""

    key: str
    kind: FieldKind
    ask: Text
    required: bool = False
    options: Mapping[str, Text] | None = None
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Feed:
    """What a book adds to an indicator: its rows, or the sum of a field, where each of ``where`` holds.

    ``day`` is the field whose day decides the period, where it is not the book's own: a letter received in one quarter
    may be settled in the next.
    """

    indicator: str
    sum_field: str | None = None
    where: Mapping[str, str | bool] | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class EventBook:
    """One book: who keeps it, its fields, the field with a row's day, and what it feeds."""

    id: str
    title: Text
    kept_by: tuple[Reporter, ...]
    day: str
    fields: tuple[Field, ...]
    feeds: tuple[Feed, ...]
    note: Text | None = None

    def field(self, key: str) -> Field | None:
        """The field of a key, if the book has one."""
        return next((field for field in self.fields if field.key == key), None)


# A row as typed values by field key: dates, ints, Fractions, booleans, option keys, texts.
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with one field of a row."""

    field: str
    say: Text


def figures_from_books(
    books: Mapping[str, EventBook], records: Mapping[str, Sequence[Row]], period: Period
) -> dict[str, Value]:
    """The figures that the books kept by a unit give for a period, by indicator code.

    A book that stands in ``records`` is kept, and without a row in the period it says 0; one that does not stand there
    says nothing. A sum over a row that lacks its number is no figure yet, and the note says why. Rows of other days are
    left out.
    """
    found: dict[str, Value] = {}
    for name, rows in records.items():
        book = books[name]
        for code in dict.fromkeys(feed.indicator for feed in book.feeds):
            found[code] = _figure(book, code, rows, period)
    return found


def rows_of(book: EventBook, code: str, rows: Sequence[Row], period: Period) -> tuple[Row, ...]:
    """The rows behind a figure, in their order: what a reader sees who opens it."""
    feeds = [feed for feed in book.feeds if feed.indicator == code]
    return tuple(row for row in rows if any(_counts(book, feed, row, period) for feed in feeds))


def _figure(book: EventBook, code: str, rows: Sequence[Row], period: Period) -> Value:
    total: Number = 0
    lacking = 0
    for feed in book.feeds:
        if feed.indicator != code:
            continue
        for row in rows:
            if not _counts(book, feed, row, period):
                continue
            number = 1 if feed.sum_field is None else row.get(feed.sum_field)
            if number is None:
                lacking += 1
            else:
                total += number
    if lacking:
        return Value(None, Provenance.COMPUTED, f"{book.title.vi}: {lacking} dòng chưa ghi số liệu")
    return Value(tidy(total), Provenance.COMPUTED)


def _counts(book: EventBook, feed: Feed, row: Row, period: Period) -> bool:
    day = row.get(feed.day or book.day)
    if not isinstance(day, date) or day not in period:
        return False
    return all(row.get(key) == wanted for key, wanted in (feed.where or {}).items())


def row_faults(book: EventBook, row: Row) -> tuple[RowFault, ...]:
    """What is wrong with a row of typed values: unknown and missing fields, values of another kind."""
    unknown = Text("sổ không có cột này", "the book has no such field")
    faults = [RowFault(key, unknown) for key in row if book.field(key) is None]
    for field in book.fields:
        value = row.get(field.key)
        if value is None:
            if field.required:
                vi = "chưa ghi; không phát sinh thì ghi 0" if field.kind in NUMBERS else "chưa ghi"
                faults.append(RowFault(field.key, Text(vi, "missing")))
        elif (say := _wrong(field, value)) is not None:
            faults.append(RowFault(field.key, say))
    return tuple(faults)


def _wrong(field: Field, value: Any) -> Text | None:
    if field.kind in NUMBERS:
        if isinstance(value, bool) or not isinstance(value, int | Fraction):
            return Text("phải là số", "must be a number")
        try:
            bounded(value, field.decimals)
        except BadNumber as error:
            return error.sentence
        return None
    if field.kind is FieldKind.CHOICE:
        return None if value in (field.options or {}) else Text("chọn một trong các mục của cột", "choose an option")
    wanted = {FieldKind.DATE: date, FieldKind.YES_NO: bool, FieldKind.TEXT: str}[field.kind]
    return None if isinstance(value, wanted) else Text("giá trị không đúng kiểu của cột", "of the wrong kind")
