"""Reading the forms of recognition: what was typed, tidied; the services judge it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from checklist.domain.committee.recognition import Contents, Terms
from checklist.domain.text import Text, date_vi
from checklist.domain.values import is_forbidden
from checklist.services.committee.recognition_grades import GRADE, REASON, SettledGrade
from checklist.web.committee.register_forms import typed_day
from checklist.web.typed_accounts import line

NOTE, TAKE = "note.", "take."
LONGEST = 1000
MOST_LINES = 40
LINES = ("bases", "executors", "recipients")
TEXTS = (
    "period_name", "authority", "proposed_by", "plan_to", "signer_title", "signer_name", "signer_on_behalf",
    "signer_for_head", "signer_office",
)  # fmt: skip
TICKS = ("allows_average", "lists_ungraded")


def terms_from(form: Mapping[str, str], faults: dict[str, Text]) -> Terms:
    """The terms of a form; an unreadable day is added to ``faults``."""
    typed: dict[str, Any] = {name: one_line(form, name) for name in TEXTS}
    typed |= {name: many_lines(form, name) for name in LINES}
    typed |= {name: bool(form.get(name)) for name in TICKS}
    return Terms(**typed, plan_due=typed_day(form, "plan_due", faults))


def notes_from(form: Mapping[str, str]) -> dict[str, str]:
    """The notes of the submissions that were ticked, by submission."""
    return {
        key.removeprefix(TAKE): one_line(form, f"{NOTE}{key.removeprefix(TAKE)}")
        for key in form
        if key.startswith(TAKE)
    }


def grades_from(form: Mapping[str, str]) -> dict[str, SettledGrade]:
    """The grades of the submissions that were ticked, each with its reason, by submission."""
    found = {}
    for key in form:
        name = key.removeprefix(TAKE)
        if key.startswith(TAKE) and form.get(f"{GRADE}{name}"):
            found[name] = SettledGrade(form[f"{GRADE}{name}"], one_line(form, f"{REASON}{name}"))
    return found


def form_of(contents: Contents) -> dict[str, str]:
    """A draft as its form would send it."""
    terms = contents.terms
    typed = {name: str(getattr(terms, name)) for name in TEXTS}
    typed |= {name: "\n".join(getattr(terms, name)) for name in LINES}
    typed |= {name: "1" for name in TICKS if getattr(terms, name)}
    typed["plan_due"] = day_typed(terms.plan_due)
    for each in contents.units:
        of_unit = {TAKE: "1", NOTE: each.note, GRADE: each.grade.id, REASON: each.reason}
        typed |= {f"{prefix}{each.submission_id}": value for prefix, value in of_unit.items()}
    return typed


def one_line(form: Mapping[str, str], name: str) -> str:
    """One line of text, without what cannot be printed."""
    return "".join(letter for letter in line(form, name) if not is_forbidden(letter))[:LONGEST]


def many_lines(form: Mapping[str, str], name: str) -> tuple[str, ...]:
    """The lines of a text that are not blank, each tidied."""
    text = unicodedata.normalize("NFC", form.get(name, ""))
    lines = (" ".join(each.split()) for each in text.splitlines())
    clean = ("".join(letter for letter in each if not is_forbidden(letter))[:LONGEST] for each in lines)
    return tuple(each for each in clean if each)[:MOST_LINES]


def day_typed(day: date | None) -> str:
    """A day as it is typed; empty for none."""
    return date_vi(day) if day else ""
