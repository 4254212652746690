"""Headers, tokens, cookies, the instance's secret, and text that tries to be HTML."""

from __future__ import annotations

import shutil
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask

from checklist import create_app
from checklist.web.instance_sessions import instance_secret
from tests.web.conftest import RULES
from tests.web.pages import Browser

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)


@pytest.mark.parametrize("address", ["/", "/khong-co", "/khoe", "/static/site.css", "/ngon-ngu"])
def test_every_answer_carries_the_headers(app: Flask, address: str) -> None:
    with app.test_client().get(address) as answer:
        headers = answer.headers

    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


def test_a_form_without_its_token_is_refused(app: Flask) -> None:
    answer = app.test_client().post("/ngon-ngu", data={"lang": "en"})

    assert answer.status_code == 400
    assert "Yêu cầu không hợp lệ" in answer.text


def test_a_token_of_another_session_is_refused(app: Flask) -> None:
    (token,) = Browser(app.test_client()).get("/").tree.xpath("//input[@name='csrf_token']/@value")
    answer = app.test_client().post("/ngon-ngu", data={"lang": "en", "csrf_token": token})

    assert answer.status_code == 400


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(app: Flask) -> None:
    cookie = app.test_client().get("/").headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


def test_over_https_the_cookie_is_for_https_only(app: Flask) -> None:
    assert "Secure" in app.test_client().get("/", base_url="https://localhost").headers["Set-Cookie"]


def test_the_secret_is_made_once_and_only_the_owner_may_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "instance"
    first = instance_secret(folder)

    assert instance_secret(folder) == first
    assert len(first) == 64
    assert stat.S_IMODE((folder / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == ["secret_key"]


def test_processes_that_start_together_share_one_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(instance_secret, [tmp_path] * 32))

    assert len(secrets) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_a_session_outlives_a_restart(tmp_path: Path) -> None:
    settings = {"INSTANCE_FOLDER": tmp_path}
    first = create_app(settings).test_client()
    Browser(first).post("/ngon-ngu", lang="en")
    cookie = first.get_cookie("checklist")
    assert cookie is not None
    second = create_app(settings).test_client()
    second.set_cookie("checklist", cookie.value)

    assert Browser(second).get("/").tree.get("lang") == "en"


def test_shell_commands_make_no_secret(tmp_path: Path) -> None:
    create_app({"INSTANCE_FOLDER": tmp_path}).test_cli_runner().invoke(args=["rules", "check"])

    assert not (tmp_path / "secret_key").exists()


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onfocus='x"])
def test_what_is_searched_for_is_shown_as_text(browser: Browser, words: str) -> None:
    page = browser.get("/quy-dinh/nd-145-2020?tim=" + words.replace("=", "%3D").replace("'", "%27"))

    assert page.tree.xpath("//input[@name='tim']/@value") == [words]
    assert not page.select("//img[@onerror]")


def test_rule_texts_are_shown_as_text(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(RULES, rules)
    head = rules / "nd-145-2020" / "regulation.yaml"
    tag = "<script>x</script> & <b onclick='y'>"
    written = head.read_text(encoding="utf-8").replace('vi: "Nghị định 145/2020/NĐ-CP, Chương V"', f'vi: "{tag}"')
    head.write_text(written, encoding="utf-8")
    app = create_app({"INSTANCE_FOLDER": tmp_path / "instance", "RULES_FOLDER": rules})
    browser = Browser(app.test_client())

    assert browser.get("/quy-dinh/nd-145-2020").words("//h1") == [tag]
    assert tag in browser.get("/").by_id("nd-145-2020")


def test_a_path_that_climbs_out_of_the_static_folder_is_not_found(app: Flask) -> None:
    assert app.test_client().get("/static/../__init__.py").status_code == 404
    assert app.test_client().get("/static/%2e%2e/__init__.py").status_code == 404
