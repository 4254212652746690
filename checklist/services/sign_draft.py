"""Signing a sealed report slot by slot: here, elsewhere and uploaded, or by hand and scanned.

Each signature goes on the bytes that stand, and is kept only if nobody else's came in between. Nothing else about a
report changes: an uploaded file must begin with the very bytes kept here and prove its own signatures.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from checklist.documents.attached_data import extract_attachment
from checklist.documents.signature_facts import FileClass
from checklist.documents.signing import signed_slots
from checklist.documents.signing_errors import AttachmentNotReadable, SigningRefused
from checklist.documents.slots import label, rank
from checklist.documents.verifying import verify_pdf
from checklist.domain.report import HEAD_SLOT, ORGANISATION_SLOT
from checklist.domain.report_signing import co_signers, head
from checklist.domain.report_source import arrange
from checklist.domain.roles import Role
from checklist.domain.seal import BadSeal, sha256
from checklist.domain.text import Text
from checklist.services.accounts import User
from checklist.services.drafts import Draft
from checklist.services.errors import NotFound, Refused
from checklist.services.reopen import reopen_seal
from checklist.services.seal_draft import LARGEST_PDF, NOT_SEALED, REPLACED, StepRefused
from checklist.services.signing import Hand, sign_slot
from checklist.services.trusted_roots import trusted_roots
from checklist.services.workspace import Workspace
from checklist.store import assessments, audit, documents, files, seals
from checklist.store.database import transaction
from checklist.store.errors import NotFound as NoSuchRow
from checklist.store.files import FileRefused

SCAN_TYPES = (files.PDF, files.JPEG, files.PNG)
OVERTAKEN = Text(
    "Vừa có chữ ký khác được thêm vào báo cáo. Chưa ký; hãy tải lại trang rồi ký trên bản mới nhất.",
    "Another signature has just been added. Nothing was signed; reload the page and sign the newest version.",
)
NOT_YOURS = Text(
    "Tài khoản này không ký ô đó: người đồng ký chỉ ký ô của mình, một người một ô.",
    "This account does not sign that slot: a co-signer signs one slot of their own.",
)
SKIPS = Text(
    "Còn ô ký xác nhận chưa ký. Sau chữ ký của người đứng đầu thì không ký xác nhận được nữa: đánh dấu ô đồng ý bỏ qua "
    "rồi ký lại.",
    "Co-signers have not signed yet, and cannot after the head. Tick the box that leaves them out, then sign again.",
)
NOT_THIS_FILE = Text(
    "Tệp tải lên không phải bản mới nhất tải từ đây rồi ký thêm: nội dung phía trước chữ ký đã khác. Hãy tải lại bản "
    "mới nhất, ký bằng công cụ chỉ thêm chữ ký (không in lại, không lưu thành tệp khác), rồi tải lên.",
    "This is not the newest file from here with a signature added: what comes before the signature differs. Download "
    "the newest version, sign it with a tool that only appends, and upload that.",
)
NO_NEW_SIGNATURE = Text("Tệp tải lên không có chữ ký số mới.", "The file holds no new digital signature.")
NO_SUCH_SLOT = Text("Báo cáo không có ô ký này.", "The report has no such slot.")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place to sign: who is to sign there, and whether somebody did."""

    name: str
    label: Text
    title: str
    person: str
    signed: documents.Document | None
    filled: bool


@dataclass(frozen=True, slots=True)
class Signing:
    """A sealed report on its way through its slots. ``base`` is the document the next signature goes on."""

    seal: seals.Seal
    printed: str
    slots: tuple[Slot, ...]
    kept: tuple[documents.Document, ...]
    base: documents.Document
    replaced_by: str | None

    @property
    def scans(self) -> tuple[documents.Document, ...]:
        """The scans of a copy signed by hand."""
        return tuple(each for each in self.kept if each.kind == "scan")

    def place(self, slot: str) -> int:
        """The place of a slot in the order of signing; co-signers share the first."""
        return _rank(slot)

    def slot(self, name: str) -> Slot:
        """The slot of this name. Raises :class:`StepRefused`."""
        for slot in self.slots:
            if slot.name == name:
                return slot
        raise StepRefused(NO_SUCH_SLOT)


