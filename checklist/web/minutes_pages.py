"""The minutes of the meeting that adopted a self-score: attach, fetch, remove."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.drafts import Draft
from checklist.services.errors import NotFound
from checklist.services.minutes import (
    DATED,
    FILE,
    REFERENCE,
    MinutesRefused,
    attach_minutes,
    minutes_of,
    read_minutes,
    remove_minutes,
)
from checklist.store.errors import NotADraft
from checklist.store.files import EXTENSIONS, MAX_BYTES, FileRefused
from checklist.web.access import current_user, for_assessment
from checklist.web.clock import now
from checklist.web.downloads import download_answer
from checklist.web.installation import workspace
from checklist.web.seal_pages import review_answer

minutes = Blueprint("minutes", __name__)

ADDRESS = "/danh-gia/<assessment_id>/bien-ban"
UNPROCESSABLE, CONFLICT = 422, 409
ENVELOPE = 256 * 1024
"""Room for the other fields and the borders of an upload."""


@minutes.url_value_preprocessor
def take_larger_uploads(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let a file of the full size in; this comes before anything else reads the form."""
    request.max_content_length = MAX_BYTES + ENVELOPE


@minutes.post(ADDRESS)
@for_assessment(Permission.ANSWER)
def attach(draft: Draft) -> ResponseReturnValue:
    """Attach the file sent, in place of any minutes before."""
    typed = {name: request.form.get(name, "") for name in (REFERENCE, DATED)}
    sent = request.files.get(FILE)
    stream = sent.stream if sent is not None and sent.filename else None
    try:
        attach_minutes(workspace(), draft, stream, **typed, at=now(), by=current_user().username)
    except MinutesRefused as refusal:
        return review_answer(draft, typed=typed, minutes_faults=refusal.faults), UNPROCESSABLE
    except FileRefused as refusal:
        faults = {FILE: Text(refusal.vi, refusal.en)}
        return review_answer(draft, typed=typed, minutes_faults=faults), UNPROCESSABLE
    except NotADraft as refusal:
        return review_answer(draft, Text(refusal.vi, refusal.en)), CONFLICT
    finally:
        for each in request.files.values():
            each.close()
    return _back(draft)


@minutes.get(ADDRESS)
@for_assessment(Permission.VIEW)
def download(draft: Draft) -> ResponseReturnValue:
    """The file, always to be saved and never shown by the browser."""
    kept = minutes_of(workspace(), draft)
    if kept is None:
        abort(404)
    try:
        content = read_minutes(workspace(), kept)
    except NotFound:
        abort(404)
    name = f"bien-ban-{kept.sha256[:8]}{EXTENSIONS[kept.media_type]}"
    return download_answer(content, name, kept.media_type)


@minutes.post(f"{ADDRESS}/xoa")
@for_assessment(Permission.ANSWER)
def remove(draft: Draft) -> ResponseReturnValue:
    """Take the minutes away."""
    try:
        remove_minutes(workspace(), draft, at=now(), by=current_user().username)
    except NotADraft as refusal:
        return review_answer(draft, Text(refusal.vi, refusal.en)), CONFLICT
    return _back(draft)


def _back(draft: Draft) -> ResponseReturnValue:
    return redirect(url_for("seal.review_form", assessment_id=draft.head.id, _anchor="bien-ban"), 303)
