"""The roll-up of a campaign, and of several in a row through mergers: every figure with the units behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from checklist.domain.committee.campaigns import Campaign
from checklist.domain.committee.compliance import Share, by_right, in_all, together
from checklist.domain.committee.register import RegisterUnit
from checklist.domain.committee.rollup import RollUp, Standing, roll_up
from checklist.domain.committee.weakness import WeakArticle, articles_of, weak_articles
from checklist.domain.requirement import Right
from checklist.services.committee.standings import CampaignStandings, standings_in
from checklist.services.workspace import Workspace
from checklist.store import campaigns, register, submissions


@dataclass(frozen=True, slots=True)
class CampaignRollUp:
    """A campaign rolled up. ``rights`` holds each unit's compliance by right, ``scope`` the unit it was narrowed to."""

    standings: CampaignStandings
    scope: RegisterUnit | None
    counted: tuple[Standing, ...]
    rolled: RollUp
    rights: Mapping[str, Mapping[Right, Share]]
    weak: tuple[WeakArticle, ...]

    @property
    def compliance(self) -> Mapping[Right, Share]:
        """The compliance of all units together."""
        return together(self.rights.values())


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One campaign of a trend: ``units`` is how many it counted for what is looked at today."""

    campaign: Campaign
    units: int
    rolled: RollUp
    compliance: Share


def campaigns_to_roll_up(workspace: Workspace) -> list[Campaign]:
    """All campaigns: first those with something to roll up, then the latest due first.

    A campaign that was only just opened does not hide the figures of the last one.
    """
    with workspace.database() as db:
        begun = submissions.campaigns_with_any(db)
        return sorted(campaigns.every(db), key=lambda each: each.id not in begun)


def rolled_up(workspace: Workspace, campaign_id: str, *, today: date, below: str | None = None) -> CampaignRollUp:
    """The roll-up of a campaign; ``below`` narrows it to the units under one of the register.

    Raises ``NotFound`` for an unknown campaign.
    """
    with workspace.database() as db:
        standings = standings_in(db, campaign_id, today=today)
        held = register.load(db)
    scope = held.units.get(below) if below else None
    counted = standings.standings
    if scope is not None:
        inside = {unit.id for unit in held.below(scope.id, standings.campaign.period.end)} | {scope.id}
        counted = tuple(standing for standing in counted if standing.unit in inside)
    books = workspace.pack.regulations
    articles = articles_of(books.values())
    rolled = roll_up(counted, articles)
    right_of = {each.id: each.right for book in books.values() for each in book.requirements}
    rights = {standing.unit: by_right(standing, right_of) for standing in counted if standing.sent}
    return CampaignRollUp(standings, scope, counted, rolled, rights, weak_articles(rolled, books, articles))


def trend(workspace: Workspace, units: frozenset[str], *, on: date, today: date) -> tuple[TrendPoint, ...]:
    """What ``units``, as they stand on ``on``, came to in every campaign, the earliest period first.

    A campaign of other days counts the units that these were made of, or that they became.
    """
    books = workspace.pack.regulations
    right_of = {each.id: each.right for book in books.values() for each in book.requirements}
    points = []
    with workspace.database() as db:
        held = register.load(db)
        for campaign in sorted(campaigns.every(db), key=lambda each: (each.period.end, each.period.start, each.id)):
            then = held.carried(units, on, campaign.period.end)
            counted = [each for each in standings_in(db, campaign.id, today=today).standings if each.unit in then]
            if counted:
                shares = together(by_right(each, right_of) for each in counted if each.sent)
                points.append(TrendPoint(campaign, len(counted), roll_up(counted), in_all(shares)))
    return tuple(points)
