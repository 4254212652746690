"""The roll-up of a campaign: counts, weak articles, units by rights, trends; every figure opens the units behind it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from checklist.domain.law import UnitKind
from checklist.domain.roles import Permission
from checklist.services.committee.register import register_of
from checklist.services.committee.rollups import campaigns_to_roll_up, rolled_up, trend
from checklist.services.committee.seat import Committee
from checklist.web.access import for_committee
from checklist.web.clock import legal_today
from checklist.web.committee.home_menu import BASE
from checklist.web.committee.rollup_texts import SHOWN, RollUpTexts
from checklist.web.committee.rollup_views import rollup_page
from checklist.web.committee.rollup_wish import SORTS, Wish
from checklist.web.installation import workspace

rollup = Blueprint("rollup", __name__)

ADDRESS = f"{BASE}/tong-hop"


@rollup.app_context_processor
def texts() -> dict[str, Any]:
    """The words of the roll-up pages."""
    return {"rt": RollUpTexts}


@rollup.get(ADDRESS)
@for_committee(Permission.OVERSEE)
def overview(committee: Committee) -> ResponseReturnValue:
    """A campaign rolled up, narrowed to what the address asks for."""
    campaigns = {each.id: each.name for each in campaigns_to_roll_up(workspace())}
    if not campaigns:
        return render_template("committee/rollup/none.html")
    wish = _wish(next(iter(campaigns)))
    if wish.campaign not in campaigns:
        abort(404)
    today, pack = legal_today(), workspace().pack
    found = rolled_up(workspace(), wish.campaign, today=today, below=wish.below or None)
    if wish.below and found.scope is None:
        abort(404)
    held = register_of(workspace())
    members = {standing.unit for standing in found.standings.standings}
    parents = {held.units[unit].parent_id for unit in members} - {None}
    scopes = {unit.id: unit.name for unit in held.units.values() if unit.id in parents}
    if found.scope is not None:
        scopes.setdefault(found.scope.id, found.scope.name)
    counted = frozenset(standing.unit for standing in found.counted)
    points = trend(workspace(), counted, on=found.standings.campaign.period.end, today=today)
    page = rollup_page(found, points, pack, wish, campaigns, scopes, today)
    return render_template("committee/rollup/overview.html", page=page)


def _wish(first: str) -> Wish:
    """What the address asks for; 404 for what nobody can ask for."""
    asked = {name: request.args.get(name, "") for name in ("loai", "loc", "xep", "muc", "dieu", "sap")}
    pack = workspace().pack
    grades = {band.grade for profile in pack.scoring.values() for band in profile.bands}
    book, _, requirement = asked["muc"].partition("/")
    document, _, _ = asked["dieu"].rpartition("/")
    if (
        (asked["loai"] and asked["loai"] not in set(UnitKind))
        or (asked["loc"] and asked["loc"] not in SHOWN)
        or (asked["xep"] and asked["xep"] not in grades)
        or (asked["muc"] and (book not in pack.regulations or requirement not in pack.regulations[book].by_id()))
        or (asked["dieu"] and document not in pack.instruments)
        or (asked["sap"] and asked["sap"] not in SORTS)
    ):
        abort(404)
    return Wish(
        request.args.get("dot", "") or first, request.args.get("duoi", ""), asked["loai"], asked["loc"], asked["xep"],
        asked["muc"], asked["dieu"], asked["sap"] or SORTS[0], "moi_dieu" in request.args,
    )  # fmt: skip
