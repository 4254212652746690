"""Audit: the queue of a campaign, one submission in both columns, one requirement at a time, the chair's conclusion."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.committee.audit import AuditItem, Comparison
from checklist.domain.findings import Verdict
from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.committee.audit_queue import agreement_by_auditor, draw, queue_of
from checklist.services.committee.audit_reading import AuditView, audit_view, changed_since
from checklist.services.committee.audits import (
    AuditRefused,
    StaleItem,
    conclude,
    is_own,
    open_audit,
    propose,
    return_submission,
    save_item,
    send_back,
)
from checklist.services.committee.campaigns import every_campaign
from checklist.services.committee.register import register_unit
from checklist.services.committee.seat import Committee
from checklist.services.errors import NotFound, Refused
from checklist.web.access import current_user, for_committee
from checklist.web.clock import legal_today, now
from checklist.web.committee.audit_item_views import AUDITABLE, item_page, next_requirement
from checklist.web.committee.audit_texts import FILTERS, AuditTexts
from checklist.web.committee.audit_views import case_page, queue_page
from checklist.web.committee.home_menu import BASE
from checklist.web.committee.steps import CONFLICT, UNPROCESSABLE, sent_revision, sent_words, take
from checklist.web.installation import workspace
from checklist.web.wording import fill, number

audit = Blueprint("audit", __name__)

ADDRESS = f"{BASE}/tham-dinh"
CASE = f"{ADDRESS}/<submission_id>"


@audit.app_context_processor
def texts() -> dict[str, Any]:
    """The words of the audit pages."""
    return {"at": AuditTexts}


@audit.get(ADDRESS)
@for_committee(Permission.OVERSEE)
def queue(committee: Committee) -> ResponseReturnValue:
    """The submissions of a campaign by risk."""
    return _queue(request.args.get("dot", ""), {}, {})


@audit.post(f"{ADDRESS}/mau")
@for_committee(Permission.AUDIT)
def draw_sample(committee: Committee) -> ResponseReturnValue:
    """Draw a random sample of the units that have sent."""
    typed, campaign = request.form, request.form.get("dot", "")
    size = typed.get("size", "").strip()
    try:
        if not (size.isdecimal() and len(size) <= 5):
            raise Refused(AuditTexts.size_wanted.vi, AuditTexts.size_wanted.en)
        draw(
            workspace(), campaign, size=int(size), seed=typed.get("seed", "")[:100], by=current_user(), at=now(),
            today=legal_today(),
        )  # fmt: skip
    except NotFound:
        abort(404)
    except Refused as refusal:
        return _queue(campaign, typed, {"size": refusal.text}), UNPROCESSABLE
    return redirect(url_for("audit.queue", dot=campaign, _anchor="mau"), 303)


@audit.get(CASE)
@for_committee(Permission.OVERSEE)
def case(committee: Committee, submission_id: str) -> ResponseReturnValue:
    """One submission in both columns."""
    return _case(submission_id)


@audit.post(f"{CASE}/mo")
@for_committee(Permission.AUDIT)
def begin(committee: Committee, submission_id: str) -> ResponseReturnValue:
    """Take the audit of a submission."""
    return _done(submission_id, lambda: open_audit(workspace(), submission_id, current_user(), at=now()))


@audit.get(f"{CASE}/yeu-cau/<requirement_id>")
@for_committee(Permission.OVERSEE)
def item(committee: Committee, submission_id: str, requirement_id: str) -> ResponseReturnValue:
    """One requirement: what the unit says, and the auditor's form."""
    view = _view(submission_id)
    page = item_page(view, _comparison(view, requirement_id), current_user(), is_own=_is_own(view))
    return render_template("committee/audit/item.html", page=page)


@audit.post(f"{CASE}/yeu-cau/<requirement_id>")
@for_committee(Permission.AUDIT)
def save(committee: Committee, submission_id: str, requirement_id: str) -> ResponseReturnValue:
    """Keep what the auditor says of one requirement; then the next one, or the list."""
    view = _view(submission_id)
    comparison = _comparison(view, requirement_id)
    typed = {name: sent_words(name) for name in ("verdict", "reason", "seen", "question", "reply")}
    if typed["verdict"] not in {"", *(verdict.value for verdict in AUDITABLE)}:
        abort(400)
    verdict = Verdict(typed["verdict"]) if typed["verdict"] else None
    said = AuditItem(requirement_id, verdict, typed["reason"], typed["seen"], typed["question"], typed["reply"])
    try:
        save_item(
            workspace(), submission_id, said, expected_revision=sent_revision(), auditor=current_user(), at=now()
        )  # fmt: skip
    except StaleItem as stale:
        fresh = _view(submission_id)
        page = item_page(
            fresh,
            _comparison(fresh, requirement_id),
            current_user(),
            is_own=_is_own(fresh),
            typed=typed,
            errors=[Text(stale.vi, stale.en)],
        )
        return render_template("committee/audit/item.html", page=page), CONFLICT
    except AuditRefused as refusal:
        page = item_page(view, comparison, current_user(), is_own=_is_own(view), typed=typed, errors=[refusal.text])
        return render_template("committee/audit/item.html", page=page), UNPROCESSABLE
    if "next" in request.form and (following := next_requirement(_view(submission_id), requirement_id)):
        return redirect(url_for("audit.item", submission_id=submission_id, requirement_id=following), 303)
    return redirect(url_for("audit.case", submission_id=submission_id, _anchor=requirement_id), 303)


