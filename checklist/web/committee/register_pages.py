"""The register of the committee: the list, one unit, adding, correcting, ending, turning into others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.committee.register import Change, RegisterUnit
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text, date_vi
from checklist.services.committee.campaigns import campaigns_with
from checklist.services.committee.register import (
    RegisterFault,
    add_unit,
    change_unit,
    end_unit,
    history_of,
    register_of,
    register_unit,
)
from checklist.services.committee.register_changes import turn_unit
from checklist.services.committee.seat import Committee
from checklist.services.committee.villages import add_village, end_village, villages_of
from checklist.services.errors import NotFound
from checklist.store.register import StaleUnit
from checklist.web.access import current_user, for_committee
from checklist.web.clock import legal_today, now
from checklist.web.committee.register_forms import (
    form_of,
    lines_of,
    successors_from,
    turn_from,
    typed_day,
    unit_from,
    village_from,
)
from checklist.web.committee.register_texts import RegisterTexts
from checklist.web.committee.register_unit_view import unit_page
from checklist.web.committee.register_views import CATEGORIES, KINDS, EndPage, FormPage, list_page, turn_page
from checklist.web.committee.steps import CONFLICT, UNPROCESSABLE, sent_revision
from checklist.web.installation import workspace
from checklist.web.typed_accounts import line

register = Blueprint("register", __name__)

BASE = "/ban-chi-dao/don-vi"


@register.context_processor
def texts() -> dict[str, Any]:
    """The words of these templates."""
    return {"r": RegisterTexts}


@register.get(BASE)
@for_committee(Permission.OVERSEE)
def overview(committee: Committee) -> ResponseReturnValue:
    """The units, those of today unless another day is asked for."""
    today = legal_today()
    typed = {name: request.args.get(name, "") for name in ("q", "loai", "ngay", "trang")}
    if "ngay" not in request.args:
        typed["ngay"] = date_vi(today)
    faults: dict[str, Text] = {}
    on_day = typed_day(typed, "ngay", faults)
    moved = request.args.get("chuyen", "")
    page = list_page(
        register_of(workspace()), typed, on_day, faults, may_change=_may_change(),
        moved=int(moved) if moved.isdecimal() and len(moved) < 5 else 0,
    )  # fmt: skip
    return render_template("committee/register.html", page=page), UNPROCESSABLE if faults else 200


@register.get(f"{BASE}/them")
@for_committee(Permission.RECEIVE)
def new_form(committee: Committee) -> ResponseReturnValue:
    """The form for a unit."""
    return _form(RegisterTexts.add, "", 0, {}, {})


@register.post(f"{BASE}/them")
@for_committee(Permission.RECEIVE)
def add(committee: Committee) -> ResponseReturnValue:
    """Add a unit."""
    try:
        unit = add_unit(workspace(), unit_from(request.form), at=now(), by=current_user().username)
    except RegisterFault as refusal:
        return _form(RegisterTexts.add, "", 0, request.form, refusal.faults), UNPROCESSABLE
    return redirect(url_for("register.show", unit_id=unit.id, xong="1"), 303)


@register.get(f"{BASE}/<unit_id>")
@for_committee(Permission.OVERSEE)
def show(committee: Committee, unit_id: str) -> ResponseReturnValue:
    """One unit, its changes, what is below it, its villages and its log."""
    return _show(_unit(unit_id), {}, {})


@register.get(f"{BASE}/<unit_id>/sua")
@for_committee(Permission.RECEIVE)
def edit_form(committee: Committee, unit_id: str) -> ResponseReturnValue:
    """The form that corrects a unit."""
    unit = _unit(unit_id)
    return _form(RegisterTexts.edit, unit_id, unit.revision, _form_of(unit), {})


@register.post(f"{BASE}/<unit_id>/sua")
@for_committee(Permission.RECEIVE)
def save(committee: Committee, unit_id: str) -> ResponseReturnValue:
    """Correct a unit."""
    revision, by = sent_revision(), current_user().username
    try:
        change_unit(workspace(), unit_id, unit_from(request.form), expected_revision=revision, at=now(), by=by)
    except NotFound:
        abort(404)
    except RegisterFault as refusal:
        return _form(RegisterTexts.edit, unit_id, revision, request.form, refusal.faults), UNPROCESSABLE
    except StaleUnit:
        unit = _unit(unit_id)
        faults = {"name": RegisterTexts.stale}
        return _form(RegisterTexts.edit, unit_id, unit.revision, _form_of(unit), faults), CONFLICT
    return redirect(url_for("register.show", unit_id=unit_id, xong="1"), 303)


@register.get(f"{BASE}/<unit_id>/ket-thuc")
@for_committee(Permission.RECEIVE)
def end_form(committee: Committee, unit_id: str) -> ResponseReturnValue:
    """The form that ends a unit without a successor."""
    return _end(_unit(unit_id), {}, {})


@register.post(f"{BASE}/<unit_id>/ket-thuc")
@for_committee(Permission.RECEIVE)
def end(committee: Committee, unit_id: str) -> ResponseReturnValue:
    """End a unit."""
    unit, faults = _unit(unit_id), dict[str, Text]()
    last_day = typed_day(request.form, "last_day", faults)
    if last_day is None:
        return _end(unit, request.form, {"last_day": RegisterTexts.not_a_day}), UNPROCESSABLE
    try:
        end_unit(
            workspace(), unit_id, last_day, expected_revision=sent_revision(), at=now(), by=current_user().username
        )  # fmt: skip
    except RegisterFault as refusal:
        return _end(unit, request.form, refusal.faults), UNPROCESSABLE
    except StaleUnit:
        return _end(unit, request.form, {"last_day": RegisterTexts.stale}), CONFLICT
    return redirect(url_for("register.show", unit_id=unit_id, xong="1"), 303)


@register.get(f"{BASE}/<unit_id>/thay-doi")
@for_committee(Permission.RECEIVE)
def turn_form(committee: Committee, unit_id: str) -> ResponseReturnValue:
    """The form that merges, splits, renames or moves a unit; ``?change=`` says which."""
    unit = _unit(unit_id)
    typed = {"change": request.args.get("change", ""), "new_name": unit.name, "new_code": unit.code}
    return render_template("committee/register_turn.html", page=turn_page(unit, typed, {}))


@register.post(f"{BASE}/<unit_id>/thay-doi")
@for_committee(Permission.RECEIVE)
def turn(committee: Committee, unit_id: str) -> ResponseReturnValue:
    """Record what a unit became."""
    unit, form = _unit(unit_id), request.form
    try:
        what = turn_from(form)
        known = lines_of(form, "into_known") if what.change is Change.MERGE else []
        if what.change is Change.SPLIT and form.get("keeps"):
            known = [unit_id]
        successors = turn_unit(
            workspace(), unit_id, what, successors_from(form, unit, what), into_known=known,
            others=lines_of(form, "others") if what.change is Change.MERGE else (),
            at=now(), by=current_user().username,
        )  # fmt: skip
    except RegisterFault as refusal:
        return render_template(
            "committee/register_turn.html", page=turn_page(unit, form, refusal.faults)
        ), UNPROCESSABLE
    return redirect(url_for("register.show", unit_id=successors[0].id, xong="1"), 303)


@register.post(f"{BASE}/<unit_id>/thon")
@for_committee(Permission.RECEIVE)
def add_one_village(committee: Committee, unit_id: str) -> ResponseReturnValue:
    """Add a village to a commune."""
    unit = _unit(unit_id)
    try:
        add_village(workspace(), unit_id, village_from(request.form), at=now(), by=current_user().username)
    except NotFound:
        abort(404)
    except RegisterFault as refusal:
        faults = {_VILLAGE_FIELDS.get(name, name): words for name, words in refusal.faults.items()}
        return _show(unit, request.form, faults), UNPROCESSABLE
    return redirect(url_for("register.show", unit_id=unit_id, xong="1", _anchor="thon"), 303)


@register.post(f"{BASE}/<unit_id>/thon/ket-thuc")
@for_committee(Permission.RECEIVE)
def end_one_village(committee: Committee, unit_id: str) -> ResponseReturnValue:
    """End a village, or let it go into another."""
    unit, form, faults = _unit(unit_id), request.form, dict[str, Text]()
    if form.get("village") not in {village.id for village in villages_of(workspace(), unit_id)}:
        abort(404)
    last_day = typed_day(form, "last_day", faults)
    if last_day is None:
        return _show(unit, form, {"last_day": RegisterTexts.not_a_day}), UNPROCESSABLE
    try:
        end_village(
            workspace(), unit_id, form.get("village", ""), last_day, line(form, "basis"), line(form, "succeeded_by"),
            at=now(), by=current_user().username,
        )  # fmt: skip
    except NotFound:
        abort(404)
    except RegisterFault as refusal:
        return _show(unit, form, refusal.faults), UNPROCESSABLE
    return redirect(url_for("register.show", unit_id=unit_id, xong="1", _anchor="thon"), 303)


_VILLAGE_FIELDS = {
    name: f"village_{name}" for name in ("name", "category", "valid_from", "valid_to", "basis")
}  # fmt: skip


def _show(unit: RegisterUnit, typed: Mapping[str, str], faults: Mapping[str, Text]) -> str:
    home = workspace()
    page = unit_page(
        unit, register_of(home), villages_of(home, unit.id), campaigns_with(home, unit.id),
        history_of(home, unit.id), legal_today(), may_change=_may_change(), saved="xong" in request.args,
        typed=typed, faults=faults,
    )  # fmt: skip
    return render_template("committee/register_unit.html", page=page)


def _form(heading: Text, unit_id: str, revision: int, typed: Mapping[str, str], faults: Mapping[str, Text]) -> str:
    page = FormPage(heading, unit_id, revision, typed, faults, CATEGORIES, KINDS)
    return render_template("committee/register_form.html", page=page)


def _end(unit: RegisterUnit, typed: Mapping[str, str], faults: Mapping[str, Text]) -> str:
    return render_template(
        "committee/register_end.html", page=EndPage(unit.name, unit.id, unit.revision, typed, faults)
    )  # fmt: skip


def _form_of(unit: RegisterUnit) -> dict[str, str]:
    return form_of(unit, register_unit(workspace(), unit.parent_id) if unit.parent_id else None)


def _unit(unit_id: str) -> RegisterUnit:
    try:
        return register_unit(workspace(), unit_id)
    except NotFound:
        abort(404)


def _may_change() -> bool:
    return allows(current_user().role, Permission.RECEIVE)
