"""Site visits: the papers of an audit, minutes typed and printed, the scan of the signed paper, demands followed up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.committee.audit_papers_remedies import has_tasks
from checklist.services.committee.audit_reading import audit_view
from checklist.services.committee.recognition_signing import read_kept
from checklist.services.committee.seat import Committee
from checklist.services.committee.visits import (
    VisitRefused,
    VisitView,
    ask_demands,
    keep_scan,
    print_visit,
    printed_pages,
    save_visit,
    start_visit,
    visit_view,
    visits_of,
)
from checklist.services.errors import NotFound
from checklist.store.files import MAX_BYTES, FileRefused
from checklist.web.access import current_user, for_committee
from checklist.web.clock import legal_today, now
from checklist.web.committee.audit_pages import CASE
from checklist.web.committee.recognition_sign import ENVELOPE, LARGEST_SIGNED
from checklist.web.committee.steps import UNPROCESSABLE, sent_revision, take
from checklist.web.committee.visits_forms import minutes_from
from checklist.web.committee.visits_texts import VisitTexts
from checklist.web.committee.visits_views import may_ask, minutes_page, papers_page
from checklist.web.downloads import download_answer
from checklist.web.files_views import media_of
from checklist.web.installation import workspace

visits = Blueprint("visits", __name__)

PAPERS = f"{CASE}/bien-ban"
ONE = f"{PAPERS}/<visit_id>"
LARGEST = {
    "visits.scan": MAX_BYTES + ENVELOPE,
    "visits.upload_notice": LARGEST_SIGNED + ENVELOPE,
    "visits.add_photos": 3 * MAX_BYTES + ENVELOPE,
}
DONE = {
    "luu": VisitTexts.saved,
    "in": VisitTexts.done_print,
    "quet": VisitTexts.done_scan,
    "theo-doi": VisitTexts.done_ask,
    "anh": VisitTexts.done_pictures,
}


@visits.app_context_processor
def texts() -> dict[str, Any]:
    """The words of the pages of visits."""
    return {"vis": VisitTexts}


@visits.url_value_preprocessor
def take_larger_uploads(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let a scan or a signed file of the full size in; this comes before anything else reads the form."""
    if endpoint in LARGEST:
        request.max_content_length = LARGEST[endpoint]


@visits.get(PAPERS)
@for_committee(Permission.OVERSEE)
def papers(committee: Committee, submission_id: str) -> ResponseReturnValue:
    """The papers of an audit: minutes, notice of conclusion, remedy plan."""
    return _papers(submission_id)


@visits.post(PAPERS)
@for_committee(Permission.AUDIT)
def start(committee: Committee, submission_id: str) -> ResponseReturnValue:
    """Begin new minutes."""
    try:
        new = start_visit(workspace(), submission_id, at=now(), by=current_user())
    except NotFound:
        abort(404)
    except VisitRefused as refusal:
        return _papers(submission_id, (refusal.text,)), UNPROCESSABLE
    return redirect(url_for("visits.show", submission_id=submission_id, visit_id=new.id), 303)


@visits.get(ONE)
@for_committee(Permission.OVERSEE)
def show(committee: Committee, submission_id: str, visit_id: str) -> ResponseReturnValue:
    """The minutes of one visit."""
    return show_minutes(submission_id, visit_id, done=DONE.get(request.args.get("xong", "")))


@visits.post(ONE)
@for_committee(Permission.AUDIT)
def save(committee: Committee, submission_id: str, visit_id: str) -> ResponseReturnValue:
    """Keep the minutes."""
    faults: dict[str, Text] = {}
    typed, revision = minutes_from(request.form, faults), sent_revision()

    def act() -> None:
        if faults:
            raise VisitRefused(faults)
        save_visit(workspace(), submission_id, visit_id, typed, expected_revision=revision, at=now(), by=current_user())

    return _done(submission_id, visit_id, act, "luu", request.form)


@visits.post(f"{ONE}/in")
@for_committee(Permission.AUDIT)
def make_pdf(committee: Committee, submission_id: str, visit_id: str) -> ResponseReturnValue:
    """Make the PDF to print and sign."""
    revision = sent_revision()
    return _done(submission_id, visit_id, lambda: print_visit(
        workspace(), submission_id, visit_id, expected_revision=revision, at=now(), today=legal_today(),
        by=current_user(),
    ), "in")  # fmt: skip


