"""The page of the figures of an assessment: its sheet, what of it is reported, the warnings that the review lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import url_for

from checklist.domain.indicators.checking import Issue
from checklist.domain.indicators.completing import sentence
from checklist.domain.indicators.given import asked_of
from checklist.domain.indicators.indicator import IndicatorSet
from checklist.domain.law import UnitKind
from checklist.domain.text import Text
from checklist.services.drafts import Draft
from checklist.services.figures import Sheet
from checklist.web.figures_forms import Typed
from checklist.web.figures_sheet import SheetView, StaleLine, sheet_view
from checklist.web.figures_texts import FiguresTexts
from checklist.web.walk_tabs import Tabs, tabs_of
from checklist.web.wording import fill, number, same

TAB = "so-lieu"


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick."""

    name: str
    label: Text
    ticked: bool


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The context of ``figures/sheet.html``."""

    tabs: Tabs
    unit_id: str
    notice: Text | None
    included: bool
    ticks: tuple[Tick, ...]
    chosen: Text
    sheet: SheetView


def figures_page(
    draft: Draft,
    indicators: IndicatorSet,
    sheet: Sheet,
    form: Mapping[str, str],
    *,
    shown_line: str,
    editable: bool,
    saved: bool = False,
    typed: Typed | None = None,
    stale: tuple[StaleLine, ...] = (),
) -> FiguresPage:
    """The page of ``sheet`` with ``form`` in its fields; ``typed`` is what was sent and not kept."""
    groups = typed.groups if typed else sheet.groups
    return FiguresPage(
        tabs=tabs_of(draft, TAB),
        unit_id=draft.unit.id,
        notice=_notice(draft, sheet),
        included=typed.included if typed else sheet.included,
        ticks=tuple(_ticks(draft, indicators, groups)),
        chosen=fill(FiguresTexts.chosen, groups=same(", ".join(groups)) if groups else FiguresTexts.no_group),
        sheet=sheet_view(
            indicators,
            sheet,
            form,
            action=url_for("figures.save", assessment_id=draft.head.id),
            address=url_for("figures.sheet", assessment_id=draft.head.id),
            shown_line=shown_line,
            editable=editable,
            saved=saved,
            typed=typed,
            stale=stale,
        ),
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


def warning_lines(draft: Draft, indicators: IndicatorSet, issues: tuple[Issue, ...]) -> tuple[tuple[str, Text], ...]:
    """The warnings without an explanation, each with the address of its figure: for the review."""
    return tuple(
        (url_for("figures.sheet", assessment_id=draft.head.id, _anchor=issue.code), sentence(indicators, issue))
        for issue in issues
        if not issue.blocks and not issue.settled
    )
