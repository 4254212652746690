"""Pictures of ten key pages at 1280 and at 390 pixels, of units that do not exist: ``make screens``.

``python -m tests.browser.screens FOLDER`` makes an instance, serves it and writes ``FOLDER/PAGE-WIDTH.png``.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import CHROMIUM
from tests.browser.crawl import WIDTHS
from tests.browser.reader import Reader
from tests.browser.server import Server, aside, free_port
from tests.browser.worlds import make_begun, make_signed
from tests.web.client import World

Shot = tuple[str, str, str, str]
"""A picture's name, whether it is of the report ``begun`` or ``signed``, who looks, and the address."""

SHOTS: tuple[Shot, ...] = (
    ("01-trang-dau", "begun", "visitor", "/"),
    ("02-don-vi", "signed", "officer", "/don-vi/{unit}"),
    ("03-bat-dau", "begun", "officer", "/don-vi/{unit}/bat-dau?loai=nam&nam=2025"),
    ("04-tong-quan", "begun", "officer", "/danh-gia/{assessment}"),
    ("05-mot-dieu", "begun", "officer", "/danh-gia/{assessment}/cong-khai/dieu-5"),
    ("06-tung-lan", "begun", "officer", "/danh-gia/{assessment}/cong-khai/dieu-7"),
    ("07-minh-chung", "begun", "officer", "/danh-gia/{assessment}/minh-chung"),
    ("08-bao-cao", "begun", "officer", "/danh-gia/{assessment}/bao-cao"),
    ("09-ra-soat", "begun", "officer", "/danh-gia/{assessment}/ra-soat"),
    ("10-ky", "signed", "head", "/danh-gia/{assessment}/ky"),
)
COLOURS = 128


def main(folder: Path) -> None:
    """Write every picture into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for state, made in (("begun", make_begun), ("signed", make_signed)):
            world = aside(lambda made=made, state=state: made(Path(scratch) / state))
            server = Server(world.folder, free_port())
            server.start()
            try:
                for written in _shots(state, world, server, browser, folder):
                    sys.stdout.write(f"{written}\n")
            finally:
                server.kill()
        browser.close()


def _shots(state: str, world: World, server: Server, browser: Browser, folder: Path) -> Iterator[Path]:
    names = {"unit": world.own.unit_id, "assessment": world.own.assessment_id}
    for width, height in WIDTHS.items():
        for name, of_state, role, address in SHOTS:
            if of_state != state:
                continue
            context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
            reader = Reader(server, context, world)
            if role != "visitor":
                reader.log_in(role)
            yield _picture(reader.go(address.format(**names)), folder / f"{name}-{width}.png")
            context.close()


def _picture(page: Page, path: Path) -> Path:
    """What the window shows, in few colours, so that the file is small."""
    page.screenshot(path=path)
    with Image.open(path) as shot:
        shot.convert("RGB").quantize(COLOURS).save(path, optimize=True)
    return path


if __name__ == "__main__":
    main(Path(sys.argv[1]))
