"""What a steering committee is asked for itself, and how it stands beside the units in a roll-up."""

from __future__ import annotations

import pytest

from checklist.domain.committee.committee_figures import COMMITTEE, asked_of_committee, committee_reports
from checklist.domain.indicators.given import asked_of
from checklist.domain.indicators.indicator import Reporter
from checklist.domain.indicators.rolling import roll_up
from checklist.domain.indicators.values import Value
from checklist.domain.law import UnitKind
from tests.domain.indicator_samples import issues_of, shipped_indicators, told, unit, values_of

INDICATORS = shipped_indicators()
ALONE = {one.code for one in INDICATORS if one.reporters == (Reporter.STEERING_COMMITTEE,)}


def test_the_committee_is_asked_for_all_that_names_it_and_for_nothing_else() -> None:
    asked = {one.code for one in asked_of_committee(INDICATORS)}

    assert asked == {one.code for one in INDICATORS if Reporter.STEERING_COMMITTEE in one.reporters}
    assert {"A01", "A02", "H10", "H11", "I08", "I13", "I14", "I14a", "L01", "L06"} <= asked


@pytest.mark.parametrize("kind", UnitKind)
def test_no_unit_is_asked_for_what_the_committee_alone_gives(kind: UnitKind) -> None:
    asked = {one.code for one in asked_of(INDICATORS, kind, tuple(INDICATORS.groups))}

    assert len(ALONE) == 11
    assert asked.isdisjoint(ALONE)


@pytest.mark.parametrize(("handling", "wrong"), [(16, set()), (17, set()), (18, {("I14", "at_most")})])
def test_departments_that_handle_files_do_not_outnumber_the_departments(
    handling: int, wrong: set[tuple[str, str]]
) -> None:
    issues = issues_of({"I14": handling, "I14a": 17})

    assert told(issues) == wrong
    assert all(issue.blocks for issue in issues)


@pytest.mark.parametrize(("note", "wrong"), [("", {("I09", "note_if_positive")}), ("PAPI 2020, hạng 12", set())])
def test_an_index_says_its_year_and_source(note: str, wrong: set[tuple[str, str]]) -> None:
    issues = issues_of({"I09": Value(43, note=note)})

    assert told(issues) == wrong
    assert all(issue.blocks for issue in issues)


def test_a_committee_that_gave_nothing_lacks_only_what_nobody_else_gives() -> None:
    assert set(committee_reports(INDICATORS, {}).asked or ()) == ALONE


def test_a_committee_that_gave_something_lacks_whatever_else_it_is_asked_for() -> None:
    rolled = roll_up(INDICATORS, [unit("xa", A12=3), committee_reports(INDICATORS, values_of({"H10": 5}))])

    assert rolled.cell("A12").missing == {COMMITTEE}
    assert rolled.number("A12") == 3


def test_what_it_counts_as_units_do_is_added_to_theirs() -> None:
    rolled = roll_up(
        INDICATORS, [unit("xa", A01=3, A02=1), committee_reports(INDICATORS, values_of({"A01": 4, "A02": 1}))]
    )

    assert (rolled.number("A01"), rolled.number("A02")) == (7, 2)


def test_a_latest_value_is_never_added_to_that_of_a_unit() -> None:
    rolled = roll_up(INDICATORS, [unit("xa", L01=40), committee_reports(INDICATORS, values_of({"L01": 50}))])

    assert rolled.number("L01") is None
