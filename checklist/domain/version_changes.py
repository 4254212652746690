"""What a new version of a self-assessment changes: answers, evidence, findings, score, figures. A pure comparison."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from checklist.domain.answers import DECLARED_NAMES, Answer, Evidence
from checklist.domain.answers import PointStatus as Tick
from checklist.domain.assessment import Assessment
from checklist.domain.changes import NOTHING, Change, differ
from checklist.domain.figure_changes import figure_changes
from checklist.domain.findings import VERDICT_NAMES, Finding
from checklist.domain.law import Citation
from checklist.domain.number_checks import YES_NO
from checklist.domain.plain import plain
from checklist.domain.requirement import FactKind, Question, Requirement
from checklist.domain.text import Text, date_vi, decimal_vi, number_vi

TICKS: Mapping[Tick, Text] = {
    Tick.DONE: Text("có", "yes"),
    Tick.NOT_DONE: Text("chưa", "no"),
    Tick.DID_NOT_ARISE: Text("không phát sinh", "did not arise"),
    Tick.NOT_APPLICABLE: Text("không áp dụng", "not applicable"),
}
DECLARED, VERDICT = Text("Đơn vị khai", "Declared"), Text("Kết quả đối chiếu", "Finding")
EVIDENCE, RECORD = Text("Tài liệu kiểm chứng", "Evidence"), Text("Lần {number}", "Entry {number}")
WORDS: Mapping[str, Text] = {
    "reason": Text("Lý do", "Reason"),
    "cause": Text("Nguyên nhân", "Cause"),
    "supplied_by": Text("Người cung cấp", "Supplied by"),
}
REMEDY: Mapping[str, Text] = {
    "what": Text("Việc khắc phục", "Remedy"),
    "owner": Text("Người phụ trách", "Owner"),
    "due": Text("Thời hạn", "Deadline"),
    "product": Text("Sản phẩm", "Product"),
}


@dataclass(frozen=True, slots=True)
class RequirementChanges:
    """The changes under one requirement. ``is_known`` says that the newer rules still have it."""

    requirement: str
    text: Text
    cite: tuple[Citation, ...]
    is_known: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """Everything that differs between two versions. ``report`` holds the texts of the report by key."""

    score: tuple[Change, ...]
    profile: tuple[Change, ...]
    requirements: tuple[RequirementChanges, ...]
    report: Mapping[str, tuple[str, str]]
    figures: tuple[Change, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the two say the same."""
        return not (self.score or self.profile or self.requirements or self.report or self.figures)


def version_changes(old: Assessment, new: Assessment) -> VersionChanges:
    """What ``new`` changes in ``old``, each under its own rules; requirements in the order of the newer book."""
    before, after = old.checklist.regulation.by_id(), new.checklist.regulation.by_id()
    findings = [{each.requirement.id: each for each in version.findings} for version in (old, new)]
    found = []
    for identifier in dict.fromkeys((*after, *before)):
        requirement = after.get(identifier) or before[identifier]
        changes = (
            *_answer(old, new, requirement),
            *_verdict(findings[0].get(identifier), findings[1].get(identifier)),
        )
        if changes:
            found.append(
                RequirementChanges(identifier, requirement.text, requirement.cite, identifier in after, changes)
            )
    return VersionChanges(
        score=tuple(_score(old, new)),
        profile=tuple(_profile(old, new)),
        requirements=tuple(found),
        report=_report(old, new),
        figures=figure_changes(old, new),
    )


def _answer(old: Assessment, new: Assessment, requirement: Requirement) -> Iterator[Change]:
    before, after = old.answers.to(requirement.id), new.answers.to(requirement.id)
    if before == after:
        return
    names = [DECLARED_NAMES[each.declared] if each.declared else NOTHING for each in (before, after)]
    yield from differ(DECLARED, *names)
    for question in requirement.facts:
        yield from _fact(question, question.ask, before.facts, after.facts)
    yield from _records(new, requirement, before, after)
    for point in requirement.points:
        ticks = [TICKS[each.points[point.key]] if point.key in each.points else NOTHING for each in (before, after)]
        yield from differ(point.text, *ticks)
    yield from _evidence(before.evidence, after.evidence)
    for key, name in WORDS.items():
        yield from differ(name, _same(getattr(before, key)), _same(getattr(after, key)))
    for key, name in REMEDY.items():
        values = [getattr(each.remedy, key) if each.remedy else None for each in (before, after)]
        yield from differ(name, *[_day(value) if key == "due" else _same(value or "") for value in values])