def signing_of(workspace: Workspace, draft: Draft) -> Signing:
    """How far a sealed report has come. Raises :class:`StepRefused` for a draft, :class:`Refused` for a lost file."""
    with workspace.database() as db:
        try:
            seal = seals.of_assessment(db, draft.head.id)
        except NoSuchRow as error:
            raise StepRefused(NOT_SEALED) from error
        kept = tuple(documents.of_seal(db, seal.digest))
        base = documents.latest_signed(db, seal.digest) or documents.unsigned(db, seal.digest)
        replaced = assessments.newer_version(db, draft.head.id)
    if base is None:
        raise Refused(
            "Không còn tệp PDF của báo cáo này trên máy.", "The PDF of this report is no longer on this machine."
        )
    filled = signed_slots(read_document(workspace, base))
    by_slot = {each.slot: each for each in kept if each.kind == "signed" and each.slot}
    people = _people(seal)
    ordered = sorted(filled, key=lambda name: (_rank(name), name))
    slots = tuple(
        Slot(name, label(name), *people.get(name, ("", "")), by_slot.get(name), filled[name]) for name in ordered
    )
    printed = str(seal.printed.get("assessment", seal.assessment_id))
    return Signing(seal, printed, slots, kept, base, replaced)


def may_sign(user: User, slot: Slot, signing: Signing) -> bool:
    """Whether the slot is one of this user's: the head's and the organisation's, or one co-signer's own."""
    if user.role is Role.HEAD:
        return slot.name in (HEAD_SLOT, ORGANISATION_SLOT)
    if user.role is not Role.CO_SIGNER or slot.name in (HEAD_SLOT, ORGANISATION_SLOT):
        return False
    others = {each.name for each in signing.slots if each.signed and each.signed.created_by == user.username}
    return not others - {slot.name}


def sign(
    workspace: Workspace, draft: Draft, slot_name: str, user: User, hand: Hand, *, base: int, skipping: bool = False
) -> None:
    """Sign a slot on the document ``base`` that the signer saw. ``skipping`` leaves out co-signers who have not signed.

    Raises :class:`StepRefused`, and :class:`Refused` with the signer's sentence.
    """
    signing = signing_of(workspace, draft)
    slot = signing.slot(slot_name)
    if not may_sign(user, slot, signing):
        raise StepRefused(NOT_YOURS)
    if signing.base.id != base:
        raise StepRefused(OVERTAKEN)
    if signing.replaced_by is not None:
        raise StepRefused(REPLACED)
    earlier_empty = any(not each.filled and _rank(each.name) < _rank(slot_name) for each in signing.slots)
    if earlier_empty and not skipping:
        raise StepRefused(SKIPS)
    signed = sign_slot(workspace, read_document(workspace, signing.base), slot_name, hand)
    _keep(workspace, draft, signing, signed, slot_name, at=hand.at, by=hand.actor, how="here")


def upload_signed(workspace: Workspace, draft: Draft, pdf: bytes, *, at: datetime, by: str) -> tuple[str, ...]:
    """Keep a PDF that was signed elsewhere; returns the slots it fills. Raises :class:`StepRefused`."""
    signing = signing_of(workspace, draft)
    standing = read_document(workspace, signing.base)
    if not pdf.startswith(standing):
        raise StepRefused(NOT_THIS_FILE)
    check = verify_pdf(pdf, trust_roots=trusted_roots(workspace), at=at)
    if check.file_class is FileClass.UNSIGNED or len(pdf) == len(standing):
        raise StepRefused(NO_NEW_SIGNATURE)
    if not check.holds:
        lines = [Text(problem.vi, problem.en) for problem in check.problems]
        raise StepRefused(Text(" ".join(line.vi for line in lines), " ".join(line.en for line in lines)))
    if _attached_digest(pdf) != signing.seal.digest:
        raise StepRefused(NOT_THIS_FILE)
    before, after = signed_slots(standing), signed_slots(pdf)
    new = tuple(name for name, filled in after.items() if filled and not before.get(name, False))
    if not new:
        raise StepRefused(NO_NEW_SIGNATURE)
    last = max(new, key=lambda name: (_rank(name), name))
    _keep(workspace, draft, signing, pdf, last, at=at, by=by, how="elsewhere")
    return new


