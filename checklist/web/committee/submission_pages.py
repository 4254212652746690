"""The pages of a submission: what was received, its files and data, and what a member decides about it."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.committee.submission import State
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.committee.receiving_versions import assign_unit, supersede
from checklist.services.committee.seat import Committee
from checklist.services.committee.submissions import (
    Received,
    assignable,
    open_received_file,
    received,
    sealed_bytes,
)
from checklist.services.errors import NotFound, Refused
from checklist.store.errors import NotFound as NoSuchRow
from checklist.web.access import current_user, for_committee
from checklist.web.clock import now
from checklist.web.committee.receiving_pages import CONFLICT, receiving
from checklist.web.committee.submission_views import Assigning, submission_page
from checklist.web.downloads import download_answer
from checklist.web.installation import workspace

__all__ = ["receiving"]

BASE = "/ban-chi-dao/bai-nop/<submission_id>"
UNIT, OLDER, WORDS, SAVED = "unit_id", "older", "tim", "da"


@receiving.get(BASE)
@for_committee(Permission.OVERSEE)
def submission(committee: Committee, submission_id: str) -> ResponseReturnValue:
    """A submission: its signatures, its result in the file and here, its differences and versions."""
    return _page(_found(submission_id), None)


@receiving.get(f"{BASE}/tep/<int:file_id>")
@for_committee(Permission.OVERSEE)
def download(committee: Committee, submission_id: str, file_id: int) -> ResponseReturnValue:
    """A file as it was received, always to be saved and never shown by the browser."""
    try:
        file, stored = open_received_file(workspace(), _found(submission_id), file_id)
    except NotFound:
        abort(404)
    media_type = file.facts.get("media_type", "application/pdf")
    answer = send_file(stored, mimetype=media_type, as_attachment=True, download_name=file.name)
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


@receiving.get(f"{BASE}/assessment.json")
@for_committee(Permission.OVERSEE)
def data(committee: Committee, submission_id: str) -> ResponseReturnValue:
    """The data, byte for byte as they were sealed."""
    found = _found(submission_id)
    name = f"{found.submission.printed_id}.json"
    return download_answer(sealed_bytes(workspace(), submission_id), name, "application/json")


@receiving.post(f"{BASE}/don-vi")
@for_committee(Permission.RECEIVE)
def assign(committee: Committee, submission_id: str) -> ResponseReturnValue:
    """Assign the unit of the register that a submission is from."""
    found = _found(submission_id)
    try:
        chosen = request.form.get(UNIT, "")
        assign_unit(workspace(), submission_id, chosen, at=now(), by=current_user().username)
    except Refused as refusal:
        return _page(found, refusal.text), CONFLICT
    return redirect(url_for("receiving.submission", submission_id=submission_id, da="1"), 303)


@receiving.post(f"{BASE}/thay-the")
@for_committee(Permission.RECEIVE)
def decide_version(committee: Committee, submission_id: str) -> ResponseReturnValue:
    """Decide that this version supersedes another."""
    found = _found(submission_id)
    try:
        older = request.form.get(OLDER, "")
        supersede(workspace(), submission_id, older, at=now(), by=current_user().username)
    except NoSuchRow:
        abort(404)
    except Refused as refusal:
        return _page(found, refusal.text), CONFLICT
    return redirect(url_for("receiving.submission", submission_id=submission_id, da="1"), 303)


def _found(submission_id: str) -> Received:
    try:
        return received(workspace(), submission_id)
    except NotFound:
        abort(404)


def _page(found: Received, fault: Text | None) -> str:
    may_decide = allows(current_user().role, Permission.RECEIVE)
    assigning = None
    if may_decide and found.submission.state == State.UNASSIGNED:
        words = request.args.get(WORDS, "")[:200]
        assigning = Assigning(words, assignable(workspace(), found.submission, words), fault)
    page = submission_page(
        found, workspace().pack, assigning=assigning, fault=fault, may_decide=may_decide, saved=SAVED in request.args
    )
    return render_template("committee/receiving/submission.html", page=page)
