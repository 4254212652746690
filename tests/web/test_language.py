"""Vietnamese first; English whole, by the address for a page or by the switch for good."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest
from flask import Flask

from checklist.domain import law
from checklist.domain.law import Citation
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.web import (
    crosswalk_pages,
    interface_texts,
    law_names,
    law_pages,
    law_question,
    law_texts,
    legal_state,
    requirement_views,
    rule_pages,
    sanction_words,
)
from tests.web.pages import VIETNAMESE_LETTERS, Browser
from tests.web.test_every_page import ADDRESSES


def texts_in(value: Any) -> Iterator[Text]:
    """Every text inside rule data or a module's names."""
    if isinstance(value, Text):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from texts_in(item)
    elif isinstance(value, list | tuple | frozenset):
        for item in value:
            yield from texts_in(item)


def citations(pack: RulePack) -> Iterator[Citation]:
    """Every citation of the rule files."""
    for book in pack.regulations.values():
        for requirement in book.requirements:
            yield from requirement.cite
            for part in (*requirement.checks, *requirement.points):
                yield from part.cite


def vietnamese_words(texts: Iterable[str]) -> set[str]:
    """The words that have a letter only Vietnamese has."""
    return {word for text in texts for word in re.findall(r"\w+", text) if VIETNAMESE_LETTERS.search(word)}


def interface() -> Iterator[Text]:
    """Every text that is ours rather than the rule files'."""
    modules = (interface_texts, law_names, legal_state, requirement_views, rule_pages, law)
    for module in (*modules, crosswalk_pages, law_pages, law_question, sanction_words):
        yield from texts_in(list(vars(module).values()))
    yield from texts_in(list(vars(law_texts.LawTexts).values()))
    yield from texts_in(list(vars(interface_texts.InterfaceTexts).values()))


def test_a_page_is_vietnamese_unless_asked(browser: Browser) -> None:
    page = browser.get("/")

    assert page.tree.get("lang") == "vi"
    assert page.words("//h1") == ["Tự kiểm tra thực hiện dân chủ ở cơ sở"]


def test_the_switch_is_remembered(browser: Browser) -> None:
    answer = browser.post("/ngon-ngu", lang="en", next="/van-ban?x=1")

    assert answer.status_code == 303
    assert answer.headers["Location"] == "/van-ban?x=1"
    assert browser.get("/").tree.get("lang") == "en"


def test_the_switch_goes_back_to_vietnamese(browser: Browser) -> None:
    browser.post("/ngon-ngu", lang="en")
    browser.post("/ngon-ngu", lang="vi")

    assert browser.get("/").tree.get("lang") == "vi"


def test_the_address_wins_for_its_page_only(browser: Browser) -> None:
    assert browser.get("/?lang=en").tree.get("lang") == "en"
    assert browser.get("/").tree.get("lang") == "vi"


def test_a_language_in_the_address_stays_in_the_links(browser: Browser) -> None:
    page = browser.get("/quy-dinh/pl-34-2007?lang=en&tim=niem+yet")
    links = [link for link in page.tree.xpath("//a/@href") if link.startswith("/")]

    assert all("lang=en" in link for link in links)
    assert page.tree.xpath("//form[@method='get']/input[@name='lang']/@value") == ["en"]
    assert page.tree.xpath("//input[@name='next']/@value") == ["/quy-dinh/pl-34-2007?tim=niem+yet"]


@pytest.mark.parametrize("there", ["//evil.example", "https://evil.example", "/\\evil.example", "x", "/a\nb", "//["])
def test_the_switch_sends_nobody_elsewhere(browser: Browser, there: str) -> None:
    answer = browser.post("/ngon-ngu", lang="en", next=there)

    assert answer.headers["Location"] == "/"


def test_a_language_that_does_not_exist_is_refused(browser: Browser) -> None:
    assert browser.post("/ngon-ngu", lang="fr").status_code == 400


@pytest.mark.parametrize("address", ["/?lang=fr", "/?lang="])
def test_an_unknown_language_in_the_address_is_vietnamese(browser: Browser, address: str) -> None:
    assert browser.get(address).tree.get("lang") == "vi"


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_english_page_holds_no_vietnamese_of_ours(browser: Browser, pack: RulePack, address: str) -> None:
    # What the rule files themselves write in English may keep a Vietnamese word or letter: điểm đ, viên chức.
    data = [text.en for text in texts_in(pack)] + [pack.cite(place).en for place in citations(pack)]
    data += [instrument.number or "" for instrument in pack.instruments.values()]
    shown = vietnamese_words(browser.get(f"{address}?lang=en").texts_outside("vi"))

    assert shown - vietnamese_words(data) == set()


@pytest.mark.parametrize("address", ["/khong-co", *ADDRESSES])
def test_an_english_page_holds_no_vietnamese_interface_string(browser: Browser, app: Flask, address: str) -> None:
    answer = app.test_client().get(f"{address}?lang=en")
    page = browser.get(f"{address}?lang=en", answer.status_code)
    shown = " | ".join(page.texts_outside("vi"))

    ours = {text.vi for text in interface() if text.vi != text.en and VIETNAMESE_LETTERS.search(text.vi)}
    assert len(ours) > 100
    assert {text for text in ours if "{" not in text and text in shown} == set()


def test_every_interface_string_is_in_both_languages() -> None:
    for text in interface():
        assert bool(text.vi) == bool(text.en)
        assert not VIETNAMESE_LETTERS.search(text.en.replace("“niem yet”", "")), text
