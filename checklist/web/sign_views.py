"""What the page of signing shows: the slots in order, who signed, and what this reader may sign now."""

from __future__ import annotations

from dataclasses import dataclass

from checklist.domain.report import HEAD_SLOT
from checklist.domain.text import Text
from checklist.services.accounts import User
from checklist.services.drafts import Draft
from checklist.services.sign_draft import Signing, Slot, may_sign
from checklist.web.seal_texts import SealTexts
from checklist.web.walk_tabs import Tabs, tabs_of
from checklist.web.wording import fill, moment, same

SIGN_TAB = "ra-soat"


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A slot; ``mine`` says that this reader may sign it now."""

    name: str
    label: Text
    title: str
    person: str
    style: str
    state: Text
    when: Text | None
    mine: bool
    skips: bool


@dataclass(frozen=True, slots=True)
class SignPage:
    """The context of ``sign/slots.html``; without ``rows`` the report has not been sealed."""

    tabs: Tabs
    assessment_id: str
    sealed: Text | None
    rows: tuple[SlotRow, ...]
    base: int
    newer: bool
    done: Text | None
    error: Text | None
    faulty: str


def sign_page(
    draft: Draft,
    signing: Signing | None,
    user: User,
    *,
    done: Text | None = None,
    error: Text | None = None,
    faulty: str = "",
) -> SignPage:
    """The page of signing for ``user``."""
    tabs = tabs_of(draft, SIGN_TAB)
    if signing is None:
        return SignPage(tabs, draft.head.id, None, (), 0, False, None, error, faulty)
    return SignPage(
        tabs=tabs,
        assessment_id=draft.head.id,
        sealed=fill(SealTexts.sealed_notice, id=same(signing.printed)),
        rows=tuple(_slot_row(slot, signing, user) for slot in signing.slots),
        base=signing.base.id,
        newer=signing.replaced_by is not None,
        done=done,
        error=error,
        faulty=faulty,
    )


def _slot_row(slot: Slot, signing: Signing, user: User) -> SlotRow:
    place = signing.place(slot.name)
    closed = any(each.filled and signing.place(each.name) > place for each in signing.slots)
    open_before = any(not each.filled and signing.place(each.name) < place for each in signing.slots)
    if slot.filled:
        style, state = "done", SealTexts.slot_signed
    elif closed:
        style, state = "seen", SealTexts.slot_missed
    elif open_before:
        style, state = "untouched", SealTexts.slot_waiting
    else:
        style, state = "incomplete", SealTexts.slot_next
    may = not slot.filled and not closed and signing.replaced_by is None and may_sign(user, slot, signing)
    when = None
    if slot.signed is not None:
        when = fill(SealTexts.signed_at, time=moment(slot.signed.created_at), user=same(slot.signed.created_by))
    # The head may go before co-signers who will not sign; the organisation signs last, after the head.
    mine = may and (not open_before or slot.name == HEAD_SLOT)
    return SlotRow(
        slot.name, slot.label, slot.title, slot.person, style, state, when, mine, skips=mine and open_before
    )  # fmt: skip
