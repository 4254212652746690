"""A blank form to be filled in by hand: what an assessment asks under a right or an article, as it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checklist.domain.answers import DECLARED_NAMES
from checklist.domain.articles import Article
from checklist.domain.checklist import Checklist, Item
from checklist.domain.requirement import FactKind, Question
from checklist.domain.rulepack import RulePack
from checklist.domain.text import date_vi

RECORDS_ON_PAPER = 4
POINT_CHOICES = ("Đạt", "Không đạt", "Không phát sinh")


@dataclass(frozen=True, slots=True)
class Blank:
    """One thing asked: boxes to tick where ``choices`` are given, else ``hint`` and a dotted line."""

    ask: str
    choices: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FormItem:
    """A requirement on paper. ``columns`` are asked for each event; there is room for ``lines`` of them."""

    number: int
    code: str
    citation: str
    text: str
    declared: tuple[str, ...]
    blanks: tuple[Blank, ...]
    records_title: str
    columns: tuple[str, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class BlankForm:
    """A whole form."""

    assessment: str
    unit: str
    parent: str
    place: str
    title: str
    basis: str
    period: str
    items: tuple[FormItem, ...]


def blank_form(
    checklist: Checklist,
    articles: Iterable[Article],
    pack: RulePack,
    *,
    assessment: str,
    unit: tuple[str, str, str],
    title: str,
) -> BlankForm:
    """The form of ``articles``; ``unit`` is its name, the body above it and its place."""
    asked = [item for article in articles for item in article.items if item.applies is not False]
    period = checklist.period
    return BlankForm(
        assessment=assessment,
        unit=unit[0],
        parent=unit[1],
        place=unit[2],
        title=title,
        basis=checklist.regulation.short_title.vi,
        period=f"{date_vi(period.start)} – {date_vi(period.end)}",
        items=tuple(_item(checklist, item, number, pack) for number, item in enumerate(asked, 1)),
    )


def _item(checklist: Checklist, item: Item, number: int, pack: RulePack) -> FormItem:
    requirement, book = item.requirement, checklist.regulation
    facts = () if requirement.for_each else tuple(_blank(fact) for fact in requirement.facts)
    points = tuple(Blank(point.text.vi, POINT_CHOICES) for point in checklist.points_of(requirement))
    columns: tuple[str, ...] = ()
    if requirement.for_each and book.record_set_owner(requirement.for_each).id == requirement.id:
        columns = tuple(_columns(book.record_set_facts(requirement.for_each)))
    title = requirement.records_title.vi if requirement.records_title else "Ghi từng lần"
    return FormItem(
        number=number,
        code=requirement.id,
        citation=pack.cite(requirement.cite[0]).vi,
        text=requirement.text.vi,
        declared=tuple(name.vi for name in DECLARED_NAMES.values()),
        blanks=(*facts, *points),
        records_title=title,
        columns=columns,
        lines=RECORDS_ON_PAPER,
    )


def _columns(questions: Iterable[Question]) -> Iterator[str]:
    for question in questions:
        choices = _choices(question)
        yield f"{question.ask.vi} ({' / '.join(choices)})" if choices else question.ask.vi


def _blank(question: Question) -> Blank:
    hints = {FactKind.DATE: "…… / …… / …………", FactKind.INTEGER: "……………"}
    return Blank(question.ask.vi, _choices(question), hints.get(question.kind, ""))


def _choices(question: Question) -> tuple[str, ...]:
    if question.kind is FactKind.YES_NO:
        return ("Có", "Không")
    return tuple(name.vi for name in question.options.values())
