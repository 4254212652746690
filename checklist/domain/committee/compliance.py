"""Legal compliance from verdict vectors: requirements met over those that applied and arose, by right and in all.

The same rule as in scoring, counted from letters: what did not arise, did not apply or is not due leaves the count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from checklist.domain.committee.rollup import Standing
from checklist.domain.committee.verdict_vectors import verdicts_of
from checklist.domain.findings import Verdict
from checklist.domain.requirement import Right
from checklist.domain.scoring import JUDGED


@dataclass(frozen=True, slots=True)
class Share:
    """Met over judged."""

    met: int = 0
    judged: int = 0

    @property
    def value(self) -> Fraction | None:
        """The share, or None where nothing was judged."""
        return Fraction(self.met, self.judged) if self.judged else None

    def __add__(self, other: Share) -> Share:
        return Share(self.met + other.met, self.judged + other.judged)


def by_right(standing: Standing, right_of: Mapping[str, Right]) -> dict[Right, Share]:
    """The compliance of one unit by right; a requirement that no rule book here knows is left out."""
    found: dict[Right, Share] = {}
    for requirement, verdict in verdicts_of(standing.order, standing.verdicts).items():
        if requirement in right_of and verdict in JUDGED:
            right = right_of[requirement]
            found[right] = found.get(right, Share()) + Share(int(verdict is Verdict.DONE), 1)
    return found


def together(shares: Iterable[Mapping[Right, Share]]) -> dict[Right, Share]:
    """The compliance of several units by right: parts and wholes are added, shares are never averaged."""
    found: dict[Right, Share] = {}
    for each in shares:
        for right, share in each.items():
            found[right] = found.get(right, Share()) + share
    return found


def in_all(shares: Mapping[Right, Share]) -> Share:
    """The compliance over all rights."""
    return sum(shares.values(), Share())
