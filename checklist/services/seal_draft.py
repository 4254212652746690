"""Sealing a draft: what stands against it, the seal itself, and a new version where a sealed one must change.

What is sealed is read as strictly as an answer file. A seal never changes: whoever reopens a report gets a new version
with the same answers, and the old one can no longer be signed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from checklist.documents.render import render_report
from checklist.domain.assessment import Assessment, sealing_obstacles
from checklist.domain.faults import AnswerFault, AnswersInvalid
from checklist.domain.plain import plain
from checklist.domain.report_build import build_report
from checklist.domain.seal import Seal, canonical, files_used, seal
from checklist.domain.text import Text
from checklist.services.assess import seal_answers
from checklist.services.drafts import Draft, answer_set, evaluate_draft
from checklist.services.errors import Refused
from checklist.services.workspace import Workspace
from checklist.store import answers as answer_rows
from checklist.store import assessments, audit, documents, drafts, evidence, files, seals
from checklist.store.database import transaction
from checklist.store.errors import AlreadyExists

LARGEST_PDF = 64 * files.MEGABYTE
CHANGED = Text(
    "Nội dung vừa được sửa sau khi bạn mở trang rà soát. Chưa chốt; hãy xem lại rồi chốt.",
    "Something was changed after you opened the review. Nothing was sealed; look again, then seal.",
)
SAME_AS_SEALED = Text(
    "Nội dung này giống hệt một bản đã chốt nên không chốt lần nữa. Hãy sửa chỗ cần sửa rồi chốt.",
    "This is exactly what has been sealed already. Change what must change, then seal.",
)
NOT_SEALED = Text("Báo cáo chưa chốt.", "The report has not been sealed.")
REPLACED = Text("Báo cáo này đã có bản thay thế.", "This report has been replaced by a newer version.")
NO_REASON = Text("Hãy ghi lý do.", "Give the reason.")
LONGEST_REASON = 2000


class StepRefused(Refused):
    """A step of sealing or signing is refused; ``sentence`` says why, in both languages."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(sentence.vi)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Review:
    """A draft before sealing: its result, what stands against sealing, and the seal it would get if nothing does."""

    assessment: Assessment
    faults: tuple[AnswerFault, ...]
    seal: Seal | None


def review(workspace: Workspace, draft: Draft) -> Review:
    """Look at a draft as it stands. Raises :class:`AnswersInvalid` if the rules changed under it."""
    pack = workspace.pack
    assessment = evaluate_draft(draft, pack)
    found = [*_strict_faults(workspace, draft), *sealing_obstacles(assessment), *_not_looked_at(draft)]
    faults = {fault.path: fault for fault in reversed(found)}
    ordered = tuple(reversed(faults.values()))
    return Review(assessment, ordered, None if ordered else seal(assessment, workspace.rules.sources))


def seal_draft(workspace: Workspace, draft: Draft, reviewed: str, *, at: datetime, by: str) -> Seal:
    """Seal a draft and keep its seal and unsigned PDF. ``reviewed`` is the id its reader saw on the review.

    Raises :class:`AnswersInvalid` with all that stands against it, :class:`StepRefused` when the draft is not what was
    reviewed or was sealed before, and ``NotADraft`` of the store.
    """
    found = review(workspace, draft)
    if found.seal is None:
        raise AnswersInvalid(found.faults)
    if found.seal.assessment != reviewed:
        raise StepRefused(CHANGED)
    report = seal_answers(workspace, answer_set(draft, workspace.pack, strict=True), {})
    sealed, rule_files = report.seal, workspace.rules.sources
    stored = files.store(workspace.files, io.BytesIO(report.pdf), max_bytes=LARGEST_PDF, allowed=(files.PDF,))
    rules = canonical({name: rule_files[name] for name in files_used(report.assessment, rule_files)})
    printed = {"assessment": sealed.assessment, "report": plain(report.assessment.answers.report)}
    identifier = draft.head.id
    with workspace.database() as db, transaction(db):
        assessments.require_draft(db, identifier)
        if not _is_unchanged(db, draft):
            raise StepRefused(CHANGED)
        try:
            seals.add(db, identifier, payload=sealed.payload, rules=rules, printed=printed, at=at, by=by)
        except seals.SealConflict as conflict:
            raise StepRefused(SAME_AS_SEALED) from conflict
        documents.add(db, sealed.digest, kind="unsigned", sha256=stored.sha256, size=stored.size, at=at, by=by)
        detail = {"digest": sealed.digest, "printed": sealed.assessment, "pdf": stored.sha256}
        audit.append(db, at=at, actor=by, action="seal", subject=identifier, detail=detail)
    return sealed


def draft_pdf(workspace: Workspace, draft: Draft) -> bytes:
    """The report of a draft as it stands, marked as a draft on every page."""
    found = evaluate_draft(draft, workspace.pack)
    report = build_report(
        found.pack, found.checklist, found.answers, found.findings, found.score, found.scoring,
        assessment="bản dự thảo", digest=None, rules_digest="bản dự thảo", verification_url=None, draft=True,
    )  # fmt: skip
    return render_report(report, None)


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
        version = 1 + sum(1 for _ in _versions(db, head))
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
        signed = any(each.kind != "unsigned" for each in documents_of(db, old.id))
        action = "draft.replace" if signed else "draft.unseal"
        audit.append(db, at=at, actor=by, action=action, subject=old.id, detail={"reason": reason, "draft": new.id})
        audit.append(db, at=at, actor=by, action="draft.start", subject=new.id, detail={"version_of": old.id})
    return new.id


def documents_of(db: Database, assessment_id: str) -> list[documents.Document]:
    """The documents of a sealed assessment. Raises ``NotFound`` of the store for a draft."""
    return documents.of_seal(db, seals.of_assessment(db, assessment_id).digest)


def _strict_faults(workspace: Workspace, draft: Draft) -> tuple[AnswerFault, ...]:
    try:
        answer_set(draft, workspace.pack, strict=True)
    except AnswersInvalid as refusal:
        return refusal.faults
    return ()


def _not_looked_at(draft: Draft) -> Iterator[AnswerFault]:
    """An answer from an earlier period that nobody has confirmed is not this period's answer."""
    for requirement, mark in draft.marks.items():
        if mark.carried_from is not None and requirement in draft.rows and draft.rows[requirement].declared:
            yield AnswerFault(
                f"answers.{requirement}.declared",
                Text("câu trả lời mang sang từ kỳ trước chưa được xem lại", "carried over and not looked at yet"),
            )


def _is_unchanged(db: Database, draft: Draft) -> bool:
    identifier = draft.head.id
    return (
        assessments.get(db, identifier) == draft.head
        and answer_rows.of_assessment(db, identifier) == dict(draft.rows)
        and evidence.of_assessment(db, identifier) == dict(draft.evidence)
        and drafts.report_texts(db, identifier) == draft.report
    )


def _versions(db: Database, head: assessments.Assessment) -> Iterator[str]:
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
