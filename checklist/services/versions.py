"""New versions of a sealed report: begin one, drop one in which nothing changed, and what one changes.

A seal never changes: whoever reopens a report gets a new version with the same answers, and the old one can no longer
be signed until that version is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from checklist.domain.assessment import Assessment
from checklist.domain.text import Text
from checklist.domain.version_changes import VersionChanges, version_changes
from checklist.services.drafts import Draft, load_draft
from checklist.services.errors import NotFound
from checklist.services.figures_block import rows_from
from checklist.services.rule_differences import book_difference_lines
from checklist.services.seal_draft import NOT_SEALED, REPLACED, StepRefused, review
from checklist.services.workspace import Workspace
from checklist.store import answers as answer_rows
from checklist.store import assessments, audit, documents, drafts, evidence, figures, report_sources, seals
from checklist.store.database import transaction
from checklist.store.errors import AlreadyExists

NO_REASON = Text("Hãy ghi lý do.", "Give the reason.")
NOT_A_VERSION = Text(
    "Chỉ bỏ được phiên bản mới chưa chốt và chưa có gì thay đổi so với bản đã chốt.",
    "Only a new version that is not sealed and in which nothing has changed can be dropped.",
)
LONGEST_REASON = 2000
REPLACE, UNSEAL = "draft.replace", "draft.unseal"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a report beside the sealed one it comes after: the reason, and every difference.

    ``number`` counts from 1 for what was sealed first; ``printed`` is the id the old one prints. ``rules`` counts the
    requirements that the two sets of rules word otherwise. Without ``changes`` one of the two cannot be read any more.
    """

    number: int
    old: str
    printed: str
    reason: str
    changes: VersionChanges | None
    rules: int


def open_new_version(workspace: Workspace, draft: Draft, reason: str, *, at: datetime, by: str) -> str:
    """A new draft with the answers of a sealed report, in its place; returns its id.

    Before the first signature the report is reopened; a signed one stays signed and is replaced. Raises
    :class:`StepRefused` for a draft, a report that has been replaced, or without a reason.
    """
    reason = " ".join(reason.split())[:LONGEST_REASON]
    if not reason:
        raise StepRefused(NO_REASON)
    old = draft.head
    with workspace.database() as db, transaction(db):
        head = assessments.get(db, old.id)
        if head.state == "draft":
            raise StepRefused(NOT_SEALED)
        version = 1 + sum(1 for _ in _line(db, head))
        new = assessments.Assessment(
            id=assessments.derive_id(old.unit_id, old.regulation, old.period_from, old.period_to, version),
            unit_id=old.unit_id,
            regulation=old.regulation,
            period_from=old.period_from,
            period_to=old.period_to,
            profile=head.profile,
            created_at=at,
            created_by=by,
            version_of=old.id,
        )
        try:
            assessments.create(db, new)
        except AlreadyExists as error:
            raise StepRefused(REPLACED) from error
        _copy(db, draft, new.id, at=at, by=by)
        kept = documents.of_seal(db, seals.of_assessment(db, old.id).digest)
        action = REPLACE if any(each.kind != "unsigned" for each in kept) else UNSEAL
        audit.append(db, at=at, actor=by, action=action, subject=old.id, detail={"reason": reason, "draft": new.id})
        audit.append(db, at=at, actor=by, action="draft.start", subject=new.id, detail={"version_of": old.id})
    return new.id


def drop_unchanged(workspace: Workspace, draft: Draft, *, at: datetime, by: str) -> str:
    """Drop a new version in which nothing has changed, so that the sealed one stands again; returns that one's id.

    Raises :class:`StepRefused` for any other, and ``NotADraft`` of the store.
    """
    old = draft.head.version_of
    if draft.head.state != "draft" or old is None or review(workspace, draft).same_as != old:
        raise StepRefused(NOT_A_VERSION)
    with workspace.database() as db, transaction(db):
        assessments.discard(db, draft.head.id)
        detail = {"draft": draft.head.id}
        audit.append(db, at=at, actor=by, action="draft.drop", subject=old, detail=detail)
    return old


def version_of(workspace: Workspace, draft: Draft, assessment: Assessment) -> Version | None:
    """What ``draft``, evaluated as ``assessment``, changes in the report before it; nothing for a first version."""
    old_id = draft.head.version_of
    if old_id is None:
        return None
    with workspace.database() as db:
        number = sum(1 for _ in _line(db, draft.head))
        printed = str(seals.of_assessment(db, old_id).printed.get("assessment", old_id))
        told = [each for each in audit.of_subject(db, old_id) if each.action in (REPLACE, UNSEAL)]
    reason = next((str(each.detail.get("reason", "")) for each in reversed(told)), "")
    try:
        old = load_draft(workspace, old_id).sealed
    except NotFound:
        old = None
    if old is None:
        return Version(number, old_id, printed, reason, None, 0)
    changes = version_changes(old, assessment)
    rules = sum(1 for _ in book_difference_lines(old.pack, assessment.pack, draft.head.regulation))
    return Version(number, old_id, printed, reason, changes, rules)


def _line(db: Database, head: assessments.Assessment) -> Iterator[str]:
    """The ids of a report and of those it replaced."""
    while True:
        yield head.id
        if head.version_of is None:
            return
        head = assessments.get(db, head.version_of)


def _copy(db: Database, draft: Draft, new: str, *, at: datetime, by: str) -> None:
    for requirement, row in draft.rows.items():
        answer_rows.save(
            db, new, requirement, declared=row.declared, body=row.body, expected_revision=0, at=at, by=by
        )  # fmt: skip
    for requirement, papers in draft.evidence.items():
        for paper in papers:
            evidence.attach(db, new, requirement, paper.id)
    drafts.mark_seen(db, new, list(draft.rows), at)
    if draft.report.body:
        drafts.save_report_texts(db, new, draft.report.body, expected_revision=0, at=at, by=by)
    counted = {code: row.body for code, row in draft.figures.items()}
    if not counted and draft.sealed is not None and draft.sealed.answers.indicators is not None:
        counted = dict(rows_from(draft.sealed.answers.indicators))
    if counted:
        figures.save(db, new, counted, {}, at=at, by=by)
    report_sources.save_proposals(db, new, report_sources.proposals(db, draft.head.id))
    minutes = report_sources.minutes(db, draft.head.id)
    if minutes is not None:
        report_sources.keep_minutes(db, new, minutes)
