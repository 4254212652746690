"""What a draft holds beside its answers: report texts, settings, what has been looked at, what was carried over.

The settings (due date, scoring profile, adjustments) stand in the row of the report texts under a key that no text can
have, and count their own savings: whoever edits the one is not in the way of whoever edits the other.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlite_utils import Database

from checklist.store.assessments import require_draft
from checklist.store.columns import JsonObject, instant_to_text, json_to_object, object_to_json, text_to_instant
from checklist.store.database import row, rows, transaction
from checklist.store.errors import Stale

# What stands beside the report's texts, under a key none of them can have.
SETTINGS, REVISION = "settings", "revision"


@dataclass(frozen=True, slots=True)
class ReportTexts:
    """The texts of a draft's report by key, its settings among them; ``revision`` is 0 while nothing was ever saved.

    ``updated_at`` is when texts were saved, and nothing while there are only settings.
    """

    body: JsonObject
    revision: int
    updated_at: datetime | None

    @property
    def settings(self) -> JsonObject:
        """The settings of the draft, without the count of their savings."""
        return {key: value for key, value in self.body.get(SETTINGS, {}).items() if key != REVISION}

    @property
    def settings_revision(self) -> int:
        """How often the settings were saved; 0 for never."""
        return int(self.body.get(SETTINGS, {}).get(REVISION, 0))

    @property
    def has_texts(self) -> bool:
        """Whether anything but settings stands here."""
        return any(key != SETTINGS for key in self.body)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of a requirement of a draft beside its answer."""

    seen_at: datetime | None
    carried_from: str | None


class StaleReport(Stale):
    """The texts were changed since they were shown: ``current`` stands, ``attempted`` was not saved."""

    def __init__(self, current: ReportTexts, attempted: JsonObject) -> None:
        super().__init__(
            "Nội dung báo cáo vừa được người khác sửa. Nội dung của bạn chưa được lưu; hãy so sánh rồi lưu lại.",
            "Somebody else has just changed the report's texts. Yours were not saved; compare and save again.",
        )
        self.current = current
        self.attempted = attempted


class StaleSettings(Stale):
    """The settings were changed since they were shown: ``current`` stands, ``attempted`` was not saved."""

    def __init__(self, current: ReportTexts, attempted: JsonObject) -> None:
        super().__init__(
            "Thiết lập vừa được người khác sửa. Nội dung của bạn chưa được lưu; hãy so sánh rồi lưu lại.",
            "Somebody else has just changed the settings. Yours were not saved; compare and save again.",
        )
        self.current = current
        self.attempted = attempted


def report_texts(db: Database, assessment_id: str) -> ReportTexts:
    """The texts and settings of a draft's report."""
    found = row(db, "SELECT body, revision, updated_at FROM draft_reports WHERE assessment_id = ?", (assessment_id,))
    if found is None:
        return ReportTexts({}, 0, None)
    texts = ReportTexts(json_to_object(found["body"]), found["revision"], text_to_instant(found["updated_at"]))
    return texts if texts.has_texts else replace(texts, updated_at=None)


def save_settings(
    db: Database, assessment_id: str, settings: JsonObject, *, expected_revision: int, at: datetime, by: str
) -> int:
    """Replace the settings and return their new revision; the texts and their revision stay as they are.

    Raises StaleSettings, NotADraft, NotFound.
    """
    with transaction(db):
        require_draft(db, assessment_id)
        current = report_texts(db, assessment_id)
        if current.settings_revision and dict(current.settings) == dict(settings):
            return current.settings_revision
        if current.settings_revision != expected_revision:
            raise StaleSettings(current, settings)
        body = {**current.body, SETTINGS: {**settings, REVISION: expected_revision + 1}}
        db.execute(
            "INSERT INTO draft_reports (assessment_id, body, revision, updated_at, updated_by) VALUES (?, ?, 1, ?, ?) "
            "ON CONFLICT (assessment_id) DO UPDATE SET body = excluded.body",
            (assessment_id, object_to_json(body), instant_to_text(at), by),
        )
    return expected_revision + 1


def drop_answer(db: Database, assessment_id: str, requirement_id: str) -> None:
    """Drop one answer of a draft, its row and all; what it said is the caller's to note. Raises NotADraft, NotFound."""
    with transaction(db):
        require_draft(db, assessment_id)
        db.execute(
            "DELETE FROM answers WHERE assessment_id = ? AND requirement_id = ?", (assessment_id, requirement_id)
        )


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
