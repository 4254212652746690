"""Campaigns: plan one, open it, close it, and see where every unit stands."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from checklist.domain.committee.campaigns import (
    MOVES,
    Arrival,
    Asked,
    Campaign,
    CampaignState,
    Turnout,
    Waiver,
    turnout,
)
from checklist.domain.committee.register import Register, RegisterUnit
from checklist.domain.dates import Period
from checklist.domain.law import UnitKind
from checklist.domain.text import Text
from checklist.services.committee.campaign_books import books_for, profiles_of
from checklist.services.errors import FieldsRefused, NotFound
from checklist.services.workspace import Workspace
from checklist.store import audit, campaigns, register
from checklist.store.campaigns import StaleCampaign
from checklist.store.database import transaction
from checklist.store.errors import NotFound as NoSuchRow

LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class TypedCampaign:
    """A campaign as typed in, its days read; ``period`` is None where the days make none."""

    name: str
    period: Period | None
    due_on: date | None
    asked: Mapping[UnitKind, Asked]


class CampaignFault(FieldsRefused):
    """What was typed in will not do."""


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """One unit of a campaign: where it stands, and why."""

    unit: RegisterUnit
    turnout: Turnout
    arrival: Arrival | None
    waiver: Waiver | None
    """The waiver that holds, or the one that waits for approval."""
    reminded_at: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A campaign with all its units, what needs doing first."""

    campaign: Campaign
    rows: tuple[UnitStanding, ...]

    def count(self, *turnouts: Turnout) -> int:
        """How many units stand in one of these."""
        return sum(row.turnout in turnouts for row in self.rows)

    @property
    def received(self) -> int:
        """How many units have sent, in time or late."""
        return sum(row.arrival is not None for row in self.rows)


def every_campaign(workspace: Workspace) -> list[Campaign]:
    """All campaigns, the latest due first."""
    with workspace.database() as db:
        return campaigns.every(db)


def campaigns_with(workspace: Workspace, unit_id: str) -> list[Campaign]:
    """The campaigns that a unit of the register takes part in, the latest due first."""
    with workspace.database() as db:
        return campaigns.campaigns_of(db, unit_id)


def campaign_of(workspace: Workspace, campaign_id: str) -> Campaign:
    """The campaign of this id. Raises :class:`NotFound`."""
    with workspace.database() as db:
        return held_campaign(db, campaign_id)


def held_campaign(db: Database, campaign_id: str) -> Campaign:
    """The campaign of this id. Raises :class:`NotFound`."""
    try:
        return campaigns.get(db, campaign_id)
    except NoSuchRow as error:
        raise NotFound("Không có đợt đánh giá này.", "There is no such campaign.") from error


def standing_of(workspace: Workspace, campaign_id: str, today: date) -> Standing:
    """Where the units of a campaign stand on ``today``. Raises :class:`NotFound`."""
    with workspace.database() as db:
        return _standing(db, held_campaign(db, campaign_id), register.load(db), today)


def open_standings(workspace: Workspace, today: date) -> tuple[Standing, ...]:
    """The open campaigns with where their units stand on ``today``, the first due first."""
    with workspace.database() as db:
        found = [campaign for campaign in campaigns.every(db) if campaign.state is CampaignState.OPEN]
        held = register.load(db) if found else Register({})
        return tuple(_standing(db, campaign, held, today) for campaign in reversed(found))


def add_campaign(workspace: Workspace, typed: TypedCampaign, *, at: datetime, by: str) -> Campaign:
    """Plan a campaign; its units are chosen next. Raises :class:`CampaignFault`."""
    period, due_on = _demand_sound(workspace, typed)
    campaign = Campaign(
        secrets.token_hex(10), typed.name, period, due_on, dict(typed.asked), CampaignState.PLANNED, 1, at, by
    )  # fmt: skip
    with workspace.database() as db, transaction(db):
        campaigns.add(db, campaign)
        audit.append(db, at=at, actor=by, action="campaign.add", subject=campaign.id, detail=_told(campaign))
    return campaign


def change_campaign(
    workspace: Workspace, campaign_id: str, typed: TypedCampaign, *, expected_revision: int, at: datetime, by: str
) -> Campaign:
    """Change a campaign. Once it has been opened only its name and due date may change; the rest is taken as it stands.

    Raises :class:`CampaignFault`, :class:`NotFound`, ``StaleCampaign`` of the store.
    """
    with workspace.database() as db, transaction(db):
        before = held_campaign(db, campaign_id)
        if before.revision != expected_revision:
            raise StaleCampaign
        if before.state is not CampaignState.PLANNED:
            typed = replace(typed, period=before.period, asked=before.asked)
        period, due_on = _demand_sound(workspace, typed)
        after = replace(before, name=typed.name, period=period, due_on=due_on, asked=dict(typed.asked))
        old, new = _told(before), _told(after)
        changed = {name: [old[name], new[name]] for name in new if old[name] != new[name]}
        if not changed:
            return before
        kept = campaigns.change(db, after)
        audit.append(db, at=at, actor=by, action="campaign.change", subject=campaign_id, detail=changed)
    return kept


