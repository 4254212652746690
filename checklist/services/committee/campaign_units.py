"""Which units a campaign is opened for: by kind, below a unit of the register, or one by one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from checklist.domain.committee.campaigns import Campaign, CampaignState
from checklist.domain.committee.register import Category, Register, RegisterUnit
from checklist.domain.text import Text, fold
from checklist.services.committee.campaigns import CampaignFault, held_campaign
from checklist.services.workspace import Workspace
from checklist.store import audit, campaigns, register
from checklist.store.database import transaction


@dataclass(frozen=True, slots=True)
class Choice:
    """Which units are looked for: ``parent`` is the id of a unit above them, ``query`` words of a name or a code."""

    categories: Collection[Category] = ()
    parent: str = ""
    query: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing narrows the choice."""
        return not (self.categories or self.parent or self.query)


def eligible(register_held: Register, campaign: Campaign, choice: Choice) -> tuple[RegisterUnit, ...]:
    """The units of a choice that a campaign can ask: of a kind it has a rule book for, and there on its last day.

    A unit that ended within the period is asked no more; its successor answers for what went into it.
    """
    last = campaign.period.end
    units = register_held.below(choice.parent, last) if choice.parent else register_held.on(last)
    query = fold(choice.query)
    found = [
        unit
        for unit in units
        if unit.kind in campaign.asked
        and (not choice.categories or unit.category in choice.categories)
        and (not query or query in fold(unit.name) or query == unit.code.lower())
    ]
    return tuple(sorted(found, key=lambda unit: (fold(unit.name), unit.id)))


def choose_units(workspace: Workspace, campaign_id: str, unit_ids: Collection[str], *, at: datetime, by: str) -> int:
    """Add units to a campaign that is planned or open; returns how many were new to it.

    Raises :class:`CampaignFault`, :class:`NotFound`.
    """
    with workspace.database() as db, transaction(db):
        campaign = held_campaign(db, campaign_id)
        _demand_unclosed(campaign)
        known = {unit.id for unit in eligible(register.load(db), campaign, Choice())}
        if not known.issuperset(unit_ids):
            raise CampaignFault({"units": Text(
                "Có đơn vị không chọn được cho đợt này.", "A unit cannot be chosen for this campaign."
            )})  # fmt: skip
        before = set(campaigns.units_of(db, campaign_id))
        new = sorted(set(unit_ids) - before)
        added = campaigns.add_units(db, campaign_id, new, at=at, by=by)
        if added:
            audit.append(db, at=at, actor=by, action="campaign.units", subject=campaign_id, detail={"added": new})
    return added


def drop_units(workspace: Workspace, campaign_id: str, unit_ids: Collection[str], *, at: datetime, by: str) -> int:
    """Take units out of a campaign, but none that has sent or asked to be let off; returns how many.

    Raises :class:`CampaignFault`, :class:`NotFound`.
    """
    with workspace.database() as db, transaction(db):
        _demand_unclosed(held_campaign(db, campaign_id))
        bound = {waiver.unit_id for waiver in campaigns.waivers_of(db, campaign_id)}
        bound |= campaigns.arrivals(db, campaign_id).keys()
        if bound.intersection(unit_ids):
            raise CampaignFault({"units": Text(
                "Đơn vị đã nộp hoặc đã có đề nghị miễn nộp thì không bỏ khỏi đợt được.",
                "A unit that has sent, or has asked to be let off, stays in the campaign.",
            )})  # fmt: skip
        there = sorted(set(unit_ids).intersection(campaigns.units_of(db, campaign_id)))
        removed = campaigns.remove_units(db, campaign_id, there)
        if removed:
            audit.append(db, at=at, actor=by, action="campaign.units", subject=campaign_id, detail={"removed": there})
    return removed


def _demand_unclosed(campaign: Campaign) -> None:
    if campaign.state is CampaignState.CLOSED:
        raise CampaignFault({"units": Text("Đợt này đã đóng.", "This campaign is closed.")})
