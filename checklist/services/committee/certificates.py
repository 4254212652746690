"""Certificates in batch from an issued decision, each with the next number of the committee's own register.

A number is taken and used in one transaction, so that two who issue at the same time leave neither gap nor double.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from checklist.domain.committee.certificate_register import (
    CertificateState,
    Change,
    Event,
    register_number,
    state_of,
)
from checklist.domain.committee.certificate_register_paper import certificate_paper, plain_certificate
from checklist.domain.committee.recognition import Contents, Listed, gets_no_certificate
from checklist.domain.papers.certificate import AVERAGE, WEAK, DecisionReference
from checklist.domain.papers.payload import seal_paper
from checklist.domain.roles import Permission
from checklist.domain.text import Text, date_vi
from checklist.services.committee.recognition import DecisionRefused, DecisionView, decision_view
from checklist.services.committee.recognition_paper import issuing_of, lapsed_notices, the_committee
from checklist.services.committee.recognition_signing import require
from checklist.services.errors import NotFound
from checklist.services.workspace import Workspace
from checklist.store import audit, certificates, decisions
from checklist.store.certificates import Certificate, StaleCertificate
from checklist.store.database import transaction
from checklist.store.decisions import Decision
from checklist.store.errors import NotFound as NoSuchRow
from checklist.store.users import User

__all__ = ["Certificate", "StaleCertificate"]

NOT_ISSUED = Text(
    "Văn bản công nhận chưa ban hành nên chưa cấp giấy được.",
    "The decision has not been issued, so no certificate can be given.",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit of a decision's list: its certificate, or why it is given none. ``older`` is one it still holds."""

    listed: Listed
    certificate: Certificate | None
    state: CertificateState | None
    why_not: Text | None
    older: Certificate | None


@dataclass(frozen=True, slots=True)
class Batch:
    """A decision with the certificates that cite it."""

    view: DecisionView
    entries: tuple[Entry, ...]

    @property
    def waiting(self) -> int:
        """How many certificates are still to be given."""
        return sum(each.certificate is None and each.why_not is None for each in self.entries)


def batch_of(workspace: Workspace, decision_id: str, *, today: date) -> Batch:
    """The units of a decision with their certificates. Raises :class:`NotFound`."""
    view = decision_view(workspace, decision_id)
    with workspace.database() as db:
        given = newest_by_submission(certificates.of_decision(db, decision_id))
        entries = []
        for listed in view.contents.units:
            held = given.get(listed.submission_id)
            state = _state(db, held, today) if held else None
            why_not = refusal(listed, view.contents) if held is None else None
            older = _held_before(db, listed.unit_id, view.decision, today)
            entries.append(Entry(listed, held, state, why_not, older))
    return Batch(view, tuple(entries))


def refusal(listed: Listed, contents: Contents) -> Text | None:
    """Why a unit is given no certificate; None when it is."""
    if not gets_no_certificate(listed.grade, allows_average=contents.terms.allows_average):
        return None
    return WEAK if listed.grade.is_weak else AVERAGE


def issue_certificates(
    workspace: Workspace,
    decision_id: str,
    *,
    dated: date | None,
    valid_until: date | None,
    at: datetime,
    today: date,
    by: User,
) -> int:
    """Give every unit of an issued decision that is due one and has none a certificate; returns how many.

    ``dated`` is the day printed, ``valid_until`` the last day of validity or None. A certificate that the unit still
    holds from an earlier decision of the campaign is replaced. Raises :class:`NotFound`, :class:`DecisionRefused`.
    """
    require(by, Permission.CONCLUDE)
    view = decision_view(workspace, decision_id)
    if view.is_draft or view.decision.dated is None:
        raise DecisionRefused({"dated": NOT_ISSUED})
    faults = _faults(dated, valid_until, view.decision.dated, today)
    if faults or dated is None:
        raise DecisionRefused(faults)
    law = {
        each.regulation: " ".join(lapsed_notices(workspace, [(each.regulation, each.unit_kind)], dated))
        for each in view.contents.units
    }
    count = 0
    with workspace.database() as db, transaction(db):
        given = newest_by_submission(certificates.of_decision(db, decision_id))
        for listed in view.contents.units:
            if listed.submission_id in given or refusal(listed, view.contents) is not None:
                continue
            older = _held_before(db, listed.unit_id, view.decision, today)
            new = add_line(
                db, view, listed, law=law[listed.regulation], dated=dated, valid_until=valid_until, at=at, by=by,
                replaces=older.id if older else None,
            )  # fmt: skip
            if older is not None:
                reason = f"Cấp lại theo văn bản số {view.decision.number}, số vào sổ {printed_number(new)}"
                certificates.add_event(db, older.id, Event(Change.REPLACED, reason, at, by.username))
            count += 1
        detail = {"count": count}
        audit.append(db, at=at, actor=by.username, action="certificate.issue", subject=decision_id, detail=detail)
    return count


