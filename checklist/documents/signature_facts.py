"""What checking a PDF found: separate facts, and one bottom line that follows from them.

Facts are established, sentences are for people: a ``Problem`` fails the file, a note only has to be known.
Names and times here come from certificates and from bytes a signature covers, never from ``/Name`` or the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Coverage(Enum):
    """How much of the file a signature covers."""

    ENTIRE_FILE = "entire_file"
    REVISION = "revision"  # a whole earlier state of the file; something was appended later
    UNCLEAR = "unclear"


class Changes(Enum):
    """The farthest-reaching change appended after a signature."""

    NONE = "none"
    ARCHIVING = "archiving"  # metadata, time stamps, validation data
    FORM_FILLING = "form_filling"  # further signatures and form fields, for example number and date
    ANNOTATIONS = "annotations"
    OTHER = "other"
    UNKNOWN = "unknown"  # not compared, because the signature is broken already


class SignatureKind(Enum):
    """A signature of a person or body, or a time stamp of a time-stamping authority over the document."""

    SIGNATURE = "signature"
    TIMESTAMP = "timestamp"


class FileClass(Enum):
    """What a received file is. ``DIGITAL`` says that the signatures hold, not that the signer is trusted here."""

    DIGITAL = "digital"
    UNSIGNED = "unsigned"
    BROKEN = "broken"


@dataclass(frozen=True)
class Problem:
    """Something a person must know, with a code that programs use and the slot it is about (empty: the file)."""

    code: str
    vi: str
    en: str
    slot: str = ""


@dataclass(frozen=True)
class CertificateFacts:
    """What a signer's certificate says and whether it leads to a root trusted here."""

    signer: str
    organisation: str
    issuer: str
    serial: str
    fingerprint: str
    issuer_key_id: str
    valid_from: datetime
    valid_until: datetime
    is_internal: bool
    may_sign: bool
    is_trusted: bool
    trusted_root: str | None  # fingerprint of the root it leads to
    highest_fingerprint: str  # of the highest certificate inside the signature, to compare with a paper
    was_valid_at_claimed_time: bool
    has_expired_since: bool


@dataclass(frozen=True)
class SignatureFacts:
    """One signature. ``claimed_at`` is the signer's own statement unless ``kind`` is a time stamp."""

    slot: str
    kind: SignatureKind
    made_by_us: bool
    intact: bool
    coverage: Coverage
    changes_after: Changes
    changes_permitted: bool
    cms_canonical: bool
    claimed_at: datetime | None
    certificate: CertificateFacts | None
    revocation_checked: bool = False  # a machine without network cannot ask the authority

    @property
    def holds(self) -> bool:
        """True if neither the signed bytes nor, in a file of ours, the signature itself were changed."""
        return (
            self.intact
            and self.coverage is not Coverage.UNCLEAR
            and self.changes_permitted
            and (self.cms_canonical or not self.made_by_us)
        )

    @property
    def is_trusted(self) -> bool:
        """True if the signature is by a signer trusted here; a time stamp need not be."""
        if self.kind is SignatureKind.TIMESTAMP:
            return True
        certificate = self.certificate
        return certificate is not None and certificate.is_trusted and certificate.was_valid_at_claimed_time


@dataclass(frozen=True)
class AttachmentFacts:
    """The attached data and the digest of them that the file states of itself.

    ``count`` is how many embedded files go by the name; one that is malformed counts but is not ``is_present_once``.
    """

    count: int
    is_present_once: bool
    digest: str | None
    xmp_digest: str | None
    unchanged_since_signing: bool

    @property
    def digests_match(self) -> bool:
        return self.digest is not None and self.digest == self.xmp_digest


@dataclass(frozen=True)
class SignatureCheck:
    """All facts about one file. ``attachment`` is ``None`` where a signature was broken at first sight already."""

    file_digest: str
    is_readable: bool
    is_encrypted: bool
    signatures: tuple[SignatureFacts, ...]
    empty_slots: tuple[str, ...]
    slots_in_order: bool
    attachment: AttachmentFacts | None
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]

    @property
    def has_signature(self) -> bool:
        return any(signature.kind is SignatureKind.SIGNATURE for signature in self.signatures)

    @property
    def last_covers_entire_file(self) -> bool:
        return bool(self.signatures) and self.signatures[-1].coverage is Coverage.ENTIRE_FILE

    @property
    def holds(self) -> bool:
        """True if the file is exactly what its signers left, whoever they are."""
        return (
            self.is_readable
            and not self.is_encrypted
            and self.has_signature
            and all(signature.holds for signature in self.signatures)
            and self.last_covers_entire_file
            and self.attachment is not None
            and self.attachment.is_present_once
            and self.attachment.digests_match
            and self.attachment.unchanged_since_signing
            and not self._lost_signature
        )

    @property
    def bottom_line(self) -> bool:
        """True if the file holds and every signer is trusted on this machine, with nothing left to object to."""
        return self.holds and all(signature.is_trusted for signature in self.signatures) and not self.problems

    @property
    def file_class(self) -> FileClass:
        if self.holds:
            return FileClass.DIGITAL
        if self.is_readable and not self.is_encrypted and not self.has_signature and not self._lost_signature:
            return FileClass.UNSIGNED
        return FileClass.BROKEN

    @property
    def _lost_signature(self) -> bool:
        """A signature was there once and is gone: the one fault that no single fact above carries."""
        return any(problem.code == "certification_lost" for problem in self.problems)
