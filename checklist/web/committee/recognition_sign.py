"""Signing the committee's papers in the browser: the panel of slots, and what its forms send."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Request

from checklist.domain.text import Text
from checklist.services.accounts import User
from checklist.services.committee.recognition_signing import may_sign, paper_slots
from checklist.services.errors import Refused
from checklist.services.outputs import LARGEST_SMALL
from checklist.services.signing import Hand
from checklist.web.clock import now
from checklist.web.committee.recognition_texts import RecognitionTexts
from checklist.web.seal_texts import SealTexts
from checklist.web.wording import fill

SLOT, OVER, WAY, P12_FILE, PASSWORD, FILE = "o", "ban", "cach", "p12", "mat_khau", "tep"
P12, INTERNAL = "p12", "noi-bo"
ENVELOPE = 256 * 1024
LARGEST_SIGNED = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class SlotView:
    """A slot of a paper; ``mine`` says that this reader may sign it now."""

    name: str
    label: Text
    title: str
    person: str
    filled: bool
    state: Text
    sign: Text
    mine: bool


def slot_views(pdf: bytes, user: User) -> tuple[SlotView, ...]:
    """The slots of a paper for a reader: each is signed after those before it."""
    views, open_before = [], False
    for each in paper_slots(pdf):
        views.append(
            SlotView(
                each.name,
                each.label,
                each.title,
                each.person,
                each.filled,
                SealTexts.slot_signed if each.filled else RecognitionTexts.slot_open,
                fill(RecognitionTexts.sign_one, slot=each.label),
                not each.filled and not open_before and may_sign(user, each.name),
            )
        )
        open_before = open_before or not each.filled
    return tuple(views)


def hand_of(request: Request, user: User) -> Hand:
    """Who signs and with what. Raises :class:`Refused` when the way or the file is missing.

    The password is used once and kept nowhere.
    """
    way = request.form.get(WAY, "")
    if way == INTERNAL:
        return Hand(at=now(), actor=user.username)
    if way != P12:
        raise Refused(SealTexts.no_way.vi, SealTexts.no_way.en)
    p12 = uploaded(request, P12_FILE, LARGEST_SMALL)
    if not p12:
        raise Refused(SealTexts.no_p12.vi, SealTexts.no_p12.en)
    return Hand(at=now(), actor=user.username, p12=p12, password=request.form.get(PASSWORD, ""))


def uploaded(request: Request, name: str, limit: int) -> bytes:
    """The bytes of an uploaded file; none when it is missing or larger than ``limit``."""
    sent = request.files.get(name)
    if sent is None:
        return b""
    content = sent.stream.read(limit + 1)
    sent.close()
    return content if len(content) <= limit else b""


def signed_file(request: Request) -> bytes:
    """The signed PDF that was uploaded. Raises :class:`Refused` when there is none."""
    content = uploaded(request, FILE, LARGEST_SIGNED)
    if not content:
        raise Refused(SealTexts.no_file.vi, SealTexts.no_file.en)
    return content
