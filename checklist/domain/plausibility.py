"""Answers that are well formed but cannot be true: a part larger than its whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checklist.domain.answers import AnswerSet
from checklist.domain.faults import AnswerFault
from checklist.domain.regulation import Regulation
from checklist.domain.requirement import Requirement
from checklist.domain.text import Text, number_vi

SHARE_CHECKS = ("share_at_least", "share_more_than")


def plausibility_faults(regulation: Regulation, answers: AnswerSet) -> list[AnswerFault]:
    """Every impossible combination, at its key path."""
    faults: list[AnswerFault] = []
    for requirement in regulation.requirements:
        answer = answers.answers.get(requirement.id)
        if answer is None:
            continue
        path = f"answers.{requirement.id}"
        faults += _shares(requirement, {**answers.unit.profile, **answer.facts}, f"{path}.facts")
        for number, record in enumerate(answer.records, 1):
            values = {**answers.unit.profile, **record}
            for other in regulation.requirements:
                if other.for_each == requirement.for_each:
                    faults += _shares(other, values, f"{path}.records[{number}]")
    return list(dict.fromkeys(faults))


def _shares(requirement: Requirement, values: Mapping[str, Any], path: str) -> Iterator[AnswerFault]:
    for check in requirement.checks:
        if check.name not in SHARE_CHECKS:
            continue
        part_key, whole_key = check.arguments["part"], check.arguments["whole"]
        part, whole = values.get(part_key), values.get(whole_key)
        if part is not None and whole is not None and part > whole:
            vi = f"{number_vi(part)} không thể lớn hơn “{whole_key}” ({number_vi(whole)})"
            yield AnswerFault(f"{path}.{part_key}", Text(vi, f"{part} cannot exceed {whole_key} ({whole})"))
