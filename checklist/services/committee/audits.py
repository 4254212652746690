"""Audit (thẩm định) of a submission: opened by an auditor of another unit, proposed, concluded by the chair, returned.

Both columns stay: the unit's values are in the sealed data, which nothing here touches.
"""

from __future__ import annotations

from datetime import datetime

from sqlite_utils import Database

from checklist.domain.committee.audit import AuditItem, compare, lacking_reasons
from checklist.domain.committee.submission import State
from checklist.domain.plain import plain
from checklist.domain.roles import Permission, allows
from checklist.services.committee.audit_reading import AuditView, submission_in, view_in
from checklist.services.committee.plans import take_over_plans
from checklist.services.committee.register_identity import own_units
from checklist.services.errors import NotFound, Refused
from checklist.services.reopen import reopen_seal
from checklist.services.workspace import Workspace
from checklist.store import audit as trail
from checklist.store import audits, submissions
from checklist.store.audits import Audit, StaleItem
from checklist.store.database import transaction
from checklist.store.submissions import Submission
from checklist.store.users import User

__all__ = ["AuditRefused", "StaleItem"]


class AuditRefused(Refused):
    """An audit may not go on in this way; the sentence says why."""


def open_audit(workspace: Workspace, submission_id: str, auditor: User, *, at: datetime) -> Audit:
    """Begin to audit a submission. Raises :class:`NotFound`, :class:`AuditRefused`."""
    with workspace.database() as db, transaction(db):
        submission = submission_in(db, submission_id)
        _require_other_unit(workspace, submission, auditor)
        _require(auditor, Permission.AUDIT)
        if submission.state != State.RECEIVED:
            raise AuditRefused(
                "Chỉ mở thẩm định cho bản nộp đã tiếp nhận và đã gắn đơn vị, chưa bị thay thế hay trả lại.",
                "Only a submission that was received, belongs to a unit and still counts can be audited.",
            )
        audit = Audit(submission_id, auditor.id, "open", "", None, None, 1, at)
        audits.add(db, audit)
        submissions.change(db, submission_id, state=State.IN_AUDIT.value)
        _carry_items(db, submission, at)
        trail.append(db, at=at, actor=auditor.username, action="audit.open", subject=submission_id, detail={})
    return audit


def save_item(
    workspace: Workspace, submission_id: str, item: AuditItem, *, expected_revision: int, auditor: User, at: datetime
) -> int:
    """Save what is said of one requirement; returns its new revision.

    Raises :class:`NotFound`, :class:`AuditRefused`, :class:`StaleItem`.
    """
    with workspace.database() as db, transaction(db):
        view = view_in(workspace, db, submission_id)
        _require_own_audit(workspace, view, auditor)
        try:
            compare(view.assessment.findings, {item.requirement: item})
        except ValueError as error:
            raise NotFound(
                "Yêu cầu này không được chấm ở bản nộp này.", "This requirement is not scored here."
            ) from error
        revision = audits.save_item(
            db, submission_id, item, expected_revision=expected_revision, at=at, by=auditor.username
        )
        trail.append(
            db, at=at, actor=auditor.username, action="audit.item", subject=submission_id, detail=plain(item)
        )  # fmt: skip
    return revision


def propose(workspace: Workspace, submission_id: str, *, remark: str, expected_revision: int, auditor: User,
            at: datetime) -> Audit:  # fmt: skip
    """Put the audit before the chair, with the score it comes to.

    Raises :class:`NotFound`, :class:`AuditRefused` while a reason or an explanation is wanting, :class:`StaleItem`.
    """
    with workspace.database() as db, transaction(db):
        view = view_in(workspace, db, submission_id)
        _require_own_audit(workspace, view, auditor)
        if wanting := lacking_reasons(view.comparisons):
            raise AuditRefused(
                f"Còn {len(wanting)} nội dung chấm khác tự đánh giá mà chưa ghi lý do.",
                f"{len(wanting)} values differ from the unit's without a reason.",
            )
        if view.open_questions:
            raise AuditRefused(
                f"Còn {len(view.open_questions)} yêu cầu giải trình chưa có trả lời của đơn vị.",
                f"{len(view.open_questions)} requests for explanation have no reply yet.",
            )
        grade = view.audit_score.grade
        changed = audits.change(
            db, submission_id, expected_revision=expected_revision, state="proposed", remark=remark, proposed_at=at,
            score=str(view.audit_score.total), grade=grade.grade if grade else None,
        )  # fmt: skip
        detail = {"score": changed.score, "grade": changed.grade}
        trail.append(db, at=at, actor=auditor.username, action="audit.propose", subject=submission_id, detail=detail)
    return changed


def send_back(workspace: Workspace, submission_id: str, *, reason: str, expected_revision: int, chair: User,
              at: datetime) -> Audit:  # fmt: skip
    """Give a proposed audit back to its auditor. Raises as :func:`conclude`."""
    return _settle(workspace, submission_id, "open", reason, expected_revision, chair, at)


