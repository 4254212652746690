"""The vocabulary of checks: what is missing is never a pass, and every comparison says what it compared."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checklist.domain.checks import CHECK_TYPES
from tests.factories import a_requirement, finding_on, points_of, reason_of

# --- What is missing -------------------------------------------------------------------------------------------------


ON_FACTS = {
    "within_days": "{check: within_days, from: start, to: end, days: 2}",
    "within_working_days": "{check: within_working_days, from: start, to: end, days: 2}",
    "working_days_before": "{check: working_days_before, from: start, to: end, days: 2}",
    "days_before": "{check: days_before, from: start, to: end, days: 2}",
    "lasts_at_least": "{check: lasts_at_least, from: start, to: end, days: 2}",
    "on_or_before": "{check: on_or_before, from: start, to: end}",
    "before": "{check: before, from: start, to: end}",
    "no_gap_longer_than": "{check: no_gap_longer_than, from: start, to: end, days: 2}",
    "at_least": "{check: at_least, given: part, number: 1}",
    "at_most": "{check: at_most, given: part, number: 1}",
    "more_than": "{check: more_than, given: part, number: 1}",
    "share_at_least": "{check: share_at_least, part: part, whole: whole, share: 1/2, denominator: present}",
    "share_more_than": "{check: share_more_than, part: part, whole: whole, share: 1/2, denominator: present}",
    "band": "{check: band, of: whole, given: part, bands: [{less_than: 5, at_least: 1}, {at_least: 2}]}",
    "answered_yes": "{check: answered_yes, given: told}",
    "answered_no": "{check: answered_no, given: told}",
}
ALL_FACTS = {"start": "date", "end": "date", "part": "integer", "whole": "integer", "told": "yes_no"}
GIVEN = {"start": date(2025, 3, 3), "end": date(2025, 3, 4), "part": 3, "whole": 4, "told": True}


def test_every_check_of_the_vocabulary_is_examined_here() -> None:
    assert set(CHECK_TYPES) == set(ON_FACTS) | {"happened_at_least", "all_points"}


@pytest.mark.parametrize("name", ON_FACTS)
def test_any_missing_fact_leaves_a_check_undetermined(name: str) -> None:
    complete = reason_of(ON_FACTS[name], ALL_FACTS, GIVEN)
    assert complete.passed is not None

    for key in GIVEN:
        if key not in ON_FACTS[name]:
            continue
        missing = {other: value for other, value in GIVEN.items() if other != key}
        reason = reason_of(ON_FACTS[name], ALL_FACTS, missing)
        assert reason.passed is None, key
        assert reason.given.vi.startswith("chưa có dữ liệu")
        assert f"Cho biết {key}?" in reason.given.vi


@pytest.mark.parametrize("name", ON_FACTS)
def test_every_comparison_says_what_was_asked_and_what_was_given_in_both_languages(name: str) -> None:
    reason = reason_of(ON_FACTS[name], ALL_FACTS, GIVEN)

    assert all((reason.asked.vi, reason.asked.en, reason.given.vi, reason.given.en))
    assert reason.cite
    assert reason.message.vi


# --- Points ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ticks", "passed"),
    [
        ({"a": "done", "b": "done"}, True),
        ({"a": "done", "b": "not_done"}, False),
        ({"a": "not_done"}, False),  # one is missing too, but one failure is enough
        ({"a": "done"}, None),
        ({}, None),
        ({"a": "done", "b": "did_not_arise"}, True),
        ({"a": "not_applicable", "b": "did_not_arise"}, True),
        ({"a": True, "b": False}, False),
        ({"a": True, "b": True}, True),
    ],
)
def test_all_points_need_every_one_that_applies(ticks: dict[str, Any], passed: bool | None) -> None:
    requirement = a_requirement(**points_of(a="full_text", b="full_text"))

    (reason,) = finding_on(requirement, {"declared": "done", "points": ticks}).reasons

    assert reason.passed is passed


def test_the_missing_points_are_named() -> None:
    requirement = a_requirement(**points_of(a="full_text", b="full_text", dd="full_text"))

    (reason,) = finding_on(requirement, {"declared": "done", "points": {"a": "done", "dd": "not_done"}}).reasons

    assert reason.given.vi.startswith("1/3 nội dung")
    assert "3" in reason.given.vi.removeprefix("1/3")  # the third point, as the printed table numbers it
