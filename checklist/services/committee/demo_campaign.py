"""Closed sample campaigns with something in them: the sample reports received, two audited, one recognised, one public.

The samples answer for three different periods under three rule books, so there is one small campaign for each. All of
it is fictional and goes through the services that real reports go through.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from checklist.domain.answers import AnswerSet
from checklist.domain.committee.audit import AuditItem
from checklist.domain.committee.campaigns import Asked, Campaign, CampaignState
from checklist.domain.committee.register import Category
from checklist.domain.dates import legal_day
from checklist.domain.findings import Verdict
from checklist.services.accounts import User
from checklist.services.answer_files import read_answer_file
from checklist.services.assess import assess_file, sign_and_keep
from checklist.services.committee import receiving
from checklist.services.committee.audit_reading import audit_view
from checklist.services.committee.audits import conclude, open_audit, propose, save_item
from checklist.services.committee.campaigns import move_campaign
from checklist.services.committee.certificates import issue_certificates
from checklist.services.committee.recognition import start_decision
from checklist.services.committee.recognition_issue import issue_decision
from checklist.services.committee.seat import is_sample
from checklist.services.public_pages import open_page
from checklist.services.public_results import Part, candidates, prepare, publish
from checklist.services.signing import Hand
from checklist.services.workspace import Workspace
from checklist.store import audit, campaigns, register, submissions, units, users
from checklist.store.database import transaction

ACTOR = "demo-accounts"
MEMBER, AUDITOR, CHAIR = "bcd.thanh-vien", "bcd.tham-dinh", "bcd.truong-ban"


@dataclass(frozen=True, slots=True)
class SampleCampaign:
    """A campaign around one sample: what it is called, which units it asks, how far the committee came with it."""

    id: str
    name: str
    sample: str
    category: Category
    seen: str = ""
    reason: str = ""
    """Why the auditor lowers one value; empty for a report that still waits for its auditor."""
    decision: str = ""
    """The number of the decision that recognises it; empty for none."""
    head: str = ""
    """The account that publishes the result; empty where it stays unpublished."""

    @property
    def is_audited(self) -> bool:
        """Whether the audit is concluded."""
        return bool(self.reason)


SAMPLES = (
    SampleCampaign(
        "dot-mau-xa", "Đánh giá thực hiện dân chủ ở xã, phường năm 2020 (mẫu)", "xa-pl-34-2007", Category.COMMUNE,
        seen="Sổ niêm yết tại trụ sở; ảnh chụp bảng tin",
        reason="Hồ sơ chưa có minh chứng cho toàn bộ thời gian niêm yết.", head="xa.thu-truong",
    ),
    SampleCampaign(
        "dot-mau-truong", "Đánh giá thực hiện dân chủ ở trường học, tháng 9 – tháng 12 năm 2022 (mẫu)",
        "truong-nd-04-2015", Category.SCHOOL,
    ),
    SampleCampaign(
        "dot-mau-doanh-nghiep", "Đánh giá thực hiện dân chủ ở doanh nghiệp năm 2025 (mẫu)",
        "doanh-nghiep-nd-145-2020", Category.ENTERPRISE,
        seen="Biên bản đối thoại; sổ công văn đi",
        reason="Biên bản đối thoại chưa ghi rõ ngày công bố kết quả.", decision="01",
    ),
)  # fmt: skip


def make_demo_campaigns(workspace: Workspace, folder: Path, *, at: datetime) -> Iterator[str]:
    """Make the sample campaigns that are not there yet from the answer files in ``folder``; names each before it.

    Does nothing where the committee is not the sample one. Raises ``AnswersInvalid``, ``FileRefused``, ``Refused``.
    """
    if not is_sample(workspace):
        return
    with workspace.database() as db:
        held = {each.id for each in campaigns.every(db)}
        people = {name: found[0] for name in (MEMBER, AUDITOR, CHAIR) if (found := users.with_password_hash(db, name))}
    if len(people) < 3:
        return
    for sample in SAMPLES:
        if sample.id not in held:
            yield sample.name
            _make(workspace, folder, sample, people, at)


def _make(workspace: Workspace, folder: Path, sample: SampleCampaign, people: Mapping[str, User], at: datetime) -> None:
    path = folder / f"{sample.sample}.yaml"
    answers, _ = read_answer_file(path, workspace.pack)
    # What takes long comes first: whoever breaks off here finds nothing half made the next time. The head alone signs:
    # each further signature costs a second here and another at receiving.
    pdf = sign_and_keep(workspace, assess_file(workspace, path), Hand(at=at, actor=ACTOR))
    if not _open_campaign(workspace, sample, answers, at):
        return
    submission_id = _received(workspace, sample, pdf, at)
    if submission_id is not None and sample.is_audited:
        _audited(workspace, sample, submission_id, people, at)
    move_campaign(workspace, sample.id, CampaignState.CLOSED, at=at, by=ACTOR)
    if submission_id is not None and sample.decision:
        _recognised(workspace, sample, people, at, legal_day(at))
    if sample.head:
        _published(workspace, sample, answers, at)


def _open_campaign(workspace: Workspace, sample: SampleCampaign, answers: AnswerSet, at: datetime) -> bool:
    """Open the campaign for the sample units of its category; False where the register has none (any more)."""
    scoring = answers.scoring or workspace.pack.scoring_for(answers.regulation).id
    asked = {answers.unit.kind: Asked(answers.regulation, scoring)}
    new = Campaign(
        sample.id, sample.name, answers.period, legal_day(at), asked, CampaignState.OPEN, 1, at, ACTOR
    )  # fmt: skip
    with workspace.database() as db, transaction(db):
        members = [
            unit.id
            for unit in register.load(db).units.values()
            if unit.is_sample and unit.category is sample.category and unit.kind is answers.unit.kind
        ]
        if not members:
            return False
        campaigns.add(db, new)
        campaigns.add_units(db, sample.id, members, at=at, by=ACTOR)
        audit.append(db, at=at, actor=ACTOR, action="campaign.add", subject=sample.id, detail={"sample": True})
    return True


def _received(workspace: Workspace, sample: SampleCampaign, pdf: bytes, at: datetime) -> str | None:
    """Receive the signed report as a member would; the id of the submission, None where it was not taken."""
    limits = receiving.Limits()
    receipt = receiving.open_receipt(workspace, at=at, by=MEMBER)
    receiving.add_file(workspace, receipt, f"{sample.sample}.pdf", io.BytesIO(pdf), limits)
    receiving.close_receipt(workspace, receipt)
    receiving.receive_waiting(workspace, receipt, clock=lambda: at, limits=limits)
    with workspace.database() as db:
        found = submissions.of_campaign(db, sample.id)
    return found[0].id if found else None


def _audited(
    workspace: Workspace, sample: SampleCampaign, submission_id: str, people: Mapping[str, User], at: datetime
) -> None:
    """Audit it: of what the unit holds to be done one value is confirmed and one lowered; the chair concludes."""
    auditor, chair = people[AUDITOR], people[CHAIR]
    opened = open_audit(workspace, submission_id, auditor, at=at)
    done = [
        each.finding.requirement.id
        for each in audit_view(workspace, submission_id).comparisons
        if each.self_value is Verdict.DONE and not each.finding.requirement.critical
    ]
    said = (Verdict.DONE, ""), (Verdict.PARTLY, sample.reason)
    for requirement, (verdict, reason) in zip(done, said, strict=False):
        item = AuditItem(requirement, verdict, reason=reason, seen=sample.seen)
        save_item(workspace, submission_id, item, expected_revision=0, auditor=auditor, at=at)
    proposed = propose(
        workspace, submission_id, remark="Báo cáo đủ hồ sơ; một nội dung chấm khác tự đánh giá.",
        expected_revision=opened.revision, auditor=auditor, at=at,
    )  # fmt: skip
    conclude(
        workspace, submission_id, conclusion="Nhất trí với đề nghị của người thẩm định.",
        expected_revision=proposed.revision, chair=chair, at=at,
    )  # fmt: skip


def _recognised(
    workspace: Workspace, sample: SampleCampaign, people: Mapping[str, User], at: datetime, today: date
) -> None:
    """Issue a decision on what was concluded and give its certificates; nobody has signed them yet."""
    draft = start_decision(workspace, sample.id, at=at, today=today, by=people[MEMBER])
    issue_decision(
        workspace, draft.id, number=sample.decision, dated=today, expected_revision=draft.revision, at=at, today=today,
        by=people[CHAIR],
    )  # fmt: skip
    issue_certificates(workspace, draft.id, dated=today, valid_until=None, at=at, today=today, by=people[CHAIR])


def _published(workspace: Workspace, sample: SampleCampaign, answers: AnswerSet, at: datetime) -> None:
    """Open the unit's public page and show the result of this period, as its head would."""
    with workspace.database() as db:
        unit = next((each for each in units.every(db) if each.name == answers.unit.name and each.is_sample), None)
    if unit is None:
        return
    own = [each for each in candidates(workspace, unit) if each.period == answers.period and each.standing is None]
    if not own:
        return
    intro = "Đơn vị mẫu, không có thật: trang này cho thấy người dân đọc được gì."
    open_page(workspace, unit, intro, 0, consent=None, at=at, by=sample.head)
    parts = (Part.SCORE, Part.RIGHTS, Part.COMPLIANCE, Part.REQUIREMENTS, Part.AUDIT)
    prepared = prepare(workspace, unit, own[0].assessment.id, parts, at=at, by=sample.head)
    publish(workspace, unit, prepared.id, consent=None, at=at, by=sample.head)
