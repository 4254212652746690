"""What an assessment came to, as lines for a shell and as ``findings.json``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from checklist.domain.assessment import Assessment, missing_remedies
from checklist.domain.findings import SHORTFALLS, VERDICT_NAMES, Finding
from checklist.domain.rulepack import RulePack
from checklist.domain.seal import plain_result
from checklist.domain.text import Text, count_vi, decimal_vi


def findings_json(identifier: str, assessment: Assessment) -> str:
    """The findings as indented JSON with a final line break."""
    data = {
        "assessment": identifier,
        "regulation": assessment.answers.regulation,
        "period": str(assessment.answers.period),
        **plain_result(assessment.findings, assessment.score),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def summary_lines(identifier: str, assessment: Assessment, notices: tuple[Text, ...]) -> Iterator[str]:
    """Assessment id, legal status, table of verdicts, score, grade and why."""
    yield f"Mã bản tự đánh giá: {identifier}"
    for notice in notices:
        yield f"Pháp lý: {notice.vi}"
    yield ""
    counts = Counter(finding.verdict for finding in assessment.findings if finding.scored)
    unscored = sum(not finding.scored for finding in assessment.findings)
    for verdict, name in VERDICT_NAMES.items():
        yield f"  {name.vi:<26} {counts.get(verdict, 0):>4}"
    yield f"  {'(không chấm điểm)':<26} {unscored:>4}"
    yield ""
    score = assessment.score
    compliance = score.compliance
    if compliance is not None:
        yield f"Tỷ lệ tuân thủ: {score.done}/{score.counted} ({decimal_vi(compliance * 100, 2)}%)"
    yield (
        f"Điểm tự chấm: {decimal_vi(score.earned, 2)}/{decimal_vi(score.maximum, 2)}"
        f" → {decimal_vi(score.total, 2)}/100 ({assessment.scoring.title.vi}; {assessment.scoring.source.vi})"
    )
    yield f"Tự xếp loại: {score.grade.name.vi if score.grade else 'chưa xếp loại'}"
    for rule in score.knocked_out:
        yield f"  Bị khống chế: {rule.why.vi}"
    for finding in assessment.findings:
        if finding.scored and finding.verdict in SHORTFALLS:
            yield from reason_lines(assessment.pack, finding)
    unplanned = missing_remedies(assessment)
    if unplanned:
        listed = ", ".join(finding.requirement.id for finding in unplanned)
        count = count_vi(len(unplanned))
        yield f"Còn {count} nội dung chưa có đủ nguyên nhân, biện pháp, người phụ trách, hạn: {listed}"


def reason_lines(pack: RulePack, finding: Finding) -> Iterator[str]:
    """One finding with everything that led to it."""
    requirement = finding.requirement
    yield ""
    yield f"{requirement.id}  {VERDICT_NAMES[finding.verdict].vi}"
    yield f"  {requirement.text.vi}"
    yield f"  Căn cứ: {'; '.join(pack.cite(citation).vi for citation in requirement.cite)}"
    if finding.note is not None:
        yield f"  {finding.note.vi}"
    for reason in finding.reasons:
        mark = {True: "đạt", False: "không đạt", None: "chưa rõ"}[reason.passed]
        place = f"lần {reason.record}: " if reason.record is not None else ""
        cite = "; ".join(pack.cite(citation).vi for citation in reason.cite)
        warns = "" if reason.judging else " (chỉ nhắc)"
        yield f"  - {place}yêu cầu {reason.asked.vi}; khai {reason.given.vi}: {mark}{warns} [{cite}]"
        if reason.passed is False:
            yield f"    {reason.message.vi}"
