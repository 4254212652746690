"""Compliance adds parts and wholes; weakness is told by article of law, and each unit counts once an article."""

from __future__ import annotations

from fractions import Fraction

from checklist.domain.committee.compliance import Share, by_right, in_all, together
from checklist.domain.committee.rollup import Standing, roll_up
from checklist.domain.committee.verdict_vectors import order_of
from checklist.domain.committee.weakness import articles_of, weak_articles
from checklist.domain.requirement import Right
from tests.domain.score_samples import TWO_AND_ONE, pack_of

PACK = pack_of(*TWO_AND_ONE)
BOOKS = PACK.regulations
ORDER = order_of(BOOKS["m"])
RIGHTS = {each.id: each.right for each in BOOKS["m"].requirements}


def standing(unit: str, letters: str) -> Standing:
    return Standing(unit, "commune", "m", ORDER, letters.encode())


def test_compliance_counts_what_applied_and_arose() -> None:
    assert by_right(standing("x", "DPR"), RIGHTS) == {Right.DISCLOSURE: Share(1, 2)}
    assert by_right(standing("x", "UAY"), RIGHTS) == {Right.DISCLOSURE: Share(0, 1)}


def test_shares_of_units_are_added_and_never_averaged() -> None:
    shares = [by_right(standing("x", "DXX"), RIGHTS), by_right(standing("y", "NND"), RIGHTS)]

    assert together(shares) == {Right.DISCLOSURE: Share(1, 3), Right.OVERSIGHT: Share(1, 1)}
    assert in_all(together(shares)).value == Fraction(1, 2)


def test_nothing_judged_is_no_share() -> None:
    assert Share().value is None


def test_a_requirement_unknown_here_is_left_out() -> None:
    assert by_right(standing("x", "DDD"), {}) == {}


def test_the_article_of_most_units_comes_first_and_names_its_requirements() -> None:
    articles = {("m", ORDER[0]): (("law", "1"),), ("m", ORDER[1]): (("law", "1"),), ("m", ORDER[2]): (("law", "2"),)}
    units = [standing("x", "NPD"), standing("y", "DND"), standing("z", "DDN")]

    first, second = weak_articles(roll_up(units, articles), BOOKS, articles)

    assert (first.article, first.units, first.bound) == (("law", "1"), 2, 3)
    assert [(each.requirement, each.units) for each in first.requirements] == [(ORDER[1], 2), (ORDER[0], 1)]
    assert second.share == Fraction(1, 3)


def test_what_nobody_falls_short_of_is_not_weak() -> None:
    assert weak_articles(roll_up([standing("x", "DDD")], {("m", ORDER[0]): (("law", "1"),)}), BOOKS, {}) == ()


def test_the_articles_of_a_book_come_from_its_citations() -> None:
    found = articles_of(BOOKS.values())

    assert set(found) == {("m", each) for each in ORDER}
    assert all(article for articles in found.values() for _, article in articles)
