"""Numbers the Vietnamese way: read exactly, written back, refused where they could mean two things."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.domain.indicators.numbers import (
    LARGEST,
    BadNumber,
    Number,
    number_from_cell,
    number_from_stored,
    parse_number,
    parse_yes_no,
    stored,
    tidy,
    written,
)

WHOLE = st.integers(0, LARGEST)
DECIMAL = st.builds(lambda n, places: tidy(Fraction(n, 10**places)), st.integers(0, 10**12), st.integers(0, 6))


@pytest.mark.parametrize(
    ("text", "decimals", "number"),
    [
        ("48.328", 0, 48328),
        ("48 328", 0, 48328),
        ("48\u00a0328", 0, 48328),
        ("1.234.567", 0, 1234567),
        ("48328", 0, 48328),
        ("08", 0, 8),
        ("0", 0, 0),
        (" 12 ", 0, 12),
        ("10,98", 2, Fraction(549, 50)),
        ("48.328,5", 1, Fraction(96657, 2)),
        ("10,00", 0, 10),
        ("1.234", 3, 1234),
    ],
)
def test_a_number_is_read_as_an_office_writes_it(text: str, decimals: int, number: Number) -> None:
    assert parse_number(text, decimals) == number


@pytest.mark.parametrize("text", ["", "  ", "...", "…"])
def test_no_figure_is_not_zero(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("-", "dấu gạch không rõ nghĩa"),
        ("–", "dấu gạch không rõ nghĩa"),
        ("-5", "không phải số"),
        ("1.5", "không phải số"),
        ("1.23.456", "không phải số"),
        ("1 234.567", "không phải số"),
        ("10,98", "phải là số nguyên"),
        ("12 người", "không ghi đơn vị tính"),
        ("1e9", "không phải số"),
        ("１２", "không phải số"),
        ("9" * 19, "quá nhiều chữ số"),
        ("2.000.000.000.000.000", "số quá lớn"),
    ],
)
def test_what_is_no_whole_number_is_refused_with_a_sentence(text: str, words: str) -> None:
    with pytest.raises(BadNumber) as caught:
        parse_number(text)

    assert words in caught.value.sentence.vi


def test_more_decimals_than_the_indicator_has_are_refused() -> None:
    with pytest.raises(BadNumber, match="tối đa 1 chữ số"):
        parse_number("1,25", 1)


@pytest.mark.parametrize(("text", "answer"), [("Có", 1), ("không", 0), ("x", 1), ("0", 0), ("", None)])
def test_yes_and_no_are_read(text: str, answer: int | None) -> None:
    assert parse_yes_no(text) == answer


def test_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(BadNumber, match="ghi Có hoặc Không"):
        parse_yes_no("chắc là có")


@pytest.mark.parametrize(
    ("cell", "number"),
    [(None, None), (7, 7), (7.0, 7), (10.98, Fraction(549, 50)), ("48.328", 48328), (0.1, Fraction(1, 10))],
)
def test_a_spreadsheet_cell_gives_the_number_it_shows(cell: object, number: Number | None) -> None:
    assert number_from_cell(cell, 2) == number


@pytest.mark.parametrize("cell", [float("nan"), float("inf"), True, -1, 48.328])
def test_a_cell_that_is_no_whole_number_is_refused(cell: object) -> None:
    with pytest.raises(BadNumber):
        number_from_cell(cell)


@pytest.mark.parametrize(
    ("number", "text"),
    [(48328, "48.328"), (Fraction(549, 50), "10,98"), (0, "0"), (-1234, "-1.234"), (Fraction(1, 3), "0,33")],
)
def test_a_number_is_written_as_an_office_writes_it(number: Number, text: str) -> None:
    assert written(number) == text


@given(DECIMAL)
def test_what_is_written_is_read_back(number: Number) -> None:
    assert parse_number(written(number), 6) == number


@given(st.one_of(WHOLE, DECIMAL))
def test_what_is_stored_comes_back(number: Number) -> None:
    assert number_from_stored(stored(number)) == number


def test_a_third_cannot_be_stored_as_a_short_decimal() -> None:
    with pytest.raises(ValueError, match="no short decimal form"):
        stored(Fraction(1, 3))


@pytest.mark.parametrize("text", ["1e999999", "10,98", "", "1/3"])
def test_only_what_was_stored_is_read_from_storage(text: str) -> None:
    with pytest.raises(ValueError, match="not a stored number"):
        number_from_stored(text)
