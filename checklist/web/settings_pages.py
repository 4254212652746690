"""The settings of a draft, and the page of stored answers that no longer fit the rules."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.faults import AnswersInvalid
from checklist.domain.roles import Permission, allows
from checklist.services.draft_profile import checked_profile, effect_of, save_profile
from checklist.services.draft_settings import read_settings, save_settings, settings_of
from checklist.services.drafts import Draft, evaluate_draft, load_draft
from checklist.services.errors import NotFound
from checklist.services.misfits import clear, cleared, misfits
from checklist.store.answers import StaleAnswer
from checklist.store.assessments import StaleProfile
from checklist.store.drafts import StaleReport, StaleSettings
from checklist.store.errors import NotADraft
from checklist.web.access import current_user, for_assessment
from checklist.web.clock import legal_today, now
from checklist.web.installation import workspace
from checklist.web.misfit_view import misfit_page
from checklist.web.profile_form import profile_form, profile_from
from checklist.web.settings_forms import (
    form_from_settings,
    profile_differences,
    profile_faults,
    renumbered,
    setting_differences,
    setting_faults,
    settings_from,
)
from checklist.web.settings_texts import SettingsTexts
from checklist.web.settings_view import HandIn, Profile, hand_in_form, profile_view, settings_page

settings = Blueprint("settings", __name__)

BASE = "/danh-gia/<assessment_id>/thiet-lap"
MISFITS = "/danh-gia/<assessment_id>/quy-dinh-da-doi"
REVISION, OVER, CONFIRMED, SAVED, PATH = "revision", "over", "xac_nhan", "da_luu", "cho"
NUMBER = re.compile(r"[0-9]{1,9}")
UNPROCESSABLE, CONFLICT = 422, 409


@settings.app_context_processor
def texts() -> dict[str, Any]:
    """The words of these templates."""
    return {"st": SettingsTexts}


@settings.get(BASE)
@for_assessment(Permission.VIEW)
def page(draft: Draft) -> ResponseReturnValue:
    """The settings as they stand."""
    return _page(draft)


@settings.post(f"{BASE}/nop")
@for_assessment(Permission.ANSWER)
def save_hand_in(draft: Draft) -> ResponseReturnValue:
    """Save due date, scheme and adjustments, unless they will not do or somebody else was faster."""
    form = renumbered(request.form.to_dict())
    revision, data = _revision(), settings_from(form)
    try:
        save_settings(workspace(), draft, data, revision, at=now(), by=current_user().username)
    except AnswersInvalid as refusal:
        shown = _hand_in(draft, form, revision, faults=setting_faults(refusal))
        return _page(draft, hand_in=shown), UNPROCESSABLE
    except StaleSettings as stale:
        theirs = form_from_settings(read_settings(stale.current))
        shown = _hand_in(
            draft, form, revision,
            stale_revision=stale.current.settings_revision, differences=setting_differences(theirs, form),
        )  # fmt: skip
        return _page(draft, hand_in=shown), CONFLICT
    except NotADraft:
        return _page(load_draft(workspace(), draft.head.id)), CONFLICT
    return redirect(url_for("settings.page", assessment_id=draft.head.id, da_luu=1), 303)


@settings.post(f"{BASE}/dac-diem")
@for_assessment(Permission.ANSWER)
def save_unit_profile(draft: Draft) -> ResponseReturnValue:
    """Show what another profile changes; save it once that was confirmed, or at once where nothing changes."""
    form = request.form.to_dict()
    revision, profile = _revision(), profile_from(draft.regulation, form)
    try:
        effect = effect_of(draft, checked_profile(draft, workspace().pack, profile))
        if effect.changes_anything and not form.get(CONFIRMED):
            return _page(draft, profile=profile_view(draft, form, revision, effect=effect))
        save_profile(workspace(), draft, profile, revision, at=now(), by=current_user().username)
    except AnswersInvalid as refusal:
        shown = profile_view(draft, form, revision, faults=profile_faults(refusal))
        return _page(draft, profile=shown), UNPROCESSABLE
    except StaleProfile as stale:
        differences = profile_differences(draft.regulation, stale.current.profile, profile)
        shown = profile_view(
            draft, form, revision, stale_revision=stale.current.revision, differences=differences
        )  # fmt: skip
        return _page(draft, profile=shown), CONFLICT
    except NotADraft:
        return _page(load_draft(workspace(), draft.head.id)), CONFLICT
    return redirect(url_for("settings.page", assessment_id=draft.head.id, da_luu=1), 303)


@settings.get(MISFITS)
@for_assessment(Permission.VIEW)
def misfit_list(draft: Draft) -> ResponseReturnValue:
    """The stored values that do not fit the rules of today, and those that were cleared."""
    return _misfits(draft)


@settings.post(f"{MISFITS}/bo")
@for_assessment(Permission.ANSWER)
def clear_misfit(draft: Draft) -> ResponseReturnValue:
    """Clear one of them."""
    path = request.form.get(PATH) or abort(400)
    try:
        clear(workspace(), draft, path, at=now(), by=current_user().username)
    except (NotFound, StaleAnswer, StaleProfile, StaleReport, StaleSettings, NotADraft):
        return _misfits(load_draft(workspace(), draft.head.id), gone=True), CONFLICT
    return redirect(url_for("settings.misfit_list", assessment_id=draft.head.id), 303)


def _misfits(draft: Draft, *, gone: bool = False) -> str:
    found = misfits(draft, workspace().pack)
    shown = misfit_page(draft, found, cleared(workspace(), draft), editable=_is_editable(draft), gone=gone)
    return render_template("units/misfits.html", page=shown)


def _page(draft: Draft, *, hand_in: HandIn | None = None, profile: Profile | None = None) -> str:
    pack, kept = workspace().pack, settings_of(draft)
    try:
        score = evaluate_draft(draft, pack).score
    except AnswersInvalid:
        score = None
    shown = settings_page(
        draft,
        hand_in or _hand_in(draft, form_from_settings(kept), kept.revision),
        profile or profile_view(draft, profile_form(draft.regulation, draft.head.profile), draft.head.revision),
        editable=_is_editable(draft),
        saved=bool(request.args.get(SAVED)),
        misfits=len(misfits(draft, pack)),
        score=score,
    )
    return render_template("units/settings.html", page=shown)


def _hand_in(draft: Draft, form: dict[str, str], revision: int, **more: Any) -> HandIn:
    due_on = settings_of(draft).due_on
    return hand_in_form(draft, workspace().pack, form, revision, due_on=due_on, today=legal_today(), **more)


def _revision() -> int:
    text = request.form.get(OVER) or request.form.get(REVISION, "")
    return int(text) if NUMBER.fullmatch(text) else abort(400)


def _is_editable(draft: Draft) -> bool:
    return draft.head.state == "draft" and allows(current_user().role, Permission.ANSWER)
