"""Submissions: once a seal, never changed, never deleted; what they are bound to may change."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlite_utils import Database

from checklist.domain.seal import canonical
from checklist.store import receipts, submissions
from checklist.store.database import transaction
from checklist.store.errors import NotFound
from checklist.store.receipts import Receipt, ReceivedFile
from checklist.store.submissions import Submission

AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


def a_submission(db: Database, name: str = "bn-1", payload: bytes = b'{"sealed": true}', **changes: Any) -> Submission:
    """A submission that waits to be assigned, kept."""
    digest = submissions.keep_requirement_order(db, "mau", ["m.d1", "m.d2"])
    made = Submission(
        name, None, None, name.encode().hex().rjust(64, "0"), "AAAA-BBBB-CCCC-DDDD", "digital", "mau",
        date(2025, 1, 1), date(2025, 12, 31), {"score": 90, "unit": {"name": "Trường"}}, {"score": 80},
        ({"kind": "score"},), digest, b"DN", None, "unassigned", AT, "chi", None,
    )  # fmt: skip
    made = replace(made, **changes)
    submissions.add(db, made, payload)
    return made


def a_file(**changes: Any) -> ReceivedFile:
    file = ReceivedFile("tn-1", 1, "một.pdf", "0" * 64, 3, "refused", "unsigned", "Chưa ký.", "Unsigned.", None, {}, AT)
    return replace(file, **changes)


def test_a_submission_reads_back_as_it_was_kept(db: Database) -> None:
    made = a_submission(db)

    assert submissions.get(db, made.id) == made
    assert submissions.payload(db, made.id) == b'{"sealed": true}'
    assert submissions.requirement_order(db, made.requirements_digest) == ("m.d1", "m.d2")


def test_what_a_unit_stated_is_read_out_of_its_seal_as_it_stands_there(db: Database) -> None:
    texts = ["Nhân dân bàn", '"', "\\", "\\u0041", "\0", "\x1f", "\u2028", "👩🏽‍🌾", "{}", "", "'; --", "$.input"]
    stated = {"answers": {text: {"facts": [text], "count": 2**70, "is_so": None} for text in texts}}
    content = canonical({"input": stated, "result": {"input": 1}, "rules": {"input": "not this one"}})
    a_submission(db, payload=content)

    assert submissions.sealed_input(db, "bn-1") == json.loads(content)["input"] == stated


def test_nothing_is_read_out_of_what_is_not_there(db: Database) -> None:
    with pytest.raises(NotFound):
        submissions.sealed_input(db, "bn-0")


def test_a_seal_is_kept_once(db: Database) -> None:
    made = a_submission(db)

    with pytest.raises(sqlite3.IntegrityError, match="seal_digest"):
        a_submission(db, "bn-2", seal_digest=made.seal_digest)


@pytest.mark.parametrize("column", ["payload", "seal_digest", "claimed", "received_by", "period_to"])
def test_what_was_received_never_changes(db: Database, column: str) -> None:
    a_submission(db)

    with pytest.raises(sqlite3.IntegrityError, match="does not change"):
        db.execute(f"UPDATE submissions SET {column} = ?", (b"x" if column == "payload" else "{}",))


def test_a_submission_is_never_deleted(db: Database) -> None:
    a_submission(db)

    with pytest.raises(sqlite3.IntegrityError, match="is kept"):
        db.execute("DELETE FROM submissions")


def test_a_scan_without_an_officer_who_confirmed_it_is_refused(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        a_submission(db, class_="scan")


def test_only_what_a_submission_is_bound_to_may_be_changed(db: Database) -> None:
    made = a_submission(db)

    assert submissions.change(db, made.id, class_="stamped", differences=[]).class_ == "stamped"
    with pytest.raises(TypeError, match="regulation"):
        submissions.change(db, made.id, regulation="khac")


def test_a_receipt_counts_every_file_once(db: Database) -> None:
    receipts.start(db, Receipt("tn-1", AT, None, "chi", 0))
    submission = a_submission(db)
    with transaction(db):
        receipts.enter(db, a_file())
        receipts.enter(db, a_file(guard="again"))
        receipts.enter(db, a_file(position=2, outcome="accepted", guard="", submission_id=submission.id))
    receipts.finish(db, "tn-1", at=AT)

    assert receipts.counts(db, "tn-1") == {"accepted": 1, "repeated": 0, "refused": 1}
    assert receipts.get(db, "tn-1").total == 2
    assert [file.guard for file in receipts.files(db, "tn-1")] == ["unsigned", ""]


def test_the_list_of_received_files_only_grows(db: Database) -> None:
    receipts.start(db, Receipt("tn-1", AT, None, "chi", 0))
    receipts.enter(db, a_file())

    for statement in ("DELETE FROM received_files", "UPDATE received_files SET name = 'x'"):
        with pytest.raises(sqlite3.IntegrityError, match="only grows"):
            db.execute(statement)
