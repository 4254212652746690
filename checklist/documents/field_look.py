"""The first, quick look at every signature field: which bytes it covers and whether its own bytes are untouched.

Most damage shows here, without comparing revisions or building certificate paths. A file this program signed carries
a marker inside the signature dictionary; the signature covers the marker, so it can be neither added nor removed.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cryptography import x509
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.general import find_unique_cms_attribute
from pyhanko.sign.signers.pdf_byterange import BuildProps
from pyhanko.sign.validation import EmbeddedPdfSignature

from checklist.documents import cms
from checklist.documents.byte_ranges import BadByteRange, CoveredBytes, covered_bytes
from checklist.documents.reading import MALFORMED, QuickReader

APPLICATION = "DanChuCoSo.Checklist"
# The form of the signature, so that a later form can be told from this one.
_FORM = "cms1:"
_MOST_FIELDS = 100


def marker(embedded: Sequence[x509.Certificate]) -> BuildProps:
    """The marker this program writes: its name, and a hash over the certificates that travel with the signature."""
    return BuildProps(APPLICATION, _FORM + cms.certificates_digest(embedded))


@dataclass(frozen=True)
class FieldLook:
    """One signature field at first sight.

    ``embedded`` is ``None`` if the field is empty or its signature cannot be read; ``covered`` is ``None`` if its byte
    range is not of the accepted form; ``hash_holds`` says that the covered bytes have the hash the signature states,
    ``untouched`` that the signed bytes have the signed hash and, in a
    signature of ours, that the signature itself is byte for byte as it was made.
    """

    slot: str
    is_filled: bool
    is_ours: bool = False
    is_canonical: bool = False
    hash_holds: bool = False
    untouched: bool = False
    covered: CoveredBytes | None = None
    embedded: Any = None


def look_at_fields(reader: QuickReader, pdf: bytes) -> list[FieldLook]:
    """A look at each signature field of ``pdf`` in the order of the form; raises what ``MALFORMED`` names."""
    return [
        _look(reader, pdf, name, field) if value else FieldLook(name, is_filled=False)
        for name, value, field in _fields(reader)
    ]


def filled_fields(reader: QuickReader) -> dict[str, bool]:
    """The names of the signature fields in the order of the form, and whether each is filled; no signature is read.

    Raises what ``MALFORMED`` names.
    """
    return {name: bool(value) for name, value, _ in _fields(reader)}


def _fields(reader: QuickReader) -> list[tuple[str, Any, Any]]:
    fields = list(itertools.islice(enumerate_sig_fields(reader), _MOST_FIELDS + 1))
    if len(fields) > _MOST_FIELDS:
        raise ValueError("fields")  # each is hashed from the first byte on: thousands would be an attack
    return [(str(name), value, field) for name, value, field in fields]


def _look(reader: QuickReader, pdf: bytes, slot: str, field: Any) -> FieldLook:
    try:
        embedded = EmbeddedPdfSignature(reader, field, slot)
        stated = _stated_certificates(embedded.sig_object)
    except MALFORMED:
        return FieldLook(slot, is_filled=True)
    is_ours = stated is not None
    try:
        covered = covered_bytes(pdf, embedded.byte_range, embedded.pkcs7_content)
    except (BadByteRange, *MALFORMED):
        return FieldLook(slot, is_filled=True, is_ours=is_ours, embedded=embedded)
    is_canonical = covered.is_lower_case and cms.is_canonical(
        embedded.pkcs7_content, stated or "", lambda name: covered.digest(pdf, name)
    )
    hash_holds = is_canonical or _has_signed_hash(embedded, covered, pdf)
    untouched = is_canonical if is_ours else hash_holds
    return FieldLook(slot, True, is_ours, is_canonical, hash_holds, untouched, covered, embedded)


def _stated_certificates(signature: Any) -> str | None:
    """What the marker says of the embedded certificates: empty if unknown, ``None`` if there is no marker of ours."""
    try:
        application = signature["/Prop_Build"]["/App"]
        if application["/Name"] != f"/{APPLICATION}":
            return None
        revision = str(application.get("/REx", ""))
    except MALFORMED:
        return None
    return revision.removeprefix(_FORM) if revision.startswith(_FORM) else ""


def _has_signed_hash(embedded: Any, covered: CoveredBytes, pdf: bytes) -> bool:
    """True if the covered bytes hash to what the signature states; not decided here where it states no such hash."""
    try:
        if embedded.sig_object_type != "/Sig":
            return True
        attributes = embedded.signer_info["signed_attrs"]
        if not attributes.native:
            return True
        stated = find_unique_cms_attribute(attributes, "message_digest").native
        return bool(covered.digest(pdf, embedded.md_algorithm) == stated)
    except MALFORMED:
        return False
