"""The questions of a unit's profile as a form: from plain answers to fields and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checklist.domain.regulation import Regulation
from checklist.domain.requirement import FactKind
from checklist.domain.text import Text
from checklist.web.answer_forms import WHOLE, day_as_written
from checklist.web.condition_words import Vocabulary
from checklist.web.unit_texts import UnitTexts
from checklist.web.walk_fields import Fields, FieldView
from checklist.web.wording import fill, number

PROFILE = "profile."


def profile_from(book: Regulation, form: Mapping[str, str]) -> dict[str, Any]:
    """The plain answers to the profile questions; what cannot be read stays as typed, for the domain to refuse."""
    profile: dict[str, Any] = {}
    for question in book.profile:
        text = form.get(f"{PROFILE}{question.key}", "").strip()
        if not text:
            continue
        if question.kind is FactKind.INTEGER:
            digits = text.replace(".", "")
            profile[question.key] = int(digits) if WHOLE.fullmatch(digits) else text
        elif question.kind is FactKind.YES_NO:
            profile[question.key] = {"true": True, "false": False}.get(text, text)
        else:
            profile[question.key] = day_as_written(text) if question.kind is FactKind.DATE else text
    return profile


def profile_form(book: Regulation, profile: Mapping[str, Any]) -> dict[str, str]:
    """The fields that show a profile; the reverse of :func:`profile_from`."""
    words = {True: "true", False: "false"}
    return {
        f"{PROFILE}{question.key}": words[value] if isinstance(value, bool) else str(value)
        for question in book.profile
        if (value := profile.get(question.key)) is not None
    }


def profile_fields(book: Regulation, form: Mapping[str, str], faults: Mapping[str, Text]) -> tuple[FieldView, ...]:
    """The fields of the profile questions; ``faults`` by field name."""
    known = Vocabulary({}, {question.key: question for question in book.profile})
    return Fields("profile", form, faults).questions(book.profile, PROFILE, known, profile_from(book, form))


def named_faults(fields: tuple[FieldView, ...], faults: Mapping[str, Text]) -> dict[str, Text]:
    """The faults of profile questions for the head of a page, by the place they link to; each says its question."""
    places = {field.name: (nth, field.id) for nth, field in enumerate(fields, 1)}
    return {
        places[name][1]: fill(UnitTexts.fault_of_question, nth=number(places[name][0]), why=why)
        for name, why in faults.items()
        if name in places
    }
