"""A requirement as a page shows it: every part of it in words, nothing left for the template to work out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checklist.domain.law import SOURCE_CHECK_NAMES, Citation, SourceCheck
from checklist.domain.regulation import Regulation
from checklist.domain.requirement import BINDING_KINDS, Check, Due, Point, Question, Requirement
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.web.check_words import band_words, check_words
from checklist.web.condition_words import Vocabulary, condition_parts, vocabulary
from checklist.web.law_names import BODY_NAMES, CADENCE_NAMES, CHANGE_NAMES, FACT_KIND_NAMES, FAILED_NAMES, KIND_NAMES
from checklist.web.legal_state import Reference, interval_words, reference
from checklist.web.wording import AND, OR, SEMICOLON, capitalised, fill, joined, number, same

SCORED = Text("Chấm điểm", "Scored")
NOTED = Text("Hỏi để ghi nhận, không chấm", "Asked, not scored")
TO_READ = Text("Chỉ để đọc", "To read only")
OTHERS_DUTY = Text(
    "Trách nhiệm của chủ thể khác nên không chấm đối với đơn vị.",
    "Somebody else's duty, so not scored against the unit.",
)
ONLY_MEMORY = Text(
    "Nội dung chỉ theo trí nhớ nên được dùng để nhắc, không dùng để chấm.",
    "Known from memory only, so it reminds and is never scored.",
)
AT_LEAST = Text("từ {minimum} trở lên", "{minimum} or more")
ONLY_WHEN = Text("chỉ hỏi khi {condition}", "asked only when {condition}")
INTO_NEXT_YEAR = Text("Trong {months} tháng đầu năm sau", "Within the first {months} months of the next year")
YEARLY_DAY = Text("Chậm nhất ngày {day}/{month} hằng năm", "By {day}/{month} (day/month) of each year")


@dataclass(frozen=True, slots=True)
class SourceLabel:
    """How we know a text: the style of the label and its words."""

    style: str
    name: Text


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with what kind of answer it takes."""

    ask: Text
    answer: Text
    when: Text | None


@dataclass(frozen=True, slots=True)
class CheckView:
    """A comparison: what must hold, when it is made, what failing costs, and how sure we are of it.

    ``citations`` is ``None`` where they are the requirement's own.
    """

    sentence: Text
    bands: tuple[Text, ...]
    when: Text | None
    result: Text | None
    advice: Text
    citations: Text | None
    doubt: Text | None


@dataclass(frozen=True, slots=True)
class PointView:
    """A line of a table of points. ``source`` is set only where it differs from the requirement's."""

    number: str
    text: Text
    citations: Text
    when: Text | None
    in_force: Text | None
    source: SourceLabel | None
    doubt: Text | None


@dataclass(frozen=True, slots=True)
class LaterLaw:
    """What followed a requirement: where it stands now, what changed, and what there is to say of it."""

    successors: tuple[Reference, ...]
    change: Text | None
    note: Text | None


@dataclass(frozen=True, slots=True)
class RequirementView:
    """Everything a page says about one requirement. ``result`` in a check is ``None`` where it only reminds."""

    id: str
    number: str
    text: Text
    style: str
    scoring: Text
    reason: Text | None
    critical: bool
    source: SourceLabel
    doubt: Text | None
    citations: tuple[Text, ...]
    kind: Text
    duty_of: Text
    cadence: Text
    due: Text | None
    in_force: Text | None
    when: tuple[Text, ...]
    record: Text | None
    questions: tuple[QuestionView, ...]
    checks: tuple[CheckView, ...]
    points: tuple[PointView, ...]
    points_have_citations: bool
    points_have_notes: bool
    evidence: Text | None
    later: LaterLaw | None


def source_label(source: SourceCheck) -> SourceLabel:
    """The label of a source check."""
    return SourceLabel(source.value.replace("_", "-"), SOURCE_CHECK_NAMES[source])


