"""The overview of an assessment: what to do next, progress by right, deadlines, and what the law says of the period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from flask import url_for

from checklist.domain.findings import VERDICT_NAMES, Verdict
from checklist.domain.legal_status import legal_notices
from checklist.domain.progress import RightProgress, State
from checklist.domain.requirement import Requirement
from checklist.domain.text import Text
from checklist.services.draft_settings import settings_of
from checklist.web.due_dates import DateLine, due_line
from checklist.web.rule_filters import RuleFilter
from checklist.web.walk_article import ArticleLink, ProgressView, article_link, progress_view, read_only_notice
from checklist.web.walk_outcome import checks_view
from checklist.web.walk_state import Walk, article_address
from checklist.web.walk_tabs import OVERVIEW, Tabs, period_words, tabs_of
from checklist.web.walk_texts import STATE_NAMES, WalkTexts
from checklist.web.wording import day, fill, number, same

MOST_LISTED = 8


@dataclass(frozen=True, slots=True)
class Count:
    """A number under its name."""

    style: str
    name: Text
    number: Text


@dataclass(frozen=True, slots=True)
class Group:
    """A right with its progress, findings and pages."""

    id: str
    heading: Text
    progress: ProgressView
    states: tuple[Count, ...]
    verdicts: tuple[Count, ...]
    articles: tuple[ArticleLink, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A requirement as a link, with what is the matter with it."""

    address: str
    text: Text
    note: Text | None
    state: str
    state_name: Text


@dataclass(frozen=True, slots=True)
class Listing:
    """A headed list of requirements; ``more`` says how many are left out."""

    id: str
    heading: Text
    lines: tuple[Line, ...]
    more: Text | None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something is to be done."""

    day: Text
    what: Text
    text: Text
    address: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """The context of ``walk/overview.html``. ``go_on`` is where the walk stopped, if it is not finished.

    ``due`` is the day the report of a draft is due; ``settings`` is where its reader sets it, if there is none.
    """

    heading: Text
    tabs: Tabs
    notice: Text | None
    book: str
    period: Text
    due: DateLine | None
    settings: str
    notices: tuple[Text, ...]
    go_on: ArticleLink | None
    go_on_words: Text | None
    review: str
    lists: tuple[Listing, ...]
    groups: tuple[Group, ...]
    deadlines: tuple[Deadline, ...]
    period_end: Text


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The context of ``walk/search.html``."""

    heading: Text
    tabs: Tabs
    words: str
    result: Text
    lines: tuple[Line, ...]


def overview_page(walk: Walk, today: date) -> OverviewPage:
    """The overview of a walk as of ``today``."""
    draft = walk.draft
    due_on = settings_of(draft).due_on if draft.head.state == "draft" else None
    first = walk.first_open(walk.articles)
    begun = WalkTexts.go_on if draft.rows else WalkTexts.start_here
    tabs = tabs_of(draft, OVERVIEW)
    kind = walk.assessment.answers.unit.kind
    return OverviewPage(
        heading=fill(WalkTexts.overview_heading, book=draft.regulation.short_title),
        tabs=tabs,
        notice=read_only_notice(walk),
        book=draft.regulation.id,
        period=period_words(draft.period),
        due=due_line(due_on, today) if due_on else None,
        settings=url_for("settings.page", assessment_id=draft.head.id) if walk.editable and not due_on else "",
        notices=legal_notices(walk.pack, draft.regulation, draft.period, kind),
        go_on=article_link(walk, first) if first else None,
        go_on_words=fill(begun, article=walk.pack.cite(first.citation)) if first else None,
        review=next(tab.address for tab in tabs.tabs if tab.name is WalkTexts.review_tab),
        lists=tuple(_lists(walk)),
        groups=tuple(_group(walk, each) for each in walk.progress),
        deadlines=tuple(line for _, line in sorted(_deadlines(walk, today), key=lambda pair: pair[0])),
        period_end=day(draft.period.end),
    )


