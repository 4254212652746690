"""A unit's own board: preparing items, masking, posting, taking down, and the posting log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.domain.values import read_day
from checklist.services.errors import NotFound, Refused
from checklist.services.evidence import MAX_BYTES, Upload
from checklist.services.public_board import Entry, choices, entries, entry_of
from checklist.services.public_board_changes import (
    BoardRefused,
    Typed,
    change_item,
    masked_copy,
    post_item,
    prepare_item,
    remove_item,
    take_down,
)
from checklist.store.board import StaleBoardItem
from checklist.store.files import FileRefused
from checklist.store.units import Unit
from checklist.web.access import current_user, for_unit
from checklist.web.answer_forms import day_as_written
from checklist.web.clock import legal_today, now
from checklist.web.installation import workspace
from checklist.web.public.board_pages import item_file
from checklist.web.unit_public_board_views import form_of, item_page, items_page, log_page, typed_of
from checklist.web.unit_public_pages import (
    BASE,
    CONFLICT,
    UNPROCESSABLE,
    consent,
    done_notice,
    require_head,
    revision,
    unit_public,
)
from checklist.web.unit_public_views import BOARD, LOG, frame_of

__all__ = ["unit_public"]

ITEMS = f"{BASE}/niem-yet"
ITEM = f"{ITEMS}/<item_id>"
FILE, DROP = "file", "drop_file"
ENVELOPE = 256 * 1024
"""Room for the other fields and the borders of an upload."""
UPLOADS = ("unit_public.add_item", "unit_public.save_item")
BAD_DAY = Text("Ngày này không đọc được; ghi ngày/tháng/năm.", "This is no day; write day/month/year.")


@unit_public.url_value_preprocessor
def take_larger_uploads(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let a file of the full size in; this comes before anything else reads the form."""
    if endpoint in UPLOADS:
        request.max_content_length = MAX_BYTES + ENVELOPE


@unit_public.get(ITEMS)
@for_unit(Permission.VIEW)
def items(unit: Unit) -> ResponseReturnValue:
    """Every item of the unit, and the form of a new one."""
    return _items(unit, {}, {}, notice=done_notice())


@unit_public.post(ITEMS)
@for_unit(Permission.ANSWER)
def add_item(unit: Unit) -> ResponseReturnValue:
    """Keep a new item; nobody sees it yet."""
    form = request.form.to_dict()
    try:
        typed = _typed(form)
        item = prepare_item(
            workspace(), unit, typed, _upload(), today=legal_today(), at=now(), by=current_user().username
        )
    except BoardRefused as refusal:
        return _items(unit, form, refusal.faults), UNPROCESSABLE
    except FileRefused as refusal:
        return _items(unit, form, {FILE: Text(refusal.vi, refusal.en)}), UNPROCESSABLE
    return redirect(url_for("unit_public.item", unit_id=unit.id, item_id=item.id), 303)


@unit_public.get(f"{ITEMS}/so")
@for_unit(Permission.VIEW)
def log(unit: Unit) -> ResponseReturnValue:
    """The posting log: real days, counted, against what the law asks."""
    frame = frame_of(unit, current_user().role, LOG)
    page = log_page(frame, entries(workspace(), unit.id), workspace().pack, legal_today())
    return render_template("units/public_log.html", page=page)


@unit_public.get(ITEM)
@for_unit(Permission.VIEW)
def item(unit: Unit, item_id: str) -> ResponseReturnValue:
    """One item: what stands against posting it, and until when it would stand."""
    return _item(unit, _entry(unit, item_id), notice=done_notice())


@unit_public.post(ITEM)
@for_unit(Permission.ANSWER)
def save_item(unit: Unit, item_id: str) -> ResponseReturnValue:
    """Change an item that is not posted yet."""
    found, form = _entry(unit, item_id), request.form.to_dict()
    try:
        change_item(
            workspace(), unit, item_id, _typed(form), _upload(), revision(),
            drop_file=bool(form.get(DROP)), today=legal_today(), at=now(), by=current_user().username,
        )  # fmt: skip
    except BoardRefused as refusal:
        return _item(unit, found, typed=form, faults=refusal.faults), UNPROCESSABLE
    except FileRefused as refusal:
        return _item(unit, found, typed=form, faults={FILE: Text(refusal.vi, refusal.en)}), UNPROCESSABLE
    except StaleBoardItem as refusal:
        return _stale(unit, item_id, refusal)
    return _done(unit, item_id)


