"""Over several periods: what happened adds up, what stands is what stood last, and what the next period is offered."""

from __future__ import annotations

from datetime import date

import pytest

from checklist.domain.dates import Period
from checklist.domain.indicators.periods import OverPeriods, PeriodsOverlap, over_periods
from checklist.domain.indicators.values import Provenance, Value, carried, proposed
from tests.domain.indicator_samples import shipped_indicators, values_of

FIRST = Period(date(2020, 1, 1), date(2020, 6, 30))
SECOND = Period(date(2020, 7, 1), date(2020, 12, 31))


def both(first: dict[str, int | None], second: dict[str, int | None]) -> OverPeriods:
    """The figures of two half-years, given in the wrong order."""
    return over_periods(shipped_indicators(), {SECOND: values_of(second), FIRST: values_of(first)})


def test_flows_add_up() -> None:
    assert both({"D07": 3}, {"D07": 4}).values["D07"].number == 7


def test_stocks_do_not() -> None:
    assert both({"B15": 131}, {"B15": 130}).values["B15"].number == 130


def test_yes_and_no_is_that_of_the_last_period() -> None:
    assert both({"A03": 1}, {"A03": 0}).values["A03"].number == 0


def test_a_flow_that_lacks_a_period_says_which() -> None:
    found = both({"D07": 3}, {"D07": None})

    assert found.values["D07"].number == 3
    assert found.missing == {"D07": (SECOND,)}
    assert found.partial == {"D07"}


def test_an_older_stock_does_not_stand_for_the_last() -> None:
    found = both({"B15": 131}, {})

    assert "B15" not in found.values
    assert found.missing == {"B15": (SECOND,)}


def test_a_ratio_is_left_to_be_computed_anew() -> None:
    assert "B04" not in both({"B04": 90}, {"B04": 80}).values


def test_periods_that_share_a_day_are_refused() -> None:
    year = Period(date(2020, 1, 1), date(2020, 12, 31))

    with pytest.raises(PeriodsOverlap):
        over_periods(shipped_indicators(), {year: {}, SECOND: {}})


def test_stocks_and_yes_no_are_proposed_from_the_period_before_and_flows_never() -> None:
    before = values_of(
        {"B15": Value(131, note="đã đếm lại"), "A03": Value(1, reference="12/QĐ-UBND"), "D07": 3, "B16": None}
    )

    assert carried(shipped_indicators(), before) == {
        "B15": Value(131, Provenance.CARRIED),
        "A03": Value(1, Provenance.CARRIED, reference="12/QĐ-UBND"),
    }


def test_what_is_done_anew_every_period_is_not_carried() -> None:
    assert carried(shipped_indicators(), values_of({"A02": 1, "D21a": 4, "F04": 1, "K14": 2, "C01": 30})) == {}


def test_the_first_source_with_a_figure_proposes_it() -> None:
    booked, computed = {"D06": Value(2, Provenance.COMPUTED)}, {"D06": Value(1), "B15": Value(5)}

    found = proposed(shipped_indicators(), {"B15": Value(None)}, booked, computed)

    assert (found["D06"].number, found["B15"].number) == (2, 5)
