"""The evidence of an assessment: the papers of the unit, what each serves, adding one, attaching, detaching."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
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
    papers_of_unit,
)
from checklist.store.errors import NotADraft
from checklist.store.files import EXTENSIONS, PDF, FileRefused
from checklist.web.access import current_user, for_assessment
from checklist.web.clock import now
from checklist.web.evidence_texts import EvidenceTexts
from checklist.web.evidence_views import list_page, requirement_page
from checklist.web.installation import workspace
from checklist.web.wording import fill, same

evidence = Blueprint("evidence", __name__)

BASE = "/danh-gia/<assessment_id>/minh-chung"
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
        address = url_for("papers.show", assessment_id=draft.head.id, evidence_id=added.paper.id, **told)  # type: ignore[arg-type]
        return redirect(address, 303)
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
    chosen = [each for each in papers if each.id == named]
    pattern = {NEW: EvidenceTexts.added, KNOWN: EvidenceTexts.known}.get(told or "")
    return fill(pattern, title=same(chosen[0].title)) if pattern and chosen else None


def _requirement(draft: Draft, requirement: str) -> Requirement:
    return draft.regulation.by_id().get(requirement) or abort(404)


def _is_editable(draft: Draft) -> bool:
    return draft.head.state == "draft" and allows(current_user().role, Permission.ANSWER)


def _list_address(draft: Draft, told: Mapping[str, str]) -> str:
    return url_for("evidence.overview", assessment_id=draft.head.id, **told)  # type: ignore[arg-type]


def _requirement_address(draft: Draft, requirement: str, told: Mapping[str, str]) -> str:
    return url_for("evidence.of_requirement", assessment_id=draft.head.id, requirement_id=requirement, **told)  # type: ignore[arg-type]
