"""Sentences with figures bound to the roll-up: what has no figure is said to have none, never passed over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from checklist.domain.committee.committee_figures import COMMITTEE, NAME
from checklist.domain.committee.consolidated_plan import PLACE, Box, Told, codes_in
from checklist.domain.indicators.numbers import Number, written
from checklist.domain.indicators.rolling import RolledUp
from checklist.domain.indicators.values import Values, number_of
from checklist.domain.text import count_vi, decimal_vi

# So many names stand in a sentence; the rest are counted.
MOST_NAMES = 5
NO_FIGURE = "chưa có số liệu"
NOT_ASKED = "Đợt này không thu số liệu về nội dung này."


class _Lacking(Exception):
    """A figure that a clause names is not there."""


def told(plan: Told, rolled: RolledUp, names: Mapping[str, str]) -> Iterator[str]:
    """The sentences of ``plan`` over ``rolled``, then which units have not given the figures; ``names`` by unit id.

    A clause without its figures is dropped; figures that units were asked for and did not give are named.
    """
    said: list[str] = []
    lacking: list[str] = []
    for clauses in plan.sentences:
        kept = []
        for clause in clauses:
            try:
                kept.append(_filled(clause, rolled))
            except _Lacking:
                lacking += codes_in(clause)
            else:
                said += codes_in(clause)
        if kept:
            yield sentence("; ".join(kept))
    if said:
        silent = {unit for code in said for unit in rolled.cell(code).missing}
        missing = sorted(names.get(unit, unit) for unit in silent - {COMMITTEE})
        if missing:
            yield sentence(f"Số liệu nêu trên chưa gồm đủ số của {count(len(missing))} đơn vị: {listed(missing)}")
        if COMMITTEE in silent:
            yield sentence(f"Số liệu nêu trên chưa gồm đủ số của {NAME.vi}")
    wanting = [code for code in dict.fromkeys(lacking) if rolled.number(code) is None and rolled.cell(code).missing]
    if wanting:
        named = listed((f"{rolled.indicators[code].name.vi} ({code})" for code in wanting), "chỉ tiêu")
        yield sentence(f"{NO_FIGURE} về {count(len(wanting))} chỉ tiêu: {named}")
    elif not said:
        yield NOT_ASKED


def box_value(box: Box, rolled: RolledUp, own: Values) -> str:
    """The figures of a box, not padded; of the campaign itself where it counts them. Parts end at a semicolon."""
    parts = [_box_part(part, rolled, own) for part in box.value.split("; ")]
    return "; ".join(parts) if set(parts) != {NO_FIGURE} else NO_FIGURE


def _box_part(part: str, rolled: RolledUp, own: Values) -> str:
    filled = part
    for code in codes_in(part):
        number = number_of(own, code)
        number = rolled.number(code) if number is None else number
        if number is None:
            return NO_FIGURE
        filled = filled.replace(f"{{{code}}}", written(number))
    return filled


def sentence(text: str) -> str:
    """``text`` as a sentence: a capital at its head, a full stop at its end."""
    return f"{text[:1].upper()}{text[1:].rstrip(' .;')}."


def listed(names: Iterable[str], kind: str = "đơn vị") -> str:
    """Names in one line, the first few of many: ``a; b và 03 đơn vị khác``."""
    found = list(names)
    more = f" và {count(len(found) - MOST_NAMES)} {kind} khác" if len(found) > MOST_NAMES else ""
    return "; ".join(found[:MOST_NAMES]) + more


def count(number: int) -> str:
    """A count in running text: ``05``, ``48.328``, and ``0`` for none."""
    return count_vi(number) if number else "0"


def _filled(clause: str, rolled: RolledUp) -> str:
    return PLACE.sub(lambda place: _figure(place, rolled), clause)


def _figure(place: re.Match[str], rolled: RolledUp) -> str:
    code, over = place["code"], place["over"]
    number = rolled.number(code)
    if number is None:
        raise _Lacking
    if place["percent"]:
        return "100%" if number == 100 else f"{decimal_vi(Fraction(number), 1)}%"
    if over is None:
        return _prose(number)
    whole = rolled.cell(code).given if over == "#" else rolled.number(over)
    if whole is None:
        raise _Lacking
    return f"{_prose(number)}/{_prose(whole)}"


def _prose(number: Number) -> str:
    if isinstance(number, int):
        return count(number)
    return written(number)
