"""The signature slots of a report: their field names in the PDF, their order and what they are called.

The renderer places an empty signature field for each slot; signing fills them in this order:
co-signers (in any order among themselves), the head of the unit, the organisation.
"""

from __future__ import annotations

import re

from checklist.domain.report import CO_SIGNER_SLOT, HEAD_SLOT, ORGANISATION_SLOT
from checklist.domain.text import Text

_CO_SIGNER = re.compile(CO_SIGNER_SLOT + "[1-9][0-9]?")

_CO_SIGNER_LABEL = Text("Người ký xác nhận", "Co-signer")
_LABELS = {
    HEAD_SLOT: Text("Người đứng đầu đơn vị", "Head of the unit"),
    ORGANISATION_SLOT: Text("Đơn vị", "Organisation"),
}


def rank(slot: str) -> int | None:
    """The place of ``slot`` in the order of signing; ``None`` for a field that is not ours."""
    if _CO_SIGNER.fullmatch(slot):
        return 0
    return {HEAD_SLOT: 1, ORGANISATION_SLOT: 2}.get(slot)


def label(slot: str) -> Text:
    """What ``slot`` is called on the signature card and on screen; a field that is not ours is called by its name."""
    if _CO_SIGNER.fullmatch(slot):
        return _CO_SIGNER_LABEL
    return _LABELS.get(slot, Text(slot, slot))
