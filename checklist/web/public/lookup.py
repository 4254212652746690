"""For everybody: looking up a certificate by its code, the register of certificates, checking a signed file."""

from __future__ import annotations

import time
from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.committee.certificate_register import plain_code
from checklist.domain.text import Text
from checklist.services.committee.certificates_lookup import has_register, look_up, public_register
from checklist.services.verify import verify_file
from checklist.web.access import public
from checklist.web.clock import legal_today, now
from checklist.web.installation import workspace
from checklist.web.public.lookup_texts import LookupTexts
from checklist.web.public.lookup_throttle import Throttle
from checklist.web.public.lookup_views import CheckPage, LookupPage, check_page, one_page, register_page
from checklist.web.wording import fill, same

lookup = Blueprint("lookup", __name__)

LARGEST = 25 * 1024 * 1024
ENVELOPE = 256 * 1024
UNPROCESSABLE, NOT_FOUND, TOO_OFTEN, BUSY = 422, 404, 429, 503
LONGEST_CODE, LONGEST_SEARCH = 60, 100
CHECKS = Throttle(most=10, seconds=60, at_once=2)


@lookup.app_context_processor
def texts() -> dict[str, Any]:
    """The words of the public pages; the foot of every page has some."""
    return {"look": LookupTexts}


@lookup.url_value_preprocessor
def take_larger_uploads(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let a file a little over the limit in, so that its refusal is a sentence of this page."""
    if endpoint == "lookup.check_now":
        request.max_content_length = 2 * LARGEST + ENVELOPE


@lookup.get("/tra-cuu")
@public
def form() -> ResponseReturnValue:
    """The form for a code; what was typed leads to the page of the code."""
    typed = request.args.get("ma", "").strip()[:LONGEST_CODE]
    if not typed:
        return _form("", None, None, 200)
    code = plain_code(typed)
    if code is None:
        return _form(typed, LookupTexts.not_a_code, None, UNPROCESSABLE)
    return redirect(url_for("lookup.one", code=code), 303)


@lookup.get("/tra-cuu/<code>")
@public
def one(code: str) -> ResponseReturnValue:
    """The certificate of a code, as it stands at this moment."""
    found = look_up(workspace(), code[:LONGEST_CODE], today=legal_today())
    if found is None:
        return _form(code[:LONGEST_CODE], None, fill(LookupTexts.unknown, code=same(code[:LONGEST_CODE])), NOT_FOUND)
    return _never_kept(render_template("public/lookup/one.html", page=one_page(found)), 200)


@lookup.get("/so-giay-cong-nhan")
@public
def register() -> ResponseReturnValue:
    """The register, fifty lines a page."""
    wanted = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    page = request.args.get("trang", "1")
    number = int(page) if page.isdecimal() and len(page) < 7 else 1
    found = public_register(workspace(), wanted, number, today=legal_today())
    shown = register_page(found, wanted, has_register(workspace()))
    return _never_kept(render_template("public/lookup/register.html", page=shown), 200)


@lookup.get("/kiem-tra")
@public
def check_form() -> ResponseReturnValue:
    """The form for a file to check."""
    return render_template("public/lookup/check.html", page=CheckPage())


@lookup.post("/kiem-tra")
@public
def check_now() -> ResponseReturnValue:
    """Check a file; nothing is kept, so the answer is the page itself."""
    sent, content = request.files.get("tep"), b""
    if sent is not None:
        content = sent.stream.read(LARGEST + 1)
        sent.close()
    if not content:
        return _refused(LookupTexts.no_file, UNPROCESSABLE)
    if len(content) > LARGEST:
        return _refused(LookupTexts.too_large, UNPROCESSABLE)
    if b"%PDF-" not in content[:1024]:
        return _refused(LookupTexts.not_pdf, UNPROCESSABLE)
    if not CHECKS.takes(request.remote_addr or "", time.monotonic()):
        return _refused(LookupTexts.too_often, TOO_OFTEN)
    with CHECKS.place() as taken:
        if not taken:
            return _refused(LookupTexts.busy, BUSY)
        page = check_page(verify_file(workspace(), content, at=now()))
    return _never_kept(render_template("public/lookup/check.html", page=page), 200)


def _form(typed: str, fault: Text | None, unknown: Text | None, status: int) -> Response:
    page = LookupPage(typed, fault, unknown, has_register(workspace()))
    return _never_kept(render_template("public/lookup/form.html", page=page), status)


def _refused(error: Text, status: int) -> Response:
    answer = _never_kept(render_template("public/lookup/check.html", page=CheckPage(error=error)), status)
    if status in (TOO_OFTEN, BUSY):
        answer.headers["Retry-After"] = "60" if status == TOO_OFTEN else "5"
    return answer


def _never_kept(html: str, status: int) -> Response:
    """What was true a moment ago may have been revoked since: nobody keeps these answers."""
    answer = make_response(html, status)
    answer.headers["Cache-Control"] = "no-store, max-age=0"
    return answer
