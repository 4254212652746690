"""Reading ``event-books.yaml``: the books, their fields, and the indicators their rows add up to."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checklist.domain.indicators.event_books import NUMBERS, EventBook, Feed, Field, FieldKind
from checklist.domain.indicators.indicator import IndicatorSet, Kind, Reporter, SourceKind
from checklist.domain.indicators.numbers import MOST_DECIMALS
from checklist.domain.text import Text
from checklist.rulefiles.faults import RuleFault
from checklist.rulefiles.indicator_reader import INDICATORS
from checklist.rulefiles.reader import NOTHING, Reader, unique
from checklist.rulefiles.strict_yaml import Document

EVENT_BOOKS = "event-books.yaml"
KEY = re.compile(r"[a-z][a-z0-9_]*")


def read_event_books(document: Document, indicators: IndicatorSet, faults: list[RuleFault]) -> dict[str, EventBook]:
    """The books of the file by id, in its order; none when there is no file. Faults go to ``faults``."""
    if not document.is_readable or document.data == {}:
        return {}
    reader = Reader(document.data, EVENT_BOOKS, document, faults)
    if not isinstance(reader.value, list):
        reader.fault("tệp phải là một danh sách sổ")
        return {}
    if any(fault.file == INDICATORS for fault in faults):
        indicators = IndicatorSet()  # what is wrong there is told there
    fed: dict[str, str] = {}
    items = [reader.at(index, item) for index, item in enumerate(reader.value)]
    books = unique(((item, _book(item, indicators, fed)) for item in items), lambda book: book.id, "sổ")
    return {book.id: book for book in books}


def _book(reader: Reader, indicators: IndicatorSet, fed: dict[str, str]) -> EventBook:
    book_id = _key(reader, "id")
    day = reader.string("day")
    fields = unique(((item, _field(item)) for item in reader.items("fields")), lambda field: field.key, "cột")
    by_key = {field.key: field for field in fields}
    if day and (day not in by_key or by_key[day].kind is not FieldKind.DATE or not by_key[day].required):
        reader.fault(f"“day: {day}” phải là một cột kind: date, required: true", "day")
    feeds = tuple(_feed(item, book_id, by_key, indicators, fed) for item in reader.items("feeds"))
    if reader.has("feeds") and not feeds:
        reader.fault("“feeds” cần ít nhất một chỉ tiêu", "feeds")
    reporters = tuple(item.as_choice(Reporter, Reporter.COMMUNE) for item in reader.items("kept_by"))
    if reader.has("kept_by") and not reporters:
        reader.fault("“kept_by” cần ít nhất một nơi ghi sổ", "kept_by")
    book = EventBook(
        book_id, reader.need_text("title"), reporters, day, fields, feeds, reader.text("note", required=False)
    )
    reader.done()
    return book


def _key(reader: Reader, name: str) -> str:
    key = reader.string(name)
    if key and not KEY.fullmatch(key):
        reader.fault(f"“{key}” phải gồm chữ thường không dấu, số và dấu gạch dưới", name)
    return key


def _field(reader: Reader) -> Field:
    kind = reader.choice("kind", FieldKind, FieldKind.TEXT)
    options: dict[str, Text] = {}
    if kind is FieldKind.CHOICE:
        inner = reader.mapping("options")
        if inner is not None and isinstance(inner.value, Mapping):
            options = {key: inner.at(key, value).as_text() for key, value in inner.value.items()}
    decimals = reader.integer("decimals", required=False) if kind is FieldKind.DECIMAL else None
    if kind is FieldKind.DECIMAL and not 1 <= (decimals or 0) <= MOST_DECIMALS:
        reader.fault(f"cột kind: decimal cần “decimals” từ 1 đến {MOST_DECIMALS}")
    field = Field(
        _key(reader, "key"),
        kind,
        reader.text("ask") or NOTHING,
        reader.boolean("required"),
        options or None,
        decimals or 0,
    )
    reader.done()
    return field


def _feed(
    reader: Reader, book: str, fields: Mapping[str, Field], indicators: IndicatorSet, fed: dict[str, str]
) -> Feed:
    code = reader.string("indicator")
    _check_indicator(reader, code, book, indicators, fed)
    sum_field = reader.string("sum", required=False) or None
    counts = reader.string("count", required=False)
    if counts not in ("", "rows") or bool(counts) == bool(sum_field):
        reader.fault("ghi đúng một trong hai: “count: rows” (đếm dòng) hoặc “sum: <cột>” (cộng cột)")
    if sum_field:
        column = fields.get(sum_field)
        if column is None or column.kind not in NUMBERS or not column.required:
            reader.fault(f"“sum: {sum_field}” phải là một cột số, required: true", "sum")
        elif code in indicators and column.decimals > indicators[code].decimals:
            reader.fault(f"cột “{sum_field}” có nhiều số lẻ hơn chỉ tiêu “{code}” cho phép", "sum")
    day = reader.string("day", required=False) or None
    if day and (day not in fields or fields[day].kind is not FieldKind.DATE):
        reader.fault(f"“day: {day}” phải là một cột kind: date", "day")
    where = _where(reader, fields)
    reader.done()
    return Feed(code, sum_field, where, day)


def _check_indicator(reader: Reader, code: str, book: str, indicators: IndicatorSet, fed: dict[str, str]) -> None:
    if not code or not len(indicators):
        return
    if code not in indicators:
        reader.fault(f"“{code}” không phải mã chỉ tiêu nào trong indicators.yaml", "indicator")
        return
    if indicators[code].kind is not Kind.FLOW:
        reader.fault(f"“{code}” không phải số phát sinh (kind: flow); sổ chỉ ghi việc phát sinh", "indicator")
    if any(source.kind is not SourceKind.FIGURE for source in indicators[code].computed_from):
        reader.fault(f"“{code}” đã có “computed_from” trong indicators.yaml; không lấy số từ hai nơi", "indicator")
    if fed.setdefault(code, book) != book:
        reader.fault(f"“{code}” đã lấy số từ sổ “{fed[code]}”; mỗi chỉ tiêu chỉ lấy từ một sổ", "indicator")


def _where(reader: Reader, fields: Mapping[str, Field]) -> dict[str, str | bool] | None:
    inner = reader.mapping("where", required=False)
    if inner is None or not isinstance(inner.value, Mapping):
        return None
    for key, value in inner.value.items():
        field = fields.get(key)
        if field is None or not field.required or field.kind not in (FieldKind.CHOICE, FieldKind.YES_NO):
            inner.fault(f"“{key}” phải là một cột lựa chọn hoặc có/không, required: true", key)
        elif field.kind is FieldKind.CHOICE and field.options and value not in field.options:
            inner.fault(f"“{value}” không phải lựa chọn của cột “{key}”", key)
        elif field.kind is FieldKind.YES_NO and not isinstance(value, bool):
            inner.fault(f"cột “{key}” chỉ nhận true hoặc false", key)
    return dict(inner.value)
