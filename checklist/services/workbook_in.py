"""An answer workbook that comes back: read cell by cell, never evaluated, every bad cell named by sheet and place."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from checklist.domain.text import Text
from checklist.services.errors import FileRefused
from checklist.services.workbook_figures import FIGURES, PREFIX, FigureCell
from checklist.services.workbook_layout import (
    ANSWER_COLUMN,
    ANSWERS,
    FIRST_LINE,
    FORMAT,
    META,
    MOST_CHUNKS,
    MOST_RECORDS,
    RECORDS,
    Block,
    Line,
    NotThisKind,
    read_value,
)

MEGABYTE = 1024 * 1024
MAX_BYTES = 8 * MEGABYTE
MAX_UNPACKED = 60 * MEGABYTE
MAX_PARTS = 400
MAX_ROWS, MAX_COLUMNS = 20_000, 200
DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
ReadFigures = Callable[[Iterator[tuple[int, Sequence[Any]]]], Iterator[tuple[str, FigureCell]]]
FORMULA = Text("ô này chứa công thức; hãy ghi giá trị", "this cell holds a formula; write the value")
TWICE = Text("dòng này xuất hiện hai lần", "this line stands there twice")


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that cannot be taken: where it is, whose it is, and why."""

    sheet: str
    cell: str
    requirement: str
    why: Text


@dataclass(slots=True)
class Reading:
    """What a workbook says. ``answers`` hold fields by requirement; ``places`` the cell of each field."""

    assessment: str
    made_on: dict[str, tuple[int, str]] = field(default_factory=dict)
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    bad: list[BadCell] = field(default_factory=list)
    places: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    figures: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    """What the sheet of figures says, as stored, by code."""


