"""Reading the forms of campaigns: what was typed, tidied; the services judge it."""

from __future__ import annotations

from collections.abc import Mapping

from checklist.domain.committee.campaigns import Asked, Campaign
from checklist.domain.dates import Period
from checklist.domain.law import UnitKind
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text, date_vi
from checklist.services.committee.campaign_books import profiles_of
from checklist.services.committee.campaign_waivers import TypedWaiver
from checklist.services.committee.campaigns import TypedCampaign
from checklist.web.committee.register_forms import typed_day
from checklist.web.typed_accounts import line

TAKES_PART, BOOK, SCORING = "takes.", "book.", "scoring."


def campaign_from(form: Mapping[str, str], pack: RulePack, faults: dict[str, Text]) -> TypedCampaign:
    """The campaign of a form; unreadable days are added to ``faults``."""
    first, last = typed_day(form, "period_from", faults), typed_day(form, "period_to", faults)
    period = Period(first, last) if first and last and first <= last else None
    asked = {}
    for kind in UnitKind:
        book = form.get(f"{BOOK}{kind.value}", "")
        if form.get(f"{TAKES_PART}{kind.value}") and book:
            default = next((profile.id for profile in profiles_of(pack, book)), "") if book in pack.regulations else ""
            asked[kind] = Asked(book, form.get(f"{SCORING}{kind.value}", "") or default)
    return TypedCampaign(line(form, "name"), period, typed_day(form, "due_on", faults), asked)


def form_of(campaign: Campaign) -> dict[str, str]:
    """A campaign as its form would send it."""
    typed = {
        "name": campaign.name,
        "period_from": date_vi(campaign.period.start),
        "period_to": date_vi(campaign.period.end),
        "due_on": date_vi(campaign.due_on),
    }
    for kind, one in campaign.asked.items():
        typed |= {f"{TAKES_PART}{kind.value}": "1", f"{BOOK}{kind.value}": one.regulation,
                  f"{SCORING}{kind.value}": one.scoring}  # fmt: skip
    return typed


def waiver_from(form: Mapping[str, str], faults: dict[str, Text]) -> TypedWaiver:
    """The waiver of a form; an unreadable day is added to ``faults``."""
    return TypedWaiver(
        form.get("unit_id", ""), line(form, "reason"), line(form, "basis"), typed_day(form, "expires_on", faults)
    )  # fmt: skip
