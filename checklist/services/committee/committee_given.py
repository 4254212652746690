"""The figures that the committee itself gave for a campaign: what stands, what stood before, what is doubtful."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from checklist.domain.committee.campaigns import Campaign
from checklist.domain.committee.committee_figures import GIVER
from checklist.domain.indicators.checking import Issue, check
from checklist.domain.indicators.values import Value
from checklist.domain.rulepack import RulePack
from checklist.services.figures import given_values
from checklist.services.figures_before import NEVER, Before, comparable
from checklist.store import campaigns, figures
from checklist.store.figures import Figure


@dataclass(frozen=True, slots=True)
class CommitteeGiven:
    """The rows as stored, the values in them, those of the campaign before, and what the check says of them."""

    rows: Mapping[str, Figure]
    values: Mapping[str, Value]
    before: Before | None
    issues: tuple[Issue, ...]


def committee_given(db: Database, campaign: Campaign, pack: RulePack) -> CommitteeGiven:
    """The committee's own figures of a campaign."""
    kept = figures.of_campaign(db, campaign.id)
    values = given_values(pack, GIVER, kept)
    before = comparable(pack.indicators, _before(db, campaign, pack), campaign.period)
    issues = check(pack.indicators, values, campaign.period, (before or NEVER).values)
    return CommitteeGiven(kept, values, before, issues)


def _before(db: Database, campaign: Campaign, pack: RulePack) -> Before | None:
    """Those of the latest campaign that ended before this one begins and for which the committee gave any."""
    earlier = [each for each in campaigns.every(db) if each.period.end < campaign.period.start]
    for each in sorted(earlier, key=lambda one: (one.period.end, one.created_at), reverse=True):
        given = given_values(pack, GIVER, figures.of_campaign(db, each.id))
        numbers = {code: value.number for code, value in given.items() if value.number is not None}
        if numbers:
            return Before(each.period, numbers)
    return None
