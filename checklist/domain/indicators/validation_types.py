"""What a validation is: what it may look at, what it finds, and how it says so.

A validation is a pure function of a unit's figures, those of the period before, and the period. It never guesses: what
cannot be compared, because a figure is not there yet, gives nothing. Arguments come from the rule file; no threshold
stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from checklist.domain.dates import Period, add_months
from checklist.domain.indicators.indicator import CombinedBodies
from checklist.domain.indicators.numbers import Number, written
from checklist.domain.indicators.values import NOTHING, Value, Values, number_of
from checklist.domain.text import Text


class ArgumentKind(StrEnum):
    """What an argument of a validation must be; the reader of the rule file enforces it."""

    CODE = "code"
    CODES = "codes"
    NUMBER = "number"
    SHARE = "share"
    INTEGER = "integer"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Figures:
    """What a validation may look at: the unit's figures, those of the period before, the period, combined bodies."""

    values: Values
    previous: Values
    period: Period
    combined: tuple[CombinedBodies, ...] = ()

    def value(self, code: str) -> Value:
        """The value under a code; an empty one when nothing was given."""
        return self.values.get(code, NOTHING)

    def number(self, code: str) -> Number | None:
        """The number under a code."""
        return number_of(self.values, code)

    def total(self, codes: tuple[str, ...]) -> Number | None:
        """The sum of several figures; ``None`` when one is missing."""
        numbers = [self.number(code) for code in codes]
        return None if None in numbers else sum(number for number in numbers if number is not None)

    def given_total(self, codes: tuple[str, ...]) -> Number:
        """The sum of those that are given."""
        return sum(number for code in codes if (number := self.number(code)) is not None)

    def whole_years(self) -> int:
        """How many whole years the period holds."""
        years = 0
        while add_months(self.period.start, 12 * (years + 1)) <= self.period.end + timedelta(1):
            years += 1
        return years


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a validation found: whether the figures agree, the comparison in words, and the codes compared."""

    passed: bool
    given: Text
    codes: tuple[str, ...]


Run = Callable[[str, Mapping[str, Any], Figures], Outcome | None]


@dataclass(frozen=True, slots=True)
class ValidationType:
    """A named validation: its arguments and its function, which gives ``None`` where nothing can be compared."""

    name: str
    required: Mapping[str, ArgumentKind]
    optional: Mapping[str, ArgumentKind]
    run: Run


class Vocabulary(dict[str, ValidationType]):
    """Validations by name."""

    def enter(
        self, name: str, required: Mapping[str, ArgumentKind], optional: Mapping[str, ArgumentKind] | None = None
    ) -> Callable[[Run], Run]:
        """Enter a function under ``name``."""

        def enter(run: Run) -> Run:
            self[name] = ValidationType(name, required, optional or {}, run)
            return run

        return enter


def compared(passed: bool, codes: tuple[str, ...], *sides: str) -> Outcome:
    """An outcome whose sides read alike in both languages."""
    line = "; ".join(sides)
    return Outcome(passed, Text(line, line), tuple(dict.fromkeys(codes)))


def is_(code: str, number: Number) -> str:
    """``B16 = 300``."""
    return f"{code} = {written(number)}"


def sum_is(codes: tuple[str, ...], total: Number) -> str:
    """``B19 + B19b = 40``."""
    return f"{' + '.join(codes)} = {written(total)}"


def is_sum(codes: tuple[str, ...]) -> str:
    """``B15``, or ``(B15 + B16)`` where it is multiplied."""
    return codes[0] if len(codes) == 1 else f"({' + '.join(codes)})"


def names_of(codes: tuple[str, ...], figures: Figures) -> tuple[str, ...]:
    """Those of the codes that have a figure."""
    return tuple(code for code in codes if figures.number(code) is not None)
