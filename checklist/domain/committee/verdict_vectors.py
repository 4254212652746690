"""The findings of one assessment as one letter a requirement, the shape in which ten thousand of them are counted.

A vector belongs to an order: the ids of a rule book's requirements as that book has them. Both are stored; a vector
without its order says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from checklist.domain.findings import Finding, Verdict
from checklist.domain.regulation import Regulation

LETTERS: Mapping[Verdict, int] = MappingProxyType(
    {
        Verdict.DONE: ord("D"),
        Verdict.PARTLY: ord("P"),
        Verdict.NOT_DONE: ord("N"),
        Verdict.DID_NOT_ARISE: ord("R"),
        Verdict.NOT_APPLICABLE: ord("A"),
        Verdict.UNDETERMINED: ord("U"),
        Verdict.NOT_YET_DUE: ord("Y"),
    }
)
NOT_COUNTED = ord("X")
"""Stands for what is not scored against the unit, and for what did not bind it."""

VERDICTS: Mapping[int, Verdict] = MappingProxyType({letter: verdict for verdict, letter in LETTERS.items()})


def order_of(regulation: Regulation) -> tuple[str, ...]:
    """The ids of all requirements of a rule book, in its own order."""
    return tuple(requirement.id for requirement in regulation.requirements)


def vector_of(order: Sequence[str], findings: Iterable[Finding]) -> bytes:
    """The verdicts of the scored findings in ``order``. Raises ``ValueError`` for a finding that is not in it."""
    found = {finding.requirement.id: LETTERS[finding.verdict] for finding in findings if finding.scored}
    strangers = found.keys() - set(order)
    if strangers:
        raise ValueError(f"not in the order: {', '.join(sorted(strangers))}")
    return bytes(found.get(identifier, NOT_COUNTED) for identifier in order)


def verdicts_of(order: Sequence[str], vector: bytes) -> dict[str, Verdict]:
    """The verdicts by requirement id, without what is not counted. Raises ``ValueError`` on another length."""
    return {
        identifier: VERDICTS[letter] for identifier, letter in zip(order, vector, strict=True) if letter != NOT_COUNTED
    }
