"""A draft as every page of the walk needs it: read once, evaluated once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import url_for

from checklist.domain.articles import RIGHT_SLUGS, Article, articles_of
from checklist.domain.assessment import Assessment
from checklist.domain.checklist import bind
from checklist.domain.findings import Finding
from checklist.domain.law import UnitKind
from checklist.domain.progress import RightProgress, State, progress, state_of
from checklist.domain.requirement import Right
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.services.drafts import Draft, evaluate_draft
from checklist.services.sealed import pack_around
from checklist.web.law_names import RIGHT_NAMES

OPEN_STATES = (State.INCOMPLETE, State.SEEN, State.UNTOUCHED)


@dataclass(frozen=True, slots=True)
class Walk:
    """A draft with everything that follows from it. ``editable`` is false for a reader who only looks."""

    draft: Draft
    pack: RulePack
    assessment: Assessment
    articles: tuple[Article, ...]
    progress: tuple[RightProgress, ...]
    findings: Mapping[str, Finding]
    states: Mapping[str, State]
    editable: bool

    def right_name(self, right: Right) -> Text:
        """How the instruments for this kind of unit call a right."""
        return RIGHT_NAMES[self.assessment.answers.unit.kind][right]

    def progress_of(self, right: Right) -> RightProgress:
        """How far one right has come."""
        return next(each for each in self.progress if each.right is right)

    def article(self, like: Article) -> Article:
        """The article of this walk at the place of ``like``, which may be of another reading of the draft."""
        return next(each for each in self.articles if (each.right, each.slug) == (like.right, like.slug))

    def counts(self, article: Article) -> Mapping[State, int]:
        """How many requirements of an article are in each state."""
        states = [self.states[requirement.id] for requirement in article.requirements]
        return {state: states.count(state) for state in State}

    def is_finished(self, article: Article) -> bool:
        """Whether nothing more is asked for there."""
        return not any(self.states[requirement.id] in OPEN_STATES for requirement in article.requirements)

    def first_open(self, articles: Iterable[Article]) -> Article | None:
        """The first article where something is left to do."""
        return next((article for article in articles if not self.is_finished(article)), None)

    def is_carried(self, requirement: str) -> bool:
        """Whether the answer stands as it came from an earlier period, not looked at since."""
        mark = self.draft.marks.get(requirement)
        return mark is not None and mark.carried_from is not None

    def address(self, article: Article, anchor: str | None = None, **arguments: str) -> str:
        """The page of an article, at one of its requirements."""
        return article_address(self.draft, article, anchor, **arguments)


def walk_of(draft: Draft, pack: RulePack, *, editable: bool) -> Walk:
    """The walk of a draft under ``pack``, of a sealed one under the rules it was sealed with.

    Raises :class:`AnswersInvalid` if the rules changed under a draft.
    """
    assessment = evaluate_draft(draft, pack)
    seen = {identifier for identifier, mark in draft.marks.items() if mark.seen_at is not None}
    states = {
        finding.requirement.id: state_of(
            finding, assessment.answers.to(finding.requirement.id), finding.requirement.id in seen
        )
        for finding in assessment.findings
    }
    return Walk(
        draft=draft,
        pack=pack_around(draft.sealed, pack) if draft.sealed else pack,
        assessment=assessment,
        articles=articles_of(assessment.checklist),
        progress=progress(assessment, seen),
        findings={finding.requirement.id: finding for finding in assessment.findings},
        states=states,
        editable=editable,
    )


def articles_of_draft(draft: Draft) -> tuple[Article, ...]:
    """The articles of a draft's walk, without evaluating anything."""
    kind = UnitKind(draft.unit.kind)
    return articles_of(bind(draft.regulation, draft.head.profile, draft.period, kind))


def article_address(draft: Draft, article: Article, anchor: str | None = None, **arguments: str) -> str:
    """The address of an article's page."""
    return url_for(
        "walk.article",
        assessment_id=draft.head.id,
        right=RIGHT_SLUGS[article.right],
        article=article.slug,
        _anchor=anchor,
        **arguments,  # type: ignore[arg-type]
    )
