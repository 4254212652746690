"""The forms of a consolidated report as a workbook: the same tables as on paper, one sheet each, numbers as numbers.

Nothing in a cell is ever taken for a formula or a link, whatever it begins with.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from checklist.domain.papers.tables import Cell, Column, ColumnKind, Row, RowKind, Table, cell_text

FORBIDDEN_IN_NAMES = str.maketrans("", "", "[]:*?/\\'")
LONGEST_NAME = 31
# A character of the default font takes about this many millimetres.
MILLIMETRES_A_CHARACTER = 1.9
# Excel keeps fifteen digits; a longer number is written as text and stays exact.
MOST_DIGITS = 15
A4 = 9
# No clock: the file's own date says nothing, and the same tables shall give the same bytes.
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def tables_to_workbook(tables: Sequence[Table]) -> bytes:
    """The workbook of ``tables``; the same tables give the same bytes."""
    out = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, settings) as book:
        book.set_properties({"created": _LONG_AGO})
        formats = _Formats(book)
        for name, table in zip(_names(tables), tables, strict=True):
            _write(book.add_worksheet(name), table, formats)
    return out.getvalue()


class _Formats:
    """The formats of a workbook, made once each."""

    def __init__(self, book: Any) -> None:
        self._book, self._known = book, dict[tuple[str, RowKind, str], Format]()
        head = {"border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
        self.title: Format = book.add_format({"bold": True, "font_size": 13})
        self.head: Format = book.add_format({**head, "bold": True})
        self.numbers: Format = book.add_format({**head, "italic": True, "font_size": 9})
        self.note: Format = book.add_format({"italic": True})

    def cell(self, column: Column, kind: RowKind, number: str) -> Format:
        """The format of a cell: its column's alignment, its row's weight, and how its number is shown."""
        key = (column.kind.value, kind, number)
        if key not in self._known:
            align = {ColumnKind.TEXT: "left", ColumnKind.CENTRE: "center", ColumnKind.NUMBER: "right"}[column.kind]
            look: dict[str, Any] = {"border": 1, "valign": "top", "text_wrap": True, "align": align}
            look |= {"bold": True} if kind is not RowKind.PLAIN else {}
            look |= {"bg_color": "#EBEBEB"} if kind is RowKind.GROUP else {}
            self._known[key] = self._book.add_format({**look, "num_format": number})
        return self._known[key]


def _names(tables: Sequence[Table]) -> Iterator[str]:
    taken: set[str] = set()
    for place, table in enumerate(tables, 1):
        name = (table.code or table.title).translate(FORBIDDEN_IN_NAMES).strip()[:LONGEST_NAME] or f"Biểu {place}"
        if name.casefold() in taken:
            name = f"{name[: LONGEST_NAME - 4]} {place}"
        taken.add(name.casefold())
        yield name


def _write(sheet: Worksheet, table: Table, formats: _Formats) -> None:
    title = f"Biểu {table.code}. {table.title}" if table.code else table.title
    sheet.write_string(0, 0, title, formats.title)
    first = _write_head(sheet, table, formats, 2)
    for offset, row in enumerate(table.every_row):
        for place, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
            _write_cell(sheet, first + offset, place, cell, column, row, formats)
    below = first + len(table.every_row) + 1
    for offset, note in enumerate(table.notes):
        sheet.write_string(below + offset, 0, note, formats.note)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, max(5, column.width / MILLIMETRES_A_CHARACTER))
    sheet.freeze_panes(first, min(table.kept, len(table.columns)))
    sheet.repeat_rows(2, first - 1)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    if table.is_landscape:
        sheet.set_landscape()


def _write_head(sheet: Worksheet, table: Table, formats: _Formats, top: int) -> int:
    """Write the header rows from ``top`` on; the first row below them."""
    has_groups = any(column.group for column in table.columns)
    place = 0
    while place < len(table.columns):
        column, end = table.columns[place], place
        while column.group and end + 1 < len(table.columns) and table.columns[end + 1].group == column.group:
            end += 1
        if column.group:
            _head_cell(sheet, (top, place, top, end), column.group, formats.head)
            for below in range(place, end + 1):
                sheet.write_string(top + 1, below, table.columns[below].title, formats.head)
        else:
            _head_cell(sheet, (top, place, top + has_groups, place), column.title, formats.head)
        place = end + 1
    row = top + 1 + has_groups
    if not table.is_numbered:
        return row
    for place, column in enumerate(table.columns):
        number = f"({place + 1})={column.formula}" if column.formula else f"({place + 1})"
        sheet.write_string(row, place, number, formats.numbers)
    return row + 1


def _head_cell(sheet: Worksheet, cells: tuple[int, int, int, int], text: str, look: Format) -> None:
    top, left, bottom, right = cells
    if (top, left) == (bottom, right):
        sheet.write_string(top, left, text, look)
        return
    sheet.merge_range(*cells, "", look)
    sheet.write_string(top, left, text, look)  # merge_range would take a text for a formula


def _write_cell(sheet: Worksheet, row: int, place: int, cell: Cell, column: Column, of: Row, formats: _Formats) -> None:
    if isinstance(cell, int) and len(str(abs(cell))) <= MOST_DIGITS:
        sheet.write_number(row, place, cell, formats.cell(column, of.kind, "#,##0"))
    elif isinstance(cell, Fraction):
        number = f"#,##0.{'0' * column.places}" if column.places else "#,##0"
        sheet.write_number(
            row, place, float(cell), formats.cell(column, of.kind, f"{number}%" if column.is_percent else number)
        )
    else:
        sheet.write_string(row, place, cell_text(cell, column), formats.cell(column, of.kind, "@"))
