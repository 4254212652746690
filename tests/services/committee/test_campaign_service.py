"""Campaigns: planning, opening, choosing units, reminding, letting off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from checklist.domain.committee.campaigns import Asked, Campaign, CampaignState, Turnout
from checklist.domain.committee.register import Category
from checklist.domain.dates import Period
from checklist.domain.law import UnitKind
from checklist.services.committee.campaign_books import books_for, profiles_of
from checklist.services.committee.campaign_reminders import note_sent, reminders_of
from checklist.services.committee.campaign_units import Choice, choose_units, drop_units, eligible
from checklist.services.committee.campaign_waivers import (
    TypedWaiver,
    approve_waiver,
    ask_waiver,
    waivers_of,
    withdraw_waiver,
)
from checklist.services.committee.campaigns import (
    CampaignFault,
    TypedCampaign,
    add_campaign,
    campaign_of,
    change_campaign,
    move_campaign,
    standing_of,
)
from checklist.services.committee.register import register_of
from checklist.services.errors import Refused
from checklist.store import audit
from checklist.store.campaigns import StaleCampaign
from tests.services.committee.conftest import Seat
from tests.services.committee.register_given import BY, MERGED_ON, given_unit
from tests.services.given import AT

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
DUE = date(2026, 12, 15)
TODAY = date(2026, 12, 1)


def asked_of(seat: Seat, kind: UnitKind = UnitKind.COMMUNE) -> dict[UnitKind, Asked]:
    """What stands first for a kind in 2026."""
    book = books_for(seat.workspace.pack, kind, YEAR)[0]
    return {kind: Asked(book.id, profiles_of(seat.workspace.pack, book.id)[0].id)}


def typed(seat: Seat, **changes: Any) -> TypedCampaign:
    return replace(TypedCampaign("Năm 2026", YEAR, DUE, asked_of(seat)), **changes)


def planned(seat: Seat, *names: str) -> tuple[Campaign, list[str]]:
    """A campaign with communes of these names."""
    campaign = add_campaign(seat.workspace, typed(seat), at=AT, by=BY)
    units = [given_unit(seat.workspace, name).id for name in names]
    choose_units(seat.workspace, campaign.id, units, at=AT, by=BY)
    return campaign, units


def opened(seat: Seat, *names: str) -> tuple[Campaign, list[str]]:
    campaign, units = planned(seat, *names)
    return move_campaign(seat.workspace, campaign.id, CampaignState.OPEN, at=AT, by=BY), units


def test_the_rule_book_in_force_comes_first(seat: Seat) -> None:
    first, *_ = books_for(seat.workspace.pack, UnitKind.COMMUNE, YEAR)

    assert first.id == "luat-10-2022-xa"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"period": None}, "period_from"),
        ({"due_on": None}, "due_on"),
        ({"due_on": date(2025, 12, 31)}, "due_on"),
        ({"asked": {}}, "asked"),
        ({"asked": {UnitKind.COMMUNE: Asked("nd-145-2020", "x")}}, "book.commune"),
        ({"asked": {UnitKind.COMMUNE: Asked("luat-10-2022-xa", "x")}}, "scoring.commune"),
    ],
)
def test_every_fault_of_a_campaign_is_named(seat: Seat, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(CampaignFault) as refused:
        add_campaign(seat.workspace, typed(seat, **changes), at=AT, by=BY)

    assert set(refused.value.faults) == {field}


def test_what_an_open_campaign_asks_stands_still_but_its_due_date_may_move(seat: Seat) -> None:
    campaign, _ = opened(seat, "Xã Một")
    later = Period(date(2025, 1, 1), date(2025, 12, 31))
    new = typed(seat, period=later, due_on=date(2026, 12, 20), asked={})
    changed = change_campaign(seat.workspace, campaign.id, new, expected_revision=campaign.revision, at=AT, by=BY)

    assert (changed.period, changed.asked, changed.due_on) == (YEAR, campaign.asked, date(2026, 12, 20))


def test_nobody_overwrites_a_campaign_that_was_just_changed(seat: Seat) -> None:
    campaign, _ = opened(seat, "Xã Một")

    with pytest.raises(StaleCampaign):
        change_campaign(seat.workspace, campaign.id, typed(seat), expected_revision=1, at=AT, by=BY)


def test_a_campaign_opens_with_units_and_a_rule_book_for_each(seat: Seat) -> None:
    campaign = add_campaign(seat.workspace, typed(seat), at=AT, by=BY)

    with pytest.raises(CampaignFault):
        move_campaign(seat.workspace, campaign.id, CampaignState.OPEN, at=AT, by=BY)
    assert campaign_of(seat.workspace, campaign.id).state is CampaignState.PLANNED


def test_a_campaign_is_closed_and_opened_again_but_never_planned_again(seat: Seat) -> None:
    campaign, _ = opened(seat, "Xã Một")
    for state in (CampaignState.CLOSED, CampaignState.OPEN):
        assert move_campaign(seat.workspace, campaign.id, state, at=AT, by=BY).state is state
    with pytest.raises(CampaignFault):
        move_campaign(seat.workspace, campaign.id, CampaignState.PLANNED, at=AT, by=BY)


def test_units_are_chosen_by_category_parent_and_name_as_of_the_last_day(seat: Seat) -> None:
    given_unit(seat.workspace, "Tỉnh Thử", "province", code="01")
    below = given_unit(seat.workspace, "Xã Một", parent="01")
    given_unit(seat.workspace, "Xã Hai")
    given_unit(seat.workspace, "Xã Cũ", parent="01", valid_to=MERGED_ON)
    given_unit(seat.workspace, "Sở Nội vụ", "agency")
    campaign = add_campaign(seat.workspace, typed(seat), at=AT, by=BY)
    held = register_of(seat.workspace)

    def names(choice: Choice) -> list[str]:
        return [unit.name for unit in eligible(held, campaign, choice)]

    assert names(Choice()) == ["Xã Hai", "Xã Một"]
    assert names(Choice(categories=(Category.AGENCY,))) == []
    assert names(Choice(parent=below.parent_id or "")) == ["Xã Một"]
    assert names(Choice(query="mot")) == ["Xã Một"]


def test_a_unit_that_no_rule_book_is_for_cannot_be_chosen(seat: Seat) -> None:
    campaign, _ = planned(seat, "Xã Một")
    agency = given_unit(seat.workspace, "Sở Nội vụ", "agency")

    with pytest.raises(CampaignFault):
        choose_units(seat.workspace, campaign.id, [agency.id], at=AT, by=BY)


def test_every_change_leaves_its_line_in_the_log(seat: Seat) -> None:
    campaign, units = opened(seat, "Xã Một", "Xã Hai")
    drop_units(seat.workspace, campaign.id, units[:1], at=AT, by=BY)

    with seat.workspace.database() as db:
        actions = [entry.action for entry in audit.of_subject(db, campaign.id)]
    assert actions == ["campaign.add", "campaign.units", "campaign.state", "campaign.units"]


def test_what_needs_doing_comes_first(seat: Seat) -> None:
    campaign, units = opened(seat, "Xã Một", "Xã Hai")
    waive(seat, campaign, units[0])
    standing = standing_of(seat.workspace, campaign.id, DUE + timedelta(1))

    assert [row.turnout for row in standing.rows] == [Turnout.OVERDUE, Turnout.WAIVED]


def waive(seat: Seat, campaign: Campaign, unit: str, expires_on: date = date(2026, 12, 20)) -> str:
    asked = ask(seat, campaign, unit, expires_on)
    approve_waiver(seat.workspace, campaign.id, asked, today=TODAY, at=AT, by=seat.chair)
    return asked


def ask(seat: Seat, campaign: Campaign, unit: str, expires_on: date | None = date(2026, 12, 20)) -> str:
    new = TypedWaiver(unit, "Mới thành lập", "Quyết định 1", expires_on)
    return ask_waiver(seat.workspace, campaign.id, new, today=TODAY, at=AT, by=seat.member).id


def test_a_waiver_holds_until_its_last_day_and_no_longer(seat: Seat) -> None:
    campaign, (unit,) = opened(seat, "Xã Một")
    waive(seat, campaign, unit)
    days = (date(2026, 12, 20), date(2026, 12, 21))

    assert [standing_of(seat.workspace, campaign.id, day).rows[0].turnout for day in days] == [
        Turnout.WAIVED, Turnout.OVERDUE,
    ]  # fmt: skip


def test_a_waiver_needs_a_chair_who_did_not_ask_for_it(seat: Seat) -> None:
    campaign, (unit,) = opened(seat, "Xã Một")
    asked = ask(seat, campaign, unit)

    with pytest.raises(Refused):
        approve_waiver(seat.workspace, campaign.id, asked, today=TODAY, at=AT, by=seat.member)
    with pytest.raises(Refused):
        by_same = replace(seat.chair, username=seat.member.username)
        approve_waiver(seat.workspace, campaign.id, asked, today=TODAY, at=AT, by=by_same)
    assert not waivers_of(seat.workspace, campaign.id)[0].holds_on(TODAY)


def test_a_waiver_is_asked_for_once_with_reason_basis_and_end(seat: Seat) -> None:
    campaign, (unit,) = opened(seat, "Xã Một")
    with pytest.raises(CampaignFault) as refused:
        new = TypedWaiver("", "", "", None)
        ask_waiver(seat.workspace, campaign.id, new, today=TODAY, at=AT, by=seat.member)
    assert set(refused.value.faults) == {"unit_id", "reason", "basis", "expires_on"}

    ask(seat, campaign, unit)
    with pytest.raises(CampaignFault):
        ask(seat, campaign, unit)


def test_whoever_asked_may_take_it_back_and_ask_again(seat: Seat) -> None:
    campaign, (unit,) = opened(seat, "Xã Một")
    withdraw_waiver(seat.workspace, campaign.id, ask(seat, campaign, unit), at=AT, by=seat.member)

    waive(seat, campaign, unit)
    assert [each.holds_on(TODAY) for each in waivers_of(seat.workspace, campaign.id)] == [False, True]


def test_a_unit_that_was_let_off_stays_in_the_campaign(seat: Seat) -> None:
    campaign, (unit,) = opened(seat, "Xã Một")
    waive(seat, campaign, unit)

    with pytest.raises(CampaignFault):
        drop_units(seat.workspace, campaign.id, [unit], at=AT, by=BY)


def test_a_reminder_says_what_when_and_how_late_and_is_noted(seat: Seat) -> None:
    campaign, (unit, waived) = opened(seat, "Xã Một", "Xã Hai")
    waive(seat, campaign, waived)
    standing = standing_of(seat.workspace, campaign.id, DUE + timedelta(3))
    (reminder,) = reminders_of(standing, "Ban Chỉ đạo tỉnh Thử", DUE + timedelta(3))

    assert "Kính gửi: Xã Một" in reminder.text
    assert "quá hạn 3 ngày" in reminder.text
    assert note_sent(seat.workspace, campaign.id, [unit], {unit: reminder.text}, at=AT, by=BY) == 1
    assert standing_of(seat.workspace, campaign.id, DUE).rows[0].reminded_at == AT
