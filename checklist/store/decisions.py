"""Decisions that recognise grades, with their lists. A draft changes; an issued one stands, but for its signatures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from checklist.store.columns import (
    day_to_text,
    instant_to_text,
    json_to_object,
    object_to_json,
    text_to_day,
    text_to_instant,
)
from checklist.store.database import Row, row, rows, transaction
from checklist.store.errors import AlreadyExists, NotFound, Stale

_COLUMNS = (
    "id, campaign_id, form, number, dated, body, state, paper_sha256, signed_sha256, revision, created_at, created_by"
)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision (of a State body) or notice (of a Party body). ``body`` is what is typed and listed, as plain data."""

    id: str
    campaign_id: str
    form: str
    """decision | notice"""
    number: str
    dated: date | None
    body: Mapping[str, Any]
    state: str
    """draft | issued"""
    paper_sha256: str | None
    signed_sha256: str | None
    """The newest signed file."""
    revision: int
    created_at: datetime
    created_by: str

    @property
    def newest(self) -> str | None:
        """The file that the next signature goes on."""
        return self.signed_sha256 or self.paper_sha256


@dataclass(frozen=True, slots=True)
class Recognition:
    """One line of a decision's list. ``score`` is exact text such as ``181/2``, ``grade`` a band's id."""

    submission_id: str
    score: str
    grade: str
    note: str


class StaleDecision(Stale):
    """Somebody else changed this since it was shown. Nothing was saved."""

    def __init__(self) -> None:
        super().__init__(
            "Văn bản này vừa được người khác sửa hoặc ký; hãy xem lại rồi làm tiếp.",
            "Somebody else has just changed or signed this; look at it again, then go on.",
        )


def add(db: Database, decision: Decision, listed: Iterable[Recognition]) -> None:
    """Keep a new draft with its list."""
    with transaction(db):
        marks = ", ".join("?" * len(_COLUMNS.split(",")))
        db.execute(f"INSERT INTO decisions ({_COLUMNS}) VALUES ({marks})", _values(decision))
        _add_lines(db, decision.id, listed)


def get(db: Database, decision_id: str) -> Decision:
    """The decision of this id. Raises NotFound."""
    found = row(db, f"SELECT {_COLUMNS} FROM decisions WHERE id = ?", (decision_id,))
    if found is None:
        raise NotFound("quyết định", "decision", decision_id)
    return _from_row(found)


def every(db: Database) -> list[Decision]:
    """All decisions, the newest first."""
    found = rows(db, f"SELECT {_COLUMNS} FROM decisions ORDER BY created_at DESC, id")
    return [_from_row(each) for each in found]


def issued(db: Database) -> list[Decision]:
    """The issued decisions, the first issued first."""
    found = rows(db, f"SELECT {_COLUMNS} FROM decisions WHERE state = 'issued' ORDER BY dated, created_at, id")
    return [_from_row(each) for each in found]


def count_unlisted(db: Database) -> dict[str, int]:
    """How many concluded audits of each campaign came to a grade that no decision lists, be it a draft."""
    found = rows(
        db,
        "SELECT s.campaign_id, count(*) AS n FROM audits a JOIN submissions s ON s.id = a.submission_id "
        "JOIN campaign_units u ON u.campaign_id = s.campaign_id AND u.unit_id = s.unit_id "
        "WHERE a.state = 'concluded' AND s.state = 'concluded' AND a.score IS NOT NULL AND a.grade IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM recognitions r WHERE r.submission_id = s.id) "
        "GROUP BY s.campaign_id ORDER BY min(a.concluded_at), s.campaign_id",
    )
    return {each["campaign_id"]: each["n"] for each in found}


def lines(db: Database, decision_id: str) -> list[Recognition]:
    """The list of a decision."""
    found = rows(
        db,
        "SELECT submission_id, score, grade, note FROM recognitions WHERE decision_id = ? ORDER BY submission_id",
        (decision_id,),
    )
    return [Recognition(**each) for each in found]


def rewrite(
    db: Database, decision_id: str, body: Mapping[str, Any], listed: Iterable[Recognition], *, expected_revision: int
) -> Decision:
    """Replace what a draft says and lists. Raises StaleDecision, also for one that has been issued; NotFound."""
    with transaction(db):
        cursor = db.execute(
            "UPDATE decisions SET body = ?, revision = revision + 1 WHERE id = ? AND revision = ? AND state = 'draft'",
            [object_to_json(body), decision_id, expected_revision],
        )
        changed = get(db, decision_id)
        if cursor.rowcount != 1:
            raise StaleDecision
        db.execute("DELETE FROM recognitions WHERE decision_id = ?", [decision_id])
        _add_lines(db, decision_id, listed)
    return changed


def drop(db: Database, decision_id: str, *, expected_revision: int) -> None:
    """Forget a draft. Raises StaleDecision, also for one that has been issued."""
    with transaction(db):
        cursor = db.execute(
            "DELETE FROM decisions WHERE id = ? AND revision = ? AND state = 'draft'", [decision_id, expected_revision]
        )
        if cursor.rowcount != 1:
            raise StaleDecision


def mark_issued(
    db: Database,
    decision_id: str,
    *,
    number: str,
    dated: date,
    body: Mapping[str, Any],
    paper_sha256: str,
    expected_revision: int,
) -> Decision:
    """Issue a draft under its number and day. Raises AlreadyExists when they are taken, StaleDecision, NotFound."""
    with transaction(db):
        taken = row(
            db,
            "SELECT id FROM decisions WHERE number = ? AND dated = ? AND state = 'issued'",
            (number, day_to_text(dated)),
        )
        if taken is not None:
            raise AlreadyExists("văn bản cùng ngày mang số", "document of that day with the number", number)
        cursor = db.execute(
            "UPDATE decisions SET number = ?, dated = ?, body = ?, paper_sha256 = ?, state = 'issued', "
            "revision = revision + 1 WHERE id = ? AND revision = ? AND state = 'draft'",
            [number, day_to_text(dated), object_to_json(body), paper_sha256, decision_id, expected_revision],
        )
        changed = get(db, decision_id)
        if cursor.rowcount != 1:
            raise StaleDecision
    return changed


def keep_signed(db: Database, decision_id: str, *, signed_sha256: str, over: str | None) -> None:
    """Let a newly signed file stand in the place of ``over``. Raises StaleDecision when another stands there."""
    with transaction(db):
        cursor = db.execute(
            "UPDATE decisions SET signed_sha256 = ? WHERE id = ? AND state = 'issued' "
            "AND coalesce(signed_sha256, paper_sha256) IS ?",
            [signed_sha256, decision_id, over],
        )
        if cursor.rowcount != 1:
            raise StaleDecision


def _add_lines(db: Database, decision_id: str, listed: Iterable[Recognition]) -> None:
    for each in listed:
        db.execute(
            "INSERT INTO recognitions (decision_id, submission_id, score, grade, note) VALUES (?, ?, ?, ?, ?)",
            [decision_id, each.submission_id, each.score, each.grade, each.note],
        )


def _values(decision: Decision) -> list[object]:
    return [
        decision.id, decision.campaign_id, decision.form, decision.number, day_to_text(decision.dated),
        object_to_json(decision.body), decision.state, decision.paper_sha256, decision.signed_sha256,
        decision.revision, instant_to_text(decision.created_at), decision.created_by,
    ]  # fmt: skip


def _from_row(found: Row) -> Decision:
    return Decision(
        **{
            **found,
            "dated": text_to_day(found["dated"]) if found["dated"] else None,
            "body": json_to_object(found["body"]),
            "created_at": text_to_instant(found["created_at"]),
        }
    )
