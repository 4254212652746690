"""Following up what audits left to be mended, across units: tasks added, reported done, re-checked."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlite_utils import Database

from checklist.domain.committee.follow_up import MOVES, Origin, Remedy, RemedyCounts, RemedyState, count_remedies
from checklist.domain.committee.register import RegisterUnit
from checklist.domain.text import Text
from checklist.services.committee.register_identity import own_units
from checklist.services.errors import FieldsRefused, NotFound
from checklist.services.workspace import Workspace
from checklist.store import audit, register, remedies, submissions
from checklist.store.database import transaction
from checklist.store.errors import NotFound as NoSuchRow
from checklist.store.remedies import StaleRemedy
from checklist.store.users import User

__all__ = ["FollowUp", "StaleRemedy", "TaskRefused", "TypedTask", "follow_up"]


class TaskRefused(FieldsRefused):
    """A task as typed in will not do."""


@dataclass(frozen=True, slots=True)
class TypedTask:
    """A task as typed in."""

    what: str
    owner: str
    due: date | None
    product: str
    requirement_id: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Everything that is followed up, with the units by id and how it stands."""

    remedies: tuple[Remedy, ...]
    units: Mapping[str, RegisterUnit]
    counts: RemedyCounts


def follow_up(workspace: Workspace, today: date) -> FollowUp:
    """All remedies, the earliest due first."""
    with workspace.database() as db:
        found = tuple(remedies.every(db))
        return FollowUp(found, register.load(db).units, count_remedies(found, today))


def remedy_of(workspace: Workspace, remedy_id: str) -> Remedy:
    """The remedy of this id. Raises :class:`NotFound`."""
    with workspace.database() as db:
        return _held(db, remedy_id)


def ask_for(workspace: Workspace, submission_id: str, task: TypedTask, *, at: datetime, by: User) -> Remedy:
    """Ask a unit for something beyond its plan. Raises :class:`NotFound`, :class:`TaskRefused`."""
    with workspace.database() as db, transaction(db):
        return ask_in(db, submission_id, task, at=at, by=by)


def ask_in(db: Database, submission_id: str, task: TypedTask, *, at: datetime, by: User) -> Remedy:
    """The same within a transaction."""
    _demand_sound(task)
    try:
        submission = submissions.get(db, submission_id)
    except NoSuchRow as error:
        raise NotFound("Không có bản nộp này.", "There is no such submission.") from error
    if submission.unit_id is None:
        raise NotFound("Bản nộp này chưa gắn đơn vị.", "This submission belongs to no unit yet.")
    remedy = Remedy(
        id=f"kp-{secrets.token_hex(8)}", unit_id=submission.unit_id, submission_id=submission_id,
        requirement_id=task.requirement_id, origin=Origin.COMMITTEE, what=task.what, owner=task.owner, due=task.due,
        product=task.product, state=RemedyState.OPEN, reported_on=None, report="", checked_by=None, checked_at=None,
        check_note="", revision=1, created_at=at, created_by=by.username,
    )  # fmt: skip
    remedies.add(db, remedy)
    audit.append(db, at=at, actor=by.username, action="remedy.ask", subject=remedy.id, detail={"what": task.what})
    return remedy


def change_task(
    workspace: Workspace, remedy_id: str, task: TypedTask, *, expected_revision: int, at: datetime, by: User
) -> Remedy:
    """Correct what is asked, by whom and until when. Raises :class:`NotFound`, :class:`TaskRefused`, StaleRemedy."""
    _demand_sound(task)
    with workspace.database() as db, transaction(db):
        remedy = _held(db, remedy_id)
        changed = remedies.change(
            db, replace(remedy, what=task.what, owner=task.owner, due=task.due, product=task.product,
                        revision=expected_revision),
        )  # fmt: skip
        detail = {"what": task.what, "owner": task.owner, "due": task.due.isoformat() if task.due else None}
        audit.append(db, at=at, actor=by.username, action="remedy.change", subject=remedy_id, detail=detail)
    return changed


def report_done(
    workspace: Workspace,
    remedy_id: str,
    *,
    on: date | None,
    report: str,
    expected_revision: int,
    at: datetime,
    by: User,
) -> Remedy:
    """Note that the unit reports it done, on which day and in which words. Raises as :func:`change_task`."""
    faults: dict[str, Text] = {}
    if on is None:
        faults["reported_on"] = Text("Ghi ngày đơn vị báo cáo.", "Give the day of the unit's report.")
    if not report.strip():
        faults["report"] = Text("Ghi kết quả đơn vị báo cáo, số và ngày văn bản.", "Write what the unit reports.")
    if faults:
        raise TaskRefused(faults)
    return _move(workspace, remedy_id, RemedyState.REPORTED, expected_revision, at, by, reported_on=on, report=report)


def settle(
    workspace: Workspace, remedy_id: str, to: RemedyState, *, note: str, expected_revision: int, at: datetime, by: User
) -> Remedy:
    """The committee's own look: confirmed, to be done again, or no longer asked for.

    Raises :class:`NotFound`, :class:`TaskRefused` without a note or from a state that does not lead there, StaleRemedy.
    """
    if remedy_of(workspace, remedy_id).unit_id in own_units(workspace, by):
        raise TaskRefused({"main": Text("Không phúc tra chính đơn vị mình.", "Nobody re-checks the own unit.")})
    if not note.strip():
        raise TaskRefused({"note": Text("Ghi nhận xét phúc tra.", "Write what the re-check found.")})
    return _move(workspace, remedy_id, to, expected_revision, at, by, checked_by=by.username, checked_at=at,
                 check_note=note)  # fmt: skip


def _move(
    workspace: Workspace,
    remedy_id: str,
    to: RemedyState,
    expected_revision: int,
    at: datetime,
    by: User,
    **fields: object,
) -> Remedy:
    with workspace.database() as db, transaction(db):
        remedy = _held(db, remedy_id)
        if to not in MOVES[remedy.state]:
            raise TaskRefused({"main": Text(
                "Việc này không chuyển được sang trạng thái đó; hãy xem lại trạng thái hiện tại.",
                "It cannot go there from where it stands now.",
            )})  # fmt: skip
        changed = remedies.change(db, replace(remedy, state=to, revision=expected_revision, **fields))  # type: ignore[arg-type]
        detail = {"from": remedy.state.value, "to": to.value}
        audit.append(db, at=at, actor=by.username, action="remedy.move", subject=remedy_id, detail=detail)
    return changed


def _held(db: Database, remedy_id: str) -> Remedy:
    try:
        return remedies.get(db, remedy_id)
    except NoSuchRow as error:
        raise NotFound("Không có việc khắc phục này.", "There is no such remedy.") from error


def _demand_sound(task: TypedTask) -> None:
    if not task.what.strip():
        raise TaskRefused({"what": Text("Ghi việc phải khắc phục.", "Write what is to be mended.")})
