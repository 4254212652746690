"""Keeping what passed every guard: once a seal, each file of it beside the others, in one transaction a file."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from checklist.domain.committee.receiving_notes import Note, note
from checklist.domain.committee.submission import State, SubmissionClass, higher, in_short
from checklist.domain.dates import Period
from checklist.domain.seal import canonical, sha256
from checklist.services.committee.receiving_evaluate import Evaluation, RuleState, evaluate_here
from checklist.services.committee.receiving_units import Belonging, belonging_of
from checklist.services.committee.receiving_versions import place_version, stated_time
from checklist.services.workspace import Workspace
from checklist.store import audit, receipts, submissions
from checklist.store.database import transaction
from checklist.store.receipts import ACCEPTED, REPEATED, ReceivedFile


@dataclass(frozen=True, slots=True)
class Sealed:
    """Data that passed every guard: their bytes, what they hold, how they are vouched for and by whom confirmed."""

    payload: bytes
    content: dict[str, Any]
    class_: SubmissionClass
    rules: RuleState
    confirmed_by: str | None = None


def rules_of(workspace: Workspace, content: Mapping[str, Any], changes: Iterable[str]) -> RuleState:
    """How the rules inside a seal's content stand to those here; ``changes`` are the lines that read otherwise."""
    rules, sources = content["rules"], workspace.rules.sources
    names = rules["files"]
    here = sha256(canonical({name: sources[name] for name in names})) if names.keys() <= sources.keys() else ""
    return RuleState(rules["digest"], here, here == rules["digest"], tuple(changes))


def keep(
    workspace: Workspace, sealed: Sealed, file: ReceivedFile, notes: Iterable[Note], *, at: datetime, by: str
) -> ReceivedFile:
    """Keep a submission, or the file beside the submission it belongs to; returns the entry as it now stands.

    The bytes of the file must be in the store already.
    """
    digest = sha256(sealed.payload)
    with workspace.database() as db:
        known = submissions.by_seal(db, digest)
        belonging = belonging_of(db, sealed.content, workspace.pack, at=at)
    evaluation = None
    if known is None:
        evaluation = evaluate_here(sealed.content, workspace.pack, sealed.rules, scoring=belonging.scoring)
    with workspace.database() as db, transaction(db):
        known = submissions.by_seal(db, digest)
        if known is not None:
            return _again(db, known, sealed, file, notes, at=at, by=by)
        if evaluation is None:
            raise RuntimeError("a submission has disappeared")  # none is ever deleted
        return _new(db, digest, sealed, evaluation, belonging, file, notes, at=at, by=by)


def _new(
    db: Database,
    digest: str,
    sealed: Sealed,
    evaluation: Evaluation,
    belonging: Belonging,
    file: ReceivedFile,
    notes: Iterable[Note],
    *,
    at: datetime,
    by: str,
) -> ReceivedFile:
    content = sealed.content
    given, period = content["input"], Period.parse(content["input"]["period"])
    unit, campaign = belonging.unit, belonging.campaign
    named = {key: given["unit"].get(key) or "" for key in ("name", "kind", "parent", "place", "code")}
    order = submissions.keep_requirement_order(db, given["regulation"], evaluation.order)
    submission = submissions.Submission(
        id=f"bn-{secrets.token_hex(8)}",
        unit_id=unit.id if unit else None,
        campaign_id=campaign.id if campaign else None,
        seal_digest=digest,
        printed_id=content["assessment"],
        class_=sealed.class_.value,
        regulation=given["regulation"],
        period_from=period.start,
        period_to=period.end,
        claimed={**in_short(content["result"]), "unit": named},
        result=evaluation.result,
        differences=tuple(each.plain() for each in evaluation.discrepancies),
        requirements_digest=order,
        verdicts=evaluation.verdicts,
        supersedes=None,
        state=(State.RECEIVED if unit else State.UNASSIGNED).value,
        received_at=at,
        received_by=by,
        confirmed_by=sealed.confirmed_by,
    )
    submissions.add(db, submission, sealed.payload)
    told = note("accepted_scan" if sealed.class_ is SubmissionClass.SCAN else "accepted")
    placed = place_version(db, submission, stated_time(file.facts))
    entry = replace(file, outcome=ACCEPTED, submission_id=submission.id)
    entry = _with(entry, told, (*notes, *belonging.notes, *placed))
    receipts.enter(db, entry)
    detail = {"seal": digest, "file": file.sha256, "class": submission.class_, "notes": [each.code for each in placed]}
    audit.append(db, at=at, actor=by, action="submission.receive", subject=submission.id, detail=detail)
    return entry


def known_file(workspace: Workspace, file: ReceivedFile) -> ReceivedFile | None:
    """The entry of a file whose very bytes were kept before, which need not be looked at again; None for a new one."""
    with workspace.database() as db, transaction(db):
        before = receipts.kept_file(db, file.sha256 or "")
        if before is None:
            return None
        entry = replace(file, outcome=REPEATED, guard="same_file", submission_id=before.submission_id)
        entry = _with(replace(entry, facts=before.facts), note("same_file"), ())
        receipts.enter(db, entry)
    return entry


def _again(
    db: Database,
    known: submissions.Submission,
    sealed: Sealed,
    file: ReceivedFile,
    notes: Iterable[Note],
    *,
    at: datetime,
    by: str,
) -> ReceivedFile:
    earlier = receipts.files_of_submission(db, known.id)
    rank = higher(SubmissionClass(known.class_), sealed.class_)
    if any(each.sha256 == file.sha256 for each in earlier):
        code = "same_file"
    elif rank != known.class_:
        code = "class_risen"
        submissions.change(db, known.id, class_=rank.value)
    else:
        most = max((len(each.facts.get("signatures", ())) for each in earlier), default=0)
        code = "more_signatures" if len(file.facts.get("signatures", ())) > most else "same_seal"
    entry = _with(replace(file, outcome=REPEATED, guard=code, submission_id=known.id), note(code), notes)
    receipts.enter(db, entry)
    if code != "same_file":
        detail = {"seal": known.seal_digest, "file": file.sha256, "what": code}
        audit.append(db, at=at, actor=by, action="submission.file", subject=known.id, detail=detail)
    return entry


def _with(file: ReceivedFile, told: Note, notes: Iterable[Note]) -> ReceivedFile:
    facts = {**file.facts, "notes": [each.plain() for each in notes]}
    return replace(file, sentence_vi=told.text.vi, sentence_en=told.text.en, facts=facts)
