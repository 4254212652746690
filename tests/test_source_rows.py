"""Every row of the obligation tables a rule book was written from is encoded, or is background with a reason."""

from __future__ import annotations

import pytest

from checklist.domain.requirement import BINDING_KINDS
from tests.cases import ROOT, rules

ROWS = {path.stem: path.read_text("utf-8").split() for path in sorted((ROOT / "tests" / "source_rows").glob("*.txt"))}


def encoded(regulation: str) -> set[str]:
    """The rows a regulation says it encodes, in its requirements and their points."""
    requirements = rules().pack.regulations[regulation].requirements
    return {row for r in requirements for row in (*r.sheet, *(row for point in r.points for row in point.sheet))}


def test_every_regulation_has_its_list_of_rows() -> None:
    assert set(ROWS) == set(rules().pack.regulations)


@pytest.mark.parametrize("regulation", ROWS)
def test_no_row_is_left_out(regulation: str) -> None:
    assert len(ROWS[regulation]) > 80
    assert [row for row in ROWS[regulation] if row not in encoded(regulation)] == []


@pytest.mark.parametrize("regulation", ROWS)
def test_no_row_is_invented(regulation: str) -> None:
    assert sorted(encoded(regulation) - set(ROWS[regulation])) == []


@pytest.mark.parametrize("regulation", ROWS)
def test_what_is_only_to_be_read_says_why(regulation: str) -> None:
    background = [r for r in rules().pack.regulations[regulation].requirements if r.kind not in BINDING_KINDS]

    assert background
    assert all(r.background_reason is not None and r.background_reason.vi for r in background)


@pytest.mark.parametrize("regulation", ROWS)
def test_a_walk_stays_walkable(regulation: str) -> None:
    assert 40 <= len(rules().pack.regulations[regulation].requirements) <= 110
