"""The sample committee has something to show: reports received and audited, a decision, a public result."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checklist.domain.committee.campaigns import CampaignState, Turnout
from checklist.domain.dates import legal_day
from checklist.services.committee.campaigns import every_campaign, standing_of
from checklist.services.committee.demo_campaign import SAMPLES, SampleCampaign, make_demo_campaigns
from checklist.services.committee.follow_up import follow_up
from checklist.services.committee.recognition_waiting import recognition_waiting
from checklist.services.committee.standings import campaign_standings
from checklist.services.committee.submissions import standing_counts
from checklist.services.demo_accounts import make_demo_accounts
from checklist.services.public_pages import published_units
from checklist.services.workspace import Workspace
from checklist.store import audits
from tests.cases import ROOT
from tests.services.committee.conftest import Seat

FOLDER = ROOT / "tests" / "samples"
AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
TODAY = legal_day(AT)


@pytest.fixture(scope="module")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "instance"
    made = Workspace(folder, ROOT / "rules")
    list(make_demo_accounts(made, FOLDER, at=AT))
    assert list(make_demo_campaigns(made, FOLDER, at=AT)) == [each.name for each in SAMPLES]
    return folder


@pytest.fixture
def demo(demo_folder: Path, tmp_path: Path) -> Workspace:
    return Workspace(Path(shutil.copytree(demo_folder, tmp_path / "demo")), ROOT / "rules")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)
def test_each_sample_report_was_received_in_time_in_a_closed_campaign(demo: Workspace, sample: SampleCampaign) -> None:
    standing = standing_of(demo, sample.id, TODAY)

    assert standing.campaign.state is CampaignState.CLOSED
    assert standing.count(Turnout.SENT) == standing.received == 1
    assert all(row.unit.is_sample for row in standing.rows)


def test_two_audits_are_concluded_and_one_report_waits_for_its_auditor(demo: Workspace) -> None:
    counts = standing_counts(demo)

    with demo.database() as db:
        assert [each.state for each in audits.every(db).values()] == ["concluded", "concluded"]
    assert (counts.received, counts.proposed, counts.unassigned) == (1, 0, 0)


def test_the_roll_up_counts_the_audited_score_and_the_grade_recognised(demo: Workspace) -> None:
    (enterprise,) = campaign_standings(demo, "dot-mau-doanh-nghiep", today=TODAY).standings

    assert enterprise.audit_score is not None
    assert enterprise.self_score is not None
    assert enterprise.audit_score < enterprise.self_score
    assert enterprise.grade == "good"


def test_plans_of_the_audited_units_are_followed_up(demo: Workspace) -> None:
    assert len({each.unit_id for each in follow_up(demo, TODAY).remedies}) == 2


def test_recognition_has_a_decision_to_sign_and_an_audit_to_list(demo: Workspace) -> None:
    found = recognition_waiting(demo, TODAY)

    assert (found.unlisted, len(found.unsigned)) == (1, 1)


def test_one_unit_shows_its_result_to_everybody(demo: Workspace) -> None:
    (found,) = published_units(demo, today=TODAY)

    assert found.unit.is_sample
    assert "Mường Thẳm" in found.unit.name


def test_another_start_changes_nothing(demo: Workspace) -> None:
    with demo.database() as db:
        before = list(db.conn.iterdump())

    assert not list(make_demo_campaigns(demo, FOLDER, at=AT))

    with demo.database() as db:
        assert list(db.conn.iterdump()) == before


def test_an_installation_with_a_committee_of_its_own_gets_none(seat: Seat) -> None:
    list(make_demo_accounts(seat.workspace, FOLDER, at=AT))

    assert not list(make_demo_campaigns(seat.workspace, FOLDER, at=AT))
    assert not every_campaign(seat.workspace)
