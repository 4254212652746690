"""The page of all instruments, encoded or not, by year of issue."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from checklist.domain.law import UNIT_KIND_NAMES, Instrument
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.web.law_names import ROLE_NAMES
from checklist.web.legal_state import (
    STANDING_NAMES,
    Reference,
    Standing,
    instrument_reference,
    interval_words,
    standing,
    start_words,
)
from checklist.web.requirement_views import SourceLabel, source_label
from checklist.web.wording import SEMICOLON, day, joined, same

NO_END_RECORDED = Text("Chưa ghi nhận hết hiệu lực", "No end recorded")
UNKNOWN_DAY = Text("Chưa rõ ngày", "Day not known")
UNKNOWN_YEAR = Text("Chưa rõ năm ban hành", "Year of issue not known")
NO_NUMBER = Text("Không số", "No number")
YEAR_IN_NUMBER = re.compile(r"/(\d{4})/")


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """One instrument in the table."""

    id: str
    number: Text
    title: Text
    issuer: Text
    role: Text
    applies_to: Text | None
    issued: Text
    in_force: Text
    style: str
    standing: Text
    replaced_by: tuple[Reference, ...]
    amends: tuple[Reference, ...]
    regulation: str | None
    source: SourceLabel
    note: Text | None
    doubt: Text | None


@dataclass(frozen=True, slots=True)
class Year:
    """The instruments issued in one year."""

    heading: Text
    rows: tuple[InstrumentRow, ...]


@dataclass(frozen=True, slots=True)
class InstrumentsPage:
    """The context of ``rules/instruments.html``."""

    years: tuple[Year, ...]


def instruments_page(pack: RulePack, today: date) -> InstrumentsPage:
    """All instruments from the oldest to the newest; those of an unknown year come last."""
    ordered = sorted(pack.instruments.values(), key=_place_in_time)
    return InstrumentsPage(
        tuple(_year(year, instruments, pack, today) for year, instruments in groupby(ordered, key=_year_of_issue))
    )


def _year_of_issue(instrument: Instrument) -> int | None:
    """The year of issue: from the day where it is known, else as the number states it."""
    if instrument.issued_on is not None:
        return instrument.issued_on.year
    stated = YEAR_IN_NUMBER.search(instrument.number or "")
    return int(stated.group(1)) if stated else None


def _place_in_time(instrument: Instrument) -> tuple[int, date]:
    year = _year_of_issue(instrument) or date.max.year
    return year, instrument.issued_on or date(year, 12, 31)


def _year(year: int | None, instruments: Iterable[Instrument], pack: RulePack, today: date) -> Year:
    heading = UNKNOWN_YEAR if year is None else same(str(year))
    return Year(heading, tuple(_row(instrument, pack, today) for instrument in instruments))


def _row(instrument: Instrument, pack: RulePack, today: date) -> InstrumentRow:
    where = standing(instrument.in_force, today)
    open_ended = where is Standing.IN_FORCE and instrument.in_force.until is None
    kinds = [UNIT_KIND_NAMES[kind] for kind in instrument.applies_to]
    return InstrumentRow(
        id=instrument.id,
        number=same(instrument.number) if instrument.number else NO_NUMBER,
        title=instrument.title,
        issuer=instrument.issuer,
        role=ROLE_NAMES[instrument.role],
        applies_to=joined(kinds, SEMICOLON) if kinds else None,
        issued=UNKNOWN_DAY if instrument.issued_on is None else day(instrument.issued_on),
        in_force=start_words(instrument.in_force) if open_ended else interval_words(instrument.in_force),
        style=where.value,
        standing=NO_END_RECORDED if open_ended else STANDING_NAMES[where],
        replaced_by=_references(instrument.replaced_by, pack),
        amends=_references(instrument.amends, pack),
        regulation=instrument.regulation if instrument.regulation in pack.regulations else None,
        source=source_label(instrument.source_check),
        note=instrument.note,
        doubt=instrument.doubt,
    )


def _references(names: Iterable[str], pack: RulePack) -> tuple[Reference, ...]:
    return tuple(instrument_reference(pack.instruments[name], pack) for name in names)
