"""The full check of one signature: what was appended after it, who made it and whether that is trusted here.

Runs pyHanko's validator on top of the quick look, so two independent readings must agree before a signature is called
intact. Chains are judged at the signing time the signature states; nothing is fetched from the network.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import x509 as asn1_x509
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import (
    SignatureCoverageLevel,
    validate_pdf_signature,
    validate_pdf_timestamp,
)
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from checklist.documents.certificates import CUT, DESCRIPTION, INTERNAL_ORGANISATION
from checklist.documents.field_look import FieldLook
from checklist.documents.reading import MALFORMED
from checklist.documents.signature_facts import (
    CertificateFacts,
    Changes,
    Coverage,
    SignatureFacts,
    SignatureKind,
)

_COVERAGE: dict[SignatureCoverageLevel | None, Coverage] = {
    SignatureCoverageLevel.ENTIRE_FILE: Coverage.ENTIRE_FILE,
    SignatureCoverageLevel.ENTIRE_REVISION: Coverage.REVISION,
}
_CHANGES = {
    ModificationLevel.NONE: Changes.NONE,
    ModificationLevel.LTA_UPDATES: Changes.ARCHIVING,
    ModificationLevel.FORM_FILLING: Changes.FORM_FILLING,
    ModificationLevel.ANNOTATIONS: Changes.ANNOTATIONS,
}
_PERMITTED = (Changes.NONE, Changes.ARCHIVING, Changes.FORM_FILLING)
_USAGE = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})


@dataclass(frozen=True)
class _Validity:
    """What the validator found, or ``None`` throughout where it could not finish."""

    intact: bool
    coverage: Coverage
    changes: Changes
    permitted: bool
    trusted_root: str | None
    stamped_at: datetime | None = None


_NOTHING = _Validity(False, Coverage.UNCLEAR, Changes.UNKNOWN, permitted=False, trusted_root=None)


def broken_facts(look: FieldLook) -> SignatureFacts:
    """The facts of a signature that the quick look found broken; who signed is not said, as nothing vouches for it."""
    return SignatureFacts(
        slot=look.slot,
        kind=_kind(look),
        made_by_us=look.is_ours,
        intact=False,
        coverage=Coverage.UNCLEAR,
        changes_after=Changes.UNKNOWN,
        changes_permitted=False,
        cms_canonical=look.is_canonical,
        claimed_at=None,
        certificate=None,
    )


def full_facts(look: FieldLook, roots: Sequence[asn1_x509.Certificate], at: datetime) -> SignatureFacts:
    """The facts of a signature that the quick look found untouched, checked against ``roots`` as of ``at``."""
    claimed_at = _claimed_time(look.embedded)
    try:
        leaf = look.embedded.signer_cert
        # Judged within the certificate's own life, so that "leads to a trusted root" and "was valid then" stay apart.
        moment = min(max(claimed_at or at, leaf.not_valid_before), leaf.not_valid_after)
        found = _validate(look, roots, moment)
        stated_at = found.stamped_at or claimed_at
        certificate = _certificate_facts(look.embedded, found.trusted_root, stated_at or at, at)
    except (SignatureValidationError, *MALFORMED):
        found, stated_at, certificate = _NOTHING, claimed_at, None
    return SignatureFacts(
        slot=look.slot,
        kind=_kind(look),
        made_by_us=look.is_ours,
        intact=found.intact and look.untouched,
        coverage=found.coverage,
        changes_after=found.changes,
        changes_permitted=found.permitted,
        cms_canonical=look.is_canonical,
        claimed_at=stated_at,
        certificate=certificate,
    )


def _validate(look: FieldLook, roots: Sequence[asn1_x509.Certificate], moment: datetime) -> _Validity:
    context = ValidationContext(trust_roots=list(roots), moment=moment, allow_fetching=False)
    status: Any
    if _kind(look) is SignatureKind.TIMESTAMP:
        status = validate_pdf_timestamp(look.embedded, context)
        stamped_at, permitted = status.timestamp, True
    else:
        status = validate_pdf_signature(look.embedded, context, key_usage_settings=_USAGE)
        stamped_at, permitted = None, bool(status.docmdp_ok)
    level = status.modification_level
    changes = Changes.OTHER if level is None else _CHANGES.get(level, Changes.OTHER)
    path = status.validation_path if status.trusted else None
    return _Validity(
        intact=bool(status.intact and status.valid),
        coverage=_COVERAGE.get(status.coverage, Coverage.UNCLEAR),
        changes=changes,
        permitted=permitted and changes in _PERMITTED,
        trusted_root=None if path is None else path.first.sha256.hex(),
        stamped_at=stamped_at,
    )


def _certificate_facts(embedded: Any, trusted_root: str | None, claimed_at: datetime, at: datetime) -> CertificateFacts:
    leaf = embedded.signer_cert
    issuer, usage = leaf.issuer.native, leaf.key_usage_value
    return CertificateFacts(
        signer=_display(leaf.subject),
        organisation=_part(leaf.subject.native, "organization_name"),
        issuer=_display(leaf.issuer),
        serial=f"{leaf.serial_number:x}",
        fingerprint=leaf.sha256.hex(),
        issuer_key_id=(leaf.authority_key_identifier or b"").hex(),
        valid_from=leaf.not_valid_before,
        valid_until=leaf.not_valid_after,
        is_internal=_part(issuer, "organization_name") == INTERNAL_ORGANISATION,
        may_sign=usage is None or bool({"digital_signature", "non_repudiation"} & set(usage.native)),
        is_trusted=trusted_root is not None,
        trusted_root=trusted_root,
        highest_fingerprint=_highest(leaf, embedded.other_embedded_certs).sha256.hex(),
        was_valid_at_claimed_time=leaf.not_valid_before <= claimed_at <= leaf.not_valid_after,
        has_expired_since=claimed_at <= leaf.not_valid_after < at,
    )


def _highest(leaf: asn1_x509.Certificate, others: Sequence[asn1_x509.Certificate]) -> asn1_x509.Certificate:
    """The certificate farthest above ``leaf`` that travels inside the signature."""
    current, left = leaf, list(others)
    while True:
        above = next((c for c in left if c.subject == current.issuer), None)
        if above is None:
            return current
        left.remove(above)
        current = above


def _display(name: asn1_x509.Name) -> str:
    parts = name.native
    if _part(parts, "common_name").endswith(CUT):
        return _part(parts, DESCRIPTION.dotted_string) or _part(parts, "common_name")
    return _part(parts, "common_name") or _part(parts, "organization_name") or str(name.human_friendly)


def _part(parts: Any, key: str) -> str:
    """A part of a name; several parts of one kind are joined."""
    value = parts.get(key, "")
    return "; ".join(value) if isinstance(value, list) else str(value)


def _claimed_time(embedded: Any) -> datetime | None:
    """The signing time the signature states; one without a time zone is taken as Vietnamese time by nobody."""
    try:
        stated = embedded.self_reported_timestamp
    except MALFORMED:
        return None
    return stated if isinstance(stated, datetime) and stated.utcoffset() is not None else None


def _kind(look: FieldLook) -> SignatureKind:
    is_timestamp = look.embedded is not None and look.embedded.sig_object_type == "/DocTimeStamp"
    return SignatureKind.TIMESTAMP if is_timestamp else SignatureKind.SIGNATURE
