"""One assessment: answers bound to the rules of their regulation, evaluated and scored. All of it is derived."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checklist.domain.answers import Answer, AnswerSet
from checklist.domain.checklist import Checklist, bind
from checklist.domain.dates import WorkingCalendar
from checklist.domain.faults import AnswerFault, FaultCode
from checklist.domain.findings import SHORTFALLS, Finding, Verdict, evaluate
from checklist.domain.indicators.completing import completed, figure_obstacles
from checklist.domain.rulepack import RulePack
from checklist.domain.scoring import Score, ScoringProfile, score
from checklist.domain.text import Text


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


def assess(pack: RulePack, answers: AnswerSet, calendar: WorkingCalendar) -> Assessment:
    """Evaluate and score ``answers``. The regulation must be in ``pack``; otherwise ``KeyError``.

    Statistical figures, where the unit gives any, are completed with those the program computes from its answers.
    """
    checklist = bind(pack.regulations[answers.regulation], answers.unit.profile, answers.period, answers.unit.kind)
    findings = evaluate(checklist, answers, calendar)
    profile = pack.scoring[answers.scoring] if answers.scoring else pack.scoring_for(answers.regulation)
    result = score(findings, profile, answers.bonus, answers.penalty)
    assessment = Assessment(pack, answers, checklist, calendar, findings, profile, result)
    if answers.indicators is None:
        return assessment
    figures = completed(pack.indicators, assessment, answers.indicators)
    return replace(assessment, answers=replace(answers, indicators=figures))


def sealing_obstacles(assessment: Assessment) -> list[AnswerFault]:
    """What stops sealing: a scored requirement without an answer, an undetermined finding without a reason.

    Also figures that contradict each other, where the unit gives any.
    """
    found = [
        fault
        for finding in assessment.findings
        if finding.scored and (fault := _obstacle(finding, assessment.answers)) is not None
    ]
    return [*found, *figure_obstacles(assessment)]


def _obstacle(finding: Finding, answers: AnswerSet) -> AnswerFault | None:
    path = f"answers.{finding.requirement.id}"
    if finding.verdict is not Verdict.UNDETERMINED:
        return None
    if finding.declared is None:
        asked = finding.requirement.text
        words = Text(f"chưa trả lời: {asked.vi}", f"not answered: {asked.en}")
        return AnswerFault(f"{path}.declared", words, FaultCode.NOT_ANSWERED)
    if not answers.to(finding.requirement.id).reason:
        missing = "; ".join(reason.asked.vi for reason in finding.reasons if reason.judging and reason.passed is None)
        return AnswerFault(
            f"{path}.reason",
            Text(
                f"chưa đủ căn cứ để đối chiếu ({missing}); bổ sung dữ kiện hoặc ghi lý do thiếu",
                "undetermined: give the missing facts or a written reason",
            ),
        )
    return None


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
