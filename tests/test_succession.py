"""Every requirement of an older rule book says what followed it, or why nothing did."""

from __future__ import annotations

import pytest

from checklist.domain.crosswalk import crosswalk, predecessors
from checklist.domain.requirement import Change, Requirement
from tests.cases import rules

OLDER = ("pl-34-2007", "nd-04-2015", "nd-145-2020")

REQUIREMENTS = [requirement for book in OLDER for requirement in rules().pack.regulations[book].requirements]


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda requirement: requirement.id)
def test_an_older_requirement_has_a_successor_or_a_reason(requirement: Requirement) -> None:
    assert bool(requirement.succeeded_by) != (requirement.succession.no_successor is not None)


def test_what_went_before_is_computed_from_what_followed() -> None:
    before = predecessors(rules().pack)

    assert "pl34.d5.k1" in before["l10.d11.k1"]
    assert all(target in {r.id for b in rules().pack.regulations.values() for r in b.requirements} for target in before)


def test_a_changed_threshold_shows_both_numbers() -> None:
    found = crosswalk(rules().pack, "pl-34-2007")
    changed = [step for step in found.steps if step.change is Change.THRESHOLD and step.numbers is not None]

    assert any("50%" in step.numbers.vi and "2/3" in step.numbers.vi for step in changed if step.numbers)


def test_what_is_new_has_no_forerunner() -> None:
    found = crosswalk(rules().pack, "pl-34-2007")
    before = predecessors(rules().pack)

    assert found.added
    assert not any(old.startswith("pl34.") for new in found.added for old in before.get(new.id, ()))
