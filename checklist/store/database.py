"""The connection to the SQLite file: its pragmas, its transactions, and reading rows.

Nothing else opens the database. Tables are made by migrations only, never by the automatic creation of sqlite-utils.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from checklist.store.errors import UnusableDatabase

BUSY_TIMEOUT_SECONDS = 10

Row = dict[str, Any]
Parameters = Sequence[object] | Mapping[str, object]


def connect(path: Path) -> Database:
    """Open the database file, creating an empty one (and its folder) where there is none.

    Every connection enforces foreign keys, waits for a busy writer, and uses write-ahead logging with
    ``synchronous=FULL``: a commit has reached the disk before it returns, so what was acknowledged to a browser
    survives a killed process and a power cut.

    Raises UnusableDatabase for a file that is no database or cannot be opened.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_SECONDS)
    except (OSError, sqlite3.Error) as error:
        raise UnusableDatabase(path.name) from error
    try:
        # recursive_triggers (set by Database) also makes INSERT OR REPLACE fire the DELETE triggers of
        # the tables that refuse deletion.
        db = Database(connection, recursive_triggers=True, execute_plugins=False, strict=True)
        db.enable_wal()
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA foreign_keys = ON")
    except (sqlite3.Error, OSError) as error:
        connection.close()
        raise UnusableDatabase(path.name) from error
    return db


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All of it or nothing.

    The outermost block takes the write lock at once (BEGIN IMMEDIATE): what is read inside cannot be made stale by
    another process before it is written, and a busy database is waited for instead of failing half-way.
    Inner blocks are savepoints: an error that is caught outside the inner block undoes that block only.
    """
    if db.conn.in_transaction:
        with db.atomic():
            yield
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.commit()
    except BaseException:
        db.rollback()
        raise


def rows(db: Database, sql: str, parameters: Parameters = ()) -> list[Row]:
    """All rows of a query. They are fetched at once, so that no read transaction stays open behind a caller's back."""
    cursor = db.execute(sql, parameters if isinstance(parameters, dict) else tuple(parameters))
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]


def row(db: Database, sql: str, parameters: Parameters = ()) -> Row | None:
    """The first row of a query, or None."""
    found = rows(db, sql, parameters)
    return found[0] if found else None
