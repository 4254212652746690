"""The notice of conclusion of an audit: proposed from what the audit found, typed on, issued, signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from checklist.documents.papers import render_paper
from checklist.domain.findings import SHORTFALLS, Verdict
from checklist.domain.papers.common import Demand, Grade, Issuing, Signatory
from checklist.domain.papers.conclusion import TYPE, Conclusion
from checklist.domain.plain import plain
from checklist.domain.report_words import long_date, percent, points_prose, ratio_prose
from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.committee.audit_reading import AuditView, audit_view
from checklist.services.committee.recognition_issue import issue_faults
from checklist.services.committee.recognition_paper import chair_name, issuing_of, lapsed_notices, the_committee
from checklist.services.committee.recognition_signing import (
    check_signed_elsewhere,
    keep_pdf,
    read_kept,
    require,
    sign_here,
)
from checklist.services.committee.visits import VisitRefused, VisitView, visits_of
from checklist.services.committee.visits_paper import parts, source_of
from checklist.services.errors import NotFound
from checklist.services.papers import issue
from checklist.services.signing import Hand
from checklist.services.workspace import Workspace
from checklist.store import audit as trail
from checklist.store import audit_papers, remedies
from checklist.store.audit_papers import Notice, StaleNotice
from checklist.store.database import transaction
from checklist.store.users import User

__all__ = ["ConclusionView", "Notice", "StaleNotice"]

NOT_CONCLUDED = Text(
    "Chưa kết luận thẩm định nên chưa lập được thông báo.",
    "The audit is not concluded, so there is nothing to notify yet.",
)


@dataclass(frozen=True, slots=True)
class Wording:
    """What is typed of a notice; the demands are the remedies that are followed up."""

    basis: str = ""
    result: str = ""
    strengths: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    with_grade: bool = False
    plan_due: date | None = None
    recipients: tuple[str, ...] = ()
    signer_title: str = ""
    signer_name: str = ""
    signer_on_behalf: str = ""
    signer_office: str = ""

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Wording:
        """The wording of plain data."""
        values: dict[str, Any] = {each.name: data[each.name] for each in fields(cls) if each.name in data}
        for name, value in values.items():
            values[name] = tuple(value) if isinstance(value, list) else value
        due = data.get("plan_due")
        return cls(**{**values, "plan_due": date.fromisoformat(due) if due else None})


@dataclass(frozen=True, slots=True)
class ConclusionView:
    """The notice of an audit; ``notice`` is None before anything was typed, ``wording`` then a proposal."""

    audit: AuditView
    notice: Notice | None
    wording: Wording
    demands: tuple[Demand, ...]

    @property
    def is_issued(self) -> bool:
        """Whether it stands."""
        return self.notice is not None and self.notice.state == "issued"

    @property
    def revision(self) -> int:
        """What the next saving must name."""
        return self.notice.revision if self.notice else 0


def conclusion_view(workspace: Workspace, submission_id: str) -> ConclusionView:
    """The notice about a concluded audit. Raises :class:`NotFound` before the conclusion."""
    view = audit_view(workspace, submission_id)
    if view.audit is None or view.audit.state != "concluded":
        raise NotFound(NOT_CONCLUDED.vi, NOT_CONCLUDED.en)
    with workspace.database() as db:
        notice = audit_papers.get(db, submission_id)
        held = remedies.of_submission(db, submission_id)
        chair = chair_name(db)
    demands = tuple(Demand(each.what, each.owner, each.due, each.product) for each in held)
    if notice is not None:
        return ConclusionView(view, notice, Wording.read(notice.body), demands)
    return ConclusionView(view, None, _proposed(view, visits_of(workspace, submission_id), chair), demands)


def save_conclusion(
    workspace: Workspace, submission_id: str, wording: Wording, *, expected_revision: int, at: datetime, by: User
) -> None:
    """Keep what was typed. Raises :class:`NotFound`, ``VisitRefused``, StaleNotice."""
    require(by, Permission.AUDIT, Permission.CONCLUDE)
    view = conclusion_view(workspace, submission_id)
    _require_other_unit(view, by)
    faults = {}
    if not wording.basis:
        faults["basis"] = Text("Ghi căn cứ, ví dụ biên bản kiểm tra.", "Name the basis, such as the minutes.")
    if not wording.result:
        faults["result"] = Text("Ghi kết quả chung.", "Write the general result.")
    if not wording.signer_title:
        faults["signer_title"] = Text("Ghi chức vụ người ký.", "Give the title of the signatory.")
    if faults:
        raise VisitRefused(faults)
    new = Notice(submission_id, "", None, plain(wording), "draft", None, None, expected_revision, at, by.username)
    _save(workspace, new, "notice.save", at=at, by=by)


def issue_conclusion(
    workspace: Workspace,
    submission_id: str,
    *,
    number: str,
    dated: date | None,
    expected_revision: int,
    at: datetime,
    today: date,
    by: User,
) -> None:
    """Issue a saved notice under its number and day. Raises :class:`NotFound`, ``VisitRefused``, StaleNotice."""
    require(by, Permission.CONCLUDE)
    view = conclusion_view(workspace, submission_id)
    _require_other_unit(view, by)
    if view.notice is None or view.is_issued or view.revision != expected_revision:
        raise StaleNotice
    faults = issue_faults(number, dated, today)
    if faults or dated is None:
        raise VisitRefused(faults)
    with workspace.database() as db:
        issuing = issuing_of(db, the_committee(db), on=today, number=number, issued_on=dated)
    kept = issue(workspace, _paper(workspace, view, issuing, dated))
    full = issuing.profile.full_number(number, TYPE, issuing.symbol)
    body = {**plain(view.wording), "issued": {"number": full}}
    new = replace(
        view.notice, number=full, dated=dated, body=body, state="issued", paper_sha256=kept.sha256, updated_at=at,
        updated_by=by.username,
    )  # fmt: skip
    _save(workspace, new, "notice.issue", at=at, by=by)


def conclusion_pdf(workspace: Workspace, submission_id: str, *, today: date) -> bytes:
    """The notice as it stands: the newest file once issued, before that a draft of today.

    Raises :class:`NotFound`, :class:`Refused` for a lost file.
    """
    view = conclusion_view(workspace, submission_id)
    if view.is_issued and view.notice is not None and view.notice.newest is not None:
        return read_kept(workspace, view.notice.newest)
    with workspace.database() as db:
        issuing = issuing_of(db, the_committee(db), on=today, is_draft=True)
    return render_paper(_paper(workspace, view, issuing, today))


def sign_conclusion(workspace: Workspace, submission_id: str, slot: str, user: User, hand: Hand, *, over: str) -> None:
    """Sign a slot on the file ``over`` that the signer saw. Raises :class:`Refused`, StaleNotice."""
    standing = _standing(workspace, submission_id)
    if standing != over:
        raise StaleNotice
    signed = sign_here(workspace, read_kept(workspace, standing), slot, user, hand)
    _keep_signed(workspace, submission_id, signed, over, slot, at=hand.at, by=user)


def upload_conclusion(
    workspace: Workspace, submission_id: str, pdf: bytes, *, at: datetime, by: User
) -> tuple[str, ...]:
    """Keep the notice as signed elsewhere; returns the slots it fills. Raises :class:`Refused`, StaleNotice."""
    require(by, Permission.CONCLUDE, Permission.RECEIVE)
    standing = _standing(workspace, submission_id)
    new = check_signed_elsewhere(workspace, read_kept(workspace, standing), pdf, at=at)
    _keep_signed(workspace, submission_id, pdf, standing, ", ".join(new), at=at, by=by)
    return new


def _paper(workspace: Workspace, view: ConclusionView, issuing: Issuing, on: date) -> Conclusion:
    wording, score = view.wording, view.audit.audit_score
    grade = Grade(score.grade.grade, score.grade.name.vi) if score.grade and wording.with_grade else None
    answers = view.audit.assessment.answers
    assessed = (view.audit.submission.regulation, answers.unit.kind.value)
    return Conclusion(
        issuing=issuing,
        unit=source_of(view.audit).issuer,
        period=answers.period,
        basis=wording.basis,
        result=wording.result,
        signatory=Signatory(
            wording.signer_title, wording.signer_name, wording.signer_on_behalf, "", wording.signer_office
        ),
        strengths=wording.strengths,
        faults=wording.faults,
        causes=wording.causes,
        points=f"{points_prose(score.total)}/100",
        grade=grade,
        knocked_out="; ".join(rule.why.vi.rstrip(" .") for rule in score.knocked_out),
        demands=view.demands,
        plan_due=wording.plan_due,
        recipients=wording.recipients,
        notice=" ".join(lapsed_notices(workspace, [assessed], on)),
    )


def _proposed(view: AuditView, visits: list[VisitView], chair: str) -> Wording:
    source = source_of(view)
    score = view.audit_score
    short = [each for each in view.comparisons if each.audit_value in SHORTFALLS]
    done = sum(each.audit_value is Verdict.DONE for each in view.comparisons)
    dated = [each.typed.opened_at for each in visits if each.typed.opened_at is not None]
    basis = f"Biên bản kiểm tra {long_date(dated[-1].date())} của Đoàn kiểm tra" if dated else "kết quả thẩm định hồ sơ"
    last = visits[-1].typed if visits else None
    return Wording(
        basis=basis,
        result=f"Có {ratio_prose(done, score.counted)} nội dung đạt ({percent(done, score.counted, 1)})",
        strengths=last.strengths if last else (),
        faults=tuple(parts(line, 3)[0] for line in last.faults)
        if last
        else tuple(f"{each.finding.requirement.text.vi} (mục {source.number(each.finding)})" for each in short),
        with_grade=False,
        recipients=("Đoàn kiểm tra", source.issuer),
        signer_title="Trưởng Ban",
        signer_name=chair,
        signer_on_behalf="Ban Chỉ đạo",
    )


def _standing(workspace: Workspace, submission_id: str) -> str:
    notice = conclusion_view(workspace, submission_id).notice
    if notice is None or notice.newest is None:
        raise NotFound("Thông báo chưa ban hành nên chưa ký được.", "It has not been issued, so it cannot be signed.")
    return notice.newest


def _save(workspace: Workspace, notice: Notice, action: str, *, at: datetime, by: User) -> None:
    with workspace.database() as db, transaction(db):
        audit_papers.save(db, notice)
        detail = {"number": notice.number, "sha256": notice.paper_sha256}
        trail.append(db, at=at, actor=by.username, action=action, subject=notice.submission_id, detail=detail)


def _keep_signed(
    workspace: Workspace, submission_id: str, pdf: bytes, over: str, slot: str, *, at: datetime, by: User
) -> None:
    address = keep_pdf(workspace, pdf)
    with workspace.database() as db, transaction(db):
        audit_papers.keep_signed(db, submission_id, signed_sha256=address, over=over)
        detail = {"slot": slot, "sha256": address}
        trail.append(db, at=at, actor=by.username, action="notice.sign", subject=submission_id, detail=detail)


def _require_other_unit(view: ConclusionView, by: User) -> None:
    if view.audit.submission.unit_id is not None and view.audit.submission.unit_id == by.unit_id:
        raise VisitRefused({"main": Text("Không kết luận đối với chính đơn vị mình.", "Not about the own unit.")})
