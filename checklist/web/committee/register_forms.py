"""Reading the forms of the register: what was typed, tidied; days are read here, everything else by the services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from checklist.domain.committee.register import Change, RegisterUnit
from checklist.domain.committee.register_checks import ONE_DAY
from checklist.domain.text import Text, date_vi
from checklist.domain.values import read_day
from checklist.services.committee.register import RegisterFault, TypedUnit
from checklist.services.committee.register_changes import Turn
from checklist.services.committee.villages import TypedVillage
from checklist.web.committee.register_texts import RegisterTexts
from checklist.web.typed_accounts import line


def typed_day(form: Mapping[str, str], field: str, faults: dict[str, Text]) -> date | None:
    """The day of a field; an unreadable one is a fault."""
    text = line(form, field)
    day = read_day(text) if text else None
    if text and day is None:
        faults[field] = RegisterTexts.not_a_day
    return day


def unit_from(form: Mapping[str, str]) -> TypedUnit:
    """The unit of a form. Raises :class:`RegisterFault` for days that are none."""
    faults: dict[str, Text] = {}
    days = {field: typed_day(form, field, faults) for field in ("valid_from", "valid_to")}
    if faults:
        raise RegisterFault(faults)
    return TypedUnit(
        code=line(form, "code"),
        name=line(form, "name"),
        category=form.get("category", ""),
        kind=form.get("kind", ""),
        parent=line(form, "parent"),
        superior=line(form, "superior"),
        valid_from=days["valid_from"],
        valid_to=days["valid_to"],
        contact=line(form, "contact"),
    )


def form_of(unit: RegisterUnit, parent: RegisterUnit | None) -> dict[str, str]:
    """A unit as its form would send it."""
    return {
        "code": unit.code,
        "name": unit.name,
        "category": unit.category.value,
        "kind": unit.kind.value if unit.kind else "",
        "parent": (parent.code or parent.name) if parent else "",
        "superior": unit.superior,
        "valid_from": date_vi(unit.valid_from) if unit.valid_from else "",
        "valid_to": date_vi(unit.valid_until - ONE_DAY) if unit.valid_until else "",
        "contact": unit.contact,
    }


def lines_of(form: Mapping[str, str], field: str) -> list[str]:
    """The lines of a text field that are not empty, tidied."""
    found = (line({field: each}, field) for each in form.get(field, "").splitlines())
    return [each for each in found if each]


def turn_from(form: Mapping[str, str]) -> Turn:
    """What happens to a unit. Raises :class:`RegisterFault`."""
    faults: dict[str, Text] = {}
    on_day = typed_day(form, "on_day", faults)
    if on_day is None:
        faults.setdefault("on_day", RegisterTexts.not_a_day)
    if form.get("change") not in set(Change):
        faults["change"] = Text("Hãy chọn hình thức.", "Choose what happens.")
    if faults or on_day is None:
        raise RegisterFault(faults)
    return Turn(Change(form["change"]), on_day, line(form, "basis"))


def successors_from(form: Mapping[str, str], unit: RegisterUnit, turn: Turn) -> list[TypedUnit]:
    """The units that begin with a change, each as the unit was but for what the form says."""
    as_it_was = TypedUnit(
        "", unit.name, unit.category.value, unit.kind.value if unit.kind else "", unit.parent_id or "", unit.superior,
        turn.on_day, None, unit.contact,
    )  # fmt: skip
    if turn.change is Change.TRANSFER:
        return [replace(as_it_was, code=unit.code, parent=line(form, "parent"), superior=line(form, "superior"))]
    if turn.change is Change.RENAME:
        name = line(form, "new_name")
        return [replace(as_it_was, code=line(form, "new_code"), name=name)] if name else []
    found = []
    for each in lines_of(form, "into_new"):
        code, separator, name = each.partition(";")
        named = (code.strip(), name.strip()) if separator else ("", each)
        found.append(replace(as_it_was, code=named[0], name=named[1]))
    return found


def village_from(form: Mapping[str, str]) -> TypedVillage:
    """The village of a form. Raises :class:`RegisterFault` for days and numbers that are none."""
    faults: dict[str, Text] = {}
    days = {field: typed_day(form, f"village_{field}", faults) for field in ("valid_from", "valid_to")}
    households = line(form, "households").replace(".", "")
    if households and not (households.isdecimal() and len(households) <= 7):
        faults["households"] = RegisterTexts.not_a_number
    if faults:
        raise RegisterFault(faults)
    return TypedVillage(
        line(form, "village_name"), form.get("village_category", ""), int(households) if households else None,
        days["valid_from"], days["valid_to"], line(form, "village_basis"),
    )  # fmt: skip
