"""A real SQLite file for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from checklist.store import database, migrations


@pytest.fixture
def db_path(tmp_path: Path) -> Path:
    return tmp_path / "checklist.sqlite"


@pytest.fixture
def db(db_path: Path) -> Iterator[Database]:
    opened = database.connect(db_path)
    migrations.upgrade(opened)
    yield opened
    opened.close()
