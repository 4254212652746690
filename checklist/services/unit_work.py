"""The work of a unit: its assessments as they stand, and starting one with what an earlier one left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from checklist.domain.dates import Period
from checklist.domain.faults import AnswersInvalid
from checklist.domain.progress import State, progress
from checklist.domain.rulepack import RulePack
from checklist.domain.seal import BadSeal, read_seal
from checklist.services.carry_over import Proposal, propose
from checklist.services.draft_settings import checked
from checklist.services.draft_start import profile_faults, start_draft
from checklist.services.drafts import Draft, answer_set, evaluate_draft, load_draft, save_answer
from checklist.services.errors import NotFound
from checklist.services.workspace import Workspace
from checklist.store import assessments, audit, documents, drafts, evidence, seals, units
from checklist.store.answers import StaleAnswer
from checklist.store.database import transaction


@dataclass(frozen=True, slots=True)
class Promise:
    """A remedy that was promised: what, by whom, by when, and for which requirement."""

    requirement: str
    what: str
    owner: str
    due: date


@dataclass(frozen=True, slots=True)
class Work:
    """One assessment of a unit. ``draft`` is ``None`` where this installation lacks its rule book.

    ``done`` of ``total`` requirements are finished in a draft; ``result`` is what was computed for the sealed one.
    ``misfit`` says that the rules changed so that some of a draft's answers no longer fit them.
    """

    head: assessments.Assessment
    draft: Draft | None
    done: int
    total: int
    result: Mapping[str, Any] | None
    printed: str
    promises: tuple[Promise, ...]
    kept: tuple[documents.Document, ...]
    replaced_by: str | None
    misfit: bool = False


def work_of(workspace: Workspace, unit_id: str) -> tuple[Work, ...]:
    """The assessments of a unit, the latest period first."""
    pack = workspace.pack
    with workspace.database() as db:
        heads = assessments.of_unit(db, unit_id)
        newer = {head.version_of: head.id for head in heads if head.version_of is not None}
        sealed = {head.id: seals.of_assessment(db, head.id) for head in heads if head.state != "draft"}
        kept = {name: tuple(documents.of_seal(db, seal.digest)) for name, seal in sealed.items()}
    return tuple(
        _work(workspace, pack, head, sealed.get(head.id), kept.get(head.id, ()), newer.get(head.id)) for head in heads
    )


def _work(
    workspace: Workspace,
    pack: RulePack,
    head: assessments.Assessment,
    sealed: seals.Seal | None,
    kept: tuple[documents.Document, ...],
    replaced_by: str | None,
) -> Work:
    draft: Draft | None = None
    promises: tuple[Promise, ...] = ()
    done = total = 0
    misfit = False
    try:
        draft = load_draft(workspace, head.id)
        promises = _promises(draft)
        if sealed is None:
            seen = {name for name, mark in draft.marks.items() if mark.seen_at is not None}
            rights = progress(evaluate_draft(draft, pack), seen)
            done, total = sum(each.counts[State.DONE] for each in rights), sum(each.total for each in rights)
    except AnswersInvalid:
        misfit = True
    except NotFound:
        pass  # the rules it was made under are not here any more; its documents still are
    result, printed = None, ""
    if sealed is not None:
        printed = str(sealed.printed.get("assessment", head.id))
        try:
            result = read_seal(sealed.payload)["result"]
        except BadSeal:
            result = None
    return Work(head, draft, done, total, result, printed, promises, kept, replaced_by, misfit)


def _promises(draft: Draft) -> tuple[Promise, ...]:
    found = []
    for requirement, row in draft.rows.items():
        remedy = row.body.get("remedy") or {}
        if remedy.get("due"):
            due = date.fromisoformat(remedy["due"])
            found.append(Promise(requirement, remedy.get("what") or "", remedy.get("owner") or "", due))
    return tuple(found)


def carry_source(works: tuple[Work, ...], period: Period) -> Work | None:
    """The assessment whose answers may be proposed for ``period``: the last one that ended before it ends."""
    earlier = [
        work
        for work in works
        if work.draft is not None and work.replaced_by is None and work.head.period_to < period.end and work.draft.rows
    ]
    return max(earlier, key=lambda work: (work.head.period_to, work.head.created_at), default=None)


def proposals_from(workspace: Workspace, source: Draft, regulation: str) -> tuple[Proposal, ...]:
    """What an earlier assessment proposes for one under ``regulation``. Raises :class:`AnswersInvalid`."""
    pack = workspace.pack
    return propose(pack, answer_set(source, pack), regulation)


def start(
    workspace: Workspace,
    unit: units.Unit,
    regulation: str,
    period: Period,
    profile: Mapping[str, Any],
    *,
    settings: Mapping[str, Any],
    carry_from: Draft | None,
    at: datetime,
    by: str,
) -> str:
    """Start a draft, remember the profile for next time and carry over what is proposed. Raises what they raise.

    ``settings`` hold ``due_on`` and ``scoring`` as typed in.
    """
    try:
        fitting = checked(workspace.pack, regulation, period, settings)
    except AnswersInvalid as refusal:
        others = profile_faults(workspace, unit, regulation, period, profile)
        raise AnswersInvalid([*others, *refusal.faults]) from refusal
    identifier = start_draft(workspace, unit.id, regulation, period, profile, at=at, by=by, settings=fitting)
    with workspace.database() as db:
        units.change(
            db, unit.id, name=unit.name, parent=unit.parent, place=unit.place, profile={**unit.profile, **profile}
        )
    if carry_from is not None and carry_from.head.unit_id == unit.id:
        carry(workspace, identifier, carry_from, at=at, by=by)
    return identifier


def carry(workspace: Workspace, identifier: str, source: Draft, *, at: datetime, by: str) -> int:
    """Save what ``source`` proposes where nothing is answered yet, marked as carried, with its evidence; how many.

    An answer that is there, or that somebody saves at this moment, stays. A proposal that does not fit is left out.
    """
    carried = 0
    for proposal in proposals_from(workspace, source, load_draft(workspace, identifier).head.regulation):
        data = {key: value for key, value in proposal.data.items() if key != "evidence"}
        try:
            save_answer(workspace, identifier, proposal.requirement, data, 0, at=at, by=by)
        except (StaleAnswer, AnswersInvalid):
            continue
        with workspace.database() as db, transaction(db):
            drafts.mark_carried(db, identifier, proposal.requirement, source.head.id)
            for paper in source.evidence.get(proposal.source, ()):
                evidence.attach(db, identifier, proposal.requirement, paper.id)
        carried += 1
    with workspace.database() as db, transaction(db):
        detail = {"from": source.head.id, "answers": carried}
        audit.append(db, at=at, actor=by, action="draft.carry", subject=identifier, detail=detail)
    return carried
