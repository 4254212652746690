"""One paper of the evidence: what it is, its file and small picture, its signatures, saying it anew, dropping it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.drafts import Draft
from checklist.services.errors import NotFound
from checklist.services.evidence import (
    Evidence,
    NewPaper,
    PaperRefused,
    can_be_described,
    describe_paper,
    open_paper,
    paper_of,
    remove_paper,
    signatures_of,
    small_picture_of,
)
from checklist.store.evidence import EvidenceInUse, EvidenceSealed
from checklist.store.files import EXTENSIONS, PDF
from checklist.web.access import current_user, for_assessment
from checklist.web.clock import now
from checklist.web.downloads import picture_answer
from checklist.web.evidence_texts import EvidenceTexts
from checklist.web.installation import workspace
from checklist.web.paper_views import described, paper_page
from checklist.web.wording import fill, same

papers = Blueprint("papers", __name__)

BASE = "/danh-gia/<assessment_id>/tai-lieu/<evidence_id>"
TYPED = ("kind", "title", "reference", "link", "dated")
NOTICE, NEW, KNOWN, CHANGED = "da", "them", "co-roi", "sua"
UNPROCESSABLE, CONFLICT = 422, 409


@papers.context_processor
def texts() -> dict[str, Any]:
    """The words of these templates."""
    return {"e": EvidenceTexts}


@papers.get(BASE)
@for_assessment(Permission.VIEW)
def show(draft: Draft, evidence_id: str) -> ResponseReturnValue:
    """One paper: its file, its digest, its signatures."""
    return _page(draft, _found(draft, evidence_id))


@papers.post(BASE)
@for_assessment(Permission.ANSWER)
def describe(draft: Draft, evidence_id: str) -> ResponseReturnValue:
    """Say anew what a paper is; its file stays."""
    found = _found(draft, evidence_id)
    typed = {name: request.form.get(name, "") for name in TYPED}
    try:
        describe_paper(workspace(), draft, found.id, NewPaper(**typed), at=now(), by=current_user().username)
    except PaperRefused as refusal:
        return _page(draft, found, typed=typed, faults=refusal.faults), UNPROCESSABLE
    except EvidenceSealed as refusal:
        return _page(draft, found, fault=Text(refusal.vi, refusal.en)), CONFLICT
    told = {NOTICE: CHANGED}
    return redirect(url_for("papers.show", assessment_id=draft.head.id, evidence_id=found.id, **told), 303)  # type: ignore[arg-type]


@papers.get(f"{BASE}/tep")
@for_assessment(Permission.VIEW)
def download(draft: Draft, evidence_id: str) -> ResponseReturnValue:
    """The file of a paper, always to be saved and never shown by the browser."""
    found = _found(draft, evidence_id)
    try:
        stored = open_paper(workspace(), found)
    except NotFound:
        abort(404)
    name = f"{' '.join(found.title.split())[:120]}{EXTENSIONS[found.media_type or PDF]}".replace("/", "-")
    answer = send_file(stored, mimetype=found.media_type, as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


@papers.get(f"{BASE}/anh-nho.jpg")
@for_assessment(Permission.VIEW)
def picture(draft: Draft, evidence_id: str) -> ResponseReturnValue:
    """A small picture, made anew from the file; a drawing of a paper where that cannot be done."""
    try:
        made = small_picture_of(workspace(), _found(draft, evidence_id))
    except NotFound:
        return redirect(url_for("static", filename="paper.svg"), 303)
    return picture_answer(made)


@papers.post(f"{BASE}/xoa")
@for_assessment(Permission.ANSWER)
def remove(draft: Draft, evidence_id: str) -> ResponseReturnValue:
    """Drop a paper that serves nothing."""
    found = _found(draft, evidence_id)
    try:
        remove_paper(workspace(), draft, found.id, at=now(), by=current_user().username)
    except EvidenceInUse as refusal:
        return _page(draft, found, fault=Text(refusal.vi, refusal.en)), CONFLICT
    told = {NOTICE: CHANGED}
    return redirect(url_for("evidence.overview", assessment_id=draft.head.id, **told), 303)  # type: ignore[arg-type]


def _page(
    draft: Draft,
    found: Evidence,
    *,
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, Text] | None = None,
    fault: Text | None = None,
) -> str:
    at, editable = now(), draft.head.state == "draft" and allows(current_user().role, Permission.ANSWER)
    page = paper_page(
        draft, workspace().pack, found, signatures_of(workspace(), found, at=at), at,
        editable=editable, describable=editable and can_be_described(workspace(), found),
        notice=_notice(found), fault=fault, typed=typed or described(found), faults=faults or {},
    )  # fmt: skip
    return render_template("evidence/paper.html", page=page)


def _notice(found: Evidence) -> Text | None:
    """What was just done."""
    told = request.args.get(NOTICE, "")
    if told == CHANGED:
        return EvidenceTexts.changed
    pattern = {NEW: EvidenceTexts.added, KNOWN: EvidenceTexts.known}.get(told)
    return fill(pattern, title=same(found.title)) if pattern else None


def _found(draft: Draft, evidence_id: str) -> Evidence:
    try:
        return paper_of(workspace(), draft, evidence_id)
    except NotFound:
        abort(404)
