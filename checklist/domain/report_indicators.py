"""Annex II, where the unit gives statistical figures: each beside that of the period before, with what is behind it."""

from __future__ import annotations

from collections.abc import Iterator

from checklist.domain.indicators.checking import check
from checklist.domain.indicators.completing import ratios
from checklist.domain.indicators.given import GivenFigures, asked_of
from checklist.domain.indicators.indicator import Indicator, Kind
from checklist.domain.indicators.numbers import Number, written
from checklist.domain.indicators.values import NOTHING, UNDEFINED, Provenance, Value, Values, shown
from checklist.domain.report import NO_FIGURE, Row, Table
from checklist.domain.report_source import Source
from checklist.domain.report_words import ended
from checklist.domain.text import date_vi, number_vi

COLUMNS = ("TT", "Mã", "Chỉ tiêu", "Đơn vị tính", "Kỳ này", "Kỳ trước", "Tăng/ giảm", "Ghi chú")
RATIO_PLACES = 2


def indicators(source: Source) -> Table | None:
    """The table of figures; ``None`` where the unit gives none."""
    given = source.answers.indicators
    if given is None:
        return None
    known, kind = source.pack.indicators, source.answers.unit.kind
    values = {**given.values, **ratios(known, kind, given.values)}
    before = {**given.previous_values, **ratios(known, kind, given.previous_values)}
    asked = {one.code for one in asked_of(known, kind, given.groups)}
    listed = [one for one in known if one.code in asked or values.get(one.code, NOTHING).is_given]
    if not listed:
        return None
    remarks = _remarks(source, given, listed, values)
    rows: list[Row] = []
    number = 0
    for group, name in known.groups.items():
        own = [one for one in listed if one.group == group]
        if own:
            rows.append(Row(("", group, name.vi, "", "", "", "", ""), is_group=True))
        for one in own:
            is_part = one.part_of is not None
            number += not is_part
            mark = f"({list(remarks).index(one.code) + 1})" if one.code in remarks else ""
            rows.append(_row(one, "" if is_part else str(number), values, before, mark))
    notes = [f"({place}) {line}" for place, line in enumerate(remarks.values(), 1)]
    return Table(COLUMNS, tuple(rows), (*_about(given, listed, values), *notes))


def _row(one: Indicator, number: str, values: Values, before: Values, mark: str) -> Row:
    now, was = values.get(one.code, NOTHING).number, before.get(one.code, NOTHING).number
    cells = (
        number,
        one.code,
        one.name.vi,
        one.unit.vi,
        NO_FIGURE if now is None else shown(one, now).vi,
        UNDEFINED if was is None else shown(one, was).vi,
        _change(one, now, was),
        mark,
    )
    return Row(cells, is_part=one.part_of is not None)


def _change(one: Indicator, now: Number | None, was: Number | None) -> str:
    if now is None or was is None or one.is_yes_no:
        return UNDEFINED
    difference = now - was
    text = written(difference, RATIO_PLACES) if one.kind is Kind.RATIO else written(difference)
    return f"+{text}" if difference > 0 else text


def _remarks(source: Source, given: GivenFigures, listed: list[Indicator], values: Values) -> dict[str, str]:
    """What stands under the table of a figure, by code: its paper, what does not agree, the explanation."""
    issues = check(source.pack.indicators, given.values, source.answers.period, given.previous_values)
    found: dict[str, str] = {}
    for one in listed:
        value = values.get(one.code, NOTHING)
        wrong = [
            f"{'chưa khớp' if issue.blocks else 'lưu ý'}: {_bare(issue.say.vi)} ({issue.given.vi})"
            for issue in issues
            if issue.code == one.code
        ]
        parts = [*_paper(value), *wrong]
        if value.note:
            parts.append(f"{'giải trình: ' if wrong else ''}{_bare(value.note)}")
        elif wrong:
            parts.append("giải trình: chưa có")
        if parts:
            found[one.code] = ended(f"{one.code}: {'; '.join(parts)}")
    return found


def _paper(value: Value) -> Iterator[str]:
    dated = f"ngày {date_vi(value.dated)}" if value.dated else ""
    paper = " ".join(part for part in (value.reference, dated) if part)
    if paper:
        yield f"văn bản {paper}"


def _about(given: GivenFigures, listed: list[Indicator], values: Values) -> Iterator[str]:
    if given.previous_period is not None and given.previous:
        start, end = (date_vi(day) for day in (given.previous_period.start, given.previous_period.end))
        yield f"Kỳ trước: từ ngày {start} đến ngày {end}."
    computed = [one.code for one in listed if values.get(one.code, NOTHING).provenance is Provenance.COMPUTED]
    if computed:
        yield f"Phần mềm tính từ câu trả lời, sổ theo dõi và các số liệu khác: {', '.join(computed)}."
    missing = sum(not values.get(one.code, NOTHING).is_given for one in listed)
    if missing:
        yield f"Còn {number_vi(missing)} chỉ tiêu {NO_FIGURE}."


def _bare(text: str) -> str:
    return text.strip().rstrip(".")
