"""The answers of an assessment: the only truth that is typed in.

Two people may work on one assessment. Each answer counts its savings in ``revision``; who saves says which revision
was on the screen, and a saving over a newer one is refused with both values, so nothing is lost.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from checklist.store.assessments import require_draft
from checklist.store.columns import JsonObject, instant_to_text, json_to_object, object_to_json, text_to_instant
from checklist.store.database import Row, row, rows, transaction
from checklist.store.errors import Stale

_COLUMNS = "assessment_id, requirement_id, declared, body, revision, updated_at, updated_by"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it stands."""

    assessment_id: str
    requirement_id: str
    declared: str | None
    """done | partly | not_done | did_not_arise | not_applicable; None while only facts have been given."""
    body: JsonObject
    """Facts, records, points, reason, remedy: whatever else was typed in."""
    revision: int
    updated_at: datetime
    updated_by: str


class StaleAnswer(Stale):
    """The answer was changed since it was shown. Nothing was saved.

    ``current`` is the answer that stands (None when there is none, although a revision was expected);
    ``declared`` and ``body`` are what was to be saved.
    """

    def __init__(self, requirement_id: str, current: Answer | None, declared: str | None, body: JsonObject) -> None:
        super().__init__(
            "Câu trả lời này vừa được người khác sửa. Nội dung của bạn chưa được lưu; hãy so sánh hai bản rồi lưu lại.",
            "Somebody else has just changed this answer. Yours was not saved; compare the two and save again.",
        )
        self.requirement_id = requirement_id
        self.current = current
        self.declared = declared
        self.body = body


def save(
    db: Database,
    assessment_id: str,
    requirement_id: str,
    *,
    declared: str | None,
    body: JsonObject,
    expected_revision: int,
    at: datetime,
    by: str,
) -> int:
    """Save an answer and return its new revision; ``expected_revision`` is 0 for an answer never saved before.

    Saving what already stands is a success that changes nothing, so that a repeated request after a lost reply
    does no harm.

    Raises StaleAnswer, NotADraft, NotFound.
    """
    with transaction(db):
        require_draft(db, assessment_id)
        current = get(db, assessment_id, requirement_id)
        text = object_to_json(body)
        if current is not None and current.declared == declared and object_to_json(current.body) == text:
            return current.revision
        if (current.revision if current else 0) != expected_revision:
            raise StaleAnswer(requirement_id, current, declared, body)
        db.execute(
            f"INSERT INTO answers ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (assessment_id, requirement_id) DO UPDATE SET declared = excluded.declared, "
            "body = excluded.body, revision = excluded.revision, updated_at = excluded.updated_at, "
            "updated_by = excluded.updated_by",
            (assessment_id, requirement_id, declared, text, expected_revision + 1, instant_to_text(at), by),
        )
    return expected_revision + 1


def get(db: Database, assessment_id: str, requirement_id: str) -> Answer | None:
    """One answer, or None while there is none."""
    found = row(
        db,
        f"SELECT {_COLUMNS} FROM answers WHERE assessment_id = ? AND requirement_id = ?",
        (assessment_id, requirement_id),
    )
    return None if found is None else _from_row(found)


def of_assessment(db: Database, assessment_id: str) -> dict[str, Answer]:
    """All answers of an assessment, by requirement id."""
    found = rows(
        db, f"SELECT {_COLUMNS} FROM answers WHERE assessment_id = ? ORDER BY requirement_id", (assessment_id,)
    )
    return {each["requirement_id"]: _from_row(each) for each in found}


def _from_row(found: Row) -> Answer:
    return Answer(
        assessment_id=found["assessment_id"],
        requirement_id=found["requirement_id"],
        declared=found["declared"],
        body=json_to_object(found["body"]),
        revision=found["revision"],
        updated_at=text_to_instant(found["updated_at"]),
        updated_by=found["updated_by"],
    )
