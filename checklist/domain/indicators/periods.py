"""One unit over several periods: what happened adds up, what stands is what stood last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from checklist.domain.dates import Period
from checklist.domain.indicators.indicator import IndicatorSet, Kind
from checklist.domain.indicators.numbers import tidy
from checklist.domain.indicators.values import Provenance, Value, Values, number_of


class PeriodsOverlap(ValueError):
    """Two periods share days, so that what happened then would be counted twice."""


@dataclass(frozen=True, slots=True)
class OverPeriods:
    """A unit's figures over several periods; ``missing`` tells which periods have no figure for a code."""

    values: Values
    missing: Mapping[str, tuple[Period, ...]]

    @property
    def partial(self) -> frozenset[str]:
        """The flows whose sum lacks a period."""
        return frozenset(code for code in self.missing if code in self.values)


def over_periods(indicators: IndicatorSet, figures: Mapping[Period, Values]) -> OverPeriods:
    """Flows summed over the periods; of stocks, yes/no and latest values the one of the last period alone.

    A flow without a figure in some period is the sum of what there is, and ``missing`` says which periods it lacks; a
    stock of the last period that is not there is not replaced by an older one. Raises :class:`PeriodsOverlap`.
    """
    periods = sorted(figures)
    for earlier, later in pairwise(periods):
        if later.start <= earlier.end:
            raise PeriodsOverlap(f"{earlier}, {later}")
    values: dict[str, Value] = {}
    missing: dict[str, tuple[Period, ...]] = {}
    for code in dict.fromkeys(code for period in periods for code in figures[period]):
        if code not in indicators or indicators[code].kind is Kind.RATIO:
            continue
        if indicators[code].kind is Kind.FLOW:
            given = {period: number for period in periods if (number := number_of(figures[period], code)) is not None}
            if given:
                values[code] = Value(tidy(sum(given.values())), Provenance.COMPUTED)
            lacking = tuple(period for period in periods if period not in given)
        else:
            last = figures[periods[-1]].get(code)
            if last is not None and last.is_given:
                values[code] = last
            lacking = () if code in values else (periods[-1],)
        if lacking:
            missing[code] = lacking
    return OverPeriods(values, missing)
