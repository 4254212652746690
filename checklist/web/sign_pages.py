"""Signing a sealed report and its files: slots in order, uploads of what was signed elsewhere, downloads, checks."""

from __future__ import annotations

import re

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.drafts import Draft, load_draft
from checklist.services.errors import NotFound, Refused
from checklist.services.outputs import LARGEST_SMALL
from checklist.services.seal_draft import StepRefused
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
from checklist.store.documents import Document
from checklist.web.access import current_user, for_assessment
from checklist.web.clock import now
from checklist.web.installation import workspace
from checklist.web.seal_texts import SealTexts
from checklist.web.sign_views import (
    CheckView,
    check_view,
    file_name,
    files_page,
    kind_words,
    media_of,
    scan_view,
    sign_page,
)
from checklist.web.wording import same

sign_routes = Blueprint("sign", __name__)

BASE = "/danh-gia/<assessment_id>"
UNPROCESSABLE = 422
SLOT, BASE_DOCUMENT, WAY, P12_FILE, PASSWORD, SKIP, FILE = "o", "ban", "cach", "p12", "mat_khau", "bo_qua", "tep"
P12, INTERNAL = "p12", "noi-bo"
DONE = "xong"  # also the argument of the link that leads back
DONE_WORDS = {"ky": SealTexts.done_signed, "tai": SealTexts.done_uploaded, "quet": SealTexts.done_scan}
CHECKED = "kiem-tra"
NUMBER = re.compile(r"[0-9]{1,9}")


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
    except StepRefused as refusal:
        return _again(draft, refusal.sentence, f"slot-{slot}")
    except Refused as refusal:
        return _again(draft, same(str(refusal)), f"slot-{slot}")
    return _onward(draft, "ky")


# Whoever may see a report may either seal or sign; an uploaded signature proves by itself whose it is.
@sign_routes.post(f"{BASE}/ky/tai-len")
@for_assessment(Permission.VIEW)
def upload(draft: Draft) -> ResponseReturnValue:
    """Take a PDF that was signed elsewhere."""
    content = _file(FILE)
    if not content:
        return _again(draft, SealTexts.no_file, "tep")
    try:
        upload_signed(workspace(), draft, content, at=now(), by=current_user().username)
    except StepRefused as refusal:
        return _again(draft, refusal.sentence, "tep")
    except Refused as refusal:
        return _again(draft, same(str(refusal)), "tep")
    return _onward(draft, "tai")


@sign_routes.post(f"{BASE}/ky/ban-quet")
@for_assessment(Permission.VIEW)
def upload_scanned(draft: Draft) -> ResponseReturnValue:
    """Take the scan of a copy signed by hand."""
    content = _file(FILE)
    if not content:
        return _again(draft, SealTexts.no_file, "quet")
    try:
        upload_scan(workspace(), draft, content, at=now(), by=current_user().username)
    except StepRefused as refusal:
        return _again(draft, refusal.sentence, "quet")
    except Refused as refusal:
        return _again(draft, same(str(refusal)), "quet")
    return _onward(draft, "quet")


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
    return render_template("sign/files.html", page=files_page(draft, signing, checked))


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
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return Response(content, mimetype=media, headers=headers)


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
    return check_view(document, name.vi, verify_file(workspace(), content, at=now()))


def _file(name: str, limit: int | None = None) -> bytes:
    sent = request.files.get(name)
    if sent is None:
        return b""
    content = sent.stream.read() if limit is None else sent.stream.read(limit + 1)
    return b"" if limit is not None and len(content) > limit else content


def _again(draft: Draft, error: Text, faulty: str) -> ResponseReturnValue:
    fresh = load_draft(workspace(), draft.head.id)
    page = sign_page(fresh, _signing(fresh), current_user(), error=error, faulty=faulty)
    return render_template("sign/slots.html", page=page), UNPROCESSABLE


def _onward(draft: Draft, done: str) -> ResponseReturnValue:
    return redirect(url_for("sign.slots", assessment_id=draft.head.id, xong=done), 303)