@unit_public.post(f"{ITEM}/che")
@for_unit(Permission.ANSWER)
def mask_item(unit: Unit, item_id: str) -> ResponseReturnValue:
    """Make a masked copy; the original stays."""
    try:
        copy = masked_copy(workspace(), unit, item_id, at=now(), by=current_user().username)
    except NotFound:
        abort(404)
    except StaleBoardItem as refusal:
        return _stale(unit, item_id, refusal)
    return _done(unit, copy.id)


@unit_public.post(f"{ITEM}/dang")
@for_unit(Permission.SIGN)
def post_now(unit: Unit, item_id: str) -> ResponseReturnValue:
    """Put the item on the board."""
    require_head()
    found = _entry(unit, item_id)
    try:
        post_item(
            workspace(), unit, item_id, revision(),
            consent=consent(), today=legal_today(), at=now(), by=current_user().username,
        )  # fmt: skip
    except StaleBoardItem as refusal:
        return _stale(unit, item_id, refusal)
    except Refused as refusal:
        return _item(unit, found, faults={"post": refusal.text}), UNPROCESSABLE
    return _done(unit, item_id)


@unit_public.post(f"{ITEM}/go")
@for_unit(Permission.ANSWER)
def take_down_now(unit: Unit, item_id: str) -> ResponseReturnValue:
    """Take the item off the board."""
    found = _entry(unit, item_id)
    try:
        take_down(
            workspace(), unit, item_id, revision(), today=legal_today(), at=now(), by=current_user().username
        )  # fmt: skip
    except StaleBoardItem as refusal:
        return _stale(unit, item_id, refusal)
    except Refused as refusal:
        return _item(unit, found, faults={"post": refusal.text}), UNPROCESSABLE
    return _done(unit, item_id)


@unit_public.post(f"{ITEM}/xoa")
@for_unit(Permission.ANSWER)
def remove_now(unit: Unit, item_id: str) -> ResponseReturnValue:
    """Drop an item that was never posted."""
    try:
        remove_item(workspace(), unit, item_id, revision(), at=now(), by=current_user().username)
    except NotFound:
        abort(404)
    except StaleBoardItem as refusal:
        return _stale(unit, item_id, refusal)
    return redirect(url_for("unit_public.items", unit_id=unit.id, xong=1), 303)


@unit_public.get(f"{ITEM}/tep")
@for_unit(Permission.VIEW)
def file(unit: Unit, item_id: str) -> ResponseReturnValue:
    """The file of an item, posted or not."""
    answer = item_file(_entry(unit, item_id).item)
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def _typed(form: Mapping[str, str]) -> Typed:
    days = {name: day_as_written(form.get(name, "")).strip() for name in ("first", "until")}
    read = {name: read_day(text) if text else None for name, text in days.items()}
    faults = {name: BAD_DAY for name, text in days.items() if text and read[name] is None}
    if faults:
        raise BoardRefused(faults)
    return Typed(form.get("title", ""), form.get("body", ""), form.get("requirement", ""), read["first"], read["until"])


def _upload() -> Upload | None:
    sent = request.files.get(FILE)
    return Upload(sent.filename, sent.stream) if sent is not None and sent.filename else None


def _entry(unit: Unit, item_id: str) -> Entry:
    try:
        return entry_of(workspace(), unit.id, item_id)
    except NotFound:
        abort(404)


def _items(unit: Unit, typed: Mapping[str, str], faults: Mapping[str, Text], *, notice: Text | None = None) -> str:
    today, pack = legal_today(), workspace().pack
    frame = frame_of(unit, current_user().role, BOARD, notice=notice, faults=faults)
    page = items_page(frame, entries(workspace(), unit.id), form_of(pack, choices(pack, unit, today), typed), today)
    return render_template("units/public_board.html", page=page)


def _item(
    unit: Unit,
    found: Entry,
    *,
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, Text] | None = None,
    notice: Text | None = None,
) -> str:
    today, pack = legal_today(), workspace().pack
    form = form_of(pack, choices(pack, unit, today), typed if typed is not None else typed_of(found.item))
    frame = frame_of(unit, current_user().role, BOARD, notice=notice, faults=faults)
    return render_template("units/public_item.html", page=item_page(frame, found, form, pack, today))


def _stale(unit: Unit, item_id: str, refusal: StaleBoardItem) -> ResponseReturnValue:
    return _item(unit, _entry(unit, item_id), faults={"post": Text(refusal.vi, refusal.en)}), CONFLICT


def _done(unit: Unit, item_id: str) -> ResponseReturnValue:
    return redirect(url_for("unit_public.item", unit_id=unit.id, item_id=item_id, xong=1), 303)
