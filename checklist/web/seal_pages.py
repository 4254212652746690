"""From draft to seal: the report's texts, the review, the draft as PDF, sealing; opening and dropping a new version."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.faults import AnswersInvalid
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.drafts import Draft, load_draft
from checklist.services.minutes import minutes_of
from checklist.services.report_texts import save_texts, texts_of
from checklist.services.seal_draft import StepRefused, draft_pdf, review, seal_draft
from checklist.services.sign_draft import signing_of
from checklist.services.versions import drop_unchanged, open_new_version, version_of
from checklist.store.drafts import StaleReport
from checklist.store.errors import NotADraft
from checklist.web.access import current_user, for_assessment
from checklist.web.clock import now
from checklist.web.downloads import download_answer
from checklist.web.installation import workspace
from checklist.web.proposal_views import shown_proposals, with_proposals
from checklist.web.report_form import OVER, REVISION, form_from_report, report_from_form, report_page
from checklist.web.report_words import ReportWords
from checklist.web.review_page import review_page
from checklist.web.seal_texts import SealTexts
from checklist.web.version_views import minutes_view, version_view
from checklist.web.wording import capitalised, fill, moment

seal = Blueprint("seal", __name__)

BASE = "/danh-gia/<assessment_id>"
NUMBER = re.compile(r"[0-9]{1,9}")
UNPROCESSABLE, CONFLICT = 422, 409
REVIEWED, REASON = "ma", "ly_do"
RESTORE, KEEP = "restore", "keep"


@seal.app_context_processor
def texts() -> dict[str, Any]:
    """The words of these templates."""
    return {"sl": SealTexts, "rw": ReportWords}


@seal.get(f"{BASE}/bao-cao")
@for_assessment(Permission.VIEW)
def report(draft: Draft) -> ResponseReturnValue:
    """The report's texts."""
    texts = texts_of(workspace(), draft)
    form = with_proposals(form_from_report(draft, draft.report.body), texts)
    at = draft.report.updated_at
    saved = fill(SealTexts.saved, time=moment(at)) if at else None
    page = report_page(draft, form, draft.report.revision, editable=_is_editable(draft), saved=saved, texts=texts)
    return render_template("seal/report.html", page=page)


@seal.post(f"{BASE}/bao-cao")
@for_assessment(Permission.ANSWER)
def save(draft: Draft) -> ResponseReturnValue:
    """Save the report's texts, unless they will not do or somebody else was faster."""
    form = request.form.to_dict()
    revision = form.get(OVER) or form.get(REVISION, "")
    if not NUMBER.fullmatch(revision):
        abort(400)
    data, by = report_from_form(draft, form), current_user().username
    restore, keep = form.get(RESTORE, ""), form.get(KEEP, "")
    try:
        save_texts(
            workspace(), draft, data, int(revision),
            shown=shown_proposals(form), restore=restore, keep=keep, at=now(), by=by,
        )  # fmt: skip
    except AnswersInvalid as refusal:
        texts = texts_of(workspace(), draft)
        page = report_page(
            draft, form, int(revision), editable=_is_editable(draft), refusal=refusal, texts=texts
        )  # fmt: skip
        return render_template("seal/report.html", page=page), UNPROCESSABLE
    except StaleReport as stale:
        fresh = load_draft(workspace(), draft.head.id)
        texts = texts_of(workspace(), fresh)
        theirs = with_proposals(form_from_report(draft, stale.current.body), texts)
        mine = form_from_report(draft, data)
        page = report_page(
            draft,
            mine,
            int(revision),
            editable=_is_editable(draft),
            stale=(stale.current.revision, theirs),
            texts=texts,
        )
        return render_template("seal/report.html", page=page), CONFLICT
    except NotADraft:
        page = report_page(load_draft(workspace(), draft.head.id), form, int(revision), editable=False)
        return render_template("seal/report.html", page=page), CONFLICT
    if restore or keep:
        return redirect(url_for("seal.report", assessment_id=draft.head.id, _anchor=restore or keep), 303)
    return redirect(url_for("seal.report", assessment_id=draft.head.id, _anchor="da-luu"), 303)


