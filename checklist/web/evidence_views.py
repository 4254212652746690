"""What the evidence pages show: the papers of a unit, and those of one requirement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from checklist.domain.articles import article_of
from checklist.domain.requirement import Requirement
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.services.drafts import Draft
from checklist.services.evidence import PICTURES, Evidence
from checklist.web.evidence_texts import MEDIA_ICONS, MEDIA_NAMES, EvidenceTexts
from checklist.web.sample_pages import SampleLink, sample_links
from checklist.web.walk_state import article_address, articles_of_draft
from checklist.web.walk_tabs import Tabs, tabs_of
from checklist.web.wording import COMMA, day, fill, joined, number, same

TAB = "minh-chung"


@dataclass(frozen=True, slots=True)
class Served:
    """A requirement that a paper serves, or that lacks one."""

    id: str
    text: Text
    place: Text
    address: str


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper in a list. ``picture`` is where its small picture is; ``icon`` stands in where it has none."""

    id: str
    title: str
    about: Text
    picture: str | None
    icon: Text
    serves: tuple[Served, ...]


@dataclass(frozen=True, slots=True)
class AddForm:
    """The form that adds a paper: what was typed, its faults, and the requirement it is for (empty to choose one)."""

    requirement: str
    kinds: Mapping[str, Text]
    usual: Text | None
    typed: Mapping[str, str]
    faults: Mapping[str, Text]
    answered: tuple[Served, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """The context of ``evidence/list.html``."""

    tabs: Tabs
    assessment_id: str
    editable: bool
    notice: Text | None
    papers: tuple[PaperView, ...]
    papers_heading: Text
    missing: tuple[Served, ...]
    missing_heading: Text
    none_missing: Text
    form: AddForm


@dataclass(frozen=True, slots=True)
class RequirementPage:
    """The context of ``evidence/requirement.html``."""

    tabs: Tabs
    assessment_id: str
    editable: bool
    notice: Text | None
    requirement: Served
    back: str
    attached: tuple[PaperView, ...]
    attached_heading: Text
    others: tuple[PaperView, ...]
    samples: tuple[SampleLink, ...]
    form: AddForm


class Places:
    """Where the requirements of a draft stand, worked out once."""

    def __init__(self, draft: Draft, pack: RulePack) -> None:
        self._draft, self._pack = draft, pack
        self._articles = articles_of_draft(draft)

    def served(self, requirement: Requirement) -> Served:
        """A requirement with its provision and the page of its evidence."""
        address = url_for("evidence.of_requirement", assessment_id=self._draft.head.id, requirement_id=requirement.id)
        return Served(requirement.id, requirement.text, self._pack.cite(requirement.cite[0]), address)

    def answer(self, requirement: Requirement) -> str:
        """Where a requirement is answered."""
        article = article_of(self._articles, requirement.id)
        if article is None:
            return url_for("walk.overview", assessment_id=self._draft.head.id)
        return article_address(self._draft, article, requirement.id)


def list_page(
    draft: Draft,
    pack: RulePack,
    papers: list[Evidence],
    *,
    editable: bool,
    notice: Text | None,
    typed: Mapping[str, str],
    faults: Mapping[str, Text],
) -> ListPage:
    """All papers of the unit, and the answered requirements that have none."""
    places, views = Places(draft, pack), paper_views(draft, pack, papers)
    answered = [each for each in draft.regulation.requirements if each.id in draft.rows]
    missing = tuple(places.served(each) for each in answered if not draft.evidence.get(each.id))
    return ListPage(
        tabs=tabs_of(draft, TAB),
        assessment_id=draft.head.id,
        editable=editable,
        notice=notice,
        papers=views,
        papers_heading=fill(EvidenceTexts.all_papers, count=number(len(views))),
        missing=missing,
        missing_heading=fill(EvidenceTexts.missing, count=number(len(missing))),
        none_missing=EvidenceTexts.none_missing if answered else EvidenceTexts.none_answered,
        form=AddForm("", pack.evidence, None, typed, faults, tuple(places.served(each) for each in answered)),
    )


def requirement_page(
    draft: Draft,
    pack: RulePack,
    requirement: Requirement,
    papers: list[Evidence],
    *,
    editable: bool,
    notice: Text | None,
    typed: Mapping[str, str],
    faults: Mapping[str, Text],
) -> RequirementPage:
    """The papers of one requirement, those it could use, and the form for another."""
    places, views = Places(draft, pack), paper_views(draft, pack, papers)
    used = {paper.id for paper in draft.evidence.get(requirement.id, ())}
    attached = tuple(view for view in views if view.id in used)
    usual = [pack.evidence[kind] for kind in requirement.evidence]
    # The usual kinds come first in the list.
    kinds = {kind: pack.evidence[kind] for kind in (*requirement.evidence, *pack.evidence)}
    return RequirementPage(
        tabs=tabs_of(draft, TAB),
        assessment_id=draft.head.id,
        editable=editable,
        notice=notice,
        requirement=places.served(requirement),
        back=places.answer(requirement),
        attached=attached,
        attached_heading=fill(EvidenceTexts.attached, count=number(len(attached))),
        others=tuple(view for view in views if view.id not in used),
        samples=sample_links(draft, requirement),
        form=AddForm(
            requirement=requirement.id,
            kinds=kinds,
            usual=fill(EvidenceTexts.usual, kinds=joined(usual, same("; "))) if usual else None,
            typed=typed,
            faults=faults,
            answered=(),
        ),
    )


def paper_views(draft: Draft, pack: RulePack, papers: list[Evidence]) -> tuple[PaperView, ...]:
    """Papers as lists show them, each with what it serves in this draft."""
    places, known = Places(draft, pack), draft.regulation.by_id()
    serves: dict[str, list[Served]] = {}
    for requirement, attached in draft.evidence.items():
        for paper in attached:
            if requirement in known:
                serves.setdefault(paper.id, []).append(places.served(known[requirement]))
    return tuple(
        PaperView(
            id=paper.id,
            title=paper.title,
            about=_about(pack, paper),
            picture=_picture(draft, paper),
            icon=MEDIA_ICONS.get(paper.media_type or "", EvidenceTexts.link_icon if paper.link else EvidenceTexts.icon),
            serves=tuple(serves.get(paper.id, ())),
        )
        for paper in papers
    )


def _picture(draft: Draft, paper: Evidence) -> str | None:
    if paper.media_type not in PICTURES:
        return None
    return url_for("papers.picture", assessment_id=draft.head.id, evidence_id=paper.id)


def _about(pack: RulePack, paper: Evidence) -> Text:
    parts = [kind_of(pack, paper)]
    parts += [day(paper.dated)] if paper.dated else []
    parts += [same(each) for each in (paper.reference, paper.link) if each]
    parts += [same(MEDIA_NAMES[paper.media_type])] if paper.media_type else []
    return joined(parts, COMMA)


def kind_of(pack: RulePack, paper: Evidence) -> Text:
    """The kind of a paper in words."""
    return pack.evidence.get(paper.kind, same(paper.kind))
