"""The pages of the walk: overview, articles, search, bulk, and what a reader who only looks can do."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from checklist.domain.articles import RIGHT_SLUGS
from checklist.services.draft_settings import save_settings, settings_of
from checklist.web.walk_overview import overview_page
from checklist.web.walk_state import walk_of
from tests.web.client import MADE_AT, ClientRequest
from tests.web.sealing import fill_in, sealed
from tests.web.walking import Walker, row_of, row_text

DISCLOSURE, DUTIES = "/cong-khai/dieu-5", "/to-chuc-thuc-hien/dieu-4"


def set_due_date(walker: Walker, due_on: str, revision: int = 0) -> None:
    save_settings(
        walker.client.world.workspace, walker.draft, {"due_on": due_on}, revision, at=MADE_AT, by="xa.officer"
    )  # fmt: skip


def articles(walker: Walker) -> list[str]:
    return [str(link).removeprefix(walker.base) for link in walker.page().tree.xpath("//ul[@class='pages']//a/@href")]


def test_every_article_has_a_page_and_every_asked_requirement_one_place(walker: Walker) -> None:
    found = [row.get("id") for link in articles(walker) for row in walker.page(link).select("//article[@class]")]
    asked = [each.id for each in walker.draft.regulation.requirements if each.kind.value in ("duty", "prohibition")]

    assert sorted(found) == sorted(asked)


def test_the_next_page_leads_through_the_whole_walk(walker: Walker) -> None:
    path, here = [], articles(walker)[0]
    while here:
        path.append(here)
        following = walker.page(here).tree.xpath("//a[@rel='next']/@href")
        here = str(following[0]).removeprefix(walker.base) if following else ""

    assert path == articles(walker)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("rest", ["", DISCLOSURE, "/ban-quyet-dinh/dieu-13", "/cong-khai/dieu-7", "/tim?q=bau"])
def test_pages_are_whole_in_both_languages(walker: Walker, rest: str, language: str) -> None:
    page = walker.page(f"{rest}{'&' if '?' in rest else '?'}lang={language}")

    assert page.tree.get("lang") == language


def test_the_overview_says_what_the_law_says_of_the_period(walker: Walker) -> None:
    assert "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 thay thế" in walker.page().text


def test_the_overview_leads_to_where_the_walk_stopped(walker: Walker) -> None:
    begin = walker.page()
    assert begin.words("//section[@class='todo']//a[@class='button']") == [
        "Bắt đầu: Điều 5 Pháp lệnh 34/2007/PL-UBTVQH11"
    ]

    walker.send("pl34.d5.k3", declared="not_done")
    page = walker.page()
    assert page.words("//section[@class='todo']//a[@class='button']") == [
        "Làm tiếp: Điều 5 Pháp lệnh 34/2007/PL-UBTVQH11"
    ]
    assert "Cần bổ sung (1)" in page.text
    assert page.select(f"//section[@class='todo']//a[@href='{walker.base}{DISCLOSURE}#pl34.d5.k3']")


def test_progress_counts_what_was_opened_and_what_is_done(walker: Walker) -> None:
    walker.page(DISCLOSURE)
    walker.send("pl34.d5.k3", declared="done")
    (group,) = walker.page().tree.xpath("//section[@aria-labelledby='nhom-disclosure']")

    words = " ".join(group.text_content().split())
    assert "1/15 xong" in words
    assert "Chưa mở: 4 Đã xem, chưa trả lời: 10 Xong: 1" in words
    assert "Đạt 1" in words


def test_the_progress_of_the_right_stands_on_every_article(walker: Walker) -> None:
    walker.send("pl34.d5.k3", declared="done")

    assert "1/15 xong" in walker.page("/cong-khai/dieu-7").by_id("right-progress")


def test_a_remedy_shows_among_the_deadlines(walker: Walker) -> None:
    plan = {"cause": "Thiếu người", "remedy.what": "Lập sổ", "remedy.owner": "Văn thư", "remedy.due": "1/2/2021"}
    walker.send("pl34.d5.k3", declared="partly", **plan)
    page = walker.page()

    assert "01/02/2021 đã quá hạn Việc khắc phục: Lập sổ" in page.text


@pytest.mark.parametrize(
    ("days", "words", "pressing"),
    [(12, "còn 12 ngày", False), (0, "hôm nay", True), (-3, "quá 3 ngày", True)],
)
def test_the_overview_says_how_far_off_the_due_date_is(walker: Walker, days: int, words: str, pressing: bool) -> None:
    set_due_date(walker, "2020-12-20")
    with walker.client.app.test_request_context():
        walk = walk_of(walker.draft, walker.client.world.workspace.pack, editable=True)
        due = overview_page(walk, date(2020, 12, 20) - timedelta(days)).due

    assert due is not None
    assert due.left is not None
    assert (due.day.vi, due.left.vi) == ("20/12/2020", words)
    assert (due.style == "state-incomplete") is pressing


def test_the_due_date_stands_at_the_head_of_the_overview_and_among_the_deadlines(walker: Walker) -> None:
    set_due_date(walker, "2020-12-20")
    page = walker.page()

    assert "Ngày nộp báo cáo: 20/12/2020 quá" in page.words("//div[@class='opening']")[0]
    assert "20/12/2020 quá" in page.words("//section[@aria-labelledby='thoi-han']")[0]


def test_without_a_due_date_the_overview_leads_to_where_it_is_set(walker: Walker) -> None:
    assert walker.page().select(f"//section[@aria-labelledby='thoi-han']//a[@href='{walker.base}/thiet-lap']")


def test_a_sealed_report_is_no_longer_due(walker: Walker) -> None:
    fill_in(walker.client.world.workspace, walker.draft.head.id)
    revision = settings_of(walker.draft).revision
    set_due_date(walker, "2020-12-20", revision)
    sealed(walker.client.world.workspace, walker.draft.head.id)

    assert "Ngày nộp báo cáo" not in walker.page().text


def test_why_it_is_asked_gives_the_citation_and_leads_to_the_rule_book(walker: Walker) -> None:
    row = row_of(walker.page(DISCLOSURE), "pl34.d5.k1")
    (why,) = row.xpath(".//details[@class='why']")

    assert "khoản 1 Điều 5 Pháp lệnh 34/2007" in why.text_content()
    assert why.xpath(".//a/@href") == ["/quy-dinh/pl-34-2007#pl34.d5.k1"]


def test_what_is_only_to_be_read_stands_with_its_article(walker: Walker) -> None:
    page = walker.page(DISCLOSURE)

    assert page.select("//section[contains(@class,'reading')]//article[@id='pl34.d6']")
    assert not page.select("//article[@id='pl34.d6']//form")


def test_events_are_typed_in_one_place(walker: Walker) -> None:
    page = walker.page("/ban-quyet-dinh/dieu-10")

    assert row_of(page, "pl34.d10.contribution").xpath(".//fieldset[@class='record']")
    assert not row_of(page, "pl34.d10.internal").xpath(".//fieldset[@class='record']")
    assert "được ghi một chỗ" in row_text(page, "pl34.d10.internal")


def test_all_met_declares_only_what_has_nothing_to_compare_and_no_answer(walker: Walker) -> None:
    walker.send("pl34.d5.k6", declared="not_done")
    page = walker.page(DISCLOSURE)
    (form,) = page.select("//form[starts-with(@class,'bulk')]")
    answer = walker.client.post(form.get("action"))

    met = {key for key, row in walker.draft.rows.items() if row.declared == "done"}
    assert met == {"pl34.d5.k3", "pl34.d5.fees", "pl34.d5.procedures", "pl34.d5.other"}
    assert walker.body("pl34.d5.k6")["declared"] == "not_done"
    after = walker.client.get(answer.response.location)
    assert "Đã ghi “Đạt” cho 4 yêu cầu." in after.text
    assert not after.select("//form[starts-with(@class,'bulk')]")


def test_all_met_is_not_offered_where_everything_is_compared(walker: Walker) -> None:
    page = walker.page("/ban-quyet-dinh/dieu-11")

    assert not page.select("//form[starts-with(@class,'bulk')]")


@pytest.mark.parametrize("words", ["niem yet", "NIÊM YẾT", "niêm  yết trụ sở"])
def test_search_needs_no_diacritics(walker: Walker, words: str) -> None:
    page = walker.client.get(f"{walker.base}/tim?q={words}")

    assert page.select(f"//ul[@class='lines']//a[@href='{walker.base}/cong-khai/dieu-7#pl34.d7.posting']")


@pytest.mark.parametrize(("words", "answer"), [("xyzzy", "Không có yêu cầu nào khớp “xyzzy”"), ("", "Gõ một vài từ")])
def test_search_says_when_nothing_is_found(walker: Walker, words: str, answer: str) -> None:
    assert answer in walker.client.get(f"{walker.base}/tim?q={words}").text


def test_search_shows_what_was_typed_as_text(walker: Walker) -> None:
    page = walker.client.get(f"{walker.base}/tim?q=%3Cb%3Ex%22")

    assert page.tree.xpath("//input[@name='q']/@value") == ['<b>x"']


def test_a_right_opens_where_it_was_left(walker: Walker) -> None:
    answer = walker.client.fetch(f"{walker.base}/cong-khai", 303)

    assert answer.location.endswith(DISCLOSURE)


def test_a_requirement_is_found_by_its_id_alone(walker: Walker) -> None:
    answer = walker.client.fetch(f"{walker.base}/yeu-cau/pl34.d7.posting", 303)

    assert answer.location.endswith("/cong-khai/dieu-7#pl34.d7.posting")


@pytest.mark.parametrize("rest", ["/cong-khai/dieu-99", "/doi-thoai", "/yeu-cau/x", "/khong-co"])
def test_what_does_not_exist_is_not_found(walker: Walker, rest: str) -> None:
    walker.client.get(f"{walker.base}{rest}", 404)


def test_who_only_looks_can_change_nothing_and_leaves_no_trace(fresh: ClientRequest) -> None:
    walker = Walker(fresh.log_in("co_signer"))
    page = walker.page(DISCLOSURE)

    fields = page.tree.xpath(
        "//form[contains(@class,'answer-form')]//*[self::input[not(@type='hidden')] or self::textarea]"
    )
    assert fields
    assert all(field.xpath("ancestor::fieldset[@disabled]") for field in fields)
    assert "Tài khoản này xem được" in page.text
    assert not page.select("//script | //form[starts-with(@class,'bulk')]")
    assert walker.draft.marks == {}


def test_what_does_not_apply_is_said_and_not_asked(walker: Walker) -> None:
    with walker.client.world.workspace.database() as db:
        db.execute("UPDATE assessments SET profile = json_set(profile, '$.has_broadcast', json('false'))")
        db.conn.commit()
    page = walker.page("/cong-khai/dieu-8-9")

    assert not row_of(page, "pl34.d8d9.broadcast").xpath(".//form")
    assert "Không thuộc diện áp dụng" in row_text(page, "pl34.d8d9.broadcast")


def test_the_slugs_of_rights_are_all_different() -> None:
    assert len(set(RIGHT_SLUGS.values())) == len(RIGHT_SLUGS)
