"""Issuing a decision under the number and day that the clerk gives, and signing it. What was issued stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from checklist.domain.committee.recognition import decision_paper
from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.committee.recognition import (
    Decision,
    DecisionRefused,
    DecisionView,
    StaleDecision,
    decision_view,
    notices_of,
)
from checklist.services.committee.recognition_candidates import CONCLUDED
from checklist.services.committee.recognition_paper import issuing_of, the_committee
from checklist.services.committee.recognition_signing import (
    check_signed_elsewhere,
    keep_pdf,
    read_kept,
    require,
    sign_here,
)
from checklist.services.errors import NotFound
from checklist.services.papers import issue
from checklist.services.signing import Hand
from checklist.services.workspace import Workspace
from checklist.store import audit, decisions, submissions
from checklist.store.database import transaction
from checklist.store.errors import AlreadyExists
from checklist.store.users import User

LONGEST_NUMBER = 60


def issue_decision(
    workspace: Workspace,
    decision_id: str,
    *,
    number: str,
    dated: date | None,
    expected_revision: int,
    at: datetime,
    today: date,
    by: User,
) -> Decision:
    """Issue a draft: print it with its number and day, and let it stand.

    Raises :class:`NotFound`, :class:`DecisionRefused`, StaleDecision.
    """
    require(by, Permission.CONCLUDE)
    view = decision_view(workspace, decision_id)
    if not view.is_draft or view.decision.revision != expected_revision:
        raise StaleDecision
    faults = issue_faults(number, dated, today)
    if faults or dated is None:
        raise DecisionRefused(faults)
    _require_concluded(workspace, view)
    with workspace.database() as db:
        issuing = issuing_of(db, the_committee(db), on=today, number=number, issued_on=dated)
    paper = decision_paper(view.contents, issuing, notices_of(workspace, view.contents, dated))
    full = issuing.profile.full_number(number, paper.type, issuing.symbol)
    kept = issue(workspace, paper)
    # Where it is cited from: the committee may be called otherwise by then.
    body: dict[str, Any] = {**view.contents.plain(), "issued": {"number": full, "issuer": issuing.issuer}}
    try:
        with workspace.database() as db, transaction(db):
            issued = decisions.mark_issued(
                db, decision_id, number=full, dated=dated, body=body, paper_sha256=kept.sha256,
                expected_revision=expected_revision,
            )  # fmt: skip
            detail = {"number": full, "dated": dated.isoformat(), "sha256": kept.sha256}
            audit.append(db, at=at, actor=by.username, action="decision.issue", subject=decision_id, detail=detail)
    except AlreadyExists as error:
        raise DecisionRefused({"number": Text(error.vi, error.en)}) from error
    return issued


def issue_faults(number: str, dated: date | None, today: date) -> dict[str, Text]:
    """What will not do of a number and a day as given by the clerk, by field."""
    faults: dict[str, Text] = {}
    if not number.strip() or len(number) > LONGEST_NUMBER:
        faults["number"] = Text("Ghi số văn bản do văn thư cấp.", "Give the number that the clerk assigned.")
    if dated is None:
        faults["dated"] = Text("Ghi ngày ban hành.", "Give the day of issue.")
    elif dated > today:
        faults["dated"] = Text("Ngày ban hành không thể sau hôm nay.", "The day of issue cannot be after today.")
    return faults


def sign_decision(workspace: Workspace, decision_id: str, slot: str, user: User, hand: Hand, *, over: str) -> None:
    """Sign a slot on the file ``over`` that the signer saw. Raises :class:`Refused`, StaleDecision."""
    standing = _standing(workspace, decision_id)
    if standing != over:
        raise StaleDecision
    signed = sign_here(workspace, read_kept(workspace, standing), slot, user, hand)
    _keep(workspace, decision_id, signed, over, {"slot": slot, "how": "here"}, at=hand.at, by=user)


def upload_decision(workspace: Workspace, decision_id: str, pdf: bytes, *, at: datetime, by: User) -> tuple[str, ...]:
    """Keep the decision as signed elsewhere; returns the slots it fills. Raises :class:`Refused`, StaleDecision."""
    require(by, Permission.CONCLUDE, Permission.RECEIVE)
    standing = _standing(workspace, decision_id)
    new = check_signed_elsewhere(workspace, read_kept(workspace, standing), pdf, at=at)
    _keep(workspace, decision_id, pdf, standing, {"slot": ", ".join(new), "how": "elsewhere"}, at=at, by=by)
    return new


def _standing(workspace: Workspace, decision_id: str) -> str:
    newest = decision_view(workspace, decision_id).decision.newest
    if newest is None:
        raise NotFound("Văn bản chưa ban hành nên chưa ký được.", "It has not been issued, so it cannot be signed.")
    return newest


def _keep(
    workspace: Workspace,
    decision_id: str,
    pdf: bytes,
    over: str,
    detail: Mapping[str, str],
    *,
    at: datetime,
    by: User,
) -> None:
    address = keep_pdf(workspace, pdf)
    with workspace.database() as db, transaction(db):
        decisions.keep_signed(db, decision_id, signed_sha256=address, over=over)
        told = {**detail, "sha256": address}
        audit.append(db, at=at, actor=by.username, action="decision.sign", subject=decision_id, detail=told)


def _require_concluded(workspace: Workspace, view: DecisionView) -> None:
    with workspace.database() as db:
        moved = [
            each.name for each in view.contents.units if submissions.get(db, each.submission_id).state != CONCLUDED
        ]
    if moved:
        named = "; ".join(moved[:5])
        raise DecisionRefused(
            {
                "units": Text(
                    f"Bản nộp không còn ở trạng thái đã kết luận: {named}. Hãy bỏ ra khỏi danh sách rồi ban hành.",
                    f"No longer concluded: {named}. Take them off the list, then issue.",
                )
            }
        )
