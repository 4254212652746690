"""Site visits of an audit: minutes typed on the spot, printed to be signed by hand, the signed paper kept beside them.

What was printed stays in the file store; typing on after that makes new minutes, and the scan belongs to the old ones,
so minutes with a scan take no more words.
"""

from __future__ import annotations

import io
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlite_utils import Database

from checklist.documents.papers import main_pages, render_paper
from checklist.documents.photos import PRINTED_SIDE, small_picture
from checklist.domain.dates import DayOutsideCalendar
from checklist.domain.papers.minutes import Picture
from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.committee.audit_reading import AuditView, audit_view
from checklist.services.committee.follow_up import TypedTask, ask_in
from checklist.services.committee.recognition_paper import issuing_of, the_committee
from checklist.services.committee.recognition_signing import require
from checklist.services.committee.visits_paper import Typed, minutes_paper, proposed
from checklist.services.errors import FieldsRefused, NotFound
from checklist.services.working_calendar import working_calendar
from checklist.services.workspace import Workspace
from checklist.store import audit, audits, files, visit_pictures
from checklist.store.audits import StaleItem, Visit
from checklist.store.database import transaction
from checklist.store.errors import NotFound as NoSuchRow
from checklist.store.users import User
from checklist.store.visit_pictures import VisitPicture

__all__ = ["StaleItem", "Visit", "VisitRefused"]

SCAN_TYPES = (files.PDF, files.JPEG, files.PNG, files.WEBP)
NO_AUDIT = Text(
    "Chưa mở thẩm định nên chưa lập biên bản được; người thẩm định nhận bản này trước đã.",
    "The audit has not been opened: an auditor takes it first.",
)
HAS_SCAN = Text(
    "Biên bản đã có bản ký tay nên không sửa nữa; hãy lập biên bản khác.",
    "These minutes have been signed by hand and do not change; write new ones.",
)
NOT_PRINTED = Text("Hãy lập tệp PDF để in và ký trước.", "Make the PDF to be printed and signed first.")

PICTURE_LOST = Text(
    "Không đọc lại được một ảnh của biên bản; hãy bỏ ảnh đó rồi thêm lại.",
    "A photo of the minutes cannot be read; drop it and add it again.",
)


class VisitRefused(FieldsRefused):
    """Minutes as typed will not do."""


@dataclass(frozen=True, slots=True)
class VisitView:
    """The minutes of one visit with the audit they belong to."""

    audit: AuditView
    visit: Visit
    typed: Typed
    pictures: tuple[VisitPicture, ...] = ()


def visits_of(workspace: Workspace, submission_id: str) -> list[VisitView]:
    """The visits about a submission, the first first. Raises :class:`NotFound`."""
    view = audit_view(workspace, submission_id)
    with workspace.database() as db:
        return [
            VisitView(view, each, Typed.read(each.body), tuple(visit_pictures.of_visit(db, each.id)))
            for each in audits.visits(db, submission_id)
        ]


def visit_view(workspace: Workspace, submission_id: str, visit_id: str) -> VisitView:
    """The minutes of one visit. Raises :class:`NotFound`."""
    view = audit_view(workspace, submission_id)
    with workspace.database() as db:
        visit = _held(db, submission_id, visit_id)
        pictures = visit_pictures.of_visit(db, visit.id)
    return VisitView(view, visit, Typed.read(visit.body), tuple(pictures))


def writable_visit(workspace: Workspace, submission_id: str, visit_id: str, by: User) -> VisitView:
    """Minutes that ``by`` may still change. Raises :class:`NotFound`, :class:`VisitRefused`."""
    require(by, Permission.AUDIT)
    view = visit_view(workspace, submission_id, visit_id)
    _require_other_unit(view.audit, by)
    if view.visit.scan_sha256 is not None:
        raise VisitRefused({"main": HAS_SCAN})
    return view


