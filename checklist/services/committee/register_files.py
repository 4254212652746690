"""Lists that come and go as files: read a CSV or Excel file by its headers, write one that no office program runs.

Columns are known by their headers, with or without diacritics, in any order; what is not known is left alone. A CSV
file may be separated by commas, semicolons or tabs and begin with a byte order mark or not.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import tempfile
import unicodedata
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from openpyxl import load_workbook

from checklist.domain.text import date_vi, fold
from checklist.services.errors import FileRefused
from checklist.services.workbook_in import MAX_BYTES, MAX_PARTS, MAX_ROWS, MAX_UNPACKED, MEGABYTE
from checklist.services.workspace import Workspace

MAX_COLUMNS = 60
LONGEST_CELL = 2000
SEPARATORS = ";,\t"
HEADER_LINES = 15
"""An official list has titles above its headers; they are looked for in the first lines."""
BOM = "\ufeff"
RUN_BY_OFFICE = ("=", "+", "-", "@", "\t", "\r")
"""What a cell must not begin with: an office program would take it for a formula."""
SHA256 = re.compile(r"[0-9a-f]{64}")
DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its key here, the header that we write, and the others that we know."""

    key: str
    header: str
    aliases: tuple[str, ...] = ()
    is_required: bool = False

    @property
    def known_as(self) -> frozenset[str]:
        """Every header it goes by, folded."""
        return frozenset(_plain_header(name) for name in (self.header, *self.aliases))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: its number as an office program shows it, and its cells by the key of their column."""

    number: int
    cells: Mapping[str, str]


def read_table(content: bytes, columns: Sequence[Column]) -> tuple[Line, ...]:
    """The lines of a file under its headers, empty ones left out. Raises :class:`FileRefused`."""
    if len(content) > MAX_BYTES:
        raise FileRefused(
            f"Tệp lớn hơn {MAX_BYTES // MEGABYTE} MB nên không được nhận.",
            f"The file is larger than {MAX_BYTES // MEGABYTE} MB and was not taken.",
        )
    rows = _xlsx_rows(content) if content.startswith(b"PK") else _csv_rows(content)
    places: dict[int, str] = {}
    lines = []
    for number, cells in rows:
        if number > MAX_ROWS:
            raise FileRefused(
                "Tệp có quá nhiều dòng nên không được nhận.", "The file has too many lines and was not taken."
            )
        if not places:
            places = _headers(cells, columns)
            if not places and number >= HEADER_LINES:
                break
            continue
        found = {key: cells[place] for place, key in places.items() if place < len(cells) and cells[place]}
        if found:
            lines.append(Line(number, found))
    if not places:
        needed = "; ".join(f"“{column.header}”" for column in columns if column.is_required)
        raise FileRefused(
            f"Không thấy dòng tiêu đề có các cột {needed}. Hãy dùng mẫu ở trang này.",
            f"There is no header line with the columns {needed}. Use the form on this page.",
        )
    return tuple(lines)


def write_csv(columns: Sequence[Column], rows: Iterable[Mapping[str, str]]) -> bytes:
    """A CSV file that Excel opens as UTF-8, with nothing in it that would run."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";")
    writer.writerow([column.header for column in columns])
    for row in rows:
        writer.writerow([safe_cell(row.get(column.key, "")) for column in columns])
    return (BOM + written.getvalue()).encode()


def write_xlsx(title: str, columns: Sequence[Column], rows: Iterable[Mapping[str, str]], notes: Sequence[str]) -> bytes:
    """An Excel file of text cells only, with ``notes`` on a second sheet."""
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True, "bg_color": "#E9EBEE", "border": 1, "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@"})
    sheet = book.add_worksheet(title)
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, 32 if column.key in ("name", "parent", "superior", "basis") else 16, text)
        sheet.write_string(0, place, f"{column.header}{' *' if column.is_required else ''}", bold)
    for number, row in enumerate(rows, 1):
        for place, column in enumerate(columns):
            if row.get(column.key):
                sheet.write_string(number, place, row[column.key], text)
    help_sheet = book.add_worksheet("Cách ghi")
    help_sheet.set_column(0, 0, 110)
    for number, note in enumerate(notes):
        help_sheet.write_string(number, 0, note)
    book.close()
    return written.getvalue()


