"""The articles of a walk: every requirement on one page, addresses that differ, and what may be declared together."""

from __future__ import annotations

from datetime import date

import pytest

from checklist.domain.articles import Article, article_of, articles_of, met_together
from checklist.domain.checklist import bind
from checklist.domain.dates import Period
from checklist.domain.rulepack import RulePack
from checklist.rulefiles.loader import load_rules
from tests.factories import SHIPPED_RULES, a_check, a_requirement, checklist_of, facts_of, points_of, text

PERIOD = Period(date(2025, 1, 1), date(2025, 12, 31))
READ = {"kind": "background", "background_reason": text("Chỉ để đọc."), "evidence": []}


@pytest.fixture(scope="module")
def shipped() -> RulePack:
    return load_rules(SHIPPED_RULES).pack


def articles(*requirements: dict[str, object]) -> tuple[Article, ...]:
    return articles_of(checklist_of(*requirements))


def test_every_shipped_requirement_has_one_place(shipped: RulePack) -> None:
    for book in shipped.regulations.values():
        found = articles_of(bind(book, {}, PERIOD))
        listed = [each.id for article in found for each in (*article.requirements, *article.reading)]

        assert sorted(listed) == sorted(each.id for each in book.requirements)


def test_no_two_shipped_articles_of_a_right_share_an_address(shipped: RulePack) -> None:
    for book in shipped.regulations.values():
        addresses = [(article.right, article.slug) for article in articles_of(bind(book, {}, PERIOD))]

        assert len(set(addresses)) == len(addresses)


def test_requirements_of_one_article_stand_together_by_right() -> None:
    found = articles(
        a_requirement("m.d1"),
        a_requirement("m.d2", cite=[{"article": 2}]),
        a_requirement("m.d1.b"),
        a_requirement("m.d1.c", right="oversight", duty_of="staff"),
    )

    assert [(each.right.value, each.slug, [r.id for r in each.requirements]) for each in found] == [
        ("disclosure", "dieu-1", ["m.d1", "m.d1.b"]),
        ("disclosure", "dieu-2", ["m.d2"]),
        ("oversight", "dieu-1", ["m.d1.c"]),
    ]


def test_what_is_only_read_stands_with_its_article_or_the_one_before() -> None:
    found = articles(
        a_requirement("m.d1"),
        a_requirement("m.d1.read", **READ),
        a_requirement("m.d2", cite=[{"article": 2}]),
        a_requirement("m.d3", cite=[{"article": 3}], **READ),
    )

    assert [[each.id for each in article.reading] for article in found] == [["m.d1.read"], ["m.d3"]]
    assert article_of(found, "m.d3") is found[1]
    assert article_of(found, "m.none") is None


def test_only_what_nothing_proves_and_nobody_answered_is_declared_together() -> None:
    (article,) = articles(
        a_requirement("m.d1"),
        a_requirement("m.d1.answered"),
        a_requirement("m.d1.points", **points_of(x="full_text")),
        a_requirement(
            "m.d1.checked", facts=facts_of(agreed="yes_no"), checks=[a_check("{check: answered_yes, given: agreed}")]
        ),
        a_requirement(
            "m.d1.reminded",
            facts=facts_of(agreed="yes_no"),
            checks=[a_check("{check: answered_yes, given: agreed}", source_check="memory")],
            doubt=text("Chưa đối chiếu."),
        ),
    )

    assert [each.id for each in met_together(article, {"m.d1.answered"})] == ["m.d1", "m.d1.reminded"]
