"""When something comes between: the session ends, the server dies, two people answer at once."""

from __future__ import annotations

import re
import threading

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Reader
from tests.browser.server import Server
from tests.browser.test_walk_browser import FIRST, PLAIN, body, row, stored, tap, wait_saved
from tests.web.client import PASSWORD, World

pytestmark = pytest.mark.browser

LAST = 30
TYPED = "Gõ dở câu này"


def end_sessions(world: World) -> None:
    """Make every log-in as old as one of years ago."""
    with world.workspace.database() as db:
        db.execute("UPDATE sessions SET seen_at = '2020-01-01T00:00:00.000000+00:00'")


def forget_the_outage(reader: Reader) -> None:
    """What the browser says of a server that does not answer is no fault of the page."""
    reader.page.close(run_before_unload=False)
    reader.complaints[:] = [each for each in reader.complaints if not re.search("ERR_|htmx", each)]


def log_in_again(page: Page) -> None:
    """The log-in page, wherever it came up."""
    page.fill("#username", "xa.officer")
    page.fill("#password", PASSWORD)
    with page.expect_navigation():
        page.press("#password", "Enter")


def answered_before(page: Page, count: int) -> list[str]:
    """Declare ``count`` requirements one after the other; returns them with the next one, whose page is open."""
    found = list[str]()
    while True:
        for identifier in page.locator(".answer:has(.answer-form)").evaluate_all("rows => rows.map(row => row.id)"):
            found.append(identifier)
            if len(found) == count + 1:
                return found
            tap(page, identifier, "Đạt")
            wait_saved(page, identifier)
        address = str(page.locator("a[rel='next']").get_attribute("href"))
        page.locator("a[rel='next']").click()
        page.wait_for_url(f"**{address}")


def test_a_session_that_ends_on_the_thirtieth_item_keeps_the_29_and_the_typing(reader: Reader) -> None:
    page = reader.log_in().go(reader.draft + FIRST)
    *before, last = answered_before(page, LAST - 1)
    end_sessions(reader.world)
    tap(page, last, "Không đạt")
    row(page, last).locator('[name="cause"]').fill(TYPED)
    said = row(page, last).locator(".answer-form:not(.papers) .said")
    expect(said).to_contain_text("phiên làm việc đã hết")
    with page.expect_popup() as popup:
        said.get_by_role("link").click()
    log_in_again(popup.value)

    assert {key: kept.declared for key, kept in stored(reader.world).rows.items()} == dict.fromkeys(before, "done")
    expect(row(page, last).locator('[name="cause"]')).to_have_value(TYPED)
    row(page, last).locator('button[name="save"]').click()
    wait_saved(page, last)
    assert body(reader.world, last)["cause"] == TYPED


def test_without_scripts_the_thirtieth_item_is_offered_back_after_logging_in(
    reader: Reader, plain_reader: Reader
) -> None:
    page = reader.log_in().go(reader.draft + FIRST)
    *before, last = answered_before(page, LAST - 1)
    plain = plain_reader.log_in().go(page.url.removeprefix(reader.server.address))
    tap(plain, last, "Không đạt")
    row(plain, last).locator('button[name="save"]').click()
    wait_saved(plain, last)
    row(plain, last).locator('[name="cause"]').fill(TYPED)
    end_sessions(reader.world)
    row(plain, last).locator('button[name="save"]').click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Đăng nhập")
    log_in_again(plain)

    assert {key for key, kept in stored(reader.world).rows.items() if kept.declared == "done"} == set(before)
    expect(plain.locator("main")).to_contain_text(TYPED)
    plain.locator(".held .button").click()
    wait_saved(plain, last)
    assert body(reader.world, last)["cause"] == TYPED


def test_a_killed_server_loses_no_answer_that_was_acknowledged(reader: Reader, server: Server) -> None:
    page = reader.log_in().go(reader.draft + FIRST)
    blow = threading.Timer(2.5, server.kill)
    blow.start()
    told = dict[str, str]()
    while blow.is_alive():
        for identifier in page.locator(".answer:has(.answer-form)").evaluate_all("rows => rows.map(row => row.id)"):
            form = row(page, identifier).locator(".answer-form").first
            text = f"Văn thư {len(told)}"
            form.locator('[name="supplied_by"]').evaluate(_TYPE, text)
            revision = str(form.locator('[name="revision"]').input_value())
            while blow.is_alive() and form.locator('[name="revision"]').input_value() == revision:
                page.wait_for_timeout(10)
            if form.locator('[name="revision"]').input_value() != revision:
                told[identifier] = text
    blow.join()

    kept = stored(reader.world).rows
    assert told
    # What the server wrote just before it died may go beyond what it could still tell.
    assert {key: kept[key].body["supplied_by"] for key in told if key in kept}.keys() == told.keys()
    stale = {key for key, text in told.items() if kept[key].body["supplied_by"] != text}
    assert len(stale) <= 1
    server.start()
    forget_the_outage(reader)


_TYPE = """(field, text) => {
    field.value = text;
    field.dispatchEvent(new Event("change", {bubbles: true}));
}"""


def test_what_could_not_be_sent_is_sent_when_the_server_is_back(reader: Reader, server: Server) -> None:
    page = reader.log_in().go(reader.draft + FIRST)
    tap(page, PLAIN, "Đạt")
    wait_saved(page, PLAIN)
    row(page, PLAIN).locator("summary", has_text="Ai cung cấp").click()
    server.kill()
    row(page, PLAIN).locator('[name="supplied_by"]').fill("Văn thư mới")
    said = row(page, PLAIN).locator(".answer-form:not(.papers) .said")
    expect(said).to_contain_text("mất liên lạc")
    server.start()
    expect(said).to_be_empty(timeout=20_000)
    wait_saved(page, PLAIN)

    assert body(reader.world, PLAIN)["supplied_by"] == "Văn thư mới"
    forget_the_outage(reader)