def _records(new: Assessment, requirement: Requirement, before: Answer, after: Answer) -> Iterator[Change]:
    if requirement.for_each is None:
        return
    asked = new.checklist.regulation.record_set_facts(requirement.for_each)
    for place in range(max(len(before.records), len(after.records))):
        rows = [each.records[place] if place < len(each.records) else {} for each in (before, after)]
        number = _same(number_vi(place + 1))
        name = Text(RECORD.vi.format(number=number.vi), RECORD.en.format(number=number.en))
        if not all(rows):
            yield from differ(name, *[_row(asked, row) for row in rows])
            continue
        for question in asked:
            label = Text(f"{name.vi}: {question.ask.vi}", f"{name.en}: {question.ask.en}")
            yield from _fact(question, label, *rows)


def _row(asked: tuple[Question, ...], row: Mapping[str, Any]) -> Text:
    parts = [(each.ask, shown_fact(each, row[each.key])) for each in asked if row.get(each.key) is not None]
    return Text(
        "; ".join(f"{ask.vi} {value.vi}" for ask, value in parts),
        "; ".join(f"{ask.en} {value.en}" for ask, value in parts),
    )


def _fact(question: Question, name: Text, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    yield from differ(name, *[shown_fact(question, each.get(question.key)) for each in (before, after)])


def shown_fact(question: Question, value: Any) -> Text:
    """A given fact in words; nothing for one that was not given."""
    if value is None:
        return NOTHING
    if question.kind is FactKind.YES_NO:
        return YES_NO[bool(value)]
    if question.kind is FactKind.INTEGER:
        return Text(number_vi(value), f"{value:,}")
    if question.kind is FactKind.DATE:
        return _day(value)
    if question.kind is FactKind.CHOICE and value in question.options:
        return question.options[value]
    return _same(str(value))


def _evidence(before: tuple[Evidence, ...], after: tuple[Evidence, ...]) -> Iterator[Change]:
    for paper in before:
        if paper not in after:
            yield Change(EVIDENCE, _paper(paper), NOTHING)
    for paper in after:
        if paper not in before:
            yield Change(EVIDENCE, NOTHING, _paper(paper))


def _paper(paper: Evidence) -> Text:
    dated = _day(paper.dated)
    about = (paper.reference, paper.link, f"SHA-256 {paper.sha256[:8]}" if paper.sha256 else "")
    rest = [part for part in about if part]
    return Text(
        ", ".join(part for part in (paper.title, *rest, dated.vi) if part),
        ", ".join(part for part in (paper.title, *rest, dated.en) if part),
    )


def _verdict(before: Finding | None, after: Finding | None) -> Iterator[Change]:
    names = [VERDICT_NAMES[each.verdict] if each else NOTHING for each in (before, after)]
    yield from differ(VERDICT, *names)


def _score(old: Assessment, new: Assessment) -> Iterator[Change]:
    scores = (old.score, new.score)
    yield from differ(Text("Điểm tự chấm", "Self-score"), *[_points(each.total) for each in scores])
    done = [_same(f"{each.done}/{each.counted}") for each in scores]
    yield from differ(Text("Nội dung đạt", "Requirements met"), *done)
    yield from differ(
        Text("Tự xếp loại", "Self-grade"), *[each.grade.name if each.grade else NOTHING for each in scores]
    )
    yield from differ(Text("Thang điểm", "Scoring scheme"), old.scoring.title, new.scoring.title)
    for name, key in ((Text("Điểm thưởng", "Bonus"), "bonus"), (Text("Điểm trừ", "Penalty"), "penalty")):
        given = [getattr(each.answers, key) for each in (old, new)]
        lines = ["; ".join(f"{_points(each.points).vi}: {each.reason}" for each in listed) for listed in given]
        yield from differ(name, *map(_same, lines))


def _profile(old: Assessment, new: Assessment) -> Iterator[Change]:
    for question in new.checklist.regulation.profile:
        yield from _fact(question, question.ask, old.answers.unit.profile, new.answers.unit.profile)
    for key, name in (("name", Text("Tên đơn vị", "Unit")), ("parent", Text("Cơ quan cấp trên", "Superior body")),
                      ("place", Text("Địa danh", "Place"))):  # fmt: skip
        yield from differ(name, *[_same(getattr(each.answers.unit, key)) for each in (old, new)])


def _report(old: Assessment, new: Assessment) -> dict[str, tuple[str, str]]:
    before, after = plain(old.answers.report), plain(new.answers.report)
    return {
        key: (_lines(before.get(key)), _lines(after.get(key)))
        for key in dict.fromkeys((*before, *after))
        if before.get(key) != after.get(key)
    }


def _lines(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(str(each) for each in value.values() if each)
    if isinstance(value, list):
        return "\n".join(map(_lines, value))
    return "" if value is None else str(value)


def _points(value: Fraction) -> Text:
    text = decimal_vi(value, 2)
    return Text(text, text.replace(",", "."))


def _day(value: Any) -> Text:
    return Text(date_vi(value), str(value)) if value is not None else NOTHING


def _same(text: str) -> Text:
    return Text(text, text)
