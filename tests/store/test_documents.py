"""Documents of a seal."""

import sqlite3

import pytest
from sqlite_utils import Database

from checklist.store import documents
from checklist.store.documents import Document, UnsignedDiffers
from checklist.store.errors import NotFound
from tests.store import given

FIRST, SECOND, THIRD = "1" * 64, "2" * 64, "3" * 64


@pytest.fixture
def digest(db: Database) -> str:
    return given.a_seal(db, given.a_draft(db).id).digest


def add(db: Database, digest: str, sha256: str, kind: str = "unsigned", slot: str | None = None) -> Document:
    return documents.add(db, digest, kind=kind, sha256=sha256, size=1000, slot=slot, at=given.LATER, by=given.OFFICER)


def test_documents_stand_in_the_order_they_came(db: Database, digest: str) -> None:
    unsigned = add(db, digest, THIRD)
    union = add(db, digest, SECOND, "signed", "union")
    head = add(db, digest, FIRST, "signed", "head")

    assert documents.of_seal(db, digest) == [unsigned, union, head]
    assert documents.unsigned(db, digest) == unsigned
    assert documents.latest_signed(db, digest) == head


def test_the_same_file_is_recorded_once(db: Database, digest: str) -> None:
    first = add(db, digest, FIRST)

    assert add(db, digest, FIRST) == first
    assert documents.by_sha256(db, FIRST) == first


def test_a_seal_has_one_unsigned_pdf(db: Database, digest: str) -> None:
    first = add(db, digest, FIRST)

    with pytest.raises(UnsignedDiffers) as refused:
        add(db, digest, SECOND)

    assert refused.value.existing == first


def test_nothing_is_signed_before_someone_signs(db: Database, digest: str) -> None:
    add(db, digest, FIRST)

    assert documents.latest_signed(db, digest) is None
    assert documents.by_sha256(db, SECOND) is None


def test_a_document_needs_a_seal(db: Database) -> None:
    with pytest.raises(NotFound):
        add(db, "0" * 64, FIRST)


@pytest.mark.parametrize(("kind", "slot"), [("signed", None), ("unsigned", "head"), ("fax", None)])
def test_a_document_is_of_a_known_kind_and_only_a_signed_one_has_a_slot(
    db: Database, digest: str, kind: str, slot: str | None
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        add(db, digest, FIRST, kind, slot)


@pytest.mark.parametrize("statement", ["UPDATE documents SET sha256 = hex(zeroblob(32))", "DELETE FROM documents"])
def test_the_database_itself_refuses_to_change_a_document(db: Database, digest: str, statement: str) -> None:
    add(db, digest, FIRST)

    with pytest.raises(sqlite3.IntegrityError, match="documents do not change"):
        db.execute(statement)
