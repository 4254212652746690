"""The committee's own sheet of figures: what it asks, what it shows, what fails a check, and two members at once."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from checklist.domain.indicators.indicator import Reporter
from checklist.domain.rulepack import RulePack
from tests.web.client import ClientRequest
from tests.web.figure_forms import form_on, in_row
from tests.web.pages import Page

CAMPAIGN = "/ban-chi-dao/dot/dot-thu"
ADDRESS = f"{CAMPAIGN}/so-lieu"
ROLLUP = "/ban-chi-dao/tong-hop/so-lieu?dot=dot-thu"
REPORT = "/ban-chi-dao/tong-hop/dot-thu/bao-cao"
FORM = "//form[@class='figures']"


@pytest.fixture
def member(fresh: ClientRequest) -> ClientRequest:
    return fresh.log_in("committee_member")


def save(reader: ClientRequest, status: int = 303, /, before: dict[str, Any] | None = None, **typed: str) -> Page:
    """Save the sheet with ``typed`` values by code; ``note_I09`` and so on fill the other fields."""
    form = form_on(reader.get(ADDRESS)) if before is None else dict(before)
    for name, value in typed.items():
        part, _, code = name.rpartition("_")
        form[f"{part or 'value'}.{code}"] = value
    return reader.post(ADDRESS, status, **form)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_is_whole_in_both_languages(member: ClientRequest, language: str) -> None:
    save(member, A02="1", I09="43", I14="18", I14a="17", A08="1", A09="900")
    page = member.get(f"{ADDRESS}?lang={language}")

    assert page.tree.get("lang") == language
    assert page.words("//h2[@id='phai-sua']")


def test_it_asks_for_what_names_the_committee_and_nothing_else(member: ClientRequest, pack: RulePack) -> None:
    asked = {name.removeprefix("value.") for name in form_on(member.get(ADDRESS)) if name.startswith("value.")}

    assert asked == {one.code for one in pack.indicators if Reporter.STEERING_COMMITTEE in one.reporters}


def test_what_the_program_counts_is_a_number_without_a_field(member: ClientRequest) -> None:
    page = member.get(ADDRESS)

    assert in_row(page, "K01", "/td[1]") == "1 đếm từ đợt đánh giá"
    assert in_row(page, "F01", "/td[1]") == "1 lấy từ danh mục đơn vị"


def test_what_was_typed_stands_and_opens_who_is_behind_it(member: ClientRequest) -> None:
    save(member, A01="12", I08="82,45", note_I08="SIPAS 2022, Sở Nội vụ")
    page = member.get(ROLLUP)

    (link,) = page.select("//a[@aria-label='A01: 12']")
    behind = member.get(link.get("href"))
    assert behind.words("//section[@aria-labelledby='don-vi']//tbody/tr/th") == ["Ban Chỉ đạo"]
    assert behind.select(f"//a[@href='{ADDRESS}#A01']")
    assert "82,45 SIPAS 2022, Sở Nội vụ" in page.text


def test_what_the_committee_alone_gives_is_missing_from_it_and_from_no_unit(member: ClientRequest) -> None:
    row = member.get(ROLLUP).words("//tr[th[starts-with(normalize-space(), 'H10 ')]]/td")

    assert row == ["Số tổng hợp: –", "", "Đơn vị đã báo cáo mà chưa có số liệu: Ban Chỉ đạo"]


@pytest.mark.parametrize("department", ["16", "17"])
def test_as_many_departments_as_there_are_pass(member: ClientRequest, department: str) -> None:
    save(member, I14=department, I14a="17")

    assert not member.get(ADDRESS).select("//*[@id='phai-sua']")


def test_what_fails_a_check_is_kept_and_told_wherever_the_figures_go(member: ClientRequest) -> None:
    save(member, I14="18", I14a="17")

    page = member.get(ADDRESS)
    assert form_on(page)["value.I14"] == "18"
    assert page.select("//section[@aria-labelledby='phai-sua']//a[@href='#I14']")
    for address in (ROLLUP, REPORT):
        told = member.get(address).words("//*[contains(@class, 'doubt')]")
        assert any("chưa đạt phép kiểm tra" in each and "I14 = 18; I14a = 17" in each for each in told), address


def test_an_index_without_its_year_and_source_does_not_pass(member: ClientRequest) -> None:
    save(member, I09="43,2")
    assert "Ghi năm, thứ hạng" in in_row(member.get(ADDRESS), "I09")

    save(member, note_I09="PAPI 2022, hạng 12, UNDP")
    assert "Ghi năm, thứ hạng" not in in_row(member.get(ADDRESS), "I09")


def test_a_plan_is_asked_for_its_paper(member: ClientRequest) -> None:
    save(member, A02="1", reference_A02="12/KH-BCĐ", dated_A02="15/09/2022")
    page = member.get(ADDRESS)

    assert form_on(page)["dated.A02"] == "15/09/2022"
    assert "Cần giải trình (1)" in page.text  # later than March


def test_what_is_no_number_is_refused_with_all_that_was_typed(member: ClientRequest) -> None:
    page = save(member, 422, H10="khoảng 50", H11="7")

    assert "không phải số" in page.by_id("value.H10-fault")
    assert (form_on(page)["value.H10"], form_on(page)["value.H11"]) == ("khoảng 50", "7")
    assert form_on(member.get(ADDRESS))["value.H11"] == ""


def test_two_members_on_different_figures_are_not_in_each_others_way(member: ClientRequest) -> None:
    both = form_on(member.get(ADDRESS))
    save(member, before=both, H10="5")
    save(member, before=both, H11="7")

    form = form_on(member.get(ADDRESS))
    assert (form["value.H10"], form["value.H11"]) == ("5", "7")


def test_two_members_on_one_figure_see_both_values_and_choose(member: ClientRequest) -> None:
    both = form_on(member.get(ADDRESS))
    save(member, before=both, H10="5")
    page = save(member.log_in("chair"), 409, before=both, H10="6", H11="7")

    assert page.words("//table[@class='versions']//td") == ["Bản đang lưu: 5", "Bạn vừa nhập: 6"]
    save(member, before=form_on(page))
    form = form_on(member.get(ADDRESS))
    assert (form["value.H10"], form["value.H11"]) == ("6", "7")


def workbook(reader: ClientRequest) -> openpyxl.Workbook:
    """The workbook as downloaded."""
    return openpyxl.load_workbook(io.BytesIO(reader.fetch(f"{ADDRESS}.xlsx").data))


def send(reader: ClientRequest, book: openpyxl.Workbook, status: int = 200, /, **typed: Any) -> Page:
    """Upload ``book`` with ``typed`` in the column of this period, by code; ``note_I09`` fills the last column."""
    lines = {row[0].value: row for row in book.worksheets[0].iter_rows()}
    for name, value in typed.items():
        note, _, code = name.rpartition("_")
        lines[code][7 if note else 4].value = value
    out = io.BytesIO()
    book.save(out)
    return reader.post(f"{ADDRESS}/tep", status, file=(io.BytesIO(out.getvalue()), "so-lieu.xlsx"))


def test_a_workbook_fills_the_form_and_saves_nothing_by_itself(member: ClientRequest) -> None:
    page = send(member, workbook(member), H10=5, I08=82.45, note_I08="SIPAS 2022", A02="Có")

    form = form_on(page)
    assert (form["value.H10"], form["value.I08"], form["note.I08"]) == ("5", "82,45", "SIPAS 2022")
    assert form["value.A02"] == "1"
    assert "3 chỉ tiêu được sửa trong bảng tính" in page.text
    assert form_on(member.get(ADDRESS))["value.H10"] == ""
    save(member, before=form)
    assert form_on(member.get(ADDRESS))["value.H10"] == "5"


def test_what_was_saved_since_the_download_is_not_overwritten_unseen(member: ClientRequest) -> None:
    book = workbook(member)
    save(member, H10="7", H11="9")
    page = save(member, 409, before=form_on(send(member, book, H10=5)))

    assert page.words("//table[@class='versions']//td") == ["Bản đang lưu: 7", "Bạn vừa nhập: 5"]
    assert form_on(member.get(ADDRESS))["value.H11"] == "9"


def test_a_cell_that_is_no_number_is_named_at_its_figure(member: ClientRequest) -> None:
    page = send(member, workbook(member), 422, H10="nhiều", H11=3)

    assert "ô E" in page.by_id("value.H10-fault")
    assert form_on(page)["value.H11"] == "3"


def test_a_workbook_of_another_campaign_is_refused(member: ClientRequest) -> None:
    book = workbook(member)
    book["_ma"]["A2"] = "dot-khac"

    assert "đợt đánh giá khác" in send(member, book, 422).by_id("file-fault")


def test_what_is_no_workbook_is_refused(member: ClientRequest) -> None:
    page = member.post(f"{ADDRESS}/tep", 422, file=(io.BytesIO(b"so lieu"), "so-lieu.xlsx"))

    assert "không phải tệp Excel" in page.by_id("file-fault")


def test_an_auditor_reads_without_a_field(member: ClientRequest) -> None:
    save(member, H10="5")
    page = member.log_in("auditor").get(ADDRESS)

    assert not page.select(f"{FORM}//input[@type!='hidden'] | {FORM}//button")
    assert in_row(page, "H10", "/td[1]") == "5"


@pytest.mark.parametrize("address", [CAMPAIGN, ROLLUP])
def test_the_pages_around_it_lead_to_it(member: ClientRequest, address: str) -> None:
    assert member.get(address).select(f"//a[@href='{ADDRESS}']")


def test_of_a_campaign_that_is_not_there_there_is_no_sheet(member: ClientRequest) -> None:
    member.get("/ban-chi-dao/dot/khong-co/so-lieu", 404)
