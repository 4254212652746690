"""Statistical figures on the committee's side: those in received reports, rolled up, and those it computes itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from checklist.domain.committee.committee_figures import committee_reports
from checklist.domain.committee.follow_up import count_remedies
from checklist.domain.committee.register import RegisterUnit
from checklist.domain.committee.rollup import Tally
from checklist.domain.dates import Period
from checklist.domain.indicators.computing import Supplied, computed
from checklist.domain.indicators.figure_parsing import known_block, parse_figures
from checklist.domain.indicators.given import GivenFigures, asked_of
from checklist.domain.indicators.indicator import IndicatorSet, Kind, SourceKind
from checklist.domain.indicators.numbers import Number, tidy
from checklist.domain.indicators.rolling import RolledUp, UnitFigures, roll_up
from checklist.domain.indicators.values import Provenance, Value
from checklist.domain.law import UnitKind
from checklist.domain.text import round_half_up
from checklist.domain.values import Faults
from checklist.services.committee.committee_given import committee_given
from checklist.services.committee.standings import standings_in
from checklist.services.workspace import Workspace
from checklist.store import remedies, submissions, villages
from checklist.store.database import rows

# What a unit of each kind adds to the figures that the register supplies.
REGISTERED: Mapping[UnitKind, tuple[str, ...]] = {
    UnitKind.AGENCY: ("agency",),
    UnitKind.STATE_ENTERPRISE: ("firm", "state_enterprise"),
    UnitKind.EMPLOYER: ("firm", "other_employer"),
}
GRADES = ("grade_good", "grade_fair", "grade_average", "grade_weak")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What audits of some units came to: cases, those concluded, units visited, and what is to be made good."""

    audits: int = 0
    conclusions: int = 0
    on_site: int = 0
    remedies_done: int = 0
    remedies_overdue: int = 0
    remedies_open: int = 0

    @property
    def remedies(self) -> int:
        """Everything that is to be made good, done or not."""
        return self.remedies_done + self.remedies_overdue + self.remedies_open


def figures_of(
    unit: str,
    given: Mapping[str, Any] | None,
    kind: UnitKind,
    indicators: IndicatorSet,
    *,
    period: Period | None = None,
    supplied: Supplied | None = None,
) -> UnitFigures:
    """The figures of a unit of the register out of the input it sealed; without one, all that is asked is missing.

    ``supplied`` is what the register knows better than the unit. Flows of a time that does not hold the whole of
    ``period`` are partial. What is unknown to the rules here is left out.
    """
    given = given or {}
    block = known_block(given.get("indicators"), indicators)
    found = parse_figures(block, indicators, kind, Faults(lenient=True)) or GivenFigures()
    values = {code: value for code, value in found.values.items() if value.is_given}
    values |= computed(indicators, kind, None, supplied) if supplied else {}
    own = Period.parse(given["period"]) if given else None
    covers = own is None or period is None or (own.start <= period.start and period.end <= own.end)
    flows = {code for code in values if indicators[code].kind is Kind.FLOW}
    asked = frozenset(one.code for one in asked_of(indicators, kind, found.groups))
    return UnitFigures(unit, values, asked, frozenset() if covers else frozenset(flows))


def campaign_figures(
    workspace: Workspace, campaign_id: str, *, today: date, units: Iterable[str] | None = None
) -> RolledUp:
    """The figures of a campaign's units and of the committee itself rolled up; of ``units`` only, where given.

    A unit that was let off and has sent nothing is asked nothing. Raises :class:`NotFound`.
    """
    indicators = workspace.pack.indicators
    with workspace.database() as db:
        found = standings_in(db, campaign_id, today=today)
        wanted = found.units.keys() if units is None else found.units.keys() & set(units)
        counted = villages.count_on(db, min(today, found.campaign.period.end))
        figures = []
        if units is None:
            given = committee_given(db, found.campaign, workspace.pack)
            figures.append(committee_reports(indicators, given.values))
        for standing in found.standings:
            member = found.units[standing.unit]
            if member.id not in wanted or standing.waived or member.kind is None:
                continue
            sent = found.submissions.get(member.id)
            stated = submissions.sealed_input(db, sent.id) if sent is not None else None
            known = registered(member, member.kind, counted)
            figures.append(
                figures_of(member.id, stated, member.kind, indicators, period=found.campaign.period, supplied=known)
            )
    return roll_up(indicators, figures)


