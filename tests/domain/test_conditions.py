"""Conditions in three-valued logic: true, false, and not known."""

from __future__ import annotations

from itertools import product

import pytest

from checklist.domain.conditions import Anything, Compares, Condition, Equals, Everything, Not, OneOf, applies
from checklist.domain.requirement import Requirement
from tests.factories import a_pack, a_requirement, facts_of, text

TRUTH: tuple[bool | None, ...] = (True, False, None)

PROFILE = [
    *facts_of(headcount="integer", has_union="yes_no"),
    {"key": "area", "kind": "choice", "ask": text("Ở đâu?"), "options": {"rural": text("Xã"), "urban": text("Phường")}},
]


def known(value: bool | None) -> Condition:
    """A condition that is true, false or unknown for ``values(...)``."""
    return Equals({True: "yes", False: "no", None: "unknown"}[value], True)


VALUES = {"yes": True, "no": False}


@pytest.mark.parametrize(("first", "second"), list(product(TRUTH, TRUTH)))
def test_all_is_false_when_one_is_false_and_unknown_when_one_is_unknown(
    first: bool | None, second: bool | None
) -> None:
    expected = False if False in (first, second) else None if None in (first, second) else True

    assert Everything((known(first), known(second))).holds(VALUES) is expected


@pytest.mark.parametrize(("first", "second"), list(product(TRUTH, TRUTH)))
def test_any_is_true_when_one_is_true_and_unknown_when_one_is_unknown(first: bool | None, second: bool | None) -> None:
    expected = True if True in (first, second) else None if None in (first, second) else False

    assert Anything((known(first), known(second))).holds(VALUES) is expected


@pytest.mark.parametrize(("value", "expected"), [(True, False), (False, True), (None, None)])
def test_not_of_the_unknown_is_unknown(value: bool | None, expected: bool | None) -> None:
    assert Not(known(value)).holds(VALUES) is expected


@pytest.mark.parametrize(
    ("relation", "below", "at", "above"),
    [
        ("at_least", False, True, True),
        ("more_than", False, False, True),
        ("at_most", True, True, False),
        ("less_than", True, False, False),
    ],
)
def test_a_comparison_is_exact_on_both_sides(relation: str, below: bool, at: bool, above: bool) -> None:
    condition = Compares("headcount", relation, 10)

    assert [condition.holds({"headcount": count}) for count in (9, 10, 11)] == [below, at, above]
    assert condition.holds({}) is None


def test_a_choice_is_one_of_a_list_or_unknown() -> None:
    condition = OneOf("area", ("rural", "island"))

    assert condition.holds({"area": "rural"}) is True
    assert condition.holds({"area": "urban"}) is False
    assert condition.holds({}) is None


def test_a_no_is_a_value_and_not_unknown() -> None:
    assert Equals("has_union", True).holds({"has_union": False}) is False
    assert Equals("has_union", False).holds({"has_union": False}) is True
    assert Compares("headcount", "at_least", 1).holds({"headcount": 0}) is False


def test_no_condition_always_applies() -> None:
    assert applies(None, {}) is True
    assert applies(known(None), {}) is None


# --- From YAML and back -----------------------------------------------------------------------------------------------


def requirement_when(condition: object) -> Requirement:
    """A loaded requirement with this ``when``."""
    pack = a_pack(a_requirement(when=condition), profile=PROFILE)
    return pack.regulations["m"].by_id()["m.d1"]


@pytest.mark.parametrize(
    ("condition", "values", "expected"),
    [
        ({"headcount": {"at_least": 10}}, {"headcount": 10}, True),
        ({"headcount": {"at_least": 10, "less_than": 50}}, {"headcount": 50}, False),
        ({"headcount": {"at_least": 10}, "has_union": True}, {"headcount": 10, "has_union": False}, False),
        ({"headcount": {"at_least": 10}, "has_union": True}, {"headcount": 10}, None),
        ({"any": [{"area": "rural"}, {"has_union": True}]}, {"area": "urban", "has_union": True}, True),
        ({"all": [{"area": "rural"}, {"has_union": True}]}, {"area": "rural", "has_union": True}, True),
        ({"not": {"area": {"one_of": ["rural"]}}}, {"area": "urban"}, True),
        ({"not": {"headcount": {"more_than": 5}, "has_union": False}}, {"headcount": 6, "has_union": True}, True),
    ],
)
def test_a_condition_means_what_the_rule_file_says(
    condition: dict[str, object], values: dict[str, object], expected: bool | None
) -> None:
    loaded = requirement_when(condition).when

    assert loaded is not None
    assert loaded.holds(values) is expected
    assert loaded.keys() <= {"headcount", "has_union", "area"}


@pytest.mark.parametrize(
    "condition",
    [
        {"headcount": {"at_most": 9}},
        {"has_union": False},
        {"area": {"one_of": ["rural", "urban"]}},
        {"any": [{"all": [{"has_union": True}, {"area": "urban"}]}, {"not": {"headcount": {"less_than": 3}}}]},
    ],
)
def test_a_condition_is_written_as_it_is_read(condition: dict[str, object]) -> None:
    loaded = requirement_when(condition).when

    assert loaded is not None
    assert loaded.plain() == condition
    assert requirement_when(loaded.plain()).when == loaded
