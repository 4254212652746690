"""A real Chromium against a real server over a world of its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.cases import ROOT
from tests.web.client import PASSWORD, World, make_world

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
PATIENCE = 30


@dataclass
class Server:
    """The program as ``make run`` serves it, over one instance folder."""

    world: World
    port: int
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{self.port}", "--workers", "2",
             "--no-control-socket", "--log-level", "error",
             f"checklist:create_app({{'INSTANCE_FOLDER': {str(self.world.folder)!r}}})"],
            cwd=ROOT, env={**os.environ, **self.environment}, start_new_session=True,
        )  # fmt: skip
        until = time.monotonic() + PATIENCE
        while True:
            try:
                with urlopen(f"{self.address}/khoe", timeout=5) as answer:
                    assert answer.status == 200
                return
            except OSError:
                assert self.process.poll() is None
                assert time.monotonic() < until
                time.sleep(0.1)

    def kill(self) -> None:
        """End it with its workers at once, as a power cut does."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


@pytest.fixture(scope="session")
def world_folder(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Two units with accounts and drafts, made once; tests work on copies."""
    return make_world(tmp_path_factory.mktemp("world") / "instance")


@pytest.fixture(scope="module")
def running(world_folder: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for the tests of a module."""
    world = world_folder.copy(tmp_path_factory.mktemp("running") / "instance")
    running = Server(world, _free_port())
    running.start()
    yield running
    running.kill()


@pytest.fixture
def server(running: Server, world_folder: World) -> Server:
    """That server over a database as it was made."""
    running.world.put_back(world_folder)
    return running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Reader:
    """Somebody at a browser. Whatever the console complains of and every request elsewhere is kept."""

    server: Server
    context: BrowserContext
    page: Page = field(init=False)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = self.open_tab()

    def open_tab(self) -> Page:
        """A tab that is watched."""
        page = self.context.new_page()
        page.on("console", lambda message: self._heard(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._asked(request.url))
        return page

    def log_in(self, role: str = "officer", which: str = "own") -> Reader:
        """Log in through the log-in page."""
        self.go("/dang-nhap")
        self.page.fill("#username", self.server.world.user(role, which).username)
        self.page.fill("#password", PASSWORD)
        with self.page.expect_navigation():
            self.page.press("#password", "Enter")
        return self

    def go(self, address: str) -> Page:
        """Open an address of the server."""
        self.page.goto(self.server.address + address)
        return self.page

    @property
    def draft(self) -> str:
        """The address of the own unit's draft."""
        return f"/danh-gia/{self.server.world.own.assessment_id}"

    def _heard(self, kind: str, text: str) -> None:
        # A refused answer is a status a script may meet; everything else is a fault of ours.
        if kind in ("error", "warning") and "the server responded with a status of 4" not in text:
            self.complaints.append(text)

    def _asked(self, url: str) -> None:
        if not url.startswith((self.server.address, "data:", "blob:")):
            self.complaints.append(f"a request to {url}")


@pytest.fixture
def reader(server: Server, chromium: Browser) -> Iterator[Reader]:
    """A reader with scripts, at a desk."""
    yield from _reader(server, chromium)


@pytest.fixture
def plain_reader(server: Server, chromium: Browser) -> Iterator[Reader]:
    """A reader whose browser runs no script."""
    yield from _reader(server, chromium, java_script_enabled=False)


@pytest.fixture
def phone_reader(server: Server, chromium: Browser) -> Iterator[Reader]:
    """A reader with a small phone."""
    yield from _reader(
        server, chromium, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, device_scale_factor=1
    )


def _reader(server: Server, chromium: Browser, **settings: object) -> Iterator[Reader]:
    context = chromium.new_context(**settings)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE * 1000)
    reader = Reader(server, context)
    yield reader
    context.close()
    assert reader.complaints == []


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
