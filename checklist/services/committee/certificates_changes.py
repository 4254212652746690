"""What becomes of a certificate: revoked, restored, replaced, its last day changed; always with the reason.

The PDF stays what it is: the answer of the public register changes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from sqlite_utils import Database

from checklist.domain.committee.certificate_register import CertificateState, Change, Event, state_of
from checklist.domain.roles import Permission
from checklist.domain.text import Text, date_vi
from checklist.services.committee.certificates import (
    Certificate,
    add_line,
    held_certificate,
    printed_number,
)
from checklist.services.committee.recognition import DecisionRefused, decision_view
from checklist.services.committee.recognition_paper import lapsed_notices
from checklist.services.committee.recognition_signing import require
from checklist.services.workspace import Workspace
from checklist.store import audit, certificates
from checklist.store.database import transaction
from checklist.store.users import User

NO_REASON = Text("Ghi lý do và căn cứ (số, ngày văn bản).", "Write the reason and its basis.")
NOT_FROM_HERE = Text(
    "Tình trạng hiện tại của giấy không cho làm việc này; hãy xem lại.",
    "The certificate's present state does not allow this; look at it again.",
)
STANDING = frozenset({CertificateState.IN_FORCE, CertificateState.EXPIRED})


def revoke(workspace: Workspace, certificate_id: str, *, reason: str, at: datetime, today: date, by: User) -> None:
    """Revoke a certificate. Raises :class:`NotFound`, :class:`DecisionRefused`."""
    _change(workspace, certificate_id, Change.REVOKED, reason, at=at, today=today, by=by, allowed=STANDING)


def restore(workspace: Workspace, certificate_id: str, *, reason: str, at: datetime, today: date, by: User) -> None:
    """Undo a revocation. Raises :class:`NotFound`, :class:`DecisionRefused`."""
    allowed = frozenset({CertificateState.REVOKED})
    _change(workspace, certificate_id, Change.RESTORED, reason, at=at, today=today, by=by, allowed=allowed)


def expire(
    workspace: Workspace,
    certificate_id: str,
    *,
    last_day: date | None,
    reason: str,
    at: datetime,
    today: date,
    by: User,
) -> None:
    """Give a certificate another last day. Raises :class:`NotFound`, :class:`DecisionRefused`."""
    if last_day is None:
        raise DecisionRefused({"last_day": Text("Ghi ngày cuối cùng còn giá trị.", "Give the last day of validity.")})
    told = f"{reason.strip()} (giá trị đến hết ngày {date_vi(last_day)})" if reason.strip() else ""

    def also(db: Database) -> None:
        certificates.set_valid_until(db, certificate_id, last_day)

    _change(
        workspace, certificate_id, Change.EXPIRED, told, at=at, today=today, by=by, allowed=STANDING, also=also
    )  # fmt: skip


def replace_certificate(
    workspace: Workspace, certificate_id: str, *, unit: str, reason: str, at: datetime, today: date, by: User
) -> Certificate:
    """Give a new certificate, with a new number, in the place of one that stands; ``unit`` is the name to print.

    Raises :class:`NotFound`, :class:`DecisionRefused`.
    """
    require(by, Permission.CONCLUDE)
    with workspace.database() as db:
        view = decision_view(workspace, held_certificate(db, certificate_id).decision_id)
    if not reason.strip():
        raise DecisionRefused({"reason": NO_REASON})
    with workspace.database() as db, transaction(db):
        old = held_certificate(db, certificate_id)
        _require_state(db, old, STANDING, today)
        listed = next(each for each in view.contents.units if each.submission_id == old.submission_id)
        law = " ".join(lapsed_notices(workspace, [(listed.regulation, listed.unit_kind)], today))
        new = add_line(
            db, view, listed, law=law, dated=today, valid_until=old.valid_until, at=at, by=by, replaces=old.id,
            unit=unit.strip(),
        )  # fmt: skip
        told = f"{reason.strip()} (thay bằng giấy số {printed_number(new)})"
        certificates.add_event(db, old.id, Event(Change.REPLACED, told, at, by.username))
        detail = {"by": new.id, "reason": told}
        audit.append(db, at=at, actor=by.username, action="certificate.replaced", subject=old.id, detail=detail)
    return new


def _change(
    workspace: Workspace,
    certificate_id: str,
    change: Change,
    reason: str,
    *,
    at: datetime,
    today: date,
    by: User,
    allowed: frozenset[CertificateState],
    also: Callable[[Database], None] | None = None,
) -> None:
    require(by, Permission.CONCLUDE)
    with workspace.database() as db, transaction(db):
        held = held_certificate(db, certificate_id)
        if not reason.strip():
            raise DecisionRefused({"reason": NO_REASON})
        _require_state(db, held, allowed, today)
        if also is not None:
            also(db)
        certificates.add_event(db, certificate_id, Event(change, reason.strip(), at, by.username))
        detail = {"reason": reason.strip()}
        action = f"certificate.{change.value}"
        audit.append(db, at=at, actor=by.username, action=action, subject=certificate_id, detail=detail)


def _require_state(db: Database, held: Certificate, allowed: frozenset[CertificateState], today: date) -> None:
    if state_of(held.valid_until, certificates.events_of(db, held.id), today) not in allowed:
        raise DecisionRefused({"main": NOT_FROM_HERE})
