"""Certificates: the register, a decision's batch given, signed and packed, one certificate revoked or replaced."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.committee.certificates import (
    Certificate,
    StaleCertificate,
    batch_of,
    certificate_of,
    every_certificate,
    issue_certificates,
)
from checklist.services.committee.certificates_changes import expire, replace_certificate, restore, revoke
from checklist.services.committee.certificates_signing import (
    file_name,
    pack,
    sign_batch,
    standing_file,
    unsigned_counts,
    upload_certificate,
)
from checklist.services.committee.recognition import DecisionRefused
from checklist.services.committee.seat import Committee
from checklist.services.errors import NotFound, Refused
from checklist.web.access import current_user, for_committee
from checklist.web.clock import legal_today, now
from checklist.web.committee.certificates_texts import CertificateTexts
from checklist.web.committee.certificates_views import batch_page, certificate_page, register_page
from checklist.web.committee.home_menu import BASE
from checklist.web.committee.recognition_forms import one_line
from checklist.web.committee.recognition_sign import (
    ENVELOPE,
    LARGEST_SIGNED,
    SLOT,
    download_answer,
    hand_of,
    signed_file,
)
from checklist.web.committee.recognition_views import may_prepare
from checklist.web.committee.register_forms import typed_day
from checklist.web.installation import workspace
from checklist.web.wording import fill, number

certificates = Blueprint("certificates", __name__)

ADDRESS = f"{BASE}/giay"
OF_DECISION = f"{BASE}/cong-nhan/<decision_id>/giay"
ONE = f"{ADDRESS}/<certificate_id>"
UNPROCESSABLE, CONFLICT = 422, 409
SECONDS_A_GO = 20
COUNT, LEFT = "so", "con"
T = TypeVar("T")


@certificates.app_context_processor
def texts() -> dict[str, Any]:
    """The words of the pages of certificates."""
    return {"cert": CertificateTexts}


@certificates.url_value_preprocessor
def take_larger_uploads(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let a signed file of the full size in; this comes before anything else reads the form."""
    if endpoint == "certificates.upload":
        request.max_content_length = LARGEST_SIGNED + ENVELOPE


@certificates.get(ADDRESS)
@for_committee(Permission.OVERSEE)
def overview(committee: Committee) -> ResponseReturnValue:
    """The register."""
    page = register_page(*every_certificate(workspace()), legal_today())
    return render_template("committee/certificates/register.html", page=page)


@certificates.get(OF_DECISION)
@for_committee(Permission.OVERSEE)
def batch(committee: Committee, decision_id: str) -> ResponseReturnValue:
    """The certificates of a decision."""
    return _batch(decision_id, done=_batch_done())


@certificates.post(OF_DECISION)
@for_committee(Permission.CONCLUDE)
def give(committee: Committee, decision_id: str) -> ResponseReturnValue:
    """Give every unit that is due one a certificate."""
    faults: dict[str, Text] = {}
    dated, until = typed_day(request.form, "dated", faults), typed_day(request.form, "valid_until", faults)
    try:
        if faults:
            raise DecisionRefused(faults)
        count = issue_certificates(
            workspace(), decision_id, dated=dated, valid_until=until, at=now(), today=legal_today(),
            by=current_user(),
        )  # fmt: skip
    except NotFound:
        abort(404)
    except DecisionRefused as refusal:
        return _batch(decision_id, typed=request.form, faults=refusal.faults), UNPROCESSABLE
    return redirect(url_for("certificates.batch", decision_id=decision_id, cap=count), 303)


@certificates.post(f"{OF_DECISION}/ky")
@for_committee(Permission.OVERSEE)
def sign_all(committee: Committee, decision_id: str) -> ResponseReturnValue:
    """Sign one slot of as many certificates as one go allows."""
    if not may_prepare(current_user()):
        abort(403)
    end = time.monotonic() + SECONDS_A_GO
    try:
        progress = sign_batch(
            workspace(), decision_id, request.form.get(SLOT, ""), current_user(), hand_of(request, current_user()),
            today=legal_today(), more=lambda: time.monotonic() < end,
        )  # fmt: skip
    except Refused as refusal:
        return _batch(decision_id, errors=(refusal.text,)), UNPROCESSABLE
    except StaleCertificate as stale:
        return _batch(decision_id, errors=(Text(stale.vi, stale.en),)), CONFLICT
    target = url_for("certificates.batch", decision_id=decision_id, so=progress.done, con=progress.left)
    return redirect(target, 303)


@certificates.get(f"{OF_DECISION}/tat-ca.zip")
@for_committee(Permission.OVERSEE)
def packed(committee: Committee, decision_id: str) -> ResponseReturnValue:
    """All files of a decision's certificates in one archive."""
    found = _found(lambda: batch_of(workspace(), decision_id, today=legal_today()))
    if not any(each.certificate for each in found.entries):
        abort(404)
    return download_answer(pack(workspace(), decision_id), f"giay-{decision_id}.zip", "application/zip")


@certificates.get(ONE)
@for_committee(Permission.OVERSEE)
def show(committee: Committee, certificate_id: str) -> ResponseReturnValue:
    """One certificate."""
    words = {"doi": CertificateTexts.changed, "tai": CertificateTexts.upload_done}
    return _certificate(certificate_id, done=words.get(request.args.get("xong", "")))


