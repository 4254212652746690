"""What a unit sees of its own board: every item, one with what stands against posting it, the posting log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from flask import url_for

from checklist.domain.public.posting import Minimum, Posting, PostingState
from checklist.domain.requirement import Requirement
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text, date_vi
from checklist.services.public_board import Entry, check_item
from checklist.services.public_checks import SecretText
from checklist.store.board import BoardItem
from checklist.web.public.board_pages import cite_words, days_words
from checklist.web.public.published_texts import STATES
from checklist.web.unit_public_texts import UnitPublicTexts
from checklist.web.unit_public_views import Frame, SpottedView, spotted_view
from checklist.web.wording import day, fill, number, same

LONGEST_CHOICE = 110


@dataclass(frozen=True, slots=True)
class ItemForm:
    """The form of an item: what was typed, and the requirements it may fulfil."""

    typed: Mapping[str, str]
    requirements: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item in the list."""

    title: str
    address: str
    state: PostingState
    state_name: Text
    days: Text


@dataclass(frozen=True, slots=True)
class ItemsPage:
    """The context of ``units/public_board.html``."""

    frame: Frame
    form: ItemForm
    heading: Text
    items: tuple[ItemLine, ...]


@dataclass(frozen=True, slots=True)
class ItemPage:
    """The context of ``units/public_item.html``; ``notes`` explain the days. ``form`` is none once it was posted."""

    frame: Frame
    id: str
    title: str
    body: str
    revision: int
    state: PostingState
    state_name: Text
    days: Text
    fulfils: Text | None
    notes: tuple[Text, ...]
    file: str
    file_name: Text | None
    ordered: bool
    form: ItemForm | None
    secret: Text | None
    spotted: SpottedView | None


@dataclass(frozen=True, slots=True)
class LogLine:
    """One posting with its real days; ``passed`` is none while the law's time still runs, or none is asked."""

    title: str
    address: str
    first: Text
    last: Text
    days: Text
    least: Text
    verdict: Text
    style: str


@dataclass(frozen=True, slots=True)
class LogPage:
    """The context of ``units/public_log.html``."""

    frame: Frame
    lines: tuple[LogLine, ...]


def form_of(pack: RulePack, asked: Iterable[Requirement], typed: Mapping[str, str]) -> ItemForm:
    """The form of an item with what was typed."""
    return ItemForm(typed, {each.id: _choice(pack, each) for each in asked})


def typed_of(item: BoardItem) -> dict[str, str]:
    """An item as its form shows it."""
    return {
        "title": item.title,
        "body": item.body,
        "requirement": item.requirement_id,
        "first": date_vi(item.posted_on),
        "until": date_vi(item.posted_until) if item.posted_until else "",
    }


def items_page(frame: Frame, found: tuple[Entry, ...], form: ItemForm, today: date) -> ItemsPage:
    """The list of items."""
    return ItemsPage(
        frame=frame,
        form=form,
        heading=fill(UnitPublicTexts.items, count=number(len(found))),
        items=tuple(
            ItemLine(
                each.item.title,
                _address(frame, each),
                each.posting.state(today),
                STATES[each.posting.state(today)],
                days_words(each, today),
            )
            for each in found
        ),
    )


def item_page(frame: Frame, found: Entry, form: ItemForm, pack: RulePack, today: date) -> ItemPage:
    """One item on ``today``."""
    item, state, checked = found.item, found.posting.state(today), check_item(found.item)
    is_prepared = state is PostingState.PREPARED
    return ItemPage(
        frame=frame,
        id=item.id,
        title=item.title,
        body=item.body,
        revision=item.revision,
        state=state,
        state_name=STATES[state],
        days=days_words(found, today),
        fulfils=cite_words(found, pack),
        notes=tuple(_notes(found, pack, today)),
        file=url_for("unit_public.file", unit_id=frame.unit_id, item_id=item.id) if item.file_sha256 else "",
        file_name=fill(UnitPublicTexts.file_now, name=same(item.file_name)) if item.file_sha256 else None,
        ordered=item.ordered_by_law,
        form=form if is_prepared and frame.may_prepare else None,
        secret=SecretText(*checked.secret[0]).text if is_prepared and checked.secret else None,
        spotted=spotted_view(checked.spotted) if is_prepared else None,
    )


def log_page(frame: Frame, found: tuple[Entry, ...], pack: RulePack, today: date) -> LogPage:
    """The posting log: everything that was ever posted, the latest first."""
    return LogPage(frame, tuple(_log_line(frame, each, pack, today) for each in found if each.posting.days(today)))


def _log_line(frame: Frame, found: Entry, pack: RulePack, today: date) -> LogLine:
    posting, minimum = found.posting, found.minimum
    days, last = posting.days(today), posting.last(today)
    ended = posting.state(today) is PostingState.ENDED
    verdict, style = _verdict(posting, minimum, today)
    least = UnitPublicTexts.nothing_asked
    if minimum is not None:
        least = fill(UnitPublicTexts.at_least, days=number(minimum.days), cite=_cite(pack, minimum))
    return LogLine(
        title=found.item.title,
        address=_address(frame, found),
        first=day(posting.first),
        last=day(last) if ended and last else UnitPublicTexts.still,
        days=number(days),
        least=least,
        verdict=verdict,
        style=style,
    )


def _verdict(posting: Posting, minimum: Minimum | None, today: date) -> tuple[Text, str]:
    if minimum is None:
        return same("–"), ""
    passed, left = posting.lasted(minimum, today), number(max(0, minimum.days - posting.days(today)))
    if passed is None:
        return fill(UnitPublicTexts.running, days=left), "state-incomplete"
    if passed:
        return UnitPublicTexts.enough, "verdict-done"
    return fill(UnitPublicTexts.short, days=left), "verdict-not_done"


def _notes(found: Entry, pack: RulePack, today: date) -> Iterable[Text]:
    """Why the posting lasts as long as it does, or what taking it down today would come to."""
    minimum, state = found.minimum, found.posting.state(today)
    if minimum is None:
        return [UnitPublicTexts.proposal_none] if state is PostingState.PREPARED else []
    words = {"days": number(minimum.days), "cite": _cite(pack, minimum)}
    if state is PostingState.PREPARED:
        first, until = max(found.item.posted_on, today), found.until(today)
        if found.item.posted_until is None and until is not None:
            return [fill(UnitPublicTexts.proposal, until=day(until), **words)]
        stands = Posting(first, until, None, True)
        enough = until is not None and stands.days(until) >= minimum.days
        return [fill(UnitPublicTexts.proposal_own if enough else UnitPublicTexts.proposal_short, **words)]
    days = found.posting.days(today)
    if state is PostingState.POSTED and days < minimum.days:
        return [fill(UnitPublicTexts.take_down_early, days=number(days), least=words["days"], cite=words["cite"])]
    return []


def _choice(pack: RulePack, asked: Requirement) -> Text:
    cite = asked.cite[0] if asked.cite else None
    vi, en = asked.text.vi, asked.text.en
    short = Text(*(text if len(text) <= LONGEST_CHOICE else f"{text[:LONGEST_CHOICE]}…" for text in (vi, en)))
    return fill(Text("{cite}: {text}", "{cite}: {text}"), cite=pack.cite(cite), text=short) if cite else short


def _cite(pack: RulePack, minimum: Minimum) -> Text:
    return pack.cite(minimum.cite[0]) if minimum.cite else same("–")


def _address(frame: Frame, found: Entry) -> str:
    return url_for("unit_public.item", unit_id=frame.unit_id, item_id=found.item.id)
