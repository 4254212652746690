"""The certificates of a decision: given at once; signed, printed and packed a few at a time where they are many."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.committee.certificates import Batch, batch_of, issue_certificates
from checklist.services.committee.certificates_signing import pack, print_batch, sign_batch, unsigned_counts
from checklist.services.committee.recognition import DecisionRefused
from checklist.services.committee.seat import Committee
from checklist.services.errors import NotFound
from checklist.web.access import current_user, for_committee
from checklist.web.clock import legal_today, now
from checklist.web.committee.certificates_texts import CertificateTexts
from checklist.web.committee.certificates_views import batch_page
from checklist.web.committee.home_menu import BASE
from checklist.web.committee.recognition_sign import SLOT, hand_of
from checklist.web.committee.register_forms import typed_day
from checklist.web.committee.steps import require_preparer, take
from checklist.web.downloads import download_answer
from checklist.web.installation import workspace
from checklist.web.wording import fill, number

certificate_batches = Blueprint("certificate_batches", __name__)

ADDRESS = f"{BASE}/cong-nhan/<decision_id>/giay"
# A request that signs or prints works so long; the page then says how many are left for the next.
SECONDS_A_GO = 20
# What the address of the page says: how many a step took, and how many are left.
GIVEN, SIGNED, PRINTED, LEFT = "cap", "so", "lap", "con"
DONE = {
    GIVEN: CertificateTexts.done_issued,
    SIGNED: CertificateTexts.done_signed,
    PRINTED: CertificateTexts.done_printed,
}


@certificate_batches.get(ADDRESS)
@for_committee(Permission.OVERSEE)
def show(committee: Committee, decision_id: str) -> ResponseReturnValue:
    """The certificates of a decision."""
    return _page(decision_id, done=_done())


@certificate_batches.post(ADDRESS)
@for_committee(Permission.CONCLUDE)
def give(committee: Committee, decision_id: str) -> ResponseReturnValue:
    """Give every unit that is due one a certificate."""
    faults: dict[str, Text] = {}
    dated, until = typed_day(request.form, "dated", faults), typed_day(request.form, "valid_until", faults)

    def act() -> int:
        if faults:
            raise DecisionRefused(faults)
        return issue_certificates(
            workspace(), decision_id, dated=dated, valid_until=until, at=now(), today=legal_today(),
            by=current_user(),
        )  # fmt: skip

    return take(
        act, partial(_page, decision_id), lambda count: _address(decision_id, GIVEN, count), request.form
    )  # fmt: skip


@certificate_batches.post(f"{ADDRESS}/ky")
@for_committee(Permission.OVERSEE)
def sign_all(committee: Committee, decision_id: str) -> ResponseReturnValue:
    """Sign one slot of as many certificates as one go allows."""
    require_preparer()
    return take(
        lambda: sign_batch(
            workspace(), decision_id, request.form.get(SLOT, ""), current_user(), hand_of(request, current_user()),
            today=legal_today(), more=_clock(),
        ),
        partial(_page, decision_id),
        lambda came: _address(decision_id, SIGNED, came.done, came.left),
    )  # fmt: skip


@certificate_batches.get(f"{ADDRESS}/tat-ca.zip")
@for_committee(Permission.OVERSEE)
def packed(committee: Committee, decision_id: str) -> ResponseReturnValue:
    """All files of a decision's certificates in one archive, once all have been printed."""
    if not any(each.certificate for each in _given(decision_id).entries):
        abort(404)
    progress = print_batch(workspace(), decision_id, more=_clock())
    if progress.left:
        return redirect(_address(decision_id, PRINTED, progress.done, progress.left), 303)
    return download_answer(pack(workspace(), decision_id), f"giay-{decision_id}.zip", "application/zip")


def _page(
    decision_id: str,
    *,
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, Text] | None = None,
    errors: tuple[Text, ...] = (),
    done: Text | None = None,
) -> str:
    found = _given(decision_id)
    if found.view.is_draft:
        abort(404)
    left = unsigned_counts(workspace(), decision_id, today=legal_today())
    page = batch_page(
        found, left, current_user(), typed=typed or {}, faults=faults or {}, errors=errors, done=done
    )  # fmt: skip
    return render_template("committee/certificates/batch.html", page=page)


def _given(decision_id: str) -> Batch:
    try:
        return batch_of(workspace(), decision_id, today=legal_today())
    except NotFound:
        abort(404)


def _clock() -> Callable[[], bool]:
    """Whether there is time for one more."""
    end = time.monotonic() + SECONDS_A_GO
    return lambda: time.monotonic() < end


def _address(decision_id: str, step: str, count: int, left: int = 0) -> str:
    """Of the page, which then says what was done and how many are left."""
    query: dict[str, Any] = {step: count, LEFT: left}
    return url_for("certificate_batches.show", decision_id=decision_id, **query)


def _done() -> Text | None:
    """What the address says was done; nothing for what no page of ours sends."""
    left = request.args.get(LEFT, "")
    for step, words in DONE.items():
        count = request.args.get(step, "")
        if all(each.isdecimal() and len(each) < 7 for each in (count, left)):
            return fill(words, count=number(int(count)), left=number(int(left)))
    return None
