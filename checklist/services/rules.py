"""The rules of this installation: loaded once, counted, exported."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from checklist.domain.law import SourceCheck
from checklist.domain.plain import plain_requirement
from checklist.domain.requirement import Kind
from checklist.domain.rulepack import RulePack
from checklist.rulefiles.faults import RuleFault, RuleFilesInvalid
from checklist.rulefiles.loader import LoadedRules, load_rules

__all__ = [
    "LoadedRules",
    "RuleCount",
    "RuleFault",
    "RuleFilesInvalid",
    "count_rules",
    "export_lines",
    "load_rules",
    "loaded_rules",
]


@lru_cache(maxsize=4)
def loaded_rules(rules_folder: Path, instance_folder: Path | None = None) -> LoadedRules:
    """The rules in a folder with the local rule books of an instance. Raises :class:`RuleFilesInvalid`."""
    return load_rules(rules_folder, instance_folder / "rules" if instance_folder is not None else None)


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How many requirements and checks a regulation has, by how they are known and by kind.

    A book that ``overlays`` another counts the requirements of both, since a unit meets both.
    """

    regulation: str
    requirements: int
    scored: int
    checks: int
    by_source: dict[SourceCheck, int]
    by_kind: dict[Kind, int]
    local: bool = False
    overlays: str | None = None


def count_rules(pack: RulePack) -> list[RuleCount]:
    """One count a regulation."""
    return [
        RuleCount(
            regulation=book.id,
            requirements=len(book.requirements),
            scored=sum(book.is_scored(requirement) for requirement in book.requirements),
            checks=sum(len(requirement.checks) for requirement in book.requirements),
            by_source=dict(Counter(requirement.source_check for requirement in book.requirements)),
            by_kind=dict(Counter(requirement.kind for requirement in book.requirements)),
            local=book.local,
            overlays=book.overlays,
        )
        for book in pack.regulations.values()
    ]


def export_lines(pack: RulePack) -> Iterator[str]:
    """Every requirement as one JSON object a line, in walking order.

    A requirement stands once, under the book that brings it; ``overlays`` names the book which that one adds to.
    """
    for book in pack.regulations.values():
        for requirement in book.own_requirements:
            line = {**plain_requirement(requirement), "local": book.local, "overlays": book.overlays}
            yield json.dumps(line, ensure_ascii=False)
