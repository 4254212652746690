"""Signing an issued consolidated report, here or elsewhere, and reading its kept files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from checklist.domain.roles import Permission
from checklist.services.committee.recognition_signing import (
    check_signed_elsewhere,
    keep_pdf,
    read_kept,
    require,
    sign_here,
)
from checklist.services.errors import NotFound
from checklist.services.signing import Hand
from checklist.services.workspace import Workspace
from checklist.store import audit, consolidated
from checklist.store.consolidated import Edition, StaleReport
from checklist.store.database import transaction
from checklist.store.users import User


def edition_of(workspace: Workspace, campaign_id: str, number: int) -> Edition:
    """An edition. Raises :class:`NotFound`."""
    with workspace.database() as db:
        found = [each for each in consolidated.editions(db, campaign_id) if each.edition == number]
    if not found:
        raise NotFound("Không có báo cáo này.", "There is no such report.")
    return found[0]


def kept_pdf(workspace: Workspace, edition: Edition) -> bytes:
    """The newest file of an issued edition. Raises :class:`NotFound`, ``Refused`` when it is damaged."""
    if edition.newest is None:
        raise NotFound("Báo cáo chưa ban hành.", "The report has not been issued.")
    return read_kept(workspace, edition.newest)


def kept_workbook(workspace: Workspace, edition: Edition) -> bytes:
    """The workbook kept with an issued edition. Raises :class:`NotFound`, ``Refused`` when it is damaged."""
    if edition.tables_sha256 is None:
        raise NotFound("Báo cáo chưa ban hành.", "The report has not been issued.")
    return read_kept(workspace, edition.tables_sha256)


def sign_report(workspace: Workspace, edition: Edition, slot: str, user: User, hand: Hand, *, over: str) -> None:
    """Sign a slot on the file ``over`` that the signer saw. Raises ``Refused``, :class:`StaleReport`."""
    standing = kept_pdf(workspace, edition)
    if edition.newest != over:
        raise StaleReport
    signed = sign_here(workspace, standing, slot, user, hand)
    _keep(workspace, edition, signed, over, {"slot": slot, "how": "here"}, at=hand.at, by=user)


def upload_report(workspace: Workspace, edition: Edition, pdf: bytes, *, at: datetime, by: User) -> tuple[str, ...]:
    """Keep the report as signed elsewhere; returns the slots it fills. Raises ``Refused``, :class:`StaleReport`."""
    require(by, Permission.CONCLUDE, Permission.RECEIVE)
    new = check_signed_elsewhere(workspace, kept_pdf(workspace, edition), pdf, at=at)
    _keep(workspace, edition, pdf, edition.newest or "", {"slot": ", ".join(new), "how": "elsewhere"}, at=at, by=by)
    return new


def _keep(
    workspace: Workspace, edition: Edition, pdf: bytes, over: str, detail: Mapping[str, str], *, at: datetime, by: User
) -> None:
    address = keep_pdf(workspace, pdf)
    with workspace.database() as db, transaction(db):
        consolidated.keep_signed(db, edition.campaign_id, edition.edition, signed_sha256=address, over=over)
        told = {**detail, "sha256": address, "edition": edition.edition}
        audit.append(db, at=at, actor=by.username, action="consolidated.sign", subject=edition.campaign_id, detail=told)
