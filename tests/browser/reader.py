"""Somebody at a browser. Whatever the console complains of and every request elsewhere is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.server import PATIENCE, Server
from tests.web.client import PASSWORD, World

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 1,
}  # fmt: skip
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
NO_SCRIPT: dict[str, Any] = {**DESK, "java_script_enabled": False}


@dataclass
class Reader:
    """A browser window with its pages; ``world`` says who may log in."""

    server: Server
    context: BrowserContext
    world: World
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
        self.page.fill("#username", self.world.user(role, which).username)
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
        return f"/danh-gia/{self.world.own.assessment_id}"

    def _heard(self, kind: str, text: str) -> None:
        # A refused answer is a status a script may meet; everything else is a fault of ours.
        if kind in ("error", "warning") and "the server responded with a status of 4" not in text:
            self.complaints.append(text)

    def _asked(self, url: str) -> None:
        if not url.startswith((self.server.address, "data:", "blob:")):
            self.complaints.append(f"a request to {url}")


def reader_of(server: Server, world: World, chromium: Browser, **settings: Any) -> Iterator[Reader]:
    """A reader for one test, who in the end has nothing to complain of."""
    context = chromium.new_context(**settings)
    context.set_default_timeout(PATIENCE * 1000)
    reader = Reader(server, context, world)
    yield reader
    context.close()
    assert reader.complaints == [], reader.complaints