def upload_scan(workspace: Workspace, draft: Draft, content: bytes, *, at: datetime, by: str) -> None:
    """Keep the scan of a copy signed by hand: a class of its own, which proves nothing to a machine.

    Raises :class:`StepRefused`.
    """
    signing = signing_of(workspace, draft)
    try:
        stored = files.store(workspace.files, io.BytesIO(content), allowed=SCAN_TYPES)
    except FileRefused as error:
        raise StepRefused(Text(error.vi, error.en)) from error
    with workspace.database() as db, transaction(db):
        _require_standing(db, draft, signing)
        documents.add(db, signing.seal.digest, kind="scan", sha256=stored.sha256, size=stored.size, at=at, by=by)
        audit.append(
            db, at=at, actor=by, action="document.scan", subject=draft.head.id, detail={"sha256": stored.sha256}
        )


def read_document(workspace: Workspace, document: documents.Document) -> bytes:
    """The bytes of a kept document. Raises :class:`Refused` when the file is gone or damaged."""
    if not files.is_intact(workspace.files, document.sha256):
        raise Refused(
            "Tệp của tài liệu này đã mất hoặc hỏng trên máy; hãy khôi phục từ bản sao lưu.",
            "The file of this document is lost or damaged on this machine; restore it from a backup.",
        )
    return files.read(workspace.files, document.sha256)


def document_of(workspace: Workspace, draft: Draft, number: int) -> documents.Document:
    """One document of a sealed report by its number. Raises :class:`NotFound`."""
    with workspace.database() as db:
        try:
            kept = documents.of_seal(db, seals.of_assessment(db, draft.head.id).digest)
        except NoSuchRow as error:
            raise NotFound(NOT_SEALED.vi, NOT_SEALED.en) from error
    for each in kept:
        if each.id == number:
            return each
    raise NotFound("Không có tài liệu này.", "There is no such document.")


def _keep(
    workspace: Workspace, draft: Draft, signing: Signing, pdf: bytes, slot: str, *, at: datetime, by: str, how: str
) -> None:
    stored = files.store(workspace.files, io.BytesIO(pdf), max_bytes=LARGEST_PDF, allowed=(files.PDF,))
    with workspace.database() as db, transaction(db):
        _require_standing(db, draft, signing)
        digest = signing.seal.digest
        documents.add(
            db, digest, kind="signed", sha256=stored.sha256, size=stored.size, at=at, by=by, slot=slot
        )  # fmt: skip
        assessments.mark_signed(db, draft.head.id)
        detail = {"sha256": stored.sha256, "slot": slot, "how": how}
        audit.append(db, at=at, actor=by, action="document.signed", subject=draft.head.id, detail=detail)


def _require_standing(db: Database, draft: Draft, signing: Signing) -> None:
    """The report has not been replaced, and its last document is still the one that was signed."""
    if assessments.newer_version(db, draft.head.id) is not None:
        raise StepRefused(REPLACED)
    digest = signing.seal.digest
    latest = documents.latest_signed(db, digest) or documents.unsigned(db, digest)
    if latest is None or latest.id != signing.base.id:
        raise StepRefused(OVERTAKEN)


def _people(seal: seals.Seal) -> Mapping[str, tuple[str, str]]:
    """The title and the name printed at each slot of a sealed report."""
    try:
        found = reopen_seal(seal.digest, seal.payload)
    except BadSeal as error:
        raise Refused(f"Không mở lại được bản đã chốt: {error}.", "What was sealed cannot be opened again.") from error
    source = arrange(found.pack, found.checklist, found.answers, found.findings, found.score, found.scoring)
    people = {each.slot: (" – ".join(each.lines), each.name) for each in (*co_signers(source), head(source))}
    return {**people, ORGANISATION_SLOT: (found.answers.unit.name, "")}


def _attached_digest(pdf: bytes) -> str | None:
    try:
        return sha256(extract_attachment(pdf))
    except (AttachmentNotReadable, SigningRefused):
        return None


def _rank(slot: str) -> int:
    return rank(slot) or 0
