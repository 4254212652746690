"""Certificates: the register, and one certificate shown, signed elsewhere, revoked, replaced, ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.committee.certificates import (
    certificate_of,
    every_certificate,
)
from checklist.services.committee.certificates_changes import expire, replace_certificate, restore, revoke
from checklist.services.committee.certificates_signing import (
    file_name,
    standing_file,
    upload_certificate,
)
from checklist.services.committee.recognition import DecisionRefused
from checklist.services.committee.seat import Committee
from checklist.services.errors import NotFound
from checklist.web.access import current_user, for_committee
from checklist.web.clock import legal_today, now
from checklist.web.committee.certificates_texts import CertificateTexts
from checklist.web.committee.certificates_views import certificate_page, register_page
from checklist.web.committee.home_menu import BASE
from checklist.web.committee.recognition_forms import one_line
from checklist.web.committee.recognition_sign import (
    ENVELOPE,
    LARGEST_SIGNED,
    signed_file,
)
from checklist.web.committee.register_forms import typed_day
from checklist.web.committee.steps import require_preparer, take
from checklist.web.downloads import download_answer
from checklist.web.installation import workspace

certificates = Blueprint("certificates", __name__)

ADDRESS = f"{BASE}/giay"
ONE = f"{ADDRESS}/<certificate_id>"
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
    require_preparer()
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
    return take(
        lambda: replace_certificate(
            workspace(), certificate_id, unit=one_line(request.form, "unit"), reason=_reason(), at=now(),
            today=legal_today(), by=current_user(),
        ),
        partial(_certificate, certificate_id),
        lambda new: url_for("certificates.show", certificate_id=new.id, xong="doi"),
        request.form,
    )  # fmt: skip


def _done(certificate_id: str, act: Callable[[], object], done: str) -> ResponseReturnValue:
    """Do it and show the certificate; a refusal shows there with what was typed."""
    back = url_for("certificates.show", certificate_id=certificate_id, xong=done)
    return take(act, partial(_certificate, certificate_id), back, request.form)


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


def _reason() -> str:
    return one_line(request.form, "reason")
