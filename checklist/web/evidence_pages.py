"""The evidence of an assessment: the papers of the unit, what each serves, adding, attaching, fetching."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.requirement import Requirement
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.drafts import Draft, load_draft
from checklist.services.errors import NotFound
from checklist.services.evidence import (
    FILE,
    MAX_BYTES,
    Evidence,
    NewPaper,
    PaperRefused,
    Upload,
    add_paper,
    attach_papers,
    detach_paper,
    open_paper,
    paper_of,
    papers_of_unit,
    remove_paper,
    signatures_of,
)
from checklist.store.errors import NotADraft
from checklist.store.evidence import EvidenceInUse
from checklist.store.files import EXTENSIONS, PDF, FileRefused
from checklist.web.access import current_user, for_assessment
from checklist.web.clock import now
from checklist.web.evidence_texts import EvidenceTexts
from checklist.web.evidence_views import list_page, paper_page, requirement_page
from checklist.web.installation import workspace
from checklist.web.wording import fill, same

evidence = Blueprint("evidence", __name__)

BASE = "/danh-gia/<assessment_id>/minh-chung"
PAPER = "/danh-gia/<assessment_id>/tai-lieu/<evidence_id>"
PHOTO, REQUIREMENT, CHOSEN = "photo", "requirement", "evidence"
NOTICE, NEW, KNOWN, CHANGED = "da", "them", "co-roi", "sua"
UNPROCESSABLE, CONFLICT = 422, 409
ENVELOPE = 256 * 1024
"""Room for the other fields and the borders of an upload."""
TYPED = ("kind", "title", "reference", "link", "dated", REQUIREMENT)


@evidence.url_value_preprocessor
def take_larger_uploads(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let a file of the full size in; this comes before anything else reads the form."""
    if endpoint == "evidence.add":
        request.max_content_length = MAX_BYTES + ENVELOPE


@evidence.context_processor
def texts() -> dict[str, Any]:
    """The words of these templates, and what a file may be."""
    return {"e": EvidenceTexts, "accepted": ",".join([*EXTENSIONS.values(), *EXTENSIONS])}


@evidence.get(BASE)
@for_assessment(Permission.VIEW)
def overview(draft: Draft) -> ResponseReturnValue:
    """All papers of the unit, and what is answered without any."""
    asked = request.args.get("yeu_cau")
    if asked:
        return redirect(url_for("evidence.of_requirement", assessment_id=draft.head.id, requirement_id=asked), 303)
    return _list(draft, {}, {})


@evidence.post(BASE)
@for_assessment(Permission.ANSWER)
def add(draft: Draft) -> ResponseReturnValue:
    """Add a paper: a file, a photo, a link or a reference."""
    typed = {name: request.form.get(name, "") for name in TYPED}
    asked = typed.pop(REQUIREMENT)
    if asked:
        _requirement(draft, asked)
    sent = next((each for each in map(request.files.get, (FILE, PHOTO)) if each is not None and each.filename), None)
    upload = Upload(sent.filename or "", sent.stream) if sent else None
    try:
        added = add_paper(
            workspace(),
            draft,
            NewPaper(**typed),
            upload,
            [asked] if asked else [],
            at=now(),
            by=current_user().username,
        )
    except PaperRefused as refusal:
        return _again(draft, asked, typed, refusal.faults), UNPROCESSABLE
    except FileRefused as refusal:
        return _again(draft, asked, typed, {FILE: Text(refusal.vi, refusal.en)}), UNPROCESSABLE
    except NotADraft as refusal:
        return _again(draft, asked, typed, {FILE: Text(refusal.vi, refusal.en)}), CONFLICT
    finally:
        for each in request.files.values():
            each.close()
    told = {NOTICE: KNOWN if added.is_known else NEW}
    if added.paper.media_type == PDF:
        # Where the signatures of the file are shown.
        return redirect(_paper_address(draft, added.paper, told), 303)
    told["tai_lieu"] = added.paper.id
    if asked:
        return redirect(_requirement_address(draft, asked, told), 303)
    return redirect(_list_address(draft, told), 303)


@evidence.get(f"{BASE}/<requirement_id>")
@for_assessment(Permission.VIEW)
def of_requirement(draft: Draft, requirement_id: str) -> ResponseReturnValue:
    """The papers of one requirement."""
    return _of_requirement(draft, _requirement(draft, requirement_id), {}, {})


@evidence.post(f"{BASE}/<requirement_id>/dung")
@for_assessment(Permission.ANSWER)
def attach(draft: Draft, requirement_id: str) -> ResponseReturnValue:
    """Let papers at hand serve a requirement."""
    _requirement(draft, requirement_id)
    try:
        chosen = request.form.getlist(CHOSEN)
        attach_papers(workspace(), draft, requirement_id, chosen, at=now(), by=current_user().username)
    except NotFound:
        abort(404)
    except NotADraft:
        abort(409)
    return redirect(_requirement_address(draft, requirement_id, {NOTICE: CHANGED}), 303)


