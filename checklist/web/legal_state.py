"""Whether something is in force on a day, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from checklist.domain.dates import Interval
from checklist.domain.law import UNIT_KIND_NAMES, Instrument
from checklist.domain.regulation import Regulation
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.web.law_names import BASIS_NAMES
from checklist.web.wording import NOTHING, day, fill, same

INSTRUMENT_PREFIX = "instrument:"


class Standing(StrEnum):
    """Where a day lies to an interval in force; also the style of its label."""

    COMING = "coming"
    IN_FORCE = "in-force"
    LAPSED = "lapsed"


STANDING_NAMES = {
    Standing.COMING: Text("Chưa có hiệu lực", "Not yet in force"),
    Standing.IN_FORCE: Text("Đang có hiệu lực", "In force"),
    Standing.LAPSED: Text("Đã hết hiệu lực", "No longer in force"),
}
FROM = Text("Từ ngày {start}", "From {start}")
UNKNOWN_START = Text("Chưa rõ ngày bắt đầu", "From a day not known")
THROUGH = Text("{start} đến hết ngày {last}", "{start} up to and including {last}")
UNKNOWN_THROUGH = Text("{start}, đến hết ngày {last}", "{start}, up to and including {last}")
NO_END = Text("{start}, chưa ghi nhận ngày hết hiệu lực", "{start}; no end recorded")
FOR_KIND = Text("{kind}: {days}", "{kind}: {days}")
REPLACED = Text("Từ ngày {start} áp dụng:", "From {start} what applies is:")
REPLACED_SOMEDAY = Text("Văn bản thay thế:", "Replaced by:")


def standing(interval: Interval, today: date) -> Standing:
    """Where ``today`` lies; an open or unknown side counts as in force."""
    if interval.until is not None and today >= interval.until:
        return Standing.LAPSED
    if interval.start is not None and today < interval.start:
        return Standing.COMING
    return Standing.IN_FORCE


def interval_words(interval: Interval) -> Text:
    """The days in force: ``Từ ngày 01/07/2007 đến hết ngày 30/06/2023``."""
    start = start_words(interval)
    if interval.until is None:
        return fill(NO_END, start=start)
    through = UNKNOWN_THROUGH if interval.start is None else THROUGH
    return fill(through, start=start, last=day(interval.until - timedelta(1)))


def start_words(interval: Interval) -> Text:
    """The first day in force: ``Từ ngày 01/07/2007``."""
    return UNKNOWN_START if interval.start is None else fill(FROM, start=day(interval.start))


@dataclass(frozen=True, slots=True)
class Reference:
    """Something else a page leads to: a rule book of ours, or an instrument that we only list."""

    name: Text
    title: Text
    regulation: str | None
    instrument: str | None


def reference(target: str, pack: RulePack) -> Reference:
    """What ``target`` - an id of a regulation, of a requirement or ``instrument:ID`` - names.

    A sealed report may name what the rules of today no longer know: that stands as its bare id.
    """
    if target.removeprefix(INSTRUMENT_PREFIX) in pack.instruments and target.startswith(INSTRUMENT_PREFIX):
        return instrument_reference(pack.instruments[target.removeprefix(INSTRUMENT_PREFIX)], pack)
    if target in pack.regulations:
        book = pack.regulations[target]
        return Reference(book.short_title, book.title, book.id, book.instrument)
    for book in pack.regulations.values():
        if target in book.by_id():
            return Reference(same(target), book.by_id()[target].text, book.id, None)
    return Reference(same(target), same(target), None, None)


def instrument_reference(instrument: Instrument, pack: RulePack) -> Reference:
    """A reference to ``instrument``, with the rule book that encodes it where this program has one."""
    encoded = instrument.regulation if instrument.regulation in pack.regulations else None
    return Reference(instrument.short, instrument.title, encoded, instrument.id)


@dataclass(frozen=True, slots=True)
class LegalStatus:
    """What must be said about a rule book wherever it is named: its days, what replaced it and what is not certain.

    ``by_kind`` gives the days for kinds of unit that another law took over earlier. ``succession`` leads in the
    ``successors``; it is empty while there are none.
    """

    style: str
    name: Text
    in_force: Text
    by_kind: tuple[Text, ...]
    basis: Text
    sentence: Text
    succession: Text
    successors: tuple[Reference, ...]
    doubt: Text | None


def legal_status(book: Regulation, pack: RulePack, today: date) -> LegalStatus:
    """The legal status of ``book`` as of ``today``."""
    where = standing(book.in_force, today)
    lead = REPLACED_SOMEDAY if book.in_force.until is None else fill(REPLACED, start=day(book.in_force.until))
    return LegalStatus(
        style=where.value,
        name=STANDING_NAMES[where],
        in_force=interval_words(book.in_force),
        by_kind=tuple(
            fill(FOR_KIND, kind=UNIT_KIND_NAMES[kind], days=interval_words(book.in_force_for(kind)))
            for kind in book.unit_kinds
            if book.in_force_for(kind) != book.in_force
        ),
        basis=BASIS_NAMES[book.basis],
        sentence=book.status,
        succession=lead if book.successors else NOTHING,
        successors=tuple(reference(target, pack) for target in book.successors),
        doubt=book.doubt,
    )
