"""Going to pages and asking of each what every page promises to people and to browsers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urlsplit

import lxml.html

from tests.browser.accessibility import violations
from tests.browser.reader import Reader
from tests.web.pages import html_errors

WIDTHS = {1280: 900, 390: 844}
TOKEN = re.compile(r'(?<=name="csrf_token" value=")[^"]*')
OF_READER = re.compile(r'<span class="who">[^<]*|name="(csrf_token|next)" value="[^"]*"')
"""What differs from reader to reader and from one refused address to another, and nothing else."""
FILES = (".pdf", ".xlsx", ".css")
OPENED = "document.querySelectorAll('details').forEach(each => { each.open = true; })"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass
class Crawl:
    """A reader who looks at pages in every width. What was looked at once in the same words is not looked at again."""

    reader: Reader
    looked: set[str] = field(default_factory=set)
    found: list[str] = field(default_factory=list)
    axe_widths: tuple[int, ...] = (1280,)

    def visit(self, address: str) -> list[str]:
        """Look at the page at an address, its faults go to ``found``; returns where it leads, nothing for a file."""
        if urlsplit(address).path.endswith(FILES):
            return []
        answer = self.reader.context.request.get(self.reader.server.address + address)
        html = answer.text() if answer.headers.get("content-type", "").startswith("text/html") else ""
        answer.dispose()
        if not html:
            return []
        words = hashlib.sha256(OF_READER.sub("", html).encode()).hexdigest()
        if words not in self.looked:
            self.looked.add(words)
            self.found += [f"{address}: {fault}" for fault in html_errors(TOKEN.sub("token", html))]
            self._look(address)
        hrefs = lxml.html.document_fromstring(html).xpath("//a/@href")
        return list(dict.fromkeys(urldefrag(each).url for each in hrefs if each.startswith("/")))

    def _look(self, address: str) -> None:
        # Both widths are looked at in one loading: style sheets answer to the window as it is now.
        self.reader.page.goto(self.reader.server.address + address)
        for width, height in WIDTHS.items():
            self.reader.page.set_viewport_size({"width": width, "height": height})
            self.found += [f"{address} at {width} pixels: {fault}" for fault in self._faults(width)]

    def _faults(self, width: int) -> Iterator[str]:
        page = self.reader.page
        page.evaluate(OPENED)
        if width in self.axe_widths:
            yield from violations(page)
        if (headings := page.locator("h1").count()) != 1:
            yield f"{headings} main headings"
        if page.evaluate(TOO_WIDE) > 0:
            yield "wider than the window"
        yield from self.reader.complaints
        self.reader.complaints.clear()
