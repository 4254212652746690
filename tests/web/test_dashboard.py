"""The dashboard of a unit: this period, what is due, the results over the periods, every signed file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from checklist.domain.dates import Period
from checklist.domain.requirement import Right
from checklist.services.draft_settings import save_settings
from checklist.services.draft_start import start_draft
from checklist.services.drafts import load_draft, save_answer
from checklist.services.unit_history import PastPeriod, past_periods, pending
from checklist.services.unit_work import work_of
from checklist.store import units
from checklist.web.unit_dashboard import DashboardPage, dashboard_page
from checklist.web.unit_history_view import history_of
from tests.web.client import MADE_AT, ClientRequest, World
from tests.web.sealing import fill_in, sample, sealed
from tests.web.walking import Walker

LATER = Period(date(2021, 1, 1), date(2021, 12, 31))
SHORT = {
    "declared": "not_done",
    "cause": "Thiếu người",
    "remedy": {"what": "Cử người phụ trách", "owner": "Văn phòng", "due": "2021-03-31"},
}


@pytest.fixture
def asked(walker: Walker) -> str:
    """A requirement that is judged by what is declared alone, answered in the sample as met."""
    given = sample()["answers"]
    return next(
        each.id
        for each in walker.draft.regulation.requirements
        if not each.checks and not each.points and each.id in given and given[each.id]["declared"] == "done"
        and walker.draft.regulation.is_scored(each)
    )  # fmt: skip


def seal_period(world: World, identifier: str, answers: Mapping[str, Any] | None = None) -> None:
    """Fill a draft in from the sample, but for ``answers``, and seal it."""
    draft = fill_in(world.workspace, identifier)
    for requirement, data in (answers or {}).items():
        revision = draft.revision_of(requirement)
        save_answer(world.workspace, identifier, requirement, data, revision, at=MADE_AT, by="xa.officer")
    sealed(world.workspace, identifier)


def start_later(world: World) -> str:
    """A draft of the next year under the same law."""
    profile = load_draft(world.workspace, world.own.assessment_id).head.profile
    return start_draft(
        world.workspace, world.own.unit_id, "pl-34-2007", LATER, profile, at=MADE_AT, by="xa.officer"
    )  # fmt: skip


def dashboard(client: ClientRequest, today: date) -> DashboardPage:
    """The own unit's dashboard as of a day."""
    world = client.world
    with world.workspace.database() as db:
        unit = units.get(db, world.own.unit_id)
    with client.app.test_request_context():
        works = work_of(world.workspace, unit.id)
        return dashboard_page(unit, works, world.workspace.pack, today, may_start=True)


@pytest.mark.parametrize(
    ("days", "words", "pressing"),
    [(12, "còn 12 ngày", False), (1, "còn 1 ngày", True), (0, "hôm nay", True), (-3, "quá 3 ngày", True)],
)
def test_the_due_date_says_how_far_off_it_is(walker: Walker, days: int, words: str, pressing: bool) -> None:
    save_settings(
        walker.client.world.workspace, walker.draft, {"due_on": "2020-12-20"}, 0, at=MADE_AT, by="xa.officer"
    )  # fmt: skip
    page = dashboard(walker.client, date(2020, 12, 20) - timedelta(days))

    closing, due = page.current[0].dates
    assert closing.day.vi == "31/12/2020"
    assert due.left is not None
    assert (due.day.vi, due.left.vi) == ("20/12/2020", words)
    assert (due.style == "state-incomplete") is pressing


def test_a_draft_without_a_due_date_leads_to_where_it_is_set(fresh: ClientRequest) -> None:
    page = fresh.log_in("officer").get(f"/don-vi/{fresh.world.own.unit_id}")

    assert page.select(f"//a[@href='/danh-gia/{fresh.world.own.assessment_id}/thiet-lap']")


def test_a_sealed_remedy_is_coming_and_then_overdue(walker: Walker, asked: str) -> None:
    world = walker.client.world
    seal_period(world, world.own.assessment_id, {asked: SHORT})
    before, after = (dashboard(walker.client, day) for day in (date(2021, 3, 1), date(2021, 4, 10)))

    assert ["còn 30 ngày" in row.left.vi for row in before.due if "Cử người" in row.what.vi] == [True]
    assert [row.left.vi for row in after.overdue if "Cử người" in row.what.vi] == ["quá 10 ngày"]
    assert any("Văn phòng" in row.what.vi for row in after.overdue)


def test_a_remedy_is_settled_once_a_later_report_finds_the_duty_met(walker: Walker, asked: str) -> None:
    world = walker.client.world
    seal_period(world, world.own.assessment_id, {asked: SHORT})
    later = start_later(world)
    waiting = [each.requirement.id for each in pending(work_of(world.workspace, world.own.unit_id))]
    seal_period(world, later)

    assert asked in waiting
    assert asked not in [each.requirement.id for each in pending(work_of(world.workspace, world.own.unit_id))]


def test_the_plans_of_a_draft_are_not_on_the_dashboard(walker: Walker, asked: str) -> None:
    world = walker.client.world
    save_answer(world.workspace, world.own.assessment_id, asked, SHORT, 0, at=MADE_AT, by="xa.officer")

    assert not [row for row in dashboard(walker.client, date(2021, 4, 1)).overdue if "Cử người" in row.what.vi]


def test_results_of_the_periods_stand_side_by_side_by_right(walker: Walker, asked: str) -> None:
    world = walker.client.world
    seal_period(world, world.own.assessment_id, {asked: SHORT})
    seal_period(world, start_later(world))
    page = walker.client.get(f"/don-vi/{world.own.unit_id}")

    (drawing,) = page.tree.xpath("//*[local-name()='svg'][@class='history']")
    assert drawing.get("role") == "img"
    assert "Công khai: 2020" in drawing.get("aria-label")
    assert page.words("//section[@aria-labelledby='qua-cac-ky']//thead//th") == ["Nhóm nội dung", "2020", "2021"]
    assert page.words("//section[@aria-labelledby='qua-cac-ky']//tbody/tr/th")[:2] == ["Điểm tự chấm", "Tự xếp loại"]


def test_a_bar_is_as_long_as_its_share(walker: Walker) -> None:
    world = walker.client.world
    seal_period(world, world.own.assessment_id)
    (past,) = past_periods(work_of(world.workspace, world.own.unit_id))
    half = PastPeriod(past.work, past.score, past.grade, {Right.DISCLOSURE: Fraction(1, 2)})
    history = history_of([half])

    assert history is not None
    (group,) = history.chart.groups
    assert int(group.bars[0].width) * 2 == history.chart.full
    assert group.bars[0].value.vi == "50 %"


def test_a_report_that_is_being_replaced_counts_until_then(walker: Walker) -> None:
    world = walker.client.world
    seal_period(world, world.own.assessment_id)
    walker.client.post(f"{walker.base}/mo-lai", ly_do="Sửa")

    assert len(past_periods(work_of(world.workspace, world.own.unit_id))) == 1
    assert len(dashboard(walker.client, date(2021, 1, 1)).current) == 1


def test_without_a_sealed_report_there_is_no_history(walker: Walker) -> None:
    assert dashboard(walker.client, date(2021, 1, 1)).history is None


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_is_whole_in_both_languages_with_a_history(walker: Walker, asked: str, language: str) -> None:
    world = walker.client.world
    seal_period(world, world.own.assessment_id, {asked: SHORT})
    start_later(world)
    page = walker.client.get(f"/don-vi/{world.own.unit_id}?lang={language}")

    assert page.tree.get("lang") == language
    assert page.select("//section[@aria-labelledby='han']//li")
