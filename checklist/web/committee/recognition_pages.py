"""Recognition: drafts of decisions and notices, issuing them, signing them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.committee.campaigns import every_campaign
from checklist.services.committee.recognition import (
    DecisionRefused,
    DecisionView,
    StaleDecision,
    decision_view,
    draft_pdf,
    drop_decision,
    every_decision,
    save_decision,
    start_decision,
)
from checklist.services.committee.recognition_candidates import candidates
from checklist.services.committee.recognition_issue import issue_decision, sign_decision, upload_decision
from checklist.services.committee.recognition_signing import read_kept
from checklist.services.committee.seat import Committee
from checklist.services.errors import NotFound, Refused
from checklist.web.access import current_user, for_committee
from checklist.web.clock import legal_today, now
from checklist.web.committee.home_menu import BASE
from checklist.web.committee.recognition_forms import form_of, grades_from, notes_from, one_line, terms_from
from checklist.web.committee.recognition_sign import (
    ENVELOPE,
    LARGEST_SIGNED,
    OVER,
    SLOT,
    hand_of,
    signed_file,
    slot_views,
)
from checklist.web.committee.recognition_texts import RecognitionTexts
from checklist.web.committee.recognition_views import decision_page, overview_page
from checklist.web.committee.register_forms import typed_day
from checklist.web.committee.steps import CONFLICT, PAPER_DONE, UNPROCESSABLE, require_preparer, sent_revision, take
from checklist.web.downloads import download_answer
from checklist.web.installation import workspace

recognition = Blueprint("recognition", __name__)

ADDRESS = f"{BASE}/cong-nhan"
ONE = f"{ADDRESS}/<decision_id>"
DONE = {"luu": RecognitionTexts.saved, **PAPER_DONE}


@recognition.app_context_processor
def texts() -> dict[str, Any]:
    """The words of the recognition pages."""
    return {"rec": RecognitionTexts}


@recognition.url_value_preprocessor
def take_larger_uploads(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let a signed file of the full size in; this comes before anything else reads the form."""
    if endpoint == "recognition.upload":
        request.max_content_length = LARGEST_SIGNED + ENVELOPE


@recognition.get(ADDRESS)
@for_committee(Permission.OVERSEE)
def overview(committee: Committee) -> ResponseReturnValue:
    """The decisions and notices."""
    return _overview({})


@recognition.post(ADDRESS)
@for_committee(Permission.OVERSEE)
def start(committee: Committee) -> ResponseReturnValue:
    """A new draft from a campaign's concluded audits."""
    require_preparer()
    try:
        draft = start_decision(
            workspace(), request.form.get("dot", ""), at=now(), today=legal_today(), by=current_user()
        )
    except NotFound:
        abort(404)
    except Refused as refusal:
        return _overview({"dot": refusal.text}), UNPROCESSABLE
    return redirect(url_for("recognition.show", decision_id=draft.id), 303)


@recognition.get(ONE)
@for_committee(Permission.OVERSEE)
def show(committee: Committee, decision_id: str) -> ResponseReturnValue:
    """One decision: its list, its terms, its signatures."""
    return _page(decision_id, done=DONE.get(request.args.get("xong", "")))


@recognition.post(ONE)
@for_committee(Permission.OVERSEE)
def save(committee: Committee, decision_id: str) -> ResponseReturnValue:
    """Keep a draft."""
    require_preparer()
    revision, faults = sent_revision(), {}  # type: int, dict[str, Text]
    terms = terms_from(request.form, faults)

    def act() -> None:
        if faults:
            raise DecisionRefused(faults)
        save_decision(
            workspace(), decision_id, terms, notes_from(request.form), grades_from(request.form),
            expected_revision=revision, at=now(), today=legal_today(), by=current_user(),
        )  # fmt: skip

    return _done(decision_id, act, "luu", request.form)


