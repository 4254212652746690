"""Which law governs: from the kind of unit and the period to the rule books in force, and the sentence that says why.

Where the law changes inside a period, the period is split at that day. Where no rule book was in force, the instrument
that was is named and nothing else is offered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from checklist.domain.dates import Interval, Period
from checklist.domain.law import UNIT_KIND_NAMES, Instrument, UnitKind
from checklist.domain.regulation import Regulation
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text, date_vi

BEGINS, ENDS = Text("áp dụng", "begins:"), Text("không còn áp dụng", "ends:")


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
    """The days after ``today`` on which law of a kind of unit begins or ends, each with what begins and what ends."""
    days = sorted(day for day in _change_days(pack, kind) if day > today)
    return tuple((day, _change(pack, kind, day)) for day in days)


def _change(pack: RulePack, kind: UnitKind, day: date) -> Text:
    """What begins and what ends on ``day``. A rule book that comes and goes with its instrument is not named twice."""
    begins: dict[str, Text] = {}
    ends: dict[str, Text] = {}
    for instrument, name, interval in _spans(pack, kind):
        if interval.start == day:
            begins.setdefault(instrument, name)
        if interval.until == day:
            ends.setdefault(instrument, name)
    parts = [
        Text(f"{lead.vi} {'; '.join(name.vi for name in names)}", f"{lead.en} {'; '.join(name.en for name in names)}")
        for lead, names in ((BEGINS, begins.values()), (ENDS, ends.values()))
        if names
    ]
    who, vi, en = UNIT_KIND_NAMES[kind], "; ".join(part.vi for part in parts), "; ".join(part.en for part in parts)
    return Text(f"{who.vi}, từ ngày {date_vi(day)}: {vi}.", f"{who.en}, from {day}: {en}.")


def _change_days(pack: RulePack, kind: UnitKind) -> set[date]:
    edges = (day for _, _, interval in _spans(pack, kind) for day in (interval.start, interval.until))
    return {day for day in edges if day is not None}


def _spans(pack: RulePack, kind: UnitKind) -> Iterator[tuple[str, Text, Interval]]:
    """Every instrument and rule book of the State for a kind of unit: instrument id, name and days in force."""
    for item in pack.instruments.values():
        if kind in item.applies_to:
            start = item.in_force.start or item.issued_on
            yield item.id, item.short, Interval(start, item.in_force.until)
    for book in pack.regulations.values():
        if kind in book.unit_kinds and not book.local:
            yield book.instrument, book.short_title, book.in_force_for(kind)


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