def search_page(walk: Walk, words: str) -> SearchPage:
    """The requirements of the assessment in which all ``words`` occur, diacritics aside."""
    wanted = RuleFilter(words=words)
    found = [each for each in _requirements(walk) if words and wanted.accepts(each, walk.pack)]
    if not words:
        result = WalkTexts.search_first
    elif not found:
        result = fill(WalkTexts.found_none, words=same(words))
    else:
        result = fill(WalkTexts.found, count=number(len(found)), words=same(words))
    lines = tuple(_line(walk, each, walk.pack.cite(each.cite[0])) for each in found)
    return SearchPage(WalkTexts.search_heading, tabs_of(walk.draft, ""), words, result, lines)


def _requirements(walk: Walk) -> Iterator[Requirement]:
    for article in walk.articles:
        yield from article.requirements


def _lists(walk: Walk) -> Iterator[Listing]:
    incomplete = [each for each in _requirements(walk) if walk.states[each.id] is State.INCOMPLETE]
    carried = [each for each in _requirements(walk) if walk.is_carried(each.id)]
    if incomplete:
        yield _listing(walk, "can-bo-sung", WalkTexts.to_complete, incomplete, wants=True)
    if carried:
        yield _listing(walk, "can-xem-lai", WalkTexts.to_review, carried, wants=False)


def _listing(walk: Walk, name: str, heading: Text, found: list[Requirement], *, wants: bool) -> Listing:
    lines = tuple(
        _line(walk, each, checks_view(walk, each).wants_sentence if wants else None) for each in found[:MOST_LISTED]
    )
    left = len(found) - len(lines)
    more = fill(WalkTexts.and_more, count=number(left)) if left else None
    return Listing(name, fill(heading, count=number(len(found))), lines, more)


def _line(walk: Walk, requirement: Requirement, note: Text | None) -> Line:
    state = walk.states[requirement.id]
    return Line(_address(walk, requirement), requirement.text, note, state.value, STATE_NAMES[state])


def _address(walk: Walk, requirement: Requirement) -> str:
    article = next(each for each in walk.articles if requirement in each.requirements)
    return article_address(walk.draft, article, requirement.id)


def _group(walk: Walk, of_right: RightProgress) -> Group:
    return Group(
        id=f"nhom-{of_right.right.value}",
        heading=walk.right_name(of_right.right),
        progress=progress_view(walk, of_right),
        states=tuple(_counts(("bar", STATE_NAMES[state], state.value, of_right.counts[state]) for state in State)),
        verdicts=tuple(
            _counts(
                ("verdict", VERDICT_NAMES[verdict], verdict.value, of_right.verdicts.get(verdict, 0))
                for verdict in Verdict
            )
        ),
        articles=tuple(article_link(walk, each) for each in walk.articles if each.right is of_right.right),
    )


def _counts(found: Iterable[tuple[str, Text, str, int]]) -> Iterator[Count]:
    for family, name, value, count in found:
        if count:
            yield Count(f"{family}-{value}", name, number(count))


def _deadlines(walk: Walk, today: date) -> Iterator[tuple[date, Deadline]]:
    """Duties with a day of their own that are still open, and remedies that were promised."""
    for requirement in _requirements(walk):
        finding, address = walk.findings[requirement.id], _address(walk, requirement)
        is_open = finding.declared is None or finding.verdict is Verdict.NOT_YET_DUE
        if is_open and finding.verdict is not Verdict.NOT_APPLICABLE and finding.due_on != walk.draft.period.end:
            yield (
                finding.due_on,
                Deadline(day(finding.due_on), WalkTexts.duty_due, requirement.text, address, finding.due_on < today),
            )
        remedy = walk.assessment.answers.to(requirement.id).remedy
        if remedy is not None and remedy.due is not None:
            yield (
                remedy.due,
                Deadline(
                    day(remedy.due),
                    WalkTexts.remedy_due,
                    same(remedy.what or remedy.owner),
                    address,
                    remedy.due < today,
                ),
            )