def read_workbook(content: bytes, blocks: Sequence[Block], figures: ReadFigures | None = None) -> Reading:
    """Read a workbook against what is asked; ``figures`` reads the lines of the sheet of figures.

    Raises :class:`FileRefused` for what is no answer workbook.
    """
    _look_inside(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what an office program adds beside the cells does not matter
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
            try:
                return _read(book, {block.requirement.id: block for block in blocks}, figures)
            finally:
                book.close()
    except FileRefused:
        raise
    except Exception as error:  # whatever a file made to break the reader raises
        raise FileRefused(
            "Không đọc được tệp Excel này. Hãy tải bảng tính mới và ghi lại vào đó.",
            "This Excel file cannot be read. Download a new workbook and write into that.",
        ) from error


def _look_inside(content: bytes) -> None:
    """Refuse what would swell or is no plain Excel file, before any of it is parsed."""
    if len(content) > MAX_BYTES:
        raise FileRefused(
            f"Tệp lớn hơn {MAX_BYTES // MEGABYTE} MB nên không được nhận.",
            f"The file is larger than {MAX_BYTES // MEGABYTE} MB and is not taken.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise FileRefused(
                    "Tệp nén quá nhiều dữ liệu nên không được nhận.", "The file unpacks to too much and is not taken."
                )
            for part in parts:
                if DECLARATION.search(archive.read(part)):
                    raise FileRefused(
                        "Tệp chứa khai báo XML không được phép nên không được nhận.",
                        "The file holds an XML declaration that is not allowed and is not taken.",
                    )
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise FileRefused("Đây không phải tệp Excel (.xlsx).", "This is no Excel file (.xlsx).") from error
    except Exception as error:  # a broken compressed stream has many names
        if isinstance(error, FileRefused):
            raise
        raise FileRefused("Tệp Excel này đã hỏng.", "This Excel file is damaged.") from error


def _read(book: Any, blocks: Mapping[str, Block], figures: ReadFigures | None) -> Reading:
    if META not in book.sheetnames:
        raise FileRefused(
            "Tệp này không phải bảng tính trả lời của phần mềm. Hãy tải bảng tính ở trang này.",
            "This is no answer workbook of this program. Download the workbook on this page.",
        )
    reading = _meta(book[META])
    seen_records = set()
    for sheet in book.worksheets:
        rows = _rows(sheet)
        kind = _value_of(next(rows, (0, ()))[1], 0)
        if kind == ANSWERS:
            _answers(sheet.title, rows, blocks, reading)
        elif kind == RECORDS:
            seen_records.add(_records(sheet.title, rows, blocks, reading))
        elif kind == FIGURES and figures is not None:
            _figures(sheet.title, rows, figures, reading)
    for identifier, block in blocks.items():
        read = {name for found, name in reading.places if found == identifier}
        if not read or identifier not in reading.made_on:
            reading.answers.pop(identifier, None)  # the workbook is older than this question
        elif len(read) < len(block.lines) or (block.records and identifier not in seen_records):
            why = Text("bảng tính thiếu dòng hoặc trang của yêu cầu này", "lines or a sheet of it are missing")
            reading.bad.append(BadCell("–", "–", identifier, why))
    return reading


def _meta(sheet: Any) -> Reading:
    rows = _rows(sheet)
    head = [_value_of(next(rows, (0, ()))[1], 0) for _ in range(2)]
    if head[0] != FORMAT:
        raise FileRefused(
            "Bảng tính này do một phiên bản khác của phần mềm lập. Hãy tải bảng tính mới.",
            "Another version of the program made this workbook. Download a new one.",
        )
    reading = Reading(str(head[1]))
    for _, cells in rows:
        identifier, revision, mark = (_value_of(cells, place) for place in range(3))
        if isinstance(identifier, str) and isinstance(revision, int):
            reading.made_on[identifier] = (revision, str(mark))
    return reading


def _answers(title: str, rows: Iterator[tuple[int, Sequence[Any]]], blocks: Mapping[str, Block], to: Reading) -> None:
    for row, cells in rows:
        identifier, name = _value_of(cells, 0), _value_of(cells, 1)
        if row < FIRST_LINE or identifier not in blocks:
            continue
        line = next((each for each in blocks[identifier].lines if each.field == name), None)
        if line is None:
            continue
        place = f"{get_column_letter(ANSWER_COLUMN)}{row}"
        if (identifier, name) in to.places:
            to.bad.append(BadCell(title, place, identifier, TWICE))
            continue
        to.places[identifier, name] = (title, place)
        answer = to.answers.setdefault(identifier, {})
        first = ANSWER_COLUMN - 1
        try:
            value = read_value(line, _joined(cells[first : first + MOST_CHUNKS]))
        except NotThisKind as refusal:
            to.bad.append(BadCell(title, place, identifier, refusal.text))
            continue
        if value is not None:
            answer[name] = value


def _records(
    title: str, rows: Iterator[tuple[int, Sequence[Any]]], blocks: Mapping[str, Block], to: Reading
) -> str | None:
    identifier = _value_of(next(rows, (0, ()))[1], 0)
    keys = [_value_of([cell], 0) for cell in next(rows, (0, ()))[1]]
    if identifier not in blocks:
        return None
    columns: dict[str, list[int]] = {}
    for column, key in enumerate(keys):
        if column and isinstance(key, str):
            columns.setdefault(key.partition("#")[0], []).append(column)
    found: list[dict[str, Any]] = []
    for row, cells in rows:
        if row <= FIRST_LINE:
            continue
        record = _record(title, row, cells, columns, blocks[identifier], to)
        if record:
            found.append(record)
            to.places[identifier, f"records[{len(found)}]"] = (title, str(row))
    if len(found) > MOST_RECORDS:
        to.bad.append(BadCell(title, "–", identifier, Text("có quá nhiều dòng", "too many lines")))
    elif found:
        to.answers.setdefault(identifier, {})["records"] = found
    return str(identifier)


def _record(
    title: str, row: int, cells: Sequence[Any], columns: Mapping[str, list[int]], block: Block, to: Reading
) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for line in block.records:
        at = columns.get(line.field, [])
        try:
            value = read_value(line, _joined([cells[column] for column in at if column < len(cells)]))
        except NotThisKind as refusal:
            place = f"{get_column_letter(at[0] + 1)}{row}"
            to.bad.append(BadCell(title, place, block.requirement.id, refusal.text))
            continue
        if value is not None:
            record[line.field] = value
    return record


def _figures(title: str, rows: Iterator[tuple[int, Sequence[Any]]], figures: ReadFigures, to: Reading) -> None:
    for code, found in figures(rows):
        to.bad += [BadCell(title, cell, f"{PREFIX}{code}", why) for cell, why in found.bad]
        if not found.bad and f"{PREFIX}{code}" in to.made_on:
            to.figures[code] = found.body


def _rows(sheet: Any) -> Iterator[tuple[int, Sequence[Any]]]:
    """The rows with their numbers. The size that a sheet claims for itself is not believed."""
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS), 1):
        if number > MAX_ROWS:
            raise FileRefused(
                "Bảng tính có quá nhiều dòng nên không được nhận.", "The workbook has too many lines and is not taken."
            )
        yield number, cells


def _value_of(cells: Sequence[Any], place: int) -> Any:
    return cells[place].value if place < len(cells) else None


def _joined(cells: Sequence[Any]) -> Any:
    """The value of a cell; a text goes on in the cells beside it. Raises :class:`NotThisKind` for a formula."""
    if any(getattr(cell, "data_type", "") == "f" for cell in cells):
        raise NotThisKind(FORMULA)
    values = [cell.value for cell in cells if cell.value is not None]
    if len(values) > 1 and isinstance(values[0], str):
        return "".join(str(value) for value in values)
    return cells[0].value if cells else None


__all__ = ["BadCell", "Line", "Reading", "read_workbook"]