def registered(
    unit: RegisterUnit, kind: UnitKind, villages_of: Mapping[str, int]
) -> dict[tuple[SourceKind, str], Number]:
    """What the register supplies for one unit: that it is there, and its villages where they are listed."""
    found: dict[tuple[SourceKind, str], Number] = {(SourceKind.REGISTRY, item): 1 for item in REGISTERED.get(kind, ())}
    if kind is UnitKind.COMMUNE and unit.id in villages_of:
        found[SourceKind.REGISTRY, "villages"] = villages_of[unit.id]
    return found


def follow_up(workspace: Workspace, campaign_id: str, *, today: date, units: Iterable[str] | None = None) -> FollowUp:
    """What the audits of a campaign came to by ``today``; of ``units`` only, where given. Raises :class:`NotFound`."""
    with workspace.database() as db:
        found = standings_in(db, campaign_id, today=today)
        wanted = set(found.units) if units is None else set(units)
        audits = [audit for unit, audit in found.audits.items() if unit in wanted]
        cases = {audit.submission_id for audit in audits}
        visits = rows(db, "SELECT DISTINCT submission_id FROM audit_visits")
        kept = remedies.every(db)
    sent = {submission.id for unit, submission in found.submissions.items() if unit in wanted}
    counts = count_remedies((each for each in kept if each.submission_id in sent), today)
    return FollowUp(
        audits=len(audits),
        conclusions=sum(audit.state == "concluded" for audit in audits),
        on_site=sum(each["submission_id"] in cases for each in visits),
        remedies_done=counts.done,
        remedies_overdue=counts.overdue,
        remedies_open=counts.running,
    )


def k_block(indicators: IndicatorSet, tally: Tally, followed: FollowUp) -> dict[str, Value]:
    """The figures of the campaign itself by code: how many were due, sent, appraised and graded, and what followed.

    ``tally`` is that of the units wanted: ``RollUp.everything``, or one kind of ``RollUp.kinds``. A mean of nothing is
    left out. The figures satisfy the cross-sums of the rule file; check them with ``checking.check``.
    """
    numbers = _supplied(tally, followed)
    found = {}
    for one in indicators:
        if one.unit_kinds or not one.computed_from:
            continue
        for source in one.computed_from:
            given = [numbers[source.kind, item] for item in source.items if (source.kind, item) in numbers]
            if source.kind in (SourceKind.CAMPAIGN, SourceKind.AUDIT) and given:
                found[one.code] = Value(tidy(round_half_up(Fraction(sum(given)), one.decimals)), Provenance.COMPUTED)
    return found


def _supplied(tally: Tally, followed: FollowUp) -> dict[tuple[SourceKind, str], Number]:
    grades = {name: tally.grades.get(name.removeprefix("grade_"), 0) for name in GRADES}
    campaign = {"due": tally.due, "submitted": tally.sent, "submitted_on_time": tally.on_time}
    audit: dict[str, Number] = {
        **grades,
        "appraised": tally.appraised,
        # A grade of another scheme is none of the four.
        "ungraded": tally.due - sum(grades.values()),
        "knocked_out": tally.knocked_out,
        "on_site": followed.on_site,
        "audits": followed.audits,
        "conclusions": followed.conclusions,
        "remedies": followed.remedies,
        "remedies_done": followed.remedies_done,
        "remedies_overdue": followed.remedies_overdue,
        "remedies_open": followed.remedies_open,
    }
    means = {"score": tally.audit_score.mean, "gap": tally.gap.mean}
    audit |= {name: mean for name, mean in means.items() if mean is not None}
    found: dict[tuple[SourceKind, str], Number] = {(SourceKind.CAMPAIGN, name): n for name, n in campaign.items()}
    return found | {(SourceKind.AUDIT, name): number for name, number in audit.items()}
