"""The committee of an installation."""

from __future__ import annotations

from checklist.services.workspace import Workspace
from checklist.store import committee
from checklist.store.committee import Committee

__all__ = ["Committee", "committee_of"]


def committee_of(workspace: Workspace) -> Committee | None:
    """The committee of this installation, or None where it belongs to units only."""
    with workspace.database() as db:
        return committee.get(db)
