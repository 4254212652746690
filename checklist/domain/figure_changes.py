"""What a new version of a self-assessment changes in its statistical figures: each under its code and name."""

from __future__ import annotations

from collections.abc import Iterator

from checklist.domain.assessment import Assessment
from checklist.domain.changes import NOTHING, Change, differ
from checklist.domain.dates import Period
from checklist.domain.indicators.given import GivenFigures
from checklist.domain.indicators.indicator import Indicator
from checklist.domain.indicators.numbers import Number, written
from checklist.domain.indicators.values import NOTHING as NO_VALUE
from checklist.domain.indicators.values import PROVENANCE_NAMES, Value, shown
from checklist.domain.text import Text, date_vi

GROUPS = Text("Nhóm chỉ tiêu báo cáo đầy đủ", "Groups reported in full")
PREVIOUS_PERIOD = Text("Kỳ trước dùng để so sánh", "Previous period compared with")
PREVIOUS = Text("{name} – kỳ trước", "{name} – previous period")
SOURCE = Text("{name} – nguồn số liệu", "{name} – source")
NOTE = Text("{name} – ghi chú, giải trình", "{name} – note")
PAPER = Text("{name} – văn bản làm căn cứ", "{name} – paper it rests on")


def figure_changes(old: Assessment, new: Assessment) -> tuple[Change, ...]:
    """Every figure that differs, each in the words of its own rules, in the order of the newer ones.

    A ratio is compared as it is printed, rounded: its parts are told in full. Where a number is another one, where it
    is from is not told beside it.
    """
    return tuple(_changes(old, new))


def _changes(old: Assessment, new: Assessment) -> Iterator[Change]:
    given = [each.answers.indicators or GivenFigures() for each in (old, new)]
    yield from differ(GROUPS, _groups(old, given[0]), _groups(new, given[1]))
    for code in _codes(old, new):
        sides = [each.pack.indicators.indicators.get(code) for each in (old, new)]
        name = _name(code, sides[1] or sides[0])
        values = [figures.values.get(code, NO_VALUE) for figures in given]
        yield from _value(name, sides, values)
        numbers = [_shown(side, figures.previous.get(code)) for side, figures in zip(sides, given, strict=True)]
        yield from differ(_about(PREVIOUS, name), *numbers)
    yield from differ(PREVIOUS_PERIOD, *[_period(figures.previous_period) for figures in given])


def _value(name: Text, sides: list[Indicator | None], values: list[Value]) -> Iterator[Change]:
    before, after = values
    if before.number != after.number:
        yield from differ(name, *[_shown(side, each.number) for side, each in zip(sides, values, strict=True)])
    elif before.is_given:
        yield from differ(_about(SOURCE, name), *[PROVENANCE_NAMES[each.provenance] for each in values])
    yield from differ(_about(NOTE, name), *[Text(each.note, each.note) for each in values])
    yield from differ(_about(PAPER, name), *map(_paper, values))


def _codes(old: Assessment, new: Assessment) -> Iterator[str]:
    """The codes that either version has a figure for, in the order of the newer rules; those they lack come last."""
    given = [each.answers.indicators for each in (old, new) if each.answers.indicators is not None]
    used = {code for figures in given for code in (*figures.values, *figures.previous)}
    listed = dict.fromkeys(one.code for version in (new, old) for one in version.pack.indicators)
    return (code for code in (*listed, *sorted(used - listed.keys())) if code in used)


def _name(code: str, indicator: Indicator | None) -> Text:
    return Text(f"{code} {indicator.name.vi}", f"{code} {indicator.name.en}") if indicator else Text(code, code)


def _about(words: Text, name: Text) -> Text:
    return Text(words.vi.format(name=name.vi), words.en.format(name=name.en))


def _shown(indicator: Indicator | None, number: Number | None) -> Text:
    if number is None:
        return NOTHING
    return shown(indicator, number) if indicator else Text(written(number), written(number))


def _paper(value: Value) -> Text:
    day = (date_vi(value.dated), value.dated.isoformat()) if value.dated else ("", "")
    return Text(*[", ".join(part for part in (value.reference, each) if part) for each in day])


def _groups(version: Assessment, given: GivenFigures) -> Text:
    known = version.pack.indicators.groups
    names = [(group, known.get(group, NOTHING)) for group in given.groups]
    return Text(
        "; ".join(f"{group}. {name.vi}".rstrip(". ") for group, name in names),
        "; ".join(f"{group}. {name.en}".rstrip(". ") for group, name in names),
    )


def _period(period: Period | None) -> Text:
    if period is None:
        return NOTHING
    return Text(f"{date_vi(period.start)} – {date_vi(period.end)}", f"{period.start} – {period.end}")
