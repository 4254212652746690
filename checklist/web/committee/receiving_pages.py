"""Receiving signed reports: sending any number of files, a receipt as it goes on, a report signed on paper."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, current_app, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.committee.receiving import (
    Limits,
    add_file,
    close_receipt,
    open_receipt,
    progress_of,
    receive_waiting,
    resume,
)
from checklist.services.committee.receiving_scan import CODE, CONFIRMED, DATA, SCAN, Paper, ScanRefused, receive_scan
from checklist.services.committee.seat import Committee
from checklist.services.committee.submissions import overview
from checklist.services.errors import Refused
from checklist.store.errors import NotFound
from checklist.store.files import MEGABYTE
from checklist.web.access import current_user, for_committee
from checklist.web.clock import now
from checklist.web.committee.receiving_texts import ReceivingTexts
from checklist.web.committee.receiving_views import ScanPage, receipt_page, start_page
from checklist.web.installation import workspace
from checklist.web.language import current_language
from checklist.web.login_state import reader
from checklist.web.wording import fill, number, same

receiving = Blueprint("receiving", __name__)

BASE = "/ban-chi-dao/tiep-nhan"
FILES, ONE_BY_ONE = "files", "one_by_one"
ENVELOPE = 256 * 1024
"""Room for the other fields and the borders of an upload."""
UNPROCESSABLE, CONFLICT, NO_ROOM = 422, 409, 507


def limits() -> Limits:
    """What this installation takes."""
    settings = current_app.config
    return Limits(
        file=int(settings.get("RECEIVING_FILE_MB", 32)) * MEGABYTE,
        total=int(settings.get("RECEIVING_TOTAL_MB", 600)) * MEGABYTE,
    )


@receiving.url_value_preprocessor
def take_larger_uploads(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let larger uploads in, for whoever may receive and nobody else; this comes before anything reads the form."""
    user = reader()
    if user is None or not allows(user.role, Permission.RECEIVE):
        return
    most = {
        "receiving.send": limits().total,
        "receiving.add_one": limits().total,  # an archive is one file
        "receiving.scan_now": 2 * limits().file,
    }.get(endpoint or "")
    if most is not None:
        request.max_content_length = most + ENVELOPE
        request.max_form_parts = limits().members + 20


@receiving.context_processor
def texts() -> dict[str, Any]:
    """The words of these templates."""
    return {"n": ReceivingTexts}


@receiving.get(BASE)
@for_committee(Permission.OVERSEE)
def start(committee: Committee) -> ResponseReturnValue:
    """The form, the receipts, what waits for a decision."""
    return _start(None)


@receiving.post(BASE)
@for_committee(Permission.RECEIVE)
def send(committee: Committee) -> ResponseReturnValue:
    """Put the files of a form on disk, then receive them; or open a receipt for files that come one by one."""
    by = current_user().username
    if request.form.get(ONE_BY_ONE):
        receipt_id = open_receipt(workspace(), at=now(), by=by)
        names = {"file": "receiving.add_one", "done": "receiving.end", "receipt": "receiving.receipt"}
        return jsonify({name: url_for(endpoint, receipt_id=receipt_id) for name, endpoint in names.items()})
    sent = [each for each in request.files.getlist(FILES) if each.filename]
    if not sent:
        return _start(ReceivingTexts.none_chosen), UNPROCESSABLE
    receipt_id = open_receipt(workspace(), at=now(), by=by)
    try:
        for each in sent:
            _add(receipt_id, each)
    except Refused as refusal:
        return _start(refusal.text), NO_ROOM
    finally:
        close_receipt(workspace(), receipt_id)
        for each in sent:
            each.close()
    resume(workspace(), receipt_id, clock=now, limits=limits())
    return redirect(url_for("receiving.receipt", receipt_id=receipt_id), 303)


@receiving.get(f"{BASE}/<receipt_id>")
@for_committee(Permission.OVERSEE)
def receipt(committee: Committee, receipt_id: str) -> ResponseReturnValue:
    """A receipt as it stands; what was interrupted goes on."""
    try:
        resume(workspace(), receipt_id, clock=now, limits=limits())
        found = progress_of(workspace(), receipt_id)
    except NotFound:
        abort(404)
    page = receipt_page(found, may_end=allows(current_user().role, Permission.RECEIVE))
    return render_template("committee/receiving/receipt.html", page=page)


@receiving.post(f"{BASE}/<receipt_id>/tep")
@for_committee(Permission.RECEIVE)
def add_one(committee: Committee, receipt_id: str) -> ResponseReturnValue:
    """Take one more file into an open receipt and say what became of it."""
    sent = request.files.get(FILES)
    if sent is None or not sent.filename:
        abort(400)
    try:
        _add(receipt_id, sent)
        found = receive_waiting(workspace(), receipt_id, clock=now, limits=limits())
    except NotFound:
        abort(404)
    except Refused as refusal:
        return jsonify({"refused": refusal.text.in_language(current_language())}), NO_ROOM
    finally:
        sent.close()
    return jsonify({"outcomes": [{"name": file.name, "outcome": file.outcome} for file in found]})


@receiving.post(f"{BASE}/<receipt_id>/xong")
@for_committee(Permission.RECEIVE)
def end(committee: Committee, receipt_id: str) -> ResponseReturnValue:
    """No more files will come."""
    try:
        close_receipt(workspace(), receipt_id)
        receive_waiting(workspace(), receipt_id, clock=now, limits=limits())
    except NotFound:
        abort(404)
    return redirect(url_for("receiving.receipt", receipt_id=receipt_id), 303)


@receiving.get(f"{BASE}/ban-giay")
@for_committee(Permission.RECEIVE)
def scan_form(committee: Committee) -> ResponseReturnValue:
    """A report signed on paper."""
    return _scan("", {})


@receiving.post(f"{BASE}/ban-giay")
@for_committee(Permission.RECEIVE)
def scan_now(committee: Committee) -> ResponseReturnValue:
    """Take in a report signed on paper, confirmed by whoever sends the form."""
    scan, data = request.files.get(SCAN), request.files.get(DATA)
    paper = Paper(
        code=request.form.get(CODE, ""),
        scan_name=scan.filename or "" if scan else "",
        scan=scan.stream if scan and scan.filename else None,
        data=data.stream if data and data.filename else None,
        is_confirmed=CONFIRMED in request.form,
    )
    try:
        entry = receive_scan(workspace(), paper, limits(), at=now(), by=current_user().username)
    except ScanRefused as refusal:
        return _scan(paper.code, dict(refusal.faults)), UNPROCESSABLE
    finally:
        for each in request.files.values():
            each.close()
    return redirect(url_for("receiving.submission", submission_id=entry.submission_id), 303)


def _add(receipt_id: str, sent: FileStorage) -> None:
    add_file(workspace(), receipt_id, sent.filename or "", sent.stream, limits())


def _start(fault: Text | None) -> str:
    taken = limits()
    hint = fill(ReceivingTexts.choose_hint, file=number(taken.file // MEGABYTE), total=number(taken.total // MEGABYTE))
    may_receive = allows(current_user().role, Permission.RECEIVE)
    page = start_page(overview(workspace()), may_receive=may_receive, hint=hint, fault=fault)
    return render_template("committee/receiving/start.html", page=page)


def _scan(code: str, faults: dict[str, Text]) -> str:
    confirm = fill(ReceivingTexts.confirm, name=same(current_user().name))
    return render_template("committee/receiving/scan.html", page=ScanPage(code, faults, confirm))