def conclude(workspace: Workspace, submission_id: str, *, conclusion: str, expected_revision: int, chair: User,
             at: datetime) -> Audit:  # fmt: skip
    """Conclude a proposed audit in the committee's name.

    Raises :class:`NotFound`, :class:`AuditRefused` (not proposed, own unit, own audit), :class:`StaleItem`.
    """
    return _settle(workspace, submission_id, "concluded", conclusion, expected_revision, chair, at)


def return_submission(
    workspace: Workspace, submission_id: str, *, reason: str, expected_revision: int, auditor: User, at: datetime
) -> Audit:
    """Return a submission to its unit with reasons; the unit answers with a new version.

    Raises :class:`NotFound`, :class:`AuditRefused` without a reason, :class:`StaleItem`.
    """
    if not reason.strip():
        raise AuditRefused("Hãy ghi lý do trả lại.", "Give the reason for returning it.")
    with workspace.database() as db, transaction(db):
        view = view_in(workspace, db, submission_id)
        _require_own_audit(workspace, view, auditor)
        changed = audits.change(
            db, submission_id, expected_revision=expected_revision, state="returned", remark=reason
        )  # fmt: skip
        submissions.change(db, submission_id, state=State.RETURNED.value)
        detail = {"reason": reason}
        trail.append(db, at=at, actor=auditor.username, action="audit.return", subject=submission_id, detail=detail)
    return changed


def is_own(workspace: Workspace, submission: Submission, user: User) -> bool:
    """Whether a submission is from the unit that employs ``user``, or one that it was made of or became."""
    return submission.unit_id is not None and submission.unit_id in own_units(workspace, user)


def _settle(
    workspace: Workspace, submission_id: str, state: str, words: str, expected_revision: int, chair: User, at: datetime
) -> Audit:
    with workspace.database() as db, transaction(db):
        view = view_in(workspace, db, submission_id)
        _require(chair, Permission.CONCLUDE)
        _require_other_unit(workspace, view.submission, chair)
        if view.audit is None or view.audit.state != "proposed":
            raise AuditRefused(
                "Cuộc thẩm định chưa được trình để kết luận.", "The audit has not been put forward to conclude."
            )
        if not words.strip():
            raise AuditRefused("Hãy ghi nội dung kết luận hoặc lý do.", "Write the conclusion or the reason.")
        if state == "concluded":
            changed = audits.change(
                db, submission_id, expected_revision=expected_revision, state=state, conclusion=words,
                concluded_at=at, concluded_by=chair.id,
            )  # fmt: skip
            submissions.change(db, submission_id, state=State.CONCLUDED.value)
            take_over_plans(db, view.submission, view.assessment, view.comparisons, at=at, by=chair.username)
        else:
            changed = audits.change(
                db, submission_id, expected_revision=expected_revision, state=state, conclusion=words, score=None,
                grade=None, proposed_at=None,
            )  # fmt: skip
        action = "audit.conclude" if state == "concluded" else "audit.send_back"
        trail.append(db, at=at, actor=chair.username, action=action, subject=submission_id, detail={"words": words})
    return changed


def _carry_items(db: Database, submission: Submission, at: datetime) -> None:
    """Take over what was said of the version before, where the unit's answer is the same and still scored."""
    if submission.supersedes is None or audits.get(db, submission.supersedes) is None:
        return
    before = submissions.get(db, submission.supersedes)
    old, new = (reopen_seal(each.seal_digest, submissions.payload(db, each.id)) for each in (before, submission))
    scored = {finding.requirement.id for finding in new.findings if finding.scored}
    for key, kept in audits.items(db, before.id).items():
        if key in scored and old.answers.to(key) == new.answers.to(key):
            audits.save_item(db, submission.id, kept.item, expected_revision=0, at=at, by=kept.updated_by)


def _require(user: User, permission: Permission) -> None:
    if not (user.is_active and allows(user.role, permission)):
        raise AuditRefused("Vai trò của tài khoản không được làm việc này.", "The account's role may not do this.")


def _require_other_unit(workspace: Workspace, submission: Submission, user: User) -> None:
    if is_own(workspace, submission, user):
        raise AuditRefused(
            "Không thẩm định, kết luận đối với chính đơn vị mình.",
            "Nobody audits, or concludes the audit of, the own unit.",
        )


def _require_own_audit(workspace: Workspace, view: AuditView, auditor: User) -> None:
    _require(auditor, Permission.AUDIT)
    _require_other_unit(workspace, view.submission, auditor)
    if view.audit is None or view.audit.state != "open":
        raise AuditRefused("Cuộc thẩm định không ở trạng thái đang làm.", "The audit is not open.")
    if view.audit.auditor_id != auditor.id:
        raise AuditRefused("Cuộc thẩm định này do người khác phụ trách.", "Somebody else does this audit.")
