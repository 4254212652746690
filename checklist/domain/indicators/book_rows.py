"""The rows of event books as they are typed and kept: from the texts of a form to typed values, and to plain data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from checklist.domain.dates import Period, add_months
from checklist.domain.indicators.event_books import NUMBERS, EventBook, Field, FieldKind, Row, RowFault, row_faults
from checklist.domain.indicators.given import plain_number
from checklist.domain.indicators.numbers import BadNumber, parse_number, written
from checklist.domain.text import Text, date_vi
from checklist.domain.values import Faults

YES, NO = "true", "false"
YES_NO_NAMES = {YES: Text("Có", "Yes"), NO: Text("Không", "No")}
MONTHS_OF_A_QUARTER = 3


def row_from_texts(book: EventBook, texts: Mapping[str, str]) -> tuple[Row, tuple[RowFault, ...]]:
    """The typed row of what was written into a form's fields, and everything wrong with it. Blank is no value."""
    row: dict[str, Any] = {}
    faults: list[RowFault] = []
    for field in book.fields:
        text = texts.get(field.key, "").strip()
        if not text:
            continue
        reader = Faults()
        try:
            value = _read(field, text, reader)
        except BadNumber as error:
            faults.append(RowFault(field.key, error.sentence))
            continue
        faults += [RowFault(field.key, fault.message) for fault in reader.found]
        if value is not None:
            row[field.key] = value
    told = {fault.field for fault in faults}
    return row, (*faults, *(fault for fault in row_faults(book, row) if fault.field not in told))


def plain_row(book: EventBook, row: Row) -> dict[str, Any]:
    """A typed row as it is kept: days ISO, numbers as in an answer file."""
    return {field.key: _plain(row[field.key]) for field in book.fields if row.get(field.key) is not None}


def row_from_plain(book: EventBook, body: Mapping[str, Any]) -> Row:
    """The typed row back; what does not fit the book of today any more is left out, and so is counted as missing."""
    row: dict[str, Any] = {}
    for field in book.fields:
        value = body.get(field.key)
        if value is None:
            continue
        try:
            row[field.key] = _typed(field, value)
        except (BadNumber, ValueError, TypeError):
            continue
    wrong = {fault.field for fault in row_faults(book, row)}
    return {key: value for key, value in row.items() if key not in wrong}


def texts_of(book: EventBook, row: Row) -> dict[str, str]:
    """A typed row as a form shows it for editing."""
    return {field.key: _text(row[field.key]) for field in book.fields if row.get(field.key) is not None}


def shown(field: Field, value: Any) -> Text:
    """One value of a row as a reader sees it; nothing where there is none."""
    if value is None:
        return Text("", "")
    if isinstance(value, bool):
        return YES_NO_NAMES[YES if value else NO]
    if field.options and value in field.options:
        return field.options[value]
    text = date_vi(value) if isinstance(value, date) else _text(value)
    return Text(text, text)


def quarters_of(year: int) -> tuple[Period, ...]:
    """The four quarters of a calendar year."""
    starts = [add_months(date(year, 1, 1), MONTHS_OF_A_QUARTER * place) for place in range(4)]
    return tuple(Period(start, add_months(start, MONTHS_OF_A_QUARTER) - timedelta(1)) for start in starts)


def _read(field: Field, text: str, faults: Faults) -> Any:
    if field.kind is FieldKind.DATE:
        return faults.day(text, field.key)
    if field.kind in NUMBERS:
        return parse_number(text, field.decimals)
    if field.kind is FieldKind.YES_NO:
        return {YES: True, NO: False}.get(text)
    if field.kind is FieldKind.CHOICE:
        return text
    return faults.text(text, field.key) or None


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return plain_number(value) if isinstance(value, Fraction) else value


def _typed(field: Field, value: Any) -> Any:
    if field.kind is FieldKind.DATE:
        return date.fromisoformat(value)
    if field.kind in NUMBERS and isinstance(value, str):
        return parse_number(value, field.decimals)
    return value


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return date_vi(value)
    return written(value) if isinstance(value, int | Fraction) else str(value)
