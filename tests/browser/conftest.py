"""A real Chromium against a real server. Instances are made once and copied; one server serves a module's tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.reader import DESK, NO_SCRIPT, PHONE, Reader, reader_of
from tests.browser.server import PATIENCE, Server, free_port
from tests.browser.worlds import make_offices
from tests.web.client import World, make_world

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
# Another suite may be running beside this one.
expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture(scope="session")
def world_folder(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Two units with accounts and drafts, made once; tests work on copies."""
    return make_world(tmp_path_factory.mktemp("world") / "instance")


@pytest.fixture(scope="session")
def offices_folder(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A commune and a kindergarten with accounts and nothing else, made once; tests work on copies."""
    return make_offices(tmp_path_factory.mktemp("offices") / "instance")


@pytest.fixture(scope="module")
def running_world(world_folder: World, tmp_path_factory: pytest.TempPathFactory) -> World:
    """A copy for the tests of a module."""
    return world_folder.copy(tmp_path_factory.mktemp("running") / "instance")


@pytest.fixture(scope="module")
def running(running_world: World) -> Iterator[Server]:
    """One server for the tests of a module."""
    running = Server(running_world.folder, free_port())
    running.start()
    yield running
    running.kill()


@pytest.fixture
def world(running_world: World, world_folder: World) -> World:
    """The world of that server, whose database is as it was made."""
    running_world.put_back(world_folder)
    return running_world


@pytest.fixture
def server(running: Server, world: World) -> Server:
    """That server, started again where the test before has killed it."""
    if running.process is None:
        running.start()
    return running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, closed with its module: while Playwright runs, its event loop is the thread's, and whatever
    calls asyncio.run in the tests after it (pyHanko does to check a signature) would fail."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def reader(server: Server, world: World, chromium: Browser) -> Iterator[Reader]:
    """A reader with scripts, at a desk."""
    yield from reader_of(server, world, chromium, **DESK)


@pytest.fixture
def plain_reader(server: Server, world: World, chromium: Browser) -> Iterator[Reader]:
    """A reader whose browser runs no script."""
    yield from reader_of(server, world, chromium, **NO_SCRIPT)


@pytest.fixture
def phone_reader(server: Server, world: World, chromium: Browser) -> Iterator[Reader]:
    """A reader with a small phone."""
    yield from reader_of(server, world, chromium, **PHONE)
