"""The register of certificates: what became of each, its number as printed, and its code as people type it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from checklist.domain.seal import ALPHABET
from checklist.domain.text import Text

GROUP, SHORT, WHOLE = 4, 8, 16
# Letters that are taken for a digit when a code is copied from paper.
_LOOK_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


class Change(StrEnum):
    """What may become of a certificate."""

    REVOKED = "revoked"
    REPLACED = "replaced"
    RESTORED = "restored"
    EXPIRED = "expired"


class CertificateState(StrEnum):
    """Where a certificate stands."""

    IN_FORCE = "in_force"
    EXPIRED = "expired"
    REPLACED = "replaced"
    REVOKED = "revoked"


STATE_NAMES: Mapping[CertificateState, Text] = MappingProxyType(
    {
        CertificateState.IN_FORCE: Text("Còn hiệu lực", "In force"),
        CertificateState.EXPIRED: Text("Hết hạn", "Expired"),
        CertificateState.REPLACED: Text("Đã thay thế", "Replaced"),
        CertificateState.REVOKED: Text("Đã thu hồi", "Revoked"),
    }
)
CHANGE_NAMES: Mapping[Change, Text] = MappingProxyType(
    {
        Change.REVOKED: Text("Thu hồi", "Revoked"),
        Change.REPLACED: Text("Thay thế", "Replaced"),
        Change.RESTORED: Text("Bỏ thu hồi", "Restored"),
        Change.EXPIRED: Text("Đổi ngày hết hạn", "Last day changed"),
    }
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that became of a certificate, and why."""

    change: Change
    reason: str
    at: datetime
    by: str


def state_of(valid_until: date | None, events: Sequence[Event], today: date) -> CertificateState:
    """Where a certificate stands on ``today``: its last day still counts, and the last of its events decides."""
    lasting = [event.change for event in events if event.change is not Change.EXPIRED]
    if lasting and lasting[-1] is Change.REVOKED:
        return CertificateState.REVOKED
    if Change.REPLACED in lasting:
        return CertificateState.REPLACED
    if valid_until is not None and today > valid_until:
        return CertificateState.EXPIRED
    return CertificateState.IN_FORCE


def register_number(running: int, year: int) -> str:
    """The number as printed: ``07/2026``."""
    return f"{running:02d}/{year}"


def plain_code(typed: str) -> str | None:
    """A code as it is kept, whole or as printed on paper, from whatever case, spaces and dashes; None for no code."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum()).translate(_LOOK_ALIKE)
    if len(letters) not in (SHORT, WHOLE) or not set(letters) <= set(ALPHABET):
        return None
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))
