"""The first visit after ``make run``: from an empty installation to the first answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from checklist.services.drafts import load_draft
from checklist.services.workspace import Workspace
from tests.browser.reader import DESK
from tests.browser.server import Server, free_port
from tests.browser.walking import SAVED
from tests.cases import ROOT
from tests.web.client import PASSWORD

pytestmark = pytest.mark.browser


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Server]:
    """A server over nothing."""
    server = Server(tmp_path / "instance", free_port())
    server.start()
    yield server
    server.kill()


def test_the_first_visit_leads_from_the_set_up_page_to_the_first_answer(empty: Server, chromium: Browser) -> None:
    context = chromium.new_context(**DESK)
    page = context.new_page()
    page.goto(empty.address)
    page.locator("section.welcome a.button").click()
    page.fill("#unit_name", "Ủy ban nhân dân xã An Bình")
    page.select_option("#unit_kind", "commune")
    page.fill("#unit_place", "An Bình")
    page.fill("#officer_name", "Nguyễn Thị Mẫu")
    for who in ("officer", "administrator"):
        page.fill(f"#{who}_password", PASSWORD)
        page.fill(f"#{who}_password_again", PASSWORD)
    page.locator("main form button").click()
    page.locator('a[href*="/bat-dau"]').first.click()
    page.fill("#nam", "2025")
    page.get_by_role("button", name="Xem quy định áp dụng").click()
    for field in page.locator('[name^="profile."]').evaluate_all("all => [...new Set(all.map(each => each.name))]"):
        choices = page.locator(f'[name="{field}"][value="true"]')
        if choices.count():
            choices.check()
        else:
            page.fill(f'[name="{field}"]', "12")
    page.locator('form[method="post"] button.button').last.click()
    page.locator("section.todo a.button").click()
    first = page.locator(".answer:has(.answer-form)").first
    identifier = str(first.get_attribute("id"))
    first.locator('[name="declared"][value="done"]').check()
    expect(first.locator(".saved-at")).to_have_text(SAVED)

    assessment = page.url.partition("/danh-gia/")[2].partition("/")[0]
    assert load_draft(Workspace(empty.folder, ROOT / "rules"), assessment).rows[identifier].declared == "done"
    context.close()
