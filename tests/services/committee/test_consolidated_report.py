"""The consolidated report: proposed from the figures, edited without loss, issued once, kept and signed."""

from __future__ import annotations

import io
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pytest

from checklist.documents.attached_data import extract_attachment
from checklist.documents.verifying import verify_pdf
from checklist.domain.committee.consolidated_terms import Standing
from checklist.domain.committee.consolidated_texts import KEYS
from checklist.domain.papers.payload import facts_of, read_paper
from checklist.domain.papers.spine import TEXT_KEYS
from checklist.domain.report import HEAD_SLOT, ORGANISATION_SLOT
from checklist.domain.report_proposals import digest
from checklist.domain.roles import Role
from checklist.services.accounts import User
from checklist.services.committee.consolidated import (
    ReportRefused,
    ReportView,
    StaleReport,
    draft_pdf,
    issue_report,
    new_edition,
    report_view,
    save_report,
)
from checklist.services.committee.consolidated_signing import (
    edition_of,
    kept_pdf,
    kept_workbook,
    sign_report,
    upload_report,
)
from checklist.services.errors import Refused
from checklist.services.signing import Hand
from checklist.services.trusted_roots import trusted_roots
from checklist.services.workspace import Workspace
from checklist.store import users
from tests.cases import ROOT
from tests.documents.render_samples import text_of, words_of
from tests.services.committee.consolidated_given import CAMPAIGN, TODAY, person, received, seed_figures

AT = datetime(2021, 2, 1, 3, tzinfo=UTC)
KEY = "assessment.causes"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    office = received(folder, dict(list(seed_figures().items())[:3]), silent=("Im Lặng",))
    for role in (Role.COMMITTEE_MEMBER, Role.AUDITOR, Role.CHAIR):
        person(office, role)
    return office.folder


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Workspace:
    shutil.copytree(made, tmp_path / "instance")
    return Workspace(tmp_path / "instance", ROOT / "rules")


def who(office: Workspace, role: Role = Role.CHAIR) -> User:
    with office.database() as db:
        return next(user for user in users.every(db) if user.role is role)


def view(office: Workspace, today: date = TODAY) -> ReportView:
    return report_view(office, CAMPAIGN, at=AT, today=today)


def save(office: Workspace, today: date = TODAY, **more: object) -> None:
    held = view(office, today)
    typed = {key: each.text for key, each in held.texts.items()} | dict(more.pop("typed", {}))  # type: ignore[call-overload]
    shown = {key: digest(each.proposal) for key, each in held.texts.items()}
    given = {"shown": shown, "expected_revision": held.edition.revision, "at": AT, "today": today, "by": who(office)}
    save_report(office, CAMPAIGN, held.terms, typed, **{**given, **more})  # type: ignore[arg-type]


def issue(office: Workspace, number: str = "12") -> None:
    issue_report(
        office, CAMPAIGN, number=number, dated=TODAY, expected_revision=view(office).edition.revision, at=AT,
        today=TODAY, by=who(office),
    )  # fmt: skip


def test_every_heading_has_a_proposal(office: Workspace) -> None:
    texts = view(office).texts

    assert set(KEYS) == TEXT_KEYS == texts.keys()
    assert all(each.proposal for each in texts.values())


def test_proposals_give_figures_as_offices_write_them(office: Workspace) -> None:
    said = " ".join(" ".join(each.proposal) for each in view(office).texts.values())

    assert "03/04 đơn vị đã tự chấm và gửi báo cáo (75,0%)" in said
    assert "189 buổi tuyên truyền, phổ biến với 12.084 lượt người tham dự" in said
    assert "Im Lặng" in said


def test_a_text_that_nobody_edited_follows_the_data(office: Workspace) -> None:
    save(office)
    later = date(2021, 3, 1)

    assert "01/03/2021" in view(office, later).texts["grading.reports"].text[0]


def test_an_edited_text_stays_when_the_data_changes_and_the_new_proposal_stands_beside(office: Workspace) -> None:
    save(office, typed={"grading.reports": ("Lời của Ban.",)})
    found = view(office, date(2021, 3, 1)).texts["grading.reports"]

    assert (found.standing, found.text, found.is_outdated) == (Standing.OWN, ("Lời của Ban.",), True)
    assert "01/03/2021" in found.proposal[0]


