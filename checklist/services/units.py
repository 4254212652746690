"""Units as the pages meet them."""

from __future__ import annotations

from checklist.services.errors import NotFound
from checklist.services.workspace import Workspace
from checklist.store import units
from checklist.store.errors import NotFound as NoSuchRow
from checklist.store.units import Unit


def unit_of(workspace: Workspace, unit_id: str) -> Unit:
    """The unit of this id. Raises :class:`NotFound`."""
    with workspace.database() as db:
        try:
            return units.get(db, unit_id)
        except NoSuchRow as error:
            raise NotFound("Không có đơn vị này.", "There is no such unit.") from error


def every_unit(workspace: Workspace) -> list[Unit]:
    """All units of the installation, by name."""
    with workspace.database() as db:
        return sorted(units.every(db), key=lambda unit: unit.name)
