"""Evidence and what it serves."""

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from checklist.store import evidence, migrations
from checklist.store.columns import instant_to_text
from checklist.store.database import connect, transaction
from checklist.store.errors import AlreadyExists, NotADraft, NotFound
from checklist.store.evidence import Evidence, EvidenceInUse, EvidenceSealed
from tests.store import given


def a_paper(db: Database, unit_id: str = "cong-ty-an-binh", **changes: Any) -> Evidence:
    values: dict[str, Any] = {
        "id": "bien-ban",
        "unit_id": unit_id,
        "kind": "signed_minutes",
        "title": "Biên bản đối thoại định kỳ",
        "created_at": given.NOON,
        "created_by": given.OFFICER,
        "reference": "05/BB-ĐT",
        "dated": date(2025, 6, 10),
        "sha256": "a" * 64,
        "size": 1200,
        "media_type": "application/pdf",
    }
    paper = Evidence(**(values | changes))
    evidence.add(db, paper)
    return paper


def test_a_paper_comes_back_as_it_was(db: Database) -> None:
    given.a_unit(db)
    paper = a_paper(db)

    assert evidence.get(db, paper.id) == paper
    assert evidence.of_unit(db, paper.unit_id) == [paper]


def test_a_paper_kept_elsewhere_needs_no_file(db: Database) -> None:
    given.a_unit(db)
    paper = a_paper(db, sha256=None, size=None, media_type=None, dated=None)

    assert evidence.get(db, paper.id) == paper


@pytest.mark.parametrize(
    "nothing",
    [
        {"sha256": None, "size": None, "media_type": None, "reference": " "},
        {"size": None},
        {"media_type": None},
        {"sha256": "A" * 64},
        {"size": 0},
        {"title": ""},
    ],
)
def test_a_paper_that_is_nothing_is_refused(db: Database, nothing: dict[str, Any]) -> None:
    given.a_unit(db)

    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        a_paper(db, **nothing)


def test_a_paper_of_an_unknown_unit_is_refused(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        a_paper(db, unit_id="khong-co")


def test_an_id_is_given_once(db: Database) -> None:
    given.a_unit(db)
    a_paper(db)

    with pytest.raises(AlreadyExists, match="Đã có tài liệu"):
        a_paper(db)


def test_attaching_twice_attaches_once(db: Database) -> None:
    draft = given.a_draft(db)
    paper = a_paper(db)

    evidence.attach(db, draft.id, given.REQUIREMENT, paper.id)
    evidence.attach(db, draft.id, given.REQUIREMENT, paper.id)

    assert evidence.of_assessment(db, draft.id) == {given.REQUIREMENT: [paper]}


def test_a_paper_of_another_unit_is_not_found(db: Database) -> None:
    draft = given.a_draft(db)
    given.a_unit(db, "don-vi-khac")
    paper = a_paper(db, unit_id="don-vi-khac")

    with pytest.raises(NotFound):
        evidence.attach(db, draft.id, given.REQUIREMENT, paper.id)


def test_a_paper_is_detached(db: Database) -> None:
    draft = given.a_draft(db)
    paper = a_paper(db)
    evidence.attach(db, draft.id, given.REQUIREMENT, paper.id)

    evidence.detach(db, draft.id, given.REQUIREMENT, paper.id)

    assert evidence.of_assessment(db, draft.id) == {}


def test_a_sealed_assessment_takes_no_more_evidence(db: Database) -> None:
    draft = given.a_draft(db)
    paper = a_paper(db)
    given.a_seal(db, draft.id)

    with pytest.raises(NotADraft):
        evidence.attach(db, draft.id, given.REQUIREMENT, paper.id)


def test_a_sealed_assessment_loses_no_evidence(db: Database) -> None:
    draft = given.a_draft(db)
    paper = a_paper(db)
    evidence.attach(db, draft.id, given.REQUIREMENT, paper.id)
    given.a_seal(db, draft.id)

    with pytest.raises(sqlite3.IntegrityError, match="evidence_links of a sealed assessment do not change"):
        db.execute("DELETE FROM evidence_links")


def test_a_paper_in_use_is_not_removed(db: Database) -> None:
    draft = given.a_draft(db)
    paper = a_paper(db)
    evidence.attach(db, draft.id, given.REQUIREMENT, paper.id)

    with pytest.raises(EvidenceInUse, match="đang được dùng"):
        evidence.remove(db, paper.id)


def test_a_paper_that_serves_nothing_is_removed(db: Database) -> None:
    given.a_unit(db)
    paper = a_paper(db)

    evidence.remove(db, paper.id)

    with pytest.raises(NotFound):
        evidence.get(db, paper.id)


def test_a_paper_that_is_only_a_link_is_kept(db: Database) -> None:
    given.a_unit(db)
    paper = a_paper(db, sha256=None, size=None, media_type=None, reference="", link="https://xa.example/1")

    assert evidence.get(db, paper.id) == paper


def test_what_is_said_of_a_paper_is_replaced(db: Database) -> None:
    given.a_unit(db)
    paper = replace(a_paper(db), title="Tên khác", link="https://xa.example/1", dated=None)

    evidence.describe(db, paper)

    assert evidence.get(db, paper.id) == paper


def test_a_paper_of_a_sealed_assessment_does_not_change(db: Database) -> None:
    draft = given.a_draft(db)
    paper = a_paper(db)
    evidence.attach(db, draft.id, given.REQUIREMENT, paper.id)
    given.a_seal(db, draft.id)

    with pytest.raises(EvidenceSealed):
        evidence.describe(db, replace(paper, title="Tên khác"))
    with pytest.raises(sqlite3.IntegrityError, match="does not change"):
        db.execute("UPDATE evidence SET title = 'x'")
    db.conn.rollback()


def test_links_that_stood_within_references_are_taken_out(db_path: Path) -> None:
    old = connect(db_path)
    with transaction(old):
        migrations._steps.apply(old, stop_before="give_evidence_links")
        draft = given.a_draft(old)
        for place, reference in enumerate(("15/BB", "https://xa.example/1", "15/BB; https://xa.example/1", "a; b c")):
            old.execute(
                "INSERT INTO evidence (id, unit_id, kind, title, reference, created_at, created_by) "
                "VALUES (?, ?, '', 'x', ?, ?, 'x')",
                (str(place), draft.unit_id, reference, instant_to_text(given.NOON)),
            )
            old.execute("INSERT INTO evidence_links VALUES (?, 'r', ?)", (draft.id, str(place)))
        given.a_seal(old, draft.id)

    migrations.upgrade(old)

    papers = evidence.of_assessment(old, draft.id)["r"]
    assert [(paper.reference, paper.link) for paper in papers] == [
        ("15/BB", ""),
        ("", "https://xa.example/1"),
        ("15/BB", "https://xa.example/1"),
        ("a; b c", ""),
    ]
    assert old.execute("PRAGMA foreign_key_check").fetchall() == []
    with pytest.raises(NotADraft):
        evidence.detach(old, draft.id, "r", "0")
    with pytest.raises(sqlite3.IntegrityError, match="do not change"):
        old.execute("DELETE FROM evidence_links")
    old.conn.rollback()
    old.close()
