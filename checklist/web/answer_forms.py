"""The fields of a form and the plain answer they stand for: one pure function each way.

Field names: ``declared``, ``facts.<key>``, ``records-<n>.<key>``, ``points.<key>``, ``reason``, ``cause``,
``remedy.what|owner|due|product``, ``supplied_by``. What cannot be read stays as it was typed: the domain then says
why it will not do, and the page shows it again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from checklist.domain.requirement import FactKind, Question, Requirement
from checklist.domain.text import date_vi
from checklist.domain.values import read_day

TEXTS = ("reason", "cause", "supplied_by")
REMEDY = ("what", "owner", "due", "product")
MOST_RECORDS = 999

RECORD_FIELD = re.compile(r"records-([0-9]{1,3})\.(.+)", re.DOTALL)
RECORD_PATH = re.compile(r"records\[([0-9]+)\](?:\.(.+))?")
WHOLE = re.compile(r"[0-9]{1,18}")
GROUPED = re.compile(r"[0-9]{1,3}([. ][0-9]{3}){1,5}")
DAY = re.compile(r"([0-9]{1,2})\s*[-./]\s*([0-9]{1,2})\s*[-./]\s*([0-9]{4})")
DIGITS_OF_DAY = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
YES_NO = {"true": True, "false": False}


def answer_from_form(
    requirement: Requirement, record_facts: Sequence[Question], form: Mapping[str, str]
) -> dict[str, Any]:
    """The plain answer (as in an answer file, without evidence) that ``form`` says.

    ``record_facts`` are the questions of one record, empty where the requirement has none. Fields that are not asked
    are left aside, blank ones are no answer, and a record with nothing in it is no record.
    """
    answer: dict[str, Any] = {"declared": form.get("declared") or None}
    if requirement.for_each is None:
        answer["facts"] = _facts(requirement.facts, form, "facts.")
    else:
        answer["records"] = [
            _facts(record_facts, form, f"records-{number}.") for number in filled_records(record_facts, form)
        ]
    points = {point.key: form.get(f"points.{point.key}", "") for point in requirement.points}
    answer["points"] = {key: tick for key, tick in points.items() if tick}
    answer |= {key: form.get(key, "") for key in TEXTS}
    remedy = {key: form.get(f"remedy.{key}", "") for key in REMEDY}
    remedy["due"] = day_as_written(remedy["due"])
    answer["remedy"] = {key: value for key, value in remedy.items() if value.strip()} or None
    return answer


def form_from_answer(
    requirement: Requirement, record_facts: Sequence[Question], answer: Mapping[str, Any]
) -> dict[str, str]:
    """The fields that show a plain answer, days as ``dd/mm/yyyy``; the reverse of :func:`answer_from_form`."""
    form = {"declared": answer.get("declared") or ""}
    if requirement.for_each is None:
        form |= _fields(requirement.facts, answer.get("facts") or {}, "facts.")
    for number, record in enumerate(answer.get("records") or (), 1):
        form |= _fields(record_facts, record, f"records-{number}.")
    form |= {f"points.{key}": str(tick) for key, tick in (answer.get("points") or {}).items()}
    form |= {key: str(answer.get(key) or "") for key in TEXTS}
    remedy = answer.get("remedy") or {}
    form |= {f"remedy.{key}": str(remedy.get(key) or "") for key in REMEDY}
    form["remedy.due"] = _day_shown(form["remedy.due"])
    return {name: value for name, value in form.items() if value}


def record_numbers(form: Mapping[str, str]) -> list[int]:
    """The numbers of the records a form has room for, blank ones included, in order."""
    found = (RECORD_FIELD.fullmatch(name) for name in form)
    return sorted({int(match[1]) for match in found if match})


def filled_records(record_facts: Sequence[Question], form: Mapping[str, str]) -> list[int]:
    """The numbers of the records in which something was typed, in order."""
    return [number for number in record_numbers(form) if _facts(record_facts, form, f"records-{number}.")]


def without_record(form: Mapping[str, str], number: int) -> dict[str, str]:
    """``form`` without one of its records; the others keep their numbers."""
    return {name: value for name, value in form.items() if not name.startswith(f"records-{number}.")}


def renumbered(form: Mapping[str, str]) -> dict[str, str]:
    """``form`` with its records numbered from 1 without a gap, as a page shows them."""
    places = {number: place for place, number in enumerate(record_numbers(form), 1)}
    shown = {}
    for name, value in form.items():
        match = RECORD_FIELD.fullmatch(name)
        shown[f"records-{places[int(match[1])]}.{match[2]}" if match else name] = value
    return shown


def field_of_fault(path: str, requirement: str, numbers: Sequence[int]) -> str:
    """The name of the field that a fault's key path speaks of.

    ``numbers`` are those of :func:`filled_records`: the path counts the records that were read.
    """
    inner = path.removeprefix(f"answers.{requirement}").removeprefix(".")
    match = RECORD_PATH.fullmatch(inner)
    if match is None:
        return inner or "declared"
    place = int(match[1]) - 1
    number = numbers[place] if place < len(numbers) else place + 1
    return f"records-{number}.{match[2]}" if match[2] else f"records-{number}"


def day_as_written(text: str) -> str:
    """A day typed as ``1/5/2025``, ``1-5-2025``, ``1.5.2025`` or ``01052025`` as ``01/05/2025``; else ``text``."""
    match = DAY.fullmatch(text.strip()) or DIGITS_OF_DAY.fullmatch(text.strip())
    return f"{match[1]:0>2}/{match[2]:0>2}/{match[3]}" if match else text


def _facts(questions: Sequence[Question], form: Mapping[str, str], prefix: str) -> dict[str, Any]:
    typed = {question.key: (question, form.get(f"{prefix}{question.key}", "")) for question in questions}
    return {key: _read(question, text) for key, (question, text) in typed.items() if text.strip()}


def _read(question: Question, text: str) -> Any:
    word = text.strip()
    if question.kind is FactKind.DATE:
        return day_as_written(text)
    if question.kind is FactKind.INTEGER:
        digits = word.replace(".", "").replace(" ", "") if GROUPED.fullmatch(word) else word
        return int(digits) if WHOLE.fullmatch(digits) else text
    if question.kind is FactKind.YES_NO:
        return YES_NO.get(word, text)
    return text


def _fields(questions: Sequence[Question], answers: Mapping[str, Any], prefix: str) -> dict[str, str]:
    return {
        f"{prefix}{question.key}": _shown(question, answers[question.key])
        for question in questions
        if answers.get(question.key) is not None
    }


def _shown(question: Question, value: Any) -> str:
    if question.kind is FactKind.DATE:
        return _day_shown(str(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _day_shown(text: str) -> str:
    day = read_day(text)
    return date_vi(day) if day else text
