"""Reading one requirement with its facts, checks and points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from checklist.domain.checks import CHECK_TYPES
from checklist.domain.dates import Interval
from checklist.domain.law import SourceCheck
from checklist.domain.requirement import (
    BINDING_KINDS,
    Body,
    Cadence,
    Change,
    Check,
    Due,
    FactKind,
    Kind,
    Point,
    Question,
    Requirement,
    Right,
    Succession,
)
from checklist.rulefiles.check_reader import read_check
from checklist.rulefiles.citation_reader import read_citations
from checklist.rulefiles.condition_reader import read_condition
from checklist.rulefiles.reader import Reader, unique
from checklist.rulefiles.strict_yaml import plain_scalar


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a requirement is read within: its regulation, profile questions, and the record sets seen so far.

    Local books need not name the source rows that they encode.
    """

    regulation: str
    prefix: str
    instrument: str
    profile: Mapping[str, Question]
    record_facts: dict[str, dict[str, Question]]
    local: bool = False


def read_question(reader: Reader, known: Mapping[str, Question]) -> Question:
    """A fact or a profile line; ``known`` are the keys its ``when`` may read."""
    kind = reader.choice("kind", FactKind, FactKind.TEXT)
    inner = reader.mapping("options", required=kind is FactKind.CHOICE)
    options = {key: inner.at(key, value).as_text() for key, value in inner.value.items()} if inner is not None else {}
    if inner is not None and not options:
        inner.fault("“options” cần ít nhất một lựa chọn")
    question = Question(
        key=reader.string("key"),
        kind=kind,
        ask=reader.need_text("ask"),
        options=options,
        minimum=reader.integer("min", required=False),
        when=read_condition(reader.take("when", required=False), known),
    )
    reader.done()
    return question


def read_interval(reader: Reader | None) -> Interval | None:
    """A half-open ``{from, until}``; ``from`` must come before ``until``."""
    if reader is None:
        return None
    interval = Interval(reader.day("from", required=False), reader.day("until", required=False))
    if interval.start and interval.until and interval.until <= interval.start:
        reader.fault("“until” phải sau “from” (until là ngày đầu tiên không còn hiệu lực)")
    return interval


def read_requirement(reader: Reader, around: Surroundings, right: str) -> Requirement:
    """One requirement of the file of ``right``."""
    identifier = reader.string("id")
    if identifier and not identifier.startswith(f"{around.prefix}."):
        reader.fault(f"mã “{identifier}” phải bắt đầu bằng “{around.prefix}.”", "id")
    kind = reader.choice("kind", Kind, Kind.DUTY)
    for_each = reader.string("for_each", required=False) or None
    facts = _facts(reader, around, for_each)
    source_check = reader.choice("source_check", SourceCheck, SourceCheck.MEMORY)
    requirement = Requirement(
        id=identifier,
        regulation=around.regulation,
        kind=kind,
        duty_of=reader.choice("duty_of", Body, Body.EVERYONE),
        right=reader.choice("right", Right, Right(right)),
        cite=read_citations(reader, around.instrument, required=True),
        text=reader.need_text("text"),
        when=read_condition(reader.take("when", required=False), around.profile),
        cadence=reader.choice("cadence", Cadence, Cadence.EACH_TIME),
        due=_due(reader.take("due", required=False)),
        critical=reader.boolean("critical"),
        in_force=_closed(reader.take("in_force", required=False)),
        for_each=for_each,
        records_title=reader.text("records_title", required=False),
        facts=facts,
        checks=_checks(reader, around, facts, for_each, source_check),
        points=_points(reader, around, source_check),
        evidence=reader.strings("evidence", required=kind in BINDING_KINDS),
        source_check=source_check,
        doubt=reader.text("doubt", required=False),
        sheet=reader.strings("sheet", required=not around.local),
        background_reason=reader.text("background_reason", required=kind not in BINDING_KINDS),
        succession=_succession(reader),
    )
    reader.done()
    _demand_consistency(reader, requirement, around, right)
    return requirement


def _closed(reader: Reader | None) -> Interval | None:
    interval = read_interval(reader)
    if reader is not None:
        reader.done()
    return interval


def _facts(reader: Reader, around: Surroundings, for_each: str | None) -> tuple[Question, ...]:
    known: dict[str, Question] = {**around.profile, **around.record_facts.get(for_each or "", {})}
    found = []
    for item in reader.items("facts", required=False):
        fact = read_question(item, known)
        if fact.key in around.profile:
            item.fault(f"dữ kiện “{fact.key}” trùng khóa với câu hỏi đặc điểm đơn vị; đổi khóa")
        known[fact.key] = fact
        found.append((item, fact))
        if for_each is not None:
            first = around.record_facts.setdefault(for_each, {}).setdefault(fact.key, fact)
            if first.kind is not fact.kind:
                item.fault(f"dữ kiện “{fact.key}” của nhóm ghi “{for_each}” đã có kiểu {first.kind}")
    return unique(found, lambda fact: fact.key, "dữ kiện")


