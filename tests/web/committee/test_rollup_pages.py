"""The roll-up page: its figures are those of the roll-up, and each leads to exactly the units it counted."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from checklist.store import campaigns
from checklist.store.database import transaction
from tests.web.client import ClientRequest
from tests.web.pages import Page

ADDRESS = "/ban-chi-dao/tong-hop"


@pytest.fixture
def page(fresh: ClientRequest) -> Page:
    return fresh.log_in("chair").get(ADDRESS)


def units_at(reader: ClientRequest, address: str) -> list[str]:
    """The units that a page of the roll-up lists."""
    found = reader.get(address.partition("#")[0])
    return found.words("//section[@aria-labelledby='don-vi']//tbody/tr/th")


def test_every_figure_leads_to_as_many_units_as_it_says(fresh: ClientRequest, page: Page) -> None:
    links = page.select("//section[@aria-labelledby='loai-hinh' or @aria-labelledby='dieu-luat']//a[@aria-label]")
    assert links

    for link in links:
        wanted = int(re.match(r"\d+", link.text_content())[0])  # type: ignore[index]
        assert len(units_at(fresh, link.get("href"))) == wanted, link.get("href")


def test_the_weakest_article_names_its_requirements_and_evidence(page: Page) -> None:
    row = page.select("//section[@aria-labelledby='dieu-luat']//tbody/tr")[0]

    assert "Điều" in row.text_content()
    assert row.xpath(".//ul/li")


def test_a_narrowed_list_says_to_what(fresh: ClientRequest) -> None:
    assert "đơn vị chưa nộp" in fresh.log_in("chair").get(f"{ADDRESS}?loc=chua-nop").text


@pytest.mark.parametrize(
    "query", ["dot=khong-co", "loc=?", "xep=?", "muc=a/b", "dieu=x/1", "sap=?", "loai=?", "duoi=x"]
)
def test_what_nobody_can_ask_for_is_not_found(fresh: ClientRequest, query: str) -> None:
    fresh.log_in("chair").get(f"{ADDRESS}?{query}", 404)


@pytest.mark.parametrize("sort", ["can-chu-y", "ten", "tuan-thu", "tu-cham", "tham-dinh", "chenh-lech"])
def test_the_list_can_be_sorted(fresh: ClientRequest, sort: str) -> None:
    assert units_at(fresh.log_in("chair"), f"{ADDRESS}?sap={sort}")


def test_the_trend_names_the_campaign(page: Page) -> None:
    assert "Đợt thử" in page.by_id("main").partition("Qua các kỳ")[2]


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}/so-lieu"])
def test_a_campaign_that_nothing_came_for_yet_does_not_hide_the_last_one(fresh: ClientRequest, address: str) -> None:
    with fresh.world.workspace.database() as db, transaction(db):
        held = campaigns.get(db, fresh.world.committee.campaign)
        campaigns.add(db, replace(held, id="dot-moi", name="Đợt mới", due_on=held.due_on + timedelta(365)))

    page = fresh.log_in("chair").get(address)

    assert held.name in page.words("//h1")[0]
    assert page.words("//option[@value='dot-moi']") == ["Đợt mới"]
