"""The settings of a draft as a page: when it is due, how it is scored, what the unit says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from flask import url_for

from checklist.domain.articles import article_of
from checklist.domain.requirement import Point, Requirement
from checklist.domain.rulepack import RulePack
from checklist.domain.scoring import Score, ScoringProfile
from checklist.domain.text import Text, decimal_vi
from checklist.services.draft_profile import Effect
from checklist.services.draft_settings import BONUS, PENALTY
from checklist.services.drafts import Draft
from checklist.web.profile_form import named_faults, profile_fields
from checklist.web.settings_forms import Difference, adjustment_rows, line_name
from checklist.web.settings_texts import SettingsTexts
from checklist.web.unit_periods import days_until
from checklist.web.unit_start import DUE, SCHEME, Scheme, due_field, schemes_of
from checklist.web.walk_fields import FieldView
from checklist.web.walk_state import articles_of_draft
from checklist.web.walk_tabs import Tabs, period_words, tabs_of
from checklist.web.walk_texts import WalkTexts
from checklist.web.wording import day, fill, number, same

TAB = "thiet-lap"


@dataclass(frozen=True, slots=True)
class AdjustmentRow:
    """A line of bonus or penalty points."""

    points: FieldView
    reason: FieldView


@dataclass(frozen=True, slots=True)
class Adjustments:
    """The lines of one kind, with the most that counts."""

    kind: str
    heading: Text
    cap: Text
    rows: tuple[AdjustmentRow, ...]


@dataclass(frozen=True, slots=True)
class HandIn:
    """The form of due date, scheme and adjustments."""

    revision: int
    due: FieldView
    left: Text | None
    schemes: tuple[Scheme, ...]
    adjustments: tuple[Adjustments, ...]
    faults: Mapping[str, Text]
    stale_revision: int | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class EffectLine:
    """A requirement or point that comes in or falls out; ``address`` is empty where its page does not show it yet."""

    address: str
    text: Text
    note: Text | None


@dataclass(frozen=True, slots=True)
class EffectList:
    """The lines under one heading."""

    heading: Text
    lines: tuple[EffectLine, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """The form of the profile; with ``effects`` it waits to be confirmed, and ``sent`` is what will be saved."""

    revision: int
    fields: tuple[FieldView, ...]
    faults: Mapping[str, Text]
    effects: tuple[EffectList, ...]
    sent: tuple[tuple[str, str], ...]
    stale_revision: int | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """The context of ``units/settings.html``."""

    tabs: Tabs
    assessment_id: str
    editable: bool
    notice: Text | None
    saved: bool
    misfits: Text | None
    period: Text
    closing: Text
    score: Text | None
    hand_in: HandIn
    profile: Profile


def settings_page(
    draft: Draft,
    hand_in: HandIn,
    profile: Profile,
    *,
    editable: bool,
    saved: bool = False,
    misfits: int = 0,
    score: Score | None = None,
) -> SettingsPage:
    """The page of a draft's settings; ``misfits`` is how many stored values do not fit the rules."""
    notice = None
    if not editable:
        notice = WalkTexts.read_only_role if draft.head.state == "draft" else WalkTexts.read_only_sealed
    return SettingsPage(
        tabs=tabs_of(draft, TAB),
        assessment_id=draft.head.id,
        editable=editable,
        notice=notice,
        saved=saved,
        misfits=fill(SettingsTexts.misfits_notice, count=number(misfits)) if misfits else None,
        period=period_words(draft.period),
        closing=day(draft.period.end),
        score=_score(score) if score else None,
        hand_in=hand_in,
        profile=profile,
    )


