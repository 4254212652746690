"""The start page: what this program is, and its rule books with their legal status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checklist.domain.law import SourceCheck
from checklist.domain.regulation import Regulation
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.services.rules import RuleCount, count_rules
from checklist.web.legal_state import LegalStatus, Standing, legal_status
from checklist.web.requirement_views import SourceLabel, source_label
from checklist.web.rule_pages import unit_kind_words
from checklist.web.wording import number

STANDING_ORDER = [standing.value for standing in (Standing.IN_FORCE, Standing.COMING, Standing.LAPSED)]


@dataclass(frozen=True, slots=True)
class SourceCount:
    """How many requirements are known in one way."""

    source: SourceLabel
    count: Text


@dataclass(frozen=True, slots=True)
class BookCard:
    """A rule book on the start page."""

    id: str
    heading: Text
    title: Text
    unit_kinds: Text
    local: bool
    status: LegalStatus
    requirements: Text
    scored: Text
    sources: tuple[SourceCount, ...]


@dataclass(frozen=True, slots=True)
class StartPage:
    """The context of ``rules/start.html``."""

    books: tuple[BookCard, ...]


def start_page(pack: RulePack, today: date) -> StartPage:
    """The start page: what is in force comes first, what has lapsed last."""
    counts = {count.regulation: count for count in count_rules(pack)}
    cards = [_card(book, counts[book.id], pack, today) for book in pack.regulations.values()]
    return StartPage(tuple(sorted(cards, key=lambda card: STANDING_ORDER.index(card.status.style))))


def _card(book: Regulation, count: RuleCount, pack: RulePack, today: date) -> BookCard:
    return BookCard(
        id=book.id,
        heading=book.short_title,
        title=book.title,
        unit_kinds=unit_kind_words(book),
        local=book.local,
        status=legal_status(book, pack, today),
        requirements=number(count.requirements),
        scored=number(count.scored),
        sources=tuple(
            SourceCount(source_label(source), number(count.by_source[source]))
            for source in SourceCheck
            if source in count.by_source
        ),
    )
