"""A fetched page with the promises every page keeps; the test client checks them on each fetch."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import lxml.html
from flask.testing import FlaskClient
from tinyhtml5.parser import HTMLParser
from werkzeug.test import TestResponse

FORM_TOKEN = re.compile(r'(?<=name="csrf_token" value=")[^"]+')
VIETNAMESE_LETTERS = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """An HTML answer and its tree."""

    response: TestResponse
    tree: Any

    @property
    def text(self) -> str:
        """All visible words, white space collapsed."""
        return squeezed(self.tree.find("body").text_content())

    def select(self, path: str) -> list[Any]:
        """The elements an XPath finds."""
        return list(self.tree.xpath(path))

    def words(self, path: str) -> list[str]:
        """The text of each element an XPath finds."""
        return [squeezed(element.text_content()) for element in self.select(path)]

    def by_id(self, name: str) -> str:
        """The text of the one element with this id."""
        (element,) = self.tree.xpath("//*[@id=$name]", name=name)
        return squeezed(element.text_content())

    def texts_outside(self, language: str) -> Iterator[str]:
        """Every text and readable attribute that is not marked as being in ``language``."""
        for element in self.tree.xpath("//*[not(ancestor-or-self::*[@lang=$language])]", language=language):
            yield squeezed(element.text or "")
            yield from (squeezed(child.tail or "") for child in element)
            yield from (element.get(name, "") for name in ("aria-label", "alt", "title", "placeholder"))


@dataclass(frozen=True)
class Browser:
    """A reader: fetches pages and checks each."""

    client: FlaskClient

    def get(self, address: str, status: int = 200) -> Page:
        """The page at ``address``, checked."""
        return check_page(self.client.get(address), status)

    def post(self, address: str, **fields: str) -> TestResponse:
        """The answer to a form sent with the token of the start page."""
        (token,) = self.get("/").tree.xpath("//input[@name='csrf_token']/@value")
        return self.client.post(address, data={"csrf_token": token, **fields})


def squeezed(text: str) -> str:
    """``text`` with white space collapsed."""
    return " ".join(text.split())


def check_page(response: TestResponse, status: int = 200) -> Page:
    """The answer as a page, once it is known to keep what every page promises."""
    assert response.status_code == status
    assert response.mimetype == "text/html"
    html = response.get_data(as_text=True)
    assert html_errors(FORM_TOKEN.sub("token", html)) == []
    page = Page(response, lxml.html.document_fromstring(html))
    _check_outline(page)
    _check_ids(page)
    _check_content_policy(page)
    _check_forms(page)
    assert "Text(vi=" not in html
    return page


@lru_cache(maxsize=64)
def html_errors(html: str) -> list[Any]:
    """What an HTML5 parser finds wrong."""
    parser = HTMLParser(namespace_html_elements=False)
    parser.parse(html)
    return list(parser.errors)


def _check_outline(page: Page) -> None:
    (heading,) = page.words("//h1")
    (title,) = page.words("/html/head/title")
    assert heading
    assert title.startswith(heading)
    assert page.tree.get("lang") in ("vi", "en")
    assert [len(page.select(f"//{landmark}")) for landmark in ("main", "body/header", "body/footer")] == [1, 1, 1]
    levels = [int(element.tag[1]) for element in page.select("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert page.select("//body/*[1][self::a][@href='#main']")


def _check_ids(page: Page) -> None:
    ids = page.tree.xpath("//@id")
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    lists = page.tree.xpath("//@aria-labelledby | //@aria-describedby | //label/@for")
    named = [name for names in lists for name in names.split()]
    inside = [address[1:] for address in page.tree.xpath("//a/@href") if address.startswith("#")]
    assert set(named) | set(inside) <= set(ids)


def _check_content_policy(page: Page) -> None:
    policy = page.response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert not page.select("//script[not(@src) or text()] | //style | //*[@style] | //@*[starts-with(name(), 'on')]")
    assert not page.select("//@*[starts-with(name(), 'hx-on')]")
    loaded = page.tree.xpath("//link/@href | //img/@src | //script/@src | //form/@action | //@hx-post")
    assert all(address.startswith("/") and not address.startswith("//") for address in loaded)
    assert not [address for address in page.tree.xpath("//a/@href") if "://" in address]


def _check_forms(page: Page) -> None:
    for form in page.select("//form"):
        assert form.get("action")
        assert form.get("method") in ("get", "post")
        if form.get("method") == "post":
            assert form.xpath(".//input[@name='csrf_token'][@value!='']")
    for field in page.select("//input[not(@type='hidden')] | //select | //textarea"):
        assert page.tree.xpath("//label[@for=$name]", name=field.get("id"))
