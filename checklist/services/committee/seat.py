"""The committee of an installation."""

from __future__ import annotations

from checklist.services.workspace import Workspace
from checklist.store import committee, units
from checklist.store.committee import Committee

__all__ = ["Committee", "committee_of", "is_sample"]


def committee_of(workspace: Workspace) -> Committee | None:
    """The committee of this installation, or None where it belongs to units only."""
    with workspace.database() as db:
        return committee.get(db)


def is_sample(workspace: Workspace) -> bool:
    """Whether the committee is a fictional one: that of a sample unit."""
    with workspace.database() as db:
        found = committee.get(db)
        return found is not None and units.get(db, found.unit_id).is_sample
