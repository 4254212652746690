"""The Excel round trip of an assessment: download, upload, look at every change, save what is ticked."""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.drafts import Draft
from checklist.services.errors import FileRefused
from checklist.services.workbook_changes import Change, Preview, apply_workbook, preview
from checklist.services.workbook_in import MAX_BYTES
from checklist.services.workbook_out import workbook_of
from checklist.store import files
from checklist.store.errors import NotADraft, NotFound
from checklist.store.files import XLSX
from checklist.web.access import current_user, for_assessment
from checklist.web.clock import now
from checklist.web.installation import workspace
from checklist.web.language import current_language
from checklist.web.walk_tabs import Tabs, tabs_of
from checklist.web.wording import capitalised, fill, number, same
from checklist.web.workbook_texts import WorkbookTexts

workbook = Blueprint("workbook", __name__)

BASE = "/danh-gia/<assessment_id>/bang-tinh"
FILE, TAKE = "file", "dung."
REVISION = re.compile(r"[0-9]{1,9}")
UNPROCESSABLE, CONFLICT = 422, 409


@dataclass(frozen=True, slots=True)
class WorkbookPage:
    """The context of ``workbook/start.html``."""

    tabs: Tabs
    assessment_id: str
    editable: bool
    notice: Text | None
    faults: dict[str, Text]


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """The context of ``workbook/preview.html``."""

    tabs: Tabs
    assessment_id: str
    sha256: str
    stale: Text | None
    bad: tuple[Text, ...]
    bad_heading: Text
    conflicts: tuple[Change, ...]
    conflicts_heading: Text
    changes: tuple[Change, ...]
    changes_heading: Text


@workbook.app_context_processor
def texts() -> dict[str, Any]:
    """The words of these templates, to which other pages of an assessment link."""
    return {"b": WorkbookTexts}


@workbook.url_value_preprocessor
def take_workbooks(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let a workbook of the full size in, so that one too large is refused with its own sentence."""
    if endpoint == "workbook.upload":
        request.max_content_length = 2 * MAX_BYTES


@workbook.get(BASE)
@for_assessment(Permission.VIEW)
def start(draft: Draft) -> ResponseReturnValue:
    """Where the workbook is fetched and sent back."""
    count = request.args.get("da_ghi", "")
    done = fill(WorkbookTexts.done, count=number(int(count))) if REVISION.fullmatch(count) else None
    return _start(draft, {}, done)


@workbook.get(f"{BASE}/tra-loi.xlsx")
@for_assessment(Permission.VIEW)
def download(draft: Draft) -> ResponseReturnValue:
    """The workbook as the answers stand."""
    content = workbook_of(draft, workspace().pack, current_language())
    name = f"tra-loi-{draft.regulation.id}-{draft.period.start}-{draft.period.end}.xlsx"
    answer = send_file(io.BytesIO(content), mimetype=XLSX, as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


@workbook.post(BASE)
@for_assessment(Permission.ANSWER)
def upload(draft: Draft) -> ResponseReturnValue:
    """Keep the workbook and lead to its changes."""
    sent = request.files.get(FILE)
    if sent is None or not sent.filename:
        return _start(draft, {FILE: WorkbookTexts.no_file}), UNPROCESSABLE
    with sent.stream as stream:
        content = stream.read(MAX_BYTES + 1)
    try:
        preview(draft, workspace().pack, content)
        stored = files.store(workspace().files, io.BytesIO(content), allowed=(XLSX,))
    except FileRefused as refusal:
        return _start(draft, {FILE: refusal.text}), UNPROCESSABLE
    except files.FileRefused as refusal:
        return _start(draft, {FILE: Text(refusal.vi, refusal.en)}), UNPROCESSABLE
    return redirect(url_for("workbook.changes", assessment_id=draft.head.id, sha256=stored.sha256), 303)


@workbook.get(f"{BASE}/<sha256>")
@for_assessment(Permission.ANSWER)
def changes(draft: Draft, sha256: str) -> ResponseReturnValue:
    """Every change and conflict, before anything is saved."""
    return _preview(draft, sha256, None)


@workbook.post(f"{BASE}/<sha256>")
@for_assessment(Permission.ANSWER)
def save(draft: Draft, sha256: str) -> ResponseReturnValue:
    """Save what is ticked."""
    chosen = {
        name.removeprefix(TAKE): int(value)
        for name, value in request.form.items()
        if name.startswith(TAKE) and REVISION.fullmatch(value)
    }
    content = _content(sha256)
    try:
        done = apply_workbook(
            workspace(), draft, content, chosen, digest_of_file=hashlib.sha256(content).hexdigest(),
            at=now(), by=current_user().username,
        )  # fmt: skip
    except FileRefused:
        abort(404)
    except NotADraft:
        abort(409)
    if done.stale:
        return _preview(draft, sha256, fill(WorkbookTexts.stale, count=number(len(done.stale)))), CONFLICT
    return redirect(url_for("workbook.start", assessment_id=draft.head.id, da_ghi=len(done.saved)), 303)


def _start(draft: Draft, faults: dict[str, Text], notice: Text | None = None) -> str:
    editable = draft.head.state == "draft" and allows(current_user().role, Permission.ANSWER)
    page = WorkbookPage(tabs_of(draft, "bang-tinh"), draft.head.id, editable, notice, faults)
    return render_template("workbook/start.html", page=page)


def _preview(draft: Draft, sha256: str, stale: Text | None) -> str:
    try:
        found = preview(draft, workspace().pack, _content(sha256))
    except FileRefused:
        abort(404)
    return render_template("workbook/preview.html", page=_page(draft, sha256, found, stale))


def _page(draft: Draft, sha256: str, found: Preview, stale: Text | None) -> PreviewPage:
    conflicts = tuple(change for change in found.changes if change.conflict)
    clean = tuple(change for change in found.changes if not change.conflict)
    known = draft.regulation.by_id()
    bad = tuple(
        fill(WorkbookTexts.bad_line, sheet=same(each.sheet), cell=same(each.cell), why=capitalised(each.why))
        if each.cell != "–"
        else fill(Text("{text}: {why}", "{text}: {why}"), text=known[each.requirement].text, why=each.why)
        for each in found.bad
    )
    return PreviewPage(
        tabs=tabs_of(draft, "bang-tinh"),
        assessment_id=draft.head.id,
        sha256=sha256,
        stale=stale,
        bad=bad,
        bad_heading=fill(WorkbookTexts.bad_heading, count=number(len(bad))),
        conflicts=conflicts,
        conflicts_heading=fill(WorkbookTexts.conflicts_heading, count=number(len(conflicts))),
        changes=clean,
        changes_heading=fill(WorkbookTexts.changes_heading, count=number(len(clean))),
    )


def _content(sha256: str) -> bytes:
    try:
        return files.read(workspace().files, sha256)
    except NotFound:
        abort(404)
