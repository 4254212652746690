"""Domain values as plain data, for canonical JSON and for export. The reverse of the readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

from checklist.domain.answers import AnswerSet
from checklist.domain.dates import Interval, Period
from checklist.domain.indicators.given import plain_figures
from checklist.domain.law import Citation
from checklist.domain.requirement import Check, Due, Point, Question, Requirement
from checklist.domain.text import Text


def plain(value: Any) -> Any:
    """``value`` as JSON data: dates ISO, fractions ``a/b``, enums their value, tuples and sets lists."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}" if value.denominator != 1 else str(value.numerator)
    if isinstance(value, Text | Citation):
        return value.plain()
    if isinstance(value, Period):
        return str(value)
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, frozenset | set):
        return sorted(plain(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return value


def plain_requirement(requirement: Requirement) -> dict[str, Any]:
    """A requirement with every field, its points and checks with their citations: one line of an export."""
    return {
        "id": requirement.id,
        "regulation": requirement.regulation,
        "kind": requirement.kind.value,
        "duty_of": requirement.duty_of.value,
        "right": requirement.right.value,
        "cite": plain(requirement.cite),
        "text": requirement.text.plain(),
        "when": requirement.when.plain() if requirement.when else None,
        "due": _due(requirement.due),
        "cadence": requirement.cadence.value,
        "critical": requirement.critical,
        "in_force": _interval(requirement.in_force),
        "for_each": requirement.for_each,
        "records_title": plain(requirement.records_title),
        "facts": [_question(fact) for fact in requirement.facts],
        "checks": [_check(check) for check in requirement.checks],
        "points": [_point(point) for point in requirement.points],
        "evidence": list(requirement.evidence),
        "source_check": requirement.source_check.value,
        "doubt": plain(requirement.doubt),
        "background_reason": plain(requirement.background_reason),
        "sheet": list(requirement.sheet),
        "succeeded_by": list(requirement.succeeded_by),
        "change": plain(requirement.succession.change),
        "change_note": plain(requirement.succession.note),
        "no_successor": plain(requirement.succession.no_successor),
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "key": question.key,
        "kind": question.kind.value,
        "ask": question.ask.plain(),
        "options": plain(question.options),
        "min": question.minimum,
        "when": question.when.plain() if question.when else None,
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "check": check.name,
        "key": check.key,
        **plain(check.arguments),
        "cite": plain(check.cite),
        "on_fail": check.on_fail,
        "else": check.message.plain(),
        "source_check": check.source_check.value,
        "when": check.when.plain() if check.when else None,
        "doubt": plain(check.doubt),
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "key": point.key,
        "text": point.text.plain(),
        "cite": plain(point.cite),
        "sheet": list(point.sheet),
        "source_check": point.source_check.value,
        "when": point.when.plain() if point.when else None,
        "in_force": _interval(point.in_force),
        "doubt": plain(point.doubt),
    }


def _interval(interval: Interval | None) -> dict[str, str | None] | None:
    return None if interval is None else {"from": plain(interval.start), "until": plain(interval.until)}


def _due(due: Due | None) -> dict[str, Any] | None:
    if due is None:
        return None
    if due.months_into_next_year is not None:
        return {"months_into_next_year": due.months_into_next_year}
    return {"month_day": f"{due.month:02d}-{due.day:02d}"}


def plain_answers(answers: AnswerSet) -> dict[str, Any]:
    """An answer set in the shape of an answer file, so that parsing it again gives an equal one."""
    unit = answers.unit
    # Without figures the block is not there at all: what was sealed before there were any keeps its bytes.
    figures = {} if answers.indicators is None else {"indicators": plain_figures(answers.indicators)}
    return {
        **figures,
        "unit": {
            "name": unit.name,
            "kind": unit.kind.value,
            "profile": plain(unit.profile),
            "parent": unit.parent,
            "place": unit.place,
            "code": unit.code,
        },
        "regulation": answers.regulation,
        "period": str(answers.period),
        "scoring": answers.scoring,
        "sample": answers.sample,
        "report": plain(answers.report),
        "adjustments": {"bonus": plain(answers.bonus), "penalty": plain(answers.penalty)},
        "answers": {
            key: {name: item for name, item in plain(answer).items() if name != "requirement"}
            for key, answer in answers.answers.items()
        },
    }
