"""A sheet of figures as pages show it: one row a figure, with what is computed, compared, wrong, changed meanwhile.

The sheet of an assessment and that of a committee are made of this.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from checklist.domain.indicators.checking import Issue
from checklist.domain.indicators.completing import sentence
from checklist.domain.indicators.indicator import Indicator, IndicatorSet, RollUpRule, SourceKind
from checklist.domain.indicators.numbers import Number, written
from checklist.domain.indicators.values import NOTHING, Provenance, shown
from checklist.domain.text import Text, date_vi
from checklist.domain.values import read_day
from checklist.services.figures import Sheet
from checklist.store.figures import SETTINGS, StaleFigures
from checklist.web.figures_forms import DATED, NOTE, REFERENCE, VALUE, Typed, yields
from checklist.web.figures_texts import FiguresTexts
from checklist.web.walk_tabs import period_words
from checklist.web.wording import capitalised, fill, number, same

# The validations that ask for the paper behind a figure.
OF_PAPER = frozenset({"reference_if_positive", "dated_by", "not_older_than"})
SOURCES = {Provenance.CARRIED: FiguresTexts.was_before, Provenance.IMPORTED: FiguresTexts.imported}
LINE = Text("{code} {name}", "{code} {name}")
FAULT = Text("{code}: {why}", "{code}: {why}")


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure. ``computed`` is the number the program has; ``open_other`` shows the field beside it."""

    code: str
    name: Text
    unit: Text
    is_part: bool
    is_asked: bool
    is_yes_no: bool
    computed: Text | None
    source: Text | None
    now: Text
    before: Text
    value: str
    note: str
    reference: str
    dated: str
    has_paper: bool
    open_other: bool
    issues: tuple[tuple[str, Text], ...]
    faults: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The figures of one group."""

    id: str
    heading: Text
    rows: tuple[FigureRow, ...]

    @property
    def is_asked(self) -> bool:
        """Whether anything of it is to be typed."""
        return any(row.is_asked for row in self.rows)


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An issue with the place of its figure."""

    anchor: str
    sentence: Text


@dataclass(frozen=True, slots=True)
class StaleLine:
    """A figure that somebody else changed meanwhile."""

    name: Text
    theirs: Text
    mine: Text


@dataclass(frozen=True, slots=True)
class SheetView:
    """What ``figures/_sheet.html`` shows: ``action`` takes the form, ``address`` shows what is saved.

    ``shown`` is the hidden line of what the form was made from.
    """

    action: str
    address: str
    editable: bool
    saved: bool
    faults: dict[str, Text]
    compared_with: Text | None
    groups: tuple[FigureGroup, ...]
    blocking_heading: Text
    blocking: tuple[IssueLine, ...]
    warnings_heading: Text
    warnings: tuple[IssueLine, ...]
    shown: str
    stale: tuple[StaleLine, ...] = field(default=())


def sheet_view(
    indicators: IndicatorSet,
    sheet: Sheet,
    form: Mapping[str, str],
    *,
    action: str,
    address: str,
    shown_line: str,
    editable: bool,
    saved: bool = False,
    typed: Typed | None = None,
    stale: tuple[StaleLine, ...] = (),
    blocking_heading: Text = FiguresTexts.blocking_heading,
) -> SheetView:
    """``sheet`` with ``form`` in its fields; ``typed`` tells what was wrong with what was sent."""
    told = told_faults(typed) if typed else {}
    blocking = [issue for issue in sheet.issues if issue.blocks]
    warnings = [issue for issue in sheet.issues if not issue.blocks and not issue.settled]
    before = sheet.before.period if sheet.before else None
    return SheetView(
        action=action,
        address=address,
        editable=editable,
        saved=saved,
        faults=told,
        compared_with=fill(FiguresTexts.compared_with, period=period_words(before)) if before else None,
        groups=tuple(_groups(indicators, sheet, form, told)),
        blocking_heading=fill(blocking_heading, count=number(len(blocking))),
        blocking=tuple(IssueLine(issue.code, sentence(indicators, issue)) for issue in blocking),
        warnings_heading=fill(FiguresTexts.warnings_heading, count=number(len(warnings))),
        warnings=tuple(IssueLine(issue.code, sentence(indicators, issue)) for issue in warnings),
        shown=shown_line,
        stale=stale,
    )


def told_faults(typed: Typed) -> dict[str, Text]:
    """The faults, each with the figure it is about."""
    return {name: fill(FAULT, code=same(name.partition(".")[2]), why=why) for name, why in typed.faults.items()}