@visits.post(f"{ONE}/ban-ky-tay")
@for_committee(Permission.AUDIT)
def scan(committee: Committee, submission_id: str, visit_id: str) -> ResponseReturnValue:
    """Keep the scan of the signed paper."""
    revision, sent = sent_revision(), request.files.get("scan")

    def act() -> None:
        if sent is None or not sent.filename:
            raise VisitRefused({"scan": VisitTexts.no_scan})
        try:
            with closing(sent):
                keep_scan(
                    workspace(), submission_id, visit_id, sent.stream, expected_revision=revision, at=now(),
                    by=current_user(),
                )  # fmt: skip
        except FileRefused as refusal:
            raise VisitRefused({"scan": Text(refusal.vi, refusal.en)}) from refusal

    return _done(submission_id, visit_id, act, "quet")


@visits.post(f"{ONE}/theo-doi")
@for_committee(Permission.OVERSEE)
def follow(committee: Committee, submission_id: str, visit_id: str) -> ResponseReturnValue:
    """Follow up what the minutes ask of the unit."""
    if not may_ask(current_user()):
        abort(403)
    revision = sent_revision()
    return _done(submission_id, visit_id, lambda: ask_demands(
        workspace(), submission_id, visit_id, expected_revision=revision, at=now(), by=current_user()
    ), "theo-doi")  # fmt: skip


@visits.get(f"{ONE}/bien-ban.pdf")
@for_committee(Permission.OVERSEE)
def paper(committee: Committee, submission_id: str, visit_id: str) -> ResponseReturnValue:
    """The PDF of the minutes."""
    address = the_visit(submission_id, visit_id).visit.paper_sha256
    if address is None:
        abort(404)
    return download_answer(read_kept(workspace(), address), f"bien-ban-{visit_id}.pdf")


@visits.get(f"{ONE}/ban-ky-tay")
@for_committee(Permission.OVERSEE)
def signed_paper(committee: Committee, submission_id: str, visit_id: str) -> ResponseReturnValue:
    """The scan of the paper signed by hand."""
    address = the_visit(submission_id, visit_id).visit.scan_sha256
    if address is None:
        abort(404)
    content = read_kept(workspace(), address)
    media, extension = media_of(content)
    return download_answer(content, f"bien-ban-{visit_id}-ky-tay.{extension}", media)


def _done(
    submission_id: str,
    visit_id: str,
    act: Callable[[], object],
    done: str,
    typed: Mapping[str, str] | None = None,
) -> ResponseReturnValue:
    """Do it and go back to the minutes; a refusal shows there with what was typed."""
    the_visit(submission_id, visit_id)
    back = url_for("visits.show", submission_id=submission_id, visit_id=visit_id, xong=done)
    return take(act, partial(show_minutes, submission_id, visit_id), back, typed)


def _papers(submission_id: str, errors: tuple[Text, ...] = ()) -> str:
    try:
        audit = audit_view(workspace(), submission_id)
    except NotFound:
        abort(404)
    found, has_remedies = visits_of(workspace(), submission_id), has_tasks(workspace(), submission_id)
    page = papers_page(audit, found, has_remedies, current_user(), errors)
    return render_template("committee/visits/papers.html", page=page)


def show_minutes(
    submission_id: str,
    visit_id: str,
    *,
    typed: Mapping[str, str] | None = None,
    captions: Mapping[str, str] | None = None,
    faults: Mapping[str, Text] | None = None,
    errors: tuple[Text, ...] = (),
    done: Text | None = None,
) -> str:
    """The page of minutes; ``typed`` and ``captions`` are what was sent and not taken."""
    view = the_visit(submission_id, visit_id)
    page = minutes_page(
        view, current_user(), pages=printed_pages(workspace(), view.visit), typed=typed, captions=captions,
        faults=faults, errors=errors, done=done,
    )  # fmt: skip
    return render_template("committee/visits/minutes.html", page=page)


def the_visit(submission_id: str, visit_id: str) -> VisitView:
    """The visit of the address, or a page that does not exist."""
    try:
        return visit_view(workspace(), submission_id, visit_id)
    except NotFound:
        abort(404)
