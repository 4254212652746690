"""The shipped indicators and small figures for tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from checklist.domain.dates import Period
from checklist.domain.indicators.checking import Issue, check
from checklist.domain.indicators.indicator import IndicatorSet
from checklist.domain.indicators.rolling import UnitFigures
from checklist.domain.indicators.values import Provenance, Value
from checklist.domain.rulepack import RulePack
from checklist.rulefiles.loader import load_rules
from tests.factories import SHIPPED_RULES

YEAR_2020 = Period(date(2020, 1, 1), date(2020, 12, 31))


@cache
def shipped_pack() -> RulePack:
    """The shipped rules, loaded once."""
    return load_rules(SHIPPED_RULES).pack


def shipped_indicators() -> IndicatorSet:
    """The shipped indicators."""
    return shipped_pack().indicators


def values_of(numbers: Mapping[str, Any]) -> dict[str, Value]:
    """Figures by code: numbers, or whole values; what the program alone computes is marked so."""
    indicators = shipped_indicators()
    found = {}
    for code, number in numbers.items():
        typed = code not in indicators or indicators[code].is_entered
        provenance = Provenance.TYPED if typed else Provenance.COMPUTED
        found[code] = number if isinstance(number, Value) else Value(number, provenance)
    return found


def unit(name: str, **numbers: Any) -> UnitFigures:
    """The figures of one unit."""
    return UnitFigures(name, values_of(numbers))


def issues_of(numbers: Mapping[str, Any], period: Period = YEAR_2020, previous: Any = None) -> tuple[Issue, ...]:
    """What the check says about these figures."""
    return check(shipped_indicators(), values_of(numbers), period, values_of(previous or {}))


def told(issues: tuple[Issue, ...]) -> set[tuple[str, str]]:
    """Which indicators fail which validations."""
    return {(issue.code, issue.validation) for issue in issues}
