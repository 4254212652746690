"""The committee's home, what is printed of it, and adding it to an installation that has units already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.accounts import AccountFault, AccountRefused
from checklist.services.committee.seat import Committee, committee_of
from checklist.services.committee.setup import add_committee, change_committee
from checklist.services.errors import NotFound
from checklist.web.access import current_user, for_committee, for_user
from checklist.web.clock import legal_today, now
from checklist.web.committee.home_menu import BASE, committee_menu
from checklist.web.committee.home_pages import adding_page, home_page, settings_page, typed_of
from checklist.web.committee.home_texts import CommitteeTexts
from checklist.web.committee.steps import UNPROCESSABLE, sent_revision
from checklist.web.installation import workspace
from checklist.web.typed_accounts import new_committee

committee = Blueprint("committee", __name__)


@committee.app_context_processor
def texts() -> dict[str, Any]:
    """The words of the committee's frame, and the menu of its pages."""
    return {"c": CommitteeTexts, "committee_menu": committee_menu}


@committee.get(BASE)
@for_committee(Permission.OVERSEE)
def home(committee: Committee) -> ResponseReturnValue:
    """What needs doing, the open campaigns, the units."""
    page = home_page(committee, workspace(), current_user(), legal_today())
    return render_template("committee/home.html", page=page)


@committee.get(f"{BASE}/thong-tin")
@for_committee(Permission.OVERSEE)
def settings(committee: Committee) -> ResponseReturnValue:
    """What is printed of the committee; its members may correct it."""
    page = settings_page(typed_of(committee), {}, committee.revision, _may_change(), "xong" in request.args)
    return render_template("committee/settings.html", page=page)


@committee.post(f"{BASE}/thong-tin")
@for_committee(Permission.RECEIVE)
def save_settings(committee: Committee) -> ResponseReturnValue:
    """Correct it."""
    revision = sent_revision()
    try:
        change_committee(
            workspace(), new_committee(request.form), expected_revision=revision, at=now(), by=current_user()
        )
    except AccountFault as refusal:
        page = settings_page(request.form, refusal.faults, committee.revision, True, False)
        return render_template("committee/settings.html", page=page), UNPROCESSABLE
    return redirect(url_for("committee.settings", xong="1"), 303)


@committee.get("/tai-khoan/ban-chi-dao")
@for_user(Permission.MANAGE)
def add_form() -> ResponseReturnValue:
    """The form for the committee, for an administrator of the whole installation that has none."""
    if current_user().unit_id is not None or committee_of(workspace()) is not None:
        abort(404)
    return _adding({"committee_symbol": "BCĐ"}, {})


@committee.post("/tai-khoan/ban-chi-dao")
@for_user(Permission.MANAGE)
def add_now() -> ResponseReturnValue:
    """Add the committee; its accounts are added next."""
    unit_id = request.form.get("unit_id", "")
    if committee_of(workspace()) is not None:
        abort(404)
    try:
        add_committee(workspace(), new_committee(request.form), unit_id, manager=current_user(), at=now())
    except AccountFault as refusal:
        return _adding(request.form, refusal.faults), UNPROCESSABLE
    except (NotFound, AccountRefused):
        abort(404)
    return redirect(url_for("accounts.overview", don_vi=unit_id, _anchor="add"), 303)


def _adding(typed: Mapping[str, str], faults: Mapping[str, Text]) -> str:
    return render_template("accounts/committee.html", page=adding_page(typed, faults, workspace()))


def _may_change() -> bool:
    return allows(current_user().role, Permission.RECEIVE)
