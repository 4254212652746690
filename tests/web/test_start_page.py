"""The start page says what the program is and where each rule book stands in law."""

from __future__ import annotations

from datetime import date

from checklist import create_app
from checklist.domain.law import SOURCE_CHECK_NAMES, UNIT_KIND_NAMES, SourceCheck
from checklist.domain.rule_manifest import BookStanding, PackState, standing
from checklist.domain.rulepack import RulePack
from checklist.services.rule_packs import PackStatus
from checklist.services.rules import count_rules
from checklist.web.start_page import (
    RELEASE_AS_SIGNED,
    RELEASE_BROKEN,
    RELEASE_UNSIGNED,
    release_words,
    start_page,
)
from tests.web.pages import Browser


def unsigned(pack: RulePack) -> PackStatus:
    """The standing of rule books whose release nobody signed."""
    return PackStatus(None, False, None, tuple(standing(pack, None, {})), ())


def test_each_rule_book_shows_its_title_units_status_and_doubt(browser: Browser, pack: RulePack) -> None:
    page = browser.get("/")

    for book in pack.regulations.values():
        card = page.by_id(book.id)
        for text in (book.short_title, book.title, book.status, *(UNIT_KIND_NAMES[kind] for kind in book.unit_kinds)):
            assert text.vi in card
        assert book.doubt is None or book.doubt.vi in card


def test_each_rule_book_shows_its_counts(browser: Browser, pack: RulePack) -> None:
    page = browser.get("/")

    for count in count_rules(pack):
        inside = f"//*[@id='{count.regulation}']//dl"
        assert page.words(f"{inside}/div/dd")[:2] == [str(count.requirements), str(count.scored)]
        assert page.words(f"{inside}//li") == [
            f"{SOURCE_CHECK_NAMES[source].vi} {count.by_source[source]}"
            for source in SourceCheck
            if source in count.by_source
        ]


def test_a_lapsed_rule_book_looks_different_and_says_what_replaced_it(browser: Browser) -> None:
    page = browser.get("/")

    assert "book-lapsed" in page.select("//*[@id='pl-34-2007']")[0].get("class")
    assert "book-in-force" in page.select("//*[@id='nd-145-2020']")[0].get("class")
    assert "Từ ngày 01/07/2023 áp dụng: Luật 10/2022/QH15" in page.by_id("pl-34-2007")


def test_an_inferred_end_is_said_to_be_inferred(browser: Browser) -> None:
    assert "Thời gian hiệu lực là suy ra" in browser.get("/").by_id("nd-04-2015")


def test_what_is_in_force_comes_first(pack: RulePack) -> None:
    styles = [book.status.style for book in start_page(pack, date(2026, 11, 22), unsigned(pack)).books]

    assert styles == sorted(styles, key=["in-force", "coming", "lapsed"].index)
    assert {"in-force", "lapsed"} == set(styles)


def test_the_day_decides_what_has_lapsed(pack: RulePack) -> None:
    def style(today: date) -> str:
        (card,) = (book for book in start_page(pack, today, unsigned(pack)).books if book.id == "pl-34-2007")
        return card.status.style

    assert style(date(2007, 6, 30)) == "coming"
    assert style(date(2007, 7, 1)) == "in-force"
    assert style(date(2023, 6, 30)) == "in-force"
    assert style(date(2023, 7, 1)) == "lapsed"


def test_the_commands_it_names_exist_with_their_options(browser: Browser) -> None:
    commands = [line.split() for line in browser.get("/").words("//pre") if "flask" in line]
    runner = create_app().test_cli_runner()

    assert len(commands) == 3
    for words in commands:
        named = words[words.index("checklist") + 1 :]
        path = named[:2] if named[0] == "answers" else named[:1]
        shown = runner.invoke(args=[*path, "--help"]).output
        assert all(option in shown for option in named if option.startswith("--")), words


def test_it_says_how_the_rule_files_stand_to_the_signed_release(browser: Browser, pack: RulePack) -> None:
    page = browser.get("/")

    assert page.by_id("phat-hanh") in {RELEASE_UNSIGNED.vi, RELEASE_AS_SIGNED.vi} or "khác bản đã ký" in page.text
    assert all("Tệp quy định: " in page.by_id(book.id) for book in pack.regulations.values() if not book.local)


def test_a_changed_file_and_a_bad_signature_are_told(pack: RulePack) -> None:
    books = (BookStanding("pl-34-2007", PackState.CHANGED, None, ("pl-34-2007/regulation.yaml",)),)

    changed = release_words(PackStatus("k", True, None, books, books[0].files))
    assert "1 tệp quy định trên máy này khác bản đã ký" in changed.vi
    assert release_words(PackStatus("k", True, None, (), ())) == RELEASE_AS_SIGNED
    assert release_words(PackStatus("k", False, "chữ ký không khớp", (), ())) == RELEASE_BROKEN
    assert release_words(unsigned(pack)) == RELEASE_UNSIGNED
