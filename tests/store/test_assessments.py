"""Assessments: draft, sealed, signed; and versions."""

import sqlite3
from datetime import date

import pytest
from sqlite_utils import Database

from checklist.store import answers, assessments
from checklist.store.assessments import StaleProfile
from checklist.store.errors import AlreadyExists, NotADraft, NotFound, StoreError
from tests.store import given


def test_an_assessment_comes_back_as_it_was(db: Database) -> None:
    draft = given.a_draft(db)

    assert assessments.get(db, draft.id) == draft


def test_the_id_follows_from_what_is_assessed_alone() -> None:
    about = ("xa-an-phu", "pl-34-2007", date(2022, 1, 1), date(2022, 12, 31))

    assert assessments.derive_id(*about) == assessments.derive_id(*about)
    assert assessments.derive_id(*about) != assessments.derive_id(*about, version=2)


def test_the_same_assessment_is_opened_once(db: Database) -> None:
    draft = given.a_draft(db)

    with pytest.raises(AlreadyExists) as refused:
        given.a_draft(db)

    assert refused.value.key == draft.id


def test_a_unit_sees_its_latest_period_first(db: Database) -> None:
    older = given.a_draft(db, id="cu", period_from=date(2024, 1, 1), period_to=date(2024, 12, 31))
    newer = given.a_draft(db, id="moi")

    assert assessments.of_unit(db, newer.unit_id) == [newer, older]


def test_a_profile_is_saved_over_the_revision_that_was_shown(db: Database) -> None:
    draft = given.a_draft(db)

    saved = assessments.save_profile(db, draft.id, {"headcount": 12}, expected_revision=1)

    assert (saved.revision, assessments.get(db, draft.id)) == (2, saved)


def test_a_stale_profile_is_refused_with_both_values(db: Database) -> None:
    draft = given.a_draft(db)
    standing = assessments.save_profile(db, draft.id, {"headcount": 12}, expected_revision=1)

    with pytest.raises(StaleProfile) as refused:
        assessments.save_profile(db, draft.id, {"headcount": 15}, expected_revision=1)

    assert (refused.value.current, refused.value.attempted) == (standing, {"headcount": 15})


def test_saving_the_same_profile_again_changes_nothing(db: Database) -> None:
    draft = given.a_draft(db)
    saved = assessments.save_profile(db, draft.id, {"headcount": 12}, expected_revision=1)

    assert assessments.save_profile(db, draft.id, {"headcount": 12}, expected_revision=1) == saved


def test_a_sealed_profile_does_not_change(db: Database) -> None:
    draft = given.a_draft(db)
    given.a_seal(db, draft.id)

    with pytest.raises(NotADraft, match="đã chốt"):
        assessments.save_profile(db, draft.id, {"headcount": 12}, expected_revision=1)


@pytest.mark.parametrize("change", ["profile = '{}'", "period_to = '2026-12-31'", "state = 'draft'", "revision = 9"])
def test_the_database_itself_refuses_to_change_a_sealed_assessment(db: Database, change: str) -> None:
    given.a_seal(db, given.a_draft(db).id)

    with pytest.raises(sqlite3.IntegrityError, match="a sealed assessment does not change"):
        db.execute(f"UPDATE assessments SET {change}")


def test_the_database_itself_refuses_a_sealed_state_without_a_seal(db: Database) -> None:
    given.a_draft(db)

    with pytest.raises(sqlite3.IntegrityError, match="sealed by its seal"):
        db.execute("UPDATE assessments SET state = 'sealed'")


def test_the_database_itself_refuses_to_delete_a_sealed_assessment(db: Database) -> None:
    given.a_seal(db, given.a_draft(db).id)

    with pytest.raises(sqlite3.IntegrityError, match="is kept"):
        db.execute("DELETE FROM assessments")


def test_a_sealed_assessment_becomes_signed(db: Database) -> None:
    draft = given.a_draft(db)
    given.a_seal(db, draft.id)

    assessments.mark_signed(db, draft.id)

    assert assessments.get(db, draft.id).state == "signed"


def test_a_signed_assessment_stays_signed(db: Database) -> None:
    draft = given.a_draft(db)
    given.a_seal(db, draft.id)
    assessments.mark_signed(db, draft.id)

    with pytest.raises(sqlite3.IntegrityError, match="does not change"):
        db.execute("UPDATE assessments SET state = 'sealed'")


def test_a_draft_cannot_be_signed(db: Database) -> None:
    draft = given.a_draft(db)

    with pytest.raises(StoreError, match="Chưa chốt báo cáo"):
        assessments.mark_signed(db, draft.id)


def test_a_sealed_assessment_is_replaced_by_a_new_version(db: Database) -> None:
    first = given.a_draft(db)
    given.a_seal(db, first.id)

    second = given.a_draft(db, id="ban-2", version_of=first.id)

    assert assessments.newer_version(db, first.id) == second.id
    assert assessments.newer_version(db, second.id) is None


def test_a_version_is_replaced_once(db: Database) -> None:
    first = given.a_draft(db)
    given.a_draft(db, id="ban-2", version_of=first.id)

    with pytest.raises(AlreadyExists) as refused:
        given.a_draft(db, id="ban-3", version_of=first.id)

    assert refused.value.key == "ban-2"


def test_a_new_version_names_one_that_exists(db: Database) -> None:
    with pytest.raises(NotFound):
        given.a_draft(db, version_of="khong-co")


def test_a_draft_is_discarded_with_its_answers(db: Database) -> None:
    draft = given.a_draft(db)
    given.save_answer(db, draft.id)

    assessments.discard(db, draft.id)

    assert answers.of_assessment(db, draft.id) == {}


def test_a_sealed_assessment_is_not_discarded(db: Database) -> None:
    draft = given.a_draft(db)
    given.a_seal(db, draft.id)

    with pytest.raises(NotADraft):
        assessments.discard(db, draft.id)
