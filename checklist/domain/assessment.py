"""One assessment: answers bound to the rules of their regulation, with everything that follows from them."""

from __future__ import annotations

from dataclasses import dataclass

from checklist.domain.answers import Answer, AnswerSet
from checklist.domain.checklist import Checklist
from checklist.domain.dates import WorkingCalendar
from checklist.domain.findings import SHORTFALLS, Finding
from checklist.domain.rulepack import RulePack
from checklist.domain.scoring import Score, ScoringProfile


@dataclass(frozen=True, slots=True)
class Assessment:
    """Answers with everything that follows from them under one rule pack."""

    pack: RulePack
    answers: AnswerSet
    checklist: Checklist
    calendar: WorkingCalendar
    findings: tuple[Finding, ...]
    scoring: ScoringProfile
    score: Score


def missing_remedies(assessment: Assessment) -> list[Finding]:
    """The scored shortfalls that lack a cause, or a remedy with its owner and deadline."""
    return [
        finding for finding in assessment.findings if lacks_plan(finding, assessment.answers.to(finding.requirement.id))
    ]


def lacks_plan(finding: Finding, answer: Answer) -> bool:
    """Whether a scored shortfall still wants a cause, or a remedy with its owner and deadline."""
    remedy = answer.remedy
    planned = answer.cause and remedy is not None and remedy.what and remedy.owner and remedy.due
    return finding.scored and finding.verdict in SHORTFALLS and not planned
