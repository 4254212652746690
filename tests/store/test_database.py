"""The connection: pragmas, transactions, and what an acknowledged row survives."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database

from checklist.store import answers, database, units
from checklist.store.database import connect, rows, transaction
from checklist.store.errors import UnusableDatabase
from tests.store import given

ROOT = Path(__file__).parents[2]

WRITE_UNTIL_KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from checklist.store import answers
from checklist.store.database import connect

db = connect(Path(sys.argv[1]))
revision = 0
while True:
    revision = answers.save(
        db, sys.argv[2], "nd145.d39.k3", declared="done", body={"note": f"lần {revision + 1}"},
        expected_revision=revision, at=datetime(2026, 1, 5, tzinfo=UTC), by="lan",
    )
    print(revision, flush=True)
"""


def pragma(db: Database, name: str) -> object:
    return db.execute(f"PRAGMA {name}").fetchone()[0]


def test_every_connection_enforces_foreign_keys(db: Database, db_path: Path) -> None:
    second = connect(db_path)

    assert pragma(second, "foreign_keys") == 1

    second.close()


def test_every_connection_writes_ahead_and_flushes_each_commit(db: Database) -> None:
    full = 2

    assert (pragma(db, "journal_mode"), pragma(db, "synchronous")) == ("wal", full)


def test_every_connection_waits_for_a_busy_writer(db: Database) -> None:
    assert pragma(db, "busy_timeout") == database.BUSY_TIMEOUT_SECONDS * 1000


def test_it_makes_the_folder_of_a_new_database(tmp_path: Path) -> None:
    path = tmp_path / "instance" / "checklist.sqlite"

    connect(path).close()

    assert path.is_file()


def test_it_says_in_words_that_a_file_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "checklist.sqlite"
    path.write_text("Đây không phải cơ sở dữ liệu. " * 100, encoding="utf-8")

    with pytest.raises(UnusableDatabase, match=r"Không mở được tệp dữ liệu checklist\.sqlite"):
        connect(path)


def test_it_says_in_words_that_a_database_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(UnusableDatabase, match="Không mở được"):
        connect(tmp_path)


def test_a_row_that_names_an_unknown_unit_is_refused(db: Database) -> None:
    given.a_draft(db)

    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        db.execute("UPDATE assessments SET unit_id = 'khong-co'")


def test_a_transaction_that_fails_leaves_nothing(db: Database) -> None:
    with pytest.raises(RuntimeError), transaction(db):
        given.a_unit(db)
        raise RuntimeError

    assert units.every(db) == []


def test_an_inner_failure_undoes_the_inner_part_only(db: Database) -> None:
    with transaction(db):
        given.a_unit(db, "mot")
        with pytest.raises(RuntimeError), transaction(db):
            given.a_unit(db, "hai")
            raise RuntimeError

    assert [unit.id for unit in units.every(db)] == ["mot"]


def test_a_transaction_holds_the_write_lock_from_its_first_line(db: Database, db_path: Path) -> None:
    second = connect(db_path)
    second.execute("PRAGMA busy_timeout = 0")

    with transaction(db), pytest.raises(sqlite3.OperationalError, match="locked"), transaction(second):
        pass

    second.close()


def test_reading_leaves_no_transaction_open(db: Database) -> None:
    given.a_unit(db)

    rows(db, "SELECT id FROM units")

    assert not db.conn.in_transaction


def test_an_acknowledged_answer_survives_a_killed_process(db: Database, db_path: Path) -> None:
    draft = given.a_draft(db)
    with subprocess.Popen(
        [sys.executable, "-c", WRITE_UNTIL_KILLED, str(db_path), draft.id],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        acknowledged = [int(writer.stdout.readline()) for _ in range(20)]
        os.kill(writer.pid, signal.SIGKILL)
        acknowledged += [int(line) for line in writer.stdout.read().split()]

    kept = answers.get(db, draft.id, given.REQUIREMENT)
    assert kept is not None
    assert kept.revision >= acknowledged[-1]
    assert kept.body == {"note": f"lần {kept.revision}"}
    assert pragma(db, "integrity_check") == "ok"