@audit.post(f"{CASE}/trinh")
@for_committee(Permission.AUDIT)
def put_forward(committee: Committee, submission_id: str) -> ResponseReturnValue:
    """Put the audit before the chair."""
    return _done(submission_id, lambda: propose(
        workspace(), submission_id, remark=sent_words("remark"), expected_revision=sent_revision(),
        auditor=current_user(), at=now(),
    ))  # fmt: skip


@audit.post(f"{CASE}/tra-lai")
@for_committee(Permission.AUDIT)
def give_back(committee: Committee, submission_id: str) -> ResponseReturnValue:
    """Return the submission to its unit."""
    return _done(submission_id, lambda: return_submission(
        workspace(), submission_id, reason=sent_words("return_reason"), expected_revision=sent_revision(),
        auditor=current_user(), at=now(),
    ))  # fmt: skip


@audit.post(f"{CASE}/ket-luan")
@for_committee(Permission.CONCLUDE)
def settle(committee: Committee, submission_id: str) -> ResponseReturnValue:
    """Conclude the audit, or send it back to the auditor."""
    words = sent_words("conclusion")
    if "lam_lai" in request.form:
        return _done(submission_id, lambda: send_back(
            workspace(), submission_id, reason=words, expected_revision=sent_revision(), chair=current_user(), at=now(),
        ))  # fmt: skip
    return _done(submission_id, lambda: conclude(
        workspace(), submission_id, conclusion=words, expected_revision=sent_revision(), chair=current_user(), at=now(),
    ))  # fmt: skip


def _queue(chosen: str, typed: Mapping[str, str], faults: Mapping[str, Text]) -> str:
    campaigns = {each.id: each.name for each in every_campaign(workspace())}
    if chosen and chosen not in campaigns:
        abort(404)
    chosen = chosen or next(iter(campaigns), "")
    found = queue_of(workspace(), chosen, today=legal_today()) if chosen else None
    agreement = agreement_by_auditor(workspace(), chosen, today=legal_today()) if chosen else {}
    words = {
        name: fill(AuditTexts.agreement_line, agreed=number(each.agreed), compared=number(each.compared))
        for name, each in agreement.items()
    }
    page = queue_page(campaigns, chosen, found, words, current_user(), typed=typed, faults=faults)
    return render_template("committee/audit/queue.html", page=page)


def _case(
    submission_id: str,
    *,
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, Text] | None = None,
    errors: tuple[Text, ...] = (),
) -> str:
    view = _view(submission_id)
    chosen = request.args.get("loc", "can-xem")
    if chosen not in FILTERS:
        abort(404)
    changed = changed_since(workspace(), view.submission)
    unit = view.submission.unit_id
    name = register_unit(workspace(), unit).name if unit else str(view.submission.claimed["unit"]["name"])
    told = (*errors, *(faults or {}).values())
    page = case_page(view, name, current_user(), chosen, changed, is_own=_is_own(view), typed=typed or {}, errors=told)
    return render_template("committee/audit/case.html", page=page)


def _done(submission_id: str, act: Callable[[], object]) -> ResponseReturnValue:
    """Do it and go back to the submission; a refusal shows there with what was typed."""
    return take(act, partial(_case, submission_id), url_for("audit.case", submission_id=submission_id), request.form)


def _view(submission_id: str) -> AuditView:
    try:
        return audit_view(workspace(), submission_id)
    except NotFound:
        abort(404)


def _is_own(view: AuditView) -> bool:
    return is_own(workspace(), view.submission, current_user())


def _comparison(view: AuditView, requirement_id: str) -> Comparison:
    found = [each for each in view.comparisons if each.finding.requirement.id == requirement_id]
    if not found:
        abort(404)
    return found[0]
