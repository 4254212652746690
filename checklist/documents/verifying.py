"""Checking a PDF that claims to be signed: separate facts first, then one bottom line.

A cheap look at the bytes of every signature comes first and settles most damaged files; only an untouched file is
compared revision by revision and its certificates are followed up. Nothing is looked up in a database or on a network.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from asn1crypto import x509 as asn1_x509
from cryptography import x509

from checklist.documents import certificates, reading, slots
from checklist.documents.attached_data import AttachedData, names_in_words, read_attached
from checklist.documents.check_sentences import say
from checklist.documents.field_look import FieldLook, look_at_fields
from checklist.documents.one_signature import broken_facts, full_facts
from checklist.documents.signature_facts import (
    AttachmentFacts,
    Coverage,
    Problem,
    SignatureCheck,
    SignatureFacts,
    SignatureKind,
)
from checklist.domain.text import Text

_log = logging.getLogger(__name__)

# A signing machine's clock may run ahead of the checking machine's by this much.
_CLOCK_TOLERANCE = timedelta(hours=24)


def verify_pdf(pdf: bytes, *, trust_roots: Sequence[x509.Certificate], at: datetime) -> SignatureCheck:
    """All facts about the signatures of ``pdf`` as of ``at`` (with a time zone), trusting exactly ``trust_roots``.

    Never raises because of what ``pdf`` holds: whatever cannot be read is reported as a problem.
    """
    if at.utcoffset() is None:
        raise ValueError("`at` needs a time zone")
    roots = [asn1_x509.Certificate.load(certificates.der(root)) for root in trust_roots]
    try:
        return _check(pdf, roots, at)
    except Exception:  # The promise above: a file made to break the reader is an unreadable file.
        _log.info("A received PDF broke the reader.", exc_info=True)
        return _refused(pdf, "unreadable")


def _check(pdf: bytes, roots: Sequence[asn1_x509.Certificate], at: datetime) -> SignatureCheck:
    if len(pdf) > reading.LARGEST_PDF:
        return _refused(pdf, "too_large")
    try:
        reader = reading.open_pdf(pdf)
        if reader.encrypted:
            return _refused(pdf, "encrypted")
        looks = look_at_fields(reader, pdf)
    except (reading.NotReadable, *reading.MALFORMED):
        return _refused(pdf, "unreadable")
    filled = sorted((look for look in looks if look.is_filled), key=_age)
    problems = [problem for look in filled for problem in _first_sight_problems(look)]
    if _has_lost_certification(reader, filled):
        problems.append(say("certification_lost"))
    attachment = None
    if problems:
        signatures = [broken_facts(look) for look in filled]
    else:
        with reading.room_for_comparing():
            signatures = [full_facts(look, roots, at) for look in filled]
        attached = read_attached(reader)
        attachment = _attachment_facts(reader, filled, attached)
        problems += [p for s in signatures for p in _signature_problems(s, at)]
        problems += _file_problems(signatures, attachment, names_in_words(attached.names))
    in_order = _are_in_order(signatures)
    return SignatureCheck(
        file_digest=hashlib.sha256(pdf).hexdigest(),
        is_readable=True,
        is_encrypted=False,
        signatures=tuple(signatures),
        empty_slots=tuple(look.slot for look in looks if not look.is_filled),
        slots_in_order=in_order,
        attachment=attachment,
        problems=tuple(problems),
        notes=tuple(_notes(signatures, in_order=in_order)),
    )


def _refused(pdf: bytes, code: str) -> SignatureCheck:
    """The check of a file that could not be looked into."""
    return SignatureCheck(
        file_digest=hashlib.sha256(pdf).hexdigest(),
        is_readable=code == "encrypted",
        is_encrypted=code == "encrypted",
        signatures=(),
        empty_slots=(),
        slots_in_order=True,
        attachment=None,
        problems=(say(code),),
        notes=(),
    )


def _age(look: FieldLook) -> tuple[int, int]:
    """Sort key: signatures in the order in which they were added to the file."""
    revision = -1 if look.embedded is None else look.embedded.signed_revision
    return (revision, look.covered.end if look.covered else 0)


def _first_sight_problems(look: FieldLook) -> Iterator[Problem]:
    if look.embedded is None:
        yield say("signature_unreadable", look.slot)
    elif look.covered is None:
        yield say("byte_range", look.slot)
    elif not look.untouched:
        yield say("cms_changed" if look.is_ours and look.hash_holds else "not_intact", look.slot)


def _has_lost_certification(reader: Any, filled: Sequence[FieldLook]) -> bool:
    """True if the document names a certifying signature that is not the value of any signature field."""
    root = reader.root
    if "/Perms" not in root or "/DocMDP" not in root["/Perms"] or any(look.embedded is None for look in filled):
        return False  # an unreadable signature is a problem of its own, and may be the one that is named
    return root["/Perms"].raw_get("/DocMDP") not in [look.embedded.sig_field.raw_get("/V") for look in filled]


def _attachment_facts(reader: Any, filled: Sequence[FieldLook], now: AttachedData) -> AttachmentFacts:
    """The attached data ``now``, compared with what they were when each signature was made."""
    revisions = {look.embedded.signed_revision for look in filled}
    signed: list[AttachedData] = [read_attached(reader.get_historical_resolver(revision)) for revision in revisions]
    return AttachmentFacts(
        count=now.count,
        is_present_once=now.data is not None,
        digest=now.digest,
        xmp_digest=now.xmp_digest,
        unchanged_since_signing=all(then == now for then in signed),
    )


def _signature_problems(facts: SignatureFacts, at: datetime) -> Iterator[Problem]:
    if not facts.intact:
        yield say("not_validated" if facts.certificate is None else "not_intact", facts.slot)
        return
    if facts.coverage is Coverage.UNCLEAR:
        yield say("coverage", facts.slot)
    elif not facts.changes_permitted:
        yield say("changes_not_permitted", facts.slot)
    certificate = facts.certificate
    if facts.kind is SignatureKind.TIMESTAMP or certificate is None:
        return
    if not certificate.may_sign:
        yield say("certificate_not_for_signing", facts.slot)
    elif not certificate.is_trusted:
        yield say(
            "root_not_trusted",
            facts.slot,
            issuer=certificate.issuer,
            key_id=certificates.grouped(certificate.issuer_key_id),
            fingerprint=certificates.grouped(certificate.highest_fingerprint),
        )
    if not certificate.was_valid_at_claimed_time:
        yield say("certificate_not_valid", facts.slot, moment=certificates.moment_vi(facts.claimed_at or at))
    if facts.claimed_at is not None and facts.claimed_at > at + _CLOCK_TOLERANCE:
        yield say("claimed_time_in_future", facts.slot, moment=certificates.moment_vi(facts.claimed_at))


def _file_problems(signatures: Sequence[SignatureFacts], attachment: AttachmentFacts, data: Text) -> Iterator[Problem]:
    """What is wrong with the file as a whole; ``data`` is what its attached data are called."""
    if not any(facts.kind is SignatureKind.SIGNATURE for facts in signatures):
        yield say("unsigned")
    elif signatures[-1].coverage is not Coverage.ENTIRE_FILE:
        yield say("not_entire_file")
    if not attachment.is_present_once:
        yield say("attachment_duplicate" if attachment.count > 1 else "attachment_missing", data=data)
    elif attachment.xmp_digest is None:
        yield say("xmp_digest_missing")
    elif not attachment.digests_match:
        yield say("digests_differ")
    if not attachment.unchanged_since_signing:
        yield say("attachment_changed")


def _notes(signatures: Sequence[SignatureFacts], *, in_order: bool) -> Iterator[Problem]:
    """What must be known about a file without being held against it."""
    for facts in signatures:
        if facts.certificate is None or facts.kind is SignatureKind.TIMESTAMP:
            continue
        if facts.claimed_at is None:
            yield say("no_claimed_time", facts.slot)
        else:
            yield say("time_is_claimed", facts.slot, moment=certificates.moment_vi(facts.claimed_at))
        if facts.certificate.is_internal:
            yield say("internal_signature", facts.slot)
        if facts.certificate.has_expired_since:
            yield say("certificate_expired_since", facts.slot)
    if not in_order:
        yield say("slots_out_of_order")
    if any(facts.certificate for facts in signatures):
        yield say("revocation_not_checked")


def _are_in_order(signatures: Sequence[SignatureFacts]) -> bool:
    ranks = [rank for facts in signatures if (rank := slots.rank(facts.slot)) is not None]
    return ranks == sorted(ranks)
