"""Seals."""

import hashlib
import sqlite3

import pytest
from sqlite_utils import Database

from checklist.store import assessments, seals
from checklist.store.errors import NotFound
from checklist.store.seals import SealConflict
from tests.store import given


def test_a_seal_keeps_the_bytes_and_their_digest(db: Database) -> None:
    draft = given.a_draft(db)
    payload = '{"đơn vị":"An Bình"}'.encode()

    seal = given.a_seal(db, draft.id, payload)

    assert (seal.payload, seal.digest) == (payload, hashlib.sha256(payload).hexdigest())
    assert seals.of_assessment(db, draft.id) == seals.by_digest(db, seal.digest) == seal


def test_a_seal_keeps_the_rules_it_was_made_under(db: Database) -> None:
    seal = given.a_seal(db, given.a_draft(db).id, rules=b"rules of 2025")

    assert seals.rule_pack(db, seal.rules_digest) == b"rules of 2025"


def test_the_same_rules_are_kept_once(db: Database) -> None:
    given.a_seal(db, given.a_draft(db, id="mot").id, b"1")
    given.a_seal(db, given.a_draft(db, id="hai").id, b"2")

    assert db.execute("SELECT count(*) FROM rule_packs").fetchone() == (1,)


def test_sealing_closes_the_draft(db: Database) -> None:
    draft = given.a_draft(db)

    given.a_seal(db, draft.id)

    assert assessments.get(db, draft.id).state == "sealed"


def test_the_same_content_sealed_again_gives_the_same_seal(db: Database) -> None:
    draft = given.a_draft(db)
    first = given.a_seal(db, draft.id, at=given.NOON)

    assert given.a_seal(db, draft.id, at=given.LATER) == first


def test_sealing_again_does_not_unsign(db: Database) -> None:
    draft = given.a_draft(db)
    given.a_seal(db, draft.id)
    assessments.mark_signed(db, draft.id)

    given.a_seal(db, draft.id)

    assert assessments.get(db, draft.id).state == "signed"


@pytest.mark.parametrize("other", [{"payload": b"khac"}, {"rules": b"khac"}, {"printed": {"slots": []}}])
def test_other_content_under_the_same_seal_is_refused(db: Database, other: dict[str, object]) -> None:
    draft = given.a_draft(db)
    first = given.a_seal(db, draft.id)

    with pytest.raises(SealConflict, match="đã chốt với nội dung khác") as refused:
        given.a_seal(db, draft.id, **other)

    assert refused.value.existing == first


def test_the_same_bytes_do_not_seal_two_assessments(db: Database) -> None:
    given.a_seal(db, given.a_draft(db, id="mot").id)
    second = given.a_draft(db, id="hai")

    with pytest.raises(SealConflict):
        given.a_seal(db, second.id)

    assert assessments.get(db, second.id).state == "draft"


def test_a_draft_has_no_seal(db: Database) -> None:
    draft = given.a_draft(db)

    with pytest.raises(NotFound, match="Không tìm thấy bản chốt"):
        seals.of_assessment(db, draft.id)


def test_unknown_digests_are_not_found(db: Database) -> None:
    with pytest.raises(NotFound):
        seals.by_digest(db, "0" * 64)
    with pytest.raises(NotFound):
        seals.rule_pack(db, "0" * 64)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE seals SET payload = x'00'",
        "DELETE FROM seals",
        "INSERT OR REPLACE INTO seals SELECT * FROM seals",
        "UPDATE rule_packs SET payload = x'00'",
        "DELETE FROM rule_packs",
    ],
)
def test_the_database_itself_refuses_to_change_a_seal(db: Database, statement: str) -> None:
    given.a_seal(db, given.a_draft(db).id)

    with pytest.raises(sqlite3.IntegrityError, match="do not change"):
        db.execute(statement)
