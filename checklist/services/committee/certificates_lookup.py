"""What anybody may learn of a certificate: unit, period, grade, decision, and whether it still stands. Nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checklist.domain.committee.certificate_register import CertificateState, Event, plain_code, state_of
from checklist.domain.dates import Period
from checklist.domain.text import fold
from checklist.services.committee.certificates import Certificate, printed_number
from checklist.services.workspace import Workspace
from checklist.store import certificates, committee

PAGE = 50


@dataclass(frozen=True, slots=True)
class PublicLine:
    """A certificate as the public sees it."""

    code: str
    number: str
    unit: str
    period: Period
    grade: str
    decision: str
    decided_on: date
    issuer: str
    state: CertificateState
    is_sample: bool


@dataclass(frozen=True, slots=True)
class PublicRegister:
    """One page of the register."""

    lines: tuple[PublicLine, ...]
    found: int
    page: int
    pages: int


def has_register(workspace: Workspace) -> bool:
    """Whether this installation gives certificates at all."""
    with workspace.database() as db:
        return committee.get(db) is not None


def look_up(workspace: Workspace, typed: str, *, today: date) -> PublicLine | None:
    """The certificate of a code as typed, whole or as printed; None for none."""
    code = plain_code(typed)
    if code is None:
        return None
    with workspace.database() as db:
        held = certificates.by_code(db, code)
        return None if held is None else _line(held, certificates.events_of(db, held.id), today)


def public_register(workspace: Workspace, wanted: str, page: int, *, today: date) -> PublicRegister:
    """The lines whose unit or number holds ``wanted``, the newest number first, fifty a page."""
    with workspace.database() as db:
        every, events = certificates.every(db), certificates.events(db)
    needle = " ".join(fold(wanted).split())
    kept = [each for each in every if needle in fold(f"{each.body['unit']} {printed_number(each)}")]
    pages = max(1, -(-len(kept) // PAGE))
    page = min(max(1, page), pages)
    shown = kept[(page - 1) * PAGE : page * PAGE]
    lines = tuple(_line(each, events.get(each.id, ()), today) for each in shown)
    return PublicRegister(lines, len(kept), page, pages)


def _line(held: Certificate, events: tuple[Event, ...], today: date) -> PublicLine:
    body = held.body
    return PublicLine(
        code=held.code,
        number=printed_number(held),
        unit=body["unit"],
        period=Period.parse(body["period"]),
        grade=body["grade"]["name"],
        decision=body["decision"]["number"],
        decided_on=date.fromisoformat(body["decision"]["issued_on"]),
        issuer=body["decision"]["issuer"],
        state=state_of(held.valid_until, events, today),
        is_sample=body["issuing"]["is_sample"],
    )
