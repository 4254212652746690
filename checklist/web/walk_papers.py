"""The papers beside an answer: those that serve it, those used a moment ago, and the place to add a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checklist.domain.requirement import Requirement
from checklist.domain.text import Text
from checklist.services.drafts import Draft
from checklist.store.evidence import Evidence
from checklist.web.sample_pages import SampleLink, sample_links
from checklist.web.walk_state import Walk
from checklist.web.walk_texts import WalkTexts
from checklist.web.wording import day, fill, joined, number, same

MOST_OFFERED, LONGEST_OFFERED = 3, 60


@dataclass(frozen=True, slots=True)
class Paper:
    """A piece of evidence in a line."""

    title: str
    details: Text


@dataclass(frozen=True, slots=True)
class Offered:
    """A paper that serves other answers of the draft and may serve this one too."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class PapersView:
    """The papers of one requirement. ``fault`` says why a file was not taken."""

    requirement: str
    assessment_id: str
    place: str
    heading: Text
    papers: tuple[Paper, ...]
    usual: Text | None
    samples: tuple[SampleLink, ...]
    offered: tuple[Offered, ...]
    editable: bool
    fault: Text | None


def papers_view(walk: Walk, requirement: Requirement, place: int, fault: Text | None = None) -> PapersView:
    """The papers of ``requirement``, whose number on its page is ``place``."""
    attached = walk.draft.evidence.get(requirement.id, ())
    usual = [walk.pack.evidence[kind] for kind in requirement.evidence]
    return PapersView(
        requirement=requirement.id,
        assessment_id=walk.draft.head.id,
        place=str(place),
        heading=fill(WalkTexts.papers, count=number(len(attached))),
        papers=tuple(map(_paper, attached)),
        usual=joined(usual, same("; ")) if usual else None,
        samples=sample_links(walk.draft, requirement),
        offered=tuple(_offered(walk.draft, {paper.id for paper in attached})),
        editable=walk.editable,
        fault=fault,
    )


def _offered(draft: Draft, attached: set[str]) -> Iterable[Offered]:
    """The papers that came last, since neighbouring requirements are often proved by one paper."""
    known = {paper.id: paper for papers in draft.evidence.values() for paper in papers if paper.id not in attached}
    latest = sorted(known.values(), key=lambda paper: (paper.created_at, paper.id), reverse=True)
    for paper in latest[:MOST_OFFERED]:
        title = paper.title if len(paper.title) <= LONGEST_OFFERED else f"{paper.title[: LONGEST_OFFERED - 1]}…"
        yield Offered(paper.id, fill(WalkTexts.use_paper, title=same(title)))


def _paper(paper: Evidence) -> Paper:
    dated = fill(WalkTexts.dated, day=day(paper.dated)) if paper.dated else None
    details = joined((part for part in (same(paper.reference) if paper.reference else None, dated) if part), same(", "))
    return Paper(paper.title, details)
