"""A stored answer in the shape of an answer file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checklist.domain.plain import plain
from checklist.domain.rulepack import RulePack
from checklist.store.answers import Answer
from checklist.store.evidence import Evidence


def plain_answer(row: Answer, papers: Iterable[Evidence], pack: RulePack) -> dict[str, Any]:
    """What is stored of an answer, with its evidence."""
    return {**row.body, "declared": row.declared, "evidence": [_plain_paper(paper, pack) for paper in papers]}


def _plain_paper(paper: Evidence, pack: RulePack) -> dict[str, Any]:
    return {
        # A paper whose kind has left the catalogue is still that paper, under its own title.
        "kind": paper.kind if paper.kind in pack.evidence else "other_document",
        "title": paper.title,
        "reference": paper.reference,
        "link": paper.link,
        "dated": plain(paper.dated),
        "sha256": paper.sha256 or "",
    }
