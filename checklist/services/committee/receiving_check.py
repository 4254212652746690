"""Looking at one received file: the facts of its signatures, its data, and the first guard that refuses it, if any."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from checklist.documents.attached_data import extract_attachment
from checklist.documents.certificates import day_vi
from checklist.documents.later_changes import LaterChanges, data_match, holds_cms, later_changes
from checklist.documents.signature_facts import Changes, SignatureCheck, SignatureFacts, SignatureKind
from checklist.domain.committee.receiving import Candidate, DataFault, Later, Refusal, first_refusal
from checklist.domain.committee.receiving_notes import Note, note
from checklist.domain.committee.submission import SubmissionClass
from checklist.domain.seal import FORMAT
from checklist.domain.text import Text
from checklist.services.revocation_lists import RevocationList
from checklist.services.verify import Verification, verify_file
from checklist.services.workspace import Workspace

_END, _TAIL = b"%%EOF", 2048


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: a refusal, or the verified data with the class of the file.

    ``facts`` is what is kept of the signatures, as plain data.
    """

    refusal: Refusal | None
    facts: dict[str, Any]
    notes: tuple[Note, ...] = ()
    verification: Verification | None = None
    payload: bytes = b""
    class_: SubmissionClass = SubmissionClass.DIGITAL


def check_file(
    workspace: Workspace, path: Path, *, limit: int, lists: Sequence[RevocationList], at: datetime
) -> Checked:
    """Check the file at ``path`` as of ``at``. Never raises because of what it holds."""
    size = path.stat().st_size
    candidate = Candidate(size=size, limit=limit)
    if refusal := first_refusal(candidate):
        return Checked(refusal, {})
    pdf = path.read_bytes()
    return check_pdf(workspace, pdf, candidate, lists=lists, at=at)


def check_pdf(
    workspace: Workspace, pdf: bytes, candidate: Candidate, *, lists: Sequence[RevocationList], at: datetime
) -> Checked:
    """Check a PDF whose size is within its limit."""
    candidate = replace(candidate, is_pdf=pdf.startswith(b"%PDF-"), is_whole=_END in pdf[-_TAIL:])
    if refusal := first_refusal(candidate):
        return Checked(refusal, {})
    found = verify_file(workspace, pdf, at=at)
    check = found.signatures
    was_changed = any(each.changes_after is not Changes.NONE for each in check.signatures)
    changes = later_changes(pdf) if was_changed else LaterChanges()
    candidate = replace(_signed(candidate, pdf, check, changes), revoked=_revoked(check, lists))
    facts = facts_of(check, changes)
    notes = tuple(_notes(check, lists, at))
    refusal = first_refusal(candidate) or first_refusal(_with_data(candidate, pdf, found, workspace))
    payload = b"" if refusal else extract_attachment(pdf)
    class_ = SubmissionClass.STAMPED if changes.filled else SubmissionClass.DIGITAL
    return Checked(refusal, facts, notes, found, payload, class_)


def _signed(candidate: Candidate, pdf: bytes, check: SignatureCheck, changes: LaterChanges) -> Candidate:
    told = {problem.code: Text(problem.vi, problem.en) for problem in reversed(check.problems)}
    later = Later.PAGE if changes.pages else Later.NOTE if changes.notes else Later.OTHER
    return replace(
        candidate,
        told=told,
        holds_cms="signature_unreadable" not in told or holds_cms(pdf),
        data_match="not_intact" not in told or data_match(pdf),
        later=later,
        stamped=_is_stamped(check, changes),
    )


def _is_stamped(check: SignatureCheck, changes: LaterChanges) -> bool:
    """Whether the one thing appended after the last signature is that form fields were filled in."""
    last = check.signatures[-1] if check.signatures else None
    return bool(
        last is not None and changes.filled and last.changes_permitted and last.changes_after is Changes.FORM_FILLING
    )


