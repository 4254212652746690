"""Why a finding stands as it does: what the law asks, what was given, and what to do - grouped over repeated events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from checklist.domain.answers import DECLARED_NAMES, PointStatus
from checklist.domain.conditions import applies
from checklist.domain.findings import Finding, Reason, Verdict, records_for
from checklist.domain.report_source import Source
from checklist.domain.report_words import cited, ended
from checklist.domain.requirement import Requirement
from checklist.domain.text import number_vi

# How many failing events of one check are spelled out; the data file holds them all.
MOST_EVENTS = 8


def why(source: Source, finding: Finding) -> tuple[str, ...]:
    """The lines under a requirement whose verdict needs explaining; none where it was met or does not count."""
    lines: list[str] = []
    if finding.declared is not None and finding.failed and finding.verdict.value != finding.declared.value:
        lines.append(f"Đơn vị khai “{DECLARED_NAMES[finding.declared].vi}”; kết quả hạ xuống do đối chiếu.")
    for reasons in _by_check(finding.failed):
        lines.append(_failure(source, finding, reasons))
    lines += _failing_points(source, finding)
    if finding.verdict is Verdict.UNDETERMINED:
        lines.append(undetermined_reason(source, finding))
    if finding.note is not None and finding.verdict is Verdict.NOT_YET_DUE:
        lines.append(finding.note.vi)
    return tuple(lines)


def shortcoming(finding: Finding) -> str:
    """What fell short, in a sentence: what the first failing comparison says, else that the requirement was not met."""
    if finding.failed:
        return finding.failed[0].message.vi
    text = finding.requirement.text.vi
    lead = "Chưa thực hiện" if finding.verdict is Verdict.NOT_DONE else "Mới thực hiện một phần"
    return f"{lead}: {text[0].lower()}{text[1:]}"


def undetermined_reason(source: Source, finding: Finding) -> str:
    """What is missing, and the unit's reason for it."""
    reason = source.answer(finding).reason
    if finding.declared is None:
        missing = "Chưa trả lời."
    else:
        listed = "; ".join(_missing(source, finding))
        missing = f"Thiếu dữ kiện để đối chiếu{f': {listed}' if listed else ''}."
    return f"{missing} {f'Lý do: {ended(reason)}' if reason else 'Chưa nêu lý do.'}"


def _missing(source: Source, finding: Finding) -> list[str]:
    requirement, answer = finding.requirement, source.answer(finding)
    if requirement.for_each is None:
        return [
            *_unanswered(requirement, {**source.checklist.profile, **answer.facts}, ""),
            *(f"“{p.text.vi}”" for p in source.checklist.points_of(requirement) if p.key not in answer.points),
        ]
    records = records_for(source.checklist, requirement, source.answers)
    if not records:
        return ["chưa ghi lần nào"]
    return [
        line
        for number, record in enumerate(records[:MOST_EVENTS], 1)
        for line in _unanswered(requirement, {**source.checklist.profile, **record}, f"lần {number_vi(number)} ")
    ]


def _unanswered(requirement: Requirement, values: Mapping[str, Any], where: str) -> list[str]:
    return [
        f"{where}“{fact.ask.vi}”"
        for fact in requirement.facts
        if values.get(fact.key) is None and applies(fact.when, values) is not False
    ]


def _by_check(reasons: Sequence[Reason]) -> list[list[Reason]]:
    grouped: dict[str, list[Reason]] = {}
    for reason in reasons:
        grouped.setdefault(reason.key, []).append(reason)
    return list(grouped.values())


def _failure(source: Source, finding: Finding, reasons: Sequence[Reason]) -> str:
    first = reasons[0]
    place = cited(source.pack, [place for place in first.cite if place not in finding.requirement.cite])
    asked = f"Yêu cầu: {first.asked.vi}{f' ({place})' if place else ''}"
    if first.record is None:
        given = f"dữ kiện: {first.given.vi}"
    else:
        shown = "; ".join(f"lần {number_vi(r.record or 0)}: {r.given.vi}" for r in reasons[:MOST_EVENTS])
        more = len(reasons) - MOST_EVENTS
        given = f"{shown}{f'; và {number_vi(more)} lần khác (xem dữ liệu đính kèm)' if more > 0 else ''}"
    return f"{asked}; {given}. {ended(first.message.vi)}"


def _failing_points(source: Source, finding: Finding) -> list[str]:
    answer = source.answer(finding)
    if not any(reason.check == "all_points" for reason in finding.failed):
        return []
    missing = [
        point
        for point in source.checklist.points_of(finding.requirement)
        if answer.points.get(point.key) is PointStatus.NOT_DONE
    ]
    return [f"Chưa thực hiện: {point.text.vi.rstrip('.')} ({cited(source.pack, point.cite)})." for point in missing]
