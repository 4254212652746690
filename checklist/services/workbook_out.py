"""The answer workbook of a draft, to be filled in without a network: one sheet a right, one a register of events.

Everything typed goes out as text cells, never as a formula; days are days, numbers numbers, choices drop-down lists.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from checklist.domain.requirement import FactKind, Right
from checklist.domain.right_names import SHORT_RIGHTS
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text, date_vi
from checklist.services.drafts import Draft
from checklist.services.figures import mark_of
from checklist.services.workbook_figures import (
    FIGURES,
    TITLE,
    asked_figures,
    body_at,
    given_figures,
    revision_of,
    write_lines,
)
from checklist.services.workbook_figures import GUIDE as FIGURES_GUIDE
from checklist.services.workbook_layout import (
    ANSWER_COLUMN,
    ANSWERS,
    BLANK_RECORDS,
    CHUNK,
    FIRST_LINE,
    FORMAT,
    LISTS,
    META,
    MOST_CHUNKS,
    RECORDS,
    Block,
    Line,
    blocks_of,
    digest,
    shown,
    standing,
    words_of,
)

GUIDE = Text(
    "Chỉ ghi vào ô màu vàng nhạt. Ngày ghi dạng 31/01/2025. Xong thì lưu tệp và tải lên lại ở trang “Bảng tính”.",
    "Write into the pale yellow cells only, days as 31/01/2025. Then save the file and upload it where it came from.",
)
RECORD_GUIDE = Text("Mỗi dòng một lần. Dòng để trống không tính.", "One line each time. A blank line does not count.")
COLUMNS = (Text("Căn cứ", "Provision"), Text("Nội dung hỏi", "What is asked"), Text("Trả lời", "Answer"))
REGISTER = Text("Sổ {title}", "Register {title}")
GOES_ON = Text("(tiếp {part}) {label}", "({part}) {label}")
PERIOD = Text("kỳ {period}", "period {period}")
CHOOSE = Text("Chọn trong danh sách", "Choose from the list")
CHOOSE_HOW = Text(
    "Hãy chọn một mục trong danh sách thả xuống, hoặc để trống.", "Choose from the drop-down list, or leave it blank."
)
WHOLE = Text("Số nguyên", "Whole number")
WHOLE_HOW = Text("Ghi một số nguyên, không ghi đơn vị.", "Write a whole number, without a unit.")
DAY = Text("Ngày", "Day")
DAY_HOW = Text("Ghi ngày dạng 31/01/2025.", "Write the day as 31/01/2025.")
FORBIDDEN_IN_NAMES = str.maketrans("", "", "[]:*?/\\'")
# What is typed is never taken for a formula, an address or a number.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LOCKED_SHEET = {"format_columns": True, "format_rows": True, "select_locked_cells": True, "sort": False}


def workbook_of(draft: Draft, pack: RulePack, language: str = "vi") -> bytes:
    """The workbook of a draft as it stands, with the revisions it was made on; it reads the same in either language."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        _Writer(book, draft, pack, language).write()
    return out.getvalue()


def formats_of(book: Any) -> dict[str, Format]:
    """The looks of a workbook that is filled in: what may be typed into is pale yellow and not locked."""
    wrap = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#B9BEC6"}
    field = {**wrap, "locked": False, "bg_color": "#FFFBE6"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "guide": book.add_format({"italic": True}),
        "head": book.add_format({**wrap, "bold": True, "bg_color": "#1B3A5C", "font_color": "#FFFFFF"}),
        "asked": book.add_format({**wrap, "bold": True, "bg_color": "#EAF2FA"}),
        "label": book.add_format({**wrap, "indent": 1}),
        "text": book.add_format({**field, "num_format": "@"}),
        "date": book.add_format({**field, "num_format": "dd/mm/yyyy", "align": "left"}),
        "integer": book.add_format({**field, "num_format": "#,##0", "align": "left"}),
        "number": book.add_format({**field, "num_format": "#,##0.###", "align": "left"}),
    }


def dress(sheet: Worksheet, kind: str) -> None:
    """Name the kind of a sheet in its first cell, and make it ready to be filled in and printed."""
    sheet.write_string(0, 0, kind)
    sheet.protect("", LOCKED_SHEET)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


