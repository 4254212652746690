"""Signing a sealed report and its files: slots in order, uploads of what was signed elsewhere, downloads, checks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.drafts import Draft, load_draft
from checklist.services.errors import NotFound, Refused
from checklist.services.minutes import minutes_of
from checklist.services.outputs import LARGEST_SMALL
from checklist.services.seal_draft import LARGEST_PDF, StepRefused
from checklist.services.self_assessment_paper import self_assessment_pdf
from checklist.services.sign_draft import (
    Signing,
    document_of,
    read_document,
    sign,
    signing_of,
    upload_scan,
    upload_signed,
)
from checklist.services.signing import Hand
from checklist.services.verify import verify_file
from checklist.services.versions import version_of
from checklist.store.documents import Document
from checklist.store.files import MAX_BYTES
from checklist.web.access import current_user, for_assessment
from checklist.web.clock import now
from checklist.web.downloads import download_answer
from checklist.web.files_views import CheckView, check_view, file_name, files_page, kind_words, media_of, scan_view
from checklist.web.installation import workspace
from checklist.web.seal_texts import SealTexts
from checklist.web.sign_views import sign_page
from checklist.web.version_views import minutes_view, version_view

sign_routes = Blueprint("sign", __name__)

BASE = "/danh-gia/<assessment_id>"
ENVELOPE = 256 * 1024
"""Room for the other fields and the borders of an upload."""
LARGEST = {"sign.upload": LARGEST_PDF, "sign.upload_scanned": MAX_BYTES}
UNPROCESSABLE = 422
SLOT, BASE_DOCUMENT, WAY, P12_FILE, PASSWORD, SKIP, FILE = "o", "ban", "cach", "p12", "mat_khau", "bo_qua", "tep"
P12, INTERNAL = "p12", "noi-bo"
DONE = "xong"  # also the argument of the link that leads back
DONE_WORDS = {"ky": SealTexts.done_signed, "tai": SealTexts.done_uploaded, "quet": SealTexts.done_scan}
CHECKED = "kiem-tra"
NUMBER = re.compile(r"[0-9]{1,9}")


@sign_routes.url_value_preprocessor
def take_larger_uploads(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let a signed report, or its scan, of the full size in; this comes before anything else reads the form."""
    if endpoint in LARGEST:
        request.max_content_length = LARGEST[endpoint] + ENVELOPE


@sign_routes.get(f"{BASE}/ky")
@for_assessment(Permission.VIEW)
def slots(draft: Draft) -> ResponseReturnValue:
    """The slots of the report and how to sign them."""
    done = DONE_WORDS.get(request.args.get(DONE, ""))
    page = sign_page(draft, _signing(draft), current_user(), done=done)
    return render_template("sign/slots.html", page=page)


@sign_routes.post(f"{BASE}/ky")
@for_assessment(Permission.SIGN)
def sign_now(draft: Draft) -> ResponseReturnValue:
    """Sign one slot with a certificate file or with the internal key. The password is used once and kept nowhere."""
    slot, base, way = (request.form.get(name, "") for name in (SLOT, BASE_DOCUMENT, WAY))
    p12 = None
    if way == P12:
        p12 = _file(P12_FILE, LARGEST_SMALL)
        if not p12:
            return _again(draft, SealTexts.no_p12, f"p12-{slot}")
    elif way != INTERNAL:
        return _again(draft, SealTexts.no_way, f"cach-{slot}")
    user = current_user()
    hand = Hand(at=now(), actor=user.username, p12=p12, password=request.form.get(PASSWORD, "") if p12 else "")
    document = int(base) if NUMBER.fullmatch(base) else 0
    try:
        sign(workspace(), draft, slot, user, hand, base=document, skipping=bool(request.form.get(SKIP)))
    except Refused as refusal:
        return _again(draft, refusal.text, f"slot-{slot}")
    return _onward(draft, "ky")


