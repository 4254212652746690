"""Rolling figures up: many units become one line, the same in whatever order and in whatever batches they come.

Sums and counts of units form a monoid: :func:`roll_up` of everything equals the :func:`merged` roll-ups of its parts.
Nothing is averaged twice: a ratio keeps the sums of its parts, a mean its total and how many gave it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from fractions import Fraction

from checklist.domain.indicators.indicator import Indicator, IndicatorSet, Kind, RollUpRule
from checklist.domain.indicators.numbers import Number, tidy, written
from checklist.domain.indicators.values import NOTHING, UNDEFINED, Values, number_of


class CountedTwice(ValueError):
    """A unit stands in the roll-up twice; ``unit`` names it."""

    def __init__(self, unit: str) -> None:
        self.unit = unit
        super().__init__(unit)


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """The figures of one unit for one period. ``unit`` is its id.

    ``asked`` are the codes the unit was to report (those of ``values`` if not given): one it gives no figure for is
    missing. ``partial`` are figures that do not cover the whole period.
    """

    unit: str
    values: Values
    asked: frozenset[str] | None = None
    partial: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cell:
    """One indicator over some units.

    ``total`` is the sum (for yes/no the number of units that say yes; for a ratio its numerator), ``base`` a ratio's
    denominator, ``given`` how many units gave a figure, ``set_aside`` what was left out because the same body is
    counted elsewhere. ``missing`` and ``partial`` name units.
    """

    total: Number = 0
    base: Number = 0
    given: int = 0
    lowest: Number | None = None
    highest: Number | None = None
    set_aside: Number = 0
    missing: frozenset[str] = frozenset()
    partial: frozenset[str] = frozenset()

    def __add__(self, other: Cell) -> Cell:
        return Cell(
            tidy(self.total + other.total),
            tidy(self.base + other.base),
            self.given + other.given,
            min((n for n in (self.lowest, other.lowest) if n is not None), default=None),
            max((n for n in (self.highest, other.highest) if n is not None), default=None),
            tidy(self.set_aside + other.set_aside),
            self.missing | other.missing,
            self.partial | other.partial,
        )


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class RolledUp:
    """Figures over a set of units. Build it with :func:`roll_up`, join it with :func:`merged`."""

    indicators: IndicatorSet
    units: frozenset[str] = frozenset()
    cells: Mapping[str, Cell] = field(default_factory=dict)

    def cell(self, code: str) -> Cell:
        """The cell of an indicator; an empty one where no unit was asked. Raises ``KeyError`` for an unknown code."""
        return self.cells.get(self.indicators[code].code, EMPTY)

    def number(self, code: str) -> Number | None:
        """The rolled-up figure; ``None`` where there is none, or nothing that may be added up.

        A ratio is a percentage, ``None`` when its denominator is zero. A latest value stands only while it is the only
        one.
        """
        indicator, cell = self.indicators[code], self.cell(code)
        if cell.given == 0:
            return None
        if indicator.roll_up is RollUpRule.RATIO:
            return tidy(Fraction(cell.total) * 100 / cell.base) if cell.base else None
        if indicator.roll_up is RollUpRule.MEAN:
            return tidy(Fraction(cell.total) / cell.given)
        if indicator.roll_up is RollUpRule.LAST:
            return cell.total if cell.given == 1 else None
        return cell.total

    def shown(self, code: str) -> str:
        """The rolled-up figure as it is printed; ``–`` where there is none."""
        number, rule = self.number(code), self.indicators[code].roll_up
        if number is None:
            return UNDEFINED
        return written(number, 2) if rule in (RollUpRule.RATIO, RollUpRule.MEAN) else written(number)


def roll_up(indicators: IndicatorSet, units: Iterable[UnitFigures]) -> RolledUp:
    """The roll-up of ``units``. Raises :class:`CountedTwice` when one unit comes twice."""
    seen: set[str] = set()
    cells: dict[str, _Tally] = {}
    plain = frozenset(one.code for one in indicators if one.kind is not Kind.RATIO)
    ratios = tuple(one for one in indicators if one.kind is Kind.RATIO)
    for figures in units:
        if figures.unit in seen:
            raise CountedTwice(figures.unit)
        seen.add(figures.unit)
        codes = figures.values.keys() if figures.asked is None else figures.values.keys() | figures.asked
        _add_unit(figures, plain.intersection(codes), set_aside(indicators, figures.values), cells)
        for ratio in ratios:
            _add_ratio(ratio, figures, codes, cells)
    return RolledUp(indicators, frozenset(seen), {code: cells[code].cell() for code in sorted(cells)})


def merged(first: RolledUp, second: RolledUp) -> RolledUp:
    """Two roll-ups of different units as one. Raises :class:`CountedTwice` when a unit is in both."""
    for unit in first.units & second.units:
        raise CountedTwice(unit)
    codes = first.cells.keys() | second.cells.keys()
    cells = {code: first.cells.get(code, EMPTY) + second.cells.get(code, EMPTY) for code in sorted(codes)}
    return RolledUp(first.indicators, first.units | second.units, cells)


@dataclass(slots=True)
class _Tally:
    """A cell in the making: a province's figures would otherwise build a million of them."""

    total: Number = 0
    base: Number = 0
    given: int = 0
    lowest: Number | None = None
    highest: Number | None = None
    set_aside: Number = 0
    missing: list[str] = field(default_factory=list)
    partial: list[str] = field(default_factory=list)

    def add(self, number: Number, base: Number = 0) -> None:
        self.total += number
        self.base += base
        self.given += 1
        self.lowest = number if self.lowest is None or number < self.lowest else self.lowest
        self.highest = number if self.highest is None or number > self.highest else self.highest

    def cell(self) -> Cell:
        totals = tidy(self.total), tidy(self.base), self.given, self.lowest, self.highest, tidy(self.set_aside)
        return Cell(*totals, frozenset(self.missing), frozenset(self.partial))


