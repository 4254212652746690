"""The figures of the period before: those of the unit's last earlier assessment that has any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from checklist.domain.dates import Period
from checklist.domain.indicators.figure_parsing import known_block, parse_figures
from checklist.domain.indicators.numbers import Number
from checklist.domain.law import UnitKind
from checklist.domain.rulepack import RulePack
from checklist.domain.seal import BadSeal, read_seal
from checklist.domain.values import Faults
from checklist.services.drafts import Draft
from checklist.services.figures_block import block_of
from checklist.store import assessments, figures, seals


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier period and its numbers by code."""

    period: Period | None
    numbers: Mapping[str, Number] = field(default_factory=dict)


def figures_before(db: Database, draft: Draft, pack: RulePack) -> Before | None:
    """The figures of the latest assessment of the unit that ended before ``draft`` begins; ``None`` without one."""
    heads = assessments.of_unit(db, draft.unit.id)
    replaced = {head.version_of for head in heads}
    earlier = [head for head in heads if head.period_to < draft.head.period_from and head.id not in replaced]
    kind = UnitKind(draft.unit.kind)
    for head in sorted(earlier, key=lambda each: (each.period_to, each.created_at), reverse=True):
        block = _block(db, head, kind, pack)
        given = parse_figures(known_block(block, pack.indicators), pack.indicators, kind, Faults(lenient=True))
        if given is not None:
            numbers = {code: value.number for code, value in given.values.items() if value.number is not None}
            return Before(Period(head.period_from, head.period_to), numbers)
    return None


def _block(db: Database, head: assessments.Assessment, kind: UnitKind, pack: RulePack) -> Any:
    if head.state == "draft":
        return block_of(db, head, kind, pack, figures.of_assessment(db, head.id))
    try:
        return read_seal(seals.of_assessment(db, head.id).payload)["input"].get("indicators")
    except BadSeal:
        return None
