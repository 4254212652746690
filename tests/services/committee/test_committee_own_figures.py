"""The committee's own figures of a campaign: kept, proposed again, added to those of the units, told in the report."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checklist.domain.committee.committee_figures import COMMITTEE
from checklist.domain.committee.consolidated_audit_forms import every_form
from checklist.domain.committee.consolidated_data import Consolidated
from checklist.domain.committee.consolidated_texts import proposals
from checklist.domain.dates import Period
from checklist.domain.indicators.values import Provenance
from checklist.domain.papers.tables import Table
from checklist.domain.roles import Role
from checklist.services.accounts import User
from checklist.services.committee.committee_sheet import committee_sheet, save_committee_sheet
from checklist.services.committee.consolidated import draft_pdf, workbook
from checklist.services.committee.consolidated_source import gather, plan_of
from checklist.services.committee.figures import campaign_figures
from checklist.services.errors import NotFound, Refused
from checklist.services.workspace import Workspace
from checklist.store import audit, campaigns, users
from checklist.store.figures import StaleFigures
from tests.cases import ROOT
from tests.documents.render_samples import text_of
from tests.services.committee.consolidated_given import CAMPAIGN, TODAY, person, received, seed_figures

AT = datetime(2021, 2, 1, 3, tzinfo=UTC)
INDEX = {"value": "82,45", "note": "SIPAS năm 2020, Sở Nội vụ"}
NEXT = "dot-sau"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own-figures")
    office = received(folder, dict(list(seed_figures().items())[:2]), silent=("Im Lặng",))
    for role in (Role.COMMITTEE_MEMBER, Role.AUDITOR):
        person(office, role)
    return office.folder


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Workspace:
    return Workspace(shutil.copytree(made, tmp_path / "instance"), ROOT / "rules")


def user(office: Workspace, role: Role = Role.COMMITTEE_MEMBER) -> User:
    with office.database() as db:
        return next(each for each in users.every(db) if each.role is role)


def give(office: Workspace, campaign: str = CAMPAIGN, role: Role = Role.COMMITTEE_MEMBER, **figures: Any) -> None:
    """Save figures over what stands."""
    shown = committee_sheet(office, campaign, today=TODAY).sheet.shown
    bodies = {code: each if isinstance(each, dict) else {"value": each} for code, each in figures.items()}
    save_committee_sheet(office, campaign, bodies, shown, at=AT, by=user(office, role))


def data_of(office: Workspace, **narrowed: Any) -> Consolidated:
    return gather(office, CAMPAIGN, today=TODAY, **narrowed)


def forms_of(office: Workspace) -> dict[str, Table]:
    return {table.code: table for table in every_form(data_of(office), plan_of(office))}


def test_a_committee_that_gave_nothing_changes_no_sum_and_lacks_what_it_alone_gives(office: Workspace) -> None:
    rolled = campaign_figures(office, CAMPAIGN, today=TODAY)

    assert rolled.cell("H10").missing == {COMMITTEE}
    assert COMMITTEE not in rolled.cell("A12").missing
    assert "11-BCĐ" not in forms_of(office)


def test_its_figures_are_one_more_reporter_in_the_roll_up(office: Workspace) -> None:
    before = campaign_figures(office, CAMPAIGN, today=TODAY).cell("A01")
    give(office, A01=12, H10=5, I08=INDEX)
    rolled = campaign_figures(office, CAMPAIGN, today=TODAY)

    assert (rolled.cell("A01").total, rolled.cell("A01").given) == (before.total + 12, before.given + 1)
    assert (rolled.number("H10"), str(rolled.number("I08"))) == (5, "1649/20")
    assert data_of(office).figures.cells == rolled.cells


def test_a_combined_board_is_still_counted_once(office: Workspace) -> None:
    before = campaign_figures(office, CAMPAIGN, today=TODAY).cell("E06")
    give(office, A01=12)

    assert before.set_aside
    assert campaign_figures(office, CAMPAIGN, today=TODAY).cell("E06") == before


def test_beside_some_of_its_units_only_the_committee_has_no_place(office: Workspace) -> None:
    give(office, A01=12)
    data = data_of(office, below="tinh-thu")

    assert data.committee is None
    assert data.figures.cell("H10").missing == frozenset()


def test_the_form_of_the_report_shows_its_figures_beside_those_of_the_units(office: Workspace) -> None:
    give(office, A12=2, I08=INDEX, I14=17, I14a=17)
    table = forms_of(office)["11-BCĐ"]
    cells = {str(row.cells[1]).split()[0]: row.cells for row in table.rows}

    assert cells["A12"][3:6] == (2, "–", 2)
    assert cells["I08"][3:] == ("82,45", "–", "82,45", INDEX["note"])
    assert cells["I14r"][3] == "100,00"
    assert not any("Chưa đạt" in note for note in table.notes)
    assert any("Ban Chỉ đạo chưa có số liệu về" in note and "H10" in note for note in table.notes)


def test_a_figure_that_fails_a_check_is_kept_and_the_report_says_so(office: Workspace) -> None:
    give(office, I14=18, I14a=17)
    table = forms_of(office)["11-BCĐ"]

    assert str(table.rows[0].cells[1]).startswith("I14 (*)")
    assert any(note.startswith("(*) Chưa đạt phép kiểm tra: I14") and "I14a = 17" in note for note in table.notes)


def test_its_figures_go_into_the_workbook_and_the_printed_report(office: Workspace) -> None:
    give(office, H10=4321, I08=INDEX)

    book = openpyxl.load_workbook(io.BytesIO(workbook(office, CAMPAIGN, at=AT, today=TODAY)))
    assert 4321 in {cell.value for row in book["11-BCĐ"].iter_rows() for cell in row}
    printed = text_of(draft_pdf(office, CAMPAIGN, at=AT, today=TODAY))
    assert "11-BCĐ" in printed
    assert "4.321" in printed


def test_the_text_of_the_report_tells_its_awards(office: Workspace) -> None:
    give(office, H10=5, H11=7)

    told = proposals(data_of(office), plan_of(office))["emulation"]
    assert "Khen thưởng 05 lượt tập thể, 07 lượt cá nhân." in told


def test_the_text_of_the_report_names_a_committee_that_is_silent_beside_its_units(tmp_path: Path) -> None:
    office = received(tmp_path, {"Mường Than": {"A12": 3}})
    person(office, Role.COMMITTEE_MEMBER)
    give(office, H10=5)

    told = proposals(data_of(office), plan_of(office))["communication"]
    assert "Số liệu nêu trên chưa gồm đủ số của Ban Chỉ đạo." in told


def test_only_who_prepares_may_save(office: Workspace) -> None:
    with pytest.raises(Refused):
        give(office, role=Role.AUDITOR, A01=1)
    with pytest.raises(NotFound):
        save_committee_sheet(office, "khong-co", {}, {}, at=AT, by=user(office))


def test_two_members_on_one_figure_are_told_and_nothing_is_lost(office: Workspace) -> None:
    shown = committee_sheet(office, CAMPAIGN, today=TODAY).sheet.shown
    give(office, H10=5)

    with pytest.raises(StaleFigures) as stale:
        save_committee_sheet(
            office, CAMPAIGN, {"H10": {"value": 6}, "H11": {"value": 1}}, shown, at=AT, by=user(office)
        )
    assert stale.value.current["H10"].body == {"value": 5}
    assert set(committee_sheet(office, CAMPAIGN, today=TODAY).sheet.given) == {"H10"}


def test_saving_leaves_its_trail(office: Workspace) -> None:
    give(office, H10=5)

    with office.database() as db:
        (entry,) = audit.of_subject(db, CAMPAIGN)
    assert (entry.action, entry.detail) == ("committee_figures.save", {"codes": ["H10"]})


def test_stocks_of_the_campaign_before_are_proposed_and_the_rest_only_compared(office: Workspace) -> None:
    give(office, H10=5, I08=INDEX, I14a=17)
    with office.database() as db:
        first = campaigns.get(db, CAMPAIGN)
        later = replace(first, id=NEXT, period=Period(date(2021, 1, 1), date(2021, 12, 31)), due_on=date(2022, 1, 15))
        campaigns.add(db, later)
    sheet = committee_sheet(office, NEXT, today=date(2022, 2, 1)).sheet

    assert {code: (each.number, each.provenance) for code, each in sheet.proposed.items()} == {
        "I14a": (17, Provenance.CARRIED)
    }
    assert (sheet.previous("H10"), str(sheet.previous("I08"))) == (5, "1649/20")
    assert sheet.given == {}


def test_what_the_program_counts_is_shown_and_never_asked(office: Workspace) -> None:
    sheet = committee_sheet(office, CAMPAIGN, today=TODAY).sheet

    assert (sheet.values["K01"].number, sheet.values["K02"].number) == (3, 2)
    assert not any(one.code.startswith("K") for one in sheet.indicators)
