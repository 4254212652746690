"""Several units move to another superior on one day: all of them or none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checklist.domain.committee.register import Change, RegisterUnit
from checklist.services.committee.register import RegisterFault, register_of
from checklist.services.committee.register_moving import Move, move_units
from tests.services.committee.conftest import Seat
from tests.services.committee.register_given import BY, given_unit
from tests.services.given import AT

DAY = date(2026, 7, 1)
MOVE = Move("02", DAY, "Nghị quyết 1/NQ-HĐND")


@pytest.fixture
def communes(seat: Seat) -> list[RegisterUnit]:
    """Two communes under one province, the first with a school; another province has the code 02."""
    given_unit(seat.workspace, "Tỉnh Một", "province", code="01")
    given_unit(seat.workspace, "Tỉnh Hai", "province", code="02")
    made = [given_unit(seat.workspace, f"Xã {code}", code=code, parent="01") for code in ("11", "12")]
    given_unit(seat.workspace, "Trường Một", "school", code="S1", parent="11")
    return made


def under(seat: Seat, code: str) -> set[str]:
    """The names of what stands under a unit on the day of the move."""
    held = register_of(seat.workspace)
    (above,) = held.of_code(code)
    return {unit.name for unit in held.below(above.id, DAY)}


def test_units_and_what_is_below_them_stand_under_the_new_superior_from_the_day(
    seat: Seat, communes: list[RegisterUnit]
) -> None:
    assert move_units(seat.workspace, [each.id for each in communes], MOVE, at=AT, by=BY) == 2

    held = register_of(seat.workspace)
    assert under(seat, "02") == {"Xã 11", "Xã 12", "Trường Một"}
    assert under(seat, "01") == set()
    assert all(held.units[each.id].valid_until == DAY for each in communes)
    assert {step.change for step in held.successions} == {Change.TRANSFER}
    assert {step.basis for step in held.successions} == {MOVE.basis}


@pytest.mark.parametrize(
    ("move", "field"),
    [
        (replace(MOVE, basis=""), "basis"), (replace(MOVE, parent=""), "parent"),
        (replace(MOVE, parent="09"), "parent"),
        (replace(MOVE, parent="01"), "units"), (replace(MOVE, parent="S1"), "parent"),
    ],
)  # fmt: skip
def test_a_move_that_makes_no_sense_is_refused_beside_its_field(
    seat: Seat, communes: list[RegisterUnit], move: Move, field: str
) -> None:
    with pytest.raises(RegisterFault) as refused:
        move_units(seat.workspace, [each.id for each in communes], move, at=AT, by=BY)

    assert set(refused.value.faults) == {field}


def test_one_unit_that_cannot_move_keeps_all_of_them(seat: Seat, communes: list[RegisterUnit]) -> None:
    late = given_unit(seat.workspace, "Xã Muộn", code="13", parent="01", valid_from=date(2026, 9, 1))
    before = register_of(seat.workspace).units

    with pytest.raises(RegisterFault) as refused:
        move_units(seat.workspace, [each.id for each in (*communes, late)], MOVE, at=AT, by=BY)

    assert "Xã Muộn" in str(refused.value)
    assert register_of(seat.workspace).units == before


def test_a_unit_below_another_that_moves_is_not_moved_twice(seat: Seat, communes: list[RegisterUnit]) -> None:
    (school,) = register_of(seat.workspace).of_code("S1")

    with pytest.raises(RegisterFault) as refused:
        move_units(seat.workspace, [communes[0].id, school.id], MOVE, at=AT, by=BY)

    assert set(refused.value.faults) == {"units"}


def test_nothing_ticked_is_told(seat: Seat) -> None:
    with pytest.raises(RegisterFault) as refused:
        move_units(seat.workspace, [], MOVE, at=AT, by=BY)

    assert set(refused.value.faults) == {"units"}
