"""Score and grade: a local scheme kept as data, apart from legal compliance. Integers and fractions only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from checklist.domain.answers import Adjustment
from checklist.domain.findings import Finding, Verdict
from checklist.domain.requirement import Right
from checklist.domain.text import Text, round_half_up


class Policy(StrEnum):
    """What happens to an item's points when there is nothing to judge."""

    FULL_MARKS = "full_marks"
    EXCLUDE_AND_RESCALE = "exclude_and_rescale"
    ZERO = "zero"


@dataclass(frozen=True, slots=True)
class Band:
    """A grade and the lowest score that earns it."""

    grade: str
    at_least: Fraction
    name: Text


@dataclass(frozen=True, slots=True)
class KnockOut:
    """A condition that caps the grade whatever the score."""

    requirement: str | None
    any_critical: bool
    verdicts: tuple[Verdict, ...]
    cap: str
    why: Text


@dataclass(frozen=True, slots=True)
class ScoringProfile:
    """A hundred-point scheme. ``groups`` gives each right's points; ``bands`` go from best to worst."""

    id: str
    title: Text
    source: Text
    regulations: tuple[str, ...]
    groups: Mapping[Right, int]
    critical_weight: int
    shares: Mapping[Verdict, Fraction]
    policies: Mapping[Verdict, Policy]
    bonus_cap: Fraction
    penalty_cap: Fraction
    knock_outs: tuple[KnockOut, ...]
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class ItemScore:
    """The points of one requirement; ``maximum`` is what it can earn here (0 when excluded)."""

    requirement: str
    right: Right
    maximum: Fraction
    earned: Fraction


@dataclass(frozen=True, slots=True)
class GroupScore:
    """The points of one right."""

    right: Right
    maximum: Fraction
    earned: Fraction


@dataclass(frozen=True, slots=True)
class Score:
    """The score with its parts. ``total`` is of 100, exact, after rescaling, bonus, penalty and clipping.

    ``maximum`` is the applicable maximum before rescaling. ``grade`` is ``None`` when nothing applied.
    """

    profile: str
    items: tuple[ItemScore, ...]
    groups: tuple[GroupScore, ...]
    maximum: Fraction
    earned: Fraction
    bonus: Fraction
    penalty: Fraction
    total: Fraction
    grade: Band | None
    knocked_out: tuple[KnockOut, ...]
    done: int
    counted: int

    @property
    def compliance(self) -> Fraction | None:
        """Legal compliance: requirements met over requirements that applied and arose; ``None`` when none did."""
        return Fraction(self.done, self.counted) if self.counted else None


JUDGED = frozenset({Verdict.DONE, Verdict.PARTLY, Verdict.NOT_DONE, Verdict.UNDETERMINED})


def score(
    findings: Sequence[Finding],
    profile: ScoringProfile,
    bonus: Sequence[Adjustment] = (),
    penalty: Sequence[Adjustment] = (),
) -> Score:
    """Score the scored findings under ``profile``.

    Each right's points are shared among its scored requirements by weight; what is excluded leaves the maximum and the
    rest is scaled to 100; bonus and penalty are capped and applied after that; a knock-out is never outweighed.
    """
    counted = [finding for finding in findings if finding.scored]
    items = tuple(_item(finding, counted, profile) for finding in counted)
    groups = tuple(_group(right, items) for right in profile.groups if any(item.right is right for item in items))
    maximum, earned = sum((i.maximum for i in items), Fraction(0)), sum((i.earned for i in items), Fraction(0))
    added = min(sum((line.points for line in bonus), Fraction(0)), profile.bonus_cap)
    taken = min(sum((line.points for line in penalty), Fraction(0)), profile.penalty_cap)
    base = earned * 100 / maximum if maximum else Fraction(0)
    total = max(Fraction(0), min(Fraction(100), base + added - taken))
    knocked_out = tuple(rule for rule in profile.knock_outs if _strikes(rule, counted))
    judged = [finding for finding in counted if finding.verdict in JUDGED]
    done = sum(finding.verdict is Verdict.DONE for finding in judged)
    grade = _grade(total, knocked_out, profile.bands) if maximum else None
    return Score(profile.id, items, groups, maximum, earned, added, taken, total, grade, knocked_out, done, len(judged))


def _item(finding: Finding, counted: Sequence[Finding], profile: ScoringProfile) -> ItemScore:
    right = finding.requirement.right
    weight = _weight(finding, profile)
    total = sum(_weight(other, profile) for other in counted if other.requirement.right is right)
    worth = Fraction(profile.groups.get(right, 0) * weight, total)
    policy = profile.policies.get(finding.verdict)
    if policy is Policy.EXCLUDE_AND_RESCALE:
        return ItemScore(finding.requirement.id, right, Fraction(0), Fraction(0))
    share = Fraction(1) if policy is Policy.FULL_MARKS else profile.shares.get(finding.verdict, Fraction(0))
    return ItemScore(finding.requirement.id, right, worth, worth * share)


def _weight(finding: Finding, profile: ScoringProfile) -> int:
    return profile.critical_weight if finding.requirement.critical else 1


def _group(right: Right, items: Sequence[ItemScore]) -> GroupScore:
    mine = [item for item in items if item.right is right]
    return GroupScore(right, sum((i.maximum for i in mine), Fraction(0)), sum((i.earned for i in mine), Fraction(0)))


def _strikes(rule: KnockOut, findings: Sequence[Finding]) -> bool:
    return any(
        finding.verdict in rule.verdicts
        and (finding.requirement.id == rule.requirement or (rule.any_critical and finding.requirement.critical))
        for finding in findings
    )


def _grade(total: Fraction, knocked_out: Sequence[KnockOut], bands: Sequence[Band]) -> Band:
    # Bands compare the score as it is printed: two decimals, half up.
    shown = round_half_up(total, 2)
    earned = next(index for index, band in enumerate(bands) if shown >= band.at_least)
    names = [band.grade for band in bands]
    caps = [names.index(rule.cap) for rule in knocked_out]
    return bands[max([earned, *caps])]