def add_line(
    db: Database,
    view: DecisionView,
    listed: Listed,
    *,
    law: str,
    dated: date,
    valid_until: date | None,
    at: datetime,
    by: User,
    replaces: str | None = None,
    unit: str = "",
) -> Certificate:
    """Within a transaction: the next line of the register, for a unit of an issued decision's list."""
    committee = the_committee(db)
    running = certificates.next_number(db, dated.year)
    issued = view.decision.body["issued"]
    paper = certificate_paper(
        listed,
        view.contents.terms,
        issuing_of(db, committee, on=dated, issued_on=dated),
        DecisionReference(issued["number"], view.decision.dated, issued["issuer"]),
        register_number=register_number(running, dated.year),
        public_address=committee.public_address,
        law=law,
        valid_until=valid_until,
        unit=unit,
    )
    new = Certificate(
        id=f"gcn-{secrets.token_hex(8)}",
        year=dated.year,
        running_number=running,
        code=seal_paper(paper).code,
        decision_id=view.decision.id,
        submission_id=listed.submission_id,
        unit_id=listed.unit_id,
        grade=listed.grade.id,
        body=plain_certificate(paper),
        valid_until=valid_until,
        paper_sha256=None,
        signed_sha256=None,
        replaces=replaces,
        issued_at=at,
        issued_by=by.username,
    )
    certificates.add(db, new)
    return new


def certificate_of(workspace: Workspace, certificate_id: str) -> tuple[Certificate, tuple[Event, ...], Decision]:
    """One certificate, what became of it, and its decision. Raises :class:`NotFound`."""
    with workspace.database() as db:
        held = held_certificate(db, certificate_id)
        return held, certificates.events_of(db, certificate_id), decisions.get(db, held.decision_id)


def every_certificate(workspace: Workspace) -> tuple[list[Certificate], dict[str, tuple[Event, ...]]]:
    """The whole register, the newest number first, and what became of each certificate."""
    with workspace.database() as db:
        return certificates.every(db), certificates.events(db)


def held_certificate(db: Database, certificate_id: str) -> Certificate:
    """The certificate of this id. Raises :class:`NotFound`."""
    try:
        return certificates.get(db, certificate_id)
    except NoSuchRow as error:
        raise NotFound("Không có giấy này trong sổ.", "The register has no such certificate.") from error


def printed_number(certificate: Certificate) -> str:
    """The register number as printed."""
    return register_number(certificate.running_number, certificate.year)


def newest_by_submission(found: Sequence[Certificate]) -> Mapping[str, Certificate]:
    """The last certificate of each submission; ``found`` is in the order of numbers."""
    return {each.submission_id: each for each in found}


def _state(db: Database, certificate: Certificate, today: date) -> CertificateState:
    return state_of(certificate.valid_until, certificates.events_of(db, certificate.id), today)


def _held_before(db: Database, unit_id: str, decision: Decision, today: date) -> Certificate | None:
    """The certificate that a unit still holds from another decision of the same campaign, issued earlier."""
    standing = (CertificateState.IN_FORCE, CertificateState.EXPIRED)
    before = [
        each
        for each in certificates.of_unit_in_campaign(db, unit_id, decision.campaign_id)
        if each.decision_id != decision.id
        and decisions.get(db, each.decision_id).created_at <= decision.created_at
        and _state(db, each, today) in standing
    ]
    return before[-1] if before else None


def _faults(dated: date | None, valid_until: date | None, decided: date, today: date) -> dict[str, Text]:
    faults: dict[str, Text] = {}
    if dated is None:
        faults["dated"] = Text("Ghi ngày cấp giấy.", "Give the day of the certificates.")
    elif dated > today:
        faults["dated"] = Text("Ngày cấp không thể sau hôm nay.", "The day cannot be after today.")
    elif dated < decided:
        faults["dated"] = Text(
            f"Ngày cấp không thể trước ngày ban hành văn bản công nhận ({date_vi(decided)}).",
            "The day cannot be before that of the decision.",
        )
    if valid_until is not None and dated is not None and valid_until <= dated:
        faults["valid_until"] = Text("Ngày hết hạn phải sau ngày cấp.", "The last day must be after the day of issue.")
    return faults
