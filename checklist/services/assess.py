"""The main job: an answer file becomes findings, a seal and a PDF. Nothing is written before everything holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from checklist.documents.render import render_report
from checklist.domain.answers import AnswerSet
from checklist.domain.assessing import assess, sealing_obstacles
from checklist.domain.assessment import Assessment
from checklist.domain.faults import AnswersInvalid
from checklist.domain.legal_status import legal_notices, refusal
from checklist.domain.report import HEAD_SLOT
from checklist.domain.report_build import build_report
from checklist.domain.seal import Seal, seal
from checklist.domain.text import Text
from checklist.services.answer_files import read_answer_file
from checklist.services.record import keep_document, keep_files, keep_sealed, kept_unsigned
from checklist.services.signing import Hand, sign_slot
from checklist.services.working_calendar import calendar_for
from checklist.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SealedReport:
    """A sealed assessment with its unsigned PDF and the evidence files that belong to it."""

    assessment: Assessment
    seal: Seal
    notices: tuple[Text, ...]
    pdf: bytes
    evidence: Mapping[str, bytes]


def seal_answers(workspace: Workspace, answers: AnswerSet, evidence: Mapping[str, bytes]) -> SealedReport:
    """Evaluate, seal and render answers. Raises :class:`AnswersInvalid` with everything that stops sealing."""
    pack = workspace.pack
    regulation = pack.regulations[answers.regulation]
    refused = refusal(pack, regulation, answers.period, answers.unit.kind)
    if refused is not None:
        raise AnswersInvalid([refused])
    assessment = assess(pack, answers, calendar_for(answers))
    obstacles = sealing_obstacles(assessment)
    if obstacles:
        raise AnswersInvalid(obstacles)
    sealed = seal(assessment, workspace.rules.sources)
    notices = legal_notices(pack, regulation, answers.period, answers.unit.kind)
    pdf = kept_unsigned(workspace, sealed.digest) or render_sealed(assessment, sealed)
    return SealedReport(assessment, sealed, notices, pdf, evidence)


def render_sealed(assessment: Assessment, sealed: Seal) -> bytes:
    """The unsigned PDF of a seal; the same seal gives the same bytes."""
    report = build_report(
        assessment.pack,
        assessment.checklist,
        assessment.answers,
        assessment.findings,
        assessment.score,
        assessment.scoring,
        assessment=sealed.assessment,
        digest=sealed.digest,
        rules_digest=sealed.rules_digest,
        verification_url=assessment.answers.report.get("verification_url"),
    )
    return render_report(report, sealed.payload)


def assess_file(workspace: Workspace, path: Path) -> SealedReport:
    """Seal the answers of a file. Raises ``AnswersInvalid`` and ``FileRefused``; writes nothing."""
    answers, evidence = read_answer_file(path, workspace.pack)
    return seal_answers(workspace, answers, evidence)


def sign_and_keep(workspace: Workspace, report: SealedReport, hand: Hand) -> bytes:
    """Sign the head's slot and keep seal, documents and evidence in the instance. Returns the signed PDF."""
    signed = sign_slot(workspace, report.pdf, HEAD_SLOT, hand)
    keep_unsigned(workspace, report, hand)
    with workspace.database() as db:
        keep_document(workspace, db, report.seal, signed, kind="signed", slot=HEAD_SLOT, at=hand.at, by=hand.actor)
    return signed


def keep_unsigned(workspace: Workspace, report: SealedReport, hand: Hand) -> None:
    """Keep seal, unsigned PDF and evidence in the instance; keeping them again changes nothing."""
    stored = keep_files(workspace, report.evidence)
    with workspace.database() as db:
        keep_sealed(db, report.seal, report.assessment, workspace.rules.sources, stored, at=hand.at, by=hand.actor)
        keep_document(workspace, db, report.seal, report.pdf, kind="unsigned", slot=None, at=hand.at, by=hand.actor)
