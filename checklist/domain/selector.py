"""Which law governs: from the kind of unit and the period to the rule books in force, and the sentence that says why.

Where the law changes inside a period, the period is split at that day. Where no rule book was in force, the instrument
that was is named and nothing else is offered.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from checklist.domain.dates import Interval, Period
from checklist.domain.law import UNIT_KIND_NAMES, Instrument, UnitKind
from checklist.domain.regulation import Regulation
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text, date_vi


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the period under one law. ``books`` is empty where none was encoded; then see ``instruments``.

    ``local`` are the local rule books that may be chosen instead; they never decide which law governs.
    """

    period: Period
    books: tuple[Regulation, ...]
    instruments: tuple[Instrument, ...]
    why: Text
    local: tuple[Regulation, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """What governs a kind of unit over a period; more than one part when the law changed in it."""

    kind: UnitKind
    period: Period
    parts: tuple[Part, ...]

    @property
    def straddles(self) -> bool:
        """Whether the law changed within the period."""
        return len(self.parts) > 1


def select(pack: RulePack, kind: UnitKind, period: Period) -> Selection:
    """The law of ``kind`` over ``period``, split where it changes. The order of files plays no part."""
    starts = sorted({period.start, *(day for day in _change_days(pack, kind) if period.start < day <= period.end)})
    ends = [*(start - timedelta(1) for start in starts[1:]), period.end]
    parts: list[Part] = []
    for start, end in zip(starts, ends, strict=True):
        part = _part(pack, kind, Period(start, end))
        if parts and (parts[-1].books, parts[-1].instruments) == (part.books, part.instruments):
            part = _part(pack, kind, Period(parts.pop().period.start, end))
        parts.append(part)
    return Selection(kind, period, tuple(parts))


def coming_changes(pack: RulePack, kind: UnitKind, today: date) -> tuple[tuple[date, Text], ...]:
    """The days after ``today`` on which the law of a kind of unit changes, each with what changes."""
    days = sorted(day for day in _change_days(pack, kind) if day > today)
    return tuple((day, _part(pack, kind, Period(day, day)).why) for day in days)


def _change_days(pack: RulePack, kind: UnitKind) -> set[date]:
    law = (book for book in pack.regulations.values() if not book.local)
    intervals: list[Interval] = [book.in_force_for(kind) for book in law if kind in book.unit_kinds]
    for instrument in pack.instruments.values():
        if kind in instrument.applies_to:
            start = instrument.in_force.start or instrument.issued_on
            intervals.append(Interval(start, instrument.in_force.until))
    return {day for interval in intervals for day in (interval.start, interval.until) if day is not None}


def _part(pack: RulePack, kind: UnitKind, period: Period) -> Part:
    day = period.start
    books = tuple(sorted(pack.in_force_on(day, kind), key=lambda book: book.id))
    instruments = pack.governing_instruments(day, kind)
    local = tuple(
        book
        for book in pack.regulations.values()
        if book.local and kind in book.unit_kinds and book.in_force_for(kind).overlaps(period)
    )
    return Part(period, books, instruments, _why(kind, day, books, instruments), local)


def _why(kind: UnitKind, day: date, books: tuple[Regulation, ...], instruments: tuple[Instrument, ...]) -> Text:
    who, on = UNIT_KIND_NAMES[kind], date_vi(day)
    if books:
        vi = "; ".join(f"{book.short_title.vi}, hiệu lực {_span_vi(book.in_force_for(kind))}" for book in books)
        en = "; ".join(f"{book.short_title.en}, {_span_en(book.in_force_for(kind))}" for book in books)
        return Text(f"{who.vi}, ngày {on}: áp dụng {vi}.", f"{who.en}, {day}: {en}.")
    if instruments:
        vi = "; ".join(f"{instrument.short.vi} ({instrument.title.vi})" for instrument in instruments)
        en = "; ".join(instrument.short.en for instrument in instruments)
        return Text(
            f"{who.vi}, ngày {on}: khi đó áp dụng {vi}; văn bản này chưa có bộ quy định trong phần mềm.",
            f"{who.en}, {day}: {en} governed then; it is not encoded here.",
        )
    return Text(
        f"{who.vi}, ngày {on}: không tìm thấy văn bản áp dụng.", f"{who.en}, {day}: no governing instrument was found."
    )


def _span_vi(interval: Interval) -> str:
    start = f"từ {date_vi(interval.start)}" if interval.start else ""
    end = f"đến hết {date_vi(interval.until - timedelta(1))}" if interval.until else "đến nay"
    return f"{start} {end}".strip()


def _span_en(interval: Interval) -> str:
    start = f"in force from {interval.start}" if interval.start else "in force"
    return f"{start} to {interval.until - timedelta(1)}" if interval.until else f"{start}"
