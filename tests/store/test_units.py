"""Units."""

import pytest
from sqlite_utils import Database

from checklist.store import units
from checklist.store.errors import AlreadyExists, NotFound
from tests.store import given


def test_a_unit_comes_back_as_it_was(db: Database) -> None:
    unit = given.a_unit(db)

    assert units.get(db, unit.id) == unit


def test_an_id_is_given_once(db: Database) -> None:
    given.a_unit(db, "xa-an-phu")

    with pytest.raises(AlreadyExists, match="Đã có đơn vị “xa-an-phu”"):
        given.a_unit(db, "xa-an-phu")


def test_an_unknown_unit_is_named_in_the_refusal(db: Database) -> None:
    with pytest.raises(NotFound, match="Không tìm thấy đơn vị “xa-la”"):
        units.get(db, "xa-la")


def test_a_unit_can_be_renamed(db: Database) -> None:
    unit = given.a_unit(db)

    changed = units.change(db, unit.id, name="Công ty An Bình", parent="", place="Huế", profile={"headcount": 9})

    assert units.get(db, unit.id) == changed
    assert (changed.name, changed.kind) == ("Công ty An Bình", unit.kind)


def test_units_are_listed_by_id(db: Database) -> None:
    given.a_unit(db, "b")
    given.a_unit(db, "a")

    assert [unit.id for unit in units.every(db)] == ["a", "b"]
