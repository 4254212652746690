"""New versions: everything is carried over, what changed is told, and one without a change can only be dropped."""

from __future__ import annotations

import io

import pytest

from checklist.services.drafts import Draft, load_draft, save_answer
from checklist.services.minutes import attach_minutes, minutes_of, minutes_text, read_minutes, remove_minutes
from checklist.services.report_texts import texts_of
from checklist.services.seal_draft import StepRefused, review, seal_draft
from checklist.services.versions import Version, drop_unchanged, open_new_version, version_of
from checklist.store import audit
from checklist.store.errors import NotADraft
from tests.web.client import MADE_AT, World, make_world
from tests.web.sealing import OFFICER, fill_in, sealed

SCAN = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
ANSWER = "pl34.d5.k1"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A world whose own unit has answered everything, attached minutes and sealed."""
    world = make_world(tmp_path_factory.mktemp("versions") / "instance")
    draft = fill_in(world.workspace, world.own.assessment_id)
    attach(world, draft)
    sealed(world.workspace, world.own.assessment_id)
    return world


@pytest.fixture
def world(filled: World, tmp_path_factory: pytest.TempPathFactory) -> World:
    return filled.copy(tmp_path_factory.mktemp("copy") / "instance")


def attach(world: World, draft: Draft) -> None:
    attach_minutes(
        world.workspace, draft, io.BytesIO(SCAN), reference="05/BB-UBND", dated="5/1/2021", at=MADE_AT, by=OFFICER
    )


def sealed_draft(world: World) -> Draft:
    return load_draft(world.workspace, world.own.assessment_id)


def opened(world: World, reason: str = "Sai số hộ") -> Draft:
    new = open_new_version(world.workspace, sealed_draft(world), reason, at=MADE_AT, by=OFFICER)
    return load_draft(world.workspace, new)


def changed(world: World, draft: Draft) -> Draft:
    row = draft.rows[ANSWER]
    body = {**row.body, "declared": row.declared, "supplied_by": "Trưởng bản"}
    save_answer(world.workspace, draft.head.id, ANSWER, body, row.revision, at=MADE_AT, by=OFFICER)
    return load_draft(world.workspace, draft.head.id)


def told(world: World, draft: Draft) -> Version:
    found = version_of(world.workspace, draft, review(world.workspace, draft).assessment)
    assert found is not None
    return found


def test_the_minutes_are_named_in_the_seal_with_their_hash(world: World) -> None:
    draft = sealed_draft(world)
    kept = minutes_of(world.workspace, draft)
    assert kept is not None
    assert draft.sealed is not None

    assert draft.sealed.answers.report["minutes"] == minutes_text(kept)
    assert minutes_text(kept) == f"05/BB-UBND, ngày 05/01/2021, tệp PDF, SHA-256: {kept.sha256}"
    assert read_minutes(world.workspace, kept) == SCAN


def test_the_minutes_of_a_sealed_report_neither_change_nor_go(world: World) -> None:
    draft = sealed_draft(world)
    with pytest.raises(NotADraft):
        attach(world, draft)
    with pytest.raises(NotADraft):
        remove_minutes(world.workspace, draft, at=MADE_AT, by=OFFICER)


def test_a_new_version_begins_with_answers_evidence_texts_and_minutes(world: World) -> None:
    old, new = sealed_draft(world), opened(world)

    assert {name: row.body for name, row in new.rows.items()} == {name: row.body for name, row in old.rows.items()}
    assert new.evidence == old.evidence
    assert new.report.body == old.report.body
    assert minutes_of(world.workspace, new) == minutes_of(world.workspace, old)
    assert texts_of(world.workspace, new)


def test_an_unchanged_version_is_known_before_anybody_seals_it(world: World) -> None:
    new = opened(world)
    found = review(world.workspace, new)
    assert found.seal is not None

    assert found.same_as == world.own.assessment_id
    with pytest.raises(StepRefused, match="Không có gì thay đổi so với bản đã chốt"):
        seal_draft(world.workspace, new, found.seal.assessment, at=MADE_AT, by=OFFICER)


def test_dropping_an_unchanged_version_lets_the_sealed_one_stand_again(world: World) -> None:
    new = opened(world)

    assert drop_unchanged(world.workspace, new, at=MADE_AT, by=OFFICER) == world.own.assessment_id
    assert opened(world, "Lần nữa").head.id == new.head.id
    with world.workspace.database() as db:
        actions = [each.action for each in audit.of_subject(db, world.own.assessment_id)]
    assert actions[-3:] == ["draft.unseal", "draft.drop", "draft.unseal"]


def test_a_version_with_a_change_is_not_dropped(world: World) -> None:
    draft = changed(world, opened(world))
    with pytest.raises(StepRefused, match="Chỉ bỏ được"):
        drop_unchanged(world.workspace, draft, at=MADE_AT, by=OFFICER)
    with pytest.raises(StepRefused, match="Chỉ bỏ được"):
        drop_unchanged(world.workspace, sealed_draft(world), at=MADE_AT, by=OFFICER)


def test_a_version_tells_its_number_its_reason_and_what_it_changes(world: World) -> None:
    found = told(world, changed(world, opened(world)))

    assert (found.number, found.old, found.reason) == (2, world.own.assessment_id, "Sai số hộ")
    assert found.changes is not None
    (item,) = found.changes.requirements
    assert item.requirement == ANSWER
    assert [each.what.vi for each in item.changes] == ["Người cung cấp"]
    assert found.rules == 0


def test_the_same_is_told_after_the_version_was_sealed(world: World) -> None:
    draft = changed(world, opened(world))
    before = told(world, draft)

    assert told(world, sealed(world.workspace, draft.head.id)) == before


def test_a_first_version_comes_after_none(world: World) -> None:
    draft = sealed_draft(world)
    assert draft.sealed is not None

    assert version_of(world.workspace, draft, draft.sealed) is None
