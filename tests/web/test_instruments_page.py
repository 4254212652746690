"""The list of instruments: every one, in time, with what is known and not known of it."""

from __future__ import annotations

from datetime import date

from checklist.domain.law import SOURCE_CHECK_NAMES
from checklist.domain.rulepack import RulePack
from checklist.domain.text import date_vi
from checklist.web.instrument_pages import instruments_page
from tests.web.pages import Browser


def test_every_instrument_is_listed_with_how_it_is_known(browser: Browser, pack: RulePack) -> None:
    page = browser.get("/van-ban")

    for instrument in pack.instruments.values():
        row = page.by_id(instrument.id)
        for text in (instrument.title, instrument.issuer, SOURCE_CHECK_NAMES[instrument.source_check]):
            assert text.vi in row
        assert instrument.number is None or instrument.number in row
        assert instrument.doubt is None or instrument.doubt.vi in row
        assert instrument.issued_on is None or date_vi(instrument.issued_on) in row


def test_it_says_what_replaced_an_instrument(browser: Browser, pack: RulePack) -> None:
    page = browser.get("/van-ban")

    for instrument in pack.instruments.values():
        for successor in instrument.replaced_by:
            assert pack.instruments[successor].short.vi in page.by_id(instrument.id)


def test_an_encoded_instrument_leads_to_its_rule_book(browser: Browser) -> None:
    (link,) = browser.get("/van-ban").tree.xpath("//*[@id='nd-145-2020']/th/a/@href")

    assert link == "/quy-dinh/nd-145-2020"


def test_years_go_from_old_to_new_and_the_unknown_one_comes_last(pack: RulePack) -> None:
    *known, last = [year.heading.vi for year in instruments_page(pack, date(2026, 11, 22)).years]

    assert known == sorted(set(known))
    assert last == "Chưa rõ năm ban hành"


def test_an_end_that_nobody_recorded_is_not_called_in_force(browser: Browser) -> None:
    row = browser.get("/van-ban").by_id("ct-30-1998")

    assert "Chưa ghi nhận hết hiệu lực" in row
    assert "Đang có hiệu lực" not in row


def test_a_last_day_is_the_day_before_the_first_day_not_in_force(browser: Browser) -> None:
    assert "Từ ngày 01/07/2007 đến hết ngày 30/06/2023" in browser.get("/van-ban").by_id("pl-34-2007")
