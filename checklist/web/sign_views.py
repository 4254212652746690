"""What the pages of signing and of files show: slots in order, documents, and the facts a check established."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from checklist.documents.signature_facts import FileClass, SignatureFacts
from checklist.documents.slots import label
from checklist.domain.report import HEAD_SLOT
from checklist.domain.text import Text
from checklist.services.accounts import User
from checklist.services.drafts import Draft
from checklist.services.sign_draft import Signing, Slot, may_sign
from checklist.services.verify import Verification
from checklist.store.documents import Document
from checklist.web.clock import VIETNAM
from checklist.web.seal_texts import CLASS_NAMES, KIND_NAMES, SealTexts
from checklist.web.walk_tabs import Tabs, tabs_of
from checklist.web.walk_texts import WalkTexts
from checklist.web.wording import fill, number, same

SIGN_TAB, FILES_TAB = "ra-soat", "tep"
MIMES = {b"%PDF": ("application/pdf", "pdf"), b"\x89PNG": ("image/png", "png"), b"\xff\xd8\xff": ("image/jpeg", "jpg")}


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


@dataclass(frozen=True, slots=True)
class FileRow:
    """A document of the seal."""

    id: int
    name: str
    kind: Text
    made: Text
    size: Text
    sha256: str


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """A signature's facts under their names."""

    heading: Text
    facts: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, slots=True)
class CheckView:
    """What checking one document found; ``sentence`` stands alone where no machine can check."""

    heading: Text
    sentence: Text | None
    valid: bool
    verdict: Text
    facts: tuple[tuple[Text, Text], ...]
    signatures: tuple[SignatureRow, ...]
    problems: tuple[Text, ...]
    notes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class FilesPage:
    """The context of ``sign/files.html``."""

    tabs: Tabs
    assessment_id: str
    rows: tuple[FileRow, ...]
    check: CheckView | None


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


def files_page(draft: Draft, signing: Signing | None, checked: CheckView | None) -> FilesPage:
    """The page of a report's files."""
    kept = signing.kept if signing else ()
    rows = tuple(_file_row(signing, each) for each in reversed(kept)) if signing else ()
    return FilesPage(tabs_of(draft, FILES_TAB), draft.head.id, rows, checked)


def _file_row(signing: Signing, document: Document) -> FileRow:
    return FileRow(
        id=document.id,
        name=file_name(signing.printed, document),
        kind=kind_words(document),
        made=fill(SealTexts.signed_at, time=moment(document.created_at), user=same(document.created_by)),
        size=fill(SealTexts.kilobytes, count=number(max(1, document.size // 1024))),
        sha256=document.sha256,
    )


def kind_words(document: Document) -> Text:
    """What a document is."""
    pattern = KIND_NAMES[document.kind]
    return fill(pattern, slot=label(document.slot)) if document.slot else pattern


def file_name(printed: str, document: Document, extension: str = "pdf") -> str:
    """The name a document is saved under: the id it prints, what it is, its number."""
    words = {"unsigned": "chua-ky", "signed": f"da-ky-{document.slot or ''}", "scan": "ban-quet"}[document.kind]
    safe = "".join(letter for letter in words if letter.isascii() and (letter.isalnum() or letter == "-"))
    return f"{printed}-{safe}-{document.id}.{extension}"


def media_of(content: bytes) -> tuple[str, str]:
    """The media type and the extension of a kept document."""
    for head, found in MIMES.items():
        if content.startswith(head):
            return found
    return "application/octet-stream", "bin"


def check_view(document: Document, name: str, checked: Verification) -> CheckView:
    """The facts about a digitally signed or unsigned PDF."""
    check = checked.signatures
    recomputed = SealTexts.not_computed
    if checked.content is not None:
        count = len(checked.inside)
        recomputed = fill(SealTexts.differs, count=number(count)) if count else SealTexts.no_difference
    return CheckView(
        heading=fill(SealTexts.check_heading, name=same(name)),
        sentence=None,
        valid=checked.is_valid,
        verdict=_verdict(checked),
        facts=((SealTexts.file_class, CLASS_NAMES[check.file_class.value]), (SealTexts.recomputed, recomputed)),
        signatures=tuple(_signature(each) for each in check.signatures),
        problems=tuple(Text(each.vi, each.en) for each in checked.problems()),
        notes=tuple(Text(each.vi, each.en) for each in check.notes),
    )


def _verdict(checked: Verification) -> Text:
    if checked.signatures.file_class is FileClass.UNSIGNED and checked.data_problem is None and not checked.inside:
        return SealTexts.unsigned
    return SealTexts.valid if checked.is_valid else SealTexts.not_valid


def scan_view(name: str) -> CheckView:
    """What can be said of a scan."""
    heading = fill(SealTexts.check_heading, name=same(name))
    return CheckView(heading, SealTexts.scan_check, False, SealTexts.not_valid, (), (), (), ())


def moment(at: datetime) -> Text:
    """An instant in Vietnamese time."""
    return same(at.astimezone(VIETNAM).strftime("%H:%M, %d/%m/%Y"))


def _signature(facts: SignatureFacts) -> SignatureRow:
    lines = [(SealTexts.intact, WalkTexts.yes if facts.intact else WalkTexts.no)]
    if facts.claimed_at is not None:
        lines.append((SealTexts.claimed, moment(facts.claimed_at)))
    certificate = facts.certificate
    if certificate is not None:
        lines += [
            (SealTexts.signer, same(certificate.signer)),
            (SealTexts.issuer, same(certificate.issuer)),
            (SealTexts.trusted, WalkTexts.yes if certificate.is_trusted else WalkTexts.no),
            (SealTexts.internal, WalkTexts.yes if certificate.is_internal else WalkTexts.no),
        ]
    return SignatureRow(fill(SealTexts.signature_of, slot=label(facts.slot)), tuple(lines))
