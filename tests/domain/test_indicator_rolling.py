"""Rolling up: sums, ratios of sums, counts, bodies counted once; the same in any order and in any batches."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.domain.indicators.rolling import (
    CountedTwice,
    Difference,
    RolledUp,
    UnitFigures,
    differences,
    merged,
    roll_up,
)
from checklist.domain.indicators.values import Value
from tests.domain.indicator_samples import shipped_indicators, unit, values_of

CODES = ("B01", "B03", "A02", "E01", "E02", "E06", "E07", "E11", "B21", "D16", "I09", "K10")


def rolled(*units: UnitFigures) -> RolledUp:
    """The roll-up of these units."""
    return roll_up(shipped_indicators(), units)


def figures() -> st.SearchStrategy[list[UnitFigures]]:
    """Units with whatever figures, some of them missing."""
    number = st.one_of(st.none(), st.integers(0, 50), st.fractions(0, 50, max_denominator=10))
    values = st.dictionaries(st.sampled_from(CODES), number, max_size=len(CODES))
    return st.lists(values, max_size=8).map(
        lambda rows: [UnitFigures(f"u{place}", values_of(row), frozenset(CODES)) for place, row in enumerate(rows)]
    )


@given(figures(), st.randoms(use_true_random=False))
def test_order_does_not_matter(units: list[UnitFigures], random: Any) -> None:
    shuffled = list(units)
    random.shuffle(shuffled)

    assert rolled(*shuffled) == rolled(*units)


@given(figures(), st.lists(st.integers(0, 8), max_size=3))
def test_batches_do_not_matter(units: list[UnitFigures], cuts: list[int]) -> None:
    edges = [0, *sorted(cut for cut in cuts if cut <= len(units)), len(units)]
    batches = [rolled(*units[start:stop]) for start, stop in pairwise(edges)]
    joined = rolled()
    for batch in reversed(batches):
        joined = merged(joined, batch)

    assert joined == rolled(*units)


def test_stocks_and_flows_add_up_across_units() -> None:
    both = rolled(unit("a", B15=5, D16=7), unit("b", B15=6, D16=0))

    assert (both.number("B15"), both.number("D16")) == (11, 7)


def test_a_ratio_is_the_sum_over_the_sum_and_no_average() -> None:
    both = rolled(unit("a", B03=1, B01=1), unit("b", B03=0, B01=9))

    assert both.number("B04") == 10
    assert both.shown("B04") == "10,00"


def test_a_ratio_over_nothing_is_a_dash() -> None:
    assert rolled(unit("a", B19=0, B19b=0)).shown("B20") == "–"


def test_a_unit_with_half_a_ratio_is_left_out_of_it_and_named() -> None:
    both = rolled(unit("a", B03=4, B01=8), unit("b", B03=9, B01=None))

    assert both.number("B04") == 50
    assert both.cell("B04").missing == {"b"}


def test_yes_and_no_become_a_number_of_units() -> None:
    three = rolled(unit("a", A03=1), unit("b", A03=0), unit("c", A03=None))

    assert (three.number("A03"), three.cell("A03").given) == (1, 2)
    assert three.cell("A03").missing == {"c"}


def test_a_latest_value_is_never_added() -> None:
    assert rolled(unit("a", I08=Fraction(817, 10))).shown("I08") == "81,7"
    assert rolled(unit("a", I08=81), unit("b", I08=82)).shown("I08") == "–"


def test_a_mean_shows_how_many_gave_it_and_between_what() -> None:
    cell = rolled(unit("a", K10=90), unit("b", K10=81), unit("c", K10=None)).cell("K10")

    assert (cell.given, cell.lowest, cell.highest) == (2, 81, 90)
    assert rolled(unit("a", K10=90), unit("b", K10=81)).shown("K10") == "85,50"


def test_zero_is_given_and_no_figure_is_missing() -> None:
    cell = rolled(unit("a", D24=0), UnitFigures("b", {}, frozenset({"D24"}))).cell("D24")

    assert (cell.total, cell.given, cell.missing) == (0, 1, {"b"})


def test_what_nobody_gave_is_a_dash_and_not_zero() -> None:
    assert rolled(unit("a", D24=None)).shown("D24") == "–"


def test_a_combined_body_is_counted_once() -> None:
    both = rolled(unit("a", E11=1, E01=1, E02=11, E06=1, E07=11), unit("b", E11=0, E01=1, E02=9, E06=2, E07=10))

    assert (both.number("E01"), both.number("E02")) == (2, 20)
    assert (both.number("E06"), both.number("E07")) == (2, 10)
    assert (both.cell("E06").set_aside, both.cell("E07").set_aside) == (1, 11)


def test_a_separate_board_beside_a_combined_one_still_counts() -> None:
    one = rolled(unit("a", E11=1, E01=1, E02=11, E06=3, E07=10))

    assert (one.number("E06"), one.number("E07")) == (2, 10)


def test_a_combined_body_need_not_be_written_twice() -> None:
    one = rolled(unit("a", E11=1, E01=1, E02=11, E06=None, E07=None))

    assert one.number("E06") == 0
    assert one.cell("E06").missing == frozenset()


def test_a_figure_that_covers_part_of_the_period_is_named() -> None:
    one = roll_up(shipped_indicators(), [UnitFigures("a", values_of({"D16": 3}), partial=frozenset({"D16"}))])

    assert one.cell("D16").partial == {"a"}


def test_a_unit_that_comes_twice_is_refused() -> None:
    with pytest.raises(CountedTwice):
        rolled(unit("a", D16=1), unit("a", D16=1))
    with pytest.raises(CountedTwice):
        merged(rolled(unit("a", D16=1)), rolled(unit("a", D16=1)))


def test_a_stated_total_that_is_not_the_sum_is_named() -> None:
    assert differences(rolled(unit("a", D16=3)), {"D16": 4, "D17": 1}) == (
        Difference("D16", 4, 3),
        Difference("D17", 1, None),
    )


def test_a_value_without_a_number_is_no_figure() -> None:
    assert not Value().is_given
    assert Value(0).is_given
