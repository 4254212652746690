"""The sheet of statistical figures in the answer workbook: what it says, what comes back, what that would change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openpyxl.utils import get_column_letter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from checklist.domain.indicators.figure_parsing import parse_figures
from checklist.domain.indicators.given import asked_of, plain_value
from checklist.domain.indicators.indicator import Indicator
from checklist.domain.indicators.numbers import BadNumber, Number, number_from_cell, parse_yes_no
from checklist.domain.indicators.values import NOTHING, Provenance, Value, shown
from checklist.domain.law import UnitKind
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text, date_vi
from checklist.domain.values import Faults
from checklist.services.drafts import Draft
from checklist.services.figures import mark_of, save_sheet
from checklist.services.figures_block import INCLUDED, is_known
from checklist.services.workbook_layout import FIRST_LINE
from checklist.services.workspace import Workspace
from checklist.store.figures import SETTINGS, StaleFigures

FIGURES = "figures"
PREFIX = "figures."
"""Before the code of an indicator, where requirements have their ids."""
VALUE, REFERENCE, DATED, NOTE = range(4, 8)
"""Columns from 0. Before them: the code, hidden; the code; the name; the unit of account."""
FORMULA = Text("ô này chứa công thức; hãy ghi giá trị", "this cell holds a formula; write the value")
YES_NO = (Text("Có", "Yes"), Text("Không", "No"))
HEADINGS = (
    Text("Mã", "Code"),
    Text("Chỉ tiêu", "Figure"),
    Text("Đơn vị tính", "Unit"),
    Text("Kỳ này", "This period"),
    Text("Số, ký hiệu văn bản", "Number of the paper"),
    Text("Ngày văn bản", "Date of the paper"),
    Text("Ghi chú, giải trình", "Note, explanation"),
)
TITLE = Text("Số liệu", "Figures")
GUIDE = Text(
    "Không phát sinh ghi 0; chưa có số liệu để trống. Số phần mềm tự tính thì không phải ghi.",
    "Write 0 where nothing arose; leave blank where there is no figure. What the program computes need not be typed.",
)
LABELS = {"value": HEADINGS[3], "reference": HEADINGS[4], "dated": HEADINGS[5], "note": HEADINGS[6]}
BLANK = Text("–", "–")


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """An indicator where a change names a requirement: by id and text."""

    id: str
    text: Text
    indicator: Indicator


@dataclass(frozen=True, slots=True)
class FigureCell:
    """What one line of the sheet says, or why it cannot be taken and at which cell."""

    body: Mapping[str, Any]
    bad: tuple[tuple[str, Text], ...] = ()


def asked_figures(draft: Draft, pack: RulePack) -> tuple[AskedFigure, ...]:
    """The figures that the workbook of a draft asks: the short form and the groups it reports in full."""
    groups = tuple(str(group) for group in _settings(draft).get("groups", ()))
    asked = asked_of(pack.indicators, UnitKind(draft.unit.kind), groups)
    return tuple(
        AskedFigure(f"{PREFIX}{one.code}", Text(f"{one.code} {one.name.vi}", f"{one.code} {one.name.en}"), one)
        for one in asked
    )


def given_figures(draft: Draft, pack: RulePack) -> dict[str, Value]:
    """What is stored of the figures, by code."""
    kind = UnitKind(draft.unit.kind)
    bodies = {c: row.body for c, row in draft.figures.items() if row.body and is_known(pack.indicators, kind, c)}
    found = parse_figures({"figures": bodies}, pack.indicators, kind, Faults(lenient=True))
    return dict(found.values) if found else {}


def revision_of(draft: Draft, code: str) -> int:
    """How often a figure was saved."""
    return draft.figures[code].revision if code in draft.figures else 0


def body_at(draft: Draft, code: str) -> Mapping[str, Any]:
    """What is stored of a figure."""
    return draft.figures[code].body if code in draft.figures else {}


def write_lines(
    sheet: Worksheet,
    asked: Sequence[AskedFigure],
    given: Mapping[str, Value],
    formats: Mapping[str, Format],
    say: Callable[[Text], str],
) -> None:
    """Write the figures into their sheet, from the line of headings on."""
    sheet.set_column(0, 0, 4, None, {"hidden": True})
    for column, width in enumerate((8, 60, 14, 16, 24, 16, 50), 1):
        sheet.set_column(column, column, width)
        sheet.write_string(FIRST_LINE - 2, column, say(HEADINGS[column - 1]), formats["head"])
    sheet.freeze_panes(FIRST_LINE - 1, 3)
    for row, each in enumerate(asked, FIRST_LINE - 1):
        one, value = each.indicator, given.get(each.indicator.code, NOTHING)
        sheet.write_string(row, 0, one.code)
        for column, words in enumerate((one.code, say(one.name), say(one.unit)), 1):
            sheet.write_string(row, column, words, formats["label" if one.part_of else "asked"])
        if one.is_yes_no:
            sheet.data_validation(row, VALUE, row, VALUE, {"validate": "list", "source": list(map(say, YES_NO))})
        if value.number is None:
            sheet.write_blank(row, VALUE, None, formats["text" if one.is_yes_no else "number"])
        elif one.is_yes_no:
            sheet.write_string(row, VALUE, say(shown(one, value.number)), formats["text"])
        else:
            sheet.write_number(row, VALUE, float(value.number), formats["number"])
        if value.dated is None:
            sheet.write_blank(row, DATED, None, formats["date"])
        else:
            sheet.write_datetime(row, DATED, value.dated, formats["date"])
        for column, text in ((REFERENCE, value.reference), (NOTE, value.note)):
            sheet.write_string(row, column, text, formats["text"])


def read_lines(
    rows: Iterator[tuple[int, Sequence[Any]]], draft_figures: Mapping[str, AskedFigure], standing: Mapping[str, Value]
) -> Iterator[tuple[str, FigureCell]]:
    """The lines of the sheet by code."""
    for row, cells in rows:
        code = cells[0].value if cells else None
        if isinstance(code, str) and code in draft_figures:
            yield code, _read(row, cells, draft_figures[code].indicator, standing.get(code, NOTHING))


def _read(row: int, cells: Sequence[Any], indicator: Indicator, standing: Value) -> FigureCell:
    bad: list[tuple[str, Text]] = []

    def cell(column: int) -> Any:
        found = cells[column] if column < len(cells) else None
        if getattr(found, "data_type", "") == "f":
            bad.append((f"{get_column_letter(column + 1)}{row}", FORMULA))
            return None
        return None if found is None else found.value

    number: Number | None = None
    try:
        value = cell(VALUE)
        number = _yes_no(value) if indicator.is_yes_no else number_from_cell(value, indicator.decimals)
    except BadNumber as error:
        bad.append((f"{get_column_letter(VALUE + 1)}{row}", error.sentence))
    faults = Faults()
    reference, note = (faults.text(_text(cell(column)), str(column)) for column in (REFERENCE, NOTE))
    dated = faults.day(_day(cell(DATED)), str(DATED))
    bad += [(f"{get_column_letter(int(fault.path) + 1)}{row}", fault.message) for fault in faults.found]
    source = standing.provenance if number is not None and number == standing.number else Provenance.TYPED
    return FigureCell(plain_value(Value(number, source, note, reference, dated)), tuple(bad))


def differences(
    before: Mapping[str, Any], after: Mapping[str, Any], indicator: Indicator
) -> Iterator[tuple[Text, Text, Text]]:
    """What differs between two bodies: the label, what stands, what is said."""
    for key, label in LABELS.items():
        if before.get(key) != after.get(key):
            yield label, _words(indicator, key, before.get(key)), _words(indicator, key, after.get(key))


def save_figures(
    workspace: Workspace, draft: Draft, chosen: Mapping[str, tuple[Mapping[str, Any], int]], *, at: datetime, by: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Save bodies by code, each with the revision that was shown; what was saved, and what somebody saved meanwhile.

    Raises ``NotADraft`` of the store.
    """
    settings = _settings(draft)
    stale: tuple[str, ...] = ()
    while left := {code: each for code, each in chosen.items() if code not in stale}:
        marks = {code: (revision, "") for code, (_, revision) in left.items()}
        if SETTINGS in draft.figures:
            marks[SETTINGS] = (draft.figures[SETTINGS].revision, mark_of(settings))
        try:
            save_sheet(
                workspace, draft, {code: body for code, (body, _) in left.items()}, marks,
                groups=tuple(settings.get("groups", ())), included=bool(settings.get(INCLUDED, True)), at=at, by=by,
            )  # fmt: skip
        except StaleFigures as refusal:
            if SETTINGS in refusal.codes:
                return (), tuple(chosen)
            stale += refusal.codes
            continue
        break
    return tuple(left), stale


def _settings(draft: Draft) -> Mapping[str, Any]:
    return draft.figures[SETTINGS].body if SETTINGS in draft.figures else {}


def _yes_no(value: Any) -> int | None:
    return int(value) if isinstance(value, bool) else parse_yes_no("" if value is None else str(value))


def _text(value: Any) -> Any:
    if isinstance(value, datetime):
        return date_vi(value.date())
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return value


def _day(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date()
    return None if value is None or not str(value).strip() else value


def _words(indicator: Indicator, key: str, value: Any) -> Text:
    if value in (None, ""):
        return BLANK
    if key == "value":
        number = number_from_cell(value, 6)
        return shown(indicator, number)
    text = date_vi(date.fromisoformat(value)) if key == "dated" else str(value)
    return Text(text, text)
