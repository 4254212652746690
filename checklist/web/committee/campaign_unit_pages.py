"""The units of a campaign: choosing them, reminding them, letting them off."""

from __future__ import annotations

from collections.abc import Mapping

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.committee.campaigns import CampaignState
from checklist.domain.committee.register import Category
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.committee.campaign_reminders import note_sent, reminders_of
from checklist.services.committee.campaign_units import Choice, choose_units, drop_units, eligible
from checklist.services.committee.campaign_waivers import approve_waiver, ask_waiver, waivers_of, withdraw_waiver
from checklist.services.committee.campaigns import CampaignFault
from checklist.services.committee.register import register_of
from checklist.services.committee.seat import Committee
from checklist.services.errors import NotFound
from checklist.web.access import current_user, for_committee
from checklist.web.clock import legal_today, now
from checklist.web.committee.campaign_forms import waiver_from
from checklist.web.committee.campaign_pages import BASE, campaigns, standing_or_404
from checklist.web.committee.campaign_texts import CampaignTexts
from checklist.web.committee.campaign_unit_views import PickPage, remind_page, waive_page
from checklist.web.committee.campaign_views import ASSESSED, MOST_SHOWN, campaign_row
from checklist.web.committee.steps import UNPROCESSABLE
from checklist.web.installation import workspace
from checklist.web.wording import fill, number

__all__ = ["campaigns"]

UNIT, ALL = "unit", "all"


