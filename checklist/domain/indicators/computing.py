"""Figures the program already has: from an assessment's answers and findings, and from what services count."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from checklist.domain.assessment import Assessment
from checklist.domain.findings import Finding, Verdict
from checklist.domain.indicators.indicator import Indicator, IndicatorSet, Source, SourceKind
from checklist.domain.indicators.numbers import Number, tidy
from checklist.domain.indicators.values import Provenance, Value, Values, number_of
from checklist.domain.law import UnitKind
from checklist.domain.requirement import Right
from checklist.domain.text import round_half_up

# What services supply, by source and item: how many villages the register has, whether a unit was appraised...
Supplied = Mapping[tuple[SourceKind, str], Number]

# Of these verdicts a requirement on disclosure was due; of the first two it was disclosed.
DISCLOSED = frozenset({Verdict.DONE, Verdict.PARTLY})
DUE = DISCLOSED | {Verdict.NOT_DONE, Verdict.UNDETERMINED}
# The checks that compare a day with the last day it could be.
DEADLINES = frozenset({"within_days", "within_working_days", "working_days_before", "on_or_before"})


def computed(
    indicators: IndicatorSet, kind: UnitKind, assessment: Assessment | None, supplied: Supplied | None = None
) -> Values:
    """Every figure that can be computed for one unit of ``kind``, by code, with the provenance ``computed``.

    ``assessment`` is the unit's, where there is one; ``supplied`` what the register, the campaign and the audit give.
    The first source of an indicator that has a number wins; where none has, the figure is left out: no figure yet.
    """
    found: dict[str, Value] = {}
    given = supplied or {}
    for indicator in indicators:
        if not indicator.concerns(kind):
            continue
        for source in indicator.computed_from:
            number = _number(indicator, source, assessment, given)
            if number is not None:
                found[indicator.code] = Value(number, Provenance.COMPUTED)
                break
    return {**found, **derived(indicators, kind, found)}


def derived(indicators: IndicatorSet, kind: UnitKind, values: Values) -> dict[str, Value]:
    """The figures that follow from other figures of the same unit; to be run again once figures are typed."""
    found: dict[str, Value] = {}
    for indicator in indicators:
        for source in indicator.computed_from:
            if source.kind is not SourceKind.FIGURE or not indicator.concerns(kind):
                continue
            numbers = [number_of(values, code) for code in source.items]
            given = [number for number in numbers if number is not None]
            if given and len(given) == len(numbers):
                found[indicator.code] = Value(_fit(indicator, sum(given)), Provenance.COMPUTED)
                break
    return found


def _number(indicator: Indicator, source: Source, assessment: Assessment | None, given: Supplied) -> Number | None:
    supplied = [given[(source.kind, item)] for item in source.items if (source.kind, item) in given]
    if supplied:
        return _fit(indicator, sum(supplied))
    if assessment is None:
        return None
    number = _from_assessment(source, assessment)
    return None if number is None else _fit(indicator, number)


def _from_assessment(source: Source, assessment: Assessment) -> Number | None:
    if source.kind is SourceKind.CHECKLIST:
        return _items(source.items[0], assessment.findings)
    if source.kind is SourceKind.FINDING:
        return _met(source.items, assessment.findings)
    if source.kind is SourceKind.RECORDS:
        return _records(source.items, assessment)
    if source.kind is SourceKind.PROFILE:
        profile = assessment.answers.unit.profile
        values = [profile[key] for key in source.items if key in profile]
        return int(values[0]) if values and isinstance(values[0], int) else None
    return None


def _items(item: str, findings: tuple[Finding, ...]) -> int:
    """The items on disclosure that were due, disclosed, or disclosed too late."""
    own = [finding for finding in findings if finding.scored and finding.requirement.right is Right.DISCLOSURE]
    if item == "items_due":
        return sum(finding.verdict in DUE for finding in own)
    disclosed = [finding for finding in own if finding.verdict in DISCLOSED]
    if item == "items_disclosed":
        return len(disclosed)
    return sum(any(reason.check in DEADLINES for reason in finding.failed) for finding in disclosed)


def _met(requirements: tuple[str, ...], findings: tuple[Finding, ...]) -> int | None:
    """Whether one of the requirements is met; what is met in part is for the unit to say."""
    verdicts = {finding.verdict for finding in findings if finding.requirement.id in requirements}
    if Verdict.DONE in verdicts:
        return 1
    return 0 if verdicts == {Verdict.NOT_DONE} else None


def _records(groups: tuple[str, ...], assessment: Assessment) -> int | None:
    """How many records the unit wrote down; ``None`` while it has said nothing about any requirement on them."""
    longest: dict[str, int] = {}
    for item in assessment.checklist.items:
        requirement = item.requirement
        if requirement.for_each in groups and requirement.id in assessment.answers.answers:
            answer = assessment.answers.to(requirement.id)
            if answer.declared is not None or answer.records:
                group = requirement.for_each
                longest[group] = max(longest.get(group, 0), len(answer.records))
    return sum(longest.values()) if longest else None


def _fit(indicator: Indicator, number: Number) -> Number:
    """The number in the form of the indicator: yes is 1, decimals are rounded to those it has."""
    if indicator.is_yes_no:
        return int(number > 0)
    return tidy(round_half_up(Fraction(number), indicator.decimals))
