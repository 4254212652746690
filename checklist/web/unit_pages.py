"""A unit's own pages: its dashboard, and starting an assessment."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.dates import BadPeriod, Period
from checklist.domain.faults import AnswersInvalid, FaultCode
from checklist.domain.law import UnitKind
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.draft_settings import DUE_ON, SCORING
from checklist.services.errors import Refused
from checklist.services.unit_work import Work, carry_source, proposals_from, start, work_of
from checklist.store.units import Unit
from checklist.web.access import current_user, for_unit
from checklist.web.answer_forms import day_as_written
from checklist.web.clock import legal_today, now
from checklist.web.installation import workspace
from checklist.web.profile_form import PROFILE, profile_from
from checklist.web.unit_dashboard import dashboard_page
from checklist.web.unit_periods import PRESET, default_period, typed_period
from checklist.web.unit_start import (
    BOOK,
    CARRY,
    DUE,
    SCHEME,
    SPAN,
    StartPage,
    carry_words,
    offered_books,
    start_page,
)
from checklist.web.unit_texts import UnitTexts
from checklist.web.wording import capitalised

units = Blueprint("units", __name__)
UNPROCESSABLE = 422
FIELDS = {DUE_ON: DUE, SCORING: SCHEME}


@units.app_context_processor
def texts() -> dict[str, Any]:
    """The words of these templates."""
    return {"u": UnitTexts}


@units.get("/don-vi/<unit_id>")
@for_unit(Permission.VIEW)
def dashboard(unit: Unit) -> ResponseReturnValue:
    """What the unit has and what is due."""
    may_start = allows(current_user().role, Permission.ANSWER)
    page = dashboard_page(unit, work_of(workspace(), unit.id), workspace().pack, legal_today(), may_start=may_start)
    return render_template("units/dashboard.html", page=page)


@units.get("/don-vi/<unit_id>/bat-dau")
@for_unit(Permission.ANSWER)
def start_form(unit: Unit) -> ResponseReturnValue:
    """The period, then the law proposed for it, then the profile questions of the book chosen."""
    today = legal_today()
    typed = default_period(today)
    if request.args.get(PRESET):
        typed = {name: request.args.get(name, "") for name in (*typed, BOOK)}
    page = start_page(unit, workspace().pack, typed, today)
    return render_template("units/start.html", page=_with_carry(unit, page, chosen=False))


@units.post("/don-vi/<unit_id>/bat-dau")
@for_unit(Permission.ANSWER)
def start_now(unit: Unit) -> ResponseReturnValue:
    """Start the assessment and lead on into the walk."""
    pack, form = workspace().pack, request.form.to_dict()
    try:
        period = Period.parse(form.get(SPAN, ""))
    except BadPeriod:
        abort(400)
    chosen = form.get(BOOK, "")
    if chosen not in {book.id for book, _ in offered_books(pack, UnitKind(unit.kind), period)}:
        abort(400)
    source = carry_source(work_of(workspace(), unit.id), period) if form.get(CARRY) else None
    try:
        identifier = start(
            workspace(), unit, chosen, period, profile_from(pack.regulations[chosen], form),
            settings={DUE_ON: day_as_written(form.get(DUE, "")), SCORING: form.get(SCHEME)},
            carry_from=source.draft if source and source.head.id == form[CARRY] else None,
            at=now(), by=current_user().username,
        )  # fmt: skip
    except AnswersInvalid as refusal:
        faults = _by_field(refusal)
    except Refused as refused:
        faults = {SPAN: refused.text}
    else:
        return redirect(url_for("walk.overview", assessment_id=identifier), 303)
    typed = {**typed_period(period), BOOK: chosen}
    page = start_page(unit, pack, typed, legal_today(), form=form, faults=faults)
    page = _with_carry(unit, page, chosen=bool(form.get(CARRY)))
    return render_template("units/start.html", page=page), UNPROCESSABLE


def _by_field(refusal: AnswersInvalid) -> dict[str, Text]:
    faults: dict[str, Text] = {}
    for fault in refusal.faults:
        key = fault.path.removeprefix("unit.profile.")
        name = f"{PROFILE}{key}" if key != fault.path else FIELDS.get(fault.path, SPAN)
        unanswered = fault.code is FaultCode.NOT_ANSWERED
        faults[name] = UnitTexts.unanswered if unanswered else capitalised(fault.message)
    return faults


def _with_carry(unit: Unit, page: StartPage, *, chosen: bool) -> StartPage:
    """The page with the offer to carry answers over, where an earlier assessment has some that fit."""
    if not page.book:
        return page
    found: Work | None = carry_source(work_of(workspace(), unit.id), Period.parse(page.span))
    if found is None or found.draft is None:
        return page
    try:
        count = len(proposals_from(workspace(), found.draft, page.book))
    except AnswersInvalid:
        return page
    if not count:
        return page
    words = carry_words(found.draft.period, found.draft.regulation.short_title, count)
    return replace(page, carry=words, carry_id=found.head.id, carry_chosen=chosen)
