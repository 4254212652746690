"""The event books of a unit: lines by quarter, their totals, and the figures they give."""

from __future__ import annotations

from typing import Any

import pytest

from checklist.store import book_entries
from tests.domain.indicator_samples import shipped_pack
from tests.web.figure_forms import in_row, save
from tests.web.pages import Page
from tests.web.walking import Walker

BOOK = "matters_decided"
LINE: dict[str, Any] = {
    "decided_on": "05/02/2020",
    "subject": "Góp quỹ đền ơn đáp nghĩa",
    "matter": "fund",
    "ballots_issued": "1.000",
    "ballots_returned": "900",
    "ballots_in_favour": "800",
}


def address(walker: Walker, *rest: str) -> str:
    return "/".join([f"/don-vi/{walker.client.world.own.unit_id}/so", *rest])


def write(walker: Walker, status: int = 303, /, **changes: Any) -> Page:
    return walker.client.post(address(walker, BOOK), status, **{**LINE, **changes})


def entries(walker: Walker) -> list[book_entries.Entry]:
    with walker.client.world.workspace.database() as db:
        return book_entries.of_unit(db, walker.client.world.own.unit_id)


def totals(walker: Walker, code: str) -> list[str]:
    page = walker.client.get(f"{address(walker, BOOK)}?nam=2020")
    return [words.partition(": ")[2] for words in page.words(f"//tr[th[starts-with(., '{code} ')]]/td")]


@pytest.mark.parametrize("book", shipped_pack().event_books)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_book_has_its_page_in_both_languages(walker: Walker, book: str, language: str) -> None:
    page = walker.client.get(f"{address(walker, book)}?lang={language}")

    names = {field.key for field in shipped_pack().event_books[book].fields}
    assert names <= set(
        page.tree.xpath("//form[@class='answer']//*[self::input or self::select or self::textarea]/@name")
    )


def test_the_list_tells_how_far_each_book_is(walker: Walker) -> None:
    write(walker)

    assert "1 dòng, gần nhất ngày 05/02/2020" in walker.client.get(address(walker)).text


def test_lines_add_up_by_quarter_and_year(walker: Walker) -> None:
    write(walker)
    write(walker, decided_on="30/06/2020")
    write(walker, decided_on="01/07/2020", matter="other")

    assert totals(walker, "B08") == ["1.000", "1.000", "1.000", "0", "3.000"]
    assert totals(walker, "B11b") == ["1", "1", "0", "0", "2"]


def test_a_line_sent_twice_is_written_down_once(walker: Walker) -> None:
    page = walker.client.get(address(walker, BOOK))
    (identifier,) = page.tree.xpath("//input[@name='ma_dong']/@value")
    write(walker, ma_dong=identifier)
    write(walker, ma_dong=identifier)

    assert len(entries(walker)) == 1


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("decided_on", "31/02/2020", "ngày có thật"),
        ("decided_on", "", "chưa ghi"),
        ("subject", " ", "chưa ghi"),
        ("matter", "khac", "chọn một trong"),
        ("ballots_issued", "", "ghi 0"),
        ("ballots_issued", "1,5", "số nguyên"),
        ("ballots_issued", "trăm", "không phải số"),
    ],
)
def test_a_line_that_will_not_do_is_refused_at_its_field(walker: Walker, field: str, typed: str, says: str) -> None:
    page = write(walker, 422, **{field: typed})

    assert says in page.by_id(f"o-{field}-fault")
    assert page.tree.xpath("//input[@name='ballots_returned']/@value") == ["900"]
    assert entries(walker) == []


def test_a_line_is_changed_and_removed(walker: Walker) -> None:
    write(walker)
    here = address(walker, BOOK, entries(walker)[0].id)
    assert walker.client.get(here).tree.xpath("//input[@name='ballots_issued']/@value") == ["1.000"]

    walker.client.post(here, **{**LINE, "ballots_issued": "950", "revision": "1"})
    assert entries(walker)[0].body["ballots_issued"] == 950
    walker.client.post(f"{here}/xoa", revision="2")
    assert entries(walker) == []


def test_who_was_slower_sees_what_is_saved_and_may_replace_it(walker: Walker) -> None:
    write(walker)
    here = address(walker, BOOK, entries(walker)[0].id)
    walker.client.post(here, **{**LINE, "subject": "Của người khác", "revision": "1"})
    page = walker.client.post(here, 409, **{**LINE, "subject": "Của tôi", "revision": "1"})

    assert "Của người khác" in page.words("//section[@role='alert']")[0]
    walker.client.post(f"{here}/xoa", 409, revision="1")
    (revision,) = page.tree.xpath("//form[@class='answer']/input[@name='revision']/@value")
    walker.client.post(here, **{**LINE, "subject": "Của tôi", "revision": revision})
    assert entries(walker)[0].body["subject"] == "Của tôi"


def test_what_is_in_the_book_is_not_asked_again_and_travels_as_computed(walker: Walker) -> None:
    write(walker)
    write(walker, decided_on="01/07/2021")
    save(walker, A10="1")

    assert in_row(walker.page("/so-lieu"), "B11", "/td[1]").startswith("1 cộng từ sổ theo dõi")
    assert walker.draft.indicators is not None
    assert walker.draft.indicators["figures"]["B11"] == {"value": 1, "from": "computed"}


def test_a_book_of_another_kind_of_unit_does_not_exist(walker: Walker) -> None:
    other = walker.client.world.other.unit_id
    walker.client.log_in("officer", "other")

    assert "không có sổ theo dõi nào" in walker.client.get(f"/don-vi/{other}/so").text
    walker.client.get(f"/don-vi/{other}/so/{BOOK}", 404)


def test_who_may_not_answer_reads_a_book_without_a_form(walker: Walker) -> None:
    write(walker)
    page = walker.client.log_in("co_signer").get(f"{address(walker, BOOK)}?nam=2020")

    assert not page.select("//form[@class='answer']")
    assert "Góp quỹ" in page.text
