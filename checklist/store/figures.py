"""The statistical figures typed for a draft, one row an indicator, and beside them what is reported at all.

The row of :data:`SETTINGS`, whose name no indicator can have, holds the chosen groups, whether figures are handed in,
and the figures of the period before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from checklist.store.assessments import require_draft
from checklist.store.columns import JsonObject, instant_to_text, json_to_object, object_to_json, text_to_instant
from checklist.store.database import rows, transaction
from checklist.store.errors import StoreError

SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: a figure as an answer file writes it, or the settings. ``revision`` counts its savings."""

    body: JsonObject
    revision: int
    updated_at: datetime
    updated_by: str


class StaleFigures(StoreError):
    """Figures were changed since they were shown: ``current`` stands under ``codes``; nothing was saved."""

    def __init__(self, codes: tuple[str, ...], current: Mapping[str, Figure]) -> None:
        super().__init__(
            "Số liệu vừa được người khác sửa. Nội dung của bạn chưa được lưu; hãy so sánh rồi lưu lại.",
            "Somebody else has just changed these figures. Yours were not saved; compare and save again.",
        )
        self.codes = codes
        self.current = current


def of_assessment(db: Database, assessment_id: str) -> dict[str, Figure]:
    """The rows of a draft by code."""
    found = rows(
        db,
        "SELECT code, body, revision, updated_at, updated_by FROM indicator_figures WHERE assessment_id = ?",
        (assessment_id,),
    )
    return {
        each["code"]: Figure(
            json_to_object(each["body"]), each["revision"], text_to_instant(each["updated_at"]), each["updated_by"]
        )
        for each in found
    }


def save(
    db: Database, assessment_id: str, bodies: Mapping[str, JsonObject], expected: Mapping[str, int], *, at: datetime,
    by: str,
) -> tuple[str, ...]:  # fmt: skip
    """Save several rows at once, all or none, and return the codes that changed.

    ``expected`` are the revisions that were shown, 0 for what was never saved. What stands already is not saved again.
    Raises StaleFigures, NotADraft, NotFound.
    """
    with transaction(db):
        require_draft(db, assessment_id)
        standing = of_assessment(db, assessment_id)
        changed = tuple(
            code
            for code, body in bodies.items()
            if dict(body) != (dict(standing[code].body) if code in standing else {})
        )
        stale = tuple(
            code for code in changed if expected.get(code, 0) != (standing[code].revision if code in standing else 0)
        )
        if stale:
            raise StaleFigures(stale, standing)
        for code in changed:
            db.execute(
                "INSERT INTO indicator_figures (assessment_id, code, body, revision, updated_at, updated_by) "
                "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (assessment_id, code) DO UPDATE SET body = excluded.body, "
                "revision = excluded.revision, updated_at = excluded.updated_at, updated_by = excluded.updated_by",
                (assessment_id, code, object_to_json(bodies[code]), expected.get(code, 0) + 1, instant_to_text(at), by),
            )
    return changed
