"""Requirements are found by words without diacritics, by group and by how they are known, without any script."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checklist.domain.law import SourceCheck
from checklist.domain.requirement import Requirement, Right
from checklist.domain.rulepack import RulePack
from tests.web.pages import Browser

BOOK = "nd-04-2015"


def found(browser: Browser, query: str) -> list[str]:
    return [str(name) for name in browser.get(f"/quy-dinh/{BOOK}?{query}").tree.xpath("//article/@id")]


def expected(pack: RulePack, wanted: Callable[[Requirement], bool]) -> list[str]:
    return [requirement.id for requirement in pack.regulations[BOOK].requirements if wanted(requirement)]


def test_words_without_diacritics_find_words_with_them(browser: Browser) -> None:
    assert "nd04.d8.k2.posting" in found(browser, "tim=niem+yet")


@pytest.mark.parametrize("words", ["niêm yết", "NIEM  YET", "niem+yet", "Niêm Yết", "yết niêm"])
def test_diacritics_case_and_order_do_not_matter(browser: Browser, words: str) -> None:
    assert found(browser, f"tim={words}") == found(browser, "tim=niem+yet")


def test_a_word_is_not_found_in_the_middle_of_another(browser: Browser, pack: RulePack) -> None:
    deciding = {requirement.id for requirement in pack.regulations[BOOK].requirements if "quyết" in requirement.text.vi}
    posting = set(found(browser, "tim=yet"))

    assert deciding - posting
    assert posting < set(expected(pack, lambda requirement: True))


def test_a_requirement_is_found_by_its_id_and_its_article(browser: Browser) -> None:
    assert found(browser, "tim=nd04.d8.k2.posting") == ["nd04.d8.k2.posting"]
    assert "nd04.d8.k2.posting" in found(browser, "tim=khoan+2+dieu+8")


@pytest.mark.parametrize("source", list(SourceCheck))
def test_how_it_is_known_filters(browser: Browser, pack: RulePack, source: SourceCheck) -> None:
    assert found(browser, f"nguon={source}") == expected(pack, lambda r: r.source_check is source)


def test_the_group_filters(browser: Browser, pack: RulePack) -> None:
    assert found(browser, "nhom=disclosure") == expected(pack, lambda r: r.right is Right.DISCLOSURE)


def test_filters_are_combined(browser: Browser, pack: RulePack) -> None:
    both = found(browser, "nhom=disclosure&nguon=memory")

    assert both == expected(pack, lambda r: r.right is Right.DISCLOSURE and r.source_check is SourceCheck.MEMORY)


def test_a_filtered_requirement_keeps_its_number(browser: Browser) -> None:
    path = "//*[@id='nd04.d8.k2.posting']//h4/a"
    alone, among = (browser.get(f"/quy-dinh/{BOOK}{query}").words(path) for query in ("?tim=niem+yet", ""))

    assert alone == among


def test_the_form_remembers_what_was_asked(browser: Browser) -> None:
    page = browser.get(f"/quy-dinh/{BOOK}?tim=cong+khai&nhom=disclosure&nguon=excerpt")

    assert page.tree.xpath("//input[@name='tim']/@value") == ["cong khai"]
    assert page.tree.xpath("//option[@selected]/@value") == ["disclosure", "excerpt"]


def test_finding_nothing_says_what_to_do(browser: Browser) -> None:
    page = browser.get(f"/quy-dinh/{BOOK}?tim=khongcotunay")

    assert page.words("//*[@role='status']") == ["Không có yêu cầu nào khớp. Thử bớt từ hoặc bỏ lọc."]
    assert page.words("//form[@role='search']//a") == ["Bỏ lọc"]


@pytest.mark.parametrize("query", ["nhom=khac", "nguon=khac"])
def test_a_filter_that_does_not_exist_is_refused(browser: Browser, query: str) -> None:
    page = browser.get(f"/quy-dinh/{BOOK}?{query}", 400)

    assert page.words("//h1") == ["Yêu cầu không hợp lệ"]


def test_an_overlong_search_is_cut_rather_than_refused(browser: Browser) -> None:
    (value,) = browser.get(f"/quy-dinh/{BOOK}?tim={'a' * 5000}").tree.xpath("//input[@name='tim']/@value")

    assert len(value) == 200
