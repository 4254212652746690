"""The page of law in time: each chain whole, today's law marked, what is coming with the days left, and its answers."""

from __future__ import annotations

import re
from datetime import date

import pytest

from checklist.domain.dates import Period
from checklist.domain.law import SOURCE_CHECK_NAMES, UNIT_KIND_NAMES, UnitKind
from checklist.domain.rulepack import RulePack
from checklist.domain.selector import select
from checklist.domain.text import Text
from checklist.web import law_texts
from checklist.web.law_pages import WIDTH, Coming, coming_views, law_page
from checklist.web.law_question import LawQuestion, law_question
from tests.web.pages import Browser
from tests.web.test_words import TEMPLATES

TODAY = date(2026, 11, 21)
LAST = {
    UnitKind.COMMUNE: "luat-10-2022-xa",
    UnitKind.AGENCY: "luat-10-2022-co-quan",
    UnitKind.STATE_ENTERPRISE: "luat-10-2022-dnnn",
    UnitKind.EMPLOYER: "nd-145-2020",
}


def chain_of(kind: UnitKind) -> str:
    """Where the chain of a kind of unit stands on the page."""
    return f"//section[@aria-labelledby='chuoi-{kind.value.replace('_', '-')}']"


def ask(browser: Browser, kind: str, first: str, last: str = "", status: int = 200) -> list[str]:
    """The stages of an answer, in words."""
    page = browser.get(f"/luat?loai={kind}&tu={first}&den={last}", status)
    return page.words("//*[@class='law-answer']//li[contains(@class, 'stage')]")


@pytest.mark.parametrize("kind", UnitKind)
def test_each_chain_shows_every_part_with_its_sentence_and_what_is_not_certain(
    browser: Browser, pack: RulePack, kind: UnitKind
) -> None:
    page = browser.get("/luat")
    shown = page.words(f"{chain_of(kind)}//ol[@class='stages']/li")
    parts = select(pack, kind, Period(date(1998, 1, 1), TODAY)).parts

    assert len(shown) == len(parts)
    for words, part in zip(shown, parts, strict=True):
        assert part.why.vi in words
        for instrument in part.instruments:
            assert instrument.short.vi in words
            assert SOURCE_CHECK_NAMES[instrument.source_check].vi in words
            assert instrument.doubt is None or instrument.doubt.vi in words


@pytest.mark.parametrize("kind", UnitKind)
def test_the_law_of_today_is_marked_once_and_leads_to_its_rule_book(browser: Browser, kind: UnitKind) -> None:
    page = browser.get("/luat")

    (today,) = page.select(f"{chain_of(kind)}//li[@aria-current='date']")
    assert today.xpath(".//p[@class='stage-books']/a/@href") == [f"/quy-dinh/{LAST[kind]}"]
    assert "Đang áp dụng hôm nay" in today.text_content()
    assert today.getnext() is None


def test_the_drawing_is_as_wide_as_the_time_from_the_first_code_to_today(pack: RulePack) -> None:
    for chain in law_page(pack, law_question({}), TODAY).chains:
        assert sum(stretch.width for stretch in chain.drawn) == WIDTH
        assert len(chain.drawn) == len(chain.stages)
        assert all(stretch.width > 0 for stretch in chain.drawn)


def test_instruments_without_known_dates_are_listed_too(browser: Browser, pack: RulePack) -> None:
    page = browser.get("/luat")

    for instrument in pack.instruments.values():
        assert instrument.title.vi in page.by_id(instrument.id)


def test_the_old_address_shows_the_same_page(browser: Browser) -> None:
    old, new = browser.get("/van-ban"), browser.get("/luat")

    assert old.words("//main") == new.words("//main")
    for page in (old, new):
        assert page.words("//header//a[@aria-current='page']") == ["Luật và văn bản"]


# --- What is coming ---------------------------------------------------------------------------------------------------


def test_a_coming_change_says_how_many_days_are_left(pack: RulePack) -> None:
    (change,) = coming_views(pack, UnitKind.EMPLOYER, date(2026, 7, 20))

    assert change == Coming(Text("10/09/2026", "10 September 2026"), Text("còn 52 ngày", "52 days left"), change.what)
    assert "283/2026/NĐ-CP" in change.what.vi


def test_the_last_day_before_a_change_is_one_day(pack: RulePack) -> None:
    (change,) = coming_views(pack, UnitKind.EMPLOYER, date(2026, 9, 9))

    assert change.left == Text("còn 1 ngày", "1 day left")


