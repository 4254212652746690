"""The notice of conclusion of an audit, and the unit's remedy plan as a PDF; on the blueprint of visits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.committee.audit_papers import (
    ConclusionView,
    conclusion_pdf,
    conclusion_view,
    issue_conclusion,
    save_conclusion,
    sign_conclusion,
    upload_conclusion,
)
from checklist.services.committee.audit_papers_remedies import has_tasks, remedy_plan_pdf
from checklist.services.committee.recognition_signing import read_kept
from checklist.services.committee.seat import Committee
from checklist.services.committee.visits import VisitRefused
from checklist.services.errors import NotFound
from checklist.web.access import current_user, for_committee
from checklist.web.clock import legal_today, now
from checklist.web.committee.audit_pages import CASE
from checklist.web.committee.recognition_forms import one_line
from checklist.web.committee.recognition_sign import OVER, SLOT, hand_of, signed_file, slot_views
from checklist.web.committee.register_forms import typed_day
from checklist.web.committee.steps import PAPER_DONE, require_preparer, sent_revision, take
from checklist.web.committee.visits_forms import form_of_wording, wording_from
from checklist.web.committee.visits_pages import visits
from checklist.web.committee.visits_texts import VisitTexts
from checklist.web.committee.visits_views import may_word, notice_page
from checklist.web.downloads import download_answer
from checklist.web.installation import workspace

__all__ = ["visits"]

NOTICE = f"{CASE}/thong-bao"
DONE = {"luu": VisitTexts.saved, **PAPER_DONE}


@visits.get(NOTICE)
@for_committee(Permission.OVERSEE)
def notice(committee: Committee, submission_id: str) -> ResponseReturnValue:
    """The notice, or its form."""
    return _page(submission_id, done=DONE.get(request.args.get("xong", "")))


@visits.post(NOTICE)
@for_committee(Permission.OVERSEE)
def save_notice(committee: Committee, submission_id: str) -> ResponseReturnValue:
    """Keep the notice."""
    if not may_word(current_user()):
        abort(403)
    _view(submission_id)
    faults: dict[str, Text] = {}
    wording, revision = wording_from(request.form, faults), sent_revision()

    def act() -> None:
        if faults:
            raise VisitRefused(faults)
        save_conclusion(workspace(), submission_id, wording, expected_revision=revision, at=now(), by=current_user())

    return _done(submission_id, act, "luu", request.form)


@visits.post(f"{NOTICE}/ban-hanh")
@for_committee(Permission.CONCLUDE)
def issue_notice(committee: Committee, submission_id: str) -> ResponseReturnValue:
    """Issue the notice."""
    view = _view(submission_id)
    faults: dict[str, Text] = {}
    dated, revision = typed_day(request.form, "dated", faults), sent_revision()

    def act() -> None:
        if faults:
            raise VisitRefused(faults)
        issue_conclusion(
            workspace(), submission_id, number=one_line(request.form, "number"), dated=dated,
            expected_revision=revision, at=now(), today=legal_today(), by=current_user(),
        )  # fmt: skip

    given = {name: request.form.get(name, "") for name in ("number", "dated")}
    return _done(submission_id, act, "ban-hanh", {**form_of_wording(view.wording), **given})


@visits.post(f"{NOTICE}/ky")
@for_committee(Permission.OVERSEE)
def sign_notice(committee: Committee, submission_id: str) -> ResponseReturnValue:
    """Sign one slot of the notice."""
    require_preparer()
    slot, over = request.form.get(SLOT, ""), request.form.get(OVER, "")
    return _done(submission_id, lambda: sign_conclusion(
        workspace(), submission_id, slot, current_user(), hand_of(request, current_user()), over=over
    ), "ky")  # fmt: skip


@visits.post(f"{NOTICE}/ky/tai-len")
@for_committee(Permission.OVERSEE)
def upload_notice(committee: Committee, submission_id: str) -> ResponseReturnValue:
    """Take the notice that was signed elsewhere."""
    require_preparer()
    return _done(submission_id, lambda: upload_conclusion(
        workspace(), submission_id, signed_file(request), at=now(), by=current_user()
    ), "tai")  # fmt: skip


@visits.get(f"{NOTICE}/thong-bao.pdf")
@for_committee(Permission.OVERSEE)
def notice_pdf(committee: Committee, submission_id: str) -> ResponseReturnValue:
    """The notice as it stands, or its draft."""
    _view(submission_id)
    pdf = conclusion_pdf(workspace(), submission_id, today=legal_today())
    return download_answer(pdf, f"thong-bao-{submission_id}.pdf")


@visits.get(f"{CASE}/khac-phuc/<which>.pdf")
@for_committee(Permission.OVERSEE)
def remedies_pdf(committee: Committee, submission_id: str, which: str) -> ResponseReturnValue:
    """The unit's remedy plan, or the report on it."""
    if which not in ("ke-hoach", "bao-cao") or not has_tasks(workspace(), submission_id):
        abort(404)
    pdf = remedy_plan_pdf(workspace(), submission_id, as_report=which == "bao-cao", today=legal_today())
    return download_answer(pdf, f"{which}-khac-phuc-{submission_id}.pdf")


def _done(
    submission_id: str, act: Callable[[], object], done: str, typed: Mapping[str, str] | None = None
) -> ResponseReturnValue:
    """Do it and go back to the notice; a refusal shows there with what was typed."""
    back = url_for("visits.notice", submission_id=submission_id, xong=done)
    return take(act, partial(_page, submission_id), back, typed)


def _page(
    submission_id: str,
    *,
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, Text] | None = None,
    errors: tuple[Text, ...] = (),
    done: Text | None = None,
) -> str:
    view, user = _view(submission_id), current_user()
    newest = view.notice.newest if view.notice else None
    slots = slot_views(read_kept(workspace(), newest), user) if newest else ()
    page = notice_page(view, user, typed=typed, faults=faults, errors=errors, slots=slots, done=done)
    return render_template("committee/visits/conclusion.html", page=page)


def _view(submission_id: str) -> ConclusionView:
    try:
        return conclusion_view(workspace(), submission_id)
    except NotFound:
        abort(404)
