"""Reading the forms of units and accounts: what was typed, tidied, and nothing judged but passwords typed twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from checklist.domain.text import Text
from checklist.services.committee.setup import NewCommittee
from checklist.services.unit_setup import NewUnit, Person
from checklist.web.account_texts import AccountTexts


def line(form: Mapping[str, str], field: str) -> str:
    """One line of text: composed, without white space at its ends or doubled inside."""
    return " ".join(unicodedata.normalize("NFC", form.get(field, "")).split())


def username(form: Mapping[str, str], field: str) -> str:
    """A user name; capitals are taken for small letters."""
    return line(form, field).lower()


def new_unit(form: Mapping[str, str]) -> NewUnit:
    """The unit of a form."""
    return NewUnit(
        name=line(form, "unit_name"),
        kind=form.get("unit_kind", ""),
        parent=line(form, "unit_parent"),
        place=line(form, "unit_place"),
    )


def new_committee(form: Mapping[str, str]) -> NewCommittee:
    """The committee of a form."""
    return NewCommittee(
        name=line(form, "committee_name"),
        superior=line(form, "committee_superior"),
        place=line(form, "committee_place"),
        layout=form.get("committee_layout", ""),
        symbol=line(form, "committee_symbol"),
        public_address=line(form, "committee_public_address"),
    )


def person(form: Mapping[str, str], prefix: str, name: str) -> Person:
    """The account of a form whose fields begin with ``prefix``."""
    return Person(username(form, f"{prefix}username"), name, form.get(f"{prefix}password", ""))


def repeat_faults(form: Mapping[str, str], *prefixes: str) -> dict[str, Text]:
    """A fault for each password that was not typed the same twice."""
    return {
        f"{prefix}password_again": AccountTexts.different
        for prefix in prefixes
        if form.get(f"{prefix}password", "") != form.get(f"{prefix}password_again", "")
    }
