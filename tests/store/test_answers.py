"""Answers and their optimistic locking."""

import sqlite3

import pytest
from sqlite_utils import Database

from checklist.store import answers
from checklist.store.answers import Answer, StaleAnswer
from checklist.store.database import transaction
from checklist.store.errors import NotADraft, NotFound
from tests.store import given


def test_a_first_saving_is_revision_one(db: Database) -> None:
    draft = given.a_draft(db)

    assert given.save_answer(db, draft.id) == 1


def test_an_answer_comes_back_as_it_was(db: Database) -> None:
    draft = given.a_draft(db)
    body = {"facts": {"held_on": "2025-06-10"}, "reason": "Đã họp ở xưởng 2"}
    given.save_answer(db, draft.id, declared="partly", body=body)

    expected = Answer(draft.id, given.REQUIREMENT, "partly", body, 1, given.LATER, given.OFFICER)
    assert answers.get(db, draft.id, given.REQUIREMENT) == expected
    assert answers.of_assessment(db, draft.id) == {given.REQUIREMENT: expected}


def test_facts_can_be_saved_before_a_status_is_declared(db: Database) -> None:
    draft = given.a_draft(db)

    given.save_answer(db, draft.id, declared=None, body={"facts": {"times": 2}})

    assert answers.of_assessment(db, draft.id)[given.REQUIREMENT].declared is None


def test_a_second_saving_counts_up(db: Database) -> None:
    draft = given.a_draft(db)
    given.save_answer(db, draft.id)

    assert given.save_answer(db, draft.id, declared="partly", expected_revision=1) == 2


def test_a_stale_revision_is_refused_with_both_values(db: Database) -> None:
    draft = given.a_draft(db)
    given.save_answer(db, draft.id, declared="done", by="lan")
    given.save_answer(db, draft.id, declared="partly", expected_revision=1, by="minh")

    with pytest.raises(StaleAnswer, match="chưa được lưu") as refused:
        given.save_answer(db, draft.id, declared="not_done", body={"reason": "Thiếu"}, expected_revision=1, by="lan")

    assert refused.value.current is not None
    assert (refused.value.current.declared, refused.value.current.updated_by) == ("partly", "minh")
    assert (refused.value.declared, refused.value.body) == ("not_done", {"reason": "Thiếu"})
    assert answers.get(db, draft.id, given.REQUIREMENT) == refused.value.current


def test_two_first_savings_do_not_overwrite_each_other(db: Database) -> None:
    draft = given.a_draft(db)
    given.save_answer(db, draft.id, declared="done")

    with pytest.raises(StaleAnswer):
        given.save_answer(db, draft.id, declared="not_done", expected_revision=0)


def test_a_revision_of_an_answer_that_is_gone_is_stale(db: Database) -> None:
    draft = given.a_draft(db)

    with pytest.raises(StaleAnswer) as refused:
        given.save_answer(db, draft.id, expected_revision=3)

    assert refused.value.current is None


def test_a_repeated_request_after_a_lost_reply_does_no_harm(db: Database) -> None:
    draft = given.a_draft(db)
    given.save_answer(db, draft.id, declared="done", body={"a": 1})

    assert given.save_answer(db, draft.id, declared="done", body={"a": 1}, expected_revision=0) == 1


def test_one_stale_answer_of_a_page_leaves_the_others_saved(db: Database) -> None:
    draft = given.a_draft(db)
    given.save_answer(db, draft.id)

    with transaction(db):
        with pytest.raises(StaleAnswer):
            given.save_answer(db, draft.id, declared="partly", expected_revision=0)
        answers.save(
            db, draft.id, "nd145.d40", declared="done", body={}, expected_revision=0, at=given.LATER, by=given.OFFICER
        )

    assert sorted(answers.of_assessment(db, draft.id)) == [given.REQUIREMENT, "nd145.d40"]


def test_a_sealed_answer_is_refused(db: Database) -> None:
    draft = given.a_draft(db)
    given.a_seal(db, draft.id)

    with pytest.raises(NotADraft, match="lập bản thay thế"):
        given.save_answer(db, draft.id)


@pytest.mark.parametrize("statement", ["UPDATE answers SET declared = 'not_done'", "DELETE FROM answers"])
def test_the_database_itself_refuses_to_change_a_sealed_answer(db: Database, statement: str) -> None:
    draft = given.a_draft(db)
    given.save_answer(db, draft.id)
    given.a_seal(db, draft.id)

    with pytest.raises(sqlite3.IntegrityError, match="answers of a sealed assessment do not change"):
        db.execute(statement)


def test_an_answer_cannot_be_moved_out_of_a_sealed_assessment(db: Database) -> None:
    sealed, draft = given.a_draft(db), given.a_draft(db, id="khac")
    given.save_answer(db, sealed.id)
    given.a_seal(db, sealed.id)

    with pytest.raises(sqlite3.IntegrityError, match="do not change"):
        db.execute("UPDATE answers SET assessment_id = ?", (draft.id,))


def test_an_unknown_assessment_is_refused(db: Database) -> None:
    with pytest.raises(NotFound):
        given.save_answer(db, "khong-co")


def test_an_unknown_status_is_refused(db: Database) -> None:
    draft = given.a_draft(db)

    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        given.save_answer(db, draft.id, declared="excellent")
