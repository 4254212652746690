"""What the page of one unit of the register shows: the unit, its story, what is below it, its villages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for

from checklist.domain.committee.register import CHANGE_NAMES, Category, Register, RegisterUnit
from checklist.domain.committee.register_villages import VILLAGE_NAMES, Village, villages_on
from checklist.domain.dates import legal_day
from checklist.domain.law import UNIT_KIND_NAMES
from checklist.domain.text import Text
from checklist.store.audit import Entry
from checklist.store.campaigns import Campaign
from checklist.web.committee.register_texts import ACTIONS, RegisterTexts
from checklist.web.committee.register_views import UnitRow, days_words, unit_row
from checklist.web.wording import day, fill, number, same

MOST_BELOW = 50


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One change that led to a unit or on from it."""

    day: Text
    change: Text
    old: UnitRow
    new: UnitRow
    basis: str


@dataclass(frozen=True, slots=True)
class VillageRow:
    """A village in the list of its commune."""

    name: str
    category: Text
    households: Text
    days: Text
    is_over: bool


@dataclass(frozen=True, slots=True)
class UnitPage:
    """The context of ``committee/register_unit.html``; ``villages_heading`` is None where a unit has none to list."""

    unit: UnitRow
    unit_id: str
    kind: Text
    superior: str
    parent: UnitRow | None
    contact: str
    is_sample: bool
    saved: bool
    may_change: bool
    story: tuple[StoryLine, ...]
    below_heading: Text
    below: tuple[UnitRow, ...]
    below_more: Text | None
    villages_heading: Text | None
    villages: tuple[VillageRow, ...]
    open_villages: tuple[str, ...]
    village_ids: Mapping[str, str]
    village_categories: Mapping[str, Text]
    campaigns: tuple[tuple[str, str], ...]
    history: tuple[tuple[Text, str, Text], ...]
    typed: Mapping[str, str]
    faults: Mapping[str, Text]


def unit_page(
    unit: RegisterUnit,
    held: Register,
    villages: Sequence[Village],
    campaigns: Sequence[Campaign],
    history: Sequence[Entry],
    today: date,
    *,
    may_change: bool,
    saved: bool = False,
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, Text] | None = None,
) -> UnitPage:
    """One unit as it stands, with what surrounds it."""
    below = [child for child in held.children(unit.id) if child.exists_on(today)]
    parent = held.units.get(unit.parent_id or "")
    current = villages_on(villages, today)
    is_commune = unit.category is Category.COMMUNE
    shown_day = day(today)
    return UnitPage(
        unit=unit_row(unit, held),
        unit_id=unit.id,
        kind=UNIT_KIND_NAMES[unit.kind] if unit.kind else same("–"),
        superior=unit.superior,
        parent=unit_row(parent, held) if parent else None,
        contact=unit.contact,
        is_sample=unit.is_sample,
        saved=saved,
        may_change=may_change,
        story=tuple(
            StoryLine(
                day(step.on_day), CHANGE_NAMES[step.change], unit_row(held.units[step.predecessor_id], held),
                unit_row(held.units[step.successor_id], held), step.basis,
            )
            for step in held.story(unit.id)
        ),
        below_heading=fill(RegisterTexts.below_heading, count=number(len(below))),
        below=tuple(unit_row(child, held) for child in below[:MOST_BELOW]),
        below_more=fill(RegisterTexts.below_more, count=number(len(below) - MOST_BELOW))
        if len(below) > MOST_BELOW
        else None,
        villages_heading=fill(RegisterTexts.villages_count, count=number(len(current)), day=shown_day)
        if is_commune
        else None,
        villages=tuple(_village_row(village, today) for village in villages),
        open_villages=tuple(village.id for village in villages if village.valid_until is None),
        village_ids={village.id: village.name for village in villages},
        village_categories={category.value: name for category, name in VILLAGE_NAMES.items()},
        campaigns=tuple((url_for("campaigns.show", campaign_id=each.id), each.name) for each in campaigns),
        history=tuple(
            (day(legal_day(entry.at)), entry.actor, ACTIONS[entry.action])
            for entry in history
            if entry.action in ACTIONS
        ),
        typed=typed or {},
        faults=faults or {},
    )  # fmt: skip


def _village_row(village: Village, today: date) -> VillageRow:
    return VillageRow(
        village.name, VILLAGE_NAMES[village.category], number(village.households) if village.households else same("–"),
        days_words(village.days), today not in village.days,
    )  # fmt: skip
