"""The signatures of an uploaded PDF as its page tells them: what holds, who signed, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from checklist.documents.signature_facts import Problem, SignatureCheck, SignatureFacts, SignatureKind
from checklist.domain.text import Text
from checklist.web.evidence_texts import EvidenceTexts
from checklist.web.wording import fill, moment, number, same

UNREADABLE = frozenset({"unreadable", "too_large", "encrypted"})
# What a report of this program must carry says nothing of somebody else's paper.
OF_REPORTS = frozenset({"attachment_missing", "attachment_duplicate", "xmp_digest_missing", "unsigned"})


@dataclass(frozen=True, slots=True)
class SignatureView:
    """One signature: whose, whether it holds, and what is known of the certificate."""

    heading: Text
    holds: bool
    content: Text
    trust: Text | None
    issuer: str
    organisation: str
    signed_at: Text


@dataclass(frozen=True, slots=True)
class SignaturesView:
    """What was found in a PDF; ``sentence`` stands where there are no signatures to list."""

    sentence: Text | None
    signatures: tuple[SignatureView, ...]
    notes: tuple[Text, ...]
    checked: Text


def signatures_view(check: SignatureCheck, at: datetime) -> SignaturesView:
    """What ``check`` found at ``at``."""
    codes = {problem.code for problem in check.problems}
    sentence = None
    if codes & UNREADABLE:
        sentence = EvidenceTexts.unreadable
    elif not check.signatures:
        sentence = EvidenceTexts.unsigned
    told = [problem for problem in (*check.problems, *check.notes) if problem.code not in OF_REPORTS]
    return SignaturesView(
        sentence=sentence,
        signatures=tuple(_signature(place, each) for place, each in enumerate(check.signatures, 1)),
        notes=tuple(_unique(told)),
        checked=fill(EvidenceTexts.checked_here, moment=moment(at)),
    )


def _signature(place: int, facts: SignatureFacts) -> SignatureView:
    certificate, is_stamp = facts.certificate, facts.kind is SignatureKind.TIMESTAMP
    name = same(certificate.signer) if certificate else EvidenceTexts.no_name
    content = EvidenceTexts.broken
    if facts.holds:
        content = EvidenceTexts.intact if facts.coverage.value == "entire_file" else EvidenceTexts.appended
    signed_at = EvidenceTexts.not_claimed
    if facts.claimed_at is not None:
        pattern = EvidenceTexts.stamped if is_stamp else EvidenceTexts.claimed
        signed_at = fill(pattern, moment=moment(facts.claimed_at))
    trust = None
    if certificate is not None and not is_stamp:
        trust = EvidenceTexts.trusted if facts.is_trusted else EvidenceTexts.untrusted
    return SignatureView(
        heading=fill(EvidenceTexts.signature, number=number(place), signer=name),
        holds=facts.holds,
        content=content,
        trust=trust,
        issuer=certificate.issuer if certificate else "",
        organisation=certificate.organisation if certificate else "",
        signed_at=signed_at,
    )


def _unique(problems: list[Problem]) -> Iterator[Text]:
    seen = set()
    for problem in problems:
        if problem.vi not in seen:
            seen.add(problem.vi)
            yield Text(problem.vi, problem.en)
