"""Sealing a draft as a service: what stands against it, and what is kept with the seal."""

from __future__ import annotations

import pytest

from checklist.domain.faults import AnswersInvalid
from checklist.domain.seal import read_seal
from checklist.services.drafts import load_draft, save_answer
from checklist.services.seal_draft import StepRefused, review, seal_draft
from checklist.services.sign_draft import signing_of
from checklist.services.unit_work import work_of
from checklist.services.versions import open_new_version
from checklist.store import audit, seals
from tests.web.client import MADE_AT, World, make_world
from tests.web.sealing import OFFICER, fill_in, sealed


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A world whose own unit has answered everything."""
    world = make_world(tmp_path_factory.mktemp("filled") / "instance")
    fill_in(world.workspace, world.own.assessment_id)
    return world


@pytest.fixture
def world(filled: World, tmp_path_factory: pytest.TempPathFactory) -> World:
    return filled.copy(tmp_path_factory.mktemp("copy") / "instance")


def test_an_open_draft_is_refused_with_everything_that_lacks(world: World) -> None:
    draft = load_draft(world.workspace, world.other.assessment_id)
    with pytest.raises(AnswersInvalid) as refusal:
        seal_draft(world.workspace, draft, "", at=MADE_AT, by=OFFICER)

    assert [fault.path for fault in refusal.value.faults] == [
        fault.path for fault in review(world.workspace, draft).faults
    ]


def test_the_seal_is_kept_for_the_draft_with_the_id_that_is_printed(world: World) -> None:
    draft = sealed(world.workspace, world.own.assessment_id)
    with world.workspace.database() as db:
        seal = seals.of_assessment(db, draft.head.id)
        entry = audit.of_subject(db, draft.head.id)[-1]

    content = read_seal(seal.payload)
    assert seal.printed["assessment"] == content["assessment"]
    assert (entry.action, entry.detail["printed"]) == ("seal", content["assessment"])
    assert [each.kind for each in signing_of(world.workspace, draft).kept] == ["unsigned"]


def test_an_answer_saved_while_it_was_being_sealed_stops_the_seal(world: World) -> None:
    draft = load_draft(world.workspace, world.own.assessment_id)
    found = review(world.workspace, draft).seal
    assert found is not None
    row = draft.rows["pl34.d5.k1"]
    body = {**row.body, "declared": row.declared, "supplied_by": "Trưởng bản"}
    save_answer(world.workspace, draft.head.id, "pl34.d5.k1", body, row.revision, at=MADE_AT, by=OFFICER)

    with pytest.raises(StepRefused, match="vừa được sửa"):
        seal_draft(world.workspace, draft, found.assessment, at=MADE_AT, by=OFFICER)


def test_a_draft_is_not_reopened(world: World) -> None:
    draft = load_draft(world.workspace, world.own.assessment_id)
    with pytest.raises(StepRefused, match="chưa chốt"):
        open_new_version(world.workspace, draft, "Sửa", at=MADE_AT, by=OFFICER)


def test_the_work_of_a_unit_tells_the_sealed_result_and_its_newer_version(world: World) -> None:
    draft = sealed(world.workspace, world.own.assessment_id)
    new = open_new_version(world.workspace, draft, "Sửa", at=MADE_AT, by=OFFICER)
    works = {work.head.id: work for work in work_of(world.workspace, world.own.unit_id)}

    old = works[draft.head.id]
    assert old.result is not None
    assert old.replaced_by == new
    assert works[new].done == works[new].total > 0
