"""Signing the committee's papers: in their slots here, or elsewhere and uploaded. Bytes go in, bytes come out.

Which row a paper belongs to is the caller's business; he lets the new bytes stand only in the place of those that were
signed.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from checklist.documents.attached_data import extract_attachment
from checklist.documents.signature_facts import FileClass
from checklist.documents.signing import signed_slots
from checklist.documents.signing_errors import AttachmentNotReadable, SigningRefused
from checklist.documents.slots import rank
from checklist.documents.verifying import verify_pdf
from checklist.domain.papers.payload import BadPaper, read_paper, signer_of
from checklist.domain.report import HEAD_SLOT, ORGANISATION_SLOT
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.errors import Refused
from checklist.services.papers import sign_paper
from checklist.services.signing import Hand
from checklist.services.trusted_roots import trusted_roots
from checklist.services.workspace import Workspace
from checklist.store import files
from checklist.store.users import User

LARGEST_PDF = 64 * 1024 * 1024
SLOT_NAMES: Mapping[str, Text] = {
    HEAD_SLOT: Text("Người ký", "Signatory"),
    ORGANISATION_SLOT: Text("Chữ ký số của cơ quan, tổ chức", "Organisation"),
}
NOT_YOURS = Text(
    "Tài khoản này không ký ô đó: Trưởng ban ký văn bản, thành viên Ban ký chữ ký của cơ quan, tổ chức.",
    "This account does not sign that slot: the chair signs, and a member adds the organisation's signature.",
)
HEAD_FIRST = Text("Người ký phải ký trước cơ quan, tổ chức.", "The signatory signs before the organisation.")
NO_SUCH_SLOT = Text("Văn bản không có ô ký này.", "The document has no such slot.")
SIGNED_ALREADY = Text("Ô này đã ký.", "This slot has been signed.")
NOT_THIS_FILE = Text(
    "Tệp tải lên không phải bản mới nhất tải từ đây rồi ký thêm: nội dung phía trước chữ ký đã khác. Hãy tải lại bản "
    "mới nhất, ký bằng công cụ chỉ thêm chữ ký (không in lại, không lưu thành tệp khác), rồi tải lên.",
    "This is not the newest file from here with a signature added: what comes before the signature differs. Download "
    "the newest version, sign it with a tool that only appends, and upload that.",
)
NO_NEW_SIGNATURE = Text("Tệp tải lên không có chữ ký số mới.", "The file holds no new digital signature.")
LOST = Text(
    "Tệp này đã mất hoặc hỏng trên máy; hãy khôi phục từ bản sao lưu.",
    "This file is lost or damaged on this machine; restore it from a backup.",
)


@dataclass(frozen=True, slots=True)
class PaperSlot:
    """A place to sign on a paper: the title and the name printed there, and whether it is filled."""

    name: str
    label: Text
    title: str
    person: str
    filled: bool


def require(user: User, *permissions: Permission) -> None:
    """Refuse whoever holds none of these permissions. Raises :class:`Refused`."""
    if not (user.is_active and any(allows(user.role, permission) for permission in permissions)):
        raise Refused("Vai trò của tài khoản không được làm việc này.", "The account's role may not do this.")


def paper_slots(pdf: bytes) -> tuple[PaperSlot, ...]:
    """The slots of a paper in the order of signing. Raises :class:`Refused` for a file that is no paper of ours."""
    try:
        content, filled = read_paper(extract_attachment(pdf)), signed_slots(pdf)
    except (BadPaper, AttachmentNotReadable, SigningRefused) as error:
        raise Refused(LOST.vi, LOST.en) from error
    slots = []
    for name in sorted(filled, key=lambda each: (rank(each) or 0, each)):
        person, title = signer_of(content, name)
        slots.append(PaperSlot(name, SLOT_NAMES.get(name, Text(name, name)), title, person, filled[name]))
    return tuple(slots)


def filled_in(pdf: bytes) -> frozenset[str]:
    """The slots of a paper that have been signed. Raises :class:`Refused` for a file that is no PDF of ours."""
    try:
        return frozenset(name for name, filled in signed_slots(pdf).items() if filled)
    except SigningRefused as error:
        raise Refused(LOST.vi, LOST.en) from error


def may_sign(user: User, slot: str) -> bool:
    """Whether this account signs a slot: the chair both, a member the organisation's."""
    if allows(user.role, Permission.CONCLUDE):
        return True
    return slot == ORGANISATION_SLOT and allows(user.role, Permission.RECEIVE)


def sign_here(workspace: Workspace, pdf: bytes, slot: str, user: User, hand: Hand) -> bytes:
    """``pdf`` with one slot signed. Raises :class:`Refused`; ``pdf`` is not changed."""
    slots = {each.name: each for each in paper_slots(pdf)}
    wrong = None
    if slot not in slots:
        wrong = NO_SUCH_SLOT
    elif not may_sign(user, slot):
        wrong = NOT_YOURS
    elif slots[slot].filled:
        wrong = SIGNED_ALREADY
    elif slot == ORGANISATION_SLOT and HEAD_SLOT in slots and not slots[HEAD_SLOT].filled:
        wrong = HEAD_FIRST
    if wrong is not None:
        raise Refused(wrong.vi, wrong.en)
    return sign_paper(workspace, pdf, slot, hand)


def check_signed_elsewhere(workspace: Workspace, standing: bytes, uploaded: bytes, *, at: datetime) -> tuple[str, ...]:
    """The slots that ``uploaded`` fills beyond ``standing``, once it proves to be the same file with signatures added.

    Raises :class:`Refused`.
    """
    if not uploaded.startswith(standing):
        raise Refused(NOT_THIS_FILE.vi, NOT_THIS_FILE.en)
    check = verify_pdf(uploaded, trust_roots=trusted_roots(workspace), at=at)
    if check.file_class is FileClass.UNSIGNED or len(uploaded) == len(standing):
        raise Refused(NO_NEW_SIGNATURE.vi, NO_NEW_SIGNATURE.en)
    if not check.holds:
        raise Refused(" ".join(each.vi for each in check.problems), " ".join(each.en for each in check.problems))
    if extract_attachment(uploaded) != extract_attachment(standing):
        raise Refused(NOT_THIS_FILE.vi, NOT_THIS_FILE.en)
    before, after = signed_slots(standing), signed_slots(uploaded)
    new = tuple(name for name, filled in after.items() if filled and not before.get(name, False))
    if not new:
        raise Refused(NO_NEW_SIGNATURE.vi, NO_NEW_SIGNATURE.en)
    return new


def read_kept(workspace: Workspace, address: str) -> bytes:
    """The bytes of a kept file. Raises :class:`Refused` when it is gone or damaged."""
    if not files.is_intact(workspace.files, address):
        raise Refused(LOST.vi, LOST.en)
    return files.read(workspace.files, address)


def keep_pdf(workspace: Workspace, pdf: bytes) -> str:
    """Keep a signed file; returns its address."""
    return files.store(workspace.files, io.BytesIO(pdf), max_bytes=LARGEST_PDF, allowed=(files.PDF,)).sha256