@seal.get(f"{BASE}/ra-soat")
@for_assessment(Permission.VIEW)
def review_form(draft: Draft) -> ResponseReturnValue:
    """What stands against sealing, and the result."""
    return review_answer(draft)


@seal.get(f"{BASE}/ban-thao.pdf")
@for_assessment(Permission.VIEW)
def draft_report(draft: Draft) -> ResponseReturnValue:
    """The report as it stands, marked as a draft."""
    return download_answer(draft_pdf(workspace(), draft), f"ban-thao-{draft.head.id[:8]}.pdf")


@seal.post(f"{BASE}/chot")
@for_assessment(Permission.SEAL)
def seal_now(draft: Draft) -> ResponseReturnValue:
    """Seal what was reviewed."""
    onward = redirect(url_for("sign.slots", assessment_id=draft.head.id), 303)
    if draft.head.state != "draft":
        return onward
    try:
        seal_draft(workspace(), draft, request.form.get(REVIEWED, ""), at=now(), by=current_user().username)
    except NotADraft:
        return onward
    except AnswersInvalid:
        return review_answer(load_draft(workspace(), draft.head.id)), UNPROCESSABLE
    except StepRefused as refusal:
        return review_answer(load_draft(workspace(), draft.head.id), refusal.text), CONFLICT
    return onward


@seal.post(f"{BASE}/mo-lai")
@for_assessment(Permission.SEAL)
def reopen(draft: Draft) -> ResponseReturnValue:
    """Open a new version of a sealed report, with the reason."""
    reason = request.form.get(REASON, "")
    try:
        identifier = open_new_version(workspace(), draft, reason, at=now(), by=current_user().username)
    except StepRefused as refusal:
        return review_answer(draft, refusal.text, typed_reason=reason), UNPROCESSABLE
    return redirect(url_for("walk.overview", assessment_id=identifier), 303)


@seal.post(f"{BASE}/bo-phien-ban")
@for_assessment(Permission.SEAL)
def drop(draft: Draft) -> ResponseReturnValue:
    """Drop a new version in which nothing has changed, and go back to the sealed report."""
    try:
        old = drop_unchanged(workspace(), draft, at=now(), by=current_user().username)
    except StepRefused as refusal:
        return review_answer(draft, refusal.text), CONFLICT
    except NotADraft:
        return redirect(url_for("sign.slots", assessment_id=draft.head.id), 303)
    return redirect(url_for("sign.slots", assessment_id=old), 303)


def _is_editable(draft: Draft) -> bool:
    return draft.head.state == "draft" and allows(current_user().role, Permission.ANSWER)


def review_answer(
    draft: Draft,
    *errors: Text,
    typed_reason: str = "",
    typed: Mapping[str, str] | None = None,
    minutes_faults: Mapping[str, Text] | None = None,
) -> str:
    """The review of a draft or of what was sealed, with what was refused and typed."""
    found = review(workspace(), draft)
    role = current_user().role
    printed, newer = "", None
    if draft.head.state != "draft":
        signing = signing_of(workspace(), draft)
        printed, newer = signing.printed, signing.replaced_by
    version = version_of(workspace(), draft, found.assessment)
    page = review_page(
        draft, found, may_seal=allows(role, Permission.SEAL), errors=tuple(map(capitalised, errors)),
        printed=printed, newer=newer, typed_reason=typed_reason,
        version=version_view(
            draft, version, found.assessment, may_drop=allows(role, Permission.SEAL), same_as=found.same_as
        ),
        minutes=minutes_view(
            draft, minutes_of(workspace(), draft),
            editable=allows(role, Permission.ANSWER), typed=typed, faults=minutes_faults,
        ),
    )  # fmt: skip
    return render_template("seal/review.html", page=page)
