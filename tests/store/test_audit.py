"""The audit log and its chain."""

import sqlite3

import pytest
from sqlite_utils import Database

from checklist.store import audit, units
from checklist.store.audit import Entry
from checklist.store.database import transaction
from tests.store import given


def append(db: Database, action: str, subject: str = "xa-an-phu") -> Entry:
    with transaction(db):
        return audit.append(
            db, at=given.NOON, actor=given.OFFICER, action=action, subject=subject, detail={"ghi chú": action}
        )


def tamper(db: Database, statement: str) -> None:
    """What another program could do to the file: go around the triggers."""
    for trigger in ("audit_refuses_update", "audit_refuses_delete"):
        db.execute(f"DROP TRIGGER IF EXISTS {trigger}")
    db.execute(statement)


def test_an_entry_comes_back_as_it_was(db: Database) -> None:
    entry = append(db, "seal")

    assert audit.of_subject(db, "xa-an-phu") == [entry]


def test_the_newest_entries_come_first(db: Database) -> None:
    entries = [append(db, action) for action in ("open", "answer", "seal")]

    assert audit.latest(db, 2) == [entries[2], entries[1]]


def test_a_subject_sees_its_own_entries(db: Database) -> None:
    append(db, "open", subject="khac")
    own = append(db, "open")

    assert audit.of_subject(db, "xa-an-phu") == [own]


def test_an_entry_outside_a_transaction_is_refused(db: Database) -> None:
    with pytest.raises(RuntimeError, match="belongs to the transaction"):
        audit.append(db, at=given.NOON, actor="lan", action="seal", subject="", detail={})


def test_an_entry_falls_with_the_change_it_records(db: Database) -> None:
    with pytest.raises(ZeroDivisionError), transaction(db):
        given.a_unit(db)
        audit.append(db, at=given.NOON, actor="lan", action="add unit", subject="", detail={})
        raise ZeroDivisionError

    assert (units.every(db), audit.latest(db, 10)) == ([], [])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'ai đó'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit",
    ],
)
def test_the_database_itself_refuses_to_change_the_log(db: Database, statement: str) -> None:
    append(db, "seal")

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute(statement)


def test_a_whole_chain_is_intact(db: Database) -> None:
    entries = [append(db, action) for action in ("open", "answer", "seal")]

    check = audit.verify_chain(db)

    assert check.is_intact
    assert (check.entries, check.head) == (3, entries[-1].hash)


def test_an_empty_log_is_intact(db: Database) -> None:
    check = audit.verify_chain(db)

    assert (check.is_intact, check.entries, check.head) == (True, 0, audit.GENESIS)


@pytest.mark.parametrize(
    "column", ["at = '2026-02-01T00:00:00.000000+00:00'", "actor = 'khac'", "detail = '{}'", "subject = ''"]
)
def test_a_changed_entry_breaks_the_chain_where_it_stands(db: Database, column: str) -> None:
    for action in ("open", "answer", "seal"):
        append(db, action)

    tamper(db, f"UPDATE audit SET {column} WHERE seq = 2")

    check = audit.verify_chain(db)
    assert (check.is_intact, check.broken_at) == (False, 2)
    assert check.vi == "Nhật ký hỏng ở dòng 2: nội dung dòng này đã bị sửa."


def test_a_removed_entry_breaks_the_chain(db: Database) -> None:
    for action in ("open", "answer", "seal"):
        append(db, action)

    tamper(db, "DELETE FROM audit WHERE seq = 2")

    assert audit.verify_chain(db).broken_at == 2


def test_a_cut_off_end_shows_against_a_head_that_was_noted(db: Database) -> None:
    append(db, "open")
    noted = append(db, "seal").hash
    tamper(db, "DELETE FROM audit WHERE seq = 2")

    assert audit.verify_chain(db).is_intact
    assert "không còn" in audit.verify_chain(db, expected_head=noted).vi


def test_a_log_that_has_grown_still_holds_the_noted_head(db: Database) -> None:
    noted = append(db, "open").hash
    append(db, "seal")

    assert audit.verify_chain(db, expected_head=noted).is_intact
