"""What the pages of a campaign's units show: choosing them, reminding them, letting them off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from checklist.domain.committee.campaigns import TURNOUT_NAMES, CampaignState, Turnout, Waiver
from checklist.domain.committee.register import RegisterUnit
from checklist.domain.dates import legal_day
from checklist.domain.text import Text
from checklist.services.committee.campaign_reminders import Reminder
from checklist.services.committee.campaigns import Standing
from checklist.web.committee.campaign_texts import WAIVER_STATES
from checklist.web.committee.campaign_views import MOST_SHOWN, CampaignRow, campaign_row
from checklist.web.wording import NOTHING, day


@dataclass(frozen=True, slots=True)
class PickPage:
    """The context of ``committee/campaign_units.html``."""

    campaign: CampaignRow
    categories: Mapping[str, Text]
    typed: Mapping[str, str]
    faults: Mapping[str, Text]
    asked_for: bool
    fitting: Text
    add_all: Text
    offered: tuple[RegisterUnit, ...]
    offered_more: Text | None
    chosen_heading: Text
    chosen: tuple[RegisterUnit, ...]
    chosen_more: Text | None
    is_closed: bool
    notice: Text | None


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A unit to be reminded."""

    unit_id: str
    name: str
    contact: str
    turnout: Text
    reminded_on: Text
    text: str


@dataclass(frozen=True, slots=True)
class RemindPage:
    """The context of ``committee/campaign_remind.html``."""

    campaign: CampaignRow
    rows: tuple[ReminderRow, ...]
    is_open: bool
    faults: Mapping[str, Text]
    notice: Text | None


@dataclass(frozen=True, slots=True)
class WaiverRow:
    """A waiver and what may be done with it."""

    id: str
    unit: str
    reason: str
    basis: str
    expires_on: Text
    asked_by: str
    approved_by: str
    state: str
    state_name: Text
    may_approve: bool
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class WaivePage:
    """The context of ``committee/campaign_waivers.html``."""

    campaign: CampaignRow
    rows: tuple[WaiverRow, ...]
    units: tuple[RegisterUnit, ...]
    may_ask: bool
    typed: Mapping[str, str]
    faults: Mapping[str, Text]


def remind_page(
    standing: Standing, reminders: Sequence[Reminder], faults: Mapping[str, Text], notice: Text | None
) -> RemindPage:
    """The units to be reminded, each with its text."""
    rows = tuple(
        ReminderRow(
            each.row.unit.id, each.row.unit.name, each.row.unit.contact, TURNOUT_NAMES[each.row.turnout],
            day(legal_day(each.row.reminded_at)) if each.row.reminded_at else NOTHING, each.text,
        )
        for each in reminders[:MOST_SHOWN]
    )  # fmt: skip
    is_open = standing.campaign.state is CampaignState.OPEN
    return RemindPage(campaign_row(standing.campaign, standing), rows, is_open, faults, notice)


def waive_page(
    standing: Standing, waivers: Sequence[Waiver], today: date, reader: str, *, may_ask: bool, may_conclude: bool,
    typed: Mapping[str, str], faults: Mapping[str, Text],
) -> WaivePage:  # fmt: skip
    """The waivers of a campaign, those that wait first."""
    units = {row.unit.id: row.unit for row in standing.rows}
    rows = [_waiver_row(each, units[each.unit_id], today, reader, may_conclude) for each in reversed(waivers)]
    rows.sort(key=lambda row: row.state != "waits")
    free = tuple(row.unit for row in standing.rows if row.waiver is None and row.turnout is not Turnout.SENT)
    may_ask = may_ask and standing.campaign.state is not CampaignState.CLOSED
    shown = faults if may_ask or not faults else {"waivers": next(iter(faults.values()))}
    return WaivePage(campaign_row(standing.campaign), tuple(rows), free, may_ask, typed, shown)


def _waiver_row(waiver: Waiver, unit: RegisterUnit, today: date, reader: str, may_conclude: bool) -> WaiverRow:
    waits, holds = waiver.waits_on(today), waiver.holds_on(today)
    state = "waits" if waits else "holds" if holds else "withdrawn" if waiver.withdrawn_at else "expired"
    own = waiver.requested_by == reader
    return WaiverRow(
        waiver.id, unit.name, waiver.reason, waiver.basis, day(waiver.expires_on), waiver.requested_by,
        waiver.approved_by or "–", state, WAIVER_STATES[state], may_conclude and waits and not own,
        (waits or holds) and (own or may_conclude),
    )  # fmt: skip
