"""The report's texts of a draft: accepted ones follow the data, edited ones stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from checklist.domain.report_proposals import digest
from checklist.services.drafts import Draft, load_draft, save_answer
from checklist.services.report_texts import ReportText, Standing, save_texts, texts_of
from checklist.services.seal_draft import review, seal_draft
from checklist.store.drafts import StaleReport
from tests.web.client import MADE_AT, World, make_world
from tests.web.sealing import OFFICER, fill_in, sealed

KEY = "causes_subjective"
SHORT = "pl34.d7.posting"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A world whose own unit has answered everything."""
    world = make_world(tmp_path_factory.mktemp("texts") / "instance")
    fill_in(world.workspace, world.own.assessment_id)
    return world


@pytest.fixture
def world(filled: World, tmp_path_factory: pytest.TempPathFactory) -> World:
    return filled.copy(tmp_path_factory.mktemp("copy") / "instance")


def draft_of(world: World) -> Draft:
    return load_draft(world.workspace, world.own.assessment_id)


def text_of(world: World, key: str = KEY) -> ReportText:
    return texts_of(world.workspace, draft_of(world))[key]


def save(world: World, data: Mapping[str, Any], **more: Any) -> None:
    draft = draft_of(world)
    data = {**{key: value for key, value in draft.report.body.items() if key != "settings"}, **data}
    save_texts(
        world.workspace, draft, data, draft.report.revision, shown=more.pop("shown", {}), at=MADE_AT, by=OFFICER, **more
    )


def accept(world: World, key: str = KEY) -> tuple[str, ...]:
    proposal = text_of(world, key).proposal
    save(world, {key: list(proposal)})
    return proposal


def change_the_data(world: World) -> None:
    """Another cause behind one of the shortfalls."""
    draft = draft_of(world)
    requirement, row = next((name, row) for name, row in draft.rows.items() if row.body.get("cause"))
    body = {**row.body, "declared": row.declared, "cause": "Nguyên nhân vừa được viết lại."}
    save_answer(world.workspace, draft.head.id, requirement, body, row.revision, at=MADE_AT, by=OFFICER)


def test_what_nobody_saved_is_offered_and_not_printed(world: World) -> None:
    fresh = load_draft(world.workspace, world.other.assessment_id)
    found = texts_of(world.workspace, fresh)["situation"]
    assert (found.standing, found.text) == (Standing.OFFERED, found.proposal)
    assert found.proposal
    printed = review(world.workspace, fresh).assessment.answers.report
    assert "situation" not in printed


def test_an_accepted_text_follows_the_data_until_it_is_sealed(world: World) -> None:
    before = accept(world)
    change_the_data(world)

    found = text_of(world)
    assert found.standing is Standing.FOLLOWS
    assert found.text != before
    assert any("vừa được viết lại" in line for line in found.text)
    assert review(world.workspace, draft_of(world)).assessment.answers.report[KEY] == found.text
    assert sealed(world.workspace, world.own.assessment_id).report.body[KEY] == list(found.text)


def test_what_was_edited_is_never_overwritten_and_told_to_be_outdated(world: World) -> None:
    proposal = text_of(world).proposal
    save(world, {KEY: ["Lời của xã."]}, shown={KEY: digest(proposal)})
    assert not text_of(world).is_outdated
    change_the_data(world)

    found = text_of(world)
    assert (found.standing, found.text, found.is_outdated) == (Standing.OWN, ("Lời của xã.",), True)
    assert found.proposal != proposal
    assert review(world.workspace, draft_of(world)).assessment.answers.report[KEY] == ("Lời của xã.",)


def test_saving_another_text_does_not_hide_that_one_is_outdated(world: World) -> None:
    save(world, {KEY: ["Lời của xã."]})
    change_the_data(world)
    save(world, {"situation": ["Khác."]}, shown={KEY: digest(text_of(world).proposal)})

    assert text_of(world).is_outdated


def test_keeping_the_own_words_settles_it(world: World) -> None:
    save(world, {KEY: ["Lời của xã."]})
    change_the_data(world)
    save(world, {}, keep=KEY)

    found = text_of(world)
    assert (found.text, found.is_outdated) == (("Lời của xã.",), False)


def test_a_proposal_taken_again_replaces_the_own_words(world: World) -> None:
    save(world, {KEY: ["Lời của xã."]})
    save(world, {KEY: ["Lời của xã."]}, restore=KEY)

    found = text_of(world)
    assert (found.standing, found.text) == (Standing.FOLLOWS, found.proposal)


def test_a_text_that_was_emptied_stays_empty(world: World) -> None:
    accept(world)
    save(world, {KEY: []})

    found = text_of(world)
    assert (found.standing, found.text) == (Standing.OWN, ())
    assert KEY not in review(world.workspace, draft_of(world)).assessment.answers.report


def test_dropping_an_offer_at_once_is_a_decision_too(world: World) -> None:
    save(world, {"situation": []})
    save(world, {"situation": []}, shown={"situation": digest(text_of(world, "situation").proposal)})

    assert text_of(world, "situation").standing is Standing.OWN


def test_words_saved_without_a_proposal_are_the_units_own(world: World) -> None:
    own = [key for key, each in texts_of(world.workspace, draft_of(world)).items() if each.standing is Standing.OWN]

    assert own
    assert not any(texts_of(world.workspace, draft_of(world))[key].is_outdated for key in own)


def test_a_stale_writer_changes_neither_texts_nor_what_they_rest_on(world: World) -> None:
    accept(world)
    draft = draft_of(world)
    with pytest.raises(StaleReport):
        save_texts(world.workspace, draft, {KEY: ["Khác"]}, 0, shown={}, at=MADE_AT, by=OFFICER)

    assert text_of(world).standing is Standing.FOLLOWS


def test_the_seal_is_that_of_what_was_reviewed_though_the_stored_text_was_older(world: World) -> None:
    accept(world)
    change_the_data(world)
    draft = draft_of(world)
    found = review(world.workspace, draft)
    assert found.seal is not None
    kept = seal_draft(world.workspace, draft, found.seal.assessment, at=MADE_AT, by=OFFICER)

    assert kept.digest == found.seal.digest


def test_the_bound_sentences_of_a_text_are_what_it_does_not_say(world: World) -> None:
    save(world, {"shortcomings": ["Một số việc còn chậm."]})
    assert text_of(world, "shortcomings").bound
    save(world, {}, restore="shortcomings")

    assert text_of(world, "shortcomings").bound == ()