class _Writer:
    """Writes one workbook; keeps its formats and its lists of choices."""

    def __init__(self, book: Any, draft: Draft, pack: RulePack, language: str) -> None:
        self.book, self.draft, self.pack, self.language = book, draft, pack, language
        self.blocks, self.figures = blocks_of(draft, pack), asked_figures(draft, pack)
        self.answers = {block.requirement.id: standing(draft, pack, block) for block in self.blocks}
        self.formats = formats_of(book)
        self.lists: dict[tuple[str, ...], str] = {}
        self.names: set[str] = set()

    def write(self) -> None:
        """All sheets; the lists and the ids come last and are hidden."""
        for right in Right:
            of_right = [block for block in self.blocks if block.requirement.right is right]
            if of_right:
                self._right(right, of_right)
        for block in self.blocks:
            if block.records:
                self._records(block)
        if self.figures:
            sheet = self._sheet(self.say(TITLE), FIGURES)
            self._heading(sheet, self.say(TITLE), FIGURES_GUIDE, 1)
            write_lines(sheet, self.figures, given_figures(self.draft, self.pack), self.formats, self.say)
        self._meta()
        self._lists()

    def _right(self, right: Right, blocks: Sequence[Block]) -> None:
        name = self.say(SHORT_RIGHTS[right])
        sheet = self._sheet(name, ANSWERS)
        sheet.set_column(0, 1, 4, None, {"hidden": True})
        sheet.set_column(2, 2, 22)
        sheet.set_column(3, 3, 60)
        sheet.set_column(4, 4, 50)
        self._heading(sheet, name, GUIDE)
        for column, words in enumerate(COLUMNS, 2):
            sheet.write_string(FIRST_LINE - 2, column, self.say(words), self.formats["head"])
        sheet.freeze_panes(FIRST_LINE - 1, 4)
        row = FIRST_LINE - 1
        for block in blocks:
            values = shown(block, self.answers[block.requirement.id])
            for place, line in enumerate(block.lines):
                asked = place == 0
                sheet.write_string(row, 0, block.requirement.id)
                sheet.write_string(row, 1, line.field)
                look = self.formats["asked" if asked else "label"]
                sheet.write_string(row, 2, self.say(block.citation) if asked else "", look)
                sheet.write_string(row, 3, self.say(block.requirement.text if asked else line.label), look)
                self._value(sheet, row, ANSWER_COLUMN - 1, line, values.get(line.field))
                row += 1

    def _records(self, block: Block) -> None:
        title = self.say(block.requirement.records_title or block.requirement.text)
        sheet = self._sheet(self.say(REGISTER).format(title=title), RECORDS)
        sheet.set_column(0, 0, 4, None, {"hidden": True})
        self._heading(sheet, title, RECORD_GUIDE, 1)
        sheet.write_string(1, 0, block.requirement.id)
        sheet.set_row(2, None, None, {"hidden": True})
        records: list[Mapping[str, Any]] = self.answers[block.requirement.id].get("records") or []
        rows = len(records) + BLANK_RECORDS
        column = 1
        for line in block.records:
            texts = [each.get(line.field) for each in records] if line.kind is FactKind.TEXT else []
            parts = max((-(-len(text or "") // CHUNK) for text in texts), default=1) or 1
            for part in range(parts):
                sheet.write_string(2, column + part, line.field if part == 0 else f"{line.field}#{part + 1}")
                label = self.say(line.label)
                words = label if part == 0 else self.say(GOES_ON).format(part=part + 1, label=label)
                sheet.write_string(FIRST_LINE - 1, column + part, words, self.formats["head"])
            sheet.set_column(column, column + parts - 1, 30 if line.kind is FactKind.TEXT else 20)
            for place in range(rows):
                value = records[place].get(line.field) if place < len(records) else None
                self._value(sheet, FIRST_LINE + place, column, line, value, parts)
            column += parts
        sheet.freeze_panes(FIRST_LINE, 1)

    def _value(self, sheet: Worksheet, row: int, column: int, line: Line, value: Any, parts: int = MOST_CHUNKS) -> None:
        """Put a value into its cell, a long text into the cells beside it, and say what the cell takes."""
        if line.options:
            self._choice(sheet, row, column, line)
        elif line.kind in (FactKind.DATE, FactKind.INTEGER):
            self._limits(sheet, row, column, line)
        look = self.formats.get(line.kind.value, self.formats["text"])
        if value is None:
            sheet.write_blank(row, column, None, look)
        elif line.kind is FactKind.DATE:
            sheet.write_datetime(row, column, date.fromisoformat(str(value)), look)
        elif line.kind is FactKind.INTEGER:
            sheet.write_number(row, column, value, look)
        else:
            text = self.say(words_of(line, value)) if line.options else str(value)
            for part in range(min(parts, -(-len(text) // CHUNK) or 1)):
                sheet.write_string(row, column + part, text[part * CHUNK : (part + 1) * CHUNK], look)

    def _choice(self, sheet: Worksheet, row: int, column: int, line: Line) -> None:
        words = tuple(map(self.say, line.options.values()))
        if words not in self.lists:
            letter = xlsxwriter.utility.xl_col_to_name(len(self.lists))
            self.lists[words] = f"='{LISTS}'!${letter}$1:${letter}${len(words)}"
        sheet.data_validation(
            row, column, row, column,
            {"validate": "list", "source": self.lists[words], "error_title": self.say(CHOOSE),
             "error_message": self.say(CHOOSE_HOW)},
        )  # fmt: skip

    def _limits(self, sheet: Worksheet, row: int, column: int, line: Line) -> None:
        rule: dict[str, Any] = {"validate": "integer", "criteria": ">=", "value": 0, "error_title": self.say(WHOLE),
                                "error_message": self.say(WHOLE_HOW)}  # fmt: skip
        if line.kind is FactKind.DATE:
            rule = {"validate": "date", "criteria": "between",
                    "minimum": date(1990, 1, 1), "maximum": date(2100, 12, 31),
                    "error_title": self.say(DAY), "error_message": self.say(DAY_HOW)}  # fmt: skip
        sheet.data_validation(row, column, row, column, rule)

    def _sheet(self, name: str, kind: str) -> Worksheet:
        base = " ".join(name.translate(FORBIDDEN_IN_NAMES).split())[:31].strip()
        title, number = base, 1
        while title.casefold() in self.names:
            number += 1
            title = f"{base[:27].strip()} {number}"
        self.names.add(title.casefold())
        sheet: Worksheet = self.book.add_worksheet(title)
        dress(sheet, kind)
        return sheet

    def _heading(self, sheet: Worksheet, title: str, guide: Text, column: int = 2) -> None:
        days = f"{date_vi(self.draft.period.start)} – {date_vi(self.draft.period.end)}"
        period = self.say(PERIOD).format(period=days)
        sheet.write_string(0, column, f"{title} – {self.draft.unit.name}, {period}"[:1000], self.formats["title"])
        sheet.write_string(1, column, self.say(guide), self.formats["guide"])

    def say(self, text: Text) -> str:
        """A text in the language of the workbook."""
        return text.in_language(self.language)

    def _meta(self) -> None:
        sheet = self.book.add_worksheet(META)
        sheet.write_string(0, 0, FORMAT)
        sheet.write_string(1, 0, self.draft.head.id)
        for row, block in enumerate(self.blocks, 2):
            identifier = block.requirement.id
            sheet.write_string(row, 0, identifier)
            sheet.write_number(row, 1, self.draft.revision_of(identifier))
            sheet.write_string(row, 2, digest(shown(block, self.answers[identifier])))
        for row, asked in enumerate(self.figures, 2 + len(self.blocks)):
            sheet.write_string(row, 0, asked.id)
            sheet.write_number(row, 1, revision_of(self.draft, asked.indicator.code))
            sheet.write_string(row, 2, mark_of(body_at(self.draft, asked.indicator.code)))
        sheet.protect()
        sheet.very_hidden()

    def _lists(self) -> None:
        sheet = self.book.add_worksheet(LISTS)
        for column, words in enumerate(self.lists):
            for row, word in enumerate(words):
                sheet.write_string(row, column, word)
        sheet.protect()
        sheet.hide()
