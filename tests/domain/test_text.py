"""Text in two languages, and numbers and days as Vietnamese offices write them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.domain.text import Text, count_vi, date_vi, decimal_vi, fold, number_vi, round_half_up


def test_a_text_is_read_in_either_language_and_in_no_other() -> None:
    sentence = Text("Đạt", "Met")

    assert sentence.in_language("vi") == "Đạt"
    assert sentence.in_language("en") == "Met"
    with pytest.raises(KeyError):
        sentence.in_language("fr")


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "0"), (999, "999"), (1000, "1.000"), (48328, "48.328"), (1234567, "1.234.567")]
)
def test_thousands_are_parted_by_dots(value: int, shown: str) -> None:
    assert number_vi(value) == shown


@pytest.mark.parametrize(("value", "shown"), [(0, "00"), (5, "05"), (9, "09"), (10, "10"), (1500, "1.500")])
def test_a_count_below_ten_is_padded(value: int, shown: str) -> None:
    assert count_vi(value) == shown


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        (Fraction(89995, 1000), 2, Fraction(9000, 100)),
        (Fraction(89994, 1000), 2, Fraction(8999, 100)),
        (Fraction(1, 200), 2, Fraction(1, 100)),
        (Fraction(-1, 200), 2, Fraction(-1, 100)),
        (Fraction(2, 3), 2, Fraction(67, 100)),
        (Fraction(1, 3), 2, Fraction(33, 100)),
        (Fraction(5, 2), 0, Fraction(3)),
        # A float would be 2.675 -> 2.67 and 1.005 -> 1.00.
        (Fraction(2675, 1000), 2, Fraction(268, 100)),
        (Fraction(1005, 1000), 2, Fraction(101, 100)),
    ],
)
def test_halves_are_rounded_away_from_zero(value: Fraction, places: int, rounded: Fraction) -> None:
    assert round_half_up(value, places) == rounded


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(1098, 100), "10,98"),
        (Fraction(0), "0,00"),
        (Fraction(100), "100,00"),
        (Fraction(2, 3), "0,67"),
        (Fraction(-1, 8), "-0,13"),
        (Fraction(10**14, 3), "33333333333333,33"),
    ],
)
def test_an_exact_number_is_shown_with_a_comma(value: Fraction, shown: str) -> None:
    assert decimal_vi(value, 2) == shown


def test_a_day_is_shown_day_first() -> None:
    assert date_vi(date(2025, 1, 5)) == "05/01/2025"


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Niêm yết", "niem yet"), ("ĐỐI THOẠI", "doi thoai"), ("Ủy ban", "uy ban"), ("đường", "duong"), ("", "")],
)
def test_folding_lets_plain_typing_find_vietnamese(text: str, folded: str) -> None:
    assert fold(text) == folded


@settings(max_examples=200)
@given(st.fractions(min_value=-1000, max_value=1000, max_denominator=100_000), st.integers(0, 4))
def test_rounding_moves_a_number_by_half_a_unit_at_most(value: Fraction, places: int) -> None:
    rounded = round_half_up(value, places)

    assert (rounded * 10**places).denominator == 1
    assert abs(rounded - value) <= Fraction(1, 2 * 10**places)
