"""What earlier assessments of a unit leave behind: results by right, remedies promised, duties not yet due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from checklist.domain.checklist import due_on
from checklist.domain.findings import Verdict
from checklist.domain.requirement import Requirement, Right
from checklist.services.unit_work import Promise, Work

JUDGED = frozenset({Verdict.DONE, Verdict.PARTLY, Verdict.NOT_DONE, Verdict.UNDETERMINED})
SHORT = JUDGED - {Verdict.DONE}


@dataclass(frozen=True, slots=True)
class PastPeriod:
    """A sealed result. ``shares`` are the points earned of those that could be, by right; absent where none could."""

    work: Work
    score: Fraction
    grade: str | None
    shares: Mapping[Right, Fraction]


@dataclass(frozen=True, slots=True)
class Pending:
    """Something an earlier assessment left to be done by a day."""

    work: Work
    requirement: Requirement
    due: date
    promise: Promise | None
    """The remedy that was promised; none for a duty that had not fallen due when the report was sealed."""


def standing(works: tuple[Work, ...]) -> list[Work]:
    """The sealed assessments that count, the earliest period first: one that is being replaced stands until then."""
    states = {work.head.id: work.head.state for work in works}
    found = [
        work
        for work in works
        if work.result is not None and (work.replaced_by is None or states.get(work.replaced_by) == "draft")
    ]
    return sorted(found, key=lambda work: (work.head.period_to, work.head.period_from, work.head.created_at))


def past_periods(works: tuple[Work, ...]) -> tuple[PastPeriod, ...]:
    """The results so far, the earliest period first."""
    return tuple(_past(work, work.result) for work in standing(works) if work.result is not None)


def pending(works: tuple[Work, ...]) -> tuple[Pending, ...]:
    """What the sealed assessments left to do, by its day.

    A remedy or a duty is settled as soon as a later sealed assessment judged the requirement, or one that followed it
    in the law: what that one promises then counts instead.
    """
    found: list[Pending] = []
    judged: set[str] = set()
    for work in reversed(standing(works)):
        verdicts = _verdicts(work)
        known = work.draft.regulation.by_id() if work.draft else {}
        open_ones = {
            identifier: requirement
            for identifier, requirement in known.items()
            if identifier in verdicts and not judged & {identifier, *requirement.succeeded_by}
        }
        found += _left_by(work, verdicts, open_ones)
        judged |= {identifier for identifier, verdict in verdicts.items() if verdict in JUDGED}
    return tuple(sorted(found, key=lambda each: (each.due, each.requirement.id)))


def _left_by(work: Work, verdicts: Mapping[str, Verdict], requirements: Mapping[str, Requirement]) -> Iterator[Pending]:
    promises = {promise.requirement: promise for promise in work.promises}
    for identifier, requirement in requirements.items():
        promise = promises.get(identifier)
        if promise is not None and verdicts[identifier] in SHORT:
            yield Pending(work, requirement, promise.due, promise)
        elif verdicts[identifier] is Verdict.NOT_YET_DUE and work.draft is not None:
            yield Pending(work, requirement, due_on(requirement, work.draft.period), None)


def _verdicts(work: Work) -> dict[str, Verdict]:
    findings = (work.result or {}).get("findings", ())
    return {each["id"]: Verdict(each["verdict"]) for each in findings}


def _past(work: Work, result: Mapping[str, Any]) -> PastPeriod:
    points = {
        Right(group["right"]): (Fraction(group["earned"]), Fraction(group["maximum"])) for group in result["groups"]
    }
    return PastPeriod(
        work=work,
        score=Fraction(result["score_exact"]),
        grade=result["grade_id"] and result["grade"],
        shares={right: earned / maximum for right, (earned, maximum) in points.items() if maximum},
    )
