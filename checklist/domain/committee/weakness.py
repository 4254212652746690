"""Why are we weak? The articles of law that most units fall short of, and the evidence that goes with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from checklist.domain.committee.rollup import Article, RollUp
from checklist.domain.findings import SHORTFALLS
from checklist.domain.regulation import Regulation


@dataclass(frozen=True, slots=True)
class WeakRequirement:
    """A requirement under a weak article and how many units fall short of it."""

    regulation: str
    requirement: str
    units: int


@dataclass(frozen=True, slots=True)
class WeakArticle:
    """An article that ``units`` of ``bound`` fall short of; ``evidence`` are kinds of paper, the most wanted first."""

    article: Article
    units: int
    bound: int
    requirements: tuple[WeakRequirement, ...]
    evidence: tuple[str, ...]

    @property
    def share(self) -> Fraction:
        """The share of the units bound that fall short."""
        return Fraction(self.units, self.bound)


def articles_of(books: Iterable[Regulation]) -> dict[tuple[str, str], tuple[Article, ...]]:
    """The articles that each requirement cites, by (rule book, requirement)."""
    return {
        (book.id, requirement.id): tuple(
            dict.fromkeys((cite.document, cite.article) for cite in requirement.cite if cite.article)
        )
        for book in books
        for requirement in book.requirements
    }


def weak_articles(
    rolled: RollUp, books: Mapping[str, Regulation], articles: Mapping[tuple[str, str], tuple[Article, ...]]
) -> tuple[WeakArticle, ...]:
    """The articles that any unit falls short of, those of most units first."""
    short = {
        key: n
        for key, counts in rolled.verdicts.items()
        if (n := sum(count for verdict, count in counts.items() if verdict in SHORTFALLS))
    }
    under: dict[Article, list[WeakRequirement]] = {}
    for (regulation, requirement), units in short.items():
        for article in articles.get((regulation, requirement), ()):
            under.setdefault(article, []).append(WeakRequirement(regulation, requirement, units))
    found = [
        WeakArticle(
            article,
            rolled.articles[article],
            rolled.bound[article],
            tuple(sorted(requirements, key=lambda each: (-each.units, each.requirement))),
            _evidence(requirements, books),
        )
        for article, requirements in under.items()
    ]
    return tuple(sorted(found, key=lambda weak: (-weak.units, -weak.share, weak.article)))


def _evidence(requirements: Iterable[WeakRequirement], books: Mapping[str, Regulation]) -> tuple[str, ...]:
    wanted: Counter[str] = Counter()
    for each in requirements:
        for kind in books[each.regulation].by_id()[each.requirement].evidence:
            wanted[kind] += each.units
    return tuple(kind for kind, _ in sorted(wanted.items(), key=lambda pair: (-pair[1], pair[0])))
