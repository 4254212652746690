"""Verdicts on small regulations, scored."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from checklist.domain.answers import Adjustment
from checklist.domain.findings import Finding, Proof, Verdict
from checklist.domain.requirement import Requirement
from checklist.domain.rulepack import RulePack
from checklist.domain.scoring import Score, score
from tests.factories import a_pack, a_requirement, a_scoring, text

GROUPS = {"groups": {"disclosure": 60, "oversight": 40}}
CRITICAL = {"any_critical": True, "verdicts": ["not_done"], "cap": "average", "why": text("Trọng yếu không đạt.")}


def pack_of(*rights: str, critical: tuple[int, ...] = (), **scoring: Any) -> RulePack:
    """One requirement a right named, numbered from 1, under a profile changed by ``scoring``."""
    requirements = [
        a_requirement(f"m.d{number}", right=right, critical=number in critical)
        for number, right in enumerate(rights, 1)
    ]
    return a_pack(*requirements, scoring=a_scoring(**{**GROUPS, **scoring}))


def found(requirement: Requirement, verdict: Verdict) -> Finding:
    """A finding with this verdict."""
    return Finding(requirement, None, verdict, Proof.DECLARED, True, (), None, date(2025, 12, 31))


def scored(pack: RulePack, *verdicts: str, bonus: tuple[Any, ...] = (), penalty: tuple[Any, ...] = ()) -> Score:
    """The score of these verdicts on the requirements of a pack, in order."""
    book = pack.regulations["m"]
    findings = [found(r, Verdict(v)) for r, v in zip(book.requirements, verdicts, strict=True)]
    return score(findings, pack.scoring_for("m"), adjusted(bonus), adjusted(penalty))


def adjusted(points: tuple[Any, ...]) -> list[Adjustment]:
    """Adjustments of these points."""
    return [Adjustment(Fraction(value), "Lý do") for value in points]


TWO_AND_ONE = ("disclosure", "disclosure", "oversight")
