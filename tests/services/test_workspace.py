"""Opening the database: a reader waits for nobody, and what is pending is applied."""

from __future__ import annotations

from pathlib import Path

import pytest

from checklist.services.workspace import Workspace
from checklist.store.busy import DatabaseBusy
from checklist.store.database import connect, row
from checklist.store.migrations import pending
from tests.cases import ROOT


def test_a_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path, ROOT / "rules")
    with workspace.database():
        pass
    writer = connect(tmp_path / "checklist.sqlite")
    writer.execute("BEGIN IMMEDIATE")
    try:
        with workspace.database() as db:
            assert row(db, "SELECT count(*) AS units FROM units") == {"units": 0}
    finally:
        writer.close()


def test_a_new_database_has_every_step(tmp_path: Path) -> None:
    with Workspace(tmp_path, ROOT / "rules").database() as db:
        assert pending(db) == []


def test_a_writer_who_waits_in_vain_is_told_that_the_database_is_busy(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path, ROOT / "rules")
    with workspace.database():
        writer = connect(tmp_path / "checklist.sqlite")
        writer.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseBusy), workspace.database() as db:
        db.execute("PRAGMA busy_timeout = 0")
        db.execute("BEGIN IMMEDIATE")
    writer.close()
