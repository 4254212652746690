"""Changes to a disclosure board: prepare an item, make a masked copy, post it, take it down.

What was posted never changes, so that the days counted are those of one and the same content. The log of the
installation names items by id only: it can never be cleaned of what somebody typed by mistake.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlite_utils import Database

from checklist.domain.public.identifiers import mask
from checklist.domain.public.posting import PostingState
from checklist.domain.text import Text
from checklist.services.errors import FieldsRefused, Refused
from checklist.services.evidence import Upload
from checklist.services.public_board import check_item, choices, entry_from, own_item, posting_of
from checklist.services.public_checks import Consent, let_pass, masked_file_name, tidy
from checklist.services.public_pages import require_open
from checklist.services.workspace import Workspace
from checklist.store import audit, board, files
from checklist.store.board import BoardItem
from checklist.store.database import transaction
from checklist.store.units import Unit

LONGEST_TITLE, LONGEST_BODY, LONGEST_NAME = 300, 20_000, 200


class BoardRefused(FieldsRefused):
    """Something typed will not do."""


@dataclass(frozen=True, slots=True)
class Typed:
    """An item as typed. ``until`` None leaves the last day to the law's minimum, or open."""

    title: str
    body: str
    requirement: str
    first: date | None
    until: date | None


def prepare_item(workspace: Workspace, unit: Unit, typed: Typed, upload: Upload | None, *, today: date, at: datetime,
                 by: str) -> BoardItem:  # fmt: skip
    """Keep a new item that nobody sees yet. Raises :class:`BoardRefused`, ``FileRefused`` of the store."""
    fitting = _fitting(workspace, unit, typed, today)
    stored = files.store(workspace.files, upload.stream) if upload else None
    item = BoardItem(
        id=_new_id(),
        unit_id=unit.id,
        title=fitting.title,
        body=fitting.body,
        requirement_id=fitting.requirement,
        file_sha256=stored.sha256 if stored else None,
        file_name=_name(upload, stored.media_type) if upload and stored else "",
        posted_on=fitting.first or today,
        posted_until=fitting.until,
        ordered_by_law=False,
        revision=1,
        created_at=at,
        created_by=by,
    )
    with workspace.database() as db, transaction(db):
        board.add(db, item)
        _note(db, "board.prepare", item, at, by)
    return item


def change_item(workspace: Workspace, unit: Unit, item_id: str, typed: Typed, upload: Upload | None, revision: int, *,
                drop_file: bool, today: date, at: datetime, by: str) -> BoardItem:  # fmt: skip
    """Change an item that is not posted yet. Raises as :func:`prepare_item`, ``StaleBoardItem``, ``NotFound``."""
    fitting = _fitting(workspace, unit, typed, today)
    stored = files.store(workspace.files, upload.stream) if upload else None
    with workspace.database() as db, transaction(db):
        stands = _prepared(db, unit.id, item_id)
        changed = replace(
            stands, title=fitting.title, body=fitting.body, requirement_id=fitting.requirement,
            posted_on=fitting.first or today, posted_until=fitting.until, revision=revision,
        )  # fmt: skip
        if upload and stored:
            changed = replace(changed, file_sha256=stored.sha256, file_name=_name(upload, stored.media_type))
        elif drop_file:
            changed = replace(changed, file_sha256=None, file_name="")
        changed = board.change(db, changed)
        _note(db, "board.change", changed, at, by)
    return changed


def masked_copy(workspace: Workspace, unit: Unit, item_id: str, *, at: datetime, by: str) -> BoardItem:
    """A new prepared item in which every identifier is masked; the one it is made from stays as it is, and so does
    the content of the file. Raises :class:`NotFound`, ``StaleBoardItem`` of the store.
    """
    with workspace.database() as db, transaction(db):
        stands = _prepared(db, unit.id, item_id)
        copy = replace(
            stands,
            id=_new_id(),
            title=mask(stands.title),
            body=mask(stands.body),
            file_name=masked_file_name(stands.file_name) if stands.file_name else "",
            revision=1,
            created_at=at,
            created_by=by,
        )
        board.add(db, copy)
        _note(db, "board.mask", copy, at, by)
    return copy