def _add_unit(
    figures: UnitFigures, codes: Iterable[str], aside: Mapping[str, Number], cells: dict[str, _Tally]
) -> None:
    for code in codes:
        tally = cells.get(code)
        if tally is None:
            tally = cells[code] = _Tally()
        number = figures.values.get(code, NOTHING).number
        if code in aside:
            tally.add((number or 0) - aside[code])
            tally.set_aside += aside[code]
        elif number is None:
            tally.missing.append(figures.unit)
        else:
            tally.add(number)
        if code in figures.partial:
            tally.partial.append(figures.unit)


def _add_ratio(indicator: Indicator, figures: UnitFigures, codes: Set[str], cells: dict[str, _Tally]) -> None:
    """A unit counts in a ratio only with both its parts: half of one would bend it."""
    parts = (*indicator.numerator, *indicator.denominator)
    if not codes >= set(parts):
        return
    tally = cells.setdefault(indicator.code, _Tally())
    above = [number_of(figures.values, code) for code in indicator.numerator]
    below = [number_of(figures.values, code) for code in indicator.denominator]
    if None in above or None in below:
        tally.missing.append(figures.unit)
    else:
        tally.add(sum(n for n in above if n is not None), sum(n for n in below if n is not None))
    if not figures.partial.isdisjoint(parts):
        tally.partial.append(figures.unit)


def set_aside(indicators: IndicatorSet, values: Values) -> dict[str, Number]:
    """What a unit counts a second time, by code: the boards that are one with others, and their members."""
    aside: dict[str, Number] = {}
    for bodies in indicators.combined:
        if not number_of(values, bodies.flag):
            continue
        boards, members = bodies.again
        again = number_of(values, boards) or 0
        same = min(again, number_of(values, bodies.counted[0]) or 0)
        aside[boards] = same
        aside[members] = 0 if again > same else number_of(values, members) or 0
    return aside


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure stated in a report that the roll-up does not give."""

    code: str
    stated: Number
    rolled: Number | None


def differences(rolled: RolledUp, stated: Mapping[str, Number]) -> tuple[Difference, ...]:
    """Where the figures a report states differ from the roll-up of the units."""
    return tuple(
        Difference(code, number, rolled.number(code))
        for code, number in stated.items()
        if rolled.number(code) != number
    )