def move_campaign(workspace: Workspace, campaign_id: str, to: CampaignState, *, at: datetime, by: str) -> Campaign:
    """Open a campaign, close it, or open it again. Raises :class:`CampaignFault`, :class:`NotFound`."""
    with workspace.database() as db, transaction(db):
        before = held_campaign(db, campaign_id)
        if to not in MOVES[before.state]:
            raise CampaignFault(
                {"state": Text("Không chuyển được sang tình trạng này.", "It cannot go to this state.")}
            )
        if to is CampaignState.OPEN:
            _demand_ready(db, before)
        kept = campaigns.change(db, replace(before, state=to))
        detail = {"from": before.state.value, "to": to.value}
        audit.append(db, at=at, actor=by, action="campaign.state", subject=campaign_id, detail=detail)
    return kept


def _standing(db: Database, campaign: Campaign, held: Register, today: date) -> Standing:
    arrivals, reminders = campaigns.arrivals(db, campaign.id), campaigns.last_reminders(db, campaign.id)
    waivers: dict[str, Waiver] = {}
    for waiver in campaigns.waivers_of(db, campaign.id):
        holds = waiver.unit_id in waivers and waivers[waiver.unit_id].holds_on(today)
        if waiver.holds_on(today) or (waiver.waits_on(today) and not holds):
            waivers[waiver.unit_id] = waiver
    rows = []
    for unit_id in campaigns.units_of(db, campaign.id):
        given, arrival = waivers.get(unit_id), arrivals.get(unit_id)
        where = turnout(campaign, arrival, given is not None and given.holds_on(today), today)
        rows.append(UnitStanding(held.units[unit_id], where, arrival, given, reminders.get(unit_id)))
    order = list(Turnout)
    rows.sort(key=lambda row: (order.index(row.turnout), row.unit.name, row.unit.id))
    return Standing(campaign, tuple(rows))


def _demand_sound(workspace: Workspace, typed: TypedCampaign) -> tuple[Period, date]:
    faults: dict[str, Text] = {}
    if not typed.name or len(typed.name) > LONGEST_NAME:
        faults["name"] = Text(
            f"Tên đợt không được để trống và không dài quá {LONGEST_NAME} ký tự.",
            f"A name is needed, of at most {LONGEST_NAME} characters.",
        )
    if typed.period is None:
        faults["period_from"] = Text("Hãy ghi kỳ đánh giá, ngày đầu trước ngày cuối.", "Give the first and last day.")
    if typed.due_on is None:
        faults["due_on"] = Text("Hãy ghi hạn nộp.", "Give the day it is due.")
    elif typed.period is not None and typed.due_on < typed.period.start:
        faults["due_on"] = Text("Hạn nộp trước ngày đầu của kỳ.", "It is due before the period begins.")
    if not typed.asked:
        faults["asked"] = Text("Hãy chọn ít nhất một loại hình đơn vị.", "Choose at least one kind of unit.")
    elif typed.period is not None:
        faults |= _asked_faults(workspace, typed.asked, typed.period)
    if faults or typed.period is None or typed.due_on is None:
        raise CampaignFault(faults)
    return typed.period, typed.due_on


def _asked_faults(workspace: Workspace, asked: Mapping[UnitKind, Asked], period: Period) -> dict[str, Text]:
    faults = {}
    for kind, one in asked.items():
        if one.regulation not in {book.id for book in books_for(workspace.pack, kind, period)}:
            faults[f"book.{kind.value}"] = Text(
                "Bộ quy định này không áp dụng cho loại hình và kỳ đã chọn.",
                "This rule book does not fit the kind of unit and the period.",
            )
        elif one.scoring not in {profile.id for profile in profiles_of(workspace.pack, one.regulation)}:
            faults[f"scoring.{kind.value}"] = Text(
                "Thang điểm này không dùng cho bộ quy định đã chọn.", "This scoring profile is not for the rule book."
            )
    return faults


def _demand_ready(db: Database, campaign: Campaign) -> None:
    held = register.load(db)
    units = [held.units[each] for each in campaigns.units_of(db, campaign.id)]
    if not units:
        raise CampaignFault({"state": Text("Chưa chọn đơn vị nào.", "No unit has been chosen.")})
    left_out = [unit for unit in units if unit.kind not in campaign.asked]
    if left_out:
        names = "; ".join(unit.name for unit in left_out[:3])
        raise CampaignFault({"state": Text(
            f"{len(left_out)} đơn vị thuộc loại hình mà đợt này chưa chọn bộ quy định ({names}).",
            f"No rule book has been chosen for the kind of {len(left_out)} units ({names}).",
        )})  # fmt: skip


def _told(campaign: Campaign) -> dict[str, Any]:
    return {
        "name": campaign.name, "period": str(campaign.period), "due_on": campaign.due_on.isoformat(),
        "asked": {kind.value: [one.regulation, one.scoring] for kind, one in campaign.asked.items()},
    }  # fmt: skip
