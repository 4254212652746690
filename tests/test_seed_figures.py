"""Published figures go in unit by unit and come out exactly; no single one can be changed unnoticed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

import pytest

from checklist.domain.indicators.checking import check
from checklist.domain.indicators.indicator import Kind
from checklist.domain.indicators.numbers import Number
from checklist.domain.indicators.periods import over_periods
from checklist.domain.indicators.rolling import RolledUp, UnitFigures, differences, merged, roll_up
from checklist.domain.indicators.values import number_of
from tests.domain.indicator_samples import YEAR_2020, issues_of, shipped_indicators
from tests.seed_figures import (
    BAC_NINH,
    COMMUNES,
    LANG_SON,
    THAN_UYEN,
    bac_ninh,
    lang_son,
    than_uyen,
    than_uyen_by_year,
    units_of,
)

Figures = dict[str, dict[str, Any]]

PLACES: dict[str, tuple[Figures, Mapping[str, Number]]] = {
    "Than Uyên": (than_uyen(), THAN_UYEN),
    "Lạng Sơn": (lang_son(), LANG_SON),
    "Bắc Ninh": (bac_ninh(), BAC_NINH),
}


def rolled(figures: Figures) -> RolledUp:
    """The roll-up of a place."""
    return roll_up(shipped_indicators(), units_of(figures))


@pytest.mark.parametrize("place", PLACES)
def test_the_units_give_the_published_figures_exactly(place: str) -> None:
    figures, stated = PLACES[place]

    assert {code: rolled(figures).number(code) for code in stated} == stated


@pytest.mark.parametrize(
    ("code", "text"), [("A11", "48.328"), ("B04", "100,00"), ("L04", "16,36"), ("B16", "790"), ("E02", "132")]
)
def test_a_figure_is_printed_as_it_was_published(code: str, text: str) -> None:
    assert rolled(than_uyen()).shown(code) == text


def test_seven_of_the_eleven_communes_that_answer_meet_the_rural_standard() -> None:
    cell = rolled(than_uyen()).cell("L03")

    assert (cell.total, cell.given, cell.missing) == (7, 11, {"thị trấn Than Uyên"})


def test_twelve_combined_boards_are_counted_once() -> None:
    whole = rolled(than_uyen())

    assert (whole.number("E01"), whole.number("E06"), whole.cell("E06").set_aside) == (12, 0, 12)


def test_five_yearly_figures_give_the_flows_of_five_years_and_the_stocks_of_the_last() -> None:
    communes = []
    for place, name in enumerate(COMMUNES):
        found = over_periods(shipped_indicators(), than_uyen_by_year(place))
        communes.append(UnitFigures(name, found.values, partial=found.partial))
    whole = roll_up(shipped_indicators(), communes)

    assert (
        differences(whole, {code: THAN_UYEN[code] for code in ("D07", "D16", "D17", "A10", "A11", "B15", "E01")}) == ()
    )


@pytest.mark.parametrize("place", PLACES)
def test_batches_of_units_give_the_same_as_all_at_once(place: str) -> None:
    units = units_of(PLACES[place][0])
    batches = [roll_up(shipped_indicators(), units[start::3]) for start in range(3)]

    assert merged(merged(batches[2], batches[0]), batches[1]) == roll_up(shipped_indicators(), units)


@pytest.mark.parametrize("place", PLACES)
def test_nothing_published_is_refused(place: str) -> None:
    units = units_of(PLACES[place][0])
    found = chain.from_iterable(check(shipped_indicators(), unit.values, YEAR_2020) for unit in units)

    assert {(issue.code, issue.validation) for issue in found if issue.blocks} == set()


def changed(figures: Figures, unit: str, code: str, number: Any) -> Figures:
    """The figures with one of them changed."""
    return {**figures, unit: {**figures[unit], code: number}}


# Ratios follow their parts, and the members of a combined board written again are set aside.
ENTERED = [
    (place, code)
    for place, (_, stated) in PLACES.items()
    for code in stated
    if shipped_indicators()[code].kind is not Kind.RATIO and code != "E07"
]


@pytest.mark.parametrize(("place", "code"), ENTERED)
def test_a_changed_figure_of_any_one_unit_no_longer_gives_what_was_published(place: str, code: str) -> None:
    figures, stated = PLACES[place]
    for unit, numbers in figures.items():
        if numbers.get(code) is not None:
            other = 1 - numbers[code] if shipped_indicators()[code].is_yes_no else numbers[code] + 1
            found = differences(rolled(changed(figures, unit, code, other)), stated)

            assert code in {difference.code for difference in found}


def test_members_of_a_combined_board_written_again_are_not_counted_again() -> None:
    whole = rolled(changed(than_uyen(), "Mường Kim", "E07", 11))

    assert (whole.number("E02"), whole.number("E07"), whole.cell("E07").set_aside) == (132, 0, 11)


# Where one figure is changed by so much, which validation of which indicator speaks, over which figures.
MODELS, FIELDS = ("H01", "H02", "H03"), ("H01", "H04", "H05", "H06", "H07")
CASES = ("D14", "D14a", "D14b", "D14c")
CHANGES: tuple[tuple[str, str, str, int, str, str, tuple[str, ...]], ...] = (
    ("Than Uyên", "Mường Kim", "B03", 1, "B03", "at_most", ("B03", "B01")),
    ("Than Uyên", "Mường Kim", "B01", -1, "B03", "at_most", ("B03", "B01")),
    ("Than Uyên", "Mường Kim", "B15", 1, "B15", "sum_of", ("B15", "B01")),
    ("Than Uyên", "Mường Kim", "B15", -1, "B15", "sum_of", ("B15", "B01")),
    ("Than Uyên", "Mường Kim", "B16", -40, "B16", "at_least_times", ("B16", "B15")),
    ("Than Uyên", "Mường Kim", "D16", 10, "D17", "at_least_times", ("D17", "D16")),
    ("Than Uyên", "Mường Kim", "D17", -10, "D17", "at_least_times", ("D17", "D16")),
    ("Than Uyên", "Mường Kim", "A10", -63, "A11", "positive_together", ("A11", "A10")),
    ("Than Uyên", "Mường Kim", "A11", -4028, "A11", "positive_together", ("A11", "A10")),
    ("Than Uyên", "Mường Kim", "A11", 300_000, "A11", "average_between", ("A11", "A10")),
    ("Than Uyên", "Mường Kim", "E01", 1, "E01", "not_above", ("E01",)),
    ("Than Uyên", "Mường Kim", "E02", 15, "E02", "average_between", ("E02", "E01")),
    ("Than Uyên", "Mường Kim", "E07", 11, "E07", "not_counted_twice", ("E07", "E11", "E06", "E01")),
    ("Than Uyên", "Mường Kim", "H13", 20, "H13", "at_most", ("H13", "B01")),
    ("Than Uyên", "cơ quan 1", "F07", 1, "F07", "at_most", ("F07", "F01a")),
    ("Than Uyên", "cơ quan 1", "F01a", -1, "F07", "at_most", ("F07", "F01a")),
    ("Lạng Sơn", "Bắc Sơn", "H01", 1, "H01", "sum_of", MODELS),
    ("Lạng Sơn", "Bắc Sơn", "H01", -1, "H01", "sum_of", FIELDS),
    ("Lạng Sơn", "Bắc Sơn", "H02", 1, "H01", "sum_of", MODELS),
    ("Lạng Sơn", "Bắc Sơn", "H03", -1, "H01", "sum_of", MODELS),
    ("Lạng Sơn", "Bắc Sơn", "H04", 1, "H01", "sum_of", FIELDS),
    ("Lạng Sơn", "Bắc Sơn", "H05", -1, "H01", "sum_of", FIELDS),
    ("Lạng Sơn", "Bắc Sơn", "H06", 1, "H01", "sum_of", FIELDS),
    ("Lạng Sơn", "Bắc Sơn", "H07", -1, "H01", "sum_of", FIELDS),
    ("Lạng Sơn", "tỉnh", "D13", -4, "D14", "at_most", ("D14", "D13")),
    ("Lạng Sơn", "tỉnh", "D14", 4, "D14", "at_most", ("D14", "D13")),
    ("Lạng Sơn", "tỉnh", "D14", 1, "D14", "sum_of", CASES),
    ("Lạng Sơn", "tỉnh", "D14a", 1, "D14", "sum_of", CASES),
    ("Lạng Sơn", "tỉnh", "D14b", -1, "D14", "sum_of", CASES),
    ("Lạng Sơn", "tỉnh", "D14c", 1, "D14", "sum_of", CASES),
    ("Bắc Ninh", "tỉnh", "I14", 1, "I14", "at_most", ("I14", "I14a")),
    ("Bắc Ninh", "tỉnh", "I14a", -1, "I14", "at_most", ("I14", "I14a")),
    ("Bắc Ninh", "Tiên Du", "I02", 1, "I02", "sum_of", ("I02", "I03", "I05")),
    ("Bắc Ninh", "Tiên Du", "I03", -1, "I02", "sum_of", ("I02", "I03", "I05")),
    ("Bắc Ninh", "Tiên Du", "I04", 26, "I04", "at_most", ("I04", "I03")),
    ("Bắc Ninh", "Tiên Du", "I05", 1, "I02", "sum_of", ("I02", "I03", "I05")),
)


@pytest.mark.parametrize(("place", "unit", "code", "by", "told", "validation", "over"), CHANGES)
def test_one_changed_figure_raises_the_right_cross_sum(
    place: str, unit: str, code: str, by: int, told: str, validation: str, over: tuple[str, ...]
) -> None:
    figures = PLACES[place][0]
    before = {(issue.code, issue.validation) for issue in issues_of(figures[unit])}
    found = issues_of(changed(figures, unit, code, figures[unit][code] + by)[unit])

    assert (told, validation) not in before
    assert (told, validation, over) in {
        (issue.code, issue.validation, tuple(name for name, _ in issue.figures)) for issue in found
    }


def test_the_first_of_two_cross_sums_names_both_its_sides() -> None:
    figures = {"H01": 4198, "H02": 1781, "H03": 2416}

    (issue,) = issues_of(figures)

    assert issue.given.vi == "H01 = 4.198; H02 + H03 = 4.197"
    assert number_of(units_of({"tỉnh": figures})[0].values, "H01") == 4198
