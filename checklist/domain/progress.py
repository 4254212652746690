"""How far a walk has come: four states a requirement, counted by right."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum

from checklist.domain.answers import Answer
from checklist.domain.assessment import Assessment, lacks_plan
from checklist.domain.findings import Finding, Verdict
from checklist.domain.requirement import Right


class State(StrEnum):
    """Where a requirement stands in a walk."""

    UNTOUCHED = "untouched"
    SEEN = "seen"
    INCOMPLETE = "incomplete"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class RightProgress:
    """The states of one right's requirements."""

    right: Right
    counts: Mapping[State, int]
    verdicts: Mapping[Verdict, int]

    @property
    def total(self) -> int:
        """How many requirements are asked."""
        return sum(self.counts.values())


def state_of(finding: Finding, answer: Answer, seen: bool) -> State:
    """The state of one requirement: complete when answered and nothing more is asked for."""
    if finding.verdict is Verdict.NOT_APPLICABLE and answer.declared is None:
        return State.DONE
    if answer.declared is None:
        begun = bool(answer.facts or answer.records or answer.points or answer.reason)
        return State.INCOMPLETE if begun else (State.SEEN if seen else State.UNTOUCHED)
    lacks_reason = finding.verdict is Verdict.UNDETERMINED and not answer.reason
    return State.INCOMPLETE if lacks_reason or lacks_plan(finding, answer) else State.DONE


def progress(assessment: Assessment, seen: Set[str]) -> tuple[RightProgress, ...]:
    """The progress of every right that has something to ask, in walking order."""
    counts: dict[Right, dict[State, int]] = {}
    verdicts: dict[Right, dict[Verdict, int]] = {}
    for finding in assessment.findings:
        requirement = finding.requirement
        state = state_of(finding, assessment.answers.to(requirement.id), requirement.id in seen)
        of_right = counts.setdefault(requirement.right, dict.fromkeys(State, 0))
        of_right[state] += 1
        found = verdicts.setdefault(requirement.right, {})
        found[finding.verdict] = found.get(finding.verdict, 0) + 1
    return tuple(RightProgress(right, counts[right], verdicts[right]) for right in Right if right in counts)