@evidence.post(f"{BASE}/<requirement_id>/go")
@for_assessment(Permission.ANSWER)
def detach(draft: Draft, requirement_id: str) -> ResponseReturnValue:
    """End the service of a paper."""
    _requirement(draft, requirement_id)
    try:
        chosen = request.form.get(CHOSEN, "")
        detach_paper(workspace(), draft, requirement_id, chosen, at=now(), by=current_user().username)
    except NotADraft:
        abort(409)
    return redirect(_requirement_address(draft, requirement_id, {NOTICE: CHANGED}), 303)


@evidence.get(PAPER)
@for_assessment(Permission.VIEW)
def paper(draft: Draft, evidence_id: str) -> ResponseReturnValue:
    """One paper: its file, its digest, its signatures."""
    return _paper(draft, _found(draft, evidence_id), None)


@evidence.get(f"{PAPER}/tep")
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


@evidence.post(f"{PAPER}/xoa")
@for_assessment(Permission.ANSWER)
def remove(draft: Draft, evidence_id: str) -> ResponseReturnValue:
    """Drop a paper that serves nothing."""
    found = _found(draft, evidence_id)
    try:
        remove_paper(workspace(), draft, found.id, at=now(), by=current_user().username)
    except EvidenceInUse as refusal:
        return _paper(draft, found, Text(refusal.vi, refusal.en)), CONFLICT
    return redirect(_list_address(draft, {NOTICE: CHANGED}), 303)


def _list(draft: Draft, typed: Mapping[str, str], faults: Mapping[str, Text]) -> str:
    papers = papers_of_unit(workspace(), draft)
    page = list_page(
        draft, workspace().pack, papers,
        editable=_is_editable(draft), notice=_notice(papers), typed=typed, faults=faults,
    )  # fmt: skip
    return render_template("evidence/list.html", page=page)


def _of_requirement(
    draft: Draft, requirement: Requirement, typed: Mapping[str, str], faults: Mapping[str, Text]
) -> str:
    papers = papers_of_unit(workspace(), draft)
    page = requirement_page(
        draft, workspace().pack, requirement, papers,
        editable=_is_editable(draft), notice=_notice(papers), typed=typed, faults=faults,
    )  # fmt: skip
    return render_template("evidence/requirement.html", page=page)


def _paper(draft: Draft, found: Evidence, fault: Text | None) -> str:
    at = now()
    page = paper_page(
        draft, workspace().pack, found, signatures_of(workspace(), found, at=at), at,
        editable=_is_editable(draft), notice=_notice([found]), fault=fault,
    )  # fmt: skip
    return render_template("evidence/paper.html", page=page)


def _again(draft: Draft, asked: str, typed: Mapping[str, str], faults: Mapping[str, Text]) -> str:
    draft = load_draft(workspace(), draft.head.id)
    if asked:
        return _of_requirement(draft, _requirement(draft, asked), typed, faults)
    return _list(draft, typed, faults)


def _notice(papers: list[Evidence]) -> Text | None:
    """What was just done; only a title that is truly in the unit's list is repeated."""
    told = request.args.get(NOTICE)
    if told == CHANGED:
        return EvidenceTexts.changed
    named = request.args.get("tai_lieu")
    chosen = papers if request.endpoint == "evidence.paper" else [each for each in papers if each.id == named]
    pattern = {NEW: EvidenceTexts.added, KNOWN: EvidenceTexts.known}.get(told or "")
    return fill(pattern, title=same(chosen[0].title)) if pattern and chosen else None


def _requirement(draft: Draft, requirement: str) -> Requirement:
    return draft.regulation.by_id().get(requirement) or abort(404)


def _found(draft: Draft, evidence_id: str) -> Evidence:
    try:
        return paper_of(workspace(), draft, evidence_id)
    except NotFound:
        abort(404)


def _is_editable(draft: Draft) -> bool:
    return draft.head.state == "draft" and allows(current_user().role, Permission.ANSWER)


def _list_address(draft: Draft, told: Mapping[str, str]) -> str:
    return url_for("evidence.overview", assessment_id=draft.head.id, **told)  # type: ignore[arg-type]


def _requirement_address(draft: Draft, requirement: str, told: Mapping[str, str]) -> str:
    return url_for("evidence.of_requirement", assessment_id=draft.head.id, requirement_id=requirement, **told)  # type: ignore[arg-type]


def _paper_address(draft: Draft, found: Evidence, told: Mapping[str, str]) -> str:
    return url_for("evidence.paper", assessment_id=draft.head.id, evidence_id=found.id, **told)  # type: ignore[arg-type]
