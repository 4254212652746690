"""The versions of one self-assessment: which supersedes which, and what a member decides where the files do not tell.

A seal carries no clock, so the order of versions is the order of the signing times their signers state. Where a time is
missing or two are the same, and where the earlier version is being audited or has been concluded, a member decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

from sqlite_utils import Database

from checklist.domain.committee.receiving_notes import Note, note
from checklist.domain.committee.submission import State
from checklist.domain.committee.submission_discrepancies import Kind, answer_discrepancies
from checklist.domain.dates import Period
from checklist.services.committee.receiving_units import campaign_for
from checklist.services.errors import Refused
from checklist.services.workspace import Workspace
from checklist.store import audit, receipts, register, submissions
from checklist.store.database import transaction
from checklist.store.errors import NotFound
from checklist.store.submissions import Submission

_LOOSE = frozenset({State.RECEIVED, State.RETURNED, State.SUPERSEDED})
"""States in which a version may be superseded without anybody being asked."""


def place_version(db: Database, new: Submission, moment: datetime | None) -> tuple[Note, ...]:
    """Put a submission that has a unit among the other versions of its period; notes on what came of it.

    ``moment`` is when it was signed, as its signers state. Belongs inside the transaction that kept it.
    """
    if new.unit_id is None:
        return ()
    versions = submissions.versions(db, new.unit_id, new.regulation, new.period_from, new.period_to)
    others = [each for each in versions if each.id != new.id]
    current = [each for each in others if each.state != State.SUPERSEDED]
    if not others:
        return ()
    times = {each.id: signed_at(db, each.id) for each in others} | {new.id: moment}
    known = [moment for moment in times.values() if moment is not None]
    if len(current) != 1 or len(set(known)) != len(versions):
        return (note("order_unclear"),)
    ordered = sorted(versions, key=lambda each: str(times[each.id]))
    if ordered[-1].id == new.id and current[0].state not in _LOOSE:
        return (note("audited_already"),)
    chain(db, ordered)
    return (note("supersedes" if ordered[-1].id == new.id else "older_version"),)


def signed_at(db: Database, submission_id: str) -> datetime | None:
    """When a submission was first signed, as its signers state; None where one of them does not, or nobody did."""
    times = [stated_time(file.facts) for file in receipts.files_of_submission(db, submission_id)]
    return min((each for each in times if each is not None), default=None)


def stated_time(facts: Mapping[str, Any]) -> datetime | None:
    """When a file was first signed, by the facts kept of it."""
    stated = facts.get("signed_at")
    return datetime.fromisoformat(stated) if stated else None


def chain(db: Database, ordered: Sequence[Submission]) -> None:
    """Let each version supersede the one before it; the last is the current one."""
    for each in ordered:
        submissions.change(db, each.id, supersedes=None)
    for earlier, later in pairwise(ordered):
        submissions.change(db, earlier.id, state=State.SUPERSEDED.value)
        submissions.change(db, later.id, supersedes=earlier.id)
        note_changes(db, earlier.id, later.id)


def note_changes(db: Database, earlier_id: str, later_id: str) -> None:
    """Name in the later version what its unit states otherwise than in the earlier one."""
    before, now = (submissions.sealed_input(db, each) for each in (earlier_id, later_id))
    kept = [each for each in submissions.get(db, later_id).differences if each["kind"] != Kind.FACTS_CHANGED]
    changed = [each.plain() for each in answer_discrepancies(before, now)]
    submissions.change(db, later_id, differences=[*kept, *changed])


def supersede(workspace: Workspace, newer_id: str, older_id: str, *, at: datetime, by: str) -> None:
    """A member decides that one version supersedes another. Raises :class:`Refused`, ``NotFound`` of the store."""
    with workspace.database() as db, transaction(db):
        newer, older = submissions.get(db, newer_id), submissions.get(db, older_id)
        if not _are_versions(newer, older):
            raise Refused(
                "Hai bản nộp không cùng đơn vị, bộ quy định và kỳ nên không thay thế nhau.",
                "The two are not of one unit, rule book and period, so neither supersedes the other.",
            )
        if newer.id == older.id or State.SUPERSEDED in (newer.state, older.state):
            raise Refused(
                "Một trong hai bản nộp đã có bản thay thế; hãy xem lại.",
                "One of the two has been superseded already; look again.",
            )
        first = newer
        while first.supersedes is not None:
            first = submissions.get(db, first.supersedes)
        submissions.change(db, older.id, state=State.SUPERSEDED.value)
        submissions.change(db, first.id, supersedes=older.id)
        note_changes(db, older.id, first.id)
        detail = {"older": older.id, "state": older.state}
        audit.append(db, at=at, actor=by, action="submission.supersede", subject=newer.id, detail=detail)


def assign_unit(workspace: Workspace, submission_id: str, unit_id: str, *, at: datetime, by: str) -> tuple[Note, ...]:
    """A member assigns the unit of a submission whose unit was not in the register.

    Raises :class:`Refused` where it has one, or for a unit of another kind; ``NotFound`` of the store.
    """
    pack = workspace.pack
    with workspace.database() as db, transaction(db):
        submission = submissions.get(db, submission_id)
        if submission.state != State.UNASSIGNED:
            raise Refused("Bản nộp này đã gắn với một đơn vị.", "This submission has a unit already.")
        try:
            unit = register.get(db, unit_id)
        except NotFound as error:
            raise Refused("Không có đơn vị này trong danh sách đơn vị.", "The register has no such unit.") from error
        given = submissions.sealed_input(db, submission_id)
        if unit.kind is None or unit.kind.value != given["unit"]["kind"]:
            raise Refused(
                "Đơn vị được chọn không cùng loại hình với đơn vị ghi trong tệp.",
                "The unit chosen is of another kind than the one in the file.",
            )
        period = Period(submission.period_from, submission.period_to)
        found = campaign_for(db, unit, submission.regulation, period, given.get("scoring"), pack, at)
        campaign = found.campaign.id if found.campaign else None
        changed = submissions.change(
            db, submission_id, unit_id=unit.id, campaign_id=campaign, state=State.RECEIVED.value
        )
        notes = (*found.notes, *place_version(db, changed, signed_at(db, submission_id)))
        detail = {"unit": unit.id, "notes": [each.code for each in notes]}
        audit.append(db, at=at, actor=by, action="submission.assign", subject=submission_id, detail=detail)
    return notes


def _are_versions(one: Submission, other: Submission) -> bool:
    keys = [(each.unit_id, each.regulation, each.period_from, each.period_to) for each in (one, other)]
    return one.unit_id is not None and keys[0] == keys[1]
