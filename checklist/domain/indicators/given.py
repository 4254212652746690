"""The figures a unit hands in with an assessment: its own, what it chose to report, and those of the period before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from checklist.domain.dates import Period
from checklist.domain.indicators.indicator import Giver, Indicator, IndicatorSet
from checklist.domain.indicators.numbers import Number, stored
from checklist.domain.indicators.values import Provenance, Value, Values


@dataclass(frozen=True, slots=True)
class GivenFigures:
    """The figures of one unit for one period, by code. What is not there is no figure yet; it is not zero.

    ``groups`` are reported in full beyond the short form; ``previous`` are the numbers of ``previous_period``.
    """

    values: Values = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    previous: Mapping[str, Number] = field(default_factory=dict)
    previous_period: Period | None = None

    @property
    def previous_values(self) -> dict[str, Value]:
        """The numbers of the period before as values, which the checks compare with."""
        return {code: Value(number) for code, number in self.previous.items()}


def asked_of(indicators: IndicatorSet, giver: Giver, groups: tuple[str, ...] = ()) -> tuple[Indicator, ...]:
    """What ``giver`` is to report: the short form, and every figure of the ``groups`` it chose."""
    return tuple(one for one in indicators.asked_of(giver) if one.basic or one.group in groups)


def plain_number(number: Number) -> int | str:
    """A number as an answer file writes it: ``48328``, or ``"10,98"`` where it has decimals."""
    return number if isinstance(number, int) else stored(number).replace(".", ",")


def plain_value(value: Value) -> dict[str, Any]:
    """One figure as an answer file writes it; what is empty is left out."""
    found: dict[str, Any] = {} if value.number is None else {"value": plain_number(value.number)}
    if value.provenance is not Provenance.TYPED:
        found["from"] = value.provenance.value
    if value.note:
        found["note"] = value.note
    if value.reference:
        found["reference"] = value.reference
    if value.dated is not None:
        found["dated"] = value.dated.isoformat()
    return found


def plain_figures(given: GivenFigures) -> dict[str, Any]:
    """The figures as the block ``indicators`` of an answer file, so that reading it again gives equal ones."""
    found: dict[str, Any] = {
        "groups": list(given.groups),
        "figures": {code: plain_value(value) for code, value in given.values.items()},
    }
    if given.previous_period is not None:
        found["previous_period"] = str(given.previous_period)
    if given.previous:
        found["previous"] = {code: plain_number(number) for code, number in given.previous.items()}
    return found