def requirement_view(requirement: Requirement, place: str, book: Regulation, pack: RulePack) -> RequirementView:
    """``requirement`` of ``book`` in words; ``place`` is its number on the page."""
    known = vocabulary(book, requirement)
    style, scoring = _scoring(requirement, book)
    points = tuple(
        _point(point, str(index), requirement, known, pack) for index, point in enumerate(requirement.points, start=1)
    )
    evidence = [pack.evidence[kind] for kind in requirement.evidence]
    return RequirementView(
        id=requirement.id,
        number=place,
        text=requirement.text,
        style=style,
        scoring=scoring,
        reason=None if book.is_scored(requirement) else _reason(requirement),
        critical=requirement.critical,
        source=source_label(requirement.source_check),
        doubt=requirement.doubt,
        citations=tuple(pack.cite(citation) for citation in requirement.cite),
        kind=KIND_NAMES[requirement.kind],
        duty_of=capitalised(BODY_NAMES[requirement.duty_of]),
        cadence=CADENCE_NAMES[requirement.cadence],
        due=_due(requirement.due),
        in_force=interval_words(requirement.in_force) if requirement.in_force else None,
        when=condition_parts(requirement.when, known),
        record=_record(requirement, book),
        questions=tuple(question_view(fact, known) for fact in requirement.facts),
        checks=tuple(_check(check, requirement, known, pack) for check in requirement.checks),
        points=points,
        points_have_citations=any(point.cite != requirement.cite for point in requirement.points),
        points_have_notes=any(point.when or point.in_force or point.source or point.doubt for point in points),
        evidence=joined(evidence, SEMICOLON) if evidence else None,
        later=_later(requirement, book, pack),
    )


def _scoring(requirement: Requirement, book: Regulation) -> tuple[str, Text]:
    if book.is_scored(requirement):
        return "scored", SCORED
    return ("noted", NOTED) if requirement.kind in BINDING_KINDS else ("to-read", TO_READ)


def _reason(requirement: Requirement) -> Text:
    if requirement.background_reason is not None:
        return requirement.background_reason
    return ONLY_MEMORY if requirement.source_check is SourceCheck.MEMORY else OTHERS_DUTY


def _due(due: Due | None) -> Text | None:
    if due is None:
        return None
    if due.months_into_next_year is not None:
        return fill(INTO_NEXT_YEAR, months=number(due.months_into_next_year))
    return fill(YEARLY_DAY, day=same(str(due.day)), month=same(str(due.month)))


def _record(requirement: Requirement, book: Regulation) -> Text | None:
    """What one record is, where the facts are given once for each event."""
    if requirement.for_each is None:
        return None
    return requirement.records_title or book.record_set_owner(requirement.for_each).records_title


def question_view(question: Question, known: Vocabulary) -> QuestionView:
    """A question of a requirement or of a profile in words."""
    answer = FACT_KIND_NAMES[question.kind]
    if question.options:
        answer = joined(question.options.values(), OR)
    elif question.minimum:
        answer = joined((answer, fill(AT_LEAST, minimum=number(question.minimum))), same(", "))
    parts = condition_parts(question.when, known)
    return QuestionView(question.ask, answer, fill(ONLY_WHEN, condition=joined(parts, AND)) if parts else None)


def _check(check: Check, requirement: Requirement, known: Vocabulary, pack: RulePack) -> CheckView:
    return CheckView(
        sentence=check_words(check, known),
        bands=band_words(check),
        when=_when(condition_parts(check.when, known)),
        result=FAILED_NAMES[check.on_fail] if requirement.judges(check) else None,
        advice=check.message,
        citations=_citations(check.cite, pack) if check.cite != requirement.cite else None,
        doubt=_new(check.doubt, requirement),
    )


def _point(point: Point, place: str, requirement: Requirement, known: Vocabulary, pack: RulePack) -> PointView:
    differs = point.source_check is not requirement.source_check
    return PointView(
        number=place,
        text=point.text,
        citations=_citations(point.cite, pack),
        when=_when(condition_parts(point.when, known)),
        in_force=interval_words(point.in_force) if point.in_force else None,
        source=source_label(point.source_check) if differs else None,
        doubt=_new(point.doubt, requirement),
    )


def _new(doubt: Text | None, requirement: Requirement) -> Text | None:
    """``doubt`` unless the requirement itself, just above, already says it."""
    return None if doubt == requirement.doubt else doubt


def _when(parts: tuple[Text, ...]) -> Text | None:
    return joined(parts, AND) if parts else None


def _citations(citations: Iterable[Citation], pack: RulePack) -> Text:
    return joined((pack.cite(citation) for citation in citations), SEMICOLON)


def _later(requirement: Requirement, book: Regulation, pack: RulePack) -> LaterLaw | None:
    """What followed, unless all there is to say is what followed the whole rule book."""
    succession = requirement.succession
    note = succession.note or succession.no_successor
    if set(succession.to) <= set(book.successors) and succession.change is None and note is None:
        return None
    change = CHANGE_NAMES[succession.change] if succession.change else None
    return LaterLaw(tuple(reference(target, pack) for target in succession.to), change, note)