def _with_data(candidate: Candidate, pdf: bytes, found: Verification, workspace: Workspace) -> Candidate:
    if found.content is None:
        fault = DataFault.FOREIGN if is_foreign(extract_attachment(pdf)) else DataFault.ALTERED
        told = Text(found.data_problem or "", "what is attached cannot be read as it was sealed")
        return replace(candidate, data_fault=fault, data_told=told)
    regulation = found.content["input"]["regulation"]
    known = regulation in workspace.pack.regulations
    return replace(
        candidate,
        inside=tuple(difference.text for difference in found.inside),
        unknown_regulation=None if known else str(regulation),
    )


def is_foreign(payload: bytes) -> bool:
    """Whether data are of another program, and not a self-assessment of ours that was altered."""
    try:
        content = json.loads(payload)
    except (ValueError, RecursionError):
        return True
    return not isinstance(content, dict) or content.get("format") != FORMAT


def facts_of(check: SignatureCheck, changes: LaterChanges) -> dict[str, Any]:
    """What is kept of the signatures of a file, as plain data."""
    signed = [facts.claimed_at for facts in check.signatures if facts.kind is SignatureKind.SIGNATURE]
    times = [moment for moment in signed if moment is not None]
    return {
        "signatures": [_signature(facts) for facts in check.signatures],
        "signed_at": min(times).isoformat() if times and len(times) == len(signed) else None,
        "empty_slots": list(check.empty_slots),
        "filled": dict(changes.filled or {}),
    }


def _signature(facts: SignatureFacts) -> dict[str, Any]:
    certificate = facts.certificate
    found: dict[str, Any] = {
        "slot": facts.slot,
        "kind": facts.kind.value,
        "made_by_us": facts.made_by_us,
        "holds": facts.holds,
        "claimed_at": facts.claimed_at.isoformat() if facts.claimed_at else None,
    }
    if certificate is not None:
        found |= {
            "signer": certificate.signer,
            "organisation": certificate.organisation,
            "issuer": certificate.issuer,
            "serial": certificate.serial,
            "fingerprint": certificate.fingerprint,
            "is_internal": certificate.is_internal,
            "is_trusted": certificate.is_trusted,
            "valid_until": certificate.valid_until.isoformat(),
        }
    return found


def _revoked(check: SignatureCheck, lists: Sequence[RevocationList]) -> Text | None:
    for facts, held in _with_lists(check, lists):
        certificate = facts.certificate
        if held is None or certificate is None:
            continue
        revoked_at = held.revoked_at(certificate.serial)
        if revoked_at is not None:
            signer, day, made = certificate.signer, day_vi(revoked_at), day_vi(held.made_at)
            return Text(
                f"Chứng thư số của “{signer}” đã bị thu hồi ngày {day} (danh sách thu hồi lập ngày {made}); "
                "thời điểm ký do người ký tự khai nên không chứng minh được là ký trước đó.",
                f"The certificate of “{signer}” was revoked on {day} (list made on {made}); the signing time is the "
                "signer's own statement and does not prove that it was signed before.",
            )
    return None


def _notes(check: SignatureCheck, lists: Sequence[RevocationList], at: datetime) -> Iterator[Note]:
    for problem in check.notes:
        if problem.code != "revocation_not_checked":
            yield Note(problem.code, Text(problem.vi, problem.en))
    told: set[str] = set()
    for facts, held in _with_lists(check, lists):
        issuer = facts.certificate.issuer if facts.certificate else ""
        if issuer in told:
            continue
        told.add(issuer)
        if held is None:
            yield note("no_crl", issuer=issuer)
            continue
        yield note("crl_checked", issuer=issuer, day=day_vi(held.made_at))
        if held.next_at is not None and held.next_at < at:
            yield note("crl_old", issuer=issuer, day=day_vi(held.next_at))


def _with_lists(
    check: SignatureCheck, lists: Sequence[RevocationList]
) -> Iterator[tuple[SignatureFacts, RevocationList | None]]:
    """Each signature of a known signer with the list of whoever issued its certificate."""
    for facts in check.signatures:
        certificate = facts.certificate
        if facts.kind is SignatureKind.SIGNATURE and certificate is not None and certificate.is_trusted:
            keys = (each for each in lists if each.issuer_key_id == certificate.issuer_key_id)
            yield facts, next(keys, None)
