"""What the committee's home, its settings and the form that adds it show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask import url_for

from checklist.domain.committee.register import CATEGORY_NAMES, Category
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.accounts import User
from checklist.services.committee.campaigns import Standing, open_standings
from checklist.services.committee.register import register_of
from checklist.services.committee.seat import Committee
from checklist.services.committee.setup import LAYOUTS
from checklist.services.units import every_unit
from checklist.services.workspace import Workspace
from checklist.store.units import Unit
from checklist.web.committee.home_duties import Duty, duties_for
from checklist.web.committee.home_texts import CommitteeTexts
from checklist.web.wording import day, fill, number


@dataclass(frozen=True, slots=True)
class OpenCampaign:
    """A campaign that is open, in one panel."""

    name: str
    address: str
    due: Text
    units: Text
    received: Text


@dataclass(frozen=True, slots=True)
class HomePage:
    """The context of ``committee/home.html``."""

    name: str
    may_prepare: bool
    duties: tuple[tuple[Text, Duty], ...]
    campaigns: tuple[OpenCampaign, ...]
    as_of: Text
    units: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """The context of ``committee/settings.html``."""

    typed: Mapping[str, str]
    faults: Mapping[str, Text]
    layouts: Mapping[str, Text]
    revision: int
    may_change: bool
    saved: bool


@dataclass(frozen=True, slots=True)
class AddingPage:
    """The context of ``accounts/committee.html``."""

    typed: Mapping[str, str]
    faults: Mapping[str, Text]
    layouts: Mapping[str, Text]
    units: tuple[Unit, ...]


def home_page(committee: Committee, workspace: Workspace, user: User, today: date) -> HomePage:
    """The home as ``user`` sees it on ``today``."""
    found = Counter(unit.category for unit in register_of(workspace).on(today))
    return HomePage(
        name=committee.name,
        may_prepare=allows(user.role, Permission.RECEIVE),
        duties=tuple((number(duty.count), duty) for duty in duties_for(workspace, user, today)),
        campaigns=tuple(_open(standing) for standing in open_standings(workspace, today)),
        as_of=fill(CommitteeTexts.as_of, day=day(today)),
        units=tuple((CATEGORY_NAMES[each], number(found[each])) for each in Category if found[each]),
    )


def settings_page(
    typed: Mapping[str, str], faults: Mapping[str, Text], revision: int, may_change: bool, saved: bool
) -> SettingsPage:
    """What is printed of the committee, in a form."""
    return SettingsPage(typed, faults, LAYOUTS, revision, may_change, saved)


def adding_page(typed: Mapping[str, str], faults: Mapping[str, Text], workspace: Workspace) -> AddingPage:
    """The form that adds the committee."""
    return AddingPage(typed, faults, LAYOUTS, tuple(every_unit(workspace)))


def typed_of(committee: Committee) -> dict[str, str]:
    """What stands now, as the form would send it."""
    names = ("name", "superior", "place", "layout", "symbol", "public_address")
    return {f"committee_{name}": getattr(committee, name) for name in names}


def _open(standing: Standing) -> OpenCampaign:
    campaign = standing.campaign
    return OpenCampaign(
        name=campaign.name,
        address=url_for("campaigns.show", campaign_id=campaign.id),
        due=day(campaign.due_on),
        units=number(len(standing.rows)),
        received=number(standing.received),
    )
