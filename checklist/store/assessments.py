"""Assessments: one walk of one unit, under one rule book, over one period.

An assessment is a draft, then sealed, then signed; never backwards. A sealed one is corrected by a new version,
which names the one it replaces in ``version_of``.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlite_utils import Database

from checklist.store.columns import (
    JsonObject,
    day_to_text,
    instant_to_text,
    json_to_object,
    object_to_json,
    text_to_day,
    text_to_instant,
)
from checklist.store.database import Row, row, rows, transaction
from checklist.store.errors import AlreadyExists, NotADraft, NotFound, Stale, StoreError

_COLUMNS = (
    "id, unit_id, regulation, period_from, period_to, profile, revision, state, version_of, created_at, created_by"
)


@dataclass(frozen=True, slots=True)
class Assessment:
    """The head of an assessment; its answers stand apart."""

    id: str
    unit_id: str
    regulation: str
    period_from: date
    period_to: date
    """The last day, inclusive."""
    profile: JsonObject
    created_at: datetime
    created_by: str
    state: str = "draft"
    """draft | sealed | signed"""
    version_of: str | None = None
    revision: int = 1
    """How often the profile was saved, for optimistic locking."""


class StaleProfile(Stale):
    """Somebody else changed the profile meanwhile: ``current`` is what stands, ``attempted`` what was not saved."""

    def __init__(self, current: Assessment, attempted: JsonObject) -> None:
        super().__init__(
            "Thông tin đơn vị vừa được người khác sửa. Nội dung của bạn chưa được lưu; hãy so sánh rồi lưu lại.",
            "Somebody else has just changed the unit's facts. Yours were not saved; compare them and save again.",
        )
        self.current = current
        self.attempted = attempted


def derive_id(unit_id: str, regulation: str, period_from: date, period_to: date, version: int = 1) -> str:
    """The id of an assessment, from what it is about: the same on every machine, with nothing random in it.

    So the bytes that are sealed hold no chance either, and the same assessment sealed twice gives the same seal.
    """
    about = "\n".join([unit_id, regulation, f"{period_from}..{period_to}", str(version)])
    return hashlib.sha256(about.encode()).hexdigest()[:20]


def create(db: Database, assessment: Assessment) -> None:
    """Keep a new draft.

    Raises AlreadyExists when its id is taken, or when the version it replaces has been replaced already; the error's
    ``key`` is the id of the assessment that stands there. Raises NotFound when the version it replaces is unknown.
    """
    with transaction(db):
        _refuse_taken_place(db, assessment)
        db.execute(
            f"INSERT INTO assessments ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                assessment.id,
                assessment.unit_id,
                assessment.regulation,
                day_to_text(assessment.period_from),
                day_to_text(assessment.period_to),
                object_to_json(assessment.profile),
                assessment.revision,
                assessment.state,
                assessment.version_of,
                instant_to_text(assessment.created_at),
                assessment.created_by,
            ),
        )


def get(db: Database, assessment_id: str) -> Assessment:
    """The assessment of this id. Raises NotFound."""
    found = row(db, f"SELECT {_COLUMNS} FROM assessments WHERE id = ?", (assessment_id,))
    if found is None:
        raise NotFound("đợt tự đánh giá", "assessment", assessment_id)
    return _from_row(found)


def of_unit(db: Database, unit_id: str) -> list[Assessment]:
    """All assessments of a unit, the latest period first, a newer version before the one it replaces."""
    found = rows(
        db,
        f"SELECT {_COLUMNS} FROM assessments WHERE unit_id = ? ORDER BY period_from DESC, created_at DESC, id",
        (unit_id,),
    )
    return [_from_row(each) for each in found]


def newer_version(db: Database, assessment_id: str) -> str | None:
    """The id of the assessment that replaces this one, or None."""
    found = row(db, "SELECT id FROM assessments WHERE version_of = ?", (assessment_id,))
    return None if found is None else str(found["id"])


def save_profile(db: Database, assessment_id: str, profile: JsonObject, expected_revision: int) -> Assessment:
    """Replace the profile of a draft, if nobody did since ``expected_revision``, and return the new head.

    Raises StaleProfile, NotADraft, NotFound.
    """
    with transaction(db):
        current = require_draft(db, assessment_id)
        if current.profile == dict(profile):
            return current
        if current.revision != expected_revision:
            raise StaleProfile(current, profile)
        saved = replace(current, profile=profile, revision=current.revision + 1)
        db.execute(
            "UPDATE assessments SET profile = ?, revision = ? WHERE id = ?",
            (object_to_json(profile), saved.revision, assessment_id),
        )
    return saved


def mark_signed(db: Database, assessment_id: str) -> None:
    """Note that a signed document of a sealed assessment exists. Raises NotFound; refuses what is not sealed."""
    with transaction(db):
        if get(db, assessment_id).state == "draft":
            raise StoreError(
                "Chưa chốt báo cáo nên chưa thể ghi nhận chữ ký.",
                "The report has not been sealed, so no signature can be recorded.",
            )
        db.execute("UPDATE assessments SET state = 'signed' WHERE id = ?", (assessment_id,))


def discard(db: Database, assessment_id: str) -> None:
    """Drop a draft with its answers; the files of its evidence stay. Raises NotADraft, NotFound."""
    with transaction(db):
        require_draft(db, assessment_id)
        db.execute("DELETE FROM assessments WHERE id = ?", (assessment_id,))


def require_draft(db: Database, assessment_id: str) -> Assessment:
    """The assessment, if it may still be changed. Raises NotADraft, NotFound."""
    assessment = get(db, assessment_id)
    if assessment.state != "draft":
        raise NotADraft(assessment_id)
    return assessment


def _refuse_taken_place(db: Database, assessment: Assessment) -> None:
    if row(db, "SELECT 1 FROM assessments WHERE id = ?", (assessment.id,)):
        raise AlreadyExists("đợt tự đánh giá", "assessment", assessment.id)
    if assessment.version_of is not None:
        get(db, assessment.version_of)
        successor = newer_version(db, assessment.version_of)
        if successor is not None:
            raise AlreadyExists("bản thay thế", "newer version", successor)


def _from_row(found: Row) -> Assessment:
    return Assessment(
        id=found["id"],
        unit_id=found["unit_id"],
        regulation=found["regulation"],
        period_from=text_to_day(found["period_from"]),
        period_to=text_to_day(found["period_to"]),
        profile=json_to_object(found["profile"]),
        created_at=text_to_instant(found["created_at"]),
        created_by=found["created_by"],
        state=found["state"],
        version_of=found["version_of"],
        revision=found["revision"],
    )
