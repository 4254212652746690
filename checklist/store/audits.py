"""Audits: one a submission, its items one a requirement, its visits. The unit's own values stand in the submission."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from checklist.domain.committee.audit import AuditItem
from checklist.domain.findings import Verdict
from checklist.store.columns import instant_to_text, json_to_object, object_to_json, text_to_instant
from checklist.store.database import Row, row, rows, transaction
from checklist.store.errors import AlreadyExists, NotFound, Stale

_COLUMNS = (
    "submission_id, auditor_id, state, remark, score, grade, revision, opened_at, proposed_at, concluded_at, "
    "concluded_by, conclusion"
)
_CHANGEABLE = frozenset(
    {"auditor_id", "state", "remark", "score", "grade", "proposed_at", "concluded_at", "concluded_by", "conclusion"}
)


@dataclass(frozen=True, slots=True)
class Audit:
    """How far the audit of a submission has come. ``score`` is exact text such as ``181/2``, ``grade`` a band's id."""

    submission_id: str
    auditor_id: str
    state: str
    """open | proposed | concluded | returned"""
    remark: str
    score: str | None
    grade: str | None
    revision: int
    opened_at: datetime
    proposed_at: datetime | None = None
    concluded_at: datetime | None = None
    concluded_by: str | None = None
    conclusion: str = ""


@dataclass(frozen=True, slots=True)
class KeptItem:
    """An item with the count of its savings."""

    item: AuditItem
    revision: int
    updated_at: datetime
    updated_by: str


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit to a unit, with the minutes written there; ``scan_sha256`` is the paper signed by hand."""

    id: str
    submission_id: str
    body: Mapping[str, Any]
    paper_sha256: str | None
    scan_sha256: str | None
    revision: int
    updated_at: datetime
    updated_by: str


class StaleItem(Stale):
    """Somebody else changed this since it was shown. Nothing was saved."""

    def __init__(self) -> None:
        super().__init__(
            "Nội dung này vừa được người khác sửa. Bản của bạn chưa được lưu; hãy so sánh rồi lưu lại.",
            "Somebody else has just changed this. Yours was not saved; compare and save again.",
        )


def add(db: Database, audit: Audit) -> None:
    """Keep a new audit. Raises AlreadyExists."""
    with transaction(db):
        if row(db, "SELECT 1 FROM audits WHERE submission_id = ?", (audit.submission_id,)):
            raise AlreadyExists("cuộc thẩm định của bản nộp", "audit of the submission", audit.submission_id)
        db.execute(
            "INSERT INTO audits (submission_id, auditor_id, state, remark, revision, opened_at) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (
                audit.submission_id,
                audit.auditor_id,
                audit.state,
                audit.remark,
                audit.revision,
                instant_to_text(audit.opened_at),
            ),
        )


def get(db: Database, submission_id: str) -> Audit | None:
    """The audit of a submission, or None."""
    found = row(db, f"SELECT {_COLUMNS} FROM audits WHERE submission_id = ?", (submission_id,))
    return None if found is None else _from_row(found)


def every(db: Database) -> dict[str, Audit]:
    """All audits by submission."""
    return {found["submission_id"]: _from_row(found) for found in rows(db, f"SELECT {_COLUMNS} FROM audits")}


def count_proposed(db: Database) -> int:
    """How many audits wait to be concluded."""
    found = row(db, "SELECT count(*) AS n FROM audits WHERE state = 'proposed'")
    return int(found["n"]) if found else 0


def campaign_proposed(db: Database) -> str | None:
    """The campaign of the audit that was put forward first of those to be concluded; None where there is none."""
    found = row(
        db,
        "SELECT s.campaign_id FROM audits a JOIN submissions s ON s.id = a.submission_id "
        "WHERE a.state = 'proposed' AND s.campaign_id IS NOT NULL ORDER BY a.proposed_at, s.id LIMIT 1",
    )
    return found["campaign_id"] if found else None


def change(db: Database, submission_id: str, *, expected_revision: int, **fields: Any) -> Audit:
    """Change an audit and return it as it now stands; instants are given as datetimes. Raises StaleItem, NotFound."""
    if strangers := fields.keys() - _CHANGEABLE:
        raise TypeError(f"not to be changed: {', '.join(sorted(strangers))}")
    encoded = {name: instant_to_text(value) if isinstance(value, datetime) else value for name, value in fields.items()}
    with transaction(db):
        assignments = "".join(f"{name} = ?, " for name in encoded)
        cursor = db.execute(
            f"UPDATE audits SET {assignments}revision = revision + 1 WHERE submission_id = ? AND revision = ?",
            [*encoded.values(), submission_id, expected_revision],
        )
        changed = get(db, submission_id)
        if changed is None:
            raise NotFound("cuộc thẩm định", "audit", submission_id)
        if cursor.rowcount != 1:
            raise StaleItem
    return changed


def save_item(
    db: Database, submission_id: str, item: AuditItem, *, expected_revision: int, at: datetime, by: str
) -> int:
    """Save what is said of one requirement and return its new revision; 0 is expected of one never saved.

    Saving what stands already changes nothing. Raises StaleItem.
    """
    values = (item.verdict.value if item.verdict else None, item.reason, item.seen, item.question, item.reply)
    with transaction(db):
        kept = items(db, submission_id).get(item.requirement)
        if kept is not None and kept.item == item:
            return kept.revision
        if expected_revision != (kept.revision if kept else 0):
            raise StaleItem
        revision = expected_revision + 1
        db.execute(
            "INSERT INTO audit_items (submission_id, requirement_id, verdict, reason, seen, question, reply, revision, "
            "updated_at, updated_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (submission_id, requirement_id) DO UPDATE SET verdict = excluded.verdict, "
            "reason = excluded.reason, seen = excluded.seen, question = excluded.question, reply = excluded.reply, "
            "revision = excluded.revision, updated_at = excluded.updated_at, updated_by = excluded.updated_by",
            (submission_id, item.requirement, *values, revision, instant_to_text(at), by),
        )
    return revision


def items(db: Database, submission_id: str) -> dict[str, KeptItem]:
    """What has been said, by requirement."""
    found = rows(
        db,
        "SELECT requirement_id, verdict, reason, seen, question, reply, revision, updated_at, updated_by "
        "FROM audit_items WHERE submission_id = ? ORDER BY requirement_id",
        (submission_id,),
    )
    return {each["requirement_id"]: _item_from_row(each) for each in found}


def save_visit(db: Database, visit: Visit) -> Visit:
    """Keep a visit's minutes; ``visit.revision`` is the one that was read, 0 for a new one. Raises StaleItem."""
    with transaction(db):
        known = row(db, "SELECT revision FROM audit_visits WHERE id = ?", (visit.id,))
        if visit.revision != (known["revision"] if known else 0):
            raise StaleItem
        db.execute(
            "INSERT INTO audit_visits (id, submission_id, body, paper_sha256, scan_sha256, revision, updated_at, "
            "updated_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body, "
            "paper_sha256 = excluded.paper_sha256, scan_sha256 = excluded.scan_sha256, revision = excluded.revision, "
            "updated_at = excluded.updated_at, updated_by = excluded.updated_by",
            (
                visit.id,
                visit.submission_id,
                object_to_json(visit.body),
                visit.paper_sha256,
                visit.scan_sha256,
                visit.revision + 1,
                instant_to_text(visit.updated_at),
                visit.updated_by,
            ),
        )
        return visit_of(db, visit.id)


