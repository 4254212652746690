"""The start page: what this program is, and its rule books with their legal status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checklist.domain.law import SourceCheck
from checklist.domain.regulation import Regulation
from checklist.domain.rule_manifest import PACK_STATE_NAMES
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.services.rule_packs import PackStatus
from checklist.services.rules import RuleCount, count_rules
from checklist.web.legal_state import LegalStatus, Standing, legal_status
from checklist.web.requirement_views import SourceLabel, source_label
from checklist.web.rule_pages import unit_kind_words
from checklist.web.wording import fill, number

STANDING_ORDER = [standing.value for standing in (Standing.IN_FORCE, Standing.COMING, Standing.LAPSED)]

RELEASE_AS_SIGNED = Text(
    "Chữ ký phát hành hợp lệ; mọi tệp quy định đúng bản đã ký.",
    "The signature of the release is good, and every rule file is as it was signed.",
)
RELEASE_CHANGED = Text(
    "Chữ ký phát hành hợp lệ, nhưng {files} tệp quy định trên máy này khác bản đã ký.",
    "The signature of the release is good, but {files} rule files on this machine differ from what was signed.",
)
RELEASE_UNSIGNED = Text(
    "Bản phần mềm này chưa được ký phát hành, nên không biết tệp quy định có bị sửa hay không.",
    "This release is not signed, so nothing tells whether a rule file was changed.",
)
RELEASE_BROKEN = Text(
    "Chữ ký phát hành KHÔNG dùng được: đừng tin các tệp quy định trước khi kiểm tra.",
    "The signature of the release is NOT good: do not trust the rule files before looking into it.",
)


@dataclass(frozen=True, slots=True)
class SourceCount:
    """How many requirements are known in one way."""

    source: SourceLabel
    count: Text


@dataclass(frozen=True, slots=True)
class BookCard:
    """A rule book on the start page. ``state`` says how its files stand to the signed release."""

    id: str
    heading: Text
    title: Text
    unit_kinds: Text
    local: bool
    state: Text
    status: LegalStatus
    requirements: Text
    scored: Text
    sources: tuple[SourceCount, ...]


@dataclass(frozen=True, slots=True)
class StartPage:
    """The context of ``rules/start.html``."""

    books: tuple[BookCard, ...]
    release: Text


def start_page(pack: RulePack, today: date, standing: PackStatus) -> StartPage:
    """The start page: what is in force comes first, what has lapsed last."""
    counts = {count.regulation: count for count in count_rules(pack)}
    states = {each.book: PACK_STATE_NAMES[each.state] for each in standing.books}
    cards = [_card(book, counts[book.id], states[book.id], pack, today) for book in pack.regulations.values()]
    ordered = sorted(cards, key=lambda card: STANDING_ORDER.index(card.status.style))
    return StartPage(tuple(ordered), release_words(standing))


def release_words(standing: PackStatus) -> Text:
    """What the signature of the release says of the rule books of this installation."""
    if standing.problem is not None:
        return RELEASE_BROKEN
    if not standing.is_signed:
        return RELEASE_UNSIGNED
    return fill(RELEASE_CHANGED, files=number(len(standing.files))) if standing.files else RELEASE_AS_SIGNED


def _card(book: Regulation, count: RuleCount, state: Text, pack: RulePack, today: date) -> BookCard:
    return BookCard(
        id=book.id,
        heading=book.short_title,
        title=book.title,
        unit_kinds=unit_kind_words(book),
        local=book.local,
        state=state,
        status=legal_status(book, pack, today),
        requirements=number(count.requirements),
        scored=number(count.scored),
        sources=tuple(
            SourceCount(source_label(source), number(count.by_source[source]))
            for source in SourceCheck
            if source in count.by_source
        ),
    )
