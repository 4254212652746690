"""Every page, as every reader meets it: no violation of axe-core, valid HTML, one h1, nothing wider than the window,
no complaint of the browser and no request to anywhere else, at 1280 and at 390 pixels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.crawl import WIDTHS, Crawl
from tests.browser.reader import DESK, reader_of
from tests.browser.server import Server, aside, free_port
from tests.browser.worlds import make_signed
from tests.web.client import World, make_world
from tests.web.route_table import READERS, ROUTES, VISITOR

pytestmark = pytest.mark.browser

ALIKE, ENOUGH = ("minh-chung", "minh-chung?yeu_cau", "tai-lieu", "yeu-cau", "bat-dau?loai", "tep?kiem-tra"), 4
"""Pages that differ only in the requirement or the paper they are of, and how many of each are looked at."""

SHOWN = 200

Served = tuple[World, Server]


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server over drafts just begun."""
    yield from _served(make_world(tmp_path_factory.mktemp("crawl") / "instance"))


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server over a report that is answered, proved, sealed and signed."""
    yield from _served(aside(lambda: make_signed(tmp_path_factory.mktemp("signed") / "instance")))


def _served(world: World) -> Iterator[Served]:
    server = Server(world.folder, free_port())
    server.start()
    yield world, server
    server.kill()


@pytest.fixture(scope="module")
def looked() -> set[str]:
    """The pages that were looked at, by their words."""
    return set()


def crawl_of(served: Served, chromium: Browser, role: str, looked: set[str]) -> Iterator[Crawl]:
    world, server = served
    for reader in reader_of(server, world, chromium, **DESK):
        if role != VISITOR:
            reader.log_in(role)
        yield Crawl(reader, looked)


def addresses(world: World, role: str) -> Iterator[str]:
    """Every route that shows ``role`` a page in the own unit, and one of each kind of refusal.

    What is every reader's own is looked at by a visitor and by an officer only.
    """
    place, held = world.own, world.committee
    values = {
        "unit": place.unit_id, "assessment": place.assessment_id, "requirement": "pl34.d5.k1",
        "register_unit": held.register_unit, "campaign": held.campaign, "submission": held.submission,
        "user": place.accounts["officer"].id,
    }  # fmt: skip
    refused = set[int]()
    for (method, _), route in ROUTES.items():
        status = route.expected[role, "own"]
        is_public = all(route.expected[reader, "own"] == SHOWN for reader in READERS)
        if method != "GET" or status in refused or (is_public and role not in (VISITOR, "officer")):
            continue
        if status != SHOWN:
            refused.add(status)
        yield route.address.format(**values)


@pytest.mark.parametrize("role", READERS)
def test_every_route_is_a_good_page_for_every_role(
    drafts: Served, chromium: Browser, role: str, looked: set[str]
) -> None:
    for crawl in crawl_of(drafts, chromium, role, looked):
        crawl.axe_widths = tuple(WIDTHS)
        for address in addresses(drafts[0], role):
            crawl.visit(address)

        assert not crawl.found, "\n".join(crawl.found)


@pytest.mark.parametrize("start", ["drafts", "signed"])
def test_every_page_that_an_officer_can_come_to_is_good(
    start: str, chromium: Browser, looked: set[str], request: pytest.FixtureRequest
) -> None:
    served: Served = request.getfixturevalue(start)
    own = (served[0].own.unit_id, served[0].own.assessment_id)
    for crawl in crawl_of(served, chromium, "officer", looked):
        queue, known, kinds = [f"/don-vi/{own[0]}"], {f"/don-vi/{own[0]}"}, Counter[str]()
        while queue:
            for link in crawl.visit(queue.pop(0)):
                # The pages of the rules are every reader's and were visited by their routes.
                if link in known or "lang=" in link or not any(part in link for part in own):
                    continue
                known.add(link)
                kind = link.partition(f"{own[1]}/")[2].partition("/")[0].partition("=")[0]
                kinds[kind] += 1
                if kind not in ALIKE or kinds[kind] <= ENOUGH:
                    queue.append(link)

        assert not crawl.found, "\n".join(crawl.found)
        assert len(known) > 20


def test_the_english_pages_are_good_too(drafts: Served, chromium: Browser, looked: set[str]) -> None:
    for crawl in crawl_of(drafts, chromium, "officer", looked):
        for address in addresses(drafts[0], "officer"):
            crawl.visit(f"{address}{'&' if '?' in address else '?'}lang=en")

        assert not crawl.found, "\n".join(crawl.found)
