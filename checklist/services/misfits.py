"""Stored values that no longer fit the rules: after a rule file changed under a draft, listed and cleared one by one.

Nothing is dropped on the way. What is cleared goes, with its place and its value, into the audit trail, and the page
that lists misfits shows it from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from checklist.domain.answer_parsing import parse_answer, parse_answers
from checklist.domain.faults import AnswerFault, AnswersInvalid, FaultCode
from checklist.domain.plain import plain
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.services.drafts import SCORED_SETTINGS, Draft, skeleton_of
from checklist.services.errors import NotFound
from checklist.services.stored_answers import plain_answer
from checklist.services.workspace import Workspace
from checklist.store import answers as answer_rows
from checklist.store import assessments, audit, drafts
from checklist.store.database import transaction

ACTION = "draft.clear"
ANSWERS, PROFILE, REPORT = "answers.", "unit.profile.", "report."
STEP = re.compile(r"\[([0-9]+)\]|([^.\[\]]+)")
NO_REQUIREMENT = Text(
    "yêu cầu này không còn trong bộ quy định", "the rule book no longer holds this requirement"
)  # fmt: skip
NOT_ASKED = Text("bộ quy định không còn hỏi mục này", "the rules no longer ask this")


@dataclass(frozen=True, slots=True)
class Misfit:
    """A stored value that does not fit: its key path, what is stored there, why it will not do.

    ``requirement`` is whose answer it is, if any. ``stored`` is false where the rules ask for what was never given:
    there is nothing to clear, only something to answer.
    """

    path: str
    requirement: str | None
    value: Any
    why: Text
    stored: bool


@dataclass(frozen=True, slots=True)
class Cleared:
    """A value that somebody cleared, as the audit trail has it."""

    path: str
    value: Any
    at: datetime
    by: str


def misfits(draft: Draft, pack: RulePack) -> tuple[Misfit, ...]:
    """What of a draft does not fit the rules of today, in reading order; nothing when all does.

    What is sealed was sealed with its own rules, and fits them.
    """
    if draft.head.state != "draft":
        return ()
    found: dict[str, Misfit] = {}
    for each in (*_around(draft, pack), *_answers(draft, pack)):
        found.setdefault(each.path, each)
    return tuple(found.values())


def clear(workspace: Workspace, draft: Draft, path: str, *, at: datetime, by: str) -> Misfit:
    """Clear what is stored at the path of a misfit, note it in the audit trail and return it.

    Only what does not fit can be cleared this way. Raises :class:`NotFound` where there is no such misfit (any more),
    and ``NotADraft`` and the stale errors of the store.
    """
    found = next((each for each in misfits(draft, workspace.pack) if each.path == path and each.stored), None)
    if found is None:
        raise NotFound("Giá trị này đã khớp hoặc đã được bỏ.", "This value fits, or has been cleared already.")
    with workspace.database() as db, transaction(db):
        _clear(db, draft, found, at=at, by=by)
        detail = {"path": path, "value": plain(found.value)}
        audit.append(db, at=at, actor=by, action=ACTION, subject=draft.head.id, detail=detail)
    return found


def cleared(workspace: Workspace, draft: Draft) -> tuple[Cleared, ...]:
    """What was cleared from a draft so far, the latest first."""
    with workspace.database() as db:
        entries = audit.of_subject(db, draft.head.id)
    return tuple(
        Cleared(str(each.detail["path"]), each.detail["value"], each.at, each.actor)
        for each in reversed(entries)
        if each.action == ACTION
    )


def _around(draft: Draft, pack: RulePack) -> Iterator[Misfit]:
    """What does not fit beside the answers: profile, report texts, settings."""
    texts = {key: value for key, value in draft.report.body.items() if key != drafts.SETTINGS}
    settings = {key: draft.report.settings[key] for key in SCORED_SETTINGS if key in draft.report.settings}
    whole = {"unit": {"profile": draft.head.profile}, "report": texts, **settings}
    try:
        parse_answers({**skeleton_of(draft), **settings, "report": texts}, pack, draft=True)
    except AnswersInvalid as refusal:
        for fault in refusal.faults:
            yield _misfit(fault, fault.path, whole, None)


def _answers(draft: Draft, pack: RulePack) -> Iterator[Misfit]:
    known = draft.regulation.by_id()
    for identifier in draft.rows:
        data = plain_answer(draft.rows[identifier], draft.evidence.get(identifier, ()), pack)
        if identifier not in known:
            yield Misfit(f"{ANSWERS}{identifier}", identifier, data, NO_REQUIREMENT, True)
            continue
        try:
            parse_answer(identifier, data, draft.regulation, pack)
        except AnswersInvalid as refusal:
            for fault in refusal.faults:
                yield _misfit(fault, fault.path.removeprefix(f"{ANSWERS}{identifier}."), data, identifier)


def _misfit(fault: AnswerFault, inside: str, data: Mapping[str, Any], requirement: str | None) -> Misfit:
    found, value = _look_up(data, _steps(inside))
    why = NOT_ASKED if fault.code is FaultCode.UNKNOWN_KEY else fault.message
    return Misfit(fault.path, requirement, value if found else None, why, found)


def _clear(db: Database, draft: Draft, found: Misfit, *, at: datetime, by: str) -> None:
    identifier, head = draft.head.id, draft.head
    if found.path.startswith(PROFILE):
        profile = _without(head.profile, _steps(found.path.removeprefix(PROFILE)))
        assessments.save_profile(db, identifier, profile, head.revision)
    elif found.requirement is not None:
        _clear_answer(db, draft, found, found.requirement, at=at, by=by)
    elif found.path.startswith(REPORT):
        body = _without(draft.report.body, _steps(found.path.removeprefix(REPORT)))
        drafts.save_report_texts(db, identifier, body, expected_revision=draft.report.revision, at=at, by=by)
    else:
        settings = _without(draft.report.settings, _steps(found.path))
        revision = draft.report.settings_revision
        drafts.save_settings(db, identifier, settings, expected_revision=revision, at=at, by=by)


def _clear_answer(db: Database, draft: Draft, found: Misfit, requirement: str, *, at: datetime, by: str) -> None:
    identifier, row = draft.head.id, draft.rows[requirement]
    current = answer_rows.get(db, identifier, requirement)
    if current is None or current.revision != row.revision:
        raise answer_rows.StaleAnswer(requirement, current, row.declared, row.body)
    inside = found.path.removeprefix(f"{ANSWERS}{requirement}").removeprefix(".")
    if not inside:
        drafts.drop_answer(db, identifier, requirement)
        return
    left = _without({**row.body, "declared": row.declared}, _steps(inside))
    declared = left.pop("declared", None)
    answer_rows.save(
        db, identifier, requirement, declared=declared, body=left, expected_revision=row.revision, at=at, by=by
    )


def _steps(path: str) -> list[str | int]:
    """A key path as steps into plain data; places in a list are counted from 1 in the path, from 0 in the steps."""
    return [int(index) - 1 if index else key for index, key in STEP.findall(path)]


def _look_up(data: Any, steps: list[str | int]) -> tuple[bool, Any]:
    """Whether something is stored there, and what."""
    for step in steps:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return False, None
    return data is not None, data


def _without(data: Mapping[str, Any], steps: list[str | int]) -> dict[str, Any]:
    """A copy of plain data without what stands at ``steps``."""
    copy: Any = deepcopy(dict(data))
    place = copy
    for step in steps[:-1]:
        place = place[step]
    del place[steps[-1]]
    return dict(copy)
