"""The consolidated report of a campaign: write, print, issue, sign, and its forms as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.committee.consolidated import (
    Edition,
    ReportRefused,
    ReportView,
    draft_pdf,
    issue_report,
    new_edition,
    report_view,
    save_report,
    workbook,
)
from checklist.services.committee.consolidated_signing import (
    edition_of,
    kept_pdf,
    kept_workbook,
    sign_report,
    upload_report,
)
from checklist.services.committee.seat import Committee
from checklist.services.errors import NotFound
from checklist.store.files import XLSX
from checklist.web.access import current_user, for_committee
from checklist.web.clock import legal_today, now
from checklist.web.committee.consolidated_forms import KEEP, RESTORE, shown_from, terms_from, texts_from
from checklist.web.committee.consolidated_texts import ConsolidatedTexts
from checklist.web.committee.consolidated_views import consolidated_page
from checklist.web.committee.home_menu import BASE
from checklist.web.committee.recognition_forms import one_line
from checklist.web.committee.recognition_sign import (
    ENVELOPE,
    LARGEST_SIGNED,
    OVER,
    SLOT,
    hand_of,
    signed_file,
    slot_views,
)
from checklist.web.committee.register_forms import typed_day
from checklist.web.committee.steps import PAPER_DONE, require_preparer, sent_revision, take
from checklist.web.downloads import download_answer
from checklist.web.installation import workspace

consolidated = Blueprint("consolidated", __name__)

ADDRESS = f"{BASE}/tong-hop/<campaign_id>/bao-cao"
KEPT = f"{ADDRESS}/<int:edition>"
LARGEST_FORM = 2 * 1024 * 1024
DONE = {"luu": ConsolidatedTexts.saved, **PAPER_DONE}


@consolidated.app_context_processor
def texts() -> dict[str, Any]:
    """The words of the page."""
    return {"kt": ConsolidatedTexts}


@consolidated.url_value_preprocessor
def take_larger_forms(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let a signed file, and a form of many texts, in; this comes before anything else reads the form."""
    if endpoint == "consolidated.upload":
        request.max_content_length = LARGEST_SIGNED + ENVELOPE
    elif endpoint == "consolidated.save":
        request.max_form_memory_size = LARGEST_FORM


