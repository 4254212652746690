"""The rolled-up indicators of a campaign by group, the short form first; each figure opens the units behind it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission
from checklist.services.committee.consolidated_source import gather
from checklist.services.committee.register import register_of
from checklist.services.committee.rollups import campaigns_to_roll_up
from checklist.services.committee.seat import Committee
from checklist.services.committee.standings import campaign_standings
from checklist.web.access import for_committee
from checklist.web.clock import legal_today
from checklist.web.committee.home_menu import BASE
from checklist.web.committee.rollup_figures_texts import RollUpFigureTexts
from checklist.web.committee.rollup_figures_views import Wish, figures_page
from checklist.web.installation import workspace

rollup_figures = Blueprint("rollup_figures", __name__)

ADDRESS = f"{BASE}/tong-hop/so-lieu"


@rollup_figures.app_context_processor
def texts() -> dict[str, Any]:
    """The words of the page, and of the link that leads here."""
    return {"rft": RollUpFigureTexts}


@rollup_figures.get(ADDRESS)
@for_committee(Permission.OVERSEE)
def figures(committee: Committee) -> ResponseReturnValue:
    """The figures of a campaign, of the units below one of the register where the address says so."""
    campaigns = {each.id: each.name for each in campaigns_to_roll_up(workspace())}
    if not campaigns:
        return render_template("committee/rollup/none.html")
    wish = Wish(
        request.args.get("dot", "") or next(iter(campaigns)), request.args.get("duoi", ""), request.args.get("ma", "")
    )
    indicators = workspace().pack.indicators
    if wish.campaign not in campaigns or (wish.code and wish.code not in indicators):
        abort(404)
    scopes = _scopes(wish.campaign)
    if wish.below and wish.below not in scopes:
        abort(404)
    data = gather(workspace(), wish.campaign, today=legal_today(), below=wish.below)
    return render_template("committee/rollup/figures.html", page=figures_page(data, wish, campaigns, scopes))


def _scopes(campaign: str) -> dict[str, str]:
    """The units of the register that units of the campaign stand under, by id."""
    held = register_of(workspace())
    members = campaign_standings(workspace(), campaign, today=legal_today()).units.values()
    parents = {each.parent_id for each in members} - {None}
    return {unit.id: unit.name for unit in held.units.values() if unit.id in parents}