@campaigns.get(f"{BASE}/<campaign_id>/don-vi")
@for_committee(Permission.RECEIVE)
def pick(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """Look for units by category, parent and name, and see those chosen."""
    return _pick(campaign_id, request.args, {})


@campaigns.post(f"{BASE}/<campaign_id>/don-vi")
@for_committee(Permission.RECEIVE)
def choose(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """Add units: those ticked, or everything that was found."""
    form, units = request.form, request.form.getlist(UNIT)
    if form.get(ALL):
        found, faults = _choice(form)
        if faults:
            return _pick(campaign_id, form, faults), UNPROCESSABLE
        units = [unit.id for unit in eligible(register_of(workspace()), standing_or_404(campaign_id).campaign, found)]
    if not units:
        return _pick(campaign_id, form, {"units": CampaignTexts.tick_some}), UNPROCESSABLE
    try:
        added = choose_units(workspace(), campaign_id, units, at=now(), by=current_user().username)
    except NotFound:
        abort(404)
    except CampaignFault as refusal:
        return _pick(campaign_id, form, refusal.faults), UNPROCESSABLE
    return redirect(url_for("campaigns.pick", campaign_id=campaign_id, them=added), 303)


@campaigns.post(f"{BASE}/<campaign_id>/don-vi/bo")
@for_committee(Permission.RECEIVE)
def drop(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """Take units out."""
    units = request.form.getlist(UNIT)
    if not units:
        return _pick(campaign_id, {}, {"chosen": CampaignTexts.tick_some}), UNPROCESSABLE
    try:
        dropped = drop_units(workspace(), campaign_id, units, at=now(), by=current_user().username)
    except NotFound:
        abort(404)
    except CampaignFault as refusal:
        return _pick(campaign_id, {}, {"chosen": next(iter(refusal.faults.values()))}), UNPROCESSABLE
    return redirect(url_for("campaigns.pick", campaign_id=campaign_id, bo=dropped), 303)


@campaigns.get(f"{BASE}/<campaign_id>/nhac")
@for_committee(Permission.RECEIVE)
def remind(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """The units to be reminded, each with a text to copy."""
    return _remind(committee, campaign_id, {})


@campaigns.post(f"{BASE}/<campaign_id>/nhac")
@for_committee(Permission.RECEIVE)
def note_reminders(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """Note which units were reminded."""
    units = request.form.getlist(UNIT)
    standing = standing_or_404(campaign_id)
    # The words that the page showed are the ones noted.
    shown = {each.row.unit.id: each.text for each in reminders_of(standing, committee.name, legal_today())}
    try:
        done = note_sent(workspace(), campaign_id, units, shown, at=now(), by=current_user().username)
    except CampaignFault as refusal:
        return _remind(committee, campaign_id, refusal.faults), UNPROCESSABLE
    return redirect(url_for("campaigns.remind", campaign_id=campaign_id, xong=done), 303)


@campaigns.get(f"{BASE}/<campaign_id>/mien")
@for_committee(Permission.OVERSEE)
def waivers(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """The waivers of a campaign."""
    return _waive(campaign_id, {}, {})


@campaigns.post(f"{BASE}/<campaign_id>/mien")
@for_committee(Permission.RECEIVE)
def ask(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """Ask that a unit be let off."""
    faults: dict[str, Text] = {}
    typed = waiver_from(request.form, faults)
    try:
        ask_waiver(workspace(), campaign_id, typed, today=legal_today(), at=now(), by=current_user())
    except NotFound:
        abort(404)
    except CampaignFault as refusal:
        return _waive(campaign_id, request.form, {**refusal.faults, **faults}), UNPROCESSABLE
    return redirect(url_for("campaigns.waivers", campaign_id=campaign_id), 303)


@campaigns.post(f"{BASE}/<campaign_id>/mien/<waiver_id>/duyet")
@for_committee(Permission.CONCLUDE)
def approve(committee: Committee, campaign_id: str, waiver_id: str) -> ResponseReturnValue:
    """Approve a waiver, as the chair."""
    try:
        approve_waiver(workspace(), campaign_id, waiver_id, today=legal_today(), at=now(), by=current_user())
    except NotFound:
        abort(404)
    except CampaignFault as refusal:
        return _waive(campaign_id, {}, refusal.faults), UNPROCESSABLE
    return redirect(url_for("campaigns.waivers", campaign_id=campaign_id), 303)


@campaigns.post(f"{BASE}/<campaign_id>/mien/<waiver_id>/rut")
@for_committee(Permission.OVERSEE)
def withdraw(committee: Committee, campaign_id: str, waiver_id: str) -> ResponseReturnValue:
    """End a waiver: whoever asked for it, or the chair."""
    try:
        withdraw_waiver(workspace(), campaign_id, waiver_id, at=now(), by=current_user())
    except NotFound:
        abort(404)
    except CampaignFault as refusal:
        return _waive(campaign_id, {}, refusal.faults), UNPROCESSABLE
    return redirect(url_for("campaigns.waivers", campaign_id=campaign_id), 303)


def _pick(campaign_id: str, typed: Mapping[str, str], faults: Mapping[str, Text]) -> str:
    standing = standing_or_404(campaign_id)
    campaign = standing.campaign
    choice, wrong = _choice(typed)
    chosen = [row.unit for row in standing.rows]
    inside = {unit.id for unit in chosen}
    asked_for = "tim" in typed and not wrong
    found = eligible(register_of(workspace()), campaign, choice) if asked_for else ()
    offered = [unit for unit in found if unit.id not in inside]
    page = PickPage(
        campaign=campaign_row(campaign, standing),
        categories=ASSESSED,
        typed=typed,
        faults={**wrong, **faults},
        asked_for=asked_for,
        fitting=fill(CampaignTexts.fitting, count=number(len(offered))),
        add_all=fill(CampaignTexts.add_all, count=number(len(offered))),
        offered=tuple(offered[:MOST_SHOWN]),
        offered_more=_more(len(offered)),
        chosen_heading=fill(CampaignTexts.chosen_heading, count=number(len(chosen))),
        chosen=tuple(chosen[:MOST_SHOWN]),
        chosen_more=_more(len(chosen)),
        is_closed=campaign.state is CampaignState.CLOSED,
        notice=_notice(("them", CampaignTexts.added), ("bo", CampaignTexts.dropped)),
    )
    return render_template("committee/campaign_units.html", page=page)


def _choice(typed: Mapping[str, str]) -> tuple[Choice, dict[str, Text]]:
    category, parent = typed.get("loai", ""), typed.get("cap_tren", "").strip()
    categories = (Category(category),) if category in set(Category) else ()
    above = register_of(workspace()).find(parent) if parent else ()
    if parent and len(above) != 1:
        return Choice(), {"cap_tren": CampaignTexts.unknown_parent}
    return Choice(categories, above[0].id if above else "", typed.get("q", "").strip()), {}


def _remind(committee: Committee, campaign_id: str, faults: Mapping[str, Text]) -> str:
    standing = standing_or_404(campaign_id)
    reminders = reminders_of(standing, committee.name, legal_today())
    page = remind_page(standing, reminders, faults, _notice(("xong", CampaignTexts.remind_done)))
    return render_template("committee/campaign_remind.html", page=page)


def _waive(campaign_id: str, typed: Mapping[str, str], faults: Mapping[str, Text]) -> str:
    user = current_user()
    page = waive_page(
        standing_or_404(campaign_id), waivers_of(workspace(), campaign_id), legal_today(), user.username,
        may_ask=allows(user.role, Permission.RECEIVE), may_conclude=allows(user.role, Permission.CONCLUDE),
        typed=typed, faults=faults,
    )  # fmt: skip
    return render_template("committee/campaign_waivers.html", page=page)


def _notice(*told: tuple[str, Text]) -> Text | None:
    for name, words in told:
        count = request.args.get(name, "")
        if count.isdecimal() and len(count) < 9:
            return fill(words, count=number(int(count)))
    return None


def _more(count: int) -> Text | None:
    return fill(CampaignTexts.more, count=number(count - MOST_SHOWN)) if count > MOST_SHOWN else None