def test_keeping_edited_words_settles_the_change(office: Workspace) -> None:
    save(office, typed={"grading.reports": ("Lời của Ban.",)})
    later = date(2021, 3, 1)
    save(office, later, keep="grading.reports")

    found = view(office, later).texts["grading.reports"]
    assert (found.text, found.is_outdated) == (("Lời của Ban.",), False)


def test_taking_the_proposal_lets_a_text_follow_the_data_again(office: Workspace) -> None:
    save(office, typed={KEY: ("Lời của Ban.",)})
    save(office, restore=KEY)

    assert view(office).texts[KEY].standing is Standing.FOLLOWS


def test_an_emptied_text_stays_empty(office: Workspace) -> None:
    save(office, typed={KEY: ()})

    assert view(office).texts[KEY].text == ()


def test_what_somebody_else_saved_is_not_overwritten(office: Workspace) -> None:
    save(office, typed={KEY: ("Người trước.",)})
    with pytest.raises(StaleReport):
        save(office, typed={KEY: ("Người sau.",)}, expected_revision=0)

    assert view(office).texts[KEY].text == ("Người trước.",)


def test_an_auditor_writes_no_report(office: Workspace) -> None:
    with pytest.raises(Refused):
        save(office, by=who(office, Role.AUDITOR))


def test_a_draft_is_marked_as_one_and_cannot_be_signed(office: Workspace) -> None:
    content = draft_pdf(office, CAMPAIGN, at=AT, today=TODAY)

    assert facts_of(read_paper(extract_attachment(content))).is_draft
    with pikepdf.open(io.BytesIO(content)) as document:
        assert "/AcroForm" not in document.Root or not document.Root.AcroForm.Fields


def test_an_issued_report_prints_its_number_its_forms_and_who_is_missing(office: Workspace) -> None:
    issue(office)
    text = words_of(text_of(kept_pdf(office, view(office).edition)))

    assert "12/BC-BCĐ" in text
    assert "Biểu 07-DV" in text
    assert "01 đơn vị chưa báo cáo" in text


def test_an_issued_report_does_not_change_with_the_data(office: Workspace) -> None:
    issue(office)
    before = view(office).edition
    with pytest.raises(StaleReport):
        save(office, typed={KEY: ("Muộn.",)})

    assert view(office).edition == before
    assert kept_workbook(office, before)[:2] == b"PK"


@pytest.mark.parametrize(("number", "dated"), [("", TODAY), ("12", None), ("12", date(2021, 3, 1))])
def test_a_report_is_not_issued_without_a_number_and_a_day_that_has_come(
    office: Workspace, number: str, dated: date | None
) -> None:
    with pytest.raises(ReportRefused):
        issue_report(office, CAMPAIGN, number=number, dated=dated, expected_revision=0, at=AT, today=TODAY,
                     by=who(office))  # fmt: skip


def test_the_head_signs_and_then_the_organisation(office: Workspace) -> None:
    issue(office)
    edition = view(office).edition
    hand, chair = Hand(at=AT, actor="bcd.chair"), who(office)
    with pytest.raises(Refused):
        sign_report(office, edition, ORGANISATION_SLOT, chair, hand, over=edition.newest or "")
    for slot in (HEAD_SLOT, ORGANISATION_SLOT):
        edition = edition_of(office, CAMPAIGN, 1)
        sign_report(office, edition, slot, chair, hand, over=edition.newest or "")
    signed = kept_pdf(office, edition_of(office, CAMPAIGN, 1))

    assert verify_pdf(signed, trust_roots=trusted_roots(office), at=AT).holds


def test_a_file_that_is_not_the_report_with_a_signature_is_not_taken(office: Workspace) -> None:
    issue(office)

    with pytest.raises(Refused):
        upload_report(office, view(office).edition, b"%PDF-1.7 khac", at=AT, by=who(office))


def test_another_edition_begins_with_the_words_of_the_last(office: Workspace) -> None:
    save(office, typed={KEY: ("Lời của Ban.",)})
    issue(office)
    new_edition(office, CAMPAIGN, at=AT, today=TODAY, by=who(office))
    found = view(office)

    assert (found.edition.edition, found.edition.is_draft) == (2, True)
    assert found.texts[KEY].text == ("Lời của Ban.",)
    assert [each.number for each in found.earlier] == ["12/BC-BCĐ"]
