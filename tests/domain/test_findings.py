"""From answers to findings: what was declared, lowered by the checks that fail, never raised."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.domain.findings import RANK, Proof, Verdict
from tests.domain.finding_samples import TWO_FACTS, YES, facts, two_checks
from tests.factories import (
    a_check,
    a_requirement,
    facts_of,
    finding_on,
)

# --- What was declared, lowered --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("declared", "told", "heard", "verdict"),
    [
        # All checks pass: the declaration stands and is never raised.
        ("done", True, True, "done"),
        ("partly", True, True, "partly"),
        ("not_done", True, True, "not_done"),
        # The worst wins.
        ("done", False, True, "partly"),
        ("done", True, False, "not_done"),
        ("done", False, False, "not_done"),
        ("partly", False, True, "partly"),
        ("partly", True, False, "not_done"),
        ("not_done", False, False, "not_done"),
        # A missing fact that could lower it leaves it undetermined, never a pass.
        ("done", None, True, "undetermined"),
        ("done", True, None, "undetermined"),
        ("done", False, None, "undetermined"),
        ("partly", True, None, "undetermined"),
        # A missing fact that could lower nothing changes nothing.
        ("done", None, False, "not_done"),
        ("partly", None, True, "partly"),
        ("not_done", None, None, "not_done"),
        (None, True, True, "undetermined"),
        (None, False, False, "undetermined"),
    ],
)
def test_the_verdict_is_the_worst_of_what_was_declared_and_what_the_checks_allow(
    declared: str | None, told: bool | None, heard: bool | None, verdict: str
) -> None:
    finding = finding_on(two_checks(), {"declared": declared, "facts": facts(told=told, heard=heard)})

    assert finding.verdict == verdict


def test_without_an_answer_nothing_is_determined() -> None:
    finding = finding_on(two_checks(), None)

    assert finding.verdict is Verdict.UNDETERMINED
    assert finding.declared is None


@settings(max_examples=100)
@given(
    st.sampled_from(["done", "partly", "not_done"]),
    st.sampled_from([True, False, None]),
    st.sampled_from([True, False, None]),
)
def test_no_facts_whatever_raise_a_declaration(declared: str, told: bool | None, heard: bool | None) -> None:
    finding = finding_on(two_checks(), {"declared": declared, "facts": facts(told=told, heard=heard)})

    assert finding.verdict is Verdict.UNDETERMINED or RANK[finding.verdict] <= RANK[Verdict(declared)]


def test_the_failing_checks_are_named_with_their_citation_and_message() -> None:
    finding = finding_on(two_checks(), {"declared": "done", "facts": {"told": False, "heard": True}})

    (reason,) = finding.failed
    assert (reason.check, reason.key) == ("answered_yes", "answered_yes.told")
    assert (reason.asked.vi, reason.given.vi) == ("có", "không")
    assert reason.cite[0].article == "1"
    assert reason.message.vi == "Chưa đúng; làm lại."


def test_a_bare_tick_is_marked_declared_and_a_comparison_computed() -> None:
    compared = finding_on(two_checks(), {"declared": "done", "facts": {"told": True, "heard": True}})

    assert finding_on(a_requirement(), {"declared": "done"}).proof is Proof.DECLARED
    assert finding_on(two_checks(), {"declared": "done"}).proof is Proof.DECLARED
    assert compared.proof is Proof.COMPUTED


# --- Checks that apply only sometimes --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heard", "told", "verdict"),
    [(True, False, "partly"), (True, True, "done"), (False, False, "done"), (None, False, "undetermined")],
)
def test_a_check_is_made_only_when_its_condition_holds(heard: bool | None, told: bool, verdict: str) -> None:
    requirement = a_requirement(facts=TWO_FACTS, checks=[a_check(YES, when={"heard": True})])

    finding = finding_on(requirement, {"declared": "done", "facts": facts(told=told, heard=heard)})

    assert finding.verdict == verdict


def test_a_check_may_hang_on_the_profile() -> None:
    requirement = a_requirement(facts=TWO_FACTS, checks=[a_check(YES, when={"headcount": {"at_least": 10}})])
    head: dict[str, Any] = {"profile": facts_of(headcount="integer")}
    answer = {"declared": "done", "facts": {"told": False}}

    assert finding_on(requirement, answer, profile_values={"headcount": 10}, **head).verdict == "partly"
    assert finding_on(requirement, answer, profile_values={"headcount": 9}, **head).verdict == "done"


# --- What did not arise, does not apply, is not yet due --------------------------------------------------------------


@pytest.mark.parametrize("declared", ["did_not_arise", "not_applicable"])
def test_what_did_not_arise_or_does_not_apply_is_found_so_without_comparing(declared: str) -> None:
    answer = {"declared": declared, "reason": "Trong kỳ không có việc này.", "facts": {"told": False}}

    finding = finding_on(two_checks(), answer)

    assert finding.verdict == declared
    assert finding.proof is Proof.DECLARED
    assert finding.reasons == ()


def test_the_profile_overrules_whatever_was_declared() -> None:
    requirement = two_checks(when={"headcount": {"at_least": 10}})

    finding = finding_on(
        requirement, {"declared": "done"}, profile=facts_of(headcount="integer"), profile_values={"headcount": 9}
    )

    assert finding.verdict is Verdict.NOT_APPLICABLE
    assert finding.proof is Proof.COMPUTED
    assert finding.note is not None


HALF_1, HALF_2 = "2025-01-01..2025-06-30", "2025-07-01..2025-12-31"


@pytest.mark.parametrize(
    ("period", "declared", "verdict"),
    [
        (HALF_1, "not_done", "not_yet_due"),
        (HALF_1, "partly", "not_yet_due"),
        (HALF_1, "done", "done"),
        (HALF_1, None, "undetermined"),
        (HALF_2, "not_done", "not_done"),
        (HALF_2, "partly", "partly"),
    ],
)
def test_a_yearly_duty_not_yet_met_at_half_year_is_not_yet_due(period: str, declared: str | None, verdict: str) -> None:
    finding = finding_on(a_requirement(cadence="yearly"), {"declared": declared}, period)

    assert finding.verdict == verdict
    assert finding.due_on == date(2025, 12, 31)


def test_a_conference_due_within_three_months_of_the_next_year_is_not_yet_due_at_the_end_of_this_one() -> None:
    requirement = a_requirement(cadence="yearly", due={"months_into_next_year": 3})

    finding = finding_on(requirement, {"declared": "not_done"}, "2025-01-01..2025-12-31")

    assert finding.verdict is Verdict.NOT_YET_DUE
    assert finding.due_on == date(2026, 3, 31)
    assert finding.note is not None
    assert "31/03/2026" in finding.note.vi


def test_a_conference_held_in_time_counts_at_once() -> None:
    requirement = a_requirement(cadence="yearly", due={"months_into_next_year": 3})

    assert finding_on(requirement, {"declared": "done"}).verdict is Verdict.DONE


def test_once_its_day_has_passed_a_duty_is_judged() -> None:
    requirement = a_requirement(cadence="yearly", due={"month_day": "03-31"})

    assert finding_on(requirement, {"declared": "not_done"}).verdict is Verdict.NOT_DONE


@pytest.mark.parametrize(("in_force", "verdict"), [({"until": "2025-01-01"}, "not_applicable"), ({}, "not_done")])
def test_a_requirement_no_longer_in_force_does_not_apply(in_force: dict[str, str], verdict: str) -> None:
    requirement = two_checks(cadence="continuous", in_force=in_force)

    finding = finding_on(requirement, {"declared": "done", "facts": {"told": True, "heard": False}})

    assert finding.verdict == verdict