def post_item(workspace: Workspace, unit: Unit, item_id: str, revision: int, *, consent: Consent | None, today: date,
              at: datetime, by: str) -> BoardItem:  # fmt: skip
    """Put an item on the board, from today or the later day it names.

    Raises ``SecretText``, ``PersonalData``, :class:`Refused`, :class:`NotFound`, ``StaleBoardItem`` of the store.
    """
    with workspace.database() as db, transaction(db):
        require_open(db, unit.id)
        stands = _prepared(db, unit.id, item_id)
        if stands.revision != revision:  # what was confirmed was confirmed of another text
            raise board.StaleBoardItem
        checked = check_item(stands)
        let_pass(checked, consent)
        entry = entry_from(workspace.pack, stands)
        first, until = max(stands.posted_on, today), entry.until(today)
        if until is not None and until < first:
            raise Refused(
                "Ngày niêm yết cuối cùng đã qua; hãy sửa lại trước khi đăng.",
                "The last day of the posting has passed; change it before posting.",
            )
        ordered = bool(checked.spotted) and consent is Consent.ORDERED_BY_LAW
        posted = replace(
            stands, posted_on=first, posted_until=until, ordered_by_law=ordered, published_at=at, published_by=by,
            revision=revision,
        )  # fmt: skip
        changed = board.change(db, posted)
        _note(db, "board.post", changed, at, by, consent=consent if checked.spotted else None)
    return changed


def take_down(
    workspace: Workspace, unit: Unit, item_id: str, revision: int, *, today: date, at: datetime, by: str
) -> None:
    """Take an item off the board; it stays in the archive with its real days.

    Raises :class:`Refused`, :class:`NotFound`, ``StaleBoardItem`` of the store.
    """
    with workspace.database() as db, transaction(db):
        stands = own_item(db, unit.id, item_id)
        if posting_of(stands).state(today) not in (PostingState.POSTED, PostingState.COMING):
            raise Refused("Nội dung này không còn niêm yết.", "This item is not on the board any more.")
        changed = board.change(db, replace(stands, taken_down_at=at, taken_down_by=by, revision=revision))
        _note(db, "board.take_down", changed, at, by)


def remove_item(workspace: Workspace, unit: Unit, item_id: str, revision: int, *, at: datetime, by: str) -> None:
    """Drop an item that was never posted. Raises :class:`NotFound`, ``StaleBoardItem`` of the store."""
    with workspace.database() as db, transaction(db):
        stands = replace(_prepared(db, unit.id, item_id), revision=revision)
        board.remove(db, stands)
        _note(db, "board.remove", stands, at, by)


def _new_id() -> str:
    return f"ny-{secrets.token_hex(8)}"


def _fitting(workspace: Workspace, unit: Unit, typed: Typed, today: date) -> Typed:
    title, body = " ".join(tidy(typed.title).split()), tidy(typed.body)
    first, faults = typed.first or today, dict[str, Text]()
    if not title or len(title) > LONGEST_TITLE:
        faults["title"] = Text(f"Tiêu đề: ghi từ 1 đến {LONGEST_TITLE} ký tự.", f"Title: 1 to {LONGEST_TITLE} letters.")
    if len(body) > LONGEST_BODY:
        faults["body"] = Text(f"Nội dung dài quá {LONGEST_BODY} ký tự.", f"Longer than {LONGEST_BODY} characters.")
    if typed.requirement and typed.requirement not in {each.id for each in choices(workspace.pack, unit, today)}:
        faults["requirement"] = Text("Hãy chọn một nội dung trong danh sách.", "Choose one from the list.")
    if first < today:
        faults["first"] = Text(
            "Ngày bắt đầu không được ở trước hôm nay: bảng này chỉ ghi những ngày người dân thật sự xem được.",
            "The first day cannot lie before today: the board counts only days on which people could read it.",
        )
    if typed.until is not None and typed.until < first:
        faults["until"] = Text("Ngày cuối không được trước ngày bắt đầu.", "The last day lies before the first.")
    if faults:
        raise BoardRefused(faults)
    return replace(typed, title=title, body=body, first=first)


def _name(upload: Upload, media_type: str) -> str:
    """The name its sender gave, with the extension its content has."""
    stem = upload.name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    plain = " ".join(tidy(stem).split())[:LONGEST_NAME] or "tai-lieu"
    return f"{plain}{files.EXTENSIONS[media_type]}"


def _prepared(db: Database, unit_id: str, item_id: str) -> BoardItem:
    found = own_item(db, unit_id, item_id)
    if found.published_at is not None:
        raise board.StaleBoardItem
    return found


def _note(db: Database, action: str, item: BoardItem, at: datetime, by: str, consent: Consent | None = None) -> None:
    detail = {
        "item": item.id, "file": item.file_sha256, "from": item.posted_on.isoformat(),
        "until": item.posted_until.isoformat() if item.posted_until else None, "consent": consent,
    }  # fmt: skip
    audit.append(db, at=at, actor=by, action=action, subject=item.unit_id, detail=detail)
