"""The figures of a draft as the block ``indicators`` of an answer file: what was typed, what the books add up to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from checklist.domain.dates import Period
from checklist.domain.indicators.book_rows import row_from_plain
from checklist.domain.indicators.event_books import EventBook, figures_from_books
from checklist.domain.indicators.given import GivenFigures, asked_of, plain_figures, plain_value
from checklist.domain.indicators.indicator import REPORTERS_OF, Giver, IndicatorSet
from checklist.domain.indicators.values import Provenance, Value
from checklist.domain.law import UnitKind
from checklist.domain.rulepack import RulePack
from checklist.store import book_entries
from checklist.store.assessments import Assessment
from checklist.store.figures import SETTINGS, Figure

# Keys of the settings row; groups, previous and previous_period are those of the block.
INCLUDED = "included"
BESIDE = ("groups", "previous_period", "previous")


def books_of(pack: RulePack, kind: UnitKind) -> dict[str, EventBook]:
    """The event books that the bodies of a unit of ``kind`` keep."""
    return {name: book for name, book in pack.event_books.items() if not REPORTERS_OF[kind].isdisjoint(book.kept_by)}


def booked(db: Database, unit_id: str, kind: UnitKind, pack: RulePack, period: Period) -> dict[str, Value]:
    """The figures that a unit's books give for a period.

    A book counts as kept once it has a row of the period or of a time before it; without one it says nothing.
    """
    books = books_of(pack, kind)
    entries: dict[str, list[book_entries.Entry]] = {}
    for entry in book_entries.of_unit(db, unit_id) if books else ():
        if entry.book in books:
            entries.setdefault(entry.book, []).append(entry)
    records = {
        name: [row_from_plain(books[name], entry.body) for entry in found]
        for name, found in entries.items()
        if any(entry.happened_on <= period.end for entry in found)
    }
    found = figures_from_books(books, records, period)
    return {code: value for code, value in found.items() if value.is_given and code in pack.indicators}


def is_included(figures: Mapping[str, Figure]) -> bool:
    """Whether the unit hands its figures in with this assessment."""
    return SETTINGS in figures and bool(figures[SETTINGS].body.get(INCLUDED))


def block_of(db: Database, head: Assessment, kind: UnitKind, pack: RulePack, figures: Mapping[str, Figure]) -> Any:
    """The block of a draft whose rows are ``figures``; ``None`` where it hands in none.

    What was typed stands before what a book gives; what a book gives, before what was carried from the last period.
    """
    if not is_included(figures):
        return None
    settings = figures[SETTINGS].body
    groups = tuple(group for group in settings.get("groups", ()) if group in pack.indicators.groups)
    asked = {one.code for one in asked_of(pack.indicators, kind, groups)}
    found = {
        code: dict(row.body)
        for code, row in figures.items()
        if row.body
        and is_known(pack.indicators, kind, code)
        and (code in asked or not pack.indicators[code].is_entered)
    }
    period = Period(head.period_from, head.period_to)
    for code, value in booked(db, head.unit_id, kind, pack, period).items():
        standing = found.get(code, {})
        if "value" not in standing or standing.get("from") == Provenance.CARRIED:
            found[code] = {**standing, **plain_value(value)}
    beside = {key: settings[key] for key in BESIDE if settings.get(key)}
    beside["groups"] = list(groups)
    if "previous" in beside:
        beside["previous"] = {
            code: number for code, number in beside["previous"].items() if is_known(pack.indicators, kind, code)
        }
    return {**beside, "figures": found}


def rows_from(given: GivenFigures) -> dict[str, dict[str, Any]]:
    """What is stored of figures that were handed in, so that a new draft begins with them.

    What was computed is computed again; only what was said of it stays.
    """
    block = plain_figures(given)
    rows = {
        code: {key: part for key, part in body.items() if key not in ("value", "from")}
        if body.get("from") == Provenance.COMPUTED
        else dict(body)
        for code, body in block.pop("figures").items()
    }
    return {**{code: body for code, body in rows.items() if body}, SETTINGS: {**block, INCLUDED: True}}


def is_known(indicators: IndicatorSet, kind: Giver, code: str) -> bool:
    """Whether the rules of today have this figure for a unit of ``kind``, or for another giver."""
    return code in indicators and indicators[code].concerns(kind)
