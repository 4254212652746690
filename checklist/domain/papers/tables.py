"""Tables of papers and of the consolidated report: typed cells, one source for the page and for the workbook.

A column may stand under a heading shared with its neighbours (``group``); numbered tables carry a row ``(1) (2) (3)…``
with the formula under computed columns. Totals stand first and are repeated at the end. A table wider than its page
goes on over further pages, each beginning with the columns that say what the row is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import groupby

from checklist.domain.report import NO_FIGURE
from checklist.domain.report_words import ratio_cell
from checklist.domain.text import decimal_vi, number_vi

PORTRAIT_WIDTH = 165
LANDSCAPE_WIDTH = 252
MOST_COLUMNS = 14


class ColumnKind(StrEnum):
    """How the cells of a column are set."""

    TEXT = "text"
    CENTRE = "centre"
    NUMBER = "number"


class RowKind(StrEnum):
    """A plain row, a heading within the table, or a sum."""

    PLAIN = "plain"
    GROUP = "group"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share with both of its parts; printed ``131/131 (100%)``."""

    part: int
    whole: int


Cell = str | int | Fraction | Ratio | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``width`` in millimetres, scaled so that the columns of a page fill it.

    ``places`` are the decimals of exact fractions; ``is_percent`` writes them as per cent.
    """

    title: str
    width: int
    kind: ColumnKind = ColumnKind.TEXT
    group: str = ""
    formula: str = ""
    places: int = 2
    is_percent: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row; a group row holds its heading in the second cell."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.PLAIN


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``code`` names a form (``03-TH``); ``kept`` leading columns are repeated on every page of columns."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
    code: str = ""
    total: Row | None = None
    notes: tuple[str, ...] = ()
    is_landscape: bool = False
    is_numbered: bool = False
    is_small: bool = False
    kept: int = 2

    def __post_init__(self) -> None:
        wanted = len(self.columns)
        for row in (*self.rows, *((self.total,) if self.total else ())):
            if len(row.cells) != wanted:
                raise ValueError(f"{len(row.cells)} cells in a table of {wanted} columns: {row.cells!r}")

    @property
    def width(self) -> int:
        """Millimetres of the page."""
        return LANDSCAPE_WIDTH if self.is_landscape else PORTRAIT_WIDTH

    @property
    def every_row(self) -> tuple[Row, ...]:
        """The rows as printed: the total first, and again after the last row."""
        if self.total is None:
            return self.rows
        return (self.total, *self.rows, self.total) if self.rows else (self.total,)


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of the upper header row: how many columns, and how many of the two rows, it takes."""

    title: str
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row as text."""

    cells: tuple[str, ...]
    kind: RowKind


@dataclass(frozen=True, slots=True)
class Sheet:
    """The part of a table that one run of pages shows. ``lower`` is empty where no columns share a heading."""

    widths: tuple[str, ...]
    kinds: tuple[ColumnKind, ...]
    upper: tuple[HeadCell, ...]
    lower: tuple[str, ...]
    numbers: tuple[str, ...]
    rows: tuple[PrintedRow, ...]
    place: int
    of: int


def cell_text(cell: Cell, column: Column) -> str:
    """A cell as printed: ``48.328``, ``10,98%``, ``131/131 (100%)``, ``–`` for nothing of nothing."""
    if cell is None:
        return NO_FIGURE
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Ratio):
        return ratio_cell(cell.part, cell.whole)
    if isinstance(cell, int):
        return number_vi(cell)
    if column.is_percent:
        return "100%" if cell == 1 else f"{decimal_vi(cell * 100, column.places)}%"
    return decimal_vi(cell, column.places)


def sheets(table: Table) -> tuple[Sheet, ...]:
    """A table as it is printed, in as many runs of pages as its columns need."""
    runs = _runs(table)
    return tuple(_sheet(table, run, place, len(runs)) for place, run in enumerate(runs, 1))


def _runs(table: Table) -> list[list[int]]:
    """The columns of each run: at most :data:`MOST_COLUMNS` and no wider than the page, of like number."""
    indexes = list(range(len(table.columns)))
    if _fits(table, indexes):
        return [indexes]
    kept, rest = indexes[: table.kept], indexes[table.kept :]
    fewest = len(list(_greedy(table, kept, rest)))
    size = -(-len(rest) // fewest)
    even = [kept + rest[start : start + size] for start in range(0, len(rest), size)]
    return even if all(_fits(table, run) for run in even) else list(_greedy(table, kept, rest))


def _greedy(table: Table, kept: list[int], rest: Sequence[int]) -> Iterator[list[int]]:
    run = list(kept)
    for index in rest:
        if len(run) > len(kept) and not _fits(table, [*run, index]):
            yield run
            run = list(kept)
        run.append(index)
    yield run


def _fits(table: Table, run: Sequence[int]) -> bool:
    return len(run) <= MOST_COLUMNS and sum(table.columns[index].width for index in run) <= table.width


def _sheet(table: Table, run: Sequence[int], place: int, of: int) -> Sheet:
    columns = [table.columns[index] for index in run]
    wide = sum(column.width for column in columns)
    has_groups = any(column.group for column in columns)
    return Sheet(
        widths=tuple(f"{column.width * table.width / wide:.2f}" for column in columns),
        kinds=tuple(column.kind for column in columns),
        upper=tuple(_upper(columns, has_groups)),
        lower=tuple(column.title for column in columns if column.group),
        numbers=tuple(_number(index, table.columns[index]) for index in run) if table.is_numbered else (),
        rows=tuple(
            PrintedRow(tuple(cell_text(row.cells[index], table.columns[index]) for index in run), row.kind)
            for row in table.every_row
        ),
        place=place,
        of=of,
    )


def _upper(columns: Sequence[Column], has_groups: bool) -> Iterator[HeadCell]:
    for group, members in groupby(columns, key=lambda column: column.group):
        if group:
            yield HeadCell(group, len(list(members)), 1)
        else:
            yield from (HeadCell(column.title, 1, 2 if has_groups else 1) for column in members)


def _number(index: int, column: Column) -> str:
    return f"({index + 1})={column.formula}" if column.formula else f"({index + 1})"
