"""The walk in a real browser: autosave, the same without scripts, by keyboard, on a phone, and when things go wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from checklist.services.drafts import Draft, load_draft
from tests.browser.accessibility import violations
from tests.browser.reader import Reader
from tests.web.client import World

pytestmark = pytest.mark.browser

PLAIN, EVENTS, COUNTED = "pl34.d5.k3", "pl34.d7.posting", "pl34.d4.k1"
FIRST, POSTINGS, DUTIES = "/cong-khai/dieu-5", "/cong-khai/dieu-7", "/to-chuc-thuc-hien/dieu-4"
PAGES = ["", FIRST, POSTINGS, "/ban-quyet-dinh/dieu-13", DUTIES, "/tim?q=niem yet"]
SAVED = re.compile(r"Đã lưu \d\d:\d\d")


def row(page: Page, requirement: str) -> Any:
    return page.locator(f'article[id="{requirement}"]')


def tap(page: Page, requirement: str, name: str) -> None:
    row(page, requirement).locator('fieldset[data-name="declared"]').get_by_label(name, exact=True).check()


def stored(world: World) -> Draft:
    return load_draft(world.workspace, world.own.assessment_id)


def body(world: World, requirement: str) -> Mapping[str, Any]:
    kept = stored(world).rows[requirement]
    return {**kept.body, "declared": kept.declared}


def fault(page: Page, requirement: str) -> Any:
    """The sentence beside the first question."""
    return row(page, requirement).locator(".facts .fault").first


def wait_saved(page: Page, requirement: str) -> None:
    expect(row(page, requirement).locator(".saved-at")).to_have_text(SAVED)


def test_what_is_tapped_and_typed_saves_itself(reader: Reader) -> None:
    page = reader.log_in().go(reader.draft + DUTIES)
    tap(page, COUNTED, "Đạt")
    wait_saved(page, COUNTED)
    expect(row(page, COUNTED)).to_contain_text("Chưa đủ dữ kiện")
    row(page, COUNTED).get_by_label("1. ").fill("2")
    expect(row(page, COUNTED)).to_contain_text("Thiếu")
    row(page, COUNTED).get_by_label("1. ").fill("0")
    expect(row(page, COUNTED).locator(".check-pass")).to_be_visible()

    assert body(reader.world, COUNTED)["facts"] == {"breach_cases": 0}
    assert stored(reader.world).rows[COUNTED].revision == 3
    expect(page.locator("#right-progress")).to_contain_text("1/15")


def test_a_wrong_value_is_named_beside_its_field_and_typing_goes_on(reader: Reader) -> None:
    page = reader.log_in().go(reader.draft + DUTIES)
    count = row(page, COUNTED).get_by_label("1. ")
    count.fill("hai vụ")
    expect(fault(page, COUNTED)).to_contain_text("số nguyên")
    expect(count).to_have_value("hai vụ")
    expect(count).to_have_attribute("aria-invalid", "true")
    count.fill("2")
    wait_saved(page, COUNTED)

    expect(fault(page, COUNTED)).to_be_empty()
    assert body(reader.world, COUNTED)["facts"] == {"breach_cases": 2}


def test_typing_fast_through_twenty_items_saves_each_its_own(reader: Reader) -> None:
    page = reader.log_in().go(reader.draft + FIRST)
    expected = {}
    while len(expected) < 20:
        for identifier in page.locator(".answer").evaluate_all("rows => rows.map(row => row.id)"):
            if len(expected) == 20 or not row(page, identifier).locator("form").count():
                continue
            expected[identifier] = f"Người cung cấp {identifier}"
            tap(page, identifier, "Đạt")
            row(page, identifier).locator("summary", has_text="Ai cung cấp").click()
            row(page, identifier).locator('[name="supplied_by"]').press_sequentially(expected[identifier], delay=0)
        onward = page.locator("a[rel='next']")
        address = str(onward.get_attribute("href"))
        onward.click()
        page.wait_for_url(f"**{address}")

    rows = stored(reader.world).rows
    assert {key: rows[key].body["supplied_by"] for key in expected} == expected
    assert {rows[key].declared for key in expected} == {"done"}


def test_an_answer_that_comes_late_overwrites_nothing_typed_since(reader: Reader) -> None:
    page = reader.log_in().go(reader.draft + FIRST)
    page.route("**/yeu-cau/**", lambda route: (page.wait_for_timeout(700), route.continue_())[1])
    tap(page, PLAIN, "Không đạt")
    cause = row(page, PLAIN).locator('[name="cause"]')
    cause.press_sequentially("Thiếu người làm, thiếu kinh phí, thiếu thời gian", delay=60)
    cause.blur()
    expect(row(page, PLAIN).locator('[name="revision"]')).not_to_have_value("0")
    page.locator("a[rel='next']").click()
    page.wait_for_url(f"**{POSTINGS}")

    assert body(reader.world, PLAIN)["cause"] == "Thiếu người làm, thiếu kinh phí, thiếu thời gian"


def test_leaving_at_once_after_typing_loses_nothing(reader: Reader) -> None:
    page = reader.log_in().go(reader.draft + DUTIES)
    row(page, COUNTED).get_by_label("1. ").press_sequentially("3", delay=0)
    page.locator("nav.tabs a").first.click()
    page.wait_for_url(f"**{reader.draft}")

    assert body(reader.world, COUNTED)["facts"] == {"breach_cases": 3}


def test_events_are_added_and_removed_in_place(reader: Reader) -> None:
    page = reader.log_in().go(reader.draft + POSTINGS)
    row(page, EVENTS).locator('[name="records-1.content"]').fill("Dự toán")
    row(page, EVENTS).get_by_role("button", name="Thêm một lần").click()
    expect(row(page, EVENTS).locator(".record")).to_have_count(2)
    second = row(page, EVENTS).locator('[name="records-2.content"]')
    second.fill("Quyết toán")
    wait_saved(page, EVENTS)
    row(page, EVENTS).get_by_role("button", name="Bỏ lần 1").click()
    expect(row(page, EVENTS).locator(".record")).to_have_count(1)

    expect(row(page, EVENTS).locator('[name="records-1.content"]')).to_have_value("Quyết toán")
    assert body(reader.world, EVENTS)["records"] == [{"content": "Quyết toán"}]
    assert page.url.endswith(POSTINGS)


def test_two_officers_see_both_versions_and_choose(reader: Reader) -> None:
    page = reader.log_in().go(reader.draft + FIRST)
    other = reader.open_tab()
    other.goto(page.url)
    tap(page, PLAIN, "Đạt")
    wait_saved(page, PLAIN)
    tap(other, PLAIN, "Không đạt")
    expect(row(other, PLAIN).locator(".refused")).to_contain_text("vừa sửa câu trả lời này")
    expect(row(other, PLAIN).locator(".versions")).to_contain_text("Không đạt")
    assert body(reader.world, PLAIN)["declared"] == "done"
    assert violations(other) == []

    row(other, PLAIN).get_by_role("button", name="Lưu nội dung của tôi").click()
    wait_saved(other, PLAIN)
    assert body(reader.world, PLAIN)["declared"] == "not_done"
    tap(page, PLAIN, "Đạt một phần")
    row(page, PLAIN).get_by_role("link", name="Lấy bản đang lưu").click()
    page.wait_for_load_state()
    expect(row(page, PLAIN).get_by_label("Không đạt", exact=True)).to_be_checked()


def test_the_same_walk_without_scripts(plain_reader: Reader) -> None:
    reader, page = plain_reader, plain_reader.log_in().go(plain_reader.draft + DUTIES)
    tap(page, COUNTED, "Đạt")
    row(page, COUNTED).get_by_label("1. ").fill("không")
    row(page, COUNTED).get_by_role("button", name="Lưu").last.click()
    expect(fault(page, COUNTED)).to_contain_text("số nguyên")
    expect(row(page, COUNTED).get_by_label("1. ")).to_have_value("không")
    row(page, COUNTED).get_by_label("1. ").fill("0")
    row(page, COUNTED).get_by_label("1. ").press("Enter")
    wait_saved(page, COUNTED)
    assert body(reader.world, COUNTED)["facts"] == {"breach_cases": 0}

    page = reader.go(reader.draft + POSTINGS)
    row(page, EVENTS).locator('[name="records-1.content"]').fill("Dự toán")
    row(page, EVENTS).get_by_role("button", name="Thêm một lần").click()
    row(page, EVENTS).locator('[name="records-2.content"]').fill("Quyết toán")
    row(page, EVENTS).get_by_role("button", name="Bỏ lần 1").click()
    expect(row(page, EVENTS).locator('[name="records-1.content"]')).to_have_value("Quyết toán")
    assert body(reader.world, EVENTS)["records"] == [{"content": "Quyết toán"}]


def test_enter_in_a_line_saves_and_removes_no_event(plain_reader: Reader) -> None:
    page = plain_reader.log_in().go(plain_reader.draft + POSTINGS)
    row(page, EVENTS).locator('[name="records-1.posted_on"]').fill("06/01/2020")
    row(page, EVENTS).locator('[name="records-1.posted_on"]').press("Enter")
    wait_saved(page, EVENTS)

    assert body(plain_reader.world, EVENTS)["records"] == [{"posted_on": "2020-01-06"}]


def test_an_article_is_answered_by_keyboard_alone(reader: Reader) -> None:
    page = reader.log_in().go(reader.draft + DUTIES)
    keys = page.keyboard
    for identifier in ("pl34.d4.k1", "pl34.d4.k2", "pl34.d4.k3"):
        while page.evaluate("document.activeElement.closest('.answer')?.id") != identifier or (
            page.evaluate("document.activeElement.name") != "declared"
        ):
            keys.press("Tab")
        keys.press("Space")
        keys.press("Tab")
        keys.type("0")
    while page.evaluate("document.activeElement.getAttribute('rel')") != "next":
        keys.press("Tab")
    keys.press("Enter")
    page.wait_for_url("**/to-chuc-thuc-hien/dieu-8-9")

    rows = stored(reader.world).rows
    assert {rows[f"pl34.d4.k{place}"].declared for place in (1, 2, 3)} == {"done"}
    assert rows["pl34.d4.k3"].body["facts"] == {"obstruction_cases": 0}


@pytest.mark.parametrize("rest", PAGES)
def test_pages_fit_a_phone(phone_reader: Reader, rest: str) -> None:
    page = phone_reader.log_in().go(phone_reader.draft + rest)

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    small = page.evaluate(
        """() => [...document.querySelector("main").querySelectorAll(
                "button:not(.unseen), .tap, summary, input[type=text]")]
            .filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 43.5)
            .map(each => each.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_an_answer_is_given_on_a_phone(phone_reader: Reader) -> None:
    page = phone_reader.log_in().go(phone_reader.draft + FIRST)
    row(page, PLAIN).locator(".tap", has_text="Không phát sinh").tap()
    row(page, PLAIN).locator('[name="reason"]').fill("Không có dự án")
    wait_saved(page, PLAIN)
    expect(row(page, PLAIN).locator(".state-done")).to_be_visible()

    assert body(phone_reader.world, PLAIN)["reason"] == "Không có dự án"


def test_axe_finds_nothing_where_something_is_wrong(reader: Reader) -> None:
    page = reader.log_in().go(reader.draft + DUTIES)
    row(page, COUNTED).get_by_label("1. ").fill("hai")
    expect(row(page, COUNTED).locator(".refused")).to_be_visible()

    assert violations(page) == []
