"""A figure as it is typed and as it is shown."""

from __future__ import annotations

from fractions import Fraction

import pytest

from checklist.domain.indicators.numbers import BadNumber, Number
from checklist.domain.indicators.values import NO_FIGURE_YET, Provenance, Value, shown, typed
from tests.domain.indicator_samples import shipped_indicators


@pytest.mark.parametrize(
    ("code", "text", "number"),
    [
        ("A11", "48.328", 48328),
        ("B21", "10,985", Fraction(2197, 200)),
        ("A03", "Có", 1),
        ("A03", "Không", 0),
        ("D24", "", None),
    ],
)
def test_a_figure_is_typed_in_the_form_of_its_indicator(code: str, text: str, number: Number | None) -> None:
    assert typed(shipped_indicators()[code], text) == Value(number, Provenance.TYPED)


def test_a_whole_number_takes_no_decimals() -> None:
    with pytest.raises(BadNumber):
        typed(shipped_indicators()["A11"], "1,5")


@pytest.mark.parametrize(
    ("code", "number", "text"),
    [("A11", 48328, "48.328"), ("A03", 1, "Có"), ("A03", 0, "Không"), ("B04", Fraction(200, 3), "66,67")],
)
def test_a_figure_is_shown_in_the_form_of_its_indicator(code: str, number: Number, text: str) -> None:
    assert shown(shipped_indicators()[code], number).vi == text


def test_a_figure_that_is_not_there_yet_is_said_in_words() -> None:
    assert shown(shipped_indicators()["A11"], None) == NO_FIGURE_YET
