"""The figures that the committee itself gives for a campaign: seeing and saving them, also by way of a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.committee.committee_sheet import CommitteeSheet, committee_sheet, save_committee_sheet
from checklist.services.committee.committee_workbook import committee_workbook, read_committee_workbook
from checklist.services.committee.seat import Committee
from checklist.services.errors import FileRefused, NotFound
from checklist.services.figures import mark_of
from checklist.services.workbook_figures import PREFIX
from checklist.services.workbook_in import MAX_BYTES
from checklist.store.figures import StaleFigures
from checklist.store.files import XLSX
from checklist.web.access import current_user, for_committee
from checklist.web.clock import legal_today, now
from checklist.web.committee.campaign_texts import CampaignTexts
from checklist.web.committee.committee_figures_texts import CommitteeFiguresTexts
from checklist.web.committee.committee_figures_views import committee_figures_page
from checklist.web.committee.home_menu import BASE
from checklist.web.committee.recognition_views import may_prepare
from checklist.web.committee.steps import CONFLICT, UNPROCESSABLE, require_preparer
from checklist.web.downloads import download_answer
from checklist.web.figures_forms import SHOWN, VALUE, Typed, fields_of, form_of, shown_from, shown_line, typed_from
from checklist.web.figures_sheet import StaleLine, stale_lines
from checklist.web.installation import workspace
from checklist.web.language import current_language
from checklist.web.wording import fill, same
from checklist.web.workbook_texts import WorkbookTexts

committee_figures = Blueprint("committee_figures", __name__)

ADDRESS = f"{BASE}/dot/<campaign_id>/so-lieu"
SAVED, FILE = "da_luu", "file"


@committee_figures.context_processor
def campaign_texts() -> dict[str, Any]:
    """The words at the head of a campaign's own pages."""
    return {"cp": CampaignTexts}


@committee_figures.app_context_processor
def texts() -> dict[str, Any]:
    """The words of the page, and of the links that lead here."""
    return {"cf": CommitteeFiguresTexts}


@committee_figures.url_value_preprocessor
def take_workbooks(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let a workbook of the full size in, so that one too large is refused with its own sentence."""
    if endpoint == "committee_figures.upload":
        request.max_content_length = 2 * MAX_BYTES


@committee_figures.get(ADDRESS)
@for_committee(Permission.OVERSEE)
def sheet(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """The committee's figures as they stand."""
    return _page(_found(campaign_id), saved=bool(request.args.get(SAVED)))


@committee_figures.post(ADDRESS)
@for_committee(Permission.OVERSEE)
def save(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """Save the figures, unless one cannot be read or somebody else was faster."""
    require_preparer()
    form = request.form.to_dict()
    shown = shown_from(form.get(SHOWN, "-"))
    if shown is None:
        abort(400)
    found = _found(campaign_id)
    typed = typed_from(found.sheet, form, ())
    if typed.faults:
        return _page(found, form, shown, typed=typed), UNPROCESSABLE
    try:
        save_committee_sheet(workspace(), campaign_id, typed.bodies, shown, at=now(), by=current_user())
    except StaleFigures as stale:
        fresh = {code: (row.revision, mark_of(row.body)) for code, row in stale.current.items() if code in stale.codes}
        lines = tuple(stale_lines(stale, typed, workspace().pack.indicators))
        return _page(_found(campaign_id), form, shown | fresh, typed=typed, stale=lines), CONFLICT
    return redirect(url_for("committee_figures.sheet", campaign_id=campaign_id, da_luu=1), 303)


@committee_figures.get(f"{ADDRESS}.xlsx")
@for_committee(Permission.OVERSEE)
def download(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """The figures as they stand, as a workbook to be filled in."""
    found = _found(campaign_id)
    name = f"so-lieu-ban-chi-dao-{found.campaign.period.start}-{found.campaign.period.end}.xlsx"
    return download_answer(committee_workbook(found, current_language()), name, XLSX)


@committee_figures.post(f"{ADDRESS}/tep")
@for_committee(Permission.OVERSEE)
def upload(committee: Committee, campaign_id: str) -> ResponseReturnValue:
    """Put the figures of a file into the form. Nothing is saved: who sees them saves them there."""
    require_preparer()
    found, indicators = _found(campaign_id), workspace().pack.indicators
    sent = request.files.get(FILE)
    if sent is None or not sent.filename:
        return _page(found, file_faults={FILE: WorkbookTexts.no_file}), UNPROCESSABLE
    with sent.stream as stream:
        content = stream.read(MAX_BYTES + 1)
    try:
        read = read_committee_workbook(found, content, indicators)
    except FileRefused as refusal:
        return _page(found, file_faults={FILE: refusal.text}), UNPROCESSABLE
    form = form_of(found.sheet)
    for code, value in read.values.items():
        form |= {f"{VALUE}{code}": "", **fields_of(indicators[code], value)}
    faults = {
        f"{VALUE}{bad.requirement.removeprefix(PREFIX)}": fill(
            CommitteeFiguresTexts.bad_cell, cell=same(bad.cell), why=bad.why
        )
        for bad in read.bad
    }
    page = _page(found, form, read.shown, typed=Typed({}, (), True, faults), read=len(read.changed))
    return (page, UNPROCESSABLE) if faults else page


def _found(campaign_id: str) -> CommitteeSheet:
    try:
        return committee_sheet(workspace(), campaign_id, today=legal_today())
    except NotFound:
        abort(404)


def _page(
    found: CommitteeSheet,
    form: Mapping[str, str] | None = None,
    shown: Mapping[str, tuple[int, str]] | None = None,
    *,
    typed: Typed | None = None,
    stale: tuple[StaleLine, ...] = (),
    saved: bool = False,
    read: int | None = None,
    file_faults: dict[str, Text] | None = None,
) -> str:
    page = committee_figures_page(
        found,
        workspace().pack.indicators,
        form_of(found.sheet) if form is None else form,
        shown_line=shown_line(found.sheet.shown if shown is None else shown),
        editable=may_prepare(current_user()),
        saved=saved,
        typed=typed,
        stale=stale,
        read=read,
        file_faults=file_faults,
    )
    return render_template("committee/figures.html", page=page)
