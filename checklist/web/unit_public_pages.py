"""A unit's own public side: opening and closing its page, publishing results of signed reports, withdrawing them."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.public.identifiers import mask
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.errors import NotFound, Refused
from checklist.services.public_checks import Consent, PersonalData, SecretText, Spotted
from checklist.services.public_pages import close_page, open_page, page_of, published_unit
from checklist.services.public_results import (
    candidate_of,
    candidates,
    check_report,
    prepare,
    publish,
    trail_of,
    withdraw,
)
from checklist.store.public_pages import StalePage
from checklist.store.units import Unit
from checklist.web.access import current_user, for_unit
from checklist.web.clock import legal_today, now
from checklist.web.installation import workspace
from checklist.web.public.published_texts import PublicTexts
from checklist.web.unit_public_texts import CONSENTS, UnitPublicTexts
from checklist.web.unit_public_views import PAGE, frame_of, overview_page, result_page

unit_public = Blueprint("unit_public", __name__)

BASE = "/don-vi/<unit_id>/cong-khai"
REVISION, INTRO, WAY, MASKED, CONSENT, PARTS, REASON, PUBLICATION, DONE = (
    "revision", "intro", "cach", "che", "consent", "parts", "reason", "publication", "xong",
)  # fmt: skip
NUMBER = re.compile(r"[0-9]{1,9}")
UNPROCESSABLE, CONFLICT = 422, 409


@unit_public.context_processor
def texts() -> dict[str, Any]:
    """The words of these templates."""
    return {"up": UnitPublicTexts, "pub": PublicTexts, "consents": CONSENTS}


@unit_public.get(BASE)
@for_unit(Permission.VIEW)
def overview(unit: Unit) -> ResponseReturnValue:
    """What the unit shows, and what it could."""
    return _overview(unit, notice=done_notice())


@unit_public.post(f"{BASE}/mo")
@for_unit(Permission.SIGN)
def open_now(unit: Unit) -> ResponseReturnValue:
    """Open the page, or save what introduces it."""
    require_head()
    typed, number = request.form.get(INTRO, ""), revision()
    said = mask(typed) if request.form.get(WAY) == MASKED else typed
    try:
        open_page(workspace(), unit, said, number, consent=consent(), at=now(), by=current_user().username)
    except PersonalData as refusal:
        return _overview(unit, fault=refusal.text, intro=typed, spotted=refusal.spotted), UNPROCESSABLE
    except StalePage as refusal:
        return _overview(unit, fault=Text(refusal.vi, refusal.en), intro=typed), CONFLICT
    except Refused as refusal:
        return _overview(unit, fault=refusal.text, intro=typed), UNPROCESSABLE
    return redirect(url_for("unit_public.overview", unit_id=unit.id, xong=1), 303)


@unit_public.post(f"{BASE}/dong")
@for_unit(Permission.SIGN)
def close_now(unit: Unit) -> ResponseReturnValue:
    """Close the page and take down what is posted."""
    require_head()
    try:
        close_page(workspace(), unit, revision(), at=now(), by=current_user().username)
    except NotFound as refusal:
        return _overview(unit, fault=refusal.text), UNPROCESSABLE
    return redirect(url_for("unit_public.overview", unit_id=unit.id, xong=1), 303)


@unit_public.get(f"{BASE}/ket-qua/<assessment_id>")
@for_unit(Permission.VIEW)
def result(unit: Unit, assessment_id: str) -> ResponseReturnValue:
    """One signed report: what of it is shown."""
    return _result(unit, assessment_id, notice=done_notice())


@unit_public.post(f"{BASE}/ket-qua/<assessment_id>")
@for_unit(Permission.ANSWER)
def prepare_now(unit: Unit, assessment_id: str) -> ResponseReturnValue:
    """Keep the choice of what to show; nobody sees it yet."""
    chosen = request.form.getlist(PARTS)
    try:
        prepare(workspace(), unit, assessment_id, chosen, at=now(), by=current_user().username)
    except NotFound:
        abort(404)
    except Refused as refusal:
        return _result(unit, assessment_id, fault=refusal.text, chosen=frozenset(chosen)), UNPROCESSABLE
    return redirect(url_for("unit_public.result", unit_id=unit.id, assessment_id=assessment_id, xong=1), 303)


@unit_public.post(f"{BASE}/ket-qua/<assessment_id>/dang")
@for_unit(Permission.SIGN)
def publish_now(unit: Unit, assessment_id: str) -> ResponseReturnValue:
    """Show what was prepared, if it is still what its reader saw."""
    require_head()
    standing = request.form.get(PUBLICATION, "")
    try:
        publish(workspace(), unit, standing, consent=consent(), at=now(), by=current_user().username)
    except NotFound:
        abort(404)
    except Refused as refusal:
        return _result(unit, assessment_id, fault=refusal.text), UNPROCESSABLE
    return redirect(url_for("unit_public.result", unit_id=unit.id, assessment_id=assessment_id, xong=1), 303)


@unit_public.post(f"{BASE}/ket-qua/<assessment_id>/rut")
@for_unit(Permission.ANSWER)
def withdraw_now(unit: Unit, assessment_id: str) -> ResponseReturnValue:
    """Show it no longer. Whoever works for the unit may, so that a mistake can be taken back at once."""
    standing, reason = _standing(unit, assessment_id), request.form.get(REASON, "")
    try:
        withdraw(workspace(), unit, standing, reason, at=now(), by=current_user().username)
    except NotFound:
        abort(404)
    except Refused as refusal:
        return _result(unit, assessment_id, fault=refusal.text), UNPROCESSABLE
    return redirect(url_for("unit_public.overview", unit_id=unit.id, xong=1), 303)


def require_head() -> None:
    """Refuse a co-signer, who signs with the unit but does not decide what it shows."""
    if not allows(current_user().role, Permission.ANSWER):
        abort(403)


def revision() -> int:
    """The revision that the form was made from."""
    text = request.form.get(REVISION, "")
    return int(text) if NUMBER.fullmatch(text) else abort(400)


def consent() -> Consent | None:
    """Why what looks personal may stay, if somebody said so."""
    said = request.form.get(CONSENT, "")
    return Consent(said) if said in CONSENTS else None


def done_notice() -> Text | None:
    """That something has just been done."""
    return UnitPublicTexts.done if request.args.get(DONE) else None


def _standing(unit: Unit, assessment_id: str) -> str:
    try:
        standing = candidate_of(workspace(), unit, assessment_id).standing
    except NotFound:
        abort(404)
    return standing.id if standing else abort(404)


def _overview(
    unit: Unit,
    *,
    notice: Text | None = None,
    fault: Text | None = None,
    intro: str | None = None,
    spotted: tuple[Spotted, ...] = (),
) -> str:
    found = page_of(workspace(), unit.id)
    try:
        is_shown = found is not None and bool(published_unit(workspace(), found.slug, today=legal_today()))
    except NotFound:
        is_shown = False
    frame = frame_of(unit, current_user().role, PAGE, notice=notice, faults={INTRO: fault} if fault else {})
    page = overview_page(
        frame, found, candidates(workspace(), unit), trail_of(workspace(), unit),
        is_shown=is_shown, intro=intro, spotted=spotted,
    )  # fmt: skip
    return render_template("units/public.html", page=page)


def _result(
    unit: Unit,
    assessment_id: str,
    *,
    notice: Text | None = None,
    fault: Text | None = None,
    chosen: frozenset[str] | None = None,
) -> str:
    try:
        candidate = candidate_of(workspace(), unit, assessment_id)
    except NotFound:
        abort(404)
    checked = check_report(workspace(), assessment_id)
    secret = SecretText(*checked.secret[0]).text if checked.secret else None
    frame = frame_of(unit, current_user().role, PAGE, notice=notice, faults={PARTS: fault} if fault else {})
    page = result_page(frame, candidate, checked.spotted, secret, chosen)
    return render_template("units/public_result.html", page=page)