def hand_in_form(
    draft: Draft,
    pack: RulePack,
    form: Mapping[str, str],
    revision: int,
    *,
    due_on: date | None,
    today: date,
    faults: Mapping[str, Text] | None = None,
    stale_revision: int | None = None,
    differences: tuple[Difference, ...] = (),
) -> HandIn:
    """The form of due date, scheme and adjustments, showing ``form``."""
    schemes = schemes_of(pack, draft.regulation.id, form.get(SCHEME))
    wanted = next((each.id for each in schemes if each.chosen), schemes[0].id)
    faults = faults or {}
    return HandIn(
        revision=revision,
        due=due_field(form.get(DUE, ""), faults),
        left=days_until(due_on, today) if due_on and draft.head.state == "draft" else None,
        schemes=schemes,
        adjustments=tuple(
            _adjustments(kind, heading, _cap(pack.scoring[wanted], kind), form, faults)
            for kind, heading in ((BONUS, SettingsTexts.bonus), (PENALTY, SettingsTexts.penalty))
        ),
        faults=faults,
        stale_revision=stale_revision,
        differences=differences,
    )


def profile_view(
    draft: Draft,
    form: Mapping[str, str],
    revision: int,
    *,
    faults: Mapping[str, Text] | None = None,
    effect: Effect | None = None,
    stale_revision: int | None = None,
    differences: tuple[Difference, ...] = (),
) -> Profile:
    """The form of the profile, showing ``form``; ``effect`` is what saving it would change."""
    faults = faults or {}
    fields = profile_fields(draft.regulation, form, faults)
    return Profile(
        revision=revision,
        fields=fields,
        faults=named_faults(fields, faults),
        effects=tuple(_effects(draft, effect)) if effect else (),
        sent=tuple((field.name, field.value) for field in fields),
        stale_revision=stale_revision,
        differences=differences,
    )


def _cap(profile: ScoringProfile, kind: str) -> Fraction:
    return profile.bonus_cap if kind == BONUS else profile.penalty_cap


def _adjustments(
    kind: str, heading: Text, cap: Fraction, form: Mapping[str, str], faults: Mapping[str, Text]
) -> Adjustments:
    rows = []
    for place in adjustment_rows(form, kind):
        names = {part: line_name(kind, place, part) for part in ("points", "reason")}
        labels = {
            "points": fill(SettingsTexts.points, number=same(str(place))),
            "reason": fill(SettingsTexts.reason, number=same(str(place))),
        }
        fields = {
            part: FieldView(
                name, name, "line" if part == "points" else "text", labels[part], form.get(name, ""),
                fault=faults.get(name), style="integer" if part == "points" else "short",
            )
            for part, name in names.items()
        }  # fmt: skip
        rows.append(AdjustmentRow(fields["points"], fields["reason"]))
    return Adjustments(kind, heading, fill(SettingsTexts.cap, cap=_number(cap)), tuple(rows))


def _effects(draft: Draft, effect: Effect) -> Iterable[EffectList]:
    kept, again = SettingsTexts.kept_hidden, SettingsTexts.shown_again
    yield from _list(draft, effect, SettingsTexts.falls_out, effect.falls_out, kept)
    yield from _list(draft, effect, SettingsTexts.comes_in, effect.comes_in, again)
    yield from _list(draft, effect, SettingsTexts.points_out, effect.points_out, None)
    yield from _list(draft, effect, SettingsTexts.points_in, effect.points_in, None)


def _list(
    draft: Draft, effect: Effect, heading: Text, found: tuple[Any, ...], note: Text | None
) -> Iterable[EffectList]:
    if not found:
        return
    articles = articles_of_draft(draft)
    lines = []
    for each in found:
        requirement, text = _subject(each)
        shown = article_of(articles, requirement.id) is not None
        address = (
            url_for("walk.requirement", assessment_id=draft.head.id, requirement_id=requirement.id) if shown else ""
        )
        lines.append(EffectLine(address, text, note if requirement.id in effect.answered else None))
    yield EffectList(fill(heading, count=number(len(found))), tuple(lines))


def _subject(each: Requirement | tuple[Requirement, Point]) -> tuple[Requirement, Text]:
    return (each, each.text) if isinstance(each, Requirement) else (each[0], each[1].text)


def _score(score: Score) -> Text:
    return fill(
        SettingsTexts.score_now,
        total=_number(score.total),
        bonus=_number(score.bonus),
        penalty=_number(score.penalty),
    )


def _number(value: Fraction) -> Text:
    text = decimal_vi(value, 2).removesuffix(",00")
    return Text(text, text.replace(",", "."))
