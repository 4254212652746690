"""The committee's own sheet of figures for a campaign: what it shows, and saving it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from checklist.domain.committee.campaigns import Campaign
from checklist.domain.committee.committee_figures import GIVER, asked_of_committee, committee_reports
from checklist.domain.indicators.indicator import Indicator, Kind, RollUpRule
from checklist.domain.indicators.rolling import RolledUp, roll_up
from checklist.domain.indicators.values import Provenance, Value, carried
from checklist.domain.roles import Permission
from checklist.services.committee.campaigns import campaign_of
from checklist.services.committee.committee_given import committee_given
from checklist.services.committee.consolidated_source import gather
from checklist.services.committee.recognition_signing import require
from checklist.services.figures import Sheet, marks_of, touched_of
from checklist.services.figures_before import NEVER
from checklist.services.workspace import Workspace
from checklist.store import audit, figures
from checklist.store.database import transaction
from checklist.store.users import User


@dataclass(frozen=True, slots=True)
class CommitteeSheet:
    """The sheet with its campaign. Nothing is left out of it: a committee has no short form and no groups to choose."""

    campaign: Campaign
    sheet: Sheet


def committee_sheet(workspace: Workspace, campaign_id: str, *, today: date) -> CommitteeSheet:
    """The committee's figures as they stand; beside them, not to be typed, what the program counts.

    Raises ``NotFound`` for an unknown campaign.
    """
    pack, campaign = workspace.pack, campaign_of(workspace, campaign_id)
    data = gather(workspace, campaign_id, today=today)
    with workspace.database() as db:
        given = committee_given(db, campaign, pack)
    asked = asked_of_committee(pack.indicators)
    alone = roll_up(pack.indicators, [committee_reports(pack.indicators, given.values)])
    counted = _numbers(data.figures, (one for one in pack.indicators if one.roll_up is RollUpRule.REGISTRY))
    known = {**data.own, **counted, **_numbers(alone, (one for one in pack.indicators if one.kind is Kind.RATIO))}
    proposals = carried(pack.indicators, (given.before or NEVER).values)
    codes = {one.code for one in asked}
    sheet = Sheet(
        indicators=asked,
        included=True,
        groups=tuple(pack.indicators.groups),
        values={**given.values, **known},
        given=given.values,
        computed=known,
        counted=frozenset({*data.own, *counted}),
        proposed={code: each for code, each in proposals.items() if code in codes and code not in given.rows},
        before=given.before,
        issues=given.issues,
        shown=marks_of(given.rows),
    )
    return CommitteeSheet(campaign, sheet)


def _numbers(rolled: RolledUp, wanted: Iterable[Indicator]) -> dict[str, Value]:
    found = {one.code: rolled.number(one.code) for one in wanted}
    return {code: Value(number, Provenance.COMPUTED) for code, number in found.items() if number is not None}


def save_committee_sheet(
    workspace: Workspace,
    campaign_id: str,
    bodies: Mapping[str, Mapping[str, Any]],
    shown: Mapping[str, tuple[int, str]],
    *,
    at: datetime,
    by: User,
) -> tuple[str, ...]:
    """Save what somebody changed and return the codes; figures that fail a check are kept, and told wherever they go.

    ``bodies`` are what the form says, ``shown`` what it was made from. Raises ``NotFound``, ``Refused`` for a role that
    may not, ``StaleFigures`` of the store (nothing is saved then).
    """
    require(by, Permission.RECEIVE, Permission.CONCLUDE)
    campaign_of(workspace, campaign_id)
    touched, expected = touched_of(workspace.pack, GIVER, bodies, shown)
    with workspace.database() as db, transaction(db):
        changed = figures.save_of_campaign(db, campaign_id, touched, expected, at=at, by=by.username)
        if changed:
            audit.append(
                db, at=at, actor=by.username, action="committee_figures.save", subject=campaign_id,
                detail={"codes": list(changed)},
            )  # fmt: skip
    return changed
