"""Printing and signing certificates, one or a whole decision's, and packing them into one archive.

A batch works until ``more`` says that it has gone on long enough; what is done is kept, and the next call goes on.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from checklist.domain.committee.certificate_register import CertificateState, state_of
from checklist.domain.committee.certificate_register_paper import read_certificate
from checklist.domain.report import HEAD_SLOT, ORGANISATION_SLOT
from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.committee.certificates import Certificate, StaleCertificate, held_certificate
from checklist.services.committee.recognition_signing import (
    check_signed_elsewhere,
    filled_in,
    keep_pdf,
    read_kept,
    require,
    sign_here,
)
from checklist.services.errors import Refused
from checklist.services.papers import issue
from checklist.services.signing import Hand
from checklist.services.workspace import Workspace
from checklist.store import audit, certificates
from checklist.store.database import transaction
from checklist.store.users import User

NOTHING_TO_SIGN = Text("Không còn giấy nào chờ chữ ký này.", "No certificate is waiting for this signature.")


SLOTS = (HEAD_SLOT, ORGANISATION_SLOT)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch came."""

    done: int
    left: int


def standing_file(workspace: Workspace, certificate: Certificate) -> tuple[str, bytes]:
    """The address and the bytes of the file that stands, printed now if it never was. Raises :class:`Refused`."""
    if certificate.newest is not None:
        return certificate.newest, read_kept(workspace, certificate.newest)
    kept = issue(workspace, read_certificate(certificate.body))
    with workspace.database() as db:
        certificates.keep_paper(db, certificate.id, kept.sha256)
    return kept.sha256, read_kept(workspace, kept.sha256)


def sign_batch(
    workspace: Workspace,
    decision_id: str,
    slot: str,
    user: User,
    hand: Hand,
    *,
    today: date,
    more: Callable[[], bool],
) -> Progress:
    """Sign one slot of every standing certificate of a decision that has it empty, as long as ``more``.

    Raises :class:`Refused` when nothing waits, and with the signer's sentence when the first cannot be signed.
    """
    waiting = unsigned(workspace, decision_id, slot, today=today)
    if not waiting:
        raise Refused(NOTHING_TO_SIGN.vi, NOTHING_TO_SIGN.en)
    done = 0
    for certificate in waiting:
        if done and not more():
            break
        over, pdf = standing_file(workspace, certificate)
        signed = sign_here(workspace, pdf, slot, user, hand)
        try:
            _keep(workspace, certificate, signed, over, slot, "here", at=hand.at, by=user)
        except StaleCertificate:
            continue  # somebody else has just signed this one: it waits for nobody any more
        done += 1
    return Progress(done, len(waiting) - done)


def print_batch(workspace: Workspace, decision_id: str, *, more: Callable[[], bool]) -> Progress:
    """Print the certificates of a decision that never were, as long as ``more``."""
    with workspace.database() as db:
        waiting = [each for each in certificates.of_decision(db, decision_id) if each.newest is None]
    done = 0
    for certificate in waiting:
        if done and not more():
            break
        standing_file(workspace, certificate)
        done += 1
    return Progress(done, len(waiting) - done)


def unsigned(workspace: Workspace, decision_id: str, slot: str, *, today: date) -> list[Certificate]:
    """The standing certificates of a decision whose slot is empty, by number."""
    return [
        each for each in _in_force(workspace, decision_id, today) if slot not in filled_slots(workspace, each)
    ]  # fmt: skip


def unsigned_counts(workspace: Workspace, decision_id: str, *, today: date) -> dict[str, int]:
    """How many standing certificates of a decision wait for each slot."""
    filled = [filled_slots(workspace, each) for each in _in_force(workspace, decision_id, today)]
    return {slot: sum(slot not in each for each in filled) for slot in SLOTS}


def filled_slots(workspace: Workspace, certificate: Certificate) -> frozenset[str]:
    """The slots that have been signed; without a signed file none is. Raises :class:`Refused` for a lost file."""
    if certificate.signed_sha256 is None:
        return frozenset()
    return filled_in(read_kept(workspace, certificate.signed_sha256))


def upload_certificate(
    workspace: Workspace, certificate_id: str, pdf: bytes, *, at: datetime, by: User
) -> tuple[str, ...]:
    """Keep a certificate that was signed elsewhere; returns the slots it fills.

    Raises :class:`NotFound`, :class:`Refused`, StaleCertificate.
    """
    require(by, Permission.CONCLUDE, Permission.RECEIVE)
    with workspace.database() as db:
        held = held_certificate(db, certificate_id)
    over, standing = standing_file(workspace, held)
    new = check_signed_elsewhere(workspace, standing, pdf, at=at)
    _keep(workspace, held, pdf, over, ", ".join(new), "elsewhere", at=at, by=by)
    return new


def pack(workspace: Workspace, decision_id: str) -> bytes:
    """All files of a decision's certificates in one ZIP archive, each as it stands.

    Raises :class:`Refused` for a lost file.
    """
    archive = io.BytesIO()
    with workspace.database() as db:
        found = certificates.of_decision(db, decision_id)
    with zipfile.ZipFile(archive, "w") as packed:
        for each in found:
            _, pdf = standing_file(workspace, each)
            packed.writestr(zipfile.ZipInfo(file_name(each), each.issued_at.utctimetuple()[:6]), pdf)
    return archive.getvalue()


def file_name(certificate: Certificate) -> str:
    """The name a certificate is saved under: year, number and printed code."""
    signed = "da-ky" if certificate.signed_sha256 else "chua-ky"
    return f"giay-{certificate.year}-{certificate.running_number:04d}-{certificate.code[:9]}-{signed}.pdf"


def _keep(
    workspace: Workspace,
    certificate: Certificate,
    pdf: bytes,
    over: str,
    slot: str,
    how: str,
    *,
    at: datetime,
    by: User,
) -> None:
    address = keep_pdf(workspace, pdf)
    with workspace.database() as db, transaction(db):
        certificates.keep_signed(db, certificate.id, signed_sha256=address, over=over)
        detail = {"slot": slot, "how": how, "sha256": address}
        audit.append(db, at=at, actor=by.username, action="certificate.sign", subject=certificate.id, detail=detail)


def _in_force(workspace: Workspace, decision_id: str, today: date) -> list[Certificate]:
    with workspace.database() as db:
        return [
            each
            for each in certificates.of_decision(db, decision_id)
            if state_of(each.valid_until, certificates.events_of(db, each.id), today) is CertificateState.IN_FORCE
        ]