def test_where_nothing_is_coming_the_page_says_so(pack: RulePack) -> None:
    for chain in law_page(pack, law_question({}), TODAY).chains:
        assert chain.coming == ()
        assert chain.nothing_coming is not None


# --- Asking -----------------------------------------------------------------------------------------------------------


def test_a_day_is_answered_with_the_rule_book_and_the_sentence(browser: Browser) -> None:
    (stage,) = ask(browser, "agency", "25/02/2015")

    assert stage.startswith("Ngày 25/02/2015")
    assert "áp dụng Nghị định 04/2015/NĐ-CP và Thông tư 01/2016/TT-BNV, hiệu lực từ 25/02/2015" in stage
    assert "Thời gian hiệu lực là suy ra" in stage


def test_a_day_before_any_rule_book_names_the_instrument_alone(browser: Browser) -> None:
    page = browser.get("/luat?loai=agency&tu=2015-02-24")

    assert "khi đó áp dụng Nghị định 71/1998/NĐ-CP" in page.words("//*[@class='law-answer']")[0]
    assert not page.select("//*[@class='law-answer']//a[contains(@href, '/quy-dinh/')]")


def test_a_period_that_straddles_a_change_is_answered_in_its_parts(browser: Browser) -> None:
    page = browser.get("/luat?loai=commune&tu=01/01/2023&den=31/12/2023")
    links = page.tree.xpath("//*[@class='law-answer']//p[@class='stage-books']/a/@href")

    assert "chia thành 2 phần" in page.words("//*[@class='law-answer']/p")[0]
    assert links == ["/quy-dinh/pl-34-2007", "/quy-dinh/luat-10-2022-xa"]


def test_a_period_under_one_law_says_so(browser: Browser) -> None:
    page = browser.get("/luat?loai=employer&tu=2025-01-01&den=2025-12-31")

    assert "Cả kỳ theo một luật." in page.words("//*[@class='law-answer']/p")[0]


def test_what_was_asked_stays_in_the_form(browser: Browser) -> None:
    page = browser.get("/luat?loai=commune&tu=2023-01-01&den=31/12/2023")

    assert page.tree.xpath("//form[@class='filter']//input/@value") == ["01/01/2023", "31/12/2023"]
    assert page.tree.xpath("//form[@class='filter']//option[@selected]/@value") == ["commune"]


@pytest.mark.parametrize(
    ("asked", "field", "words"),
    [
        ("tu=2023-01-01", "loai", "Chọn loại hình đơn vị."),
        ("loai=commune", "tu", "Ghi ngày cần tra cứu."),
        ("loai=commune&tu=31/02/2023", "tu", "Không phải một ngày có thật"),
        ("loai=commune&tu=hôm qua", "tu", "Không phải một ngày có thật"),
        ("loai=commune&tu=0001-01-01", "tu", "Chỉ tra cứu được từ năm 1990"),
        ("loai=commune&tu=9999-12-31", "tu", "Chỉ tra cứu được từ năm 1990"),
        ("loai=commune&tu=2023-01-01&den=x", "den", "Không phải một ngày có thật"),
        ("loai=commune&tu=2023-01-02&den=2023-01-01", "den", "Ngày cuối kỳ phải từ ngày đầu kỳ trở đi."),
    ],
)
def test_a_question_that_cannot_be_answered_is_told_at_its_field(
    browser: Browser, asked: str, field: str, words: str
) -> None:
    page = browser.get(f"/luat?{asked}", 422)

    assert words in page.by_id(f"{field}-fault")
    assert page.select(f"//*[@role='alert']//a[@href='#{field}']")
    assert not page.select("//*[@class='law-answer']")


def test_a_kind_of_unit_that_does_not_exist_is_refused(browser: Browser) -> None:
    assert browser.get("/luat?loai=embassy&tu=2023-01-01", 400)


def test_nothing_asked_is_no_fault() -> None:
    assert law_question({}) == LawQuestion({"loai": "", "tu": "", "den": ""})


def test_the_kinds_offered_are_all_there_are(browser: Browser) -> None:
    words = browser.get("/luat").words("//select[@id='loai']/option")

    assert words[1:] == [UNIT_KIND_NAMES[kind].vi for kind in UnitKind]


def test_every_string_of_these_pages_is_used() -> None:
    html = "".join(path.read_text(encoding="utf-8") for path in (TEMPLATES / "rules").glob("*.html"))
    names = [name for name, value in vars(law_texts.LawTexts).items() if isinstance(value, Text)]

    assert [name for name in names if not re.search(rf"\bl\.{name}\b", html)] == []
