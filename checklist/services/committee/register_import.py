"""A list of units from a file: looked at first, applied only as it was shown."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from checklist.domain.committee.register import RegisterUnit
from checklist.services.committee.register import SUBJECT, keep_change, levels_of, told
from checklist.services.committee.register_compare import Preview, Row, State, compare
from checklist.services.errors import Refused
from checklist.services.workspace import Workspace
from checklist.store import audit, register
from checklist.store.database import transaction

__all__ = ["Preview", "Row", "StalePreview", "State", "apply_import", "preview_import"]


class StalePreview(Refused):
    """The register changed after the list was looked at."""


def preview_import(workspace: Workspace, content: bytes, *, at: datetime, by: str) -> Preview:
    """Compare a list with the register; nothing is kept. Raises ``FileRefused``."""
    with workspace.database() as db:
        held = register.load(db)
    return compare(content, held, levels_of(workspace), at=at, by=by)


def apply_import(workspace: Workspace, content: bytes, digest: str, *, at: datetime, by: str) -> Preview:
    """Keep every new and changed line of a list whose preview had ``digest``; what is faulty or in conflict is left.

    Raises ``FileRefused``, and :class:`StalePreview` when the register has changed since.
    """
    levels = levels_of(workspace)
    with workspace.database() as db, transaction(db):
        found = compare(content, register.load(db), levels, at=at, by=by)
        if found.digest != digest:
            raise StalePreview(
                "Danh sách đơn vị vừa được thay đổi; hãy xem lại rồi xác nhận.",
                "The register was changed in the meantime; look again, then confirm.",
            )
        new = [row.unit for row in found.of(State.NEW) if row.unit]
        register.add(db, _parents_first(new))
        for row in found.of(State.CHANGED):
            if row.unit and row.before:
                keep_change(db, row.before, row.unit, at=at, by=by)
        register.add_successions(db, found.successions)
        detail = {
            "sha256": hashlib.sha256(content).hexdigest(), "new": len(new), "changed": len(found.of(State.CHANGED)),
            "successions": len(found.successions),
        }  # fmt: skip
        audit.append(db, at=at, actor=by, action="register.import", subject=SUBJECT, detail=detail)
        for unit in new:
            audit.append(db, at=at, actor=by, action="register.add", subject=unit.id, detail=told(unit))
    return found


def _parents_first(units: Sequence[RegisterUnit]) -> list[RegisterUnit]:
    waiting, ordered, new = list(units), [], {unit.id for unit in units}
    done: set[str] = set()
    while waiting:
        ready = [unit for unit in waiting if unit.parent_id not in new or unit.parent_id in done]
        ordered += ready
        done |= {unit.id for unit in ready}
        waiting = [unit for unit in waiting if unit.id not in done]
        if not ready:  # a ring, which the checks have refused
            return [*ordered, *waiting]
    return ordered
