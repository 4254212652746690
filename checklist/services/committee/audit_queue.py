"""The queue of audits: the submissions of a campaign by risk, with a random sample that its printed seed redraws."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from checklist.domain.committee.audit import Agreement, agreement_of, compare
from checklist.domain.committee.register import RegisterUnit
from checklist.domain.committee.risk import AuditFacts, Risk, audit_queue, draw_sample
from checklist.services.committee.standings import CampaignStandings, sent_before, standings_in
from checklist.services.errors import Refused
from checklist.services.reopen import reopen_seal
from checklist.services.workspace import Workspace
from checklist.store import audit as trail
from checklist.store import audit_plans, audits, submissions, users
from checklist.store.audit_plans import Sample
from checklist.store.audits import Audit
from checklist.store.database import transaction
from checklist.store.submissions import Submission
from checklist.store.users import User

LARGEST_SAMPLE = 5000


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """One submission of the queue; ``auditor`` is the name of who audits it, empty while nobody does."""

    unit: RegisterUnit
    submission: Submission
    risk: Risk
    audit: Audit | None
    auditor: str


@dataclass(frozen=True, slots=True)
class Queue:
    """The queue of a campaign with the samples drawn for it, the last drawn last."""

    standings: CampaignStandings
    entries: tuple[QueueEntry, ...]
    samples: tuple[Sample, ...]


def queue_of(workspace: Workspace, campaign_id: str, *, today: date) -> Queue:
    """The submissions of a campaign by falling risk. Raises ``NotFound``."""
    with workspace.database() as db:
        standings = standings_in(db, campaign_id, today=today)
        samples = tuple(audit_plans.of_campaign(db, campaign_id))
        names = {user.id: user.name for user in users.every(db)}
        facts = _facts(db, standings, samples)
    by_submission = {each.id: unit for unit, each in standings.submissions.items()}
    entries = []
    for risk in audit_queue(facts):
        unit = by_submission[risk.submission]
        audit = standings.audits.get(unit)
        name = names.get(audit.auditor_id, "") if audit else ""
        entries.append(QueueEntry(standings.units[unit], standings.submissions[unit], risk, audit, name))
    return Queue(standings, tuple(entries), samples)


def draw(
    workspace: Workspace, campaign_id: str, *, size: int, seed: str, by: User, at: datetime, today: date
) -> Sample:
    """Draw a sample of the units that have sent and keep it as drawn; without ``seed`` a random one is taken.

    Raises ``NotFound``, :class:`Refused` for a size that no sample has.
    """
    if not 1 <= size <= LARGEST_SAMPLE:
        raise Refused(
            f"Số đơn vị chọn mẫu phải từ 1 đến {LARGEST_SAMPLE}.", f"A sample has 1 to {LARGEST_SAMPLE} units."
        )
    with workspace.database() as db, transaction(db):
        standings = standings_in(db, campaign_id, today=today)
        chosen_seed = seed.strip() or secrets.token_hex(8)
        listed = tuple(sorted(standings.submissions))
        drawn = draw_sample(chosen_seed, listed, size)
        sample = Sample(f"mau-{secrets.token_hex(6)}", campaign_id, chosen_seed, tuple(drawn), listed, at, by.username)
        audit_plans.add(db, sample)
        detail = {"seed": chosen_seed, "size": size, "drawn": drawn}
        trail.append(db, at=at, actor=by.username, action="audit.sample", subject=campaign_id, detail=detail)
    return sample


def agreement_by_auditor(workspace: Workspace, campaign_id: str, *, today: date) -> Mapping[str, Agreement]:
    """How often each auditor agreed with the units audited, by the auditor's name."""
    totals: dict[str, Agreement] = {}
    with workspace.database() as db:
        standings = standings_in(db, campaign_id, today=today)
        names = {user.id: user.name for user in users.every(db)}
        for unit, audit in standings.audits.items():
            name = names.get(audit.auditor_id, audit.auditor_id)
            totals[name] = totals.get(name, Agreement()) + agreement_in(db, standings.submissions[unit])
    return dict(sorted(totals.items()))


def agreement_in(db: Database, submission: Submission) -> Agreement:
    """How often the auditor of one submission agreed with its unit."""
    items = {key: each.item for key, each in audits.items(db, submission.id).items()}
    if not items:
        return Agreement()
    assessment = reopen_seal(submission.seal_digest, submissions.payload(db, submission.id))
    return agreement_of(compare(assessment.findings, items))


def _facts(db: Database, standings: CampaignStandings, samples: tuple[Sample, ...]) -> list[AuditFacts]:
    sampled = {unit for sample in samples for unit in sample.drawn}
    known = sent_before(db, standings.submissions, standings.campaign)
    on_time = {standing.unit: standing.on_time for standing in standings.standings}
    return [
        AuditFacts(
            submission=each.id,
            lowered=int(each.result.get("lowered", 0)),
            bare=int(each.result.get("bare", 0)),
            declared_met=int(each.result.get("declared_met", 0)),
            differences=len(each.differences),
            is_late=not on_time[unit],
            is_first=unit not in known,
            is_sampled=unit in sampled,
        )
        for unit, each in standings.submissions.items()
    ]
