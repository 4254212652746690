"""The scenarios of ``tests/cases``: YAML a lawyer reads, run through the real rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from checklist.domain.answer_parsing import parse_answers
from checklist.domain.checklist import bind
from checklist.domain.findings import Finding, evaluate
from checklist.rulefiles.loader import LoadedRules, load_rules
from checklist.rulefiles.strict_yaml import load_yaml_file
from checklist.services.working_calendar import calendar_for

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"


@dataclass(frozen=True)
class Case:
    """One scenario: a requirement, what the unit says, and the finding it must get."""

    file: str
    name: str
    regulation: str
    requirement: str
    period: str
    profile: dict[str, Any]
    answer: dict[str, Any]
    expect: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.file}: {self.requirement}: {self.name}"


@cache
def rules() -> LoadedRules:
    """The shipped rules."""
    return load_rules(ROOT / "rules")


@cache
def all_cases() -> tuple[Case, ...]:
    """Every scenario of every file, in order."""
    return tuple(case for path in sorted(CASES.rglob("*.yaml")) for case in _cases(path))


def _cases(path: Path) -> list[Case]:
    document = load_yaml_file(path)
    assert not document.problems, f"{path}: {document.problems}"
    data = document.data
    return [
        Case(
            file=path.relative_to(CASES).as_posix(),
            name=item["name"],
            regulation=data["regulation"],
            requirement=item["requirement"],
            period=item.get("period", data["period"]),
            profile={**data["profile"], **item.get("profile", {})},
            answer=item["answer"],
            expect=item["expect"],
        )
        for item in data["cases"]
    ]


@cache
def _finding_by_index(index: int) -> Finding:
    return run(all_cases()[index])


def finding_of(case: Case) -> Finding:
    """The finding of a scenario, computed once."""
    return _finding_by_index(all_cases().index(case))


def run(case: Case) -> Finding:
    """The finding of a scenario on its requirement."""
    pack = rules().pack
    regulation = pack.regulations[case.regulation]
    answers = parse_answers(
        {
            "unit": {"name": "Đơn vị thử", "kind": regulation.unit_kinds[0].value, "profile": case.profile},
            "regulation": case.regulation,
            "period": case.period,
            "answers": {case.requirement: case.answer},
        },
        pack,
    )
    checklist = bind(regulation, answers.unit.profile, answers.period)
    findings = {f.requirement.id: f for f in evaluate(checklist, answers, calendar_for(answers))}
    return findings[case.requirement]
