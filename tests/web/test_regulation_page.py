"""The page of a regulation shows every requirement with its source, how it is known and what is not certain."""

from __future__ import annotations

import re

import pytest

from checklist.domain.law import SOURCE_CHECK_NAMES
from checklist.domain.requirement import BINDING_KINDS, Requirement
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from tests.web.pages import Browser, squeezed
from tests.web.test_every_page import REGULATIONS


def shown_texts(requirement: Requirement, pack: RulePack) -> list[Text]:
    """Every text of a requirement that its reader must find."""
    citations = [*requirement.cite, *(c for check in requirement.checks for c in check.cite)]
    citations += [citation for point in requirement.points for citation in point.cite]
    texts = [requirement.text, SOURCE_CHECK_NAMES[requirement.source_check], requirement.doubt]
    texts += [requirement.background_reason if requirement.kind not in BINDING_KINDS else None]
    texts += [pack.cite(citation) for citation in citations]
    texts += [fact.ask for fact in requirement.facts]
    texts += [option for fact in requirement.facts for option in fact.options.values()]
    texts += [text for check in requirement.checks for text in (check.message, check.doubt)]
    texts += [text for point in requirement.points for text in (point.text, point.doubt)]
    texts += [pack.evidence[kind] for kind in requirement.evidence]
    return [text for text in texts if text is not None]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", REGULATIONS)
def test_it_shows_every_part_of_every_requirement(browser: Browser, pack: RulePack, name: str, language: str) -> None:
    page, book = browser.get(f"/quy-dinh/{name}?lang={language}"), pack.regulations[name]

    for requirement in book.requirements:
        card = page.by_id(requirement.id)
        missing = [
            text.in_language(language)
            for text in shown_texts(requirement, pack)
            if squeezed(text.in_language(language)) not in card
        ]
        assert missing == [], requirement.id
    assert len(page.select("//article")) == len(book.requirements)


@pytest.mark.parametrize("name", REGULATIONS)
def test_what_is_only_to_read_is_marked_so(browser: Browser, pack: RulePack, name: str) -> None:
    page, book = browser.get(f"/quy-dinh/{name}"), pack.regulations[name]

    for requirement in book.requirements:
        card = page.by_id(requirement.id)
        assert ("Chỉ để đọc" in card) is (requirement.kind not in BINDING_KINDS)
        assert ("Vì sao không chấm" in card) is (not book.is_scored(requirement))


@pytest.mark.parametrize("name", REGULATIONS)
def test_its_status_and_doubt_are_on_the_page(browser: Browser, pack: RulePack, name: str) -> None:
    page, book = browser.get(f"/quy-dinh/{name}"), pack.regulations[name]

    assert book.status.vi in page.text
    assert book.doubt is None or book.doubt.vi in page.text
    assert book.title.vi in page.text


def test_a_lapsed_regulation_names_what_replaced_it_and_from_when(browser: Browser) -> None:
    status = " ".join(browser.get("/quy-dinh/pl-34-2007").words("//*[contains(@class, 'status-lapsed')]"))

    assert "Đã hết hiệu lực" in status
    assert "Từ ngày 01/07/2007 đến hết ngày 30/06/2023" in status
    assert "Từ ngày 01/07/2023 áp dụng: Luật 10/2022/QH15" in status


def test_groups_are_named_as_the_instruments_for_these_units_name_them(browser: Browser) -> None:
    commune, employer = (browser.get(f"/quy-dinh/{name}").words("//h3") for name in ("pl-34-2007", "nd-145-2020"))

    assert "2. Nhân dân bàn và quyết định" in commune
    assert "2. Người lao động bàn và quyết định" in employer


def test_a_check_is_told_with_its_number(browser: Browser) -> None:
    card = browser.get("/quy-dinh/nd-145-2020").by_id("nd145.d39.k3")

    assert "Ngày ở câu 2 phải trước ít nhất 5 ngày làm việc so với ngày ở câu 1." in card


def test_bands_are_listed_one_by_one(browser: Browser) -> None:
    page = browser.get("/quy-dinh/nd-145-2020")

    bands = page.words("//*[@id='nd145.d38.k2.a']//ul[@class='bands']/li")
    assert bands[0] == "dưới 50: ít nhất 3"
    assert bands[-1] == "từ 1.000 trở lên: ít nhất 24"


def test_a_check_from_memory_says_that_it_only_reminds(browser: Browser, pack: RulePack) -> None:
    book = pack.regulations["nd-04-2015"]
    unsure = [r for r in book.requirements if any(not r.judges(check) for check in r.checks)]
    page = browser.get("/quy-dinh/nd-04-2015")

    assert unsure
    for requirement in unsure:
        assert "Chỉ nhắc, không hạ kết quả." in page.by_id(requirement.id)


def test_requirements_are_numbered_within_their_group(browser: Browser) -> None:
    numbers = browser.get("/quy-dinh/nd-145-2020").words("//article//a[@class='place']")

    assert numbers[:2] == ["1.1", "1.2"]
    assert len(set(numbers)) == len(numbers)
    assert all(re.fullmatch(r"\d+\.\d+", number) for number in numbers)


def test_an_unknown_regulation_is_not_found(browser: Browser) -> None:
    page = browser.get("/quy-dinh/khong-co", 404)

    assert page.words("//h1") == ["Không tìm thấy trang"]
