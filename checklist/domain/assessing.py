"""From answers to an assessment: evaluated, scored, its figures completed; and what still stops its sealing."""

from __future__ import annotations

from dataclasses import replace

from checklist.domain.answers import AnswerSet
from checklist.domain.assessment import Assessment
from checklist.domain.checklist import bind
from checklist.domain.dates import WorkingCalendar
from checklist.domain.faults import AnswerFault, FaultCode
from checklist.domain.findings import Finding, Verdict, evaluate
from checklist.domain.indicators.completing import completed, figure_obstacles
from checklist.domain.rulepack import RulePack
from checklist.domain.scoring import score
from checklist.domain.text import Text


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
