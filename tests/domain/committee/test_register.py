"""The register in time: who exists when, what became of whom, and what may not stand in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.domain.committee.register import Category, Change, Succession, plain_name
from checklist.domain.committee.register_checks import Level, overlapping, unit_faults
from checklist.domain.committee.register_villages import Village, VillageCategory, villages_on
from checklist.domain.dates import Interval
from checklist.domain.text import Text
from tests.domain.committee.register_samples import MERGED_ON, NOON, RENAMED_ON, a_register, a_unit, merged

BEFORE, TODAY = date(2024, 12, 31), date(2026, 11, 1)
DISTRICTS = {
    Category.DISTRICT: Level(
        Category.DISTRICT, Interval(None, MERGED_ON), (), Text("NQ 203", "NQ 203"), Text("Hết.", "Gone.")
    )
}


def test_a_unit_exists_from_its_first_day_until_the_day_before_it_ended() -> None:
    unit = a_unit("C", valid_from=MERGED_ON, valid_until=RENAMED_ON)
    days = (MERGED_ON - timedelta(1), MERGED_ON, RENAMED_ON - timedelta(1), RENAMED_ON)

    assert [unit.exists_on(day) for day in days] == [False, True, True, False]


def test_the_units_of_a_day_are_those_that_exist_then() -> None:
    assert {unit.id for unit in merged().on(BEFORE)} == {"A", "B", "E"}
    assert {unit.id for unit in merged().on(TODAY)} == {"D", "E"}


def test_what_a_unit_was_is_carried_on_through_a_merger_and_a_new_name() -> None:
    assert merged().carried(["A"], BEFORE, TODAY) == {"D"}


def test_what_a_unit_is_goes_back_to_all_it_was_made_of() -> None:
    assert merged().carried(["D"], TODAY, BEFORE) == {"A", "B"}


def test_a_unit_that_nothing_happened_to_is_carried_to_itself() -> None:
    assert merged().carried(["E"], BEFORE, TODAY) == {"E"}


def test_a_unit_that_ended_without_a_successor_is_carried_nowhere() -> None:
    register = a_register(a_unit("X", valid_until=MERGED_ON))

    assert register.carried(["X"], BEFORE, TODAY) == frozenset()


def test_a_unit_that_gave_a_part_away_stands_beside_that_part() -> None:
    split = Succession("X", "Y", MERGED_ON, Change.SPLIT, "")
    register = a_register(a_unit("X"), a_unit("Y", valid_from=MERGED_ON), successions=(split,))

    assert register.carried(["X"], BEFORE, TODAY) == {"X", "Y"}


def test_two_changes_on_one_day_are_both_followed() -> None:
    steps = (Succession("X", "Y", MERGED_ON, Change.RENAME, ""), Succession("Y", "Z", MERGED_ON, Change.MERGE, ""))
    register = a_register(
        a_unit("X", valid_until=MERGED_ON), a_unit("Y", valid_until=MERGED_ON), a_unit("Z"), successions=steps
    )

    assert register.carried(["X"], BEFORE, TODAY) == {"Z"}


@given(st.dates(date(2024, 1, 1), date(2027, 1, 1)), st.dates(date(2024, 1, 1), date(2027, 1, 1)))
def test_there_and_back_leads_to_a_unit_again(since: date, until: date) -> None:
    register = merged()
    for unit in register.on(since):
        there = register.carried([unit.id], since, until)

        assert there
        assert unit.id in register.carried(there, until, since)


def test_the_story_of_a_unit_tells_every_change_once() -> None:
    assert [(step.predecessor_id, step.successor_id) for step in merged().story("C")] == [
        ("A", "C"), ("B", "C"), ("C", "D"),
    ]  # fmt: skip
    assert merged().relatives(["A"]) == {"A", "C", "D"}


def test_units_below_are_found_at_every_depth() -> None:
    register = a_register(
        a_unit("P", category=Category.PROVINCE), a_unit("X", parent_id="P"), a_unit("S", parent_id="X")
    )

    assert {unit.id for unit in register.below("P", TODAY)} == {"X", "S"}


@pytest.mark.parametrize("wanted", ["00007", "Xã An Bình", "ủy ban nhân dân xã an bình", "xa an binh"])
def test_a_unit_is_found_by_code_or_by_name_as_people_write_it(wanted: str) -> None:
    register = a_register(a_unit("X", code="00007", name="Ủy ban nhân dân xã An Bình"))

    assert [unit.id for unit in register.find(wanted)] == ["X"]


def test_of_several_with_a_code_the_one_of_the_day_is_found() -> None:
    old, new = a_unit("X", code="7", valid_until=MERGED_ON), a_unit("Y", code="7", valid_from=MERGED_ON)
    register = a_register(old, new)

    assert [unit.id for unit in register.find("7")] == ["Y"]
    assert [unit.id for unit in register.find("7", last=BEFORE)] == ["X"]


def test_the_office_in_front_of_a_place_is_left_out_of_a_comparison() -> None:
    assert plain_name("UBND  xã Đại Đồng") == plain_name("Xã Đại Đồng") == "xa dai dong"


@pytest.mark.parametrize("until", [None, date(2025, 7, 2)])
def test_a_district_after_its_level_ended_is_a_fault_that_names_its_basis(until: date | None) -> None:
    district = a_unit("H", category=Category.DISTRICT, valid_until=until)

    faults = unit_faults(district, a_register(district), DISTRICTS)

    assert "30/06/2025 (NQ 203)" in faults["valid_to"].vi


def test_a_district_that_ended_with_its_level_is_sound() -> None:
    district = a_unit("H", category=Category.DISTRICT, valid_until=MERGED_ON)

    assert unit_faults(district, a_register(district), DISTRICTS) == {}


def test_a_child_that_outlives_its_parent_is_a_fault() -> None:
    parent, child = a_unit("P", valid_until=MERGED_ON), a_unit("X", parent_id="P")

    assert set(unit_faults(child, a_register(parent, child), {})) == {"valid_to"}


def test_a_parent_that_ends_before_its_children_is_a_fault() -> None:
    parent, child = a_unit("P"), a_unit("X", parent_id="P")
    ended = replace(parent, valid_until=MERGED_ON)

    assert "Xã X" in unit_faults(ended, a_register(parent, child), {})["valid_to"].vi


def test_a_child_before_its_parent_is_a_fault_but_an_unknown_first_day_is_none() -> None:
    parent = a_unit("P", valid_from=MERGED_ON)
    early, unknown = a_unit("X", parent_id="P", valid_from=BEFORE), a_unit("Y", parent_id="P")

    assert set(unit_faults(early, a_register(parent, early), {})) == {"valid_from"}
    assert unit_faults(unknown, a_register(parent, unknown), {}) == {}


def test_a_unit_cannot_stand_below_itself() -> None:
    upper, lower = a_unit("P", parent_id="X"), a_unit("X", parent_id="P")

    assert set(unit_faults(upper, a_register(upper, lower), {})) == {"parent"}


def test_a_last_day_before_the_first_is_a_fault() -> None:
    unit = a_unit("X", valid_from=MERGED_ON, valid_until=MERGED_ON)

    assert set(unit_faults(unit, a_register(unit), {})) == {"valid_to"}


def test_a_code_belongs_to_one_unit_a_day_and_may_come_back() -> None:
    old, new = a_unit("X", code="7", valid_until=MERGED_ON), a_unit("Y", code="7", valid_from=MERGED_ON)

    assert overlapping(new, [old, new]) is None
    assert overlapping(replace(new, valid_from=BEFORE), [old]) is old


def test_villages_are_counted_of_the_list_of_a_day() -> None:
    def village(name: str, first: date | None, until: date | None) -> Village:
        return Village(name, "X", name, VillageCategory.VILLAGE, 100, first, until, "", None, NOON, "an")

    listed = [village("a", None, RENAMED_ON), village("b", None, RENAMED_ON), village("ab", RENAMED_ON, None)]

    assert [each.name for each in villages_on(listed, BEFORE)] == ["a", "b"]
    assert [each.name for each in villages_on(listed, RENAMED_ON)] == ["ab"]
