"""The articles of a walk: one page an article, each within the right that its requirements serve."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from checklist.domain.checklist import Checklist, Item
from checklist.domain.law import Citation
from checklist.domain.requirement import BINDING_KINDS, Requirement, Right

# The rights as addresses name them.
RIGHT_SLUGS: Mapping[Right, str] = MappingProxyType(
    {
        Right.DISCLOSURE: "cong-khai",
        Right.DECISION: "ban-quyet-dinh",
        Right.CONSULTATION: "tham-gia-y-kien",
        Right.OVERSIGHT: "kiem-tra-giam-sat",
        Right.ORGANISATION: "to-chuc-thuc-hien",
        Right.DIALOGUE: "doi-thoai",
        Right.RELATIONS: "quan-he",
    }
)
RIGHTS_BY_SLUG: Mapping[str, Right] = MappingProxyType({slug: right for right, slug in RIGHT_SLUGS.items()})

Place = tuple[Right, str, str | None]


@dataclass(frozen=True, slots=True)
class Article:
    """One page of a walk: what is asked under one article, and what stands there only to be read.

    ``slug`` names it within its right.
    """

    right: Right
    citation: Citation
    slug: str
    items: tuple[Item, ...]
    reading: tuple[Requirement, ...]

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """What is asked, in walking order."""
        return tuple(item.requirement for item in self.items)


def articles_of(checklist: Checklist) -> tuple[Article, ...]:
    """The articles of a checklist in walking order: by right, then as the rule book has them.

    A provision that is only to be read stands with its article; where nothing is asked under that one, with the
    article before it in its right, or the first.
    """
    asked: dict[Place, list[Item]] = {}
    for item in checklist.items:
        asked.setdefault(_place(item.requirement), []).append(item)
    reading = _reading(checklist, list(asked))
    instrument = checklist.regulation.instrument
    found = [
        Article(place[0], Citation(place[1], place[2]), _slug(place, instrument), tuple(items), tuple(reading[place]))
        for place, items in asked.items()
    ]
    order = list(Right)
    return tuple(sorted(found, key=lambda article: order.index(article.right)))


def article_of(articles: tuple[Article, ...], requirement: str) -> Article | None:
    """The article whose page shows a requirement."""
    for article in articles:
        if any(each.id == requirement for each in (*article.requirements, *article.reading)):
            return article
    return None


def met_together(article: Article, answered: Container[str]) -> tuple[Requirement, ...]:
    """What may be declared met for the whole article at once: only what nobody has answered and nothing proves.

    A requirement with a check that judges, or with a table of points, is answered on its own.
    """
    return tuple(
        item.requirement
        for item in article.items
        if item.applies is not False
        and item.requirement.id not in answered
        and not item.requirement.points
        and not any(item.requirement.judges(check) for check in item.requirement.checks)
    )


def _place(requirement: Requirement) -> Place:
    first = requirement.cite[0]
    return requirement.right, first.document, first.article


def _reading(checklist: Checklist, places: list[Place]) -> dict[Place, list[Requirement]]:
    reading: dict[Place, list[Requirement]] = {place: [] for place in places}
    latest: dict[Right, Place] = {}
    for requirement in checklist.regulation.requirements:
        place = _place(requirement)
        if place in reading:
            latest[requirement.right] = place
        if requirement.kind in BINDING_KINDS:
            continue
        first = next((each for each in places if each[0] is requirement.right), None)
        host = place if place in reading else latest.get(requirement.right, first)
        if host is not None:
            reading[host].append(requirement)
    return reading


def _slug(place: Place, instrument: str) -> str:
    _, document, article = place
    parts = [*([document] if document != instrument else []), *([f"dieu-{article}"] if article else [])]
    return "-".join(parts) or "chung"
