"""From answers to findings (kết quả đối chiếu): what was declared, lowered by the checks that fail, with reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from checklist.domain.answers import Answer, AnswerSet, Declared
from checklist.domain.check_types import MISSING, Outcome, Setting
from checklist.domain.checklist import Checklist, Item
from checklist.domain.checks import CHECK_TYPES, run_check
from checklist.domain.conditions import applies
from checklist.domain.dates import WorkingCalendar
from checklist.domain.law import Citation, SourceCheck
from checklist.domain.point_checks import POINTS
from checklist.domain.requirement import Cadence, Check, FactKind, Requirement
from checklist.domain.text import Text, date_vi


class Verdict(StrEnum):
    """The finding on a requirement."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    DID_NOT_ARISE = "did_not_arise"
    NOT_APPLICABLE = "not_applicable"
    UNDETERMINED = "undetermined"
    NOT_YET_DUE = "not_yet_due"


VERDICT_NAMES = {
    Verdict.DONE: Text("Đạt", "Met"),
    Verdict.PARTLY: Text("Đạt một phần", "Partly met"),
    Verdict.NOT_DONE: Text("Không đạt", "Not met"),
    Verdict.DID_NOT_ARISE: Text("Không phát sinh trong kỳ", "Did not arise"),
    Verdict.NOT_APPLICABLE: Text("Không áp dụng", "Not applicable"),
    Verdict.UNDETERMINED: Text("Chưa đủ căn cứ", "Undetermined"),
    Verdict.NOT_YET_DUE: Text("Chưa đến hạn", "Not yet due"),
}

SHORTFALLS = frozenset({Verdict.PARTLY, Verdict.NOT_DONE})

# From worst to best; the worst of what was declared and what the checks allow wins.
RANK = {Verdict.NOT_DONE: 0, Verdict.PARTLY: 1, Verdict.DONE: 2}


class Proof(StrEnum):
    """Whether a verdict rests on facts that were compared or on the unit's word."""

    COMPUTED = "computed"
    DECLARED = "declared"