def safe_cell(text: str) -> str:
    """A cell as it is written: an apostrophe keeps an office program from running it."""
    return f"'{text}" if text.startswith(RUN_BY_OFFICE) else text


def keep_upload(workspace: Workspace, content: bytes) -> str:
    """Keep a list until it is confirmed and return its address, the SHA-256 of its bytes."""
    folder, digest = workspace.folder / "imports", hashlib.sha256(content).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())
    Path(temporary).replace(folder / digest)
    return digest


def kept_upload(workspace: Workspace, digest: str) -> bytes:
    """A list that was kept. Raises :class:`FileRefused`."""
    try:
        if SHA256.fullmatch(digest):
            return (workspace.folder / "imports" / digest).read_bytes()
    except OSError:
        pass
    raise FileRefused("Không còn tệp này; hãy tải lên lại.", "This file is gone; upload it again.")


def _headers(cells: Sequence[str], columns: Sequence[Column]) -> dict[int, str]:
    """The columns of a line of headers by their places; none where it is not one."""
    found: dict[int, str] = {}
    for place, cell in enumerate(cells):
        header = _plain_header(cell)
        for column in columns:
            if header and header in column.known_as and column.key not in found.values():
                found[place] = column.key
                break
    needed = {column.key for column in columns if column.is_required}
    return found if needed <= set(found.values()) else {}


def _plain_header(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(text)).split())


def _csv_rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileRefused(
            "Tệp không phải CSV UTF-8 hay Excel (.xlsx); hãy lưu lại ở một trong hai dạng đó.",
            "The file is neither UTF-8 CSV nor Excel (.xlsx); save it as one of them.",
        ) from error
    if "\0" in text:
        raise FileRefused("Tệp không phải CSV hay Excel (.xlsx).", "The file is neither CSV nor Excel (.xlsx).")
    head = "\n".join(text.splitlines()[:HEADER_LINES])
    separator = max(SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    before = 0
    try:
        for cells in reader:
            yield before + 1, [_tidy(cell) for cell in cells[:MAX_COLUMNS]]
            before = reader.line_num
    except csv.Error as error:
        raise FileRefused(
            f"Tệp CSV sai ở khoảng dòng {reader.line_num}.", f"The CSV file is wrong near line {reader.line_num}."
        ) from error


def _xlsx_rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            swells = len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED
            if swells or any(DECLARATION.search(archive.read(part)) for part in parts):
                raise FileRefused(
                    "Tệp nén quá nhiều dữ liệu hoặc có khai báo XML không được phép nên không được nhận.",
                    "The file unpacks to too much or has an XML declaration that is not allowed, and was not taken.",
                )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what an office program adds beside the cells does not matter
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            try:
                sheet: Any = book.worksheets[0]
                # The size that a sheet claims for itself is not believed.
                sheet.reset_dimensions()
                rows = sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS, values_only=True)
                found = [(number, [_cell(value) for value in cells]) for number, cells in enumerate(rows, 1)]
            finally:
                book.close()
    except FileRefused:
        raise
    except Exception as error:  # whatever a file made to break the reader raises
        raise FileRefused(
            "Không đọc được tệp Excel này; hãy lưu lại dạng .xlsx hoặc CSV UTF-8.",
            "This Excel file cannot be read; save it as .xlsx or UTF-8 CSV.",
        ) from error
    yield from found


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return date_vi(value.date())
    if isinstance(value, date):
        return date_vi(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _tidy(str(value))


def _tidy(text: str) -> str:
    """One line of composed text; an apostrophe that only kept an office program from running it goes."""
    plain = " ".join(unicodedata.normalize("NFC", text).replace(BOM, "").split())[:LONGEST_CELL]
    return plain[1:] if plain.startswith("'") and plain[1:].startswith(RUN_BY_OFFICE) else plain
