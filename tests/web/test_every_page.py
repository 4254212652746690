"""Every page keeps what all pages promise, in both languages; the promises are in ``tests/web/pages.py``."""

from __future__ import annotations

import pytest
from flask import Flask

from checklist.domain.rulepack import RulePack
from tests.web.conftest import RULES
from tests.web.pages import Browser, check_page

REGULATIONS = sorted(path.parent.name for path in RULES.glob("*/regulation.yaml"))
FOLLOWED = ["pl-34-2007", "nd-04-2015", "nd-145-2020"]
ADDRESSES = [
    "/",
    "/luat",
    "/van-ban",
    *(f"/quy-dinh/{name}" for name in REGULATIONS),
    *(f"/quy-dinh/{name}/doi-chieu" for name in FOLLOWED),
]


def test_there_are_regulations_to_show() -> None:
    assert REGULATIONS


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_a_well_formed_page(browser: Browser, address: str, language: str) -> None:
    page = browser.get(f"{address}?lang={language}")

    assert page.tree.get("lang") == language


@pytest.mark.parametrize("address", ADDRESSES)
def test_its_links_lead_to_pages_and_anchors_that_exist(browser: Browser, address: str) -> None:
    links = {link for link in browser.get(address).tree.xpath("//a/@href") if link.startswith("/")}

    # Before the set-up, the way to log in leads there.
    fetched = {
        place: browser.client.get(place, follow_redirects=True) for place in {link.partition("#")[0] for link in links}
    }
    targets = {place: check_page(answer) for place, answer in fetched.items()}
    for link in links:
        place, _, anchor = link.partition("#")
        assert not anchor or targets[place].tree.xpath("//*[@id=$name]", name=anchor), link


def test_every_address_of_the_rules_is_tried_here(app: Flask, pack: RulePack) -> None:
    pages = {
        rule.rule
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and rule.endpoint.startswith("pages.")
    }

    assert pages == {
        "/", "/luat", "/van-ban", "/khoe", "/quy-dinh/<regulation_id>", "/quy-dinh/<regulation_id>/doi-chieu",
    }  # fmt: skip
    assert set(REGULATIONS) == set(pack.regulations)
