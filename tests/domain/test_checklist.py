"""Binding: what a unit must answer over a period, and by which day each duty can still be met."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checklist.domain.checklist import bind, due_on
from checklist.domain.dates import Period
from checklist.domain.law import UnitKind
from tests.factories import a_check, a_pack, a_requirement, checklist_of, facts_of, points_of, text

BACKGROUND = {"kind": "option", "background_reason": text("Được chọn."), "evidence": []}


def test_only_duties_and_prohibitions_are_put_to_the_unit() -> None:
    checklist = checklist_of(
        a_requirement("m.d1"), a_requirement("m.d2", **BACKGROUND), a_requirement("m.d3", kind="prohibition")
    )

    assert [item.requirement.id for item in checklist.items] == ["m.d1", "m.d3"]


def test_what_is_somebody_elses_duty_is_listed_and_not_scored() -> None:
    checklist = checklist_of(a_requirement("m.d1"), a_requirement("m.d2", duty_of="higher_authority"))

    assert [item.scored for item in checklist.items] == [True, False]


def test_what_rests_on_memory_is_listed_and_not_scored() -> None:
    remembered = a_requirement("m.d2", source_check="memory", doubt=text("Chưa đọc được nguyên văn."))

    assert [item.scored for item in checklist_of(a_requirement("m.d1"), remembered).items] == [True, False]


@pytest.mark.parametrize(("headcount", "applies"), [(9, False), (10, True)])
def test_the_profile_decides_what_applies(headcount: int, applies: bool) -> None:
    checklist = checklist_of(
        a_requirement(when={"headcount": {"at_least": 10}}),
        profile=facts_of(headcount="integer"),
        profile_values={"headcount": headcount},
    )

    assert checklist.items[0].applies is applies
    assert (checklist.items[0].why_not is None) is applies


def test_while_the_profile_does_not_say_it_is_not_known_what_applies() -> None:
    checklist = checklist_of(a_requirement(when={"headcount": {"at_least": 10}}), profile=facts_of(headcount="integer"))

    assert checklist.items[0].applies is None


# --- By which day ----------------------------------------------------------------------------------------------------

HALF_1, HALF_2 = "2025-01-01..2025-06-30", "2025-07-01..2025-12-31"
YEAR, SCHOOL_YEAR = "2025-01-01..2025-12-31", "2024-09-01..2025-08-31"
QUARTER, MONTH = "2025-04-01..2025-06-30", "2025-05-01..2025-05-31"


@pytest.mark.parametrize(
    ("cadence", "period", "day"),
    [
        ("yearly", YEAR, "2025-12-31"),
        ("yearly", HALF_1, "2025-12-31"),
        ("yearly", HALF_2, "2025-12-31"),
        ("yearly", SCHOOL_YEAR, "2025-08-31"),
        ("yearly", MONTH, "2025-12-31"),
        ("yearly", "2024-07-01..2025-03-31", "2025-12-31"),
        ("twice_a_year", YEAR, "2025-12-31"),
        ("twice_a_year", HALF_1, "2025-06-30"),
        ("twice_a_year", QUARTER, "2025-06-30"),
        ("twice_a_year", MONTH, "2025-06-30"),
        ("twice_a_year", "2025-07-01..2025-09-30", "2025-12-31"),
        ("quarterly", QUARTER, "2025-06-30"),
        ("quarterly", MONTH, "2025-06-30"),
        ("quarterly", "2025-10-01..2025-10-31", "2025-12-31"),
        ("quarterly", YEAR, "2025-12-31"),
        ("each_time", HALF_1, "2025-06-30"),
        ("continuous", MONTH, "2025-05-31"),
        ("once", MONTH, "2025-05-31"),
    ],
)
def test_a_duty_falls_due_at_the_end_of_its_own_cycle(cadence: str, period: str, day: str) -> None:
    (item,) = checklist_of(a_requirement(cadence=cadence), period=period).items

    assert item.due_on == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("due", "period", "day"),
    [
        ({"months_into_next_year": 3}, YEAR, "2026-03-31"),
        ({"months_into_next_year": 3}, HALF_1, "2026-03-31"),
        ({"months_into_next_year": 1}, YEAR, "2026-01-31"),
        ({"months_into_next_year": 2}, "2027-01-01..2027-12-31", "2028-02-29"),
        ({"month_day": "12-31"}, HALF_1, "2025-12-31"),
        ({"month_day": "03-31"}, YEAR, "2025-03-31"),
    ],
)
def test_a_rule_may_move_the_day_a_duty_falls_due(due: dict[str, Any], period: str, day: str) -> None:
    (item,) = checklist_of(a_requirement(cadence="yearly", due=due), period=period).items

    assert item.due_on == date.fromisoformat(day)


def test_the_day_due_is_a_function_of_the_requirement_and_the_period_alone() -> None:
    requirement = a_pack(a_requirement(cadence="yearly")).regulations["m"].requirements[0]

    assert due_on(requirement, Period.parse(HALF_1)) == date(2025, 12, 31)


# --- Law in time -----------------------------------------------------------------------------------------------------

OLD = {"in_force": {"from": "2015-02-25", "until": "2023-07-01", "basis": "express"}}


@pytest.mark.parametrize(
    ("cadence", "period", "applies"),
    [
        ("yearly", "2022-01-01..2022-12-31", True),
        ("yearly", "2023-01-01..2023-12-31", False),  # due on a day of the new law
        ("continuous", "2023-01-01..2023-12-31", False),  # a state is judged on the last day
        ("continuous", "2023-01-01..2023-06-30", True),
        ("twice_a_year", "2023-01-01..2023-06-30", True),
        ("each_time", "2023-01-01..2023-12-31", True),  # its events are judged by their own days
        ("each_time", "2014-07-01..2015-06-30", True),
        ("yearly", "2015-01-01..2015-12-31", True),
    ],
)
def test_in_a_period_that_straddles_a_change_each_duty_is_judged_by_the_law_of_its_last_day(
    cadence: str, period: str, applies: bool
) -> None:
    (item,) = checklist_of(a_requirement(cadence=cadence), period=period, **OLD).items

    assert item.applies is applies
    if not applies:
        assert item.why_not is not None
        assert "đến hết ngày 30/06/2023" in item.why_not.vi


@pytest.mark.parametrize("period", ["2014-01-01..2014-12-31", "2024-01-01..2024-12-31"])
def test_a_period_wholly_outside_applies_the_law_throughout_for_old_files_and_training(period: str) -> None:
    (item,) = checklist_of(a_requirement(cadence="yearly"), period=period, **OLD).items

    assert item.applies is True


@pytest.mark.parametrize(("kind", "applies"), [(UnitKind.EMPLOYER, True), (UnitKind.STATE_ENTERPRISE, False)])
def test_for_one_kind_of_unit_another_law_may_have_taken_over_earlier(kind: UnitKind, applies: bool) -> None:
    pack = a_pack(
        a_requirement(cadence="yearly"),
        unit_kinds=["employer", "state_enterprise"],
        until_for={"state_enterprise": "2023-07-01"},
    )

    (item,) = bind(pack.regulations["m"], {}, Period.parse("2023-01-01..2023-12-31"), kind).items

    assert item.applies is applies


@pytest.mark.parametrize(
    ("in_force", "cadence", "period", "applies"),
    [
        ({"until": "2024-01-01"}, "yearly", "2023-01-01..2023-12-31", True),
        ({"until": "2024-01-01"}, "yearly", "2024-01-01..2024-12-31", False),
        ({"from": "2024-01-01"}, "yearly", "2023-01-01..2023-12-31", False),
        ({"from": "2023-12-31"}, "yearly", "2023-01-01..2023-12-31", True),
        ({"from": "2023-03-01", "until": "2023-04-01"}, "each_time", "2023-01-01..2023-12-31", True),
        ({"from": "2023-03-01", "until": "2023-04-01"}, "continuous", "2023-01-01..2023-12-31", False),
        ({"until": "2023-01-01"}, "each_time", "2023-01-01..2023-12-31", False),
    ],
)
def test_a_requirement_may_be_in_force_for_a_part_of_its_regulations_time(
    in_force: dict[str, str], cadence: str, period: str, applies: bool
) -> None:
    (item,) = checklist_of(a_requirement(cadence=cadence, in_force=in_force), period=period).items

    assert item.applies is applies


def test_points_are_those_that_apply_to_the_unit_on_the_day_the_duty_is_judged() -> None:
    fields = points_of(always="full_text", big="full_text", later="full_text", earlier="full_text", unsaid="full_text")
    fields["points"][1]["when"] = {"headcount": {"at_least": 100}}
    fields["points"][2]["in_force"] = {"from": "2026-01-01"}
    fields["points"][3]["in_force"] = {"until": "2025-12-31"}
    fields["points"][4]["when"] = {"has_union": True}
    checklist = checklist_of(
        a_requirement(cadence="yearly", **fields),
        profile=facts_of(headcount="integer", has_union="yes_no"),
        profile_values={"headcount": 99},
    )

    points = checklist.points_of(checklist.items[0].requirement)

    assert [point.key for point in points] == ["always", "unsaid"]


def test_a_check_that_names_no_fact_of_its_own_still_binds() -> None:
    check = a_check("{check: on_or_before, from: period_start, to: period_end}")

    assert checklist_of(a_requirement(checks=[check])).items[0].applies is True
