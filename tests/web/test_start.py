"""The dashboard of a unit, and starting an assessment: period, law, profile, what is carried over."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checklist.domain.dates import Period
from checklist.services.draft_settings import settings_of
from checklist.services.drafts import load_draft
from checklist.web.unit_periods import preset_period, short_name, typed_period
from tests.web.client import ClientRequest
from tests.web.sealing import fill_in, sample

PROFILE: dict[str, Any] = {f"profile.{key}": str(value).lower() for key, value in sample()["unit"]["profile"].items()}
PROFILE_LEFT_OPEN: dict[str, Any] = {"profile.villages": "11"}
NEXT_YEAR = "2021-01-01..2021-12-31"


@pytest.fixture
def unit(fresh: ClientRequest) -> str:
    """The address of the own unit, whose officer reads."""
    fresh.log_in("officer")
    return f"/don-vi/{fresh.world.own.unit_id}"


@pytest.mark.parametrize(
    ("preset", "closing", "start", "end"),
    [
        ("nam", "lich", date(2025, 1, 1), date(2025, 12, 31)),
        ("nam", "bao-cao", date(2024, 12, 15), date(2025, 12, 14)),
        ("6t-1", "bao-cao", date(2024, 12, 15), date(2025, 6, 14)),
        ("6t-2", "lich", date(2025, 7, 1), date(2025, 12, 31)),
        ("6t-2", "bao-cao", date(2025, 6, 15), date(2025, 12, 14)),
        ("q-1", "lich", date(2025, 1, 1), date(2025, 3, 31)),
        ("q-1", "bao-cao", date(2024, 12, 15), date(2025, 3, 14)),
        ("t-2", "lich", date(2025, 2, 1), date(2025, 2, 28)),
        ("t-3", "bao-cao", date(2025, 2, 15), date(2025, 3, 14)),
        ("nam-hoc", "bao-cao", date(2025, 9, 1), date(2026, 8, 31)),
        ("t-99", "lich", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_kind_of_period_is_closed_by_the_calendar_chosen(preset: str, closing: str, start: date, end: date) -> None:
    assert preset_period(preset, 2025, closing) == Period(start, end)


@pytest.mark.parametrize("closing", ["lich", "bao-cao"])
@pytest.mark.parametrize("preset", ["nam", "6t-1", "6t-2", "q-1", "q-4", "t-1", "t-12", "nam-hoc"])
def test_the_form_says_a_period_as_the_kind_it_is(preset: str, closing: str) -> None:
    typed = typed_period(preset_period(preset, 2025, closing))

    assert (typed["loai"], typed["nam"]) == (preset, "2025")


@pytest.mark.parametrize(
    ("period", "name"),
    [
        ("2025-01-01..2025-12-31", "2025"),
        ("2024-12-15..2025-12-14", "2025"),
        ("2024-12-15..2025-06-14", "6T đầu 2025"),
        ("2025-04-01..2025-06-30", "Quý 2/2025"),
        ("2025-02-01..2025-02-28", "T2/2025"),
        ("2025-09-01..2026-08-31", "2025–2026"),
        ("2025-02-03..2025-02-28", "03/02/2025 – 28/02/2025"),
    ],
)
def test_a_period_has_a_short_name(period: str, name: str) -> None:
    assert short_name(Period.parse(period)).vi == name


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("rest", ["", "/bat-dau", "/bat-dau?loai=nam&nam=2020", "/bat-dau?loai=nam&nam=1980"])
def test_its_pages_are_whole_in_both_languages(fresh: ClientRequest, unit: str, rest: str, language: str) -> None:
    page = fresh.get(f"{unit}{rest}{'&' if '?' in rest else '?'}lang={language}")

    assert page.tree.get("lang") == language


def test_the_dashboard_lists_the_draft_with_its_progress_and_the_law_of_today(fresh: ClientRequest, unit: str) -> None:
    page = fresh.get(unit)

    assert "Đang làm" in page.text
    assert "yêu cầu xong" in page.text
    assert "Luật Thực hiện dân chủ ở cơ sở" in page.text or "Luật 10/2022" in page.text
    assert page.select(f"//a[@href='/danh-gia/{fresh.world.own.assessment_id}']")


def test_a_co_signer_sees_the_dashboard_without_the_way_to_start(fresh: ClientRequest, unit: str) -> None:
    page = fresh.log_out().log_in("co_signer").get(unit)

    assert not page.select(f"//a[@href='{unit}/bat-dau']")


def test_the_law_of_the_period_is_proposed_and_its_questions_are_asked(fresh: ClientRequest, unit: str) -> None:
    page = fresh.get(f"{unit}/bat-dau?loai=nam&nam=2020")

    assert "Được đề xuất" in page.by_id("b-pl-34-2007") or "pl-34-2007" in page.tree.xpath(
        "//input[@name='quy_dinh']/@value"
    )
    assert page.tree.xpath("//input[@name='ky']/@value") == ["2020-01-01..2020-12-31"]
    assert page.select("//input[@name='profile.villages']")


def test_own_dates_out_of_order_are_told_at_their_field(fresh: ClientRequest, unit: str) -> None:
    page = fresh.get(f"{unit}/bat-dau?loai=tu-chon&nam=2020&tu=1/5/2020&den=1/4/2020")

    assert page.by_id("den-fault") == "Ngày cuối phải sau ngày đầu."


def test_a_profile_left_open_is_asked_for_and_nothing_starts(fresh: ClientRequest, unit: str) -> None:
    page = fresh.post(f"{unit}/bat-dau", 422, ky=NEXT_YEAR, quy_dinh="pl-34-2007", **PROFILE_LEFT_OPEN)

    (link,) = page.words("//a[@href='#profile-profile.households']")
    (label,) = page.words("//label[@for='profile-profile.households']")
    assert link.removeprefix("Câu ").partition(":")[0] == label.partition(".")[0]
    assert page.tree.xpath("//input[@name='profile.villages']/@value") == ["11"]


def test_the_same_assessment_is_not_started_twice(fresh: ClientRequest, unit: str) -> None:
    page = fresh.post(f"{unit}/bat-dau", 422, ky="2020-01-01..2020-12-31", quy_dinh="pl-34-2007", **PROFILE)

    assert "đã có bản tự đánh giá" in page.text


def test_a_book_that_is_not_for_this_kind_of_unit_is_none_of_the_choices(fresh: ClientRequest, unit: str) -> None:
    fresh.post(f"{unit}/bat-dau", 400, ky=NEXT_YEAR, quy_dinh="nd-145-2020", **PROFILE)


def test_nothing_is_carried_over_unless_asked_for(fresh: ClientRequest, unit: str) -> None:
    fill_in(fresh.world.workspace, fresh.world.own.assessment_id)
    answer = fresh.post(f"{unit}/bat-dau", ky=NEXT_YEAR, quy_dinh="pl-34-2007", **PROFILE)

    assert load_draft(fresh.world.workspace, answer.response.location.rpartition("/")[2]).rows == {}


def test_carried_answers_are_marked_and_stand_against_sealing_until_looked_at(fresh: ClientRequest, unit: str) -> None:
    workspace, old = fresh.world.workspace, fresh.world.own.assessment_id
    fill_in(workspace, old)
    offered = fresh.get(f"{unit}/bat-dau?loai=nam&nam=2021")
    assert offered.tree.xpath("//input[@name='mang_sang']/@value") == [old]
    base = fresh.post(
        f"{unit}/bat-dau", ky=NEXT_YEAR, quy_dinh="pl-34-2007", mang_sang=old, **PROFILE
    ).response.location

    draft = load_draft(workspace, base.rpartition("/")[2])
    carried = [name for name, mark in draft.marks.items() if mark.carried_from == old]
    assert carried
    assert set(carried) == set(draft.rows)
    assert "chưa được xem lại" in fresh.get(f"{base}/ra-soat").text


def test_due_date_and_closing_date_are_two_days(fresh: ClientRequest, unit: str) -> None:
    answer = fresh.post(f"{unit}/bat-dau", ky=NEXT_YEAR, quy_dinh="pl-34-2007", ngay_nop="20/12/2021", **PROFILE)
    draft = load_draft(fresh.world.workspace, answer.response.location.rpartition("/")[2])

    assert settings_of(draft).due_on == date(2021, 12, 20)
    assert draft.period.end == date(2021, 12, 31)


def test_a_due_date_that_will_not_do_is_told_beside_what_the_profile_lacks(fresh: ClientRequest, unit: str) -> None:
    typed = {"ky": NEXT_YEAR, "quy_dinh": "pl-34-2007", "ngay_nop": "mai", **PROFILE_LEFT_OPEN}
    page = fresh.post(f"{unit}/bat-dau", 422, **typed)

    assert page.select("//a[@href='#ngay_nop']")
    assert page.select("//a[@href='#profile-profile.households']")
    assert page.tree.xpath("//input[@name='ngay_nop']/@value") == ["mai"]


def test_the_scheme_is_shown_with_its_source(fresh: ClientRequest, unit: str) -> None:
    page = fresh.get(f"{unit}/bat-dau?loai=nam&nam=2020")

    assert "Mặc định của phần mềm" in page.by_id("thang_diem")


def test_choosing_another_book_keeps_the_period_and_its_closing(fresh: ClientRequest, unit: str) -> None:
    page = fresh.get(f"{unit}/bat-dau?loai=q-2&chot=bao-cao&nam=2024")
    (other, *_) = page.tree.xpath("//article//a[@class='button-quiet']/@href")

    assert fresh.get(other.partition("#")[0]).tree.xpath("//input[@name='ky']/@value") == ["2024-03-15..2024-06-14"]
