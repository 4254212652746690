"""Receipts (lượt tiếp nhận): what came in one go, and what became of each file. The list of files only grows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from checklist.store.columns import instant_to_text, json_to_object, object_to_json, text_to_instant
from checklist.store.database import Row, row, rows, transaction
from checklist.store.errors import NotFound

ACCEPTED, REPEATED, REFUSED = "accepted", "repeated", "refused"
OUTCOMES = (ACCEPTED, REPEATED, REFUSED)

_COLUMNS = (
    "id, receipt_id, position, name, sha256, size, outcome, guard, sentence_vi, sentence_en, submission_id, facts, at"
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """One go. ``total`` is how many files are known of; it is open until ``finished_at``."""

    id: str
    started_at: datetime
    finished_at: datetime | None
    by: str
    total: int


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """What became of one file. ``id`` is None before it is kept.

    ``guard`` names the clause that refused it, or for one that came again what it brought; ``facts`` are the facts of
    its signatures and the notes. ``sha256`` is None for a file that was too large to be read to its end.
    """

    receipt_id: str
    position: int
    name: str
    sha256: str | None
    size: int
    outcome: str
    guard: str
    sentence_vi: str
    sentence_en: str
    submission_id: str | None
    facts: Mapping[str, Any]
    at: datetime
    id: int | None = None


def start(db: Database, receipt: Receipt) -> None:
    """Keep a new receipt."""
    with transaction(db):
        db.execute(
            "INSERT INTO receipts (id, started_at, finished_at, by, total) VALUES (?, ?, NULL, ?, ?)",
            (receipt.id, instant_to_text(receipt.started_at), receipt.by, receipt.total),
        )


def get(db: Database, receipt_id: str) -> Receipt:
    """The receipt of this id. Raises NotFound."""
    found = row(db, "SELECT id, started_at, finished_at, by, total FROM receipts WHERE id = ?", (receipt_id,))
    if found is None:
        raise NotFound("lượt tiếp nhận", "receipt", receipt_id)
    return _receipt(found)


def latest(db: Database, limit: int = 30) -> list[Receipt]:
    """The last receipts, the newest first."""
    sql = "SELECT id, started_at, finished_at, by, total FROM receipts ORDER BY started_at DESC, id LIMIT ?"
    return [_receipt(found) for found in rows(db, sql, (limit,))]


def unfinished(db: Database) -> list[Receipt]:
    """The receipts that are still open, the oldest first."""
    sql = "SELECT id, started_at, finished_at, by, total FROM receipts WHERE finished_at IS NULL ORDER BY started_at"
    return [_receipt(found) for found in rows(db, sql)]


def grow(db: Database, receipt_id: str, by: int = 1) -> int:
    """Count further files to an open receipt and return its new total. Raises NotFound, also for a finished one.

    The total of an open receipt only grows, so it also numbers the files that come in.
    """
    with transaction(db):
        sql = "UPDATE receipts SET total = total + ? WHERE id = ? AND finished_at IS NULL"
        if db.execute(sql, (by, receipt_id)).rowcount != 1:
            raise NotFound("lượt tiếp nhận đang mở", "open receipt", receipt_id)
        return get(db, receipt_id).total


def finish(db: Database, receipt_id: str, *, at: datetime) -> bool:
    """Close a receipt; False when it was closed already. Its total becomes the number of files entered."""
    with transaction(db):
        cursor = db.execute(
            "UPDATE receipts SET finished_at = ?, "
            "total = (SELECT count(*) FROM received_files WHERE receipt_id = receipts.id) "
            "WHERE id = ? AND finished_at IS NULL",
            (instant_to_text(at), receipt_id),
        )
        return cursor.rowcount == 1


def enter(db: Database, file: ReceivedFile) -> None:
    """Enter what became of a file, in the transaction that keeps it; an entry that is there already stays."""
    db.execute(
        "INSERT INTO received_files (receipt_id, position, name, sha256, size, outcome, guard, sentence_vi, "
        "sentence_en, submission_id, facts, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (receipt_id, position) DO NOTHING",
        (
            file.receipt_id,
            file.position,
            file.name,
            file.sha256,
            file.size,
            file.outcome,
            file.guard,
            file.sentence_vi,
            file.sentence_en,
            file.submission_id,
            object_to_json(file.facts),
            instant_to_text(file.at),
        ),
    )


def entered(db: Database, receipt_id: str) -> set[int]:
    """The positions of a receipt that have their entry."""
    return {each["position"] for each in rows(db, "SELECT position FROM received_files WHERE receipt_id = ?",
                                              (receipt_id,))}  # fmt: skip


def files(db: Database, receipt_id: str) -> list[ReceivedFile]:
    """The files of a receipt in their order."""
    return _files(db, "receipt_id = ? ORDER BY position", (receipt_id,))


def files_of_submission(db: Database, submission_id: str) -> list[ReceivedFile]:
    """Every file that carried a submission, in the order they came."""
    return _files(db, "submission_id = ? ORDER BY id", (submission_id,))


def kept_file(db: Database, sha256: str) -> ReceivedFile | None:
    """The first file with these bytes that was not refused, or None."""
    found = _files(db, "sha256 = ? AND outcome <> 'refused' ORDER BY id LIMIT 1", (sha256,))
    return found[0] if found else None


def counts(db: Database, receipt_id: str) -> dict[str, int]:
    """How many files of a receipt were accepted, repeated and refused."""
    sql = "SELECT outcome, count(*) AS n FROM received_files WHERE receipt_id = ? GROUP BY outcome"
    found = {each["outcome"]: each["n"] for each in rows(db, sql, (receipt_id,))}
    return {outcome: found.get(outcome, 0) for outcome in OUTCOMES}


def _files(db: Database, where: str, parameters: tuple[object, ...]) -> list[ReceivedFile]:
    found = rows(db, f"SELECT {_COLUMNS} FROM received_files WHERE {where}", parameters)
    return [
        ReceivedFile(**{**each, "facts": json_to_object(each["facts"]), "at": text_to_instant(each["at"])})
        for each in found
    ]


def _receipt(found: Row) -> Receipt:
    finished = found["finished_at"]
    return Receipt(
        id=found["id"],
        started_at=text_to_instant(found["started_at"]),
        finished_at=text_to_instant(finished) if finished else None,
        by=found["by"],
        total=found["total"],
    )