@recognition.post(f"{ONE}/ban-hanh")
@for_committee(Permission.CONCLUDE)
def issue_now(committee: Committee, decision_id: str) -> ResponseReturnValue:
    """Issue a draft."""
    revision, faults = sent_revision(), {}  # type: int, dict[str, Text]
    dated = typed_day(request.form, "dated", faults)

    def act() -> None:
        if faults:
            raise DecisionRefused(faults)
        issue_decision(
            workspace(), decision_id, number=one_line(request.form, "number"), dated=dated,
            expected_revision=revision, at=now(), today=legal_today(), by=current_user(),
        )  # fmt: skip

    typed = {**form_of(_view(decision_id).contents), "number": request.form.get("number", ""),
             "dated": request.form.get("dated", "")}  # fmt: skip
    return _done(decision_id, act, "ban-hanh", typed)


@recognition.post(f"{ONE}/bo")
@for_committee(Permission.OVERSEE)
def drop(committee: Committee, decision_id: str) -> ResponseReturnValue:
    """Forget a draft."""
    require_preparer()
    revision = sent_revision()
    try:
        drop_decision(workspace(), decision_id, expected_revision=revision, at=now(), by=current_user())
    except NotFound:
        abort(404)
    except StaleDecision as stale:
        return _page(decision_id, errors=(Text(stale.vi, stale.en),)), CONFLICT
    return redirect(url_for("recognition.overview"), 303)


@recognition.get(f"{ONE}/van-ban.pdf")
@for_committee(Permission.OVERSEE)
def paper(committee: Committee, decision_id: str) -> ResponseReturnValue:
    """The newest file of an issued decision; of a draft, what it would look like today."""
    view = _view(decision_id)
    if view.decision.newest is not None:
        state = "da-ky" if view.decision.signed_sha256 else "chua-ky"
        name = f"{view.decision.form}-{view.decision.id}-{state}.pdf"
        return download_answer(read_kept(workspace(), view.decision.newest), name)
    return download_answer(draft_pdf(workspace(), decision_id, today=legal_today()), "du-thao.pdf")


@recognition.post(f"{ONE}/ky")
@for_committee(Permission.OVERSEE)
def sign(committee: Committee, decision_id: str) -> ResponseReturnValue:
    """Sign one slot with a certificate file or with the internal key."""
    require_preparer()
    slot, over = request.form.get(SLOT, ""), request.form.get(OVER, "")
    return _done(decision_id, lambda: sign_decision(
        workspace(), decision_id, slot, current_user(), hand_of(request, current_user()), over=over
    ), "ky")  # fmt: skip


@recognition.post(f"{ONE}/ky/tai-len")
@for_committee(Permission.OVERSEE)
def upload(committee: Committee, decision_id: str) -> ResponseReturnValue:
    """Take the file that was signed elsewhere."""
    require_preparer()
    return _done(decision_id, lambda: upload_decision(
        workspace(), decision_id, signed_file(request), at=now(), by=current_user()
    ), "tai")  # fmt: skip


def _done(
    decision_id: str, act: Callable[[], object], done: str, typed: Mapping[str, str] | None = None
) -> ResponseReturnValue:
    """Do it and go back to the decision; a refusal shows there with what was typed."""
    _view(decision_id)
    back = url_for("recognition.show", decision_id=decision_id, xong=done)
    return take(act, partial(_page, decision_id), back, typed)


def _overview(faults: Mapping[str, Text]) -> str:
    page = overview_page(
        every_decision(workspace()), every_campaign(workspace()), current_user(), faults, request.values.get("dot", "")
    )  # fmt: skip
    return render_template("committee/recognition/overview.html", page=page)


def _page(
    decision_id: str,
    *,
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, Text] | None = None,
    errors: tuple[Text, ...] = (),
    done: Text | None = None,
) -> str:
    view, user = _view(decision_id), current_user()
    offered = candidates(workspace(), view.decision.campaign_id, today=legal_today()) if view.is_draft else ()
    newest = view.decision.newest
    slots = slot_views(read_kept(workspace(), newest), user) if newest else ()
    page = decision_page(view, offered, user, typed=typed, faults=faults, errors=errors, slots=slots, done=done)
    return render_template("committee/recognition/decision.html", page=page)


def _view(decision_id: str) -> DecisionView:
    try:
        return decision_view(workspace(), decision_id)
    except NotFound:
        abort(404)
