"""The register: adding, correcting and ending units, turning them into others, and who may audit whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checklist.domain.answers import Unit as NamedUnit
from checklist.domain.committee.register import Change, RegisterUnit
from checklist.domain.law import UnitKind
from checklist.services.committee.register import (
    RegisterFault,
    change_unit,
    end_unit,
    history_of,
    register_of,
    register_unit,
)
from checklist.services.committee.register_changes import Turn, turn_unit
from checklist.services.committee.register_identity import own_units
from checklist.services.committee.villages import (
    TypedVillage,
    add_village,
    end_village,
    village_counts,
    villages_of_day,
)
from checklist.services.record import unit_id_of
from checklist.store.register import StaleUnit
from tests.services.committee.conftest import AGENCY, Seat
from tests.services.committee.register_given import BY, MERGED_ON, given_unit, typed
from tests.services.given import AT

TODAY = date(2026, 11, 1)
MERGER = Turn(Change.MERGE, MERGED_ON, "Nghị quyết 1")


def test_a_unit_has_the_identity_that_it_has_on_its_own_side(seat: Seat) -> None:
    unit = given_unit(seat.workspace, "Trường Tiểu học Kim Đồng", "school", superior="UBND xã An Bình")
    named = NamedUnit("Trường Tiểu học Kim Đồng", UnitKind.AGENCY, {}, "UBND xã An Bình", "Bất cứ đâu")

    assert unit.id == unit_id_of(named)


def test_a_code_that_comes_back_gives_another_unit(seat: Seat) -> None:
    old = given_unit(seat.workspace, "Xã Một", code="00001", valid_to=date(2025, 6, 30))
    new = given_unit(seat.workspace, "Xã Mới", code="00001", valid_from=MERGED_ON)

    assert old.id != new.id
    with pytest.raises(RegisterFault) as refused:
        given_unit(seat.workspace, "Xã Lạ", code="00001")
    assert "code" in refused.value.faults


def test_a_parent_is_found_by_name_and_lends_its_name_to_print(seat: Seat) -> None:
    province = given_unit(seat.workspace, "Tỉnh Thử", "province", code="01")
    unit = given_unit(seat.workspace, "Xã Một", parent="tỉnh thử")

    assert (unit.parent_id, unit.superior) == (province.id, "Tỉnh Thử")


def test_a_district_of_today_is_refused(seat: Seat) -> None:
    with pytest.raises(RegisterFault) as refused:
        given_unit(seat.workspace, "Huyện Thử", "district")

    assert "Nghị quyết 203/2025/QH15" in refused.value.faults["valid_to"].vi


def test_a_correction_keeps_the_id_and_leaves_a_line_in_the_log(seat: Seat) -> None:
    unit = given_unit(seat.workspace, "Xã Mọt")
    changed = typed("Xã Một", contact="0912 345 678")
    change_unit(seat.workspace, unit.id, changed, expected_revision=1, at=AT, by=BY)

    assert register_unit(seat.workspace, unit.id).name == "Xã Một"
    last = history_of(seat.workspace, unit.id)[-1]
    assert (last.action, last.detail["name"]) == ("register.change", ["Xã Mọt", "Xã Một"])


def test_nobody_overwrites_what_somebody_else_has_just_changed(seat: Seat) -> None:
    unit = given_unit(seat.workspace, "Xã Một")
    change_unit(seat.workspace, unit.id, typed("Xã Hai"), expected_revision=1, at=AT, by=BY)

    with pytest.raises(StaleUnit):
        change_unit(seat.workspace, unit.id, typed("Xã Ba"), expected_revision=1, at=AT, by=BY)


def test_a_unit_with_units_below_it_is_not_ended_before_them(seat: Seat) -> None:
    upper = given_unit(seat.workspace, "Xã Một", code="1")
    given_unit(seat.workspace, "Trường Một", "school", parent="1")

    with pytest.raises(RegisterFault):
        end_unit(seat.workspace, upper.id, date(2025, 6, 30), expected_revision=1, at=AT, by=BY)
    assert register_unit(seat.workspace, upper.id).valid_until is None


def two_communes(seat: Seat) -> tuple[RegisterUnit, RegisterUnit, RegisterUnit]:
    one = given_unit(seat.workspace, "Xã Một", code="1")
    two = given_unit(seat.workspace, "Xã Hai", code="2")
    return one, two, given_unit(seat.workspace, "Trường Một", "school", parent="1")


def test_a_merger_ends_the_old_begins_the_new_and_moves_what_is_below(seat: Seat) -> None:
    one, two, school = two_communes(seat)
    new = typed("Xã Mới", code="1", valid_from=MERGED_ON)
    (merged,) = turn_unit(seat.workspace, one.id, MERGER, [new], others=["2"], at=AT, by=BY)
    held = register_of(seat.workspace)

    assert held.units[one.id].valid_until == held.units[two.id].valid_until == MERGED_ON
    assert held.carried([one.id, two.id], date(2025, 1, 1), TODAY) == {merged.id}
    (moved,) = held.children(merged.id)
    assert held.carried([school.id], date(2025, 1, 1), TODAY) == {moved.id}
    assert (moved.name, moved.superior) == ("Trường Một", "Xã Mới")


def test_a_unit_may_go_into_one_that_goes_on(seat: Seat) -> None:
    one, two, _ = two_communes(seat)
    turn_unit(seat.workspace, one.id, MERGER, [], into_known=["2"], at=AT, by=BY)
    held = register_of(seat.workspace)

    assert held.units[two.id].valid_until is None
    assert held.carried([one.id], date(2025, 1, 1), TODAY) == {two.id}


def test_a_split_may_leave_the_unit_itself(seat: Seat) -> None:
    unit = given_unit(seat.workspace, "Xã Một")
    turn = Turn(Change.SPLIT, MERGED_ON, "NQ 1")
    new = typed("Xã Con", valid_from=MERGED_ON)
    turn_unit(seat.workspace, unit.id, turn, [new], into_known=[unit.id], at=AT, by=BY)
    held = register_of(seat.workspace)

    names = {held.units[each].name for each in held.carried([unit.id], date(2025, 1, 1), TODAY)}
    assert names == {"Xã Một", "Xã Con"}


@pytest.mark.parametrize(
    ("turn", "into", "others", "field"),
    [
        (MERGER, [], [], "into"),
        (MERGER, ["Xã Mới"], [], "others"),
        (replace(MERGER, basis=""), ["Xã Mới"], ["2"], "basis"),
        (replace(MERGER, change=Change.SPLIT), ["Xã Mới"], [], "into"),
        (replace(MERGER, change=Change.RENAME), ["Xã A", "Xã B"], [], "into"),
        (MERGER, ["Xã Mới"], ["404"], "others"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused_and_nothing_is_kept(
    seat: Seat, turn: Turn, into: list[str], others: list[str], field: str
) -> None:
    one, _, _ = two_communes(seat)
    before = register_of(seat.workspace)
    begin = [typed(name, valid_from=MERGED_ON) for name in into]

    with pytest.raises(RegisterFault) as refused:
        turn_unit(seat.workspace, one.id, turn, begin, others=others, at=AT, by=BY)

    assert field in refused.value.faults
    assert register_of(seat.workspace) == before


def test_a_unit_with_units_below_is_not_split_before_they_are_moved(seat: Seat) -> None:
    one, _, _ = two_communes(seat)
    turn = Turn(Change.SPLIT, MERGED_ON, "NQ 1")
    begin = [typed("Xã A", valid_from=MERGED_ON), typed("Xã B", valid_from=MERGED_ON)]

    with pytest.raises(RegisterFault) as refused:
        turn_unit(seat.workspace, one.id, turn, begin, at=AT, by=BY)
    assert "Trường Một" in refused.value.faults["change"].vi


def test_nobody_may_audit_the_own_unit_nor_what_became_of_it(seat: Seat) -> None:
    own = given_unit(seat.workspace, AGENCY.name, "agency", code="G1", superior=AGENCY.parent)
    other = given_unit(seat.workspace, "Sở Tài chính tỉnh Thử", "agency")
    new = typed("Sở Nội vụ và Lao động", "agency", valid_from=MERGED_ON)
    (merged,) = turn_unit(seat.workspace, own.id, Turn(Change.RENAME, MERGED_ON, "QĐ 1"), [new], at=AT, by=BY)

    assert own_units(seat.workspace, seat.member) == {own.id, merged.id}
    assert other.id not in own_units(seat.workspace, seat.chair)


def test_a_unit_of_the_same_name_without_a_superior_counts_as_the_own(seat: Seat) -> None:
    same = given_unit(seat.workspace, "sở nội vụ tỉnh thử", "agency")

    assert own_units(seat.workspace, seat.member) == {same.id}


def test_villages_are_counted_of_the_list_of_the_closing_day(seat: Seat) -> None:
    commune = given_unit(seat.workspace, "Xã Một")
    first, last = date(2026, 5, 1), date(2026, 4, 30)

    def village(name: str, valid_from: date | None = None) -> str:
        new = TypedVillage(name, "village", 90, valid_from, None, "NQ 2")
        return add_village(seat.workspace, commune.id, new, at=AT, by=BY).id

    old = [village("Bản Lằn"), village("Bản Hạ")]
    village("Bản Thượng")
    village("Bản Lằn Hạ", first)
    for each in old:
        end_village(seat.workspace, commune.id, each, last, "NQ 2", "Bản Lằn Hạ", at=AT, by=BY)

    assert len(villages_of_day(seat.workspace, commune.id, last)) == 3
    assert village_counts(seat.workspace, first) == {commune.id: 2}


def test_a_village_has_its_name_for_itself_on_its_days(seat: Seat) -> None:
    commune = given_unit(seat.workspace, "Xã Một")
    new = TypedVillage("Bản Lằn", "village", None, None, None, "")
    add_village(seat.workspace, commune.id, new, at=AT, by=BY)

    with pytest.raises(RegisterFault):
        add_village(seat.workspace, commune.id, replace(new, name="bản lằn"), at=AT, by=BY)
