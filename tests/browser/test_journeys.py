"""A commune from log-in to a signed report that ``verify`` accepts: by mouse, without scripts, by keyboard, on a phone.

Each journey answers three articles field by field on their pages and the rest in the answer workbook, which is how an
office without a good network works: downloaded, filled in, uploaded, looked at and applied.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from checklist.services.trusted_roots import add_root
from checklist.services.verify import Verification, verify_file
from tests.browser.hands import Finger, Hands, Keyboard, Mouse
from tests.browser.papers import pdf
from tests.browser.reader import DESK, NO_SCRIPT, PHONE, reader_of
from tests.browser.server import Server, aside, free_port
from tests.browser.walking import Walk
from tests.browser.worlds import COMMUNE, sample
from tests.documents import pki
from tests.web.client import World

pytestmark = pytest.mark.browser

ARTICLES = 3
LEFT_OUT = "pl34.d4.k1"
SLOTS = ["CoSigner1", "CoSigner2", "Head", "Organisation"]
P12_PASSWORD = "mật khẩu của chứng thư"


@pytest.fixture(scope="module")
def served(offices_folder: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[World, Server]]:
    """One server for all journeys."""
    world = offices_folder.copy(tmp_path_factory.mktemp("journeys") / "instance")
    server = Server(world.folder, free_port())
    server.start()
    yield world, server
    server.kill()


WAYS: dict[str, tuple[type[Hands], dict[str, object], bool]] = {
    "with a mouse": (Mouse, DESK, True),
    "without scripts": (Mouse, NO_SCRIPT, False),
    "by keyboard alone": (Keyboard, DESK, True),
    "at 390 pixels by touch": (Finger, PHONE, True),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_commune_comes_from_log_in_to_a_signed_report(
    served: tuple[World, Server], offices_folder: World, chromium: Browser, tmp_path: Path, way: str
) -> None:
    world, server = served
    world.put_back(offices_folder)
    hands, settings, has_script = WAYS[way]
    for reader in reader_of(server, world, chromium, **settings):
        walk = Walk(reader, hands(), sample(COMMUNE), has_script)
        checked = _from_log_in_to_verified(walk, world, tmp_path)

        assert checked.is_valid, checked.problems()
        assert [each.slot for each in checked.signatures.signatures] == SLOTS


def _from_log_in_to_verified(walk: Walk, world: World, folder: Path) -> Verification:
    accounts, page = world.own.accounts, walk.page
    walk.log_in(accounts["officer"].username)
    walk.start("01/01/2020", "31/12/2020", walk.given["unit"]["profile"])

    walk.press_on(page.locator("section.todo a.button"))
    by_hand = set[str]()
    for number in range(ARTICLES):
        for requirement in walk.shown():
            walk.answer(requirement)
            by_hand.add(requirement)
        if number == 0:
            paper = pdf(folder / "Biên bản niêm yết.pdf", "niêm yết")
            walk.add_file(walk.shown()[0], paper)
        assert walk.go_on()
    changed = walk.use_workbook(folder, without=frozenset(by_hand | {LEFT_OUT}))
    assert changed == len(walk.given["answers"]) - len(by_hand) - 1

    # The review leads to what is left.
    walk.press_on(page.locator("nav.tabs a", has_text="Rà soát"))
    walk.press_on(page.locator("section.todo .lines a").first)
    expect(walk.row(LEFT_OUT)).to_be_visible()
    walk.answer(LEFT_OUT)
    walk.write_report()
    walk.seal()
    walk.log_out()

    for place, who in enumerate(("co_signer", "second_co_signer"), 1):
        walk.log_in(accounts[who].username)
        walk.sign(f"CoSigner{place}")
        walk.log_out()
    walk.log_in(accounts["head"].username)
    root = pki.make_root()
    add_root(walk.workspace, root.pem, at=datetime.now(UTC))
    certificate = folder / "chung-thu.p12"
    certificate.write_bytes(pki.make_signer(root).p12(P12_PASSWORD))
    walk.sign("Head", certificate, P12_PASSWORD)
    walk.sign("Organisation")
    signed = walk.download_signed()
    return aside(lambda: verify_file(walk.workspace, signed, at=datetime.now(UTC)))
