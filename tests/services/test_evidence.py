"""Papers of a draft: kept whole or not at all, of one unit, and untouchable once the report is sealed."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checklist.services.drafts import Draft, load_draft
from checklist.services.errors import NotFound
from checklist.services.evidence import (
    NewPaper,
    PaperRefused,
    Upload,
    add_paper,
    attach_papers,
    papers_of_unit,
    signatures_of,
)
from checklist.store import audit
from checklist.store.errors import NotADraft
from checklist.store.files import FileRefused
from tests.documents.signed_files import signed_elsewhere
from tests.store.given import a_seal
from tests.web.client import World, make_world

AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
ONE = "pl34.d5.k1"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("evidence") / "instance")


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    return made.copy(tmp_path / "instance")


def draft_of(world: World, which: str = "own") -> Draft:
    return load_draft(world.workspace, world.place(which).assessment_id)


def test_a_paper_and_what_it_serves_are_kept_together(world: World) -> None:
    added = add_paper(
        world.workspace, draft_of(world), NewPaper(reference="1", title="Bie\u0302n bản"), None, [ONE], at=AT, by="x"
    )

    assert draft_of(world).evidence == {ONE: [added.paper]}
    assert added.paper.title == "Biên bản"


def test_a_refused_file_leaves_no_paper(world: World) -> None:
    upload = Upload("x.svg", io.BytesIO(b"<svg onload='x'/>"))

    with pytest.raises(FileRefused):
        add_paper(world.workspace, draft_of(world), NewPaper(), upload, [ONE], at=AT, by="x")

    assert papers_of_unit(world.workspace, draft_of(world)) == []


def test_every_fault_of_a_paper_is_told_at_once(world: World) -> None:
    given = NewPaper(kind="no such kind", link="x", dated="32/01/2020")

    with pytest.raises(PaperRefused) as refusal:
        add_paper(world.workspace, draft_of(world), given, None, [], at=AT, by="x")

    assert set(refusal.value.faults) == {"kind", "link", "dated"}


def test_a_requirement_of_another_book_is_not_served(world: World) -> None:
    with pytest.raises(NotFound):
        add_paper(world.workspace, draft_of(world), NewPaper(reference="1"), None, ["nd145.d39.k3"], at=AT, by="x")


def test_a_paper_of_another_unit_is_not_used(world: World) -> None:
    theirs = add_paper(world.workspace, draft_of(world, "other"), NewPaper(reference="1"), None, [], at=AT, by="x")

    with pytest.raises(NotFound):
        attach_papers(world.workspace, draft_of(world), ONE, [theirs.paper.id], at=AT, by="x")


def test_a_sealed_report_takes_no_paper_and_the_trail_stays_whole(world: World) -> None:
    draft = draft_of(world)
    with world.workspace.database() as db:
        a_seal(db, draft.head.id)

    with pytest.raises(NotADraft):
        add_paper(world.workspace, draft, NewPaper(reference="1"), None, [ONE], at=AT, by="x")

    with world.workspace.database() as db:
        assert audit.verify_chain(db).is_intact
    assert papers_of_unit(world.workspace, draft) == []


def test_only_a_pdf_is_asked_for_signatures(world: World) -> None:
    upload = Upload("a.pdf", io.BytesIO(signed_elsewhere()))
    signed = add_paper(world.workspace, draft_of(world), NewPaper(), upload, [], at=AT, by="x").paper
    paper = add_paper(world.workspace, draft_of(world), NewPaper(reference="1"), None, [], at=AT, by="x").paper

    check = signatures_of(world.workspace, signed, at=AT)

    assert check is not None
    assert [each.holds for each in check.signatures] == [True]
    assert signatures_of(world.workspace, paper, at=AT) is None
