"""What the pages of certificates show: the register, a decision's batch, one certificate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from flask import url_for

from checklist.domain.committee.certificate_register import (
    CHANGE_NAMES,
    STATE_NAMES,
    CertificateState,
    Event,
    state_of,
)
from checklist.domain.dates import Period
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.accounts import User
from checklist.services.committee.certificates import Batch, Certificate, Entry, printed_number
from checklist.services.committee.recognition_signing import SLOT_NAMES, may_sign
from checklist.web.committee.audit_views import score_words
from checklist.web.committee.certificates_texts import CertificateTexts
from checklist.web.committee.recognition_views import decision_name
from checklist.web.wording import day, fill, moment, number, same


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A certificate in the register, or a unit of a decision's list with its certificate or why it has none."""

    unit: str
    number: str
    address: str
    grade: str
    decision: str
    state: Text | None
    stands: bool
    signed: Text | None
    remark: Text | None


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """The context of ``committee/certificates/register.html``."""

    lines: tuple[RegisterLine, ...]


@dataclass(frozen=True, slots=True)
class BatchPage:
    """The context of ``committee/certificates/batch.html``."""

    id: str
    heading: Text
    lines: tuple[RegisterLine, ...]
    may_issue: bool
    issue_button: Text
    slots: Mapping[str, Text]
    given: int
    has_average: bool
    typed: Mapping[str, str]
    faults: Mapping[str, Text]
    errors: tuple[Text, ...]
    done: Text | None


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """The context of ``committee/certificates/certificate.html``. ``acts`` names the forms the reader may use."""

    id: str
    code: str
    heading: Text
    unit: str
    state: Text
    stands: bool
    facts: tuple[tuple[Text, Text], ...]
    events: tuple[Text, ...]
    acts: frozenset[str]
    typed: Mapping[str, str]
    faults: Mapping[str, Text]
    errors: tuple[Text, ...]
    done: Text | None
    back: str


def register_page(found: Iterable[Certificate], events: Mapping[str, Sequence[Event]], today: date) -> RegisterPage:
    """The register as the committee sees it."""
    return RegisterPage(tuple(_line(each, _state(each, events.get(each.id, ()), today)) for each in found))


def batch_page(
    batch: Batch,
    left: Mapping[str, int],
    user: User,
    *,
    typed: Mapping[str, str],
    faults: Mapping[str, Text],
    errors: Sequence[Text],
    done: Text | None,
) -> BatchPage:
    """A decision's certificates; ``left`` counts what waits for each slot."""
    return BatchPage(
        id=batch.view.decision.id,
        heading=fill(CertificateTexts.batch_heading, name=decision_name(batch.view)),
        lines=tuple(_entry(each) for each in batch.entries),
        may_issue=batch.waiting > 0 and allows(user.role, Permission.CONCLUDE),
        issue_button=fill(CertificateTexts.issue_button, count=number(batch.waiting)),
        slots={
            slot: fill(CertificateTexts.slot_left, slot=SLOT_NAMES[slot], count=number(count))
            for slot, count in left.items()
            if count and may_sign(user, slot)
        },
        given=sum(each.certificate is not None for each in batch.entries),
        has_average=any(each.listed.grade.is_average and each.why_not for each in batch.entries),
        typed=typed,
        faults=faults,
        errors=tuple(errors),
        done=done,
    )


def certificate_page(
    held: Certificate,
    events: Sequence[Event],
    replaced: Certificate | None,
    user: User,
    today: date,
    *,
    typed: Mapping[str, str],
    faults: Mapping[str, Text],
    errors: Sequence[Text],
    done: Text | None,
) -> CertificatePage:
    """One certificate with what may be done with it."""
    state, body = _state(held, events, today), held.body
    period = Period.parse(body["period"])
    facts = [
        (CertificateTexts.code, same(held.code)),
        (CertificateTexts.unit, same(body["unit"])),
        (CertificateTexts.period, Text(f"{day(period.start).vi} – {day(period.end).vi}",
                                       f"{day(period.start).en} – {day(period.end).en}")),
        (CertificateTexts.points, score_words(Fraction(body["points"]))),
        (CertificateTexts.grade, same(body["grade"]["name"])),
        (CertificateTexts.decision, same(body["decision"]["number"])),
        (CertificateTexts.issued_on, day(date.fromisoformat(body["issuing"]["issued_on"]))),
        (CertificateTexts.until, day(held.valid_until) if held.valid_until else CertificateTexts.no_end),
        (CertificateTexts.signatures, CertificateTexts.signed if held.signed_sha256 else CertificateTexts.unsigned),
    ]  # fmt: skip
    facts += [(CertificateTexts.replaces, same(printed_number(replaced)))] if replaced else []
    return CertificatePage(
        id=held.id,
        code=held.code,
        heading=fill(CertificateTexts.one_heading, number=same(printed_number(held)), unit=same(body["unit"])),
        unit=body["unit"],
        state=STATE_NAMES[state],
        stands=state is CertificateState.IN_FORCE,
        facts=tuple(facts),
        events=tuple(_event(each) for each in events),
        acts=_acts(state, user),
        typed=typed,
        faults=faults,
        errors=tuple(errors),
        done=done,
        back=url_for("certificate_batches.show", decision_id=held.decision_id),
    )


def _acts(state: CertificateState, user: User) -> frozenset[str]:
    acts = {"upload"} if may_sign(user, "Organisation") else set()
    if allows(user.role, Permission.CONCLUDE):
        if state is CertificateState.REVOKED:
            acts.add("restore")
        elif state is not CertificateState.REPLACED:
            acts |= {"revoke", "replace", "expire"}
    return frozenset(acts)


def _event(event: Event) -> Text:
    return fill(
        CertificateTexts.event,
        time=moment(event.at),
        change=CHANGE_NAMES[event.change],
        reason=same(event.reason),
        user=same(event.by),
    )


def _entry(entry: Entry) -> RegisterLine:
    remark = entry.why_not or (None if entry.certificate else CertificateTexts.due)
    if entry.older is not None and entry.certificate is None:
        pattern = CertificateTexts.older_stays if entry.why_not else CertificateTexts.older
        older = fill(pattern, number=same(printed_number(entry.older)))
        remark = Text(f"{remark.vi} ({older.vi})", f"{remark.en} ({older.en})") if remark else older
    if entry.certificate is None or entry.state is None:
        listed = entry.listed
        return RegisterLine(listed.name, "", "", listed.grade.name, "", None, False, None, remark)
    return _line(entry.certificate, entry.state)


def _line(held: Certificate, state: CertificateState) -> RegisterLine:
    return RegisterLine(
        unit=held.body["unit"],
        number=printed_number(held),
        address=url_for("certificates.show", certificate_id=held.id),
        grade=held.body["grade"]["name"],
        decision=held.body["decision"]["number"],
        state=STATE_NAMES[state],
        stands=state is CertificateState.IN_FORCE,
        signed=CertificateTexts.signed if held.signed_sha256 else CertificateTexts.unsigned,
        remark=None,
    )


def _state(held: Certificate, events: Sequence[Event], today: date) -> CertificateState:
    return state_of(held.valid_until, events, today)
