"""What goes wrong becomes a page in plain Vietnamese, never a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask, abort

from checklist import create_app
from checklist.domain.faults import AnswerFault, AnswersInvalid
from checklist.domain.text import Text
from checklist.store.busy import DatabaseBusy
from checklist.store.errors import NotADraft
from tests.web.conftest import RULES
from tests.web.pages import Browser, check_page

HEADINGS = {
    400: "Yêu cầu không hợp lệ",
    403: "Không được phép",
    404: "Không tìm thấy trang",
    405: "Cách gửi không đúng",
    413: "Dữ liệu gửi lên quá lớn",
    500: "Phần mềm gặp lỗi",
}


@pytest.fixture
def failing(tmp_path: Path) -> Flask:
    """An application with addresses that fail on purpose."""
    app = create_app({"INSTANCE_FOLDER": tmp_path, "PROPAGATE_EXCEPTIONS": False})
    app.add_url_rule("/fail/<int:code>", view_func=lambda code: abort(code), endpoint="fail")
    app.add_url_rule("/crash", view_func=lambda: 1 / 0, endpoint="crash")
    app.logger.disabled = True
    return app


@pytest.mark.parametrize(("code", "heading"), HEADINGS.items())
def test_each_error_has_its_page(failing: Flask, code: int, heading: str) -> None:
    page = Browser(failing.test_client()).get(f"/fail/{code}", code)

    assert page.words("//h1") == [heading]
    assert f"Mã lỗi: {code}" in page.text


def test_an_error_without_words_of_its_own_keeps_its_code(failing: Flask) -> None:
    page = Browser(failing.test_client()).get("/fail/418", 418)

    assert page.words("//h1") == [HEADINGS[400]]


def test_a_crash_shows_no_traceback(failing: Flask) -> None:
    page = Browser(failing.test_client()).get("/crash", 500)

    assert page.words("//h1") == [HEADINGS[500]]
    assert "ZeroDivisionError" not in page.response.text


def test_a_wrong_method_says_which_are_right(app: Flask) -> None:
    page = check_page(app.test_client().get("/ngon-ngu"), 405)

    assert set(page.response.headers["Allow"].split(", ")) == {"OPTIONS", "POST"}
    assert page.words("//h1") == [HEADINGS[405]]


def test_too_much_data_is_refused(app: Flask) -> None:
    page = check_page(app.test_client().post("/ngon-ngu", data={"lang": "x" * 9_000_000}), 413)

    assert page.words("//h1") == [HEADINGS[413]]


def test_errors_are_english_when_asked(browser: Browser) -> None:
    assert browser.get("/khong-co?lang=en", 404).words("//h1") == ["Page not found"]


@pytest.fixture
def with_faults(tmp_path: Path) -> Flask:
    """An application whose rule files have two faults."""
    rules = tmp_path / "rules"
    shutil.copytree(RULES, rules)
    with (rules / "evidence.yaml").open("a", encoding="utf-8") as file:
        file.write("signed_minutes: {vi: Lặp, en: Twice}\n")
    head = rules / "nd-145-2020" / "regulation.yaml"
    head.write_text(head.read_text(encoding="utf-8") + "khong_co_khoa_nay: <b>1</b>\n", encoding="utf-8")
    return create_app({"INSTANCE_FOLDER": tmp_path / "instance", "RULES_FOLDER": rules})


@pytest.mark.parametrize("address", ["/", "/van-ban", "/quy-dinh/nd-145-2020"])
def test_refused_rule_files_are_listed_with_file_and_line(with_faults: Flask, address: str) -> None:
    page = Browser(with_faults.test_client()).get(address, 500)
    places = page.words("//td/code")

    assert page.words("//h1") == ["Tệp quy định có lỗi"]
    assert any(place.startswith("rules/evidence.yaml:") for place in places)
    assert any(place.startswith("rules/nd-145-2020/regulation.yaml:") for place in places)
    assert all(place.rpartition(":")[2].isdigit() for place in places)


def test_a_fault_in_a_local_rule_book_is_shown_with_the_folder_it_lies_in(tmp_path: Path) -> None:
    own = tmp_path / "instance" / "rules" / "xa-minh"
    own.mkdir(parents=True)
    (own / "regulation.yaml").write_text("khong_co_khoa_nay: 1\n", encoding="utf-8")
    app = create_app({"INSTANCE_FOLDER": tmp_path / "instance"})
    places = Browser(app.test_client()).get("/", 500).words("//td/code")

    assert places
    assert all(place.startswith("instance/rules/xa-minh/") for place in places)


def test_a_database_that_stays_busy_says_that_nothing_was_saved(failing: Flask) -> None:
    def busy() -> str:
        raise DatabaseBusy

    failing.add_url_rule("/busy", view_func=busy)
    page = Browser(failing.test_client()).get("/busy", 503)

    assert "chưa được lưu" in page.text
    assert page.response.headers["Retry-After"]


def test_a_refusal_no_view_caught_is_told_in_its_own_sentence(failing: Flask) -> None:
    def refuse() -> str:
        raise NotADraft("x")

    failing.add_url_rule("/refuse", view_func=refuse)

    assert "đã chốt" in Browser(failing.test_client()).get("/refuse", 409).text


def test_answers_that_do_not_fit_are_listed_with_their_place(failing: Flask) -> None:
    def refuse() -> str:
        raise AnswersInvalid([AnswerFault("answers.a.facts.b", Text("phải là số", "must be a number"))])

    failing.add_url_rule("/answers", view_func=refuse)
    page = Browser(failing.test_client()).get("/answers", 422)

    assert page.words("//main//li") == ["answers.a.facts.b: phải là số"]


def test_mended_rule_files_are_read_without_a_restart(with_faults: Flask) -> None:
    browser = Browser(with_faults.test_client())
    browser.get("/", 500)
    for name in ("evidence.yaml", "nd-145-2020/regulation.yaml"):
        shutil.copy(RULES / name, Path(with_faults.config["RULES_FOLDER"]) / name)

    browser.get("/")


def test_health_is_plain_and_says_ok(app: Flask) -> None:
    answer = app.test_client().get("/khoe")

    assert (answer.status_code, answer.mimetype, answer.text) == (200, "text/plain", "ok\n")
    assert "Set-Cookie" not in answer.headers


def test_health_fails_while_the_rules_do_not_load(with_faults: Flask) -> None:
    answer = with_faults.test_client().get("/khoe")

    assert answer.status_code == 503
    assert answer.text == "rules: 2 faults\n"
