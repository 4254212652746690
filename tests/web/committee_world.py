"""The committee of the test world: its agency, one unit of the register, one open campaign, one submission in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from checklist.domain import answers
from checklist.domain.answers import Unit as NamedUnit
from checklist.domain.assessing import assess
from checklist.domain.committee.campaigns import Asked, Campaign, CampaignState
from checklist.domain.committee.register import Category, RegisterUnit
from checklist.domain.committee.submission import in_short
from checklist.domain.committee.verdict_vectors import order_of, vector_of
from checklist.domain.law import UnitKind
from checklist.domain.seal import plain_result, seal
from checklist.services.answer_files import read_answer_file
from checklist.services.record import unit_id_of
from checklist.services.working_calendar import calendar_for
from checklist.services.workspace import Workspace
from checklist.store import campaigns, committee, register, submissions, units
from checklist.store.committee import Committee
from checklist.store.database import transaction
from checklist.store.submissions import Submission
from tests.cases import ROOT

MADE_AT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
RECEIVED_AT = datetime(2026, 1, 6, 2, 0, tzinfo=UTC)
AGENCY = NamedUnit("Ban Tuyên giáo và Dân vận Tỉnh ủy Thử", UnitKind.AGENCY, {}, "Tỉnh ủy Thử", "Thử")
NAME = "Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở tỉnh Thử"
SAMPLE = "truong-nd-04-2015"
BY = "xa.committee_member"


@dataclass(frozen=True)
class CommitteePlace:
    """What the committee holds: ids of a unit of the register, of a campaign, and of a submission (digital, received).

    The unit employs nobody of the world, so every auditor may audit it.
    """

    agency_id: str
    register_unit: str
    campaign: str
    submission: str


def make_committee(workspace: Workspace) -> CommitteePlace:
    """The committee of the world, with what it has received."""
    given, _ = read_answer_file(ROOT / "tests" / "samples" / f"{SAMPLE}.yaml", workspace.pack)
    agency_id = unit_id_of(AGENCY)
    with workspace.database() as db, transaction(db):
        units.add(db, units.Unit(agency_id, AGENCY.name, AGENCY.kind, AGENCY.parent, AGENCY.place, {}, False, MADE_AT))
        committee.add(db, Committee(NAME, "Tỉnh ủy Thử", "Thử", "hd05", "BCĐ", "", agency_id, 1, MADE_AT))
        unit = a_register_unit(given.unit)
        register.add(db, [unit])
        asked = {UnitKind.AGENCY: Asked(given.regulation, workspace.pack.scoring_for(given.regulation).id)}
        campaign = Campaign(
            "dot-thu", "Đợt thử", given.period, date(2026, 12, 15), asked, CampaignState.OPEN, 1, MADE_AT, BY
        )  # fmt: skip
        campaigns.add(db, campaign)
        campaigns.add_units(db, campaign.id, [unit.id], at=MADE_AT, by=BY)
        submission, payload = _submission(workspace, given)
        digest = submissions.keep_requirement_order(
            db, given.regulation, order_of(workspace.pack.regulations[given.regulation])
        )
        held = Submission(**{**submission, "requirements_digest": digest})
        submissions.add(db, held, payload)
    return CommitteePlace(agency_id, unit.id, campaign.id, held.id)


def a_register_unit(unit: NamedUnit, category: Category = Category.SCHOOL) -> RegisterUnit:
    """A unit of the register with the identity that it has on its own side."""
    return RegisterUnit(
        unit_id_of(unit), unit.code, unit.name, unit.kind, category, None, unit.parent, None, None, "", False, 1,
        MADE_AT, BY,
    )  # fmt: skip


def _submission(workspace: Workspace, given: answers.AnswerSet) -> tuple[dict[str, Any], bytes]:
    assessment = assess(workspace.pack, given, calendar_for(given))
    sealed = seal(assessment, workspace.rules.sources)
    result = in_short(plain_result(assessment.findings, assessment.score))
    unit = {"name": given.unit.name, "kind": given.unit.kind.value, "parent": given.unit.parent,
            "place": given.unit.place, "code": given.unit.code}  # fmt: skip
    facts = {"rules_digest": sealed.rules_digest, "same_rules": True, "evaluated": True}
    order = order_of(workspace.pack.regulations[given.regulation])
    fields: dict[str, Any] = {
        "id": "bai-nop-thu",
        "unit_id": unit_id_of(given.unit),
        "campaign_id": "dot-thu",
        "seal_digest": sealed.digest,
        "printed_id": sealed.assessment,
        "class_": "digital",
        "regulation": given.regulation,
        "period_from": given.period.start,
        "period_to": given.period.end,
        "claimed": {**result, "unit": unit},
        "result": {**result, **facts},
        "differences": (),
        "requirements_digest": "",
        "verdicts": vector_of(order, assessment.findings),
        "supersedes": None,
        "state": "received",
        "received_at": RECEIVED_AT,
        "received_by": BY,
        "confirmed_by": None,
    }
    return fields, sealed.payload
