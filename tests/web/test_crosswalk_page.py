"""Old law beside new: each old requirement once, with what followed, the numbers, and what is new."""

from __future__ import annotations

import pytest

from checklist.domain.crosswalk import crosswalk
from checklist.domain.requirement import Change
from checklist.domain.rulepack import RulePack
from checklist.web.crosswalk_pages import OUTCOME_NAMES, has_crosswalk
from tests.web.pages import Browser, squeezed
from tests.web.test_every_page import FOLLOWED


def test_the_books_tried_are_those_that_were_followed(pack: RulePack) -> None:
    assert [book.id for book in pack.regulations.values() if has_crosswalk(book)] == sorted(FOLLOWED)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", FOLLOWED)
def test_every_old_requirement_stands_once_with_what_followed_it(
    browser: Browser, pack: RulePack, name: str, language: str
) -> None:
    page = browser.get(f"/quy-dinh/{name}/doi-chieu?lang={language}")

    for step in crosswalk(pack, name).steps:
        row = page.by_id(step.old.id)
        texts = [step.old.text, *(requirement.text for requirement in step.new)]
        texts += [pack.instruments[instrument].short for instrument in step.instruments]
        texts += [step.note] if step.note else []
        assert [text.vi for text in texts if squeezed(text.in_language(language)) not in row] == []


@pytest.mark.parametrize("name", FOLLOWED)
def test_each_fate_is_counted(browser: Browser, pack: RulePack, name: str) -> None:
    page, walk = browser.get(f"/quy-dinh/{name}/doi-chieu"), crosswalk(pack, name)

    for change, heading in OUTCOME_NAMES.items():
        count = sum(step.change is change for step in walk.steps)
        found = [words for words in page.words("//h2") if words.startswith(f"{heading.vi} (")]
        assert found == ([f"{heading.vi} ({count})"] if count else [])
        if count:
            assert len(page.select(f"//section[@aria-labelledby='nhom-{change or 'other'}']//tbody/tr")) == count


@pytest.mark.parametrize("name", FOLLOWED)
def test_what_is_new_is_listed_with_its_source(browser: Browser, pack: RulePack, name: str) -> None:
    added = browser.get(f"/quy-dinh/{name}/doi-chieu").words("//section[@aria-labelledby='moi']//li")

    for words, requirement in zip(added, crosswalk(pack, name).added, strict=True):
        assert squeezed(requirement.text.vi) in words
        assert pack.cite(requirement.cite[0]).vi in words


def test_numbers_are_shown_before_and_after(browser: Browser) -> None:
    numbers = browser.get("/quy-dinh/pl-34-2007/doi-chieu").words("//tr[@id='pl34.d12.threshold']//dl//dd")

    assert numbers[0].startswith("trên 50%")
    assert "2/3" in numbers[1]


def test_numbers_that_did_not_change_are_not_shown(browser: Browser, pack: RulePack) -> None:
    page = browser.get("/quy-dinh/nd-04-2015/doi-chieu")

    for step in crosswalk(pack, "nd-04-2015").steps:
        assert bool(page.select(f"//tr[@id='{step.old.id}']//dl")) is (step.numbers is not None)


def test_what_was_dropped_says_so(browser: Browser, pack: RulePack) -> None:
    page = browser.get("/quy-dinh/pl-34-2007/doi-chieu")
    dropped = [step for step in crosswalk(pack, "pl-34-2007").steps if step.change is Change.DROPPED]

    assert dropped
    for step in dropped:
        assert step.new or step.instruments or "Không có điều tương ứng." in page.by_id(step.old.id)


def test_every_fate_has_a_heading() -> None:
    assert set(OUTCOME_NAMES) == {*Change, None}


def test_a_regulation_leads_to_its_crosswalk_and_the_law_of_today_to_the_one_before(browser: Browser) -> None:
    def links(name: str) -> list[str]:
        return [link for link in browser.get(f"/quy-dinh/{name}").tree.xpath("//a/@href") if "doi-chieu" in link]

    assert links("pl-34-2007") == ["/quy-dinh/pl-34-2007/doi-chieu"]
    assert links("nd-145-2020") == ["/quy-dinh/nd-145-2020/doi-chieu"]
    assert links("luat-10-2022-xa") == ["/quy-dinh/pl-34-2007/doi-chieu"]


@pytest.mark.parametrize("name", ["luat-10-2022-xa", "khong-co"])
def test_what_nothing_followed_has_no_such_page(browser: Browser, name: str) -> None:
    browser.get(f"/quy-dinh/{name}/doi-chieu", 404)
