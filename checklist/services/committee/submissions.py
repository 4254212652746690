"""Reading what was received: the last receipts and submissions, one submission with its files, versions and data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from checklist.domain.committee.campaigns import Campaign
from checklist.domain.committee.register import RegisterUnit
from checklist.domain.committee.submission import State
from checklist.domain.text import fold
from checklist.services.committee.receiving_units import suggestions
from checklist.services.errors import NotFound
from checklist.services.workspace import Workspace
from checklist.store import audits, campaigns, files, receipts, register, submissions
from checklist.store.errors import NotFound as NoSuchRow
from checklist.store.receipts import Receipt, ReceivedFile
from checklist.store.submissions import Submission

MOST_FOUND = 30


@dataclass(frozen=True, slots=True)
class Overview:
    """What came last; ``waiting`` are the submissions that a member has to decide about."""

    receipts: tuple[Receipt, ...]
    counts: Mapping[str, Mapping[str, int]]
    waiting: tuple[Submission, ...]
    latest: tuple[Submission, ...]


@dataclass(frozen=True, slots=True)
class Received:
    """A submission with everything that hangs on it.

    ``files`` are in the order they came and ``main`` is the one that proves most; ``rivals`` are other versions that
    stand, where a member has to decide.
    """

    submission: Submission
    unit: RegisterUnit | None
    campaign: Campaign | None
    files: tuple[ReceivedFile, ...]
    main: ReceivedFile | None
    versions: tuple[Submission, ...]
    rivals: tuple[Submission, ...]


@dataclass(frozen=True, slots=True)
class StandingCounts:
    """How many submissions wait for something: a unit, an auditor, a conclusion; and the campaign to begin with."""

    unassigned: int
    received: int
    proposed: int
    received_in: str | None = None
    proposed_in: str | None = None


def standing_counts(workspace: Workspace) -> StandingCounts:
    """What waits."""
    with workspace.database() as db:
        states = submissions.count_by_state(db)
        return StandingCounts(
            states.get(State.UNASSIGNED, 0),
            states.get(State.RECEIVED, 0),
            audits.count_proposed(db),
            submissions.campaign_in_state(db, State.RECEIVED),
            audits.campaign_proposed(db),
        )


def overview(workspace: Workspace, limit: int = 30) -> Overview:
    """The last receipts and submissions."""
    with workspace.database() as db:
        found = receipts.latest(db, limit)
        counts = {each.id: receipts.counts(db, each.id) for each in found}
        waiting = [*submissions.every(db, state=State.UNASSIGNED, limit=100), *submissions.undecided(db)]
        return Overview(tuple(found), counts, tuple(waiting), tuple(submissions.every(db, limit=limit)))


def received(workspace: Workspace, submission_id: str) -> Received:
    """A submission. Raises :class:`NotFound`."""
    with workspace.database() as db:
        try:
            found = submissions.get(db, submission_id)
        except NoSuchRow as error:
            raise NotFound("Không có bản nộp này.", "There is no such submission.") from error
        own = receipts.files_of_submission(db, found.id)
        versions = []
        if found.unit_id is not None:
            versions = submissions.versions(db, found.unit_id, found.regulation, found.period_from, found.period_to)
        standing = [each for each in versions if each.id != found.id and each.state != State.SUPERSEDED]
        return Received(
            found,
            register.get(db, found.unit_id) if found.unit_id else None,
            campaigns.get(db, found.campaign_id) if found.campaign_id else None,
            tuple(own),
            main_file(own),
            tuple(versions),
            tuple(standing) if found.state != State.SUPERSEDED else (),
        )


def main_file(own: list[ReceivedFile]) -> ReceivedFile | None:
    """The file that proves most: with the most signatures, and of those with what the clerk filled in; the last."""
    ranked = sorted(
        own,
        key=lambda file: (len(file.facts.get("signatures", ())), bool(file.facts.get("filled")), file.id or 0),
    )
    return ranked[-1] if ranked else None


def sealed_bytes(workspace: Workspace, submission_id: str) -> bytes:
    """The data of a submission, byte for byte as sealed. Raises :class:`NotFound`."""
    with workspace.database() as db:
        try:
            return submissions.payload(db, submission_id)
        except NoSuchRow as error:
            raise NotFound("Không có bản nộp này.", "There is no such submission.") from error


def sealed_content(workspace: Workspace, submission_id: str) -> dict[str, Any]:
    """The data of a submission, read. Raises :class:`NotFound`."""
    content: dict[str, Any] = json.loads(sealed_bytes(workspace, submission_id))
    return content


def open_received_file(workspace: Workspace, found: Received, file_id: int) -> tuple[ReceivedFile, BinaryIO]:
    """A file of a submission with its bytes. Raises :class:`NotFound`."""
    file = next((each for each in found.files if each.id == file_id), None)
    if file is None or file.sha256 is None:
        raise NotFound("Không có tệp này.", "There is no such file.")
    try:
        return file, files.open_file(workspace.files, file.sha256)
    except NoSuchRow as error:
        raise NotFound("Không có tệp này.", "There is no such file.") from error


def assignable(workspace: Workspace, submission: Submission, words: str) -> tuple[RegisterUnit, ...]:
    """Units of the register that a submission may be assigned to: of its kind, with ``words`` in the name or the code.

    Without words, those of the very name in the file.
    """
    given = submission.claimed["unit"]
    with workspace.database() as db:
        if not words.strip():
            return tuple(suggestions(db, given))
        units = register.load(db).units.values()
    wanted = fold(words.strip())
    found = (
        unit
        for unit in units
        if unit.kind is not None
        and unit.kind.value == given["kind"]
        and (wanted in fold(unit.name) or wanted == fold(unit.code))
    )
    return tuple(unit for unit, _ in zip(found, range(MOST_FOUND), strict=False))
