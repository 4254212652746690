"""Before sealing: what still stops it, and which shortfalls have no plan."""

from __future__ import annotations

from typing import Any

import pytest

from checklist.domain.assessing import sealing_obstacles
from checklist.domain.assessment import missing_remedies
from tests.domain.seal_samples import DONE, PACK
from tests.factories import (
    assessed,
)


def obstacles(answers: dict[str, Any]) -> list[str]:
    """The key paths of what stops sealing."""
    return [fault.path for fault in sealing_obstacles(assessed(PACK, answers, profile={"headcount": 50}))]


def test_nothing_stops_the_sealing_of_complete_answers() -> None:
    assert obstacles(DONE) == []


def test_every_scored_requirement_must_be_answered() -> None:
    assert obstacles({}) == ["answers.m.d1.declared", "answers.m.d2.declared", "answers.m.d3.declared"]


def test_what_is_undetermined_needs_a_written_reason() -> None:
    missing = DONE | {"m.d1": {"declared": "done", "points": {}}}
    explained = DONE | {"m.d1": {"declared": "done", "points": {}, "reason": "Sổ đã thất lạc."}}

    assert obstacles(missing) == ["answers.m.d1.reason"]
    assert obstacles(explained) == []


@pytest.mark.parametrize(
    ("plan", "missing"),
    [
        ({}, ["m.d1"]),
        ({"cause": "Bận.", "remedy": "Làm lại"}, ["m.d1"]),
        ({"remedy": {"what": "Làm lại", "owner": "A", "due": "2026-01-01"}}, ["m.d1"]),
        ({"cause": "Bận.", "remedy": {"what": "Làm lại", "owner": "A", "due": "2026-01-01"}}, []),
    ],
)
def test_a_shortfall_needs_a_cause_and_a_remedy_with_owner_and_day(plan: dict[str, Any], missing: list[str]) -> None:
    answers = DONE | {"m.d1": {"declared": "not_done", **plan}}

    found = missing_remedies(assessed(PACK, answers, profile={"headcount": 50}))

    assert [finding.requirement.id for finding in found] == missing
