"""Binding a regulation to a unit and a period: what this unit must answer, and by which day each duty falls due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from checklist.domain.conditions import applies
from checklist.domain.dates import Interval, Period, add_months
from checklist.domain.law import UnitKind
from checklist.domain.regulation import Regulation
from checklist.domain.requirement import BINDING_KINDS, Cadence, Point, Requirement
from checklist.domain.text import Text, date_vi

MONTHS = {Cadence.YEARLY: 12, Cadence.TWICE_A_YEAR: 6, Cadence.QUARTERLY: 3}


@dataclass(frozen=True, slots=True)
class Item:
    """One requirement as it stands for this unit and period.

    ``applies`` is ``None`` while the profile does not say; ``why_not`` explains a requirement that does not apply.
    ``due_on`` is the last day the duty can be met: after the period's end, what is not done is not yet due.
    """

    requirement: Requirement
    applies: bool | None
    why_not: Text | None
    due_on: date
    scored: bool


@dataclass(frozen=True, slots=True)
class Checklist:
    """The binding requirements of a regulation for one unit and period, in walking order."""

    regulation: Regulation
    period: Period
    profile: Mapping[str, Any]
    law: Interval
    items: tuple[Item, ...]

    def points_of(self, requirement: Requirement) -> tuple[Point, ...]:
        """The points of a requirement that apply to this unit on the day the duty is judged."""
        day = due_on(requirement, self.period)
        return tuple(
            point
            for point in requirement.points
            if applies(point.when, self.profile) is not False and (point.in_force is None or day in point.in_force)
        )


def bind(regulation: Regulation, profile: Mapping[str, Any], period: Period, kind: UnitKind | None = None) -> Checklist:
    """The checklist of ``regulation`` for a unit of ``kind`` (its first kind if not given) over ``period``.

    A regulation chosen for a period wholly outside its time in force (an old audit, training) is applied throughout;
    the caller shows the notice. Where the period straddles a change, what is to be judged by the other law is marked.
    """
    in_force = regulation.in_force_for(kind or regulation.unit_kinds[0])
    law = in_force if in_force.overlaps(period) else Interval(None, None)
    items = tuple(
        _item(regulation, requirement, profile, period, law)
        for requirement in regulation.requirements
        if requirement.kind in BINDING_KINDS
    )
    return Checklist(regulation, period, profile, law, items)


def _item(
    regulation: Regulation, requirement: Requirement, profile: Mapping[str, Any], period: Period, law: Interval
) -> Item:
    due = due_on(requirement, period)
    why_not = _out_of_force(requirement, period, due, law)
    binds = False if why_not else applies(requirement.when, profile)
    if binds is False and why_not is None:
        why_not = Text("Không thuộc diện áp dụng theo đặc điểm của đơn vị.", "The unit's profile puts it outside.")
    return Item(requirement, binds, why_not, due, regulation.is_scored(requirement))


def _out_of_force(requirement: Requirement, period: Period, due: date, law: Interval) -> Text | None:
    # A single event is judged by its own day (findings); a state or periodic duty by the last day it could be met.
    for interval in (law, requirement.in_force):
        if interval is None:
            continue
        if requirement.cadence is Cadence.EACH_TIME:
            outside = not interval.overlaps(period)
        else:
            outside = min(due, period.end) not in interval and due not in interval
        if outside:
            return _outside(interval)
    return None


def _outside(interval: Interval) -> Text:
    vi, en = [], []
    if interval.start:
        vi.append(f"từ ngày {date_vi(interval.start)}")
        en.append(f"from {interval.start}")
    if interval.until:
        last = interval.until - timedelta(1)
        vi.append(f"đến hết ngày {date_vi(last)}")
        en.append(f"until {last}")
    return Text(f"Quy định này chỉ áp dụng {' '.join(vi)}.", f"The provision applies only {' '.join(en)}.")


def due_on(requirement: Requirement, period: Period) -> date:
    """The last day on which the duty can be met for a period that ends when this one does.

    A periodic duty falls due at the end of its own year, half-year or quarter; a period that covers a whole cycle ends
    it. ``due`` in the rule file moves that day, for instance into the first months of the next year.
    """
    year = period.end.year
    if requirement.due is not None:
        if requirement.due.months_into_next_year is not None:
            return add_months(date(year + 1, 1, 1), requirement.due.months_into_next_year) - timedelta(1)
        return date(year, requirement.due.month or 12, requirement.due.day or 31)
    months = MONTHS.get(requirement.cadence)
    if months is None or add_months(period.start, months) <= period.end + timedelta(1):
        return period.end
    cycle_start = date(year, (period.end.month - 1) // months * months + 1, 1)
    return add_months(cycle_start, months) - timedelta(1)
