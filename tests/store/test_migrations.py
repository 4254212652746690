"""The schema: applied once, strict, and refusing what must not be."""

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from checklist.store import migrations, units
from checklist.store.database import connect
from tests.store import given

OURS = {
    "units",
    "assessments",
    "answers",
    "evidence",
    "evidence_links",
    "rule_packs",
    "seals",
    "documents",
    "audit",
}


def test_a_new_database_lacks_every_step(db_path: Path) -> None:
    fresh = connect(db_path)

    assert migrations.pending(fresh)[0] == "create_units"

    fresh.close()


def test_upgrading_names_the_steps_it_applied(db_path: Path) -> None:
    fresh = connect(db_path)
    wanted = migrations.pending(fresh)

    assert migrations.upgrade(fresh) == wanted
    assert migrations.pending(fresh) == []

    fresh.close()


def test_upgrading_twice_is_harmless(db: Database) -> None:
    given.a_unit(db)

    assert migrations.upgrade(db) == []
    assert len(units.every(db)) == 1


def test_every_table_is_strict(db: Database) -> None:
    strict = {name for name, is_strict in db.execute("SELECT name, strict FROM pragma_table_list") if is_strict}

    assert strict >= OURS


def test_a_strict_table_refuses_a_wrong_type(db: Database) -> None:
    draft = given.a_draft(db)

    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT value in INTEGER column"):
        db.execute("UPDATE assessments SET revision = 'hai' WHERE id = ?", (draft.id,))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("period_from", "2025-02-30"),
        ("period_from", "01/01/2025"),
        ("period_from", "2026-06-01"),
        ("profile", "[]"),
        ("profile", "không phải JSON"),
        ("state", "approved"),
        ("revision", 0),
        ("regulation", "   "),
        ("created_at", "2026-01-05 12:00:00"),
        ("created_at", "2026-01-05T12:00:00.000000+07:00"),
    ],
)
def test_a_column_refuses_what_it_cannot_mean(db: Database, column: str, value: object) -> None:
    given.a_draft(db)

    with pytest.raises(sqlite3.IntegrityError):
        db.execute(f"UPDATE assessments SET {column} = ?", (value,))


def test_a_kind_of_unit_that_no_law_knows_is_refused(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        given.a_unit(db, kind="club")


def test_a_file_address_must_be_a_digest(db: Database) -> None:
    given.a_seal(db, given.a_draft(db).id)

    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        db.execute(
            "INSERT INTO documents (seal_digest, kind, sha256, size, created_at, created_by) "
            "SELECT digest, 'unsigned', '../../etc/passwd', 1, sealed_at, 'x' FROM seals"
        )
