"""The tabs of an assessment: overview, each right, evidence, report, review, files."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from checklist.domain.articles import RIGHT_SLUGS
from checklist.domain.dates import Period
from checklist.domain.requirement import BINDING_KINDS, Right
from checklist.domain.right_names import SHORT_RIGHTS
from checklist.domain.text import Text
from checklist.services.drafts import Draft
from checklist.web.figures_texts import FiguresTexts
from checklist.web.settings_texts import SettingsTexts
from checklist.web.walk_texts import WalkTexts
from checklist.web.wording import SEMICOLON, day, fill, joined

PERIOD = Text("{start} – {end}", "{start} – {end}")

# The pages that other blueprints bring, by the last part of their address.
OTHER_PAGES = (
    ("minh-chung", WalkTexts.evidence_tab),
    ("so-lieu", FiguresTexts.tab),
    ("bao-cao", WalkTexts.report_tab),
    ("ra-soat", WalkTexts.review_tab),
    ("tep", WalkTexts.files_tab),
    ("thiet-lap", SettingsTexts.tab),
)
OVERVIEW = "tong-quan"


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab; ``current`` is the page the reader is on."""

    address: str
    name: Text
    current: bool


@dataclass(frozen=True, slots=True)
class Tabs:
    """The tabs under the name of the assessment, and where to search it."""

    label: Text
    unit: str
    about: Text
    tabs: tuple[Tab, ...]
    search: str


def right_tab(right: Right) -> str:
    """The name of a right's tab."""
    return RIGHT_SLUGS[right]


def tabs_of(draft: Draft, active: str) -> Tabs:
    """The tabs of ``draft``; ``active`` is ``tong-quan``, a right's slug, ``minh-chung``, ``bao-cao``, …"""
    here = url_for("walk.overview", assessment_id=draft.head.id)
    plain, _, query = here.partition("?")
    asked = {each.right for each in draft.regulation.requirements if each.kind in BINDING_KINDS}
    rights = [
        (right_tab(right), SHORT_RIGHTS[right], url_for("walk.right", assessment_id=draft.head.id, right=slug))
        for right, slug in RIGHT_SLUGS.items()
        if right in asked
    ]
    others = [(name, words, f"{plain}/{name}{f'?{query}' if query else ''}") for name, words in OTHER_PAGES]
    listed = [(OVERVIEW, WalkTexts.overview, here), *rights, *others]
    return Tabs(
        label=WalkTexts.tabs,
        unit=draft.unit.name,
        about=joined((draft.regulation.short_title, period_words(draft.period)), SEMICOLON),
        tabs=tuple(Tab(address, words, name == active) for name, words, address in listed),
        search=url_for("walk.search", assessment_id=draft.head.id),
    )


def evidence_address(assessment_id: str, requirement: str) -> str:
    """Where the evidence of a requirement is added and chosen."""
    plain, _, query = url_for("walk.overview", assessment_id=assessment_id).partition("?")
    return f"{plain}/minh-chung?yeu_cau={requirement}{f'&{query}' if query else ''}"


def period_words(period: Period) -> Text:
    """The two days of a period."""
    return fill(PERIOD, start=day(period.start), end=day(period.end))
