"""Typing in from paper: who filled it in is said once and stands on every answer saved from those pages."""

from __future__ import annotations

from typing import Any

import pytest

from checklist.web.paper_source import LONGEST
from tests.web.client import ClientRequest
from tests.web.pages import Page
from tests.web.walking import Walker, fields_of, row_text

ONE, TWO = "pl34.d5.k1", "pl34.d5.k2"
WHO = "Lò Văn Mẫu, Trưởng thôn Đồng Tâm"


def article(walker: Walker, requirement: str = ONE) -> Page:
    return walker.client.get(walker.client.fetch(f"{walker.base}/yeu-cau/{requirement}", 303).location)


def begin(walker: Walker, status: int = 303, **said: Any) -> Page:
    said = {"name": " Lò  Văn Mẫu", "role": "Trưởng thôn Đồng Tâm", **said}
    return walker.client.post(f"{walker.base}/tu-phieu-giay", status, **said)


def send_row(walker: Walker, requirement: str = ONE, **typed: str) -> None:
    """Send a row as the page has it, with what is typed into it."""
    form = fields_of(article(walker, requirement), requirement) | typed
    walker.client.post(f"{walker.base}/yeu-cau/{requirement}", **form)


def test_the_form_leads_back_to_the_page_it_stands_on(walker: Walker) -> None:
    (back,) = article(walker).select("//details[@class='from-paper']//input[@name='next']/@value")

    assert begin(walker, next=back).response.location == back


def test_every_answer_saved_then_names_who_filled_in_the_paper(walker: Walker) -> None:
    begin(walker)

    send_row(walker, ONE, declared="done")
    send_row(walker, TWO, declared="done")

    assert [walker.body(each)["supplied_by"] for each in (ONE, TWO)] == [WHO, WHO]
    assert WHO in row_text(article(walker), ONE)


def test_an_answer_saved_from_a_page_opened_before_bears_no_wrong_name(walker: Walker) -> None:
    form = fields_of(article(walker), ONE)
    begin(walker)

    walker.client.post(f"{walker.base}/yeu-cau/{ONE}", **{**form, "declared": "done"})

    assert walker.body(ONE)["supplied_by"] == ""


def test_the_page_says_whose_paper_is_typed_in_and_who_is_named_so_far(walker: Walker) -> None:
    walker.send(ONE, declared="done", supplied_by="Người trước")
    begin(walker)

    page = article(walker)

    assert f"Đang nhập từ phiếu giấy của {WHO}." in page.text
    assert f"Khi lưu, ghi người cung cấp: {WHO} (đang ghi: Người trước)" in row_text(page, ONE)
    assert walker.body(ONE)["supplied_by"] == "Người trước"


def test_all_met_names_it_too(walker: Walker) -> None:
    begin(walker)
    page = walker.page("/to-chuc-thuc-hien/dieu-4")
    (form,) = page.select("//form[contains(@class, 'bulk')]")

    walker.client.post(form.get("action"), **{each.get("name"): each.get("value") for each in form.xpath(".//input")})

    assert {row.body["supplied_by"] for row in walker.draft.rows.values()} == {WHO}


def test_it_ends_when_the_reader_says_so(walker: Walker) -> None:
    begin(walker)

    walker.client.post(f"{walker.base}/tu-phieu-giay/thoi", next=walker.base)

    send_row(walker, ONE, declared="done")
    assert walker.body(ONE)["supplied_by"] == ""
    assert "Đang nhập từ phiếu giấy" not in article(walker).text


def test_it_does_not_pass_to_whoever_logs_in_next(walker: Walker, fresh: ClientRequest) -> None:
    begin(walker)

    walker.client.log_out().log_in("head")

    assert "Đang nhập từ phiếu giấy" not in article(walker).text


def test_who_supplied_an_answer_shows_beside_it(walker: Walker) -> None:
    walker.send(ONE, declared="done", supplied_by="Lò Văn Mẫu")

    assert "Ai cung cấp thông tin này: Lò Văn Mẫu" in row_text(article(walker), ONE)


@pytest.mark.parametrize(
    ("said", "field"),
    [({"name": " "}, "name"), ({"name": "x" * (LONGEST + 1)}, "name"), ({"role": "x\x00"}, "role")],
)
def test_what_will_not_do_is_refused_beside_its_field(walker: Walker, said: dict[str, str], field: str) -> None:
    page = begin(walker, 422, **said)

    assert page.select(f"//a[@href='#{field}']")
    assert "Đang nhập từ phiếu giấy" not in article(walker).text


@pytest.mark.parametrize("there", ["//evil.example", "https://evil.example"])
def test_it_sends_nobody_elsewhere(walker: Walker, there: str) -> None:
    assert begin(walker, next=there).response.location == "/"


def test_markup_in_a_name_is_only_text(walker: Walker) -> None:
    begin(walker, name="<b>Lò</b> 🙂", role="")

    send_row(walker, ONE, declared="done")

    assert walker.body(ONE)["supplied_by"] == "<b>Lò</b> 🙂"
    assert "<b>Lò</b> 🙂" in article(walker).text
