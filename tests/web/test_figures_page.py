"""The sheet of figures: what it asks, what it knows already, what it refuses, and two people at once."""

from __future__ import annotations

from datetime import date

import pytest

from checklist.domain.dates import Period
from checklist.services.draft_start import start_draft
from checklist.services.drafts import load_draft
from checklist.services.figures import sheet_of
from tests.web.client import MADE_AT
from tests.web.figure_forms import form_on, in_row, save
from tests.web.walking import Walker


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_sheet_is_whole_in_both_languages(walker: Walker, language: str) -> None:
    save(walker, A05="1", A02="1", B18="3", B19="4")
    page = walker.page(f"/so-lieu?lang={language}")

    assert page.tree.get("lang") == language


def test_the_short_form_comes_first_and_groups_are_opted_in(walker: Walker) -> None:
    page = walker.page("/so-lieu")
    assert "value.A10" in form_on(page)
    assert "value.A12" not in form_on(page)

    save(walker, group_A="1")
    assert "value.A12" in form_on(walker.page("/so-lieu"))


def test_only_a_saved_sheet_goes_into_the_report(walker: Walker) -> None:
    assert walker.draft.indicators is None
    assert "chưa được đưa vào báo cáo" in walker.page("/so-lieu").text

    save(walker, A10="752")

    assert walker.draft.indicators is not None
    assert walker.draft.indicators["figures"] == {"A10": {"value": 752}}


def test_a_sheet_can_be_left_out_again_without_losing_it(walker: Walker) -> None:
    save(walker, A10="752")
    form = form_on(walker.page("/so-lieu"))
    del form["included"]
    save(walker, before=form)

    assert walker.draft.indicators is None
    assert form_on(walker.page("/so-lieu"))["value.A10"] == "752"


def test_numbers_are_read_the_vietnamese_way(walker: Walker) -> None:
    save(walker, A11="48.328", B21="10,5")

    values = sheet_of(walker.client.world.workspace, walker.draft).values
    assert (values["A11"].number, str(values["B21"].number)) == (48328, "21/2")


def test_zero_is_a_figure_and_blank_is_none_yet(walker: Walker) -> None:
    save(walker, A10="0", A11="")

    assert walker.draft.indicators is not None
    assert walker.draft.indicators["figures"] == {"A10": {"value": 0}}


@pytest.mark.parametrize(
    ("typed", "says"), [("khoảng 50", "không phải số"), ("-", "dấu gạch"), ("1,5", "số nguyên"), ("-3", "không phải")]
)
def test_what_is_no_number_is_refused_with_all_that_was_typed(walker: Walker, typed: str, says: str) -> None:
    page = save(walker, 422, A10=typed, A01="7")

    assert says in page.by_id("value.A10-fault")
    assert form_on(page)["value.A10"] == typed
    assert form_on(page)["value.A01"] == "7"
    assert walker.draft.figures == {}


def test_a_day_that_does_not_exist_is_refused_at_its_field(walker: Walker) -> None:
    page = save(walker, 422, A02="1", reference_A02="18/KH", dated_A02="31/02/2020")

    assert page.by_id("dated.A02-fault")


def test_what_the_answers_hold_is_shown_and_not_asked(walker: Walker) -> None:
    save(walker, group_B="1")
    row = in_row(walker.page("/so-lieu"), "B02", "/td[1]")

    assert row.startswith("1.486 tính từ câu trả lời")


def test_another_number_than_the_computed_one_must_be_explained(walker: Walker) -> None:
    save(walker, group_B="1")
    save(walker, B02="1500")
    assert "số phần mềm tính được" in in_row(walker.page("/so-lieu"), "B02")

    save(walker, note_B02="gồm hộ tạm trú")
    assert "Đã giải trình" in in_row(walker.page("/so-lieu"), "B02")


def test_figures_that_contradict_each_other_are_told_beside_them_and_stop_sealing(walker: Walker) -> None:
    save(walker, B18="3", B19="4")

    page = walker.page("/so-lieu")
    assert "không thể nhiều hơn số vụ tiếp nhận" in in_row(page, "B19")
    assert page.select("//section[@aria-labelledby='phai-sua']//a[@href='#B19']")
    review = walker.page("/ra-soat")
    assert review.select(f"//section[@aria-labelledby='con-lai']//a[@href='{walker.base}/so-lieu#B19']")


def test_a_warning_is_listed_on_the_review_until_it_is_explained(walker: Walker) -> None:
    save(walker, A05="1")
    link = f"//section[@aria-labelledby='so-lieu']//a[@href='{walker.base}/so-lieu#A05']"
    assert walker.page("/ra-soat").select(link)

    save(walker, note_A05="Hoãn vì dịch bệnh")
    assert not walker.page("/ra-soat").select(link)


def test_two_people_who_change_different_figures_are_not_in_each_others_way(walker: Walker) -> None:
    both = form_on(walker.page("/so-lieu"))
    save(walker, before=dict(both), A10="752")
    save(walker, before=dict(both), A01="12")

    assert walker.draft.indicators is not None
    assert walker.draft.indicators["figures"] == {"A01": {"value": 12}, "A10": {"value": 752}}


def test_two_people_who_change_one_figure_are_asked_which_stays(walker: Walker) -> None:
    both = form_on(walker.page("/so-lieu"))
    save(walker, before=dict(both), A10="752")
    page = save(walker, 409, before=dict(both), A10="800", A01="12")

    assert page.words("//table[@class='versions']//td") == ["Bản đang lưu: 752", "Bạn vừa nhập: 800"]
    assert set(walker.draft.figures) == {"A10", "settings"}
    save(walker, before=form_on(page))
    assert walker.draft.indicators is not None
    assert walker.draft.indicators["figures"] == {"A01": {"value": 12}, "A10": {"value": 800}}


def test_stocks_of_the_period_before_are_proposed_and_flows_only_compared(walker: Walker) -> None:
    save(walker, B15="11", A10="752")
    workspace, draft = walker.client.world.workspace, walker.draft
    period = Period(date(2021, 1, 1), date(2021, 12, 31))
    later = start_draft(
        workspace, draft.unit.id, draft.head.regulation, period, draft.head.profile, at=MADE_AT, by="xa.officer"
    )
    page = walker.client.get(f"/danh-gia/{later}/so-lieu")

    assert form_on(page)["value.B15"] == "11"
    assert "lấy từ kỳ trước" in in_row(page, "B15")
    assert form_on(page)["value.A10"] == ""
    assert "Kỳ trước: 752" in in_row(page, "A10")
    walker.client.post(f"/danh-gia/{later}/so-lieu", **form_on(page))
    block = load_draft(workspace, later).indicators
    assert block is not None
    assert block["figures"]["B15"] == {"value": 11, "from": "carried"}
    assert block["previous"]["A10"] == 752


def test_who_may_not_answer_reads_the_figures_without_a_field(walker: Walker) -> None:
    save(walker, A10="752")
    page = walker.client.log_in("co_signer").get(f"{walker.base}/so-lieu")

    assert not page.select("//form[@class='figures']//input[@type!='hidden']")
    assert "752" in in_row(page, "A10")


def test_a_form_that_none_of_ours_sends_is_refused(walker: Walker) -> None:
    walker.client.post(f"{walker.base}/so-lieu", 400, shown="<x>")
