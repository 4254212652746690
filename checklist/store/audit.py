"""The audit log: append-only entries, each carrying the hash of the one before it.

Triggers refuse UPDATE and DELETE. Whoever goes around them (another program on the file) breaks the chain, and
``verify_chain`` says where. Cutting entries off the end leaves a shorter, intact chain: compare with a head that was
noted elsewhere to see that too.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from checklist.store.columns import JsonObject, instant_to_text, json_to_object, object_to_json, text_to_instant
from checklist.store.database import Row, row, rows

GENESIS = "0" * 64
_COLUMNS = "seq, at, actor, action, subject, detail, previous_hash, hash"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log."""

    seq: int
    at: datetime
    actor: str
    action: str
    subject: str
    detail: JsonObject
    hash: str


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """What a walk over the whole log found."""

    entries: int
    head: str
    """The hash of the last entry (of the last good one in a broken chain); 64 zeros for an empty log."""
    broken_at: int | None = None
    """The number of the first entry that does not fit, or None."""
    vi: str = ""
    en: str = ""
    """What is wrong, for people; empty when nothing is."""

    @property
    def is_intact(self) -> bool:
        """Every entry fits the one before it."""
        return self.broken_at is None


def append(db: Database, *, at: datetime, actor: str, action: str, subject: str, detail: JsonObject) -> Entry:
    """Add an entry to the log, in the transaction of the change it tells of.

    Raises RuntimeError outside a transaction: an entry must stand or fall with what it records.
    """
    if not db.conn.in_transaction:
        raise RuntimeError("an audit entry belongs to the transaction of what it records")
    last = row(db, "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")
    seq = last["seq"] + 1 if last else 1
    previous = str(last["hash"]) if last else GENESIS
    text = object_to_json(detail)
    own = _hash_of(seq, instant_to_text(at), actor, action, subject, text, previous)
    db.execute(
        f"INSERT INTO audit ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (seq, instant_to_text(at), actor, action, subject, text, previous, own),
    )
    return Entry(seq, at, actor, action, subject, detail, own)


def of_subject(db: Database, subject: str) -> list[Entry]:
    """What happened to one subject, the oldest first."""
    found = rows(db, f"SELECT {_COLUMNS} FROM audit WHERE subject = ? ORDER BY seq", (subject,))
    return [_from_row(each) for each in found]


def latest(db: Database, limit: int) -> list[Entry]:
    """The last entries, the newest first."""
    found = rows(db, f"SELECT {_COLUMNS} FROM audit ORDER BY seq DESC LIMIT ?", (limit,))
    return [_from_row(each) for each in found]


def verify_chain(db: Database, expected_head: str | None = None) -> ChainCheck:
    """Walk the log from its first entry and say whether it is whole.

    ``expected_head`` is the hash of an entry noted earlier, outside the database: the log must still contain it.
    """
    entries, head = 0, GENESIS
    seen_expected = expected_head in (None, GENESIS)
    cursor = db.execute(f"SELECT {_COLUMNS} FROM audit ORDER BY seq")
    for seq, at, actor, action, subject, detail, previous, own in cursor:
        if seq != entries + 1 or previous != head:
            cursor.close()
            return _broken(entries, head, "thiếu hoặc thừa dòng trước dòng này", "an entry before it is missing")
        if own != _hash_of(seq, at, actor, action, subject, detail, previous):
            cursor.close()
            return _broken(entries, head, "nội dung dòng này đã bị sửa", "its content has been changed")
        entries, head = seq, own
        seen_expected = seen_expected or own == expected_head
    if not seen_expected:
        return _broken(entries, head, "các dòng đã ghi nhận trước đây không còn", "entries noted earlier are gone")
    return ChainCheck(entries, head)


def _broken(entries: int, head: str, vi: str, en: str) -> ChainCheck:
    at = entries + 1
    return ChainCheck(entries, head, at, f"Nhật ký hỏng ở dòng {at}: {vi}.", f"The log is broken at entry {at}: {en}.")


def _hash_of(*fields: Any) -> str:
    """The hash over all fields of an entry; JSON keeps their borders apart."""
    return hashlib.sha256(json.dumps(fields, ensure_ascii=False).encode()).hexdigest()


def _from_row(found: Row) -> Entry:
    return Entry(
        seq=found["seq"],
        at=text_to_instant(found["at"]),
        actor=found["actor"],
        action=found["action"],
        subject=found["subject"],
        detail=json_to_object(found["detail"]),
        hash=found["hash"],
    )
