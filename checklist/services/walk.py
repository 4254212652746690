"""What the browser walk does to a draft: save what was typed, declare the plain duties of an article met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from checklist.domain.requirement import Requirement
from checklist.services.drafts import Draft, save_answer
from checklist.services.workspace import Workspace
from checklist.store import drafts, users
from checklist.store.answers import StaleAnswer


def save_typed(
    workspace: Workspace,
    draft: Draft,
    requirement: str,
    data: Mapping[str, Any],
    expected_revision: int,
    *,
    at: datetime,
    by: str,
) -> int:
    """Save an answer and return its revision; what was carried over from an earlier period counts as looked at.

    Raises what :func:`checklist.services.drafts.save_answer` raises, and ``NotADraft`` of the store.
    """
    revision = save_answer(workspace, draft.head.id, requirement, data, expected_revision, at=at, by=by)
    mark = draft.marks.get(requirement)
    if mark is not None and mark.carried_from is not None:
        with workspace.database() as db:
            drafts.mark_carried(db, draft.head.id, requirement, None)
    return revision


def declare_met(
    workspace: Workspace,
    draft: Draft,
    requirements: Iterable[Requirement],
    *,
    at: datetime,
    by: str,
    supplied_by: str = "",
) -> tuple[Requirement, ...]:
    """Declare requirements met that have no answer yet, and return those that were.

    One that somebody answers at this very moment keeps that answer. Raises ``NotADraft`` of the store.
    """
    said, declared = {"declared": "done", "supplied_by": supplied_by}, []
    for requirement in requirements:
        try:
            save_answer(workspace, draft.head.id, requirement.id, said, 0, at=at, by=by)
        except StaleAnswer:
            continue
        declared.append(requirement)
    return tuple(declared)


def name_of(workspace: Workspace, username: str) -> str:
    """The name of the person behind a user name; the user name itself where there is no such account."""
    with workspace.database() as db:
        found = users.with_password_hash(db, username)
    return found[0].name if found else username
