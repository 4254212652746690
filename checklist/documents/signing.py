"""Signing a report: a PAdES B-B signature in one of the slots the renderer placed, added to the file as it is.

Nothing is rendered again: the signature is appended, so whoever signed before still has the bytes they signed.
The first signature certifies the document and allows only further signing and form filling (DocMDP level 2).
Stands on pyHanko's embedder; the CMS itself is made in ``cms``.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pyhanko.pdf_utils.form_tools import annot_width_height, get_single_field_annot
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import (
    PdfCMSEmbedder,
    SigAppearanceSetup,
    SigIOSetup,
    SigMDPSetup,
    SigObjSetup,
)
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from checklist.documents import certificates, cms, reading, slots
from checklist.documents.card import SignatureCard, render_card
from checklist.documents.card_content import card_style
from checklist.documents.field_look import FieldLook, filled_fields, look_at_fields, marker
from checklist.documents.signers import Signer, check_usable
from checklist.documents.signing_errors import (
    LaterSlotSigned,
    PdfNotSignable,
    SignedFileChanged,
    SlotAlreadySigned,
    SlotMissing,
)

# Some zeros always follow the CMS, so that every signed file shows that padding is checked too.
_PADDING = 16


class _Writer(IncrementalPdfFileWriter):
    """An incremental writer that leaves the metadata alone.

    The base class writes the present time into the document's metadata; a signature adds only the signature, its
    moment is given by the caller, and the digest in the XMP stays byte for byte what was sealed.
    """

    def _update_meta(self) -> None:
        pass


def sign_pdf(
    pdf: bytes, slot: str, signer: Signer, *, at: datetime, reason: str | None = None, role: str | None = None
) -> bytes:
    """``pdf`` with the signature of ``signer`` appended in the empty field ``slot``.

    ``at`` is the moment of signing (with a time zone) as the signer claims it; ``reason`` is kept in the signature;
    ``role`` is printed on the card in place of the slot's own name (for example the title of a co-signer).

    :raises SigningRefused: one subclass a reason; ``pdf`` is unreadable, the slot is missing, signed or passed over,
        an earlier signature is broken, or the certificate may not sign now
    """
    if at.utcoffset() is None:
        raise ValueError("`at` needs a time zone")
    check_usable(signer, at)
    try:
        reader = reading.open_pdf(pdf)
        if reader.encrypted:
            raise PdfNotSignable
        looks = look_at_fields(reader, pdf)
    except (reading.NotReadable, *reading.MALFORMED) as error:
        raise PdfNotSignable from error
    _check_order(looks, slot)
    writer = _Writer.from_reader(reader)
    return _append(writer, slot, signer, at, reason, role or slots.label(slot).vi, [x for x in looks if x.is_filled])


def signed_slots(pdf: bytes) -> dict[str, bool]:
    """The signature fields of ``pdf`` in the form's order and whether each is filled (not whether it is valid).

    :raises PdfNotSignable: the file cannot be read
    """
    try:
        return filled_fields(reading.open_pdf(pdf))
    except (reading.NotReadable, *reading.MALFORMED) as error:
        raise PdfNotSignable from error


def _check_order(looks: Sequence[FieldLook], slot: str) -> None:
    """Raise the refusal that applies if ``slot`` must not be signed in a file with these fields."""
    own_rank = slots.rank(slot)
    if own_rank is None or slot not in [look.slot for look in looks]:
        raise SlotMissing(slot=slots.label(slot).vi)
    filled = [look for look in looks if look.is_filled]
    if slot in [look.slot for look in filled]:
        raise SlotAlreadySigned(slot=slots.label(slot).vi)
    for look in filled:
        if (slots.rank(look.slot) or 0) > own_rank:
            raise LaterSlotSigned(slot=slots.label(slot).vi, later=slots.label(look.slot).vi)
    for look in filled:
        if not look.untouched:
            raise SignedFileChanged(slot=slots.label(look.slot).vi)


def _append(
    writer: Any, slot: str, signer: Signer, at: datetime, reason: str | None, role: str, earlier: Sequence[FieldLook]
) -> bytes:
    """Run the embedder's protocol: field, signature dictionary and card, bytes to sign, signature."""
    writer.ensure_output_version((1, 7))
    if writer.output_version < (2, 0):
        writer.register_extension(ESIC_EXTENSION_1)
    embedder = PdfCMSEmbedder().write_cms(slot, writer, existing_fields_only=True)
    field = next(embedder).get_object()
    width, height = annot_width_height(get_single_field_annot(field))
    card = SignatureCard(
        name=certificates.display_name(signer.certificate.subject),
        role=role,
        signed_at=certificates.moment_vi(at),
        internal=certificates.is_internal(signer.certificate),
    )
    digest = cms.signer_digest(signer)
    dictionary = SignatureObject(
        timestamp=at,
        subfilter=SigSeedSubFilter.PADES,
        reason=reason,
        app_build_props=marker((signer.certificate, *signer.chain)),
        bytes_reserved=2 * (cms.largest_size(signer) + _PADDING),
    )
    certify = not earlier
    embedder.send(
        SigObjSetup(
            dictionary,
            SigMDPSetup(digest, certify=certify, docmdp_perms=MDPPerm.FILL_FORMS if certify else None),
            SigAppearanceSetup(card_style(render_card(card, float(width), float(height))), timestamp=at, name=None),
        )
    )
    prepared, output = embedder.send(SigIOSetup(md_algorithm=digest, output=io.BytesIO()))
    signature = cms.make(prepared.document_digest, signer)
    # Written here and not by the embedder: one fixed case of the hexadecimal digits, whatever the library prefers.
    output.seek(prepared.reserved_region_start + 1)
    output.write(signature.hex().encode("ascii"))
    embedder.close()
    return bytes(output.getvalue())