# Whoever may see a report may either seal or sign; an uploaded signature proves by itself whose it is.
@sign_routes.post(f"{BASE}/ky/tai-len")
@for_assessment(Permission.VIEW)
def upload(draft: Draft) -> ResponseReturnValue:
    """Take a PDF that was signed elsewhere."""
    return _take(draft, upload_signed, "tep", "tai")


@sign_routes.post(f"{BASE}/ky/ban-quet")
@for_assessment(Permission.VIEW)
def upload_scanned(draft: Draft) -> ResponseReturnValue:
    """Take the scan of a copy signed by hand."""
    return _take(draft, upload_scan, "quet", "quet")


@sign_routes.get(f"{BASE}/tep")
@for_assessment(Permission.VIEW)
def kept_files(draft: Draft) -> ResponseReturnValue:
    """Every document of the seal; one of them checked: the one asked for, else the last signed."""
    signing = _signing(draft)
    checked = None
    if signing is not None:
        wanted = request.args.get(CHECKED, "")
        document = next((each for each in signing.kept if str(each.id) == wanted), signing.base)
        checked = _check(signing, document)
    may_renew, version = allows(current_user().role, Permission.SEAL), None
    if draft.sealed is not None:
        found = version_of(workspace(), draft, draft.sealed)
        version = version_view(draft, found, draft.sealed, may_drop=False)
    minutes = minutes_view(draft, minutes_of(workspace(), draft), editable=False)
    page = files_page(draft, signing, checked, may_renew=may_renew, minutes=minutes, version=version)
    return render_template("sign/files.html", page=page)


@sign_routes.get(f"{BASE}/tep/<int:document>")
@for_assessment(Permission.VIEW)
def download(draft: Draft, document: int) -> ResponseReturnValue:
    """One document as it was kept, byte for byte."""
    try:
        found = document_of(workspace(), draft, document)
        content = read_document(workspace(), found)
    except (NotFound, Refused):
        abort(404)
    signing = _signing(draft)
    media, extension = media_of(content)
    name = file_name(signing.printed if signing else draft.head.id, found, extension)
    return download_answer(content, name, media)


@sign_routes.get(f"{BASE}/phieu-xac-nhan")
@for_assessment(Permission.VIEW)
def confirmation(draft: Draft) -> ResponseReturnValue:
    """The confirmation of the sealed result, as it stands now; not found before sealing."""
    content = self_assessment_pdf(workspace(), draft, at=now())
    return download_answer(content, f"phieu-xac-nhan-{draft.head.id}.pdf")


def _signing(draft: Draft) -> Signing | None:
    try:
        return signing_of(workspace(), draft)
    except StepRefused:
        return None


def _check(signing: Signing, document: Document) -> CheckView:
    name = kind_words(document)
    if document.kind == "scan":
        return scan_view(file_name(signing.printed, document))
    content = read_document(workspace(), document)
    return check_view(document, name, verify_file(workspace(), content, at=now()))


def _take(draft: Draft, keep: Callable[..., object], field: str, done: str) -> ResponseReturnValue:
    """Hand the uploaded file to ``keep``; what it refuses is told beside the form whose field is ``field``."""
    content = _file(FILE)
    if not content:
        return _again(draft, SealTexts.no_file, field)
    try:
        keep(workspace(), draft, content, at=now(), by=current_user().username)
    except Refused as refusal:
        return _again(draft, refusal.text, field)
    return _onward(draft, done)


def _file(name: str, limit: int | None = None) -> bytes:
    sent = request.files.get(name)
    if sent is None:
        return b""
    content = sent.stream.read() if limit is None else sent.stream.read(limit + 1)
    sent.close()
    return b"" if limit is not None and len(content) > limit else content


def _again(draft: Draft, error: Text, faulty: str) -> ResponseReturnValue:
    fresh = load_draft(workspace(), draft.head.id)
    page = sign_page(fresh, _signing(fresh), current_user(), error=error, faulty=faulty)
    return render_template("sign/slots.html", page=page), UNPROCESSABLE


def _onward(draft: Draft, done: str) -> ResponseReturnValue:
    return redirect(url_for("sign.slots", assessment_id=draft.head.id, xong=done), 303)
