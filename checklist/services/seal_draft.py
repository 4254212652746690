"""Sealing a draft: what stands against it, its report as a draft, and the seal itself.

What is sealed is read as strictly as an answer file. A seal never changes; ``versions`` begins a new one in its place.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlite_utils import Database

from checklist.documents.render import render_report
from checklist.domain.assessing import sealing_obstacles
from checklist.domain.assessment import Assessment
from checklist.domain.faults import AnswerFault, AnswersInvalid
from checklist.domain.law import UnitKind
from checklist.domain.plain import plain
from checklist.domain.report_build import build_report
from checklist.domain.seal import Seal, canonical, files_used, seal
from checklist.domain.text import Text
from checklist.services.assess import seal_answers
from checklist.services.drafts import Draft, answer_set, evaluate_draft
from checklist.services.errors import Refused
from checklist.services.figures_block import block_of
from checklist.services.report_texts import Printed, as_printed
from checklist.services.workspace import Workspace
from checklist.store import answers as answer_rows
from checklist.store import assessments, audit, documents, drafts, evidence, figures, files, report_sources, seals
from checklist.store.database import transaction
from checklist.store.errors import NotFound

LARGEST_PDF = 64 * files.MEGABYTE
CHANGED = Text(
    "Nội dung vừa được sửa sau khi bạn mở trang rà soát. Chưa chốt; hãy xem lại rồi chốt.",
    "Something was changed after you opened the review. Nothing was sealed; look again, then seal.",
)
SAME_AS_SEALED = Text(
    "Không có gì thay đổi so với bản đã chốt, nên không chốt lần nữa. Hãy sửa chỗ cần sửa rồi chốt, hoặc bỏ phiên bản "
    "mới để trở lại bản đã chốt.",
    "Nothing has changed since the report was sealed, so it is not sealed again. Change what must change and seal, or "
    "drop the new version and go back to the sealed one.",
)
NOT_SEALED = Text("Báo cáo chưa chốt.", "The report has not been sealed.")
REPLACED = Text("Báo cáo này đã có bản thay thế.", "This report has been replaced by a newer version.")


class StepRefused(Refused):
    """A step of sealing or signing is refused."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.vi, text.en)


@dataclass(frozen=True, slots=True)
class Review:
    """A draft before sealing: its result, what stands against sealing, and the seal it would get if nothing does.

    ``printed`` is what its report prints, nothing for what has been sealed. ``same_as`` is the assessment that was
    sealed with this very content.
    """

    assessment: Assessment
    faults: tuple[AnswerFault, ...]
    seal: Seal | None
    printed: Printed | None = None
    same_as: str | None = None


def review(workspace: Workspace, draft: Draft) -> Review:
    """Look at a draft as it stands. Raises :class:`AnswersInvalid` if the rules changed under it.

    Of what has been sealed it shows the sealed result, with nothing against it.
    """
    assessment = evaluate_draft(draft, workspace.pack)
    if draft.head.state != "draft":
        return Review(assessment, (), None)
    printed = as_printed(workspace, draft, assessment)
    worded = replace(answer_set(printed.draft, workspace.pack), indicators=assessment.answers.indicators)
    assessment = replace(assessment, answers=worded)
    found = [*_strict_faults(workspace, printed.draft), *sealing_obstacles(assessment), *_not_looked_at(draft)]
    faults = {fault.path: fault for fault in reversed(found)}
    ordered = tuple(reversed(faults.values()))
    sealed = None if ordered else seal(assessment, workspace.rules.sources)
    return Review(assessment, ordered, sealed, printed, _sealed_before(workspace, sealed) if sealed else None)


def seal_draft(workspace: Workspace, draft: Draft, reviewed: str, *, at: datetime, by: str) -> Seal:
    """Seal a draft and keep its seal and unsigned PDF. ``reviewed`` is the id its reader saw on the review.

    Raises :class:`AnswersInvalid` with all that stands against it, :class:`StepRefused` when the draft is not what was
    reviewed or was sealed before, and ``NotADraft`` of the store.
    """
    found = review(workspace, draft)
    if found.seal is None or found.printed is None:
        raise AnswersInvalid(found.faults)
    if found.seal.assessment != reviewed:
        raise StepRefused(CHANGED)
    report = seal_answers(workspace, answer_set(found.printed.draft, workspace.pack, strict=True), {})
    sealed, rule_files = report.seal, workspace.rules.sources
    stored = files.store(workspace.files, io.BytesIO(report.pdf), max_bytes=LARGEST_PDF, allowed=(files.PDF,))
    rules = canonical({name: rule_files[name] for name in files_used(report.assessment, rule_files)})
    printed = {"assessment": sealed.assessment, "report": plain(report.assessment.answers.report)}
    identifier = draft.head.id
    with workspace.database() as db, transaction(db):
        assessments.require_draft(db, identifier)
        if not _is_unchanged(workspace, db, draft, found.printed):
            raise StepRefused(CHANGED)
        drafts.save_report_texts(
            db, identifier, found.printed.stored, expected_revision=draft.report.revision, at=at, by=by
        )
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
    found = review(workspace, draft).assessment
    report = build_report(
        found.pack, found.checklist, found.answers, found.findings, found.score, found.scoring,
        assessment="bản dự thảo", digest=None, rules_digest="bản dự thảo", verification_url=None, draft=True,
    )  # fmt: skip
    return render_report(report, None)


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


def _sealed_before(workspace: Workspace, sealed: Seal) -> str | None:
    with workspace.database() as db:
        try:
            return seals.by_digest(db, sealed.digest).assessment_id
        except NotFound:
            return None


def _is_unchanged(workspace: Workspace, db: Database, draft: Draft, printed: Printed) -> bool:
    identifier, kind = draft.head.id, UnitKind(draft.unit.kind)
    counted = figures.of_assessment(db, identifier)
    return (
        assessments.get(db, identifier) == draft.head
        and answer_rows.of_assessment(db, identifier) == dict(draft.rows)
        and evidence.of_assessment(db, identifier) == dict(draft.evidence)
        and drafts.report_texts(db, identifier) == draft.report
        and report_sources.proposals(db, identifier) == printed.made_from
        and report_sources.minutes(db, identifier) == printed.minutes
        and block_of(db, draft.head, kind, workspace.pack, counted) == draft.indicators
    )