def start_visit(workspace: Workspace, submission_id: str, *, at: datetime, by: User) -> Visit:
    """New minutes, filled with what the audit knows. Raises :class:`NotFound`, :class:`VisitRefused`."""
    require(by, Permission.AUDIT)
    view = audit_view(workspace, submission_id)
    _require_other_unit(view, by)
    if view.audit is None or view.audit.state == "returned":
        raise VisitRefused({"main": NO_AUDIT})
    new = Visit(
        f"bb-{secrets.token_hex(8)}", submission_id, proposed(view, by.name).plain(), None, None, 0, at, by.username
    )
    return keep_visit(workspace, new, "visit.start", at=at, by=by)


def save_visit(
    workspace: Workspace,
    submission_id: str,
    visit_id: str,
    typed: Typed,
    *,
    expected_revision: int,
    at: datetime,
    by: User,
) -> Visit:
    """Keep what was typed. Raises :class:`NotFound`, :class:`VisitRefused`, :class:`StaleItem`."""
    view = writable_visit(workspace, submission_id, visit_id, by)
    kept = replace(typed, asked_for=view.typed.asked_for)
    if kept == view.typed:
        return view.visit
    changed = replace(
        view.visit, body=kept.plain(), paper_sha256=None, revision=expected_revision, updated_at=at,
        updated_by=by.username,
    )  # fmt: skip
    return keep_visit(workspace, changed, "visit.save", at=at, by=by)


def print_visit(
    workspace: Workspace, submission_id: str, visit_id: str, *, expected_revision: int, at: datetime, today: date,
    by: User,
) -> Visit:  # fmt: skip
    """Make the PDF to be signed by hand, and keep it. Raises as :func:`save_visit`."""
    view = writable_visit(workspace, submission_id, visit_id, by)
    if faults := printing_faults(view.typed):
        raise VisitRefused(faults)
    with workspace.database() as db:
        issuing = issuing_of(db, the_committee(db), on=today)
    paper = replace(
        minutes_paper(view.audit, view.typed, issuing, days_before(view.typed)),
        pictures=tuple(Picture(each.sha256, each.caption, each.taken_on) for each in view.pictures),
    )
    pdf = render_paper(paper, {each.sha256: _printed(workspace, each) for each in view.pictures})
    kept = files.store(workspace.files, io.BytesIO(pdf), allowed=(files.PDF,))
    changed = replace(
        view.visit, paper_sha256=kept.sha256, revision=expected_revision, updated_at=at, updated_by=by.username
    )
    return keep_visit(workspace, changed, "visit.print", at=at, by=by)


def keep_scan(
    workspace: Workspace,
    submission_id: str,
    visit_id: str,
    stream: files.Stream,
    *,
    expected_revision: int,
    at: datetime,
    by: User,
) -> Visit:
    """Keep the scan or photo of the paper signed by hand beside the PDF it was printed from.

    Raises :class:`NotFound`, :class:`VisitRefused`, :class:`StaleItem`, ``FileRefused`` of the store.
    """
    require(by, Permission.AUDIT)
    view = visit_view(workspace, submission_id, visit_id)
    _require_other_unit(view.audit, by)
    if view.visit.paper_sha256 is None:
        raise VisitRefused({"scan": NOT_PRINTED})
    kept = files.store(workspace.files, stream, allowed=SCAN_TYPES)
    changed = replace(
        view.visit, scan_sha256=kept.sha256, revision=expected_revision, updated_at=at, updated_by=by.username
    )
    return keep_visit(workspace, changed, "visit.scan", at=at, by=by)


def ask_demands(
    workspace: Workspace, submission_id: str, visit_id: str, *, expected_revision: int, at: datetime, by: User
) -> int:
    """Follow up every demand of the minutes that is not yet, all of them or none; returns how many are new.

    Raises :class:`NotFound`, :class:`VisitRefused`, :class:`StaleItem`, ``TaskRefused`` for a demand without words.
    """
    require(by, Permission.AUDIT, Permission.RECEIVE)
    view = visit_view(workspace, submission_id, visit_id)
    _require_other_unit(view.audit, by)
    new = [each for each in view.typed.demands if each.what not in view.typed.asked_for]
    if not new:
        return 0
    typed = replace(view.typed, asked_for=(*view.typed.asked_for, *(each.what for each in new)))
    changed = replace(view.visit, body=typed.plain(), revision=expected_revision, updated_at=at, updated_by=by.username)

    def ask(db: Database) -> None:
        for each in new:
            ask_in(db, submission_id, TypedTask(each.what, each.owner, each.due, each.product), at=at, by=by)

    # With the note that they are asked for: whoever clicks twice asks once.
    keep_visit(workspace, changed, "visit.demands", at=at, by=by, also=ask)
    return len(new)


