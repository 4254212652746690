"""Fines stand beside the requirement on the page of its regulation, with their decree and how it is known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checklist.domain.law import SOURCE_CHECK_NAMES
from checklist.domain.rulepack import RulePack
from checklist.services.rules import LoadedRules, loaded_rules
from checklist.web.sanction_words import sanction_views
from tests.web.conftest import RULES
from tests.web.pages import Browser
from tests.web.test_every_page import ADDRESSES

HOME = "/quy-dinh/nd-145-2020"
HEADING = "Mức phạt có thể áp dụng"


@pytest.fixture(scope="module")
def rules(instance: Path) -> LoadedRules:
    return loaded_rules(RULES, instance)


def test_both_decrees_stand_there_the_newest_first(browser: Browser, rules: LoadedRules) -> None:
    (new, old) = browser.get(HOME).words("//article[@id='nd145.d48.k1']//div[@class='sanction']")

    assert "Hành vi từ ngày 10/09/2026, hoặc có từ trước nhưng đến ngày đó vẫn tiếp diễn" in new
    assert "khoản 1 Điều 21 Nghị định 283/2026/NĐ-CP" in new
    assert "Hành vi kết thúc từ ngày 17/01/2022 đến trước ngày 10/09/2026" in old
    assert "khoản 1 Điều 15 Nghị định 12/2022/NĐ-CP" in old
    for words in (new, old):
        assert "Cá nhân: từ 5.000.000 đồng đến 10.000.000 đồng" in words
        assert ": từ 10.000.000 đồng đến 20.000.000 đồng" in words


def test_each_row_says_how_it_is_known_and_what_was_not_read(browser: Browser, rules: LoadedRules) -> None:
    page = browser.get(HOME)

    for decree in rules.sanctions:
        for act in decree.acts:
            for requirement in act.requirements:
                (details,) = page.words(f"//article[@id='{requirement}']//details")
                assert act.act.vi in details
                assert SOURCE_CHECK_NAMES[act.source_check].vi in details
                assert act.doubt is not None
                assert act.doubt.vi in details
                assert rules.pack.cite(decree.cite(act)).vi in details


def test_they_are_folded_away_and_said_to_be_for_the_screen_only(browser: Browser) -> None:
    page = browser.get(HOME)

    assert set(page.words("//details[@class='sanctions']/summary")) == {HEADING}
    assert not page.select("//details[@open]")
    assert "không dùng để chấm và không đưa vào báo cáo" in page.words("//details[@class='sanctions']/p")[0]


def test_a_requirement_whose_breach_is_not_fined_there_shows_nothing(browser: Browser) -> None:
    assert HEADING not in browser.get(HOME).by_id("nd145.d39.k3")


@pytest.mark.parametrize("address", [address for address in ADDRESSES if address != HOME])
def test_no_other_page_shows_them(browser: Browser, address: str) -> None:
    assert HEADING not in browser.get(address).text


def test_the_day_decides_which_decree_governs_a_breach_that_goes_on(pack: RulePack, rules: LoadedRules) -> None:
    def current(today: date) -> list[str]:
        views = sanction_views(pack.regulations["nd-145-2020"], rules.sanctions, pack, today)
        return [act.citation.vi for act in views["nd145.d48.k1"].acts if act.governs_today]

    assert current(date(2026, 9, 9)) == ["khoản 1 Điều 15 Nghị định 12/2022/NĐ-CP"]
    assert current(date(2026, 9, 10)) == ["khoản 1 Điều 21 Nghị định 283/2026/NĐ-CP"]
    assert current(date(2021, 6, 1)) == []
