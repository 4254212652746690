"""What goes wrong becomes a page in plain Vietnamese, never a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask, abort

from checklist import create_app
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