@certificates.get(f"{ONE}/giay.pdf")
@for_committee(Permission.OVERSEE)
def download(committee: Committee, certificate_id: str) -> ResponseReturnValue:
    """The file of a certificate as it stands."""
    held = _found(lambda: certificate_of(workspace(), certificate_id))[0]
    _, pdf = standing_file(workspace(), held)
    return download_answer(pdf, file_name(held))


@certificates.post(f"{ONE}/tai-len")
@for_committee(Permission.OVERSEE)
def upload(committee: Committee, certificate_id: str) -> ResponseReturnValue:
    """Take a certificate that was signed elsewhere."""
    if not may_prepare(current_user()):
        abort(403)
    return _done(certificate_id, lambda: upload_certificate(
        workspace(), certificate_id, signed_file(request), at=now(), by=current_user()
    ), "tai")  # fmt: skip


@certificates.post(f"{ONE}/thu-hoi")
@for_committee(Permission.CONCLUDE)
def revoke_now(committee: Committee, certificate_id: str) -> ResponseReturnValue:
    """Revoke a certificate."""
    return _done(certificate_id, lambda: revoke(
        workspace(), certificate_id, reason=_reason(), at=now(), today=legal_today(), by=current_user()
    ), "doi")  # fmt: skip


@certificates.post(f"{ONE}/bo-thu-hoi")
@for_committee(Permission.CONCLUDE)
def restore_now(committee: Committee, certificate_id: str) -> ResponseReturnValue:
    """Undo a revocation."""
    return _done(certificate_id, lambda: restore(
        workspace(), certificate_id, reason=_reason(), at=now(), today=legal_today(), by=current_user()
    ), "doi")  # fmt: skip


@certificates.post(f"{ONE}/het-han")
@for_committee(Permission.CONCLUDE)
def expire_now(committee: Committee, certificate_id: str) -> ResponseReturnValue:
    """Give a certificate another last day."""
    faults: dict[str, Text] = {}
    last_day = typed_day(request.form, "last_day", faults)

    def act() -> None:
        if faults:
            raise DecisionRefused(faults)
        expire(
            workspace(), certificate_id, last_day=last_day, reason=_reason(), at=now(), today=legal_today(),
            by=current_user(),
        )  # fmt: skip

    return _done(certificate_id, act, "doi")


@certificates.post(f"{ONE}/thay")
@for_committee(Permission.CONCLUDE)
def replace_now(committee: Committee, certificate_id: str) -> ResponseReturnValue:
    """Give a new certificate in the place of one; the new one is shown next."""
    made: list[Certificate] = []

    def act() -> None:
        made.append(
            replace_certificate(
                workspace(), certificate_id, unit=one_line(request.form, "unit"), reason=_reason(), at=now(),
                today=legal_today(), by=current_user(),
            )
        )  # fmt: skip

    return _done(certificate_id, act, "doi", lambda: made[0].id)


def _done(
    certificate_id: str, act: Callable[[], object], done: str, onward: Callable[[], str] | None = None
) -> ResponseReturnValue:
    """Do it and show the certificate; a refusal shows there with what was typed."""
    try:
        act()
    except NotFound:
        abort(404)
    except DecisionRefused as refusal:
        return _certificate(certificate_id, typed=request.form, faults=refusal.faults), UNPROCESSABLE
    except Refused as refusal:
        return _certificate(certificate_id, typed=request.form, errors=(refusal.text,)), UNPROCESSABLE
    except StaleCertificate as stale:
        return _certificate(certificate_id, errors=(Text(stale.vi, stale.en),)), CONFLICT
    shown = onward() if onward else certificate_id
    return redirect(url_for("certificates.show", certificate_id=shown, xong=done), 303)


def _batch(
    decision_id: str,
    *,
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, Text] | None = None,
    errors: tuple[Text, ...] = (),
    done: Text | None = None,
) -> str:
    found = _found(lambda: batch_of(workspace(), decision_id, today=legal_today()))
    if found.view.is_draft:
        abort(404)
    left = unsigned_counts(workspace(), decision_id, today=legal_today())
    page = batch_page(
        found, left, current_user(), typed=typed or {}, faults=faults or {}, errors=errors, done=done
    )  # fmt: skip
    return render_template("committee/certificates/batch.html", page=page)


def _certificate(
    certificate_id: str,
    *,
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, Text] | None = None,
    errors: tuple[Text, ...] = (),
    done: Text | None = None,
) -> str:
    held, events, _ = _found(lambda: certificate_of(workspace(), certificate_id))
    replaced = certificate_of(workspace(), held.replaces)[0] if held.replaces else None
    shown = {"unit": held.body["unit"], **(typed or {})}
    page = certificate_page(
        held, events, replaced, current_user(), legal_today(), typed=shown, faults=faults or {}, errors=errors,
        done=done,
    )  # fmt: skip
    return render_template("committee/certificates/certificate.html", page=page)


def _found(load: Callable[[], T]) -> T:
    try:
        return load()
    except NotFound:
        abort(404)


def _batch_done() -> Text | None:
    given, count, left = (request.args.get(name, "") for name in ("cap", COUNT, LEFT))
    if given.isdecimal() and len(given) < 7:
        return fill(CertificateTexts.done_issued, count=number(int(given)))
    if count.isdecimal() and left.isdecimal() and len(count) < 7 and len(left) < 7:
        return fill(CertificateTexts.done_signed, count=number(int(count)), left=number(int(left)))
    return None


def _reason() -> str:
    return one_line(request.form, "reason")
