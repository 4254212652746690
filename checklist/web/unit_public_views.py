"""What the pages show on which a unit manages its public side: the page itself and one report's results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import url_for

from checklist.domain.dates import legal_day
from checklist.domain.public.identifiers import KIND_NAMES
from checklist.domain.roles import Permission, Role, allows
from checklist.domain.text import Text
from checklist.services.public_checks import Spotted
from checklist.services.public_pages import PublicPage
from checklist.services.public_results import PART_NAMES, Candidate, parts_of
from checklist.store.publications import Publication
from checklist.store.units import Unit
from checklist.web.unit_public_texts import UnitPublicTexts
from checklist.web.walk_tabs import period_words
from checklist.web.wording import day, fill, number, same

MOST_SHOWN = 50
PAGE, BOARD, LOG, SURVEY = "page", "board", "log", "survey"


@dataclass(frozen=True, slots=True)
class Frame:
    """What every one of these pages has: the unit, its tabs, what its reader may do and what has just been done."""

    unit: str
    unit_id: str
    tabs: tuple[tuple[str, Text, bool], ...]
    may_prepare: bool
    may_publish: bool
    notice: Text | None = None
    faults: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SpottedView:
    """What looks personal, and what may be done about it."""

    heading: Text
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One signed report and how far its publication has come."""

    name: Text
    address: str
    state: Text
    is_public: bool


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """The context of ``units/public.html``."""

    frame: Frame
    is_open: bool
    shown_at: str
    intro: str
    revision: int
    spotted: SpottedView | None
    reports: tuple[ReportLine, ...]
    trail: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ResultPage:
    """The context of ``units/public_result.html``."""

    frame: Frame
    assessment_id: str
    name: Text
    parts: tuple[tuple[str, Text, bool], ...]
    state: Text
    publication: str
    is_public: bool
    published: Text | None
    secret: Text | None
    spotted: SpottedView | None


def frame_of(
    unit: Unit, role: Role, active: str, *, notice: Text | None = None, faults: Mapping[str, Text] | None = None
) -> Frame:
    """The frame of a page for an account of ``role``."""
    tabs = (
        (PAGE, "unit_public.overview", UnitPublicTexts.tab_page),
        (BOARD, "unit_public.items", UnitPublicTexts.tab_board),
        (LOG, "unit_public.log", UnitPublicTexts.tab_log),
        (SURVEY, "unit_public.surveys", UnitPublicTexts.tab_survey),
    )
    prepares = allows(role, Permission.ANSWER)
    return Frame(
        unit=unit.name,
        unit_id=unit.id,
        tabs=tuple((url_for(endpoint, unit_id=unit.id), words, name == active) for name, endpoint, words in tabs),
        may_prepare=prepares,
        # Whoever signs for the unit and works in it: its head. A co-signer signs, but does not publish.
        may_publish=prepares and allows(role, Permission.SIGN),
        notice=notice,
        faults=faults or {},
    )


def spotted_view(spotted: tuple[Spotted, ...]) -> SpottedView | None:
    """The identifiers that were found, with their places."""
    if not spotted:
        return None
    return SpottedView(
        fill(UnitPublicTexts.spotted_heading, count=number(len(spotted))),
        tuple(
            fill(
                UnitPublicTexts.spotted_line,
                place=each.place, line=number(each.identifier.line), kind=KIND_NAMES[each.identifier.kind],
                found=same(each.identifier.text), masked=same(each.identifier.masked),
            )
            for each in spotted[:MOST_SHOWN]
        ),
    )  # fmt: skip


def overview_page(
    frame: Frame,
    page: PublicPage | None,
    found: tuple[Candidate, ...],
    trail: list[Publication],
    *,
    is_shown: bool,
    intro: str | None = None,
    spotted: tuple[Spotted, ...] = (),
) -> OverviewPage:
    """The page of a unit's public side; ``intro`` is what was typed, if it was refused."""
    return OverviewPage(
        frame=frame,
        is_open=page is not None and page.is_open,
        shown_at=url_for("published.unit", slug=page.slug) if page and is_shown else "",
        intro=intro if intro is not None else page.intro if page else "",
        revision=page.revision if page else 0,
        spotted=spotted_view(spotted),
        reports=tuple(
            ReportLine(
                _name(each),
                url_for("unit_public.result", unit_id=frame.unit_id, assessment_id=each.assessment.id),
                _state(each.standing),
                bool(each.standing and each.standing.is_public),
            )
            for each in found
        ),
        trail=tuple(_trail(each) for each in trail if each.withdrawn_at is not None),
    )


def result_page(
    frame: Frame,
    candidate: Candidate,
    spotted: tuple[Spotted, ...],
    secret: Text | None,
    chosen: frozenset[str] | None = None,
) -> ResultPage:
    """The page on which one report's publication is prepared, published and withdrawn."""
    standing = candidate.standing
    ticked = chosen if chosen is not None else frozenset(parts_of(standing)) if standing else frozenset()
    published = standing.published_at if standing else None
    return ResultPage(
        frame=frame,
        assessment_id=candidate.assessment.id,
        name=_name(candidate),
        parts=tuple((part.value, name, part.value in ticked) for part, name in PART_NAMES.items()),
        state=_state(standing),
        publication=standing.id if standing else "",
        is_public=bool(standing and standing.is_public),
        published=fill(
            UnitPublicTexts.published_by,
            day=day(legal_day(published)), by=same(standing.published_by or ""),
        )
        if standing and published
        else None,
        secret=secret,
        spotted=spotted_view(spotted),
    )  # fmt: skip


def _name(candidate: Candidate) -> Text:
    words = Text("{law}: {period}", "{law}: {period}")
    return fill(words, law=candidate.title, period=period_words(candidate.period))


def _state(standing: Publication | None) -> Text:
    if standing is None:
        return UnitPublicTexts.state_none
    if standing.published_at is None:
        return UnitPublicTexts.state_prepared
    return fill(UnitPublicTexts.state_public, day=day(legal_day(standing.published_at)))


def _trail(found: Publication) -> Text:
    began, ended = found.published_at or found.prepared_at, found.withdrawn_at or found.prepared_at
    return fill(
        UnitPublicTexts.trail_line,
        **{"from": day(legal_day(began))},
        by=same(found.published_by or ""), until=day(legal_day(ended)),
        who=same(found.withdrawn_by or ""), reason=same(found.withdrawal_reason),
    )  # fmt: skip
