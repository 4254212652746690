"""Keeping a sealed assessment: unit, assessment, answers, evidence, seal and documents, in one transaction."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from checklist.domain.answers import AnswerSet, Evidence, Unit
from checklist.domain.assessment import Assessment
from checklist.domain.plain import plain
from checklist.domain.seal import Seal, canonical, files_used, sha256
from checklist.services.workspace import Workspace
from checklist.store import answers as answer_rows
from checklist.store import assessments, audit, documents, evidence, files, seals, units
from checklist.store.database import transaction
from checklist.store.errors import AlreadyExists


def keep_files(workspace: Workspace, contents: Mapping[str, bytes]) -> dict[str, files.StoredFile]:
    """Put evidence files into the store before any row names them. Raises ``FileRefused`` of the store."""
    return {digest: files.store(workspace.files, io.BytesIO(content)) for digest, content in contents.items()}


def keep_sealed(
    db: Database,
    sealed: Seal,
    assessment: Assessment,
    rule_files: Mapping[str, Any],
    stored: Mapping[str, files.StoredFile],
    *,
    at: datetime,
    by: str,
) -> None:
    """Keep a sealed assessment with everything typed in. Keeping the same one again changes nothing."""
    answers = assessment.answers
    with transaction(db):
        unit_id = keep_unit(db, answers, at)
        head = assessments.Assessment(
            id=sealed.assessment,
            unit_id=unit_id,
            regulation=answers.regulation,
            period_from=answers.period.start,
            period_to=answers.period.end,
            profile=plain(answers.unit.profile),
            created_at=at,
            created_by=by,
        )
        try:
            assessments.create(db, head)
        except AlreadyExists:
            return
        for key, answer in answers.answers.items():
            body = {name: value for name, value in plain(answer).items() if name not in ("requirement", "declared")}
            declared = answer.declared.value if answer.declared else None
            answer_rows.save(
                db, sealed.assessment, key, declared=declared, body=body, expected_revision=0, at=at, by=by
            )
            for piece in answer.evidence:
                paper = _keep_evidence(db, unit_id, piece, stored, at=at, by=by)
                evidence.attach(db, sealed.assessment, key, paper)
        printed = {"report": plain(answers.report)}
        rules = canonical({name: rule_files[name] for name in files_used(assessment, rule_files)})
        seals.add(db, sealed.assessment, payload=sealed.payload, rules=rules, printed=printed, at=at, by=by)
        audit.append(db, at=at, actor=by, action="seal", subject=sealed.assessment, detail={"digest": sealed.digest})


def keep_unit(db: Database, answers: AnswerSet, at: datetime) -> str:
    """The id of the unit of an answer set, kept if it is new. The same kind, superior and name is the same unit."""
    unit = answers.unit
    identifier = unit_id_of(unit)
    row = units.Unit(
        id=identifier,
        name=unit.name,
        kind=unit.kind.value,
        parent=unit.parent,
        place=unit.place,
        profile=plain(unit.profile),
        is_sample=answers.sample,
        created_at=at,
    )
    try:
        units.add(db, row)
    except AlreadyExists:
        units.change(db, identifier, name=unit.name, parent=unit.parent, place=unit.place, profile=plain(unit.profile))
    return identifier


def unit_id_of(unit: Unit) -> str:
    """A unit's id from its code, or from its kind, superior and name."""
    about = unit.code or "\n".join([unit.kind.value, unit.parent, unit.name])
    return hashlib.sha256(about.encode()).hexdigest()[:20]


def _keep_evidence(
    db: Database,
    unit_id: str,
    piece: Evidence,
    stored: Mapping[str, files.StoredFile],
    *,
    at: datetime,
    by: str,
) -> str:
    identifier = sha256(canonical({"unit": unit_id, **plain(piece)}))[:20]
    file = stored.get(piece.sha256)
    reference = piece.reference or ("" if file or piece.link else piece.title)
    row = evidence.Evidence(
        id=identifier,
        unit_id=unit_id,
        kind=piece.kind,
        title=piece.title,
        reference=reference,
        link=piece.link,
        dated=piece.dated,
        sha256=file.sha256 if file else None,
        size=file.size if file else None,
        media_type=file.media_type if file else None,
        created_at=at,
        created_by=by,
    )
    try:
        evidence.add(db, row)
    except AlreadyExists:
        return identifier
    return identifier


def keep_document(
    workspace: Workspace,
    db: Database,
    sealed: Seal,
    pdf: bytes,
    *,
    kind: str,
    slot: str | None,
    at: datetime,
    by: str,
) -> None:
    """Keep a PDF of a seal: its bytes first, then its row."""
    stored = files.store(workspace.files, io.BytesIO(pdf), max_bytes=64 * files.MEGABYTE, allowed=(files.PDF,))
    with transaction(db):
        documents.add(db, sealed.digest, kind=kind, sha256=stored.sha256, size=stored.size, at=at, by=by, slot=slot)
        if kind == "signed":
            assessments.mark_signed(db, sealed.assessment)
        audit.append(
            db, at=at, actor=by, action=f"document.{kind}", subject=sealed.assessment,
            detail={"sha256": stored.sha256, "slot": slot},
        )  # fmt: skip


def kept_unsigned(workspace: Workspace, seal_digest: str) -> bytes | None:
    """The unsigned PDF kept for a seal: once sealed, a report is not drawn again, whatever the layout is today."""
    with workspace.database() as db:
        kept = documents.unsigned(db, seal_digest)
    if kept is None or not files.is_intact(workspace.files, kept.sha256):
        return None
    return files.read(workspace.files, kept.sha256)
