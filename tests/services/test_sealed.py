"""What was sealed is shown under its own rules, and what was read once is kept in memory within bounds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checklist.domain.faults import AnswersInvalid
from checklist.services.drafts import answer_set, evaluate_draft, load_draft
from checklist.services.kept_in_memory import KeptInMemory
from checklist.services.sealed import readable
from checklist.services.workspace import Workspace
from tests.cases import ROOT
from tests.web.client import World, make_world
from tests.web.sealing import fill_in, sealed


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A world whose own unit has sealed its report."""
    world = make_world(tmp_path_factory.mktemp("sealed") / "instance")
    fill_in(world.workspace, world.own.assessment_id)
    sealed(world.workspace, world.own.assessment_id)
    return world


def later_rules(world: World, folder: Path) -> Workspace:
    """The same installation after its rules were changed: a duty is worded otherwise and every check is gone."""
    text = (ROOT / "rules" / "pl-34-2007" / "disclosure.yaml").read_text(encoding="utf-8")
    rules = folder / "rules"
    for source in (ROOT / "rules").rglob("*"):
        target = rules / source.relative_to(ROOT / "rules")
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    (rules / "pl-34-2007" / "disclosure.yaml").write_text(text.replace("on_fail: partly", "on_fail: not_done"))
    return Workspace(world.folder, rules)


def test_a_sealed_report_keeps_its_findings_when_the_rules_change(world: World, tmp_path: Path) -> None:
    later = later_rules(world, tmp_path)
    old, new = load_draft(world.workspace, world.own.assessment_id), load_draft(later, world.own.assessment_id)

    assert evaluate_draft(new, later.pack).findings == evaluate_draft(old, world.workspace.pack).findings
    assert new.regulation == old.regulation
    assert new.regulation != later.pack.regulations["pl-34-2007"]


def test_a_sealed_reports_answers_are_those_that_were_sealed(world: World) -> None:
    draft = load_draft(world.workspace, world.own.assessment_id)
    assert draft.sealed is not None

    assert answer_set(replace(draft, rows={}), world.workspace.pack) == draft.sealed.answers


def test_a_seal_is_read_once(world: World) -> None:
    first, second = (load_draft(world.workspace, world.own.assessment_id).sealed for _ in range(2))

    assert first is second


def test_what_cannot_be_read_any_more_is_refused_in_words() -> None:
    with pytest.raises(AnswersInvalid) as refusal:
        readable(None)

    assert "Không mở lại được" in refusal.value.faults[0].message.vi


def test_memory_holds_only_the_last_few() -> None:
    kept: KeptInMemory[int, str] = KeptInMemory(2)
    for key in (1, 2, 1, 3):
        kept.get(key, lambda key=key: f"made {key}")  # type: ignore[misc]

    assert len(kept) == 2
    assert kept.get(1, lambda: "again") == "made 1"
    assert kept.get(2, lambda: "again") == "again"


def test_what_failed_to_be_made_is_not_kept() -> None:
    kept: KeptInMemory[int, int] = KeptInMemory(2)
    with pytest.raises(ZeroDivisionError):
        kept.get(1, lambda: 1 // 0)

    assert kept.get(1, lambda: 7) == 7
