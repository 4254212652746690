"""The page of one article: its requirements as rows, what may be read beside them, and where to go next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from checklist.domain.articles import Article, met_together
from checklist.domain.progress import RightProgress, State
from checklist.domain.text import Text
from checklist.web.paper_source import source_of_paper
from checklist.web.requirement_views import RequirementView, requirement_view
from checklist.web.walk_rows import RowView, Typed, row_view
from checklist.web.walk_state import Walk
from checklist.web.walk_tabs import Tabs, right_tab, tabs_of
from checklist.web.walk_texts import WalkTexts
from checklist.web.wording import fill, number, same

BAR_WIDTH = 300
BAR_ORDER = (State.DONE, State.INCOMPLETE, State.SEEN)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a progress bar."""

    style: str
    start: str
    width: str


@dataclass(frozen=True, slots=True)
class ProgressView:
    """How far a right has come: a line, a bar and the bar in words."""

    name: Text
    line: Text
    words: Text
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """A page of the walk as a link, with how far it is."""

    address: str
    name: Text
    line: Text
    finished: bool
    current: bool


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """The context of ``walk/article.html``."""

    heading: Text
    kicker: Text
    step: Text
    tabs: Tabs
    assessment_id: str
    right: str
    article: str
    editable: bool
    notice: Text | None
    paper_source: str
    here: str
    progress: ProgressView
    bulk: Text | None
    bulk_hint: Text | None
    rows: tuple[RowView, ...]
    reading: tuple[RequirementView, ...]
    siblings: tuple[ArticleLink, ...]
    previous: ArticleLink | None
    next: ArticleLink | None


def article_page(
    walk: Walk,
    article: Article,
    now: datetime,
    *,
    notice: Text | None = None,
    typed: Mapping[str, Typed] | None = None,
    more_records: str = "",
    paper_faults: Mapping[str, Text] | None = None,
) -> ArticlePage:
    """The page of ``article``.

    ``typed`` holds forms not saved, ``paper_faults`` why files were refused; ``more_records`` names who gets a blank
    event.
    """
    draft = walk.draft
    of_right = [each for each in walk.articles if each.right is article.right]
    place, index = of_right.index(article), walk.articles.index(article)
    together = met_together(article, draft.rows) if walk.editable else ()
    rows = tuple(
        row_view(
            walk, item, number_, now,
            typed=(typed or {}).get(item.requirement.id), more_records=more_records == item.requirement.id,
            paper_fault=(paper_faults or {}).get(item.requirement.id),
        )
        for number_, item in enumerate(article.items, 1)
    )  # fmt: skip
    places = ", ".join(row.place for row in rows if row.id in {each.id for each in together})
    return ArticlePage(
        heading=walk.pack.cite(article.citation),
        kicker=walk.right_name(article.right),
        step=fill(WalkTexts.step, place=number(place + 1), total=number(len(of_right))),
        tabs=tabs_of(draft, right_tab(article.right)),
        assessment_id=draft.head.id,
        right=right_tab(article.right),
        article=article.slug,
        editable=walk.editable,
        notice=notice or read_only_notice(walk),
        paper_source=source_of_paper(draft) if walk.editable else "",
        here=walk.address(article),
        progress=progress_view(walk, walk.progress_of(article.right)),
        bulk=fill(WalkTexts.bulk, count=number(len(together))) if together else None,
        bulk_hint=fill(WalkTexts.bulk_hint, places=same(places)) if together else None,
        rows=rows,
        reading=tuple(
            requirement_view(each, str(len(rows) + number_), draft.regulation, walk.pack)
            for number_, each in enumerate(article.reading, 1)
        ),
        siblings=tuple(article_link(walk, each, current=each is article) for each in of_right),
        previous=article_link(walk, walk.articles[index - 1]) if index else None,
        next=article_link(walk, walk.articles[index + 1]) if index + 1 < len(walk.articles) else None,
    )


def read_only_notice(walk: Walk) -> Text | None:
    """Why nothing can be changed here, where that is so."""
    if walk.editable:
        return None
    return WalkTexts.read_only_role if walk.draft.head.state == "draft" else WalkTexts.read_only_sealed


def article_link(walk: Walk, article: Article, *, current: bool = False) -> ArticleLink:
    """A link to an article with its count of finished requirements."""
    counts = walk.counts(article)
    return ArticleLink(
        address=walk.address(article),
        name=walk.pack.cite(article.citation),
        line=fill(WalkTexts.progress_of, done=number(counts[State.DONE]), total=number(len(article.items))),
        finished=walk.is_finished(article),
        current=current,
    )


def progress_view(walk: Walk, of_right: RightProgress) -> ProgressView:
    """The progress of a right as a bar of :data:`BAR_WIDTH` units."""
    total, segments, start = of_right.total, [], 0
    for state in BAR_ORDER:
        width = of_right.counts[state] * BAR_WIDTH // total
        segments.append(Segment(f"bar-{state.value}", str(start), str(width)))
        start += width
    counts = {state.value: number(of_right.counts[state]) for state in State}
    return ProgressView(
        name=walk.right_name(of_right.right),
        line=fill(WalkTexts.progress_of, done=counts["done"], total=number(total)),
        words=fill(WalkTexts.progress_bar, total=number(total), **counts),
        segments=tuple(segment for segment in segments if segment.width != "0"),
    )