def visit_of(db: Database, visit_id: str) -> Visit:
    """The visit of this id. Raises NotFound."""
    found = rows(db, "SELECT * FROM audit_visits WHERE id = ?", (visit_id,))
    if not found:
        raise NotFound("biên bản kiểm tra", "minutes", visit_id)
    return _visit_from_row(found[0])


def visits(db: Database, submission_id: str) -> list[Visit]:
    """The visits about a submission, the first first."""
    found = rows(db, "SELECT * FROM audit_visits WHERE submission_id = ? ORDER BY rowid", (submission_id,))
    return [_visit_from_row(each) for each in found]


def _from_row(found: Row) -> Audit:
    moments = ("opened_at", "proposed_at", "concluded_at")
    return Audit(**{**found, **{name: text_to_instant(found[name]) if found[name] else None for name in moments}})


def _item_from_row(found: Row) -> KeptItem:
    item = AuditItem(
        found["requirement_id"],
        Verdict(found["verdict"]) if found["verdict"] else None,
        found["reason"],
        found["seen"],
        found["question"],
        found["reply"],
    )
    return KeptItem(item, found["revision"], text_to_instant(found["updated_at"]), found["updated_by"])


def _visit_from_row(found: Row) -> Visit:
    return Visit(**{**found, "body": json_to_object(found["body"]), "updated_at": text_to_instant(found["updated_at"])})
