"""Campaigns: the list, planning one, opening and closing it, and where its units stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.committee.campaigns import Campaign, CampaignState, Turnout
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.accounts import User
from checklist.services.committee.campaign_dropping import drop_campaign, may_be_dropped
from checklist.services.committee.campaigns import (
    CampaignFault,
    Standing,
    add_campaign,
    campaign_of,
    change_campaign,
    every_campaign,
    move_campaign,
    open_standings,
    standing_of,
)
from checklist.services.committee.register import register_of
from checklist.services.committee.seat import Committee
from checklist.services.errors import NotFound
from checklist.services.workspace import Workspace
from checklist.store.campaigns import StaleCampaign
from checklist.web.access import current_user, for_committee
from checklist.web.clock import legal_today, now
from checklist.web.committee.campaign_forms import campaign_from, form_of
from checklist.web.committee.campaign_texts import CampaignTexts
from checklist.web.committee.campaign_views import campaign_row, form_page, show_page
from checklist.web.committee.home_duties import Duty, provides_duties
from checklist.web.committee.home_texts import CommitteeTexts
from checklist.web.committee.steps import CONFLICT, UNPROCESSABLE, sent_revision, take
from checklist.web.installation import workspace
from checklist.web.wording import day, fill, same

campaigns = Blueprint("campaigns", __name__)

BASE = "/ban-chi-dao/dot"


@campaigns.context_processor
def texts() -> dict[str, Any]:
    """The words of these templates."""
    return {"cp": CampaignTexts}


@campaigns.get(BASE)
@for_committee(Permission.OVERSEE)
def overview(committee: Committee) -> ResponseReturnValue:
    """All campaigns."""
    today, home = legal_today(), workspace()
    rows = [campaign_row(each, standing_of(home, each.id, today)) for each in every_campaign(home)]
    dropped = "xong" in request.args
    return render_template(
        "committee/campaigns.html", page={"rows": rows, "may_change": _may_change(), "dropped": dropped}
    )  # fmt: skip


@campaigns.get(f"{BASE}/moi")
@for_committee(Permission.RECEIVE)
def new_form(committee: Committee) -> ResponseReturnValue:
    """The form for a campaign; with a period in the address, the rule books that fit it."""
    return _form(None, request.args, {})


@campaigns.post(f"{BASE}/moi")
@for_committee(Permission.RECEIVE)
def add(committee: Committee) -> ResponseReturnValue:
    """Plan a campaign, and lead on to choosing its units."""
    faults: dict[str, Text] = {}
    typed = campaign_from(request.form, workspace().pack, faults)
    try:
        campaign = add_campaign(workspace(), typed, at=now(), by=current_user().username)
    except CampaignFault as refusal:
        return _form(None, request.form, {**refusal.faults, **faults}), UNPROCESSABLE
    return redirect(url_for("campaigns.pick", campaign_id=campaign.id), 303)


@campaigns.get(f"{BASE}/<campaign_id>")
@for_committee(Permission.OVERSEE)
def show(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """Where the units of a campaign stand; ``?tinh_hinh=`` shows one standing only."""
    return _show(campaign_id, {})


@campaigns.get(f"{BASE}/<campaign_id>/sua")
@for_committee(Permission.RECEIVE)
def edit_form(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """The form that changes a campaign."""
    campaign = _campaign(campaign_id)
    return _form(campaign, {**form_of(campaign), **request.args}, {})


@campaigns.post(f"{BASE}/<campaign_id>/sua")
@for_committee(Permission.RECEIVE)
def save(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """Change a campaign."""
    campaign, revision = _campaign(campaign_id), sent_revision()
    faults: dict[str, Text] = {}
    typed = campaign_from(request.form, workspace().pack, faults)
    try:
        change_campaign(
            workspace(), campaign_id, typed, expected_revision=revision, at=now(), by=current_user().username
        )  # fmt: skip
    except CampaignFault as refusal:
        return _form(campaign, request.form, {**refusal.faults, **faults}), UNPROCESSABLE
    except StaleCampaign:
        return _form(campaign, form_of(campaign), {"name": CampaignTexts.stale}), CONFLICT
    return redirect(url_for("campaigns.show", campaign_id=campaign_id, xong="1"), 303)


@campaigns.post(f"{BASE}/<campaign_id>/tinh-trang")
@for_committee(Permission.RECEIVE)
def move(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """Open a campaign, close it, or open it again."""
    to = request.form.get("state", "")
    if to not in set(CampaignState):
        abort(400)
    try:
        move_campaign(workspace(), campaign_id, CampaignState(to), at=now(), by=current_user().username)
    except NotFound:
        abort(404)
    except CampaignFault as refusal:
        return _show(campaign_id, refusal.faults), UNPROCESSABLE
    return redirect(url_for("campaigns.show", campaign_id=campaign_id, xong="1"), 303)


@campaigns.post(f"{BASE}/<campaign_id>/xoa")
@for_committee(Permission.RECEIVE)
def delete(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """Delete a campaign that is only planned."""
    sure, revision = request.form.get("sure") == "1", sent_revision()

    def act() -> None:
        drop_campaign(
            workspace(), campaign_id, sure=sure, expected_revision=revision, at=now(), by=current_user().username
        )

    def shown(*, typed: Mapping[str, str] | None, faults: Mapping[str, Text], errors: tuple[Text, ...]) -> str:
        return _show(campaign_id, {**faults, "state": errors[0]} if errors else faults)

    return take(act, shown, url_for("campaigns.overview", xong="1"))


@provides_duties
def campaign_duties(home: Workspace, user: User, today: date) -> Iterable[Duty]:
    """What the register and the campaigns wait for."""
    prepares, concludes = allows(user.role, Permission.RECEIVE), allows(user.role, Permission.CONCLUDE)
    if prepares and not register_of(home).units:
        yield Duty(0, CommitteeTexts.duty_register, url_for("register.import_form", which="don-vi"))
        return
    every = every_campaign(home)
    planned = sum(campaign.state is CampaignState.PLANNED for campaign in every)
    if prepares and not every:
        yield Duty(0, CommitteeTexts.duty_campaign, url_for("campaigns.new_form"))
    if prepares and planned:
        yield Duty(planned, CommitteeTexts.duty_planned, url_for("campaigns.overview"))
    for standing in open_standings(home, today):
        if prepares:
            yield from _turnout_duties(standing)
        waiting = sum(row.waiver is not None and row.waiver.waits_on(today) for row in standing.rows)
        if concludes and waiting:
            campaign = standing.campaign
            words = fill(CommitteeTexts.duty_waivers, campaign=same(campaign.name))
            yield Duty(waiting, words, url_for("campaigns.waivers", campaign_id=campaign.id))


def _turnout_duties(standing: Standing) -> Iterable[Duty]:
    campaign = standing.campaign
    for turnout, words in (
        (Turnout.OVERDUE, CommitteeTexts.duty_overdue),
        (Turnout.RETURNED, CommitteeTexts.duty_returned),
        (Turnout.MISSING, CommitteeTexts.duty_missing),
    ):
        count = standing.count(turnout)
        if count:
            told = fill(words, campaign=same(campaign.name), day=day(campaign.due_on))
            address = url_for("campaigns.show", campaign_id=campaign.id, tinh_hinh=turnout.value)
            yield Duty(count, told, address, turnout is Turnout.OVERDUE)


def standing_or_404(campaign_id: str) -> Standing:
    """The campaign of an address with where its units stand today; 404 for one that does not exist."""
    try:
        return standing_of(workspace(), campaign_id, legal_today())
    except NotFound:
        abort(404)


def _show(campaign_id: str, faults: Mapping[str, Text]) -> str:
    wanted, may_change = request.args.get("tinh_hinh", ""), _may_change()
    standing = standing_or_404(campaign_id)
    page = show_page(
        standing, workspace().pack, wanted if wanted in set(Turnout) else "", may_change=may_change,
        may_drop=may_change and may_be_dropped(workspace(), campaign_id), saved="xong" in request.args, faults=faults,
    )  # fmt: skip
    return render_template("committee/campaign.html", page=page)


def _form(campaign: Campaign | None, typed: Mapping[str, str], faults: Mapping[str, Text]) -> str:
    pack = workspace().pack
    read = campaign_from(typed, pack, {})
    heading = CampaignTexts.edit if campaign else CampaignTexts.new
    return render_template(
        "committee/campaign_form.html", page=form_page(heading, pack, typed, read, campaign, faults)
    )  # fmt: skip


def _campaign(campaign_id: str) -> Campaign:
    try:
        return campaign_of(workspace(), campaign_id)
    except NotFound:
        abort(404)


def _may_change() -> bool:
    return allows(current_user().role, Permission.RECEIVE)
