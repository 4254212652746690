"""The disclosure board of a unit, for everybody: what is posted now and until when, what was posted, the files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.public.posting import PostingState
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.services.public_board import Entry, entry_of, open_item_file, public_entries
from checklist.services.public_pages import PublishedUnit, published_unit
from checklist.store.board import BoardItem
from checklist.web.access import public
from checklist.web.clock import legal_today
from checklist.web.installation import workspace
from checklist.web.public.published_texts import PublicTexts
from checklist.web.wording import day, fill, number, same

board = Blueprint("board", __name__)

BASE = "/cong-khai/<slug>/niem-yet"


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item with its days in words; ``file`` is where its file is."""

    id: str
    title: str
    body: str
    days: Text
    fulfils: Text | None
    file: str
    file_words: Text | None


@dataclass(frozen=True, slots=True)
class BoardPage:
    """The context of ``public/board/board.html``."""

    unit: str
    slug: str
    is_sample: bool
    now: tuple[ItemView, ...]
    before: tuple[ItemView, ...]


@board.context_processor
def texts() -> dict[str, Any]:
    """The words of these templates."""
    return {"pub": PublicTexts}


@board.get(BASE)
@public
def overview(slug: str) -> ResponseReturnValue:
    """The board of a unit."""
    today = legal_today()
    found = published_unit(workspace(), slug, today=today)
    now, before = public_entries(workspace(), found.unit.id, today=today)
    page = BoardPage(
        unit=found.unit.name,
        slug=slug,
        is_sample=found.unit.is_sample,
        now=tuple(_view(found, each, today) for each in now),
        before=tuple(_view(found, each, today) for each in before),
    )
    return render_template("public/board/board.html", page=page)


@board.get(f"{BASE}/<item_id>/tep")
@public
def file(slug: str, item_id: str) -> ResponseReturnValue:
    """The file of an item that is posted now; always to be saved and never shown by the browser."""
    today = legal_today()
    found = published_unit(workspace(), slug, today=today)
    entry = entry_of(workspace(), found.unit.id, item_id)
    if entry.posting.state(today) is not PostingState.POSTED:
        abort(404)
    return item_file(entry.item)


def item_file(item: BoardItem) -> Response:
    """The file of an item as a download. Raises ``NotFound``."""
    answer = send_file(open_item_file(workspace(), item), as_attachment=True, download_name=item.file_name)
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def days_words(entry: Entry, today: date) -> Text:
    """The days of an item: as planned while it stands, as they were once it has ended."""
    item = entry.item
    words: Mapping[str, Text] = {"first": day(item.posted_on)}
    last = entry.posting.last(today)
    if entry.posting.state(today) is PostingState.ENDED and last is not None:
        return fill(PublicTexts.stood, **words, last=day(last), days=number(entry.posting.days(today)))
    until = entry.until(today)
    return fill(PublicTexts.from_until, **words, last=day(until)) if until else fill(PublicTexts.from_open, **words)


def cite_words(entry: Entry, pack: RulePack) -> Text | None:
    """The place in the law that an item fulfils."""
    if entry.requirement is None or not entry.requirement.cite:
        return None
    return pack.cite(entry.requirement.cite[0])


def _view(found: PublishedUnit, entry: Entry, today: date) -> ItemView:
    item, cite = entry.item, cite_words(entry, workspace().pack)
    # The archive tells what was posted and when; names that the law made public for thirty days are not so for ever.
    stands = entry.posting.state(today) is PostingState.POSTED
    has_file = stands and item.file_sha256 is not None
    return ItemView(
        id=item.id,
        title=item.title,
        body=item.body if stands else "",
        days=days_words(entry, today),
        fulfils=fill(PublicTexts.fulfils, cite=cite) if cite else None,
        file=url_for("board.file", slug=found.page.slug, item_id=item.id) if has_file else "",
        file_words=fill(PublicTexts.get_file, name=same(item.file_name)) if has_file else None,
    )
