"""What the pages of campaigns show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from checklist.domain.committee.campaigns import (
    STATE_NAMES,
    TURNOUT_NAMES,
    Campaign,
    CampaignState,
    Turnout,
)
from checklist.domain.committee.register import CATEGORY_NAMES, KINDS
from checklist.domain.dates import legal_day
from checklist.domain.law import UNIT_KIND_NAMES, UnitKind
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.services.committee.campaign_books import books_for, profiles_of
from checklist.services.committee.campaigns import Standing, TypedCampaign, UnitStanding
from checklist.web.committee.campaign_texts import CampaignTexts
from checklist.web.walk_tabs import period_words
from checklist.web.wording import NOTHING, day, fill, number

MOST_SHOWN = 300
ASSESSED = {category.value: CATEGORY_NAMES[category] for category in KINDS if KINDS[category]}


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """A campaign in the list, or at the head of its own pages."""

    id: str
    name: str
    period: Text
    due: Text
    state: str
    state_name: Text
    units: Text
    received: Text


@dataclass(frozen=True, slots=True)
class BookChoice:
    """What one kind of unit may be asked; without ``books`` nothing fits the period."""

    kind: str
    label: Text
    takes_part: bool
    books: Mapping[str, Text]
    book: str
    profiles: Mapping[str, Text]
    scoring: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """The context of ``committee/campaign_form.html``; ``campaign_id`` is empty for a new campaign."""

    heading: Text
    campaign_id: str
    revision: int
    typed: Mapping[str, str]
    faults: Mapping[str, Text]
    choices: tuple[BookChoice, ...]
    is_locked: bool


@dataclass(frozen=True, slots=True)
class TurnoutRow:
    """A unit of a campaign."""

    address: str
    name: str
    kind: Text
    turnout: str
    turnout_name: Text
    note: Text
    sent_on: Text
    reminded_on: Text


@dataclass(frozen=True, slots=True)
class ShowPage:
    """The context of ``committee/campaign.html``."""

    campaign: CampaignRow
    revision: int
    asked: tuple[tuple[Text, Text, Text], ...]
    tally: tuple[tuple[str, Text, Text, bool], ...]
    rows: tuple[TurnoutRow, ...]
    more: Text | None
    may_change: bool
    may_drop: bool
    moves: tuple[tuple[str, Text], ...]
    saved: bool
    faults: Mapping[str, Text]


def campaign_row(campaign: Campaign, standing: Standing | None = None) -> CampaignRow:
    """A campaign in words; the counts stay empty without its standing."""
    return CampaignRow(
        campaign.id, campaign.name, period_words(campaign.period), day(campaign.due_on), campaign.state.value,
        STATE_NAMES[campaign.state], number(len(standing.rows)) if standing else NOTHING,
        number(standing.received) if standing else NOTHING,
    )  # fmt: skip


def form_page(
    heading: Text, pack: RulePack, typed: Mapping[str, str], read: TypedCampaign, campaign: Campaign | None,
    faults: Mapping[str, Text],
) -> FormPage:  # fmt: skip
    """The form of a campaign; the rule books offered are those that fit the period typed so far."""
    return FormPage(
        heading=heading,
        campaign_id=campaign.id if campaign else "",
        revision=campaign.revision if campaign else 0,
        typed=typed,
        faults={_form_field(field, read, pack): words for field, words in faults.items()},
        choices=tuple(_choice(kind, pack, read) for kind in UnitKind) if read.period else (),
        is_locked=campaign is not None and campaign.state is not CampaignState.PLANNED,
    )


def show_page(
    standing: Standing,
    pack: RulePack,
    wanted: str,
    *,
    may_change: bool,
    may_drop: bool,
    saved: bool,
    faults: Mapping[str, Text],
) -> ShowPage:
    """One campaign: what it asks, and its units, those that need something done first."""
    campaign = standing.campaign
    rows = [row for row in standing.rows if wanted in ("", row.turnout.value)]
    moves: list[tuple[str, Text]] = []
    if may_change:
        moves = {
            CampaignState.PLANNED: [(CampaignState.OPEN.value, CampaignTexts.open_it)],
            CampaignState.OPEN: [(CampaignState.CLOSED.value, CampaignTexts.close_it)],
            CampaignState.CLOSED: [(CampaignState.OPEN.value, CampaignTexts.reopen_it)],
        }[campaign.state]
    return ShowPage(
        campaign=campaign_row(campaign, standing),
        revision=campaign.revision,
        asked=tuple(
            (UNIT_KIND_NAMES[kind], _book_name(pack, one.regulation), _profile_name(pack, one.scoring))
            for kind, one in campaign.asked.items()
        ),
        tally=tuple(
            (turnout.value, name, number(standing.count(turnout)), turnout.value == wanted)
            for turnout, name in TURNOUT_NAMES.items()
            if standing.count(turnout)
        ),
        rows=tuple(_turnout_row(row) for row in rows[:MOST_SHOWN]),
        more=fill(CampaignTexts.more, count=number(len(rows) - MOST_SHOWN)) if len(rows) > MOST_SHOWN else None,
        may_change=may_change,
        may_drop=may_drop,
        moves=tuple(moves),
        saved=saved,
        faults=faults,
    )


def _choice(kind: UnitKind, pack: RulePack, read: TypedCampaign) -> BookChoice:
    books = books_for(pack, kind, read.period) if read.period else ()
    chosen = read.asked.get(kind)
    book = chosen.regulation if chosen else next((each.id for each in books), "")
    profiles = {profile.id: profile.title for each in books for profile in profiles_of(pack, each.id)}
    return BookChoice(
        kind=kind.value,
        label=fill(CampaignTexts.takes_part, kind=UNIT_KIND_NAMES[kind]),
        takes_part=chosen is not None,
        books={each.id: each.short_title for each in books},
        book=book,
        profiles=profiles,
        scoring=chosen.scoring if chosen else "",
    )


def _form_field(field: str, read: TypedCampaign, pack: RulePack) -> str:
    """The field where a fault is shown: a kind of unit that no rule book fits has none of its own."""
    _, separator, kind = field.partition(".")
    if not separator or (read.period and books_for(pack, UnitKind(kind), read.period)):
        return field
    return "asked"


def _turnout_row(row: UnitStanding) -> TurnoutRow:
    note = NOTHING
    if row.waiver is not None and row.turnout is Turnout.WAIVED:
        note = fill(CampaignTexts.waived_until, day=day(row.waiver.expires_on))
    elif row.waiver is not None and row.waiver.approved_at is None:
        note = CampaignTexts.waits
    return TurnoutRow(
        address=url_for("register.show", unit_id=row.unit.id),
        name=row.unit.name,
        kind=CATEGORY_NAMES[row.unit.category],
        turnout=row.turnout.value,
        turnout_name=TURNOUT_NAMES[row.turnout],
        note=note,
        sent_on=day(legal_day(row.arrival.first_at)) if row.arrival else NOTHING,
        reminded_on=day(legal_day(row.reminded_at)) if row.reminded_at else NOTHING,
    )


def _book_name(pack: RulePack, regulation: str) -> Text:
    return pack.regulations[regulation].short_title if regulation in pack.regulations else Text(regulation, regulation)


def _profile_name(pack: RulePack, scoring: str) -> Text:
    return pack.scoring[scoring].title if scoring in pack.scoring else Text(scoring, scoring)
