"""Where a received self-assessment belongs: the unit of the register it is from, and the open campaign it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from checklist.domain.answers import Unit
from checklist.domain.committee.campaigns import Campaign, CampaignState
from checklist.domain.committee.receiving_notes import Note, note
from checklist.domain.committee.register import RegisterUnit, plain_name
from checklist.domain.dates import Period, legal_day
from checklist.domain.law import UnitKind
from checklist.domain.rulepack import RulePack
from checklist.domain.text import date_vi
from checklist.services.record import unit_id_of
from checklist.store import campaigns, register
from checklist.store.errors import NotFound


@dataclass(frozen=True, slots=True)
class Belonging:
    """The unit and the campaign of a submission, with what must be known about either."""

    unit: RegisterUnit | None
    campaign: Campaign | None = None
    scoring: str | None = None
    notes: tuple[Note, ...] = ()


def belonging_of(db: Database, content: Mapping[str, Any], pack: RulePack, *, at: datetime) -> Belonging:
    """Where the content of a seal belongs, received ``at``."""
    given = content["input"]
    unit, notes = unit_of(db, given["unit"])
    notes = (*notes, note("sample")) if given.get("sample") else notes
    if unit is None:
        return Belonging(None, notes=notes)
    found = campaign_for(db, unit, given["regulation"], Period.parse(given["period"]), given.get("scoring"), pack, at)
    return replace(found, notes=(*notes, *found.notes))


def named_unit(given: Mapping[str, Any]) -> Unit:
    """The unit as a file names it. Raises ``ValueError`` for a kind that does not exist."""
    return Unit(
        given["name"], UnitKind(given["kind"]), {}, given.get("parent") or "", given.get("place") or "",
        given.get("code") or "",
    )  # fmt: skip


def unit_of(db: Database, given: Mapping[str, Any]) -> tuple[RegisterUnit | None, tuple[Note, ...]]:
    """The unit of the register that a file is from: by its identity, its code, or its kind, name and superior."""
    unit = named_unit(given)
    try:
        return register.get(db, unit_id_of(unit)), ()
    except NotFound:
        pass
    candidates = register.of_code(db, unit.code) if unit.code else _namesakes(db, unit)
    candidates = [each for each in candidates if each.kind is unit.kind]
    if len(candidates) == 1:
        return candidates[0], () if unit.code else (note("matched_by_name"),)
    return None, (note("unassigned", name=unit.name),)


def suggestions(db: Database, given: Mapping[str, Any]) -> list[RegisterUnit]:
    """Units of the register of the same kind and name, whatever they belong to: for whoever assigns one."""
    unit = named_unit(given)
    return [each for each in register.load(db).named(unit.name) if each.kind is unit.kind]


def campaign_for(
    db: Database, unit: RegisterUnit, regulation: str, period: Period, scoring: str | None, pack: RulePack, at: datetime
) -> Belonging:
    """The open campaign of a unit and period, where it asks for this rule book (or the one that it adds to)."""
    notes = [] if unit.exists_on(period.end) else [note("unit_not_in_force")]
    fitting = [
        each
        for each in campaigns.campaigns_of(db, unit.id)
        if each.state is CampaignState.OPEN and each.period == period
    ]
    if not fitting:
        return Belonging(unit, notes=(*notes, note("no_campaign", period=_days(period))))
    campaign = fitting[0]
    asked = campaign.asked.get(unit.kind) if unit.kind is not None else None
    book = pack.regulations.get(regulation)
    if asked is not None and asked.regulation not in (regulation, book.overlays if book else None):
        return Belonging(unit, notes=(*notes, note("other_regulation", campaign=campaign.name)))
    own = scoring or (pack.scoring_for(regulation).id if book else None)
    if asked is not None and asked.regulation == regulation and asked.scoring != own:
        notes.append(note("other_scoring"))
    if legal_day(at) > campaign.due_on:
        notes.append(note("late", day=date_vi(campaign.due_on)))
    use = asked.scoring if asked is not None and asked.regulation == regulation else None
    return Belonging(unit, campaign, use, tuple(notes))


def _namesakes(db: Database, unit: Unit) -> list[RegisterUnit]:
    """The units of the same name, however it is written, whose superior, where both name one, is the same."""
    superior = plain_name(unit.parent)
    return [
        each
        for each in register.load(db).named(unit.name)
        if not superior or not each.superior or plain_name(each.superior) == superior
    ]


def _days(period: Period) -> str:
    return f"{date_vi(period.start)} – {date_vi(period.end)}"
