"""What a draft holds beside its answers: the texts of its report, what has been looked at, what was carried over."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from checklist.store.assessments import require_draft
from checklist.store.columns import JsonObject, instant_to_text, json_to_object, object_to_json, text_to_instant
from checklist.store.database import row, rows, transaction
from checklist.store.errors import StoreError


@dataclass(frozen=True, slots=True)
class ReportTexts:
    """The texts of a draft's report by key; ``revision`` is 0 while nothing was ever saved."""

    body: JsonObject
    revision: int
    updated_at: datetime | None


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of a requirement of a draft beside its answer."""

    seen_at: datetime | None
    carried_from: str | None


class StaleReport(StoreError):
    """The texts were changed since they were shown: ``current`` stands, ``attempted`` was not saved."""

    def __init__(self, current: ReportTexts, attempted: JsonObject) -> None:
        super().__init__(
            "Nội dung báo cáo vừa được người khác sửa. Nội dung của bạn chưa được lưu; hãy so sánh rồi lưu lại.",
            "Somebody else has just changed the report's texts. Yours were not saved; compare and save again.",
        )
        self.current = current
        self.attempted = attempted


def report_texts(db: Database, assessment_id: str) -> ReportTexts:
    """The texts of a draft's report."""
    found = row(db, "SELECT body, revision, updated_at FROM draft_reports WHERE assessment_id = ?", (assessment_id,))
    if found is None:
        return ReportTexts({}, 0, None)
    return ReportTexts(json_to_object(found["body"]), found["revision"], text_to_instant(found["updated_at"]))


def save_report_texts(
    db: Database, assessment_id: str, body: JsonObject, *, expected_revision: int, at: datetime, by: str
) -> int:
    """Replace the texts and return the new revision. Raises StaleReport, NotADraft, NotFound."""
    with transaction(db):
        require_draft(db, assessment_id)
        current = report_texts(db, assessment_id)
        if current.revision and dict(current.body) == dict(body):
            return current.revision
        if current.revision != expected_revision:
            raise StaleReport(current, body)
        db.execute(
            "INSERT INTO draft_reports (assessment_id, body, revision, updated_at, updated_by) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (assessment_id) DO UPDATE SET body = excluded.body, revision = excluded.revision, "
            "updated_at = excluded.updated_at, updated_by = excluded.updated_by",
            (assessment_id, object_to_json(body), expected_revision + 1, instant_to_text(at), by),
        )
    return expected_revision + 1


def mark_seen(db: Database, assessment_id: str, requirement_ids: list[str], at: datetime) -> None:
    """Note that requirements have been looked at; the first time counts."""
    with transaction(db):
        for requirement_id in requirement_ids:
            db.execute(
                "INSERT INTO draft_marks (assessment_id, requirement_id, seen_at) VALUES (?, ?, ?) "
                "ON CONFLICT (assessment_id, requirement_id) DO UPDATE SET seen_at = "
                "coalesce(draft_marks.seen_at, excluded.seen_at)",
                (assessment_id, requirement_id, instant_to_text(at)),
            )


def mark_carried(db: Database, assessment_id: str, requirement_id: str, carried_from: str | None) -> None:
    """Note that an answer was proposed from an earlier assessment, or (``None``) that it no longer is."""
    with transaction(db):
        db.execute(
            "INSERT INTO draft_marks (assessment_id, requirement_id, carried_from) VALUES (?, ?, ?) "
            "ON CONFLICT (assessment_id, requirement_id) DO UPDATE SET carried_from = excluded.carried_from",
            (assessment_id, requirement_id, carried_from),
        )


def marks(db: Database, assessment_id: str) -> dict[str, Mark]:
    """The marks of a draft by requirement id."""
    found = rows(
        db, "SELECT requirement_id, seen_at, carried_from FROM draft_marks WHERE assessment_id = ?", (assessment_id,)
    )
    return {
        each["requirement_id"]: Mark(
            text_to_instant(each["seen_at"]) if each["seen_at"] else None, each["carried_from"]
        )
        for each in found
    }
