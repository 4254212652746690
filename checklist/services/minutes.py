"""The minutes of the meeting that adopted a self-score: attached to a draft, named with their SHA-256 in its report.

They are kept apart from the papers behind the answers: they prove no single requirement, but that the unit stands
behind the whole. Once the report is sealed they stay as they are.
"""

from __future__ import annotations

from datetime import datetime

from checklist.domain.text import Text, date_vi
from checklist.domain.values import Faults
from checklist.services.drafts import Draft
from checklist.services.errors import FieldsRefused, NotFound
from checklist.services.workspace import Workspace
from checklist.store import audit, files, report_sources
from checklist.store.assessments import require_draft
from checklist.store.database import transaction
from checklist.store.report_sources import Minutes

__all__ = [
    "MINUTES", "Minutes", "MinutesRefused", "attach_minutes", "minutes_of", "minutes_text", "read_minutes",
    "remove_minutes",
]  # fmt: skip

MINUTES = "minutes"
TITLE = "Biên bản họp thông qua kết quả tự đánh giá"
ALLOWED = (files.PDF, files.JPEG, files.PNG, files.WEBP)
FILE, REFERENCE, DATED = "file", "reference", "dated"
LONGEST_REFERENCE = 300
NO_FILE = Text("Hãy chọn tệp biên bản.", "Choose the file of the minutes.")


class MinutesRefused(FieldsRefused):
    """Minutes that were not kept."""


def minutes_of(workspace: Workspace, draft: Draft) -> Minutes | None:
    """The minutes of an assessment, if there are any."""
    with workspace.database() as db:
        return report_sources.minutes(db, draft.head.id)


def attach_minutes(
    workspace: Workspace,
    draft: Draft,
    stream: files.Stream | None,
    *,
    reference: str,
    dated: str,
    at: datetime,
    by: str,
) -> Minutes:
    """Attach a file as the minutes, in place of any before. ``dated`` is the day of the meeting as typed.

    Raises :class:`MinutesRefused`, ``FileRefused`` and ``NotADraft`` of the store.
    """
    read = Faults()
    number, day = read.text(reference, REFERENCE), read.day(dated.strip() or None, DATED)
    if len(number) > LONGEST_REFERENCE:
        read.add(REFERENCE, f"dài quá {LONGEST_REFERENCE} ký tự", f"longer than {LONGEST_REFERENCE} characters")
    faults = {fault.path: fault.message for fault in read.found}
    if stream is None:
        faults[FILE] = NO_FILE
    if faults or stream is None:
        raise MinutesRefused(faults)
    with workspace.database() as db:
        require_draft(db, draft.head.id)
    stored = files.store(workspace.files, stream, allowed=ALLOWED)
    given = Minutes(TITLE, number, day, stored.sha256, stored.size, stored.media_type, at, by)
    with workspace.database() as db, transaction(db):
        report_sources.keep_minutes(db, draft.head.id, given)
        detail = {"sha256": given.sha256, "reference": given.reference}
        audit.append(db, at=at, actor=by, action="minutes.attach", subject=draft.head.id, detail=detail)
    return given


def remove_minutes(workspace: Workspace, draft: Draft, *, at: datetime, by: str) -> None:
    """Take the minutes away. Raises ``NotADraft`` of the store."""
    with workspace.database() as db, transaction(db):
        standing = report_sources.minutes(db, draft.head.id)
        report_sources.drop_minutes(db, draft.head.id)
        if standing is not None:
            detail = {"sha256": standing.sha256}
            audit.append(db, at=at, actor=by, action="minutes.remove", subject=draft.head.id, detail=detail)


def read_minutes(workspace: Workspace, kept: Minutes) -> bytes:
    """The bytes of minutes. Raises :class:`NotFound` when the file is gone or damaged."""
    if not files.is_intact(workspace.files, kept.sha256):
        raise NotFound("Tệp biên bản đã mất hoặc hỏng trên máy.", "The file of the minutes is lost or damaged here.")
    return files.read(workspace.files, kept.sha256)


def minutes_text(given: Minutes) -> str:
    """The minutes as the report names them: number, day of the meeting, and the whole SHA-256 of the file."""
    dated = f"ngày {date_vi(given.dated)}" if given.dated else ""
    form = "tệp PDF" if given.media_type == files.PDF else "ảnh chụp, bản quét"
    parts = (given.reference, dated, f"{form}, SHA-256: {given.sha256}")
    return ", ".join(part for part in parts if part)
