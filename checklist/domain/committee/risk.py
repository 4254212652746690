"""In which order to audit: what makes a self-assessment worth a look, in points, and a sample that anybody can redraw.

The weights are ours; no regulation sets any. They order a queue and touch no score.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from checklist.domain.answers import Declared
from checklist.domain.findings import RANK, Verdict
from checklist.domain.text import Text

GAP_WEIGHT = 4
BARE_WEIGHT = 30
LATE_WEIGHT = 5
FIRST_WEIGHT = 10
DIFFERENCE_WEIGHT = 15
SAMPLE_WEIGHT = 20
SMALL_BARE_SHARE = Fraction(1, 4)


@dataclass(frozen=True, slots=True)
class AuditFacts:
    """What is known of a submission before anybody has looked at it.

    ``lowered`` counts the requirements declared higher than the facts allow, ``bare`` the scored ones declared met
    without any evidence, ``declared_met`` all those declared met, ``differences`` what our rules found otherwise.
    """

    submission: str
    lowered: int
    bare: int
    declared_met: int
    differences: int
    is_late: bool
    is_first: bool
    is_sampled: bool = False


def declared_counts(given: Mapping[str, Any], result: Mapping[str, Any]) -> dict[str, int]:
    """``lowered``, ``bare`` and ``declared_met`` of a sealed input and its result, both as plain data."""
    answers = given.get("answers") or {}
    scored = [finding for finding in result["findings"] if finding["scored"]]
    met = [finding for finding in scored if finding["declared"] == Declared.DONE.value]
    return {
        "lowered": sum(_is_lowered(finding) for finding in scored),
        "bare": sum(not (answers.get(finding["id"]) or {}).get("evidence") for finding in met),
        "declared_met": len(met),
    }


def _is_lowered(finding: Mapping[str, Any]) -> bool:
    declared, verdict = finding["declared"], finding["verdict"]
    ranks = {each.value: rank for each, rank in RANK.items()}
    if declared not in ranks:
        return False
    return verdict == Verdict.UNDETERMINED.value or (verdict in ranks and ranks[verdict] < ranks[declared])


@dataclass(frozen=True, slots=True)
class RiskFactor:
    """One reason to look, with its points."""

    name: str
    points: Fraction
    why: Text


@dataclass(frozen=True, slots=True)
class Risk:
    """All reasons to look at one submission."""

    submission: str
    factors: tuple[RiskFactor, ...]

    @property
    def points(self) -> Fraction:
        """The sum of the points."""
        return sum((factor.points for factor in self.factors), Fraction(0))


def risk_of(facts: AuditFacts) -> Risk:
    """The reasons to audit a submission, the heaviest first."""
    factors = []
    if facts.lowered:
        factors.append(_factor(
            "gap", facts.lowered * GAP_WEIGHT,
            f"{facts.lowered} nội dung tự khai cao hơn kết quả đối chiếu",
            f"{facts.lowered} requirements declared higher than the facts allow",
        ))  # fmt: skip
    if facts.declared_met and Fraction(facts.bare, facts.declared_met) > SMALL_BARE_SHARE:
        factors.append(_factor(
            "bare", Fraction(facts.bare * BARE_WEIGHT, facts.declared_met),
            f"{facts.bare}/{facts.declared_met} nội dung tự khai đạt mà không có minh chứng",
            f"{facts.bare} of {facts.declared_met} requirements declared met without evidence",
        ))  # fmt: skip
    if facts.differences:
        factors.append(_factor(
            "difference", DIFFERENCE_WEIGHT,
            f"{facts.differences} điểm khác khi tính lại theo bộ quy định của Ban Chỉ đạo",
            f"{facts.differences} differences when evaluated with the committee's rules",
        ))  # fmt: skip
    if facts.is_late:
        factors.append(_factor("late", LATE_WEIGHT, "nộp sau hạn", "sent after the due date"))
    if facts.is_first:
        factors.append(_factor("first", FIRST_WEIGHT, "nộp lần đầu", "sent for the first time"))
    if facts.is_sampled:
        factors.append(_factor("sample", SAMPLE_WEIGHT, "trong mẫu chọn ngẫu nhiên", "in the random sample"))
    return Risk(facts.submission, tuple(sorted(factors, key=lambda factor: -factor.points)))


def audit_queue(facts: Iterable[AuditFacts]) -> list[Risk]:
    """The submissions by falling risk; equal ones by id, so that the queue stands still between two looks."""
    return sorted((risk_of(each) for each in facts), key=lambda risk: (-risk.points, risk.submission))


def draw_sample(seed: str, units: Iterable[str], size: int) -> list[str]:
    """``size`` of ``units``, chosen by ``seed`` alone: who has the printed seed and the list draws the same ones.

    The units whose SHA-256 of ``seed`` and id is smallest are drawn, so neither the order of the list nor a unit that
    joins it later moves the others about. Raises ``ValueError`` for an empty seed or a negative size.
    """
    if not seed.strip() or size < 0:
        raise ValueError("a sample needs a seed and a size of at least 0")
    ranked: Sequence[str] = sorted(set(units), key=lambda unit: hashlib.sha256(f"{seed}\n{unit}".encode()).digest())
    return sorted(ranked[:size])


def _factor(name: str, points: int | Fraction, vi: str, en: str) -> RiskFactor:
    return RiskFactor(name, Fraction(points), Text(vi, en))