@dataclass(frozen=True, slots=True)
class Reason:
    """One comparison: the check, what the law asks, what was given, and the result.

    ``judging`` is false for what rests on memory (it only warns). ``record`` counts from 1 where facts repeat.
    """

    check: str
    key: str
    asked: Text
    given: Text
    passed: bool | None
    cite: tuple[Citation, ...]
    judging: bool
    message: Text
    record: int | None = None
    measure: Fraction | None = None
    limit: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one requirement and everything that led to it."""

    requirement: Requirement
    declared: Declared | None
    verdict: Verdict
    proof: Proof
    scored: bool
    reasons: tuple[Reason, ...]
    note: Text | None
    due_on: date

    @property
    def failed(self) -> tuple[Reason, ...]:
        """The judging comparisons that failed."""
        return tuple(reason for reason in self.reasons if reason.judging and reason.passed is False)

    @property
    def warnings(self) -> tuple[Reason, ...]:
        """The comparisons from memory that failed: shown, never counted."""
        return tuple(reason for reason in self.reasons if not reason.judging and reason.passed is False)


def evaluate(checklist: Checklist, answers: AnswerSet, calendar: WorkingCalendar) -> tuple[Finding, ...]:
    """The findings on every binding requirement, in walking order."""
    setting = Setting(checklist.period, calendar)
    return tuple(_finding(checklist, item, answers, setting) for item in checklist.items)


def _finding(checklist: Checklist, item: Item, answers: AnswerSet, setting: Setting) -> Finding:
    requirement, answer = item.requirement, answers.to(item.requirement.id)

    def found(verdict: Verdict, proof: Proof, reasons: tuple[Reason, ...] = (), note: Text | None = None) -> Finding:
        return Finding(requirement, answer.declared, verdict, proof, item.scored, reasons, note, item.due_on)

    if item.applies is False:
        return found(Verdict.NOT_APPLICABLE, Proof.COMPUTED, note=item.why_not)
    if answer.declared in (Declared.DID_NOT_ARISE, Declared.NOT_APPLICABLE):
        return found(Verdict(answer.declared), Proof.DECLARED)
    if answer.declared in (Declared.NOT_DONE, Declared.PARTLY) and item.due_on > checklist.period.end:
        note = Text(f"Hạn thực hiện đến ngày {date_vi(item.due_on)}.", f"Due by {item.due_on}.")
        return found(Verdict.NOT_YET_DUE, Proof.COMPUTED, note=note)
    reasons = tuple(_reasons(checklist, requirement, answers, setting))
    judging = [reason for reason in reasons if reason.judging]
    proof = Proof.COMPUTED if any(reason.passed is not None for reason in judging) else Proof.DECLARED
    return found(_verdict(answer.declared, judging, requirement), proof, reasons)


def _verdict(declared: Declared | None, judging: list[Reason], requirement: Requirement) -> Verdict:
    """The declared status lowered by failing checks; a missing fact that could lower it leaves it undetermined."""
    if declared is None:
        return Verdict.UNDETERMINED
    on_fail = {check.key: Verdict(check.on_fail) for check in requirement.checks}
    lowest = min([Verdict(declared), *(on_fail[r.key] for r in judging if r.passed is False)], key=RANK.__getitem__)
    possible = [on_fail[reason.key] for reason in judging if reason.passed is None and reason.key in on_fail]
    if any(RANK[verdict] < RANK[lowest] for verdict in possible):
        return Verdict.UNDETERMINED
    return lowest


def _reasons(checklist: Checklist, requirement: Requirement, answers: AnswerSet, setting: Setting) -> list[Reason]:
    answer = answers.to(requirement.id)
    base = {**checklist.profile, **answer.facts, POINTS: _judged_points(checklist, requirement, answer)}
    if requirement.for_each is None:
        # A single event, too, is judged by the law of its own day; a state or periodic duty by its due day (checklist).
        if requirement.cadence is Cadence.EACH_TIME and not _by_this_law(answer.facts, requirement, checklist):
            return [_outside(None, requirement)]
        return [
            *_run_all(requirement, base, [], setting, None, whole_set=None),
            *_memory_points(checklist, requirement, answer),
        ]
    records = records_for(checklist, requirement, answers)
    judged = [
        (number, record) for number, record in enumerate(records, 1) if _by_this_law(record, requirement, checklist)
    ]
    reasons = [_outside(number, requirement) for number in range(1, len(records) + 1) if number not in dict(judged)]
    kept = [record for _, record in judged]
    for number, record in judged:
        reasons += _run_all(requirement, {**base, **record}, kept, setting, number, whole_set=False)
    if not judged:  # nothing to compare: each check says which fact it lacks
        reasons += _run_all(requirement, base, kept, setting, None, whole_set=False)
    return reasons + _run_all(requirement, base, kept, setting, None, whole_set=True)


def records_for(checklist: Checklist, requirement: Requirement, answers: AnswerSet) -> tuple[Mapping[str, Any], ...]:
    """The records a requirement is judged on: its own, else those typed at the first requirement of its set."""
    own = answers.to(requirement.id).records
    if own or requirement.for_each is None:
        return own
    return answers.to(checklist.regulation.record_set_owner(requirement.for_each).id).records


def record_day(record: Mapping[str, Any], requirement: Requirement) -> date | None:
    """The day a record belongs to: its first date fact that is given."""
    for fact in requirement.facts:
        if fact.kind is FactKind.DATE and record.get(fact.key) is not None:
            day: date = record[fact.key]
            return day
    return None


def _by_this_law(record: Mapping[str, Any], requirement: Requirement, checklist: Checklist) -> bool:
    day = record_day(record, requirement)
    return day is None or (day in checklist.law and (requirement.in_force is None or day in requirement.in_force))


def _outside(number: int | None, requirement: Requirement) -> Reason:
    asked = Text("sự việc trong thời gian quy định có hiệu lực", "an event while the provision was in force")
    given = Text("xảy ra ngoài thời gian đó, không đối chiếu theo quy định này", "it lies outside and is not judged")
    return Reason("in_force", "in_force", asked, given, None, requirement.cite, False, given, number)


def _run_all(
    requirement: Requirement,
    values: Mapping[str, Any],
    records: list[Mapping[str, Any]],
    setting: Setting,
    number: int | None,
    *,
    whole_set: bool | None,
) -> list[Reason]:
    return [
        _run(requirement, check, values, records, setting, number)
        for check in requirement.checks
        if whole_set in (None, _looks_at_whole_set(check)) and applies(check.when, values) is not False
    ]


def _looks_at_whole_set(check: Check) -> bool:
    # A gap between two facts of one record is a matter of that record, a gap between records one of the set.
    return CHECK_TYPES[check.name].whole_set and not {"from", "to"} <= check.arguments.keys()


def _run(
    requirement: Requirement,
    check: Check,
    values: Mapping[str, Any],
    records: list[Mapping[str, Any]],
    setting: Setting,
    number: int | None,
) -> Reason:
    outcome = run_check(check.name, check.arguments, values, records, setting)
    if outcome.given is MISSING:
        outcome = replace(outcome, given=_missing(requirement, check, values))
    passed = outcome.passed if applies(check.when, values) else None
    return _reason(check.name, check.key, outcome, passed, check.cite, requirement.judges(check), check.message, number)


def _missing(requirement: Requirement, check: Check, values: Mapping[str, Any]) -> Text:
    """What is missing, in the words in which it was asked."""
    named = set(map(str, check.arguments.values()))
    asked = [fact.ask for fact in requirement.facts if fact.key in named and values.get(fact.key) is None]
    if not asked:
        return MISSING
    return Text(
        f"{MISSING.vi}: {'; '.join(ask.vi for ask in asked)}", f"{MISSING.en}: {'; '.join(ask.en for ask in asked)}"
    )


def _reason(
    name: str,
    key: str,
    outcome: Outcome,
    passed: bool | None,
    cite: tuple[Citation, ...],
    judging: bool,
    message: Text,
    number: int | None,
) -> Reason:
    return Reason(
        name, key, outcome.asked, outcome.given, passed, cite, judging, message, number, outcome.measure, outcome.limit
    )


def _judged_points(checklist: Checklist, requirement: Requirement, answer: Answer) -> dict[int, Any]:
    # Numbered as in the printed table, so that a reader finds the point that is missing.
    applying = {point.key for point in checklist.points_of(requirement)}
    return {
        number: answer.points.get(point.key)
        for number, point in enumerate(requirement.points, 1)
        if point.key in applying
        and (point.source_check is not SourceCheck.MEMORY or requirement.source_check is SourceCheck.MEMORY)
    }


def _memory_points(checklist: Checklist, requirement: Requirement, answer: Answer) -> list[Reason]:
    asked = Text("có thực hiện", "done")
    given = Text("không thực hiện", "not done")
    return [
        Reason("all_points", f"point.{point.key}", asked, given, False, point.cite, False, point.text)
        for point in checklist.points_of(requirement)
        if point.source_check is SourceCheck.MEMORY and answer.points.get(point.key) == "not_done"
    ]
