"""Where the units of a campaign stand: what the roll-up counts, the queue orders and the lists show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlite_utils import Database

from checklist.domain.committee.campaigns import Campaign
from checklist.domain.committee.register import RegisterUnit
from checklist.domain.committee.rollup import Standing
from checklist.domain.dates import legal_day
from checklist.services.errors import NotFound
from checklist.services.workspace import Workspace
from checklist.store import audits, campaigns, register, submissions
from checklist.store.audits import Audit
from checklist.store.database import rows
from checklist.store.errors import NotFound as NoSuchRow
from checklist.store.submissions import Submission


@dataclass(frozen=True, slots=True)
class CampaignStandings:
    """A campaign with its units. Submissions and audits are those that count, by unit."""

    campaign: Campaign
    units: Mapping[str, RegisterUnit]
    standings: tuple[Standing, ...]
    submissions: Mapping[str, Submission]
    audits: Mapping[str, Audit]


def campaign_standings(workspace: Workspace, campaign_id: str, *, today: date) -> CampaignStandings:
    """Where every unit of a campaign stands on ``today``. Raises :class:`NotFound`."""
    with workspace.database() as db:
        return standings_in(db, campaign_id, today=today)


def standings_in(db: Database, campaign_id: str, *, today: date) -> CampaignStandings:
    """The same within an open database. Raises :class:`NotFound`."""
    try:
        campaign = campaigns.get(db, campaign_id)
    except NoSuchRow as error:
        raise NotFound("Không có đợt đánh giá này.", "There is no such campaign.") from error
    units = register.load(db).units
    members = [units[unit] for unit in campaigns.units_of(db, campaign_id)]
    arrivals = campaigns.arrivals(db, campaign_id)
    counted = {each.unit_id: each for each in submissions.of_campaign(db, campaign_id) if each.unit_id}
    held = audits.every(db)
    orders, grades = submissions.requirement_orders(db), recognised_grades(db, campaign_id)
    waived = {each.unit_id for each in campaigns.waivers_of(db, campaign_id) if each.holds_on(today)}
    found = []
    for unit in members:
        submission, arrival = counted.get(unit.id), arrivals.get(unit.id)
        if submission is None or arrival is None:
            found.append(Standing(unit.id, str(unit.kind or ""), waived=unit.id in waived))
            continue
        audit = held.get(submission.id)
        concluded = audit if audit is not None and audit.state == "concluded" else None
        found.append(
            Standing(
                unit=unit.id,
                kind=str(unit.kind or ""),
                regulation=submission.regulation,
                order=orders[submission.requirements_digest],
                verdicts=submission.verdicts,
                on_time=legal_day(arrival.first_at) <= campaign.due_on,
                # What has come in counts, also from a unit that was let off.
                waived=False,
                self_score=exact_score(submission),
                audit_score=Fraction(concluded.score) if concluded is not None and concluded.score else None,
                grade=grades.get(submission.id),
                knocked_out=bool(submission.result.get("knocked_out")),
            )
        )
    by_unit = {unit: each for unit, each in counted.items() if any(member.id == unit for member in members)}
    mine = {unit: held[each.id] for unit, each in by_unit.items() if each.id in held}
    return CampaignStandings(campaign, {unit.id: unit for unit in members}, tuple(found), by_unit, mine)


def exact_score(submission: Submission) -> Fraction | None:
    """The unit's own score as our rules and the campaign's scheme give it; None when nothing applied."""
    exact = submission.result.get("score_exact")
    return None if exact is None else Fraction(str(exact))


def recognised_grades(db: Database, campaign_id: str) -> dict[str, str]:
    """The grades that issued decisions of a campaign recognise, by submission; a later decision wins."""
    found = rows(
        db,
        "SELECT r.submission_id, r.grade FROM recognitions r JOIN decisions d ON d.id = r.decision_id "
        "WHERE d.campaign_id = ? AND d.state = 'issued' ORDER BY d.dated, d.created_at, d.id",
        (campaign_id,),
    )
    return {each["submission_id"]: each["grade"] for each in found}


def sent_before(db: Database, units: Iterable[str], campaign: Campaign) -> set[str]:
    """Those of ``units`` that sent something for an earlier period."""
    wanted = set(units)
    found = rows(
        db, "SELECT DISTINCT unit_id FROM submissions WHERE period_to < ?", (campaign.period.start.isoformat(),)
    )
    return {each["unit_id"] for each in found} & wanted
