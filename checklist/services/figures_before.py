"""The figures of the period before: those of the unit's last earlier assessment that has any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlite_utils import Database

from checklist.domain.dates import Period
from checklist.domain.indicators.figure_parsing import known_block, parse_figures
from checklist.domain.indicators.indicator import IndicatorSet, Kind
from checklist.domain.indicators.numbers import Number
from checklist.domain.indicators.values import Value
from checklist.domain.law import UnitKind
from checklist.domain.rulepack import RulePack
from checklist.domain.seal import BadSeal, read_seal
from checklist.domain.values import Faults
from checklist.services.drafts import Draft
from checklist.services.figures_block import block_of
from checklist.store import assessments, figures, seals

# Flows of two periods can be compared when the periods are as long as each other, but for leap days and the like.
MOST_DAYS_APART = 5


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier period and its numbers by code."""

    period: Period | None
    numbers: Mapping[str, Number] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, Value]:
        """The numbers as values, which checks compare with and proposals come from."""
        return {code: Value(number) for code, number in self.numbers.items()}


NEVER = Before(None)
"""What stood before where there is no earlier period."""


def comparable(indicators: IndicatorSet, before: Before | None, period: Period) -> Before | None:
    """Without its flows, where the period before is not as long: half a year cannot be compared with a year."""
    if before is None or before.period is None:
        return None
    lengths = [each.end - each.start for each in (before.period, period)]
    if abs(lengths[0] - lengths[1]) <= timedelta(MOST_DAYS_APART):
        return before
    kept = {code: number for code, number in before.numbers.items() if indicators[code].kind is not Kind.FLOW}
    return Before(before.period, kept)


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
