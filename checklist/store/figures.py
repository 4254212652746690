"""The statistical figures typed for a draft, one row an indicator, and beside them what is reported at all.

The row of :data:`SETTINGS`, whose name no indicator can have, holds the chosen groups, whether figures are handed in,
and the figures of the period before. A committee's own figures of a campaign are kept alike, without such a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from checklist.store.assessments import require_draft
from checklist.store.columns import JsonObject, instant_to_text, json_to_object, object_to_json, text_to_instant
from checklist.store.database import rows, transaction
from checklist.store.errors import Stale

SETTINGS = "settings"

# Where rows are kept: the table, and the column that says whose they are.
_OF_ASSESSMENTS = ("indicator_figures", "assessment_id")
_OF_CAMPAIGNS = ("committee_figures", "campaign_id")


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: a figure as an answer file writes it, or the settings. ``revision`` counts its savings."""

    body: JsonObject
    revision: int
    updated_at: datetime
    updated_by: str


class StaleFigures(Stale):
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
    return _rows_of(db, _OF_ASSESSMENTS, assessment_id)


def of_campaign(db: Database, campaign_id: str) -> dict[str, Figure]:
    """The rows that the committee itself gave for a campaign, by code."""
    return _rows_of(db, _OF_CAMPAIGNS, campaign_id)


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
        return _save(db, _OF_ASSESSMENTS, assessment_id, bodies, expected, at=at, by=by)


def save_of_campaign(
    db: Database, campaign_id: str, bodies: Mapping[str, JsonObject], expected: Mapping[str, int], *, at: datetime,
    by: str,
) -> tuple[str, ...]:  # fmt: skip
    """The same for the committee's own rows of a campaign that exists. Raises StaleFigures."""
    with transaction(db):
        return _save(db, _OF_CAMPAIGNS, campaign_id, bodies, expected, at=at, by=by)


def _rows_of(db: Database, place: tuple[str, str], owner: str) -> dict[str, Figure]:
    table, key = place
    found = rows(db, f"SELECT code, body, revision, updated_at, updated_by FROM {table} WHERE {key} = ?", (owner,))
    return {
        each["code"]: Figure(
            json_to_object(each["body"]), each["revision"], text_to_instant(each["updated_at"]), each["updated_by"]
        )
        for each in found
    }


def _save(
    db: Database, place: tuple[str, str], owner: str, bodies: Mapping[str, JsonObject], expected: Mapping[str, int], *,
    at: datetime, by: str,
) -> tuple[str, ...]:  # fmt: skip
    table, key = place
    standing = _rows_of(db, place, owner)
    changed = tuple(
        code for code, body in bodies.items() if dict(body) != (dict(standing[code].body) if code in standing else {})
    )
    stale = tuple(
        code for code in changed if expected.get(code, 0) != (standing[code].revision if code in standing else 0)
    )
    if stale:
        raise StaleFigures(stale, standing)
    for code in changed:
        db.execute(
            f"INSERT INTO {table} ({key}, code, body, revision, updated_at, updated_by) "
            f"VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT ({key}, code) DO UPDATE SET body = excluded.body, "
            "revision = excluded.revision, updated_at = excluded.updated_at, updated_by = excluded.updated_by",
            (owner, code, object_to_json(bodies[code]), expected.get(code, 0) + 1, instant_to_text(at), by),
        )
    return changed
