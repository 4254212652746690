"""Figures on the committee's side: out of received seals, rolled up, and those of the campaign itself."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from checklist.domain.answer_parsing import parse_answers
from checklist.domain.assessing import assess
from checklist.domain.committee.rollup import Spread, Tally
from checklist.domain.dates import Period
from checklist.domain.indicators.checking import check
from checklist.domain.indicators.indicator import SourceKind
from checklist.domain.indicators.rolling import roll_up
from checklist.domain.law import UnitKind
from checklist.domain.seal import seal
from checklist.rulefiles.loader import load_rules
from checklist.rulefiles.strict_yaml import load_yaml_file
from checklist.services.committee.figures import FollowUp, figures_of, k_block
from checklist.services.working_calendar import calendar_for
from tests.cases import ROOT

RULES = load_rules(ROOT / "rules")
INDICATORS = RULES.pack.indicators
YEAR = Period.parse("2020-01-01..2020-12-31")


def sealed_input(figures: dict[str, Any] | None) -> dict[str, Any]:
    """What a commune states in what it sends."""
    data = dict(load_yaml_file(ROOT / "tests" / "samples" / "xa-pl-34-2007.yaml").data)
    if figures is not None:
        data["indicators"] = {"figures": figures}
    answers = parse_answers(data, RULES.pack)
    content = json.loads(seal(assess(RULES.pack, answers, calendar_for(answers)), RULES.sources).payload)
    given: dict[str, Any] = content["input"]
    return given


def test_figures_come_out_of_a_seal_as_they_went_in() -> None:
    found = figures_of("xa", sealed_input({"A10": 752, "B15": 11}), UnitKind.COMMUNE, INDICATORS, period=YEAR)

    assert (found.values["A10"].number, found.values["B02"].number) == (752, 1486)
    assert found.partial == frozenset()


def test_a_figure_that_was_asked_and_not_given_is_missing_and_not_zero() -> None:
    units = [
        figures_of("a", sealed_input({"A10": 752}), UnitKind.COMMUNE, INDICATORS),
        figures_of("b", sealed_input(None), UnitKind.COMMUNE, INDICATORS),
        figures_of("c", None, UnitKind.COMMUNE, INDICATORS),
    ]
    cell = roll_up(INDICATORS, units).cell("A10")

    assert (cell.total, cell.given, cell.missing) == (752, 1, {"b", "c"})


def test_flows_of_a_shorter_time_are_partial_and_stocks_are_not() -> None:
    two_years = Period.parse("2020-01-01..2021-12-31")
    found = figures_of("xa", sealed_input({"A10": 752, "B15": 11}), UnitKind.COMMUNE, INDICATORS, period=two_years)

    assert "A10" in found.partial
    assert "B15" not in found.partial


def test_the_register_knows_the_villages_better_than_the_unit() -> None:
    supplied = {(SourceKind.REGISTRY, "villages"): 12}
    found = figures_of("xa", sealed_input({"A10": 1}), UnitKind.COMMUNE, INDICATORS, supplied=supplied)

    assert found.values["B01"].number == 12


def test_an_indicator_unknown_here_is_left_out() -> None:
    given = sealed_input({"A10": 752})
    given["indicators"]["figures"]["Z99"] = {"value": 1}
    found = figures_of("xa", given, UnitKind.COMMUNE, INDICATORS)

    assert found.values["A10"].number == 752
    assert "Z99" not in found.values


def spread(*values: Fraction) -> Spread:
    return Spread.of(values)


TALLY = Tally(
    due=10, sent=9, on_time=7, appraised=4, knocked_out=1, grades={"good": 2, "fair": 1},
    audit_score=spread(Fraction(90), Fraction(181, 2), Fraction(80), Fraction(70)), gap=spread(Fraction(1, 3)),
)  # fmt: skip
FOLLOWED = FollowUp(audits=5, conclusions=4, on_site=2, remedies_done=3, remedies_overdue=1, remedies_open=2)


@pytest.mark.parametrize(
    ("code", "number"),
    [("K01", 10), ("K02", 9), ("K03", 7), ("K04", 4), ("K05", 2), ("K06", 1), ("K07", 0), ("K08", 0), ("K09", 7),
     ("K10", Fraction(8263, 100)), ("K11", 2), ("K12", 5), ("K13", 4), ("K14", 6), ("K15", 3), ("K16", 1), ("K17", 2),
     ("K18", Fraction(33, 100)), ("K19", 1)],
)  # fmt: skip
def test_the_block_of_the_campaign_itself_is_computed(code: str, number: Any) -> None:
    assert k_block(INDICATORS, TALLY, FOLLOWED)[code].number == number


def test_the_block_of_the_campaign_holds_nothing_else_and_adds_up() -> None:
    found = k_block(INDICATORS, TALLY, FOLLOWED)

    assert {code[0] for code in found} == {"K"}
    wrong = [issue for issue in check(INDICATORS, found, YEAR) if issue.blocks and issue.validation != "form"]
    assert wrong == []


def test_a_mean_of_nothing_is_no_figure() -> None:
    found = k_block(INDICATORS, Tally(due=3), FollowUp())

    assert "K10" not in found
    assert (found["K01"].number, found["K09"].number) == (3, 3)
