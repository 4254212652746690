"""The sheet of figures as a page: one row a figure, with what is computed, what it is compared with, what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from flask import url_for

from checklist.domain.indicators.checking import Issue
from checklist.domain.indicators.completing import sentence
from checklist.domain.indicators.given import asked_of
from checklist.domain.indicators.indicator import Indicator, IndicatorSet
from checklist.domain.indicators.values import NO_FIGURE_YET, NOTHING, Provenance, shown
from checklist.domain.law import UnitKind
from checklist.domain.text import Text
from checklist.services.drafts import Draft
from checklist.services.figures import Sheet
from checklist.web.figures_forms import DATED, NO, NOTE, REFERENCE, VALUE, YES, yields
from checklist.web.figures_texts import FiguresTexts
from checklist.web.walk_tabs import Tabs, period_words, tabs_of
from checklist.web.wording import capitalised, fill, number, same

TAB = "so-lieu"
# The validations that ask for the paper behind a figure.
OF_PAPER = frozenset({"reference_if_positive", "dated_by", "not_older_than"})
SOURCES = {Provenance.CARRIED: FiguresTexts.was_before, Provenance.IMPORTED: FiguresTexts.imported}


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


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick."""

    name: str
    label: Text
    ticked: bool


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
class FiguresPage:
    """The context of ``figures/sheet.html``."""

    tabs: Tabs
    assessment_id: str
    unit_id: str
    editable: bool
    notice: Text | None
    saved: bool
    faults: dict[str, Text]
    included: bool
    ticks: tuple[Tick, ...]
    chosen: Text
    compared_with: Text | None
    groups: tuple[FigureGroup, ...]
    blocking_heading: Text
    blocking: tuple[IssueLine, ...]
    warnings_heading: Text
    warnings: tuple[IssueLine, ...]
    shown: str
    stale: tuple[StaleLine, ...] = field(default=())


def figures_page(
    draft: Draft,
    indicators: IndicatorSet,
    sheet: Sheet,
    form: Mapping[str, str],
    *,
    shown_line: str,
    editable: bool,
    saved: bool = False,
    faults: Mapping[str, Text] | None = None,
    stale: tuple[StaleLine, ...] = (),
    chosen: tuple[str, ...] | None = None,
    included: bool | None = None,
) -> FiguresPage:
    """The page of ``sheet`` with ``form`` in its fields; ``chosen`` and ``included`` are as typed, where they were."""
    told = dict(faults or {})
    blocking = [issue for issue in sheet.issues if issue.blocks]
    warnings = [issue for issue in sheet.issues if not issue.blocks and not issue.settled]
    before = sheet.before.period if sheet.before else None
    groups = sheet.groups if chosen is None else chosen
    return FiguresPage(
        tabs=tabs_of(draft, TAB),
        assessment_id=draft.head.id,
        unit_id=draft.unit.id,
        editable=editable,
        notice=_notice(draft, sheet),
        saved=saved,
        faults=told,
        included=sheet.included if included is None else included,
        ticks=tuple(_ticks(draft, indicators, groups)),
        chosen=fill(FiguresTexts.chosen, groups=same(", ".join(groups)) if groups else FiguresTexts.no_group),
        compared_with=fill(FiguresTexts.compared_with, period=period_words(before)) if before else None,
        groups=tuple(_groups(draft, indicators, sheet, form, told)),
        blocking_heading=fill(FiguresTexts.blocking_heading, count=number(len(blocking))),
        blocking=tuple(IssueLine(issue.code, sentence(indicators, issue)) for issue in blocking),
        warnings_heading=fill(FiguresTexts.warnings_heading, count=number(len(warnings))),
        warnings=tuple(IssueLine(issue.code, sentence(indicators, issue)) for issue in warnings),
        shown=shown_line,
        stale=stale,
    )


def _notice(draft: Draft, sheet: Sheet) -> Text | None:
    if draft.head.state != "draft":
        return None if sheet.included else FiguresTexts.none_sealed
    if not sheet.indicators:
        return FiguresTexts.no_indicators
    return None if draft.indicators is not None else FiguresTexts.not_included


def _ticks(draft: Draft, indicators: IndicatorSet, chosen: tuple[str, ...]) -> Iterator[Tick]:
    kind = UnitKind(draft.unit.kind)
    for group, name in indicators.groups.items():
        more = [one for one in asked_of(indicators, kind, (group,)) if one.group == group and not one.basic]
        if more:
            words = fill(FiguresTexts.group_line, group=same(group), name=name, count=number(len(more)))
            yield Tick(f"group.{group}", words, group in chosen)


def _groups(
    draft: Draft, indicators: IndicatorSet, sheet: Sheet, form: Mapping[str, str], faults: Mapping[str, Text]
) -> Iterator[FigureGroup]:
    asked = {one.code for one in sheet.indicators}
    for group, name in indicators.groups.items():
        rows = [
            _row(one, indicators, sheet, form, faults, is_asked=one.code in asked)
            for one in indicators
            if one.group == group and (one.code in asked or sheet.values.get(one.code, NOTHING).is_given)
        ]
        if rows:
            heading = fill(FiguresTexts.group_heading, group=same(group), name=name)
            yield FigureGroup(f"nhom-{group}", heading, tuple(rows))


def _row(
    one: Indicator,
    indicators: IndicatorSet,
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
        computed=shown(one, computed) if is_computed else None,
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


def _source(one: Indicator, sheet: Sheet, is_computed: bool) -> Text | None:
    if is_computed:
        if one.code in sheet.booked:
            return FiguresTexts.from_books
        follows = bool(one.numerator) or any(each.kind.value == "figure" for each in one.computed_from)
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


def warning_lines(draft: Draft, indicators: IndicatorSet, issues: tuple[Issue, ...]) -> tuple[tuple[str, Text], ...]:
    """The warnings without an explanation, each with the address of its figure: for the review."""
    return tuple(
        (url_for("figures.sheet", assessment_id=draft.head.id, _anchor=issue.code), sentence(indicators, issue))
        for issue in issues
        if not issue.blocks and not issue.settled
    )


__all__ = ["NO", "NO_FIGURE_YET", "YES", "FiguresPage", "StaleLine", "figures_page", "warning_lines"]
