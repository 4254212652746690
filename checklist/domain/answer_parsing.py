"""From plain data (an answer file, a form, a sealed assessment) to an :class:`AnswerSet`, with every fault at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checklist.domain.answers import (
    NEEDS_REASON,
    Adjustment,
    Answer,
    AnswerSet,
    Declared,
    Evidence,
    PointStatus,
    Remedy,
    Unit,
)
from checklist.domain.dates import BadPeriod, Period
from checklist.domain.faults import AnswersInvalid, FaultCode
from checklist.domain.indicators.figure_parsing import parse_figures
from checklist.domain.law import UNIT_KIND_NAMES, UnitKind
from checklist.domain.plausibility import plausibility_faults
from checklist.domain.regulation import Regulation
from checklist.domain.report_keys import parse_report
from checklist.domain.requirement import Requirement
from checklist.domain.rulepack import RulePack
from checklist.domain.values import FIRST_YEAR, LAST_YEAR, Faults, join

TOP_KEYS = ("unit", "regulation", "period", "scoring", "sample", "report", "adjustments", "answers", "indicators")
UNIT_KEYS = ("name", "kind", "profile", "parent", "place", "code")
ANSWER_KEYS = ("declared", "facts", "records", "points", "evidence", "reason", "cause", "remedy", "supplied_by")
EVIDENCE_KEYS = ("kind", "title", "reference", "dated", "link", "file", "sha256")
REMEDY_KEYS = ("what", "owner", "due", "product")


def parse_answers(data: Any, pack: RulePack, *, draft: bool = False) -> AnswerSet:
    """Read an answer set. Raises :class:`AnswersInvalid` with every fault found.

    In a ``draft`` what is only incomplete or implausible passes: it is asked for before sealing.
    """
    faults = Faults(lenient=draft)
    top = faults.mapping(data, "")
    faults.known_keys(top, TOP_KEYS, "")
    regulation = _regulation(top.get("regulation"), pack, faults)
    period = _period(top.get("period"), faults)
    if regulation is None or period is None:
        raise AnswersInvalid(faults.found)
    unit = _unit(top.get("unit"), regulation, faults)
    scoring = faults.text(top.get("scoring"), "scoring") or None
    books = {regulation.id, regulation.overlays}
    fitting = [profile.id for profile in pack.scoring.values() if books & set(profile.regulations)]
    if scoring is not None and scoring not in fitting:
        listed = ", ".join(fitting)
        faults.add("scoring", f"không có thang điểm “{scoring}” cho bộ quy định này; các thang có: {listed}",
                   f"no such scoring profile for this regulation; there are: {listed}")  # fmt: skip
    report = parse_report(top.get("report"), faults)
    adjustments = faults.mapping(top.get("adjustments"), "adjustments")
    faults.known_keys(adjustments, ("bonus", "penalty"), "adjustments")
    answers = _answers(top.get("answers"), regulation, pack, faults)
    result = AnswerSet(
        unit=unit,
        regulation=regulation.id,
        period=period,
        report=report,
        answers=answers,
        bonus=_adjustments(adjustments.get("bonus"), "adjustments.bonus", faults),
        penalty=_adjustments(adjustments.get("penalty"), "adjustments.penalty", faults),
        scoring=scoring,
        sample=faults.yes_no(top.get("sample"), "sample") or False,
        indicators=parse_figures(top.get("indicators"), pack.indicators, unit.kind, faults),
    )
    found = [*faults.found, *([] if draft else plausibility_faults(regulation, result))]
    if found:
        raise AnswersInvalid(found)
    return result


def parse_answer(requirement: str, data: Any, regulation: Regulation, pack: RulePack) -> Answer:
    """Read one answer of a draft. Raises :class:`AnswersInvalid`, and ``KeyError`` for an unknown requirement."""
    faults = Faults(lenient=True)
    answer = _answer(regulation.by_id()[requirement], data, regulation, pack, faults)
    if faults.found:
        raise AnswersInvalid(faults.found)
    return answer


def _regulation(value: Any, pack: RulePack, faults: Faults) -> Regulation | None:
    regulation = pack.regulations.get(value) if isinstance(value, str) else None
    if regulation is None:
        listed = ", ".join(pack.regulations)
        faults.add(
            "regulation", f"không có bộ quy định “{value}”; các bộ có: {listed}", f"unknown; there are: {listed}"
        )
    return regulation


def _period(value: Any, faults: Faults) -> Period | None:
    try:
        period = Period.parse(str(value))
    except BadPeriod:
        faults.add("period", f"kỳ “{value}” không hợp lệ; ghi TỪ..ĐẾN, ví dụ 2025-01-01..2025-12-31, ngày đầu trước",
                   "write FROM..TO, for instance 2025-01-01..2025-12-31")  # fmt: skip
        return None
    if period.start.year < FIRST_YEAR or period.end.year > LAST_YEAR:
        faults.add("period", f"kỳ “{value}” nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}", "the period is out of range")
        return None
    return period


def _unit(value: Any, regulation: Regulation, faults: Faults) -> Unit:
    given = faults.mapping(value, "unit")
    faults.known_keys(given, UNIT_KEYS, "unit")
    name = faults.text(given.get("name"), "unit.name")
    if not name:
        faults.add("unit.name", "thiếu tên đơn vị", "the unit's name is missing")
    if given.get("kind") is None:
        faults.add("unit.kind", "thiếu loại hình đơn vị", "the unit's kind is missing")
    kind = faults.choice(given.get("kind"), UnitKind, "unit.kind") or regulation.unit_kinds[0]
    if kind not in regulation.unit_kinds:
        bound = ", ".join(UNIT_KIND_NAMES[k].vi for k in regulation.unit_kinds)
        faults.add("unit.kind", f"{regulation.short_title.vi} chỉ áp dụng cho: {bound}", "not bound by this regulation")
    profile = faults.answers_to(regulation.profile, given.get("profile"), "unit.profile")
    for question in regulation.profile:
        if question.key not in profile:
            path = f"unit.profile.{question.key}"
            if not any(fault.path == path for fault in faults.found):
                vi, en = f"chưa trả lời: {question.ask.vi}", f"not answered: {question.ask.en}"
                faults.add(path, vi, en, FaultCode.NOT_ANSWERED)
    texts = {key: faults.text(given.get(key), f"unit.{key}") for key in ("parent", "place", "code")}
    return Unit(name, kind, profile, **texts)


def _adjustments(value: Any, path: str, faults: Faults) -> tuple[Adjustment, ...]:
    found = []
    for index, item in enumerate(faults.items(value, path)):
        here = join(path, index)
        line = faults.mapping(item, here)
        faults.known_keys(line, ("points", "reason"), here)
        reason = faults.text(line.get("reason"), join(here, "reason"))
        if not reason:
            faults.add(join(here, "reason"), "điểm thưởng, điểm trừ phải có lý do", "a reason is needed")
        found.append(Adjustment(faults.fraction(line.get("points"), join(here, "points")), reason))
    return tuple(found)


def _answers(value: Any, regulation: Regulation, pack: RulePack, faults: Faults) -> dict[str, Answer]:
    given = faults.mapping(value, "answers")
    known = regulation.by_id()
    for key in given:
        if key not in known:
            vi, en = f"không có yêu cầu này trong {regulation.id}", "no such requirement"
            faults.add(f"answers.{key}", vi, en, FaultCode.UNKNOWN_REQUIREMENT)
    return {
        identifier: _answer(requirement, given[identifier], regulation, pack, faults)
        for identifier, requirement in known.items()
        if given.get(identifier) is not None
    }


def _answer(requirement: Requirement, value: Any, regulation: Regulation, pack: RulePack, faults: Faults) -> Answer:
    path = f"answers.{requirement.id}"
    given = faults.mapping(value, path)
    faults.known_keys(given, ANSWER_KEYS, path)
    declared = faults.choice(given.get("declared"), Declared, join(path, "declared"))
    reason = faults.text(given.get("reason"), join(path, "reason"))
    if declared in NEEDS_REASON and not reason and not faults.lenient:
        faults.add(join(path, "reason"), "khai “không phát sinh” hoặc “không áp dụng” thì phải ghi lý do",
                   "a reason is needed")  # fmt: skip
    record_facts = regulation.record_set_facts(requirement.for_each) if requirement.for_each else ()
    if not requirement.for_each and given.get("records"):
        faults.add(join(path, "records"), "yêu cầu này không có nhiều lần ghi; dùng “facts”", "no records here")
    facts = requirement.facts if not requirement.for_each else ()
    return Answer(
        requirement=requirement.id,
        declared=declared,
        facts=faults.answers_to(facts, given.get("facts"), join(path, "facts")),
        records=tuple(
            faults.answers_to(record_facts, record, join(join(path, "records"), index))
            for index, record in enumerate(faults.items(given.get("records"), join(path, "records")))
            if requirement.for_each
        ),
        points=_points(requirement, given.get("points"), join(path, "points"), faults),
        evidence=tuple(
            _evidence(item, join(join(path, "evidence"), index), pack, faults)
            for index, item in enumerate(faults.items(given.get("evidence"), join(path, "evidence")))
        ),
        reason=reason,
        cause=faults.text(given.get("cause"), join(path, "cause")),
        remedy=_remedy(given.get("remedy"), join(path, "remedy"), faults),
        supplied_by=faults.text(given.get("supplied_by"), join(path, "supplied_by")),
    )


def _points(requirement: Requirement, value: Any, path: str, faults: Faults) -> Mapping[str, PointStatus]:
    given = faults.mapping(value, path)
    faults.known_keys(given, tuple(point.key for point in requirement.points), path)
    words = {True: PointStatus.DONE, False: PointStatus.NOT_DONE}
    points = {}
    for point in requirement.points:
        tick = given.get(point.key)
        here = join(path, point.key)
        status = words[tick] if isinstance(tick, bool) else faults.choice(tick, PointStatus, here)
        if status is not None:
            points[point.key] = status
    return points


def _evidence(value: Any, path: str, pack: RulePack, faults: Faults) -> Evidence:
    given = {"title": value} if isinstance(value, str) else faults.mapping(value, path)
    faults.known_keys(given, EVIDENCE_KEYS, path)
    kind = faults.text(given.get("kind"), join(path, "kind")) or "other_document"
    if kind not in pack.evidence:
        faults.add(join(path, "kind"), f"không có loại tài liệu “{kind}” trong danh mục", "unknown evidence kind")
    texts = {key: faults.text(given.get(key), join(path, key)) for key in ("reference", "link", "file", "sha256")}
    title = faults.text(given.get("title"), join(path, "title"))
    if not any((title, given.get("kind"), *texts.values())):
        faults.add(path, "tài liệu kiểm chứng để trống; ghi tên tài liệu hoặc bỏ mục này", "empty: name it or drop it")
    if not title and kind in pack.evidence:
        title = pack.evidence[kind].vi
    return Evidence(kind, title, dated=faults.day(given.get("dated"), join(path, "dated")), **texts)


def _remedy(value: Any, path: str, faults: Faults) -> Remedy | None:
    if value is None:
        return None
    given = {"what": value} if isinstance(value, str) else faults.mapping(value, path)
    faults.known_keys(given, REMEDY_KEYS, path)
    texts = {key: faults.text(given.get(key), join(path, key)) for key in ("what", "owner", "product")}
    due = faults.day(given.get("due"), join(path, "due"))
    return Remedy(due=due, **texts) if due or any(texts.values()) else None
