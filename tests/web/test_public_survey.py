"""The survey through its pages: one answer a device, nothing about the person, results from five answers on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from checklist.store import surveys
from checklist.web.answer_forms import day_as_written
from checklist.web.clock import legal_today
from checklist.web.public import survey_pages
from tests.web.client import ClientRequest
from tests.web.publishing import address, open_page

FIVE = {"know": "5", "discuss": "4", "comment": "4", "oversee": "3", "service": "5"}


def in_days(days: int) -> str:
    return day_as_written((legal_today() + timedelta(days)).strftime("%d/%m/%Y"))


@pytest.fixture
def client(fresh: ClientRequest) -> ClientRequest:
    """A reader where the commune's page is open; nobody has answered anything in this process."""
    fresh.app.extensions.pop(survey_pages.LIMIT, None)
    open_page(fresh)
    return fresh


@pytest.fixture
def survey(client: ClientRequest) -> str:
    """The address of a survey that is open today."""
    client.log_in("officer").post(address(client.world, "/khao-sat"), opens=in_days(0), closes=in_days(30))
    client.log_out()
    return f"/khao-sat/{kept(client).id}"


def kept(client: ClientRequest) -> surveys.Survey:
    with client.world.workspace.database() as db:
        (only,) = surveys.of_unit(db, client.world.own.unit_id)
    return only


def device(client: ClientRequest) -> ClientRequest:
    """Another device, which has opened nothing yet."""
    return ClientRequest(client.app, client.world)


def answers(client: ClientRequest, survey: str, count: int) -> None:
    for _ in range(count):
        one = device(client)
        one.get(survey)
        one.post(survey, **FIVE)


def test_five_questions_are_asked_without_a_log_in_or_a_script(client: ClientRequest, survey: str) -> None:
    page = device(client).get(survey)

    assert len(page.select("//fieldset")) == 5
    assert len(page.select("//input[@type='radio']")) == 25
    assert page.select("//textarea | //input[@type='text'] | //script") == []


def test_a_device_answers_once(client: ClientRequest, survey: str) -> None:
    one = device(client)
    one.get(survey)
    one.post(survey, **FIVE)

    assert "đã trả lời" in one.get(survey).text
    assert "đã trả lời" in one.post(survey, 409, **FIVE).text


def test_without_a_cookie_no_answer_is_taken(client: ClientRequest, survey: str) -> None:
    assert "không lưu cookie" in device(client).post(survey, 422, **FIVE).text


def test_a_missing_answer_is_told_and_the_others_stay_chosen(client: ClientRequest, survey: str) -> None:
    one = device(client)
    one.get(survey)
    page = one.post(survey, 422, **{**FIVE, "oversee": ""})

    assert "cả năm câu" in page.text
    assert len(page.select("//input[@checked]")) == 4


def test_what_is_kept_holds_the_answers_and_nothing_of_the_person(client: ClientRequest, survey: str) -> None:
    answers(client, survey, 1)
    with client.world.workspace.database() as db:
        (row,) = db.query("SELECT * FROM survey_answers")

    assert set(row) == {"survey_id", "device", "body", "on_day"}
    assert row["body"] == '{"comment":4,"discuss":4,"know":5,"oversee":3,"service":5}'
    for name in client.world.folder.rglob("checklist.sqlite*"):
        assert b"127.0.0.1" not in name.read_bytes()


def test_the_same_device_is_told_apart_anew_in_each_survey(client: ClientRequest, survey: str) -> None:
    one = device(client)
    one.get(survey)
    (cookie,) = [each for each in one.http._cookies.values() if each.key == survey_pages.COOKIE]
    one.post(survey, **FIVE)
    with client.world.workspace.database() as db:
        (row,) = db.query("SELECT device FROM survey_answers")

    assert cookie.value not in row["device"]
    assert cookie.http_only
    assert cookie.path == "/khao-sat"


def test_results_appear_from_five_answers_on_for_the_unit_too(client: ClientRequest, survey: str) -> None:
    answers(client, survey, 4)
    officer = device(client).log_in("officer")
    assert "Chưa đủ 5 phiếu" in officer.get(address(client.world, "/khao-sat")).text
    answers(client, survey, 1)

    page = officer.get(address(client.world, "/khao-sat"))
    assert "5 phiếu, từ" in page.text
    assert page.words("//article//tbody/tr[1]/td") == ["Điểm trung bình: 5,0", "Hài lòng (mức 4–5): 100%"]


def test_too_many_answers_from_one_network_have_to_wait(
    client: ClientRequest, survey: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(survey_pages, "MOST", 2)
    answers(client, survey, 2)
    one = device(client)
    one.get(survey)

    assert "quá nhiều trả lời" in one.post(survey, 429, **FIVE).text


def test_before_its_first_day_nothing_is_asked(client: ClientRequest) -> None:
    client.log_in("officer").post(address(client.world, "/khao-sat"), opens=in_days(1), closes=in_days(2))

    page = device(client).get(f"/khao-sat/{kept(client).id}")

    assert "mở từ ngày" in page.text
    assert page.select("//fieldset") == []


def test_after_its_last_day_nothing_is_taken(client: ClientRequest, survey: str) -> None:
    one = device(client)
    one.get(survey)
    with client.world.workspace.database() as db:
        db.execute("UPDATE surveys SET opens_on = '2025-01-01', closes_on = '2025-01-31'")
        db.conn.commit()

    assert "đã đóng" in one.get(survey).text
    assert "đã đóng" in one.post(survey, 409, **FIVE).text


def test_a_survey_is_closed_at_the_end_of_the_day(client: ClientRequest, survey: str) -> None:
    client.log_in("officer").post(address(client.world, f"/khao-sat/{kept(client).id}/dong"))

    assert kept(client).closes_on == legal_today()


@pytest.mark.parametrize(("opens", "closes"), [(-1, 5), (5, 4), (0, 400), (10, 40)])
def test_days_that_do_not_fit_are_refused(client: ClientRequest, survey: str, opens: int, closes: int) -> None:
    client.log_in("officer")

    client.post(address(client.world, "/khao-sat"), 422, opens=in_days(opens), closes=in_days(closes))


def test_the_page_to_print_shows_the_code_of_the_public_address(client: ClientRequest, survey: str) -> None:
    officer = client.log_in("officer")
    page = officer.get(address(client.world, survey))
    (source,) = page.tree.xpath("//main//img/@src")
    drawn = officer.fetch(source)

    assert f"http://localhost{survey}" in page.text
    assert drawn.mimetype == "image/svg+xml"
    assert drawn.data.startswith(b"<svg ")
    assert b'xmlns="http://www.w3.org/2000/svg"' in drawn.data


def test_another_units_survey_does_not_exist(client: ClientRequest, survey: str) -> None:
    reader = client.log_in("officer", "other")

    reader.get(f"/don-vi/{client.world.other.unit_id}/cong-khai{survey}", 404)
