"""The page of a regulation: its legal status, then every requirement, grouped by right as its instrument names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from checklist.domain.law import SOURCE_CHECK_NAMES, UNIT_KIND_NAMES, SourceCheck
from checklist.domain.regulation import Regulation
from checklist.domain.requirement import Body, Requirement, Right
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.web.condition_words import vocabulary
from checklist.web.crosswalk_pages import earlier_books, has_crosswalk
from checklist.web.law_names import BODY_NAMES, RIGHT_NAMES
from checklist.web.legal_state import LegalStatus, legal_status
from checklist.web.requirement_views import QuestionView, RequirementView, question_view, requirement_view
from checklist.web.rule_filters import RuleFilter
from checklist.web.wording import SEMICOLON, capitalised, fill, joined, number, same

SHOWN_ALL = Text("Hiển thị đủ {total} yêu cầu.", "All {total} requirements are shown.")
SHOWN_SOME = Text("Hiển thị {shown} trong {total} yêu cầu.", "{shown} of {total} requirements are shown.")
SHOWN_NONE = Text(
    "Không có yêu cầu nào khớp. Thử bớt từ hoặc bỏ lọc.", "No requirement matches. Try fewer words or clear the filter."
)
WITH_COUNT = Text("{name} ({count})", "{name} ({count})")
GROUP_COUNT = Text("{total} yêu cầu, chấm {scored}", "{total} requirements, {scored} scored")
GROUP_SHOWN = Text("Hiển thị {shown} trong {total} yêu cầu", "{shown} of {total} requirements shown")


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a drop-down list."""

    value: str
    name: Text
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The requirements of one right; ``requirements`` are those that the filter lets through."""

    anchor: str
    heading: Text
    count: Text
    requirements: tuple[RequirementView, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """A rule book that this one followed."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class RegulationPage:
    """The context of ``rules/regulation.html``. ``is_followed``: there is a crosswalk to the law that followed."""

    id: str
    heading: Text
    title: Text
    unit_kinds: Text
    local: bool
    status: LegalStatus
    instrument: str
    is_followed: bool
    earlier: tuple[Earlier, ...]
    scored_bodies: Text
    co_signers: Text | None
    profile: tuple[QuestionView, ...]
    words: str
    rights: tuple[Choice, ...]
    sources: tuple[Choice, ...]
    is_filtered: bool
    result: Text
    groups: tuple[Group, ...]


def regulation_page(book: Regulation, pack: RulePack, chosen: RuleFilter, today: date) -> RegulationPage:
    """The page of ``book`` as the reader filtered it."""
    by_right = {right: [r for r in book.requirements if r.right is right] for right in Right}
    by_right = {right: requirements for right, requirements in by_right.items() if requirements}
    groups = tuple(
        _group(place, right, requirements, book, pack, chosen)
        for place, (right, requirements) in enumerate(by_right.items(), start=1)
    )
    return RegulationPage(
        id=book.id,
        heading=book.short_title,
        title=book.title,
        unit_kinds=unit_kind_words(book),
        local=book.local,
        status=legal_status(book, pack, today),
        instrument=book.instrument,
        is_followed=has_crosswalk(book),
        earlier=tuple(Earlier(other.id, other.short_title) for other in earlier_books(book, pack)),
        scored_bodies=capitalised(joined((BODY_NAMES[body] for body in Body if body in book.scored_bodies), SEMICOLON)),
        co_signers=joined((signer.title for signer in book.co_signers), SEMICOLON) if book.co_signers else None,
        profile=tuple(question_view(question, vocabulary(book)) for question in book.profile),
        words=chosen.words,
        rights=_right_choices(book, by_right, chosen),
        sources=_source_choices(book.requirements, chosen),
        is_filtered=chosen.is_set(),
        result=_result(sum(len(group.requirements) for group in groups), len(book.requirements)),
        groups=tuple(group for group in groups if group.requirements),
    )


def unit_kind_words(book: Regulation) -> Text:
    """The kinds of unit that ``book`` binds."""
    return joined((UNIT_KIND_NAMES[kind] for kind in book.unit_kinds), SEMICOLON)


def right_name(right: Right, book: Regulation) -> Text:
    """How the instruments for these units call a right."""
    return RIGHT_NAMES[book.unit_kinds[0]][right]


def _group(
    place: int,
    right: Right,
    requirements: Sequence[Requirement],
    book: Regulation,
    pack: RulePack,
    chosen: RuleFilter,
) -> Group:
    # A requirement keeps its number whatever the filter hides.
    views = tuple(
        requirement_view(requirement, f"{place}.{index}", book, pack)
        for index, requirement in enumerate(requirements, start=1)
        if chosen.accepts(requirement, pack)
    )
    scored = sum(book.is_scored(requirement) for requirement in requirements)
    return Group(
        anchor=right.value,
        heading=joined((same(f"{place}."), right_name(right, book)), same(" ")),
        count=fill(
            GROUP_COUNT if len(views) == len(requirements) else GROUP_SHOWN,
            total=number(len(requirements)),
            scored=number(scored),
            shown=number(len(views)),
        ),
        requirements=views,
    )


def _right_choices(
    book: Regulation, by_right: Mapping[Right, Sequence[Requirement]], chosen: RuleFilter
) -> tuple[Choice, ...]:
    return tuple(
        Choice(right.value, _counted(right_name(right, book), len(requirements)), right is chosen.right)
        for right, requirements in by_right.items()
    )


def _source_choices(requirements: Iterable[Requirement], chosen: RuleFilter) -> tuple[Choice, ...]:
    known = [requirement.source_check for requirement in requirements]
    return tuple(
        Choice(source.value, _counted(SOURCE_CHECK_NAMES[source], known.count(source)), source is chosen.source)
        for source in SourceCheck
        if source in known
    )


def _counted(name: Text, count: int) -> Text:
    return fill(WITH_COUNT, name=name, count=number(count))


def _result(shown: int, total: int) -> Text:
    if not shown:
        return SHOWN_NONE
    return fill(SHOWN_ALL if shown == total else SHOWN_SOME, shown=number(shown), total=number(total))
