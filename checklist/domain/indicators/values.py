"""The figure a unit gives and where it is from: a number, a zero and no figure yet are three different things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from checklist.domain.indicators.indicator import Indicator, IndicatorSet, Kind
from checklist.domain.indicators.numbers import Number, parse_number, parse_yes_no, written
from checklist.domain.text import Text


class Provenance(StrEnum):
    """Where a figure comes from."""

    TYPED = "typed"
    COMPUTED = "computed"
    IMPORTED = "imported"
    CARRIED = "carried"


PROVENANCE_NAMES = {
    Provenance.TYPED: Text("Nhập tay", "Typed in"),
    Provenance.COMPUTED: Text("Tính từ dữ liệu đã có", "Computed from records"),
    Provenance.IMPORTED: Text("Nhập từ tệp, hệ thống khác", "Imported"),
    Provenance.CARRIED: Text("Lấy từ kỳ trước", "Carried over from the previous period"),
}

NO_FIGURE_YET = Text("chưa có số liệu", "no figure yet")
UNDEFINED = "–"


@dataclass(frozen=True, slots=True)
class Value:
    """One figure. ``number`` is ``None`` while there is none; yes is 1 and no is 0.

    ``note`` explains it (and settles a warning); ``reference`` and ``dated`` are the number and day of the paper it
    rests on.
    """

    number: Number | None = None
    provenance: Provenance = Provenance.TYPED
    note: str = ""
    reference: str = ""
    dated: date | None = None

    @property
    def is_given(self) -> bool:
        """Whether there is a figure; zero is one."""
        return self.number is not None


NOTHING = Value()

Values = Mapping[str, Value]


def number_of(values: Values, code: str) -> Number | None:
    """The number under a code; ``None`` when there is no figure yet."""
    return values.get(code, NOTHING).number


def typed(indicator: Indicator, text: str, note: str = "") -> Value:
    """The value typed for an indicator. Raises :class:`~checklist.domain.indicators.numbers.BadNumber`."""
    number = parse_yes_no(text) if indicator.is_yes_no else parse_number(text, indicator.decimals)
    return Value(number, Provenance.TYPED, note)


def shown(indicator: Indicator, number: Number | None) -> Text:
    """A unit's figure as a reader sees it; what is missing is said in words."""
    if number is None:
        return NO_FIGURE_YET
    if indicator.is_yes_no:
        return Text("Có", "Yes") if number else Text("Không", "No")
    text = written(number, 2) if indicator.kind is Kind.RATIO else written(number)
    return Text(text, text)


def carried(indicators: IndicatorSet, previous: Values) -> dict[str, Value]:
    """What the previous period proposes for this one: stocks and yes/no; never a flow, nor what is done every period.

    Explanations stay behind: they were about the other period.
    """
    return {
        code: replace(value, provenance=Provenance.CARRIED, note="")
        for code, value in previous.items()
        if value.is_given and code in indicators and indicators[code].carried
    }


def proposed(indicators: IndicatorSet, *sources: Values) -> dict[str, Value]:
    """The figures nobody need type, by code: the first of ``sources`` that has one wins.

    The usual order is event books, what is computed from records, the previous period.
    """
    found: dict[str, Value] = {}
    for values in sources:
        for code, value in values.items():
            if value.is_given and code in indicators:
                found.setdefault(code, value)
    return found
