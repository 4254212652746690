"""Saving an answer without scripts: what is typed is saved, refused with its reason, or put beside a newer answer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from checklist.services.drafts import save_answer
from checklist.store.assessments import get
from checklist.store.drafts import mark_carried
from tests.web.client import ClientRequest
from tests.web.sealing import fill_in, sealed
from tests.web.walking import Walker, fields_of, row_of, row_text

PLAIN, POINTS, EVENTS, COUNTED = "pl34.d5.k3", "pl34.d5.k1", "pl34.d7.posting", "pl34.d4.k1"
PAGE = {PLAIN: "/cong-khai/dieu-5", EVENTS: "/cong-khai/dieu-7", COUNTED: "/to-chuc-thuc-hien/dieu-4"}


def test_an_answer_is_saved_and_the_reader_is_back_at_its_row(walker: Walker) -> None:
    answer = walker.send(PLAIN, declared="done", supplied_by="Văn thư").response

    assert answer.location.endswith(f"{PAGE[PLAIN]}#{PLAIN}")
    assert walker.body(PLAIN)["declared"] == "done"
    assert walker.draft.rows[PLAIN].updated_by == "xa.officer"
    assert "Đã lưu " in row_text(walker.page(PAGE[PLAIN]), PLAIN)


def test_every_field_comes_back_as_typed(walker: Walker) -> None:
    words = "<script>alert(1)</script> & \"ngoặc\" 'đơn' 👩🏽‍🌾\n\n  dòng ba"
    typed = {
        "declared": "partly", "points.1": "done", "reason": words, "cause": words, "remedy.what": words,
        "remedy.owner": words, "remedy.due": "31/12/2026", "remedy.product": words, "supplied_by": words,
    }  # fmt: skip
    first = walker.draft.regulation.by_id()[POINTS].points[0].key
    typed[f"points.{first}"] = typed.pop("points.1")
    walker.send(POINTS, **typed)

    assert fields_of(walker.page("/cong-khai/dieu-5"), POINTS) == {**typed, "revision": "1"}


def test_a_hundred_thousand_letters_in_every_text_are_saved(walker: Walker) -> None:
    long = "ặ" * 100_000
    texts = dict.fromkeys(["reason", "cause", "remedy.what", "remedy.owner", "remedy.product", "supplied_by"], long)
    walker.send(PLAIN, declared="partly", **texts)

    assert walker.body(PLAIN)["remedy"]["what"] == long
    assert fields_of(walker.page(PAGE[PLAIN]), PLAIN)["supplied_by"] == long


def test_one_letter_too_many_is_refused_and_kept_on_the_page(walker: Walker) -> None:
    page = walker.send(PLAIN, 422, declared="done", reason="ặ" * 100_001)

    assert fields_of(page, PLAIN)["reason"] == "ặ" * 100_001
    assert PLAIN not in walker.draft.rows


def test_a_wrong_day_is_refused_beside_its_field_and_nothing_typed_is_lost(walker: Walker) -> None:
    typed = {
        "declared": "done", "records-1.posted_on": "31/02/2020", "records-1.content": "Dự toán",
        "records-2.document_on": "5/1/2020", "records-2.posted_on": "mai", "supplied_by": "Văn thư",
    }  # fmt: skip
    page = walker.send(EVENTS, 422, **typed)

    assert fields_of(page, EVENTS) == {**typed, "revision": "0"}
    assert EVENTS not in walker.draft.rows
    faults = [page.by_id(f"{EVENTS}-records-{place}-fault") for place in ("1.posted_on", "2.posted_on")]
    assert "31/02/2020" in faults[0]
    assert "mai" in faults[1]
    assert row_of(page, EVENTS).xpath(".//*[@aria-invalid]/@name") == ["records-1.posted_on", "records-2.posted_on"]
    assert page.select(f"//div[@role='alert']//a[@href='#{EVENTS}-records-2.posted_on']")


def test_words_for_a_number_are_refused_beside_the_field(walker: Walker) -> None:
    page = walker.send(COUNTED, 422, **{"facts.breach_cases": "không có vụ nào", "declared": "done"})

    assert "số nguyên" in page.by_id(f"{COUNTED}-facts.breach_cases-fault")
    assert fields_of(page, COUNTED)["facts.breach_cases"] == "không có vụ nào"


def test_after_mending_the_same_form_is_saved(walker: Walker) -> None:
    page = walker.send(COUNTED, 422, **{"facts.breach_cases": "x", "declared": "done"})
    walker.send(COUNTED, **{**fields_of(page, COUNTED), "facts.breach_cases": "0"})

    assert walker.body(COUNTED)["facts"] == {"breach_cases": 0}


def test_each_check_says_whether_it_holds(walker: Walker) -> None:
    walker.send(COUNTED, **{"facts.breach_cases": "2", "declared": "done"})
    short = row_text(walker.page(PAGE[COUNTED]), COUNTED)
    walker.send(COUNTED, **{"facts.breach_cases": "0", "declared": "done"})
    enough = row_text(walker.page(PAGE[COUNTED]), COUNTED)

    assert "Thiếu" in short
    assert "Không đạt" in short
    assert "Cần ghi nguyên nhân" in short
    assert "Đủ" in enough
    assert "Thiếu" not in enough


def test_an_event_is_added_and_what_is_typed_is_saved_on_the_way(walker: Walker) -> None:
    answer = walker.send(EVENTS, **{"records-1.content": "Dự toán", "add-record": "1"}).response
    page = walker.client.get(answer.location)

    assert walker.body(EVENTS)["records"] == [{"content": "Dự toán"}]
    assert row_of(page, EVENTS).xpath(".//fieldset[@class='record']/legend/text()") == ["Lần 1", "Lần 2"]
    assert fields_of(page, EVENTS)["records-1.content"] == "Dự toán"


def test_an_event_is_added_though_another_cannot_be_saved_yet(walker: Walker) -> None:
    page = walker.send(EVENTS, 422, **{"records-1.posted_on": "hôm qua", "add-record": "1"})

    assert fields_of(page, EVENTS)["records-1.posted_on"] == "hôm qua"
    assert row_of(page, EVENTS).xpath(".//fieldset[@class='record']/legend/text()") == ["Lần 1", "Lần 2"]


def test_an_event_is_removed_and_the_rest_stays(walker: Walker) -> None:
    sent = {f"records-{place}.content": words for place, words in enumerate(("một", "hai", "ba"), 1)}
    walker.send(EVENTS, declared="done", **sent, **{"remove-record-2": "1"})

    assert walker.body(EVENTS)["records"] == [{"content": "một"}, {"content": "ba"}]
    assert walker.body(EVENTS)["declared"] == "done"


def test_two_officers_at_one_answer_see_both_and_choose(walker: Walker) -> None:
    walker.send(PLAIN, declared="done", supplied_by="Chị Lan")
    page = walker.send(PLAIN, 409, declared="not_done", supplied_by="Anh Hùng", revision="0")
    row = row_text(page, PLAIN)

    assert "Người officer vừa sửa câu trả lời này" in row
    assert [cell in row for cell in ("Chị Lan", "Anh Hùng", "Không đạt")] == [True, True, True]
    assert walker.body(PLAIN)["supplied_by"] == "Chị Lan"

    sent = fields_of(page, PLAIN)
    assert sent["supplied_by"] == "Anh Hùng"
    (over,) = row_of(page, PLAIN).xpath(".//button[@name='over']/@value")
    walker.send(PLAIN, **{**sent, "over": over})
    assert walker.body(PLAIN)["supplied_by"] == "Anh Hùng"
    assert walker.draft.rows[PLAIN].revision == 2


def test_saving_again_what_somebody_already_replaced_does_not_slip_through(walker: Walker) -> None:
    walker.send(PLAIN, declared="done")
    page = walker.send(PLAIN, 409, declared="not_done", revision="0")

    walker.send(PLAIN, 409, **fields_of(page, PLAIN))


def test_sending_the_same_twice_is_no_conflict(walker: Walker) -> None:
    walker.send(PLAIN, declared="done")
    walker.send(PLAIN, declared="done", revision="0")

    assert walker.draft.rows[PLAIN].revision == 1


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 30])
def test_a_form_without_a_revision_is_none_of_ours(walker: Walker, revision: str) -> None:
    walker.client.post(f"{walker.base}/yeu-cau/{PLAIN}", 400, declared="done", revision=revision)


@pytest.mark.parametrize("requirement", ["pl34.none", "pl34.d2", "nd145.d39.k3"])
def test_only_what_is_asked_takes_an_answer(walker: Walker, requirement: str) -> None:
    walker.client.post(f"{walker.base}/yeu-cau/{requirement}", 404, declared="done", revision="0")


def test_a_script_gets_what_changed_and_no_more(walker: Walker) -> None:
    answer = walker.send(COUNTED, 200, script=True, declared="done", **{"facts.breach_cases": "1"}).response

    assert 'name="revision" value="1"' in answer.text
    assert "Đã lưu " in answer.text
    assert f'id="{COUNTED}-checks" hx-swap-oob="true"' in answer.text
    assert 'id="right-progress" hx-swap-oob="true"' in answer.text
    assert "<textarea" not in answer.text
    assert "<html" not in answer.text


def test_a_script_gets_the_faults_and_the_revision_it_sent(walker: Walker) -> None:
    walker.send(COUNTED, declared="done")
    answer = walker.send(COUNTED, 422, script=True, revision="1", **{"facts.breach_cases": "x"}).response

    assert f'data-field="{COUNTED}-facts.breach_cases"' in answer.text
    assert 'name="revision" value="1"' in answer.text


def test_events_change_the_findings_of_every_row_judged_on_them(walker: Walker) -> None:
    record = {"records-1.held_on": "5/5/2020", "records-1.matter": "contribution", "records-1.put_to_residents": "true"}
    answer = walker.send("pl34.d10.contribution", 200, script=True, declared="done", **record).response

    assert 'id="pl34.d10.contribution-checks"' in answer.text
    assert 'id="pl34.d10.internal-checks"' in answer.text


def test_a_script_that_adds_an_event_gets_the_whole_row(walker: Walker) -> None:
    answer = walker.send(EVENTS, 200, script=True, **{"records-1.content": "x", "add-record": "1"}).response

    assert f'<article class="requirement answer requirement-noted" id="{EVENTS}"' in answer.text
    assert 'name="records-2.content"' in answer.text
    assert f'id="{EVENTS}-checks" hx-swap-oob' not in answer.text


def test_an_answer_carried_over_is_marked_until_it_is_saved(walker: Walker) -> None:
    workspace, draft = walker.client.world.workspace, walker.draft.head.id
    save_answer(workspace, draft, PLAIN, {"declared": "done"}, 0, at=datetime.now(UTC), by="xa.officer")
    with workspace.database() as db:
        mark_carried(db, draft, PLAIN, get(db, draft).id)
    page = walker.page(PAGE[PLAIN])
    assert "Mang sang từ kỳ trước, cần xem lại" in row_text(page, PLAIN)
    assert "Vẫn đúng, lưu lại" in row_text(page, PLAIN)

    walker.send(PLAIN, **fields_of(page, PLAIN))
    assert "Mang sang" not in row_text(walker.page(PAGE[PLAIN]), PLAIN)


def test_a_carried_answer_is_counted_on_the_overview(walker: Walker) -> None:
    workspace, draft = walker.client.world.workspace, walker.draft.head.id
    with workspace.database() as db:
        mark_carried(db, draft, PLAIN, draft)

    assert "Mang sang từ kỳ trước, cần xem lại (1)" in walker.page().text


def test_nothing_is_saved_in_a_sealed_report_and_what_was_typed_is_shown(walker: Walker) -> None:
    workspace, draft = walker.client.world.workspace, walker.draft.head.id
    fill_in(workspace, draft)
    sealed(workspace, draft)
    before = walker.draft.rows[PLAIN]

    page = walker.send(PLAIN, 422, declared="done", supplied_by="Văn thư", revision=str(before.revision))

    assert fields_of(page, PLAIN)["supplied_by"] == "Văn thư"
    assert "đã chốt" in row_text(page, PLAIN)
    assert walker.draft.rows[PLAIN] == before


def test_a_form_sent_after_the_session_ended_comes_back_after_logging_in(fresh: ClientRequest) -> None:
    walker = Walker(fresh.log_in("officer"))
    token = fresh.form_token()
    with fresh.world.workspace.database() as db:
        db.execute("UPDATE sessions SET seen_at = '2020-01-01T00:00:00.000000+00:00'")
        db.conn.commit()
    sent = {"csrf_token": token, "declared": "done", "reason": "gõ dở", "revision": "0"}
    away = fresh.http.post(f"{walker.base}/yeu-cau/{PLAIN}", data=sent)
    assert away.status_code == 303
    assert away.location.startswith("/dang-nhap?")

    fresh.log_in("officer")
    page = fresh.get("/noi-dung-giu-lai")
    assert "gõ dở" in page.text
