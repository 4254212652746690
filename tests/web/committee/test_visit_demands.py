"""The demands of a visit's minutes become remedies together or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checklist.domain.papers.minutes import Demand
from checklist.services.committee.audits import open_audit
from checklist.services.committee.follow_up import TaskRefused, follow_up
from checklist.services.committee.visits import VisitView, ask_demands, save_visit, start_visit, visit_view
from tests.web.client import ClientRequest, World
from tests.web.recognition_given import AT, TODAY


def minutes_with(world: World, *demands: str) -> VisitView:
    """Minutes of a visit about the world's submission, with these demands."""
    submission, auditor = world.committee.submission, world.user("auditor")
    open_audit(world.workspace, submission, auditor, at=AT)
    visit = start_visit(world.workspace, submission, at=AT, by=auditor)
    view = visit_view(world.workspace, submission, visit.id)
    typed = replace(view.typed, demands=tuple(Demand(what, "Văn phòng", None, "") for what in demands))
    save_visit(
        world.workspace, submission, visit.id, typed, expected_revision=view.visit.revision, at=AT, by=auditor
    )  # fmt: skip
    return visit_view(world.workspace, submission, visit.id)


def ask(world: World, view: VisitView) -> int:
    """Ask for what the minutes demand."""
    return ask_demands(
        world.workspace, world.committee.submission, view.visit.id, expected_revision=view.visit.revision, at=AT,
        by=world.user("auditor"),
    )  # fmt: skip


def test_every_demand_becomes_a_remedy(fresh: ClientRequest) -> None:
    view = minutes_with(fresh.world, "Niêm yết lại", "Họp lại")

    assert ask(fresh.world, view) == 2
    assert {each.what for each in follow_up(fresh.world.workspace, TODAY).remedies} == {"Niêm yết lại", "Họp lại"}


def test_a_demand_that_cannot_be_asked_for_leaves_nothing_asked_for(fresh: ClientRequest) -> None:
    view = minutes_with(fresh.world, "Niêm yết lại", " ")

    with pytest.raises(TaskRefused):
        ask(fresh.world, view)

    assert not follow_up(fresh.world.workspace, TODAY).remedies
    assert visit_view(fresh.world.workspace, fresh.world.committee.submission, view.visit.id).visit == view.visit