def printed_pages(workspace: Workspace, visit: Visit) -> int:
    """How many pages the minutes as printed have before their annexes; 0 while there is no print."""
    if visit.paper_sha256 is None or not files.is_intact(workspace.files, visit.paper_sha256):
        return 0
    return main_pages(files.read(workspace.files, visit.paper_sha256))


def printing_faults(typed: Typed) -> dict[str, Text]:
    """What minutes still lack before they can be printed, by field."""
    faults: dict[str, Text] = {}
    wanted = {
        "basis": (typed.basis, Text("Ghi quyết định thành lập Đoàn.", "Name the decision that set up the team.")),
        "venue": (typed.venue, Text("Ghi địa điểm.", "Give the place.")),
        "team": (typed.team, Text("Ghi thành phần Đoàn kiểm tra.", "Name the team.")),
        "unit_side": (typed.unit_side, Text("Ghi người dự của đơn vị.", "Name the unit's people.")),
        "opened_at": (typed.opened_at, Text("Ghi ngày, giờ bắt đầu.", "Give the day and hour of the beginning.")),
        "closed_at": (typed.closed_at, Text("Ghi giờ kết thúc.", "Give the hour of the end.")),
    }
    faults |= {name: sentence for name, (value, sentence) in wanted.items() if not value}
    if typed.opened_at and typed.closed_at and typed.closed_at <= typed.opened_at:
        faults["closed_at"] = Text("Giờ kết thúc phải sau giờ bắt đầu.", "The end must be after the beginning.")
    return faults


def days_before(typed: Typed) -> int | None:
    """How many working days before the visit the unit's papers came; None when that cannot be counted."""
    if typed.received_on is None or typed.opened_at is None or typed.received_on > typed.opened_at.date():
        return None
    first, last = typed.received_on, typed.opened_at.date()
    try:
        return working_calendar(first.year, last.year).working_days_before(first, last)
    except DayOutsideCalendar:
        return None


def keep_visit(
    workspace: Workspace,
    visit: Visit,
    action: str,
    *,
    at: datetime,
    by: User,
    also: Callable[[Database], None] | None = None,
) -> Visit:
    """Keep a visit that was read, and do what belongs to it in the same transaction. Raises :class:`StaleItem`."""
    with workspace.database() as db, transaction(db):
        saved = audits.save_visit(db, visit)
        if also is not None:
            also(db)
        detail = {"visit": visit.id, "paper": visit.paper_sha256, "scan": visit.scan_sha256}
        audit.append(db, at=at, actor=by.username, action=action, subject=visit.submission_id, detail=detail)
    return saved


def _printed(workspace: Workspace, picture: VisitPicture) -> bytes:
    with files.open_file(workspace.files, picture.sha256) as content:
        made = small_picture(content, PRINTED_SIDE)
    if made is None:  # it was looked at when it came in
        raise VisitRefused({"main": PICTURE_LOST})
    return made


def _held(db: Database, submission_id: str, visit_id: str) -> Visit:
    try:
        visit = audits.visit_of(db, visit_id)
    except NoSuchRow as error:
        raise NotFound("Không có biên bản này.", "There are no such minutes.") from error
    if visit.submission_id != submission_id:
        raise NotFound("Không có biên bản này.", "There are no such minutes.")
    return visit


def _require_other_unit(view: AuditView, by: User) -> None:
    if view.submission.unit_id is not None and view.submission.unit_id == by.unit_id:
        raise VisitRefused(
            {"main": Text("Không kiểm tra chính đơn vị mình.", "Nobody visits the own unit for an audit.")}
        )
