"""Cross-sums of rolled-up figures: what must add up when many units are one line, and what does not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checklist.domain.indicators.indicator import IndicatorSet
from checklist.domain.indicators.numbers import Number, written
from checklist.domain.indicators.rolling import RolledUp
from checklist.domain.text import Text

SUM = "sum_of"


@dataclass(frozen=True, slots=True)
class CrossSum:
    """A figure and the parts it must equal. ``say`` is the rule's own sentence about it."""

    code: str
    total: Number
    parts: tuple[tuple[str, Number], ...]
    say: Text

    @property
    def sum(self) -> Number:
        """What the parts add up to."""
        return sum(number for _, number in self.parts)

    @property
    def holds(self) -> bool:
        """Whether both sides agree."""
        return self.total == self.sum

    @property
    def in_codes(self) -> str:
        """``H01 = H02 + H03``."""
        return f"{self.code} = {' + '.join(code for code, _ in self.parts)}"

    @property
    def in_numbers(self) -> str:
        """``4.198 = 1.781 + 2.417``, with ``≠`` and the sum where it does not hold."""
        parts = " + ".join(written(number) for _, number in self.parts)
        return f"{written(self.total)} = {parts}" if self.holds else f"{written(self.total)} ≠ {parts}"

    @property
    def note(self) -> str:
        """The line at the foot of a form."""
        if self.holds:
            return f"Đối chiếu: {self.in_codes}: {self.in_numbers} (khớp)."
        return f"(*) Chưa khớp: {self.in_codes}: {self.in_numbers} (= {written(self.sum)}). {self.say.vi}"


def cross_sums(indicators: IndicatorSet, rolled: RolledUp, codes: Iterable[str]) -> tuple[CrossSum, ...]:
    """The cross-sums on figures among ``codes`` that must hold and of which every side has been given by some unit."""
    found = []
    for code in codes:
        for rule in indicators[code].validations:
            parts = rule.arguments["parts"] if rule.name == SUM and rule.blocks else ()
            numbers = [(part, rolled.number(part)) for part in parts]
            total = rolled.number(code)
            given = tuple((part, number) for part, number in numbers if number is not None)
            if total is not None and given and len(given) == len(numbers):
                found.append(CrossSum(code, total, given, rule.say))
    return tuple(found)
