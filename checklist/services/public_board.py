"""The disclosure board of a unit (bảng niêm yết điện tử): its items with their days, for the unit and for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from sqlite_utils import Database

from checklist.domain.dates import Period, legal_day
from checklist.domain.law import UnitKind
from checklist.domain.public.posting import Minimum, Posting, PostingState, minimum_of, until_of
from checklist.domain.requirement import Requirement, Right
from checklist.domain.rulepack import RulePack
from checklist.domain.selector import select
from checklist.domain.text import Text
from checklist.services.errors import NotFound
from checklist.services.public_checks import Checked, check_texts, words_of_file
from checklist.services.workspace import Workspace
from checklist.store import board, files
from checklist.store.board import BoardItem
from checklist.store.errors import NotFound as NoSuchRow
from checklist.store.units import Unit

TITLE, BODY, FILE_NAME = Text("Tiêu đề", "Title"), Text("Nội dung", "Text"), Text("Tên tệp", "File name")
NO_ITEM = ("Không có nội dung niêm yết này.", "There is no such board item.")


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with its days, the requirement it fulfils and the least days that asks."""

    item: BoardItem
    posting: Posting
    requirement: Requirement | None
    minimum: Minimum | None

    def until(self, today: date) -> date | None:
        """Its last day; for what is only prepared, the one it would get if it were posted today."""
        first = max(self.item.posted_on, today) if self.item.published_at is None else self.item.posted_on
        if self.item.posted_until is None and self.minimum is not None:
            return until_of(first, self.minimum)
        return self.item.posted_until


def choices(pack: RulePack, unit: Unit, today: date) -> tuple[Requirement, ...]:
    """The disclosure duties in force today that an item may fulfil."""
    parts = select(pack, UnitKind(unit.kind), Period(today, today)).parts
    return tuple(
        requirement
        for part in parts
        for book in part.books
        for requirement in book.own_requirements
        if requirement.right is Right.DISCLOSURE and book.is_scored(requirement)
    )


def entries(workspace: Workspace, unit_id: str) -> tuple[Entry, ...]:
    """All items of a unit, the latest first."""
    with workspace.database() as db:
        found = board.of_unit(db, unit_id)
    return tuple(entry_from(workspace.pack, item) for item in found)


def entry_of(workspace: Workspace, unit_id: str, item_id: str) -> Entry:
    """One item of a unit. Raises :class:`NotFound`."""
    with workspace.database() as db:
        return entry_from(workspace.pack, own_item(db, unit_id, item_id))


def public_entries(workspace: Workspace, unit_id: str, *, today: date) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """What is posted today, and what stood here before; what stood no whole day is left out."""
    found = entries(workspace, unit_id)
    now = tuple(each for each in found if each.posting.state(today) is PostingState.POSTED)
    before = tuple(
        each for each in found if each.posting.state(today) is PostingState.ENDED and each.posting.days(today) > 0
    )
    return now, before


def check_item(item: BoardItem) -> Checked:
    """What stands in the texts of an item and in the name of its file."""
    return check_texts([(TITLE, item.title), (BODY, item.body), (FILE_NAME, words_of_file(item.file_name))])


def open_item_file(workspace: Workspace, item: BoardItem) -> BinaryIO:
    """The file of an item. Raises :class:`NotFound` where it has none."""
    try:
        return files.open_file(workspace.files, item.file_sha256 or "")
    except NoSuchRow as error:
        raise NotFound("Nội dung này không có tệp.", "This item has no file.") from error


def entry_from(pack: RulePack, item: BoardItem) -> Entry:
    """An item with what follows from it under the rules of today."""
    found = next(
        (
            book.by_id()[item.requirement_id]
            for book in pack.regulations.values()
            if item.requirement_id in book.by_id()
        ),
        None,
    )
    return Entry(item, posting_of(item), found, minimum_of(found) if found else None)


def posting_of(item: BoardItem) -> Posting:
    """The days of an item."""
    down = legal_day(item.taken_down_at) if item.taken_down_at else None
    return Posting(item.posted_on, item.posted_until, down, item.published_at is not None)


def own_item(db: Database, unit_id: str, item_id: str) -> BoardItem:
    """An item of this unit. Raises :class:`NotFound`."""
    try:
        found = board.get(db, item_id)
    except NoSuchRow as error:
        raise NotFound(*NO_ITEM) from error
    if found.unit_id != unit_id:
        raise NotFound(*NO_ITEM)
    return found