def _checks(
    reader: Reader,
    around: Surroundings,
    facts: tuple[Question, ...],
    for_each: str | None,
    source_check: SourceCheck,
) -> tuple[Check, ...]:
    known = {fact.key: fact for fact in facts}
    if for_each is not None:
        known = {**around.record_facts.get(for_each, {}), **known}
    found = []
    for item in reader.items("checks", required=False):
        check = read_check(item, known, around.profile, around.instrument)
        if check is None:
            continue
        set_of_records = CHECK_TYPES[check.name].whole_set and "dates" in check.arguments
        if for_each is None and (check.name == "happened_at_least" or set_of_records):
            item.fault(f"“{check.name}” chỉ dùng khi yêu cầu có “for_each”")
        if check.source_check is SourceCheck.MEMORY and check.doubt is None and not reader.has("doubt"):
            item.fault("phép đối chiếu dựa trên trí nhớ phải có “doubt” (ở phép này hoặc ở yêu cầu)")
        found.append((item, check))
    return unique(found, lambda check: check.key, "phép đối chiếu")


def _points(reader: Reader, around: Surroundings, source_check: SourceCheck) -> tuple[Point, ...]:
    found = []
    for item in reader.items("points", required=False):
        point = Point(
            key=item.string("key"),
            text=item.need_text("text"),
            cite=read_citations(item, around.instrument, required=True),
            sheet=item.strings("sheet", required=False),
            source_check=item.optional_choice("source_check", SourceCheck, source_check) or source_check,
            when=read_condition(item.take("when", required=False), around.profile),
            in_force=_closed(item.take("in_force", required=False)),
            doubt=item.text("doubt", required=False),
        )
        item.done()
        if point.source_check is SourceCheck.MEMORY and point.doubt is None and not reader.has("doubt"):
            item.fault("nội dung dựa trên trí nhớ phải có “doubt” (ở nội dung này hoặc ở yêu cầu)")
        found.append((item, point))
    return unique(found, lambda point: point.key, "nội dung")


def _succession(reader: Reader) -> Succession:
    succession = Succession(
        to=reader.strings("succeeded_by", required=False),
        change=reader.optional_choice("change", Change, None),
        note=reader.text("change_note", required=False),
        no_successor=reader.text("no_successor", required=False),
    )
    if succession.to and succession.no_successor is not None:
        reader.fault("“no_successor” chỉ ghi khi “succeeded_by” để trống", "no_successor")
    return succession


def _due(reader: Reader | None) -> Due | None:
    if reader is None:
        return None
    months = reader.integer("months_into_next_year", required=False)
    month_day = reader.string("month_day", required=False)
    reader.done()
    if (months is None) == (not month_day):
        reader.fault("“due” cần đúng một trong “months_into_next_year”, “month_day”")
    if not month_day:
        return Due(months_into_next_year=months)
    day = plain_scalar(f"2023-{month_day}")  # not a leap year: a due day must exist in every year
    if not isinstance(day, date):
        reader.fault('“month_day” phải là một ngày năm nào cũng có, dạng "12-31"', "month_day")
        return None
    return Due(month=day.month, day=day.day)


def _demand_consistency(reader: Reader, requirement: Requirement, around: Surroundings, right: str) -> None:
    if requirement.right != right:
        reader.fault(f"“right: {requirement.right}” nằm trong tệp {right}.yaml; chuyển yêu cầu sang đúng tệp", "right")
    if not around.local and not requirement.sheet and not any(point.sheet for point in requirement.points):
        reader.fault("“sheet” cần ít nhất một dòng nguồn", "sheet")
    if requirement.kind in BINDING_KINDS and reader.has("evidence") and not requirement.evidence:
        reader.fault("nghĩa vụ phải gợi ý ít nhất một loại tài liệu kiểm chứng", "evidence")
    if requirement.points and requirement.for_each:
        reader.fault("“points” và “for_each” không đi cùng nhau; tách thành hai yêu cầu", "points")
    uses_points = any(check.name == "all_points" for check in requirement.checks)
    if requirement.kind in BINDING_KINDS and bool(requirement.points) != uses_points:
        reader.fault("bảng nội dung “points” phải đi cùng phép đối chiếu all_points, và ngược lại", "checks")
    if requirement.source_check is SourceCheck.MEMORY and requirement.doubt is None:
        reader.fault("dựa trên trí nhớ thì phải có “doubt” nói rõ điều chưa đối chiếu", "source_check")
    if requirement.kind not in BINDING_KINDS and (requirement.checks or requirement.facts):
        reader.fault(f"loại {requirement.kind} chỉ để đọc: không có “facts”, “checks”")