@consolidated.get(ADDRESS)
@for_committee(Permission.OVERSEE)
def report(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """The newest edition: its form while it is a draft, its files and slots once it is issued."""
    return _page(campaign_id, done=DONE.get(request.args.get("xong", "")))


@consolidated.post(ADDRESS)
@for_committee(Permission.OVERSEE)
def save(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """Keep the draft."""
    require_preparer()
    revision = sent_revision()
    return _done(campaign_id, lambda: save_report(
        workspace(), campaign_id, terms_from(request.form), texts_from(request.form), shown=shown_from(request.form),
        restore=request.form.get(RESTORE, ""), keep=request.form.get(KEEP, ""), expected_revision=revision, at=now(),
        today=legal_today(), by=current_user(),
    ), "luu", request.form)  # fmt: skip


@consolidated.get(f"{ADDRESS}/du-thao.pdf")
@for_committee(Permission.OVERSEE)
def draft(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """The draft as it would be printed now."""
    try:
        pdf = draft_pdf(workspace(), campaign_id, at=now(), today=legal_today())
    except NotFound:
        abort(404)
    return download_answer(pdf, "bao-cao-du-thao.pdf")


@consolidated.get(f"{ADDRESS}/bieu.xlsx")
@for_committee(Permission.OVERSEE)
def tables(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """All forms by today's data."""
    try:
        return download_answer(workbook(workspace(), campaign_id, at=now(), today=legal_today()), "bieu.xlsx", XLSX)
    except NotFound:
        abort(404)


@consolidated.post(f"{ADDRESS}/ban-hanh")
@for_committee(Permission.CONCLUDE)
def issue_now(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """Issue the draft with the number and day given."""
    revision, faults = sent_revision(), {}  # type: int, dict[str, Text]
    dated = typed_day(request.form, "dated", faults)

    def act() -> None:
        if faults:
            raise ReportRefused(faults)
        issue_report(
            workspace(), campaign_id, number=one_line(request.form, "number"), dated=dated, expected_revision=revision,
            at=now(), today=legal_today(), by=current_user(),
        )  # fmt: skip

    given = {name: request.form.get(name, "") for name in ("number", "dated")}
    return _done(campaign_id, act, "ban-hanh", given)


@consolidated.post(f"{ADDRESS}/ban-moi")
@for_committee(Permission.OVERSEE)
def renew(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """Begin another edition after one that was issued."""
    require_preparer()
    return _done(campaign_id, lambda: new_edition(
        workspace(), campaign_id, at=now(), today=legal_today(), by=current_user()
    ), "luu")  # fmt: skip


@consolidated.post(f"{ADDRESS}/ky")
@for_committee(Permission.OVERSEE)
def sign(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """Sign one slot with a certificate file or with the internal key."""
    require_preparer()
    slot, over, edition = request.form.get(SLOT, ""), request.form.get(OVER, ""), _view(campaign_id).edition
    return _done(campaign_id, lambda: sign_report(
        workspace(), edition, slot, current_user(), hand_of(request, current_user()), over=over
    ), "ky")  # fmt: skip


@consolidated.post(f"{ADDRESS}/ky/tai-len")
@for_committee(Permission.OVERSEE)
def upload(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """Take the file that was signed elsewhere."""
    require_preparer()
    edition = _view(campaign_id).edition
    return _done(campaign_id, lambda: upload_report(
        workspace(), edition, signed_file(request), at=now(), by=current_user()
    ), "tai")  # fmt: skip


@consolidated.get(f"{KEPT}.pdf")
@for_committee(Permission.OVERSEE)
def kept_paper(committee: Committee, campaign_id: str, edition: int) -> ResponseReturnValue:
    """The newest file of an issued edition, byte for byte as kept."""
    held = _edition(campaign_id, edition)
    name = f"bao-cao-tong-hop-{edition}-{'da-ky' if held.signed_sha256 else 'chua-ky'}.pdf"
    return download_answer(_read(kept_pdf, held), name)


@consolidated.get(f"{KEPT}.xlsx")
@for_committee(Permission.OVERSEE)
def kept_tables(committee: Committee, campaign_id: str, edition: int) -> ResponseReturnValue:
    """The forms of an issued edition as they were issued."""
    return download_answer(_read(kept_workbook, _edition(campaign_id, edition)), f"bieu-{edition}.xlsx", XLSX)


def _done(
    campaign_id: str, act: Callable[[], object], done: str, typed: Mapping[str, str] | None = None
) -> ResponseReturnValue:
    """Do it and go back to the report; a refusal shows there with what was typed."""
    back = url_for("consolidated.report", campaign_id=campaign_id, xong=done)
    return take(act, partial(_page, campaign_id), back, typed)


def _page(
    campaign_id: str,
    *,
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, Text] | None = None,
    errors: tuple[Text, ...] = (),
    done: Text | None = None,
) -> str:
    view, user = _view(campaign_id), current_user()
    slots = slot_views(kept_pdf(workspace(), view.edition), user) if view.edition.newest is not None else ()
    page = consolidated_page(view, user, typed=typed, faults=faults, errors=errors, slots=slots, done=done)
    return render_template("committee/consolidated/report.html", page=page)


def _view(campaign_id: str) -> ReportView:
    try:
        return report_view(workspace(), campaign_id, at=now(), today=legal_today())
    except NotFound:
        abort(404)


def _edition(campaign_id: str, number: int) -> Edition:
    try:
        return edition_of(workspace(), campaign_id, number)
    except NotFound:
        abort(404)


def _read(reader: Callable[..., bytes], edition: Edition) -> bytes:
    try:
        return reader(workspace(), edition)
    except NotFound:
        abort(404)
