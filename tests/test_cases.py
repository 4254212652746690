"""Every scenario gives the finding it promises, and the scenarios leave nothing scored unexamined."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

import pytest

from checklist.domain.check_types import ArgumentKind
from checklist.domain.checks import CHECK_TYPES
from checklist.domain.findings import Verdict
from checklist.domain.requirement import Check, Requirement
from tests.cases import Case, all_cases, finding_of, rules

# A threshold is examined at its boundary: the passing and the failing case lie at most this far from the limit.
NEAR = Fraction(1)


@pytest.mark.parametrize("case", all_cases(), ids=str)
def test_the_scenario_gives_the_finding_it_promises(case: Case) -> None:
    finding = finding_of(case)

    assert finding.verdict.value == case.expect["verdict"], [(r.check, r.asked.vi, r.given.vi) for r in finding.reasons]
    assert sorted({reason.check for reason in finding.failed}) == sorted(set(case.expect.get("failed", [])))
    if "warned" in case.expect:
        assert sorted({reason.check for reason in finding.warnings}) == sorted(set(case.expect["warned"]))


SCORED = [
    requirement
    for book in rules().pack.regulations.values()
    for requirement in book.requirements
    if book.is_scored(requirement)
]

BY_REQUIREMENT: dict[str, list[Case]] = defaultdict(list)
for _case in all_cases():
    BY_REQUIREMENT[_case.requirement].append(_case)

JUDGING = [
    pytest.param(requirement, check, id=f"{requirement.id}:{check.key}")
    for requirement in SCORED
    for check in requirement.checks
    if requirement.judges(check)
]


def test_there_are_scored_requirements_in_every_regulation() -> None:
    assert {requirement.regulation for requirement in SCORED} == set(rules().pack.regulations)


@pytest.mark.parametrize("requirement", SCORED, ids=lambda requirement: requirement.id)
def test_a_scored_requirement_is_seen_met_and_seen_unmet(requirement: Requirement) -> None:
    verdicts = {finding_of(case).verdict for case in BY_REQUIREMENT[requirement.id]}

    assert Verdict.DONE in verdicts
    assert verdicts & {Verdict.PARTLY, Verdict.NOT_DONE}


@pytest.mark.parametrize(("requirement", "check"), JUDGING)
def test_a_judging_check_is_seen_passing_and_failing(requirement: Requirement, check: Check) -> None:
    reasons = [r for case in BY_REQUIREMENT[requirement.id] for r in finding_of(case).reasons if r.key == check.key]

    assert {True, False} <= {reason.passed for reason in reasons}


THRESHOLDS = [
    param
    for param in JUDGING
    if set(CHECK_TYPES[param.values[1].name].required.values())  # type: ignore[union-attr]
    & {ArgumentKind.NUMBER, ArgumentKind.SHARE, ArgumentKind.BANDS}
    or param.values[1].name == "no_gap_longer_than"  # type: ignore[union-attr]
]


@pytest.mark.parametrize(("requirement", "check"), THRESHOLDS)
def test_a_threshold_is_examined_on_both_of_its_sides(requirement: Requirement, check: Check) -> None:
    distances: dict[bool, set[Fraction]] = {True: set(), False: set()}
    for case in BY_REQUIREMENT[requirement.id]:
        for reason in finding_of(case).reasons:
            if reason.key == check.key and reason.passed is not None and reason.measure is not None:
                assert reason.limit is not None
                distances[reason.passed].add(abs(reason.measure - reason.limit))

    assert distances[True], "no passing case near the threshold"
    assert min(distances[True]) <= NEAR
    assert distances[False], "no failing case near the threshold"
    assert min(distances[False]) <= NEAR