def stale_lines(stale: StaleFigures, typed: Typed, indicators: IndicatorSet) -> Iterator[StaleLine]:
    """What somebody else saved meanwhile beside what was typed."""
    for code in stale.codes:
        theirs = stale.current[code].body if code in stale.current else {}
        if code == SETTINGS:
            mine: Mapping[str, Any] = {"groups": list(typed.groups)}
            yield StaleLine(FiguresTexts.scope, *(same(", ".join(each.get("groups", ()))) for each in (theirs, mine)))
        else:
            name = fill(LINE, code=same(code), name=indicators[code].name)
            yield StaleLine(name, *(_said(each) for each in (theirs, typed.bodies[code])))


def _said(body: Mapping[str, Any]) -> Text:
    """What a stored figure says, in one line."""
    day = read_day(str(body.get("dated", "")))
    parts = (str(body.get("value", "")), body.get("reference", ""), date_vi(day) if day else "", body.get("note", ""))
    said = "; ".join(str(part) for part in parts if part)
    return same(said) if said else FiguresTexts.blank


def _groups(
    indicators: IndicatorSet, sheet: Sheet, form: Mapping[str, str], faults: Mapping[str, Text]
) -> Iterator[FigureGroup]:
    asked = {one.code for one in sheet.indicators}
    for group, name in indicators.groups.items():
        rows = [
            _row(one, sheet, form, faults, is_asked=one.code in asked)
            for one in indicators
            if one.group == group and (one.code in asked or sheet.values.get(one.code, NOTHING).is_given)
        ]
        if rows:
            heading = fill(FiguresTexts.group_heading, group=same(group), name=name)
            yield FigureGroup(f"nhom-{group}", heading, tuple(rows))


def _row(
    one: Indicator,
    sheet: Sheet,
    form: Mapping[str, str],
    faults: Mapping[str, Text],
    *,
    is_asked: bool,
) -> FigureRow:
    code = one.code
    known, effective = sheet.computed.get(code, NOTHING), sheet.values.get(code, NOTHING)
    is_computed = known.is_given or effective.provenance is Provenance.COMPUTED
    given, computed = sheet.given.get(code, NOTHING), known.number if known.is_given else effective.number
    typed = form.get(f"{VALUE}{code}", "")
    return FigureRow(
        code=code,
        name=one.name,
        unit=one.unit,
        is_part=one.part_of is not None,
        is_asked=is_asked,
        is_yes_no=one.is_yes_no,
        computed=_computed(one, computed, sheet) if is_computed else None,
        source=_source(one, sheet, is_computed),
        now=shown(one, effective.number),
        before=shown(one, sheet.previous(code)) if sheet.previous(code) is not None else same("–"),
        value=typed,
        note=form.get(f"{NOTE}{code}", ""),
        reference=form.get(f"{REFERENCE}{code}", ""),
        dated=form.get(f"{DATED}{code}", ""),
        has_paper=any(each.name in OF_PAPER for each in one.validations) or bool(given.reference or given.dated),
        open_other=bool(typed) and not yields(sheet, code),
        issues=tuple(_issue(issue) for issue in sheet.issues if issue.code == code),
        faults={name: faults[f"{name}{code}"] for name in (VALUE, NOTE, REFERENCE, DATED) if f"{name}{code}" in faults},
    )


def _computed(one: Indicator, computed: Number | None, sheet: Sheet) -> Text:
    if one.code in sheet.counted and computed is not None:  # of one unit yes or no, of many the units that say yes
        return same(written(computed))
    return shown(one, computed)


def _source(one: Indicator, sheet: Sheet, is_computed: bool) -> Text | None:
    if is_computed:
        if one.code in sheet.booked:
            return FiguresTexts.from_books
        if one.code in sheet.counted:
            return FiguresTexts.from_register if one.roll_up is RollUpRule.REGISTRY else FiguresTexts.from_campaign
        follows = bool(one.numerator) or any(each.kind is SourceKind.FIGURE for each in one.computed_from)
        return FiguresTexts.from_figures if follows else FiguresTexts.from_answers
    if one.code in sheet.proposed:
        return FiguresTexts.from_before
    return SOURCES.get(sheet.given.get(one.code, NOTHING).provenance)


def _issue(issue: Issue) -> tuple[str, Text]:
    line = fill(Text("{say} ({given})", "{say} ({given})"), say=capitalised(_bare(issue.say)), given=issue.given)
    if issue.settled:
        return "check-pass", fill(FiguresTexts.settled, issue=line)
    return ("check-fail" if issue.blocks else "check-warn"), line


def _bare(text: Text) -> Text:
    return Text(text.vi.rstrip("."), text.en.rstrip("."))
