"""The log-in page, its cookie, and the way out."""

from __future__ import annotations

import logging

import pytest

from checklist.services.logins import FREE_FOR_A_NAME
from tests.web.client import PASSWORD, ClientRequest, World
from tests.web.login_page import log_in
from tests.web.pages import Browser, check_page


@pytest.mark.parametrize(
    ("role", "home"),
    [
        ("officer", "/don-vi/{unit}"),
        ("head", "/don-vi/{unit}"),
        ("co_signer", "/don-vi/{unit}"),
        ("administrator", "/tai-khoan"),
        ("auditor", "/ban-chi-dao"),
    ],
)
def test_it_leads_each_role_to_its_work(world: World, client: ClientRequest, role: str, home: str) -> None:
    assert log_in(client, f"xa.{role}").location == home.format(unit=world.own.unit_id)
    start = client.get("/")
    assert start.select(f"//section[@aria-labelledby='work']//a[@href='{home.format(unit=world.own.unit_id)}']")
    assert f"Người {role}" in start.text


def test_a_visitor_finds_the_way_in_on_every_page(client: ClientRequest) -> None:
    for address in ("/", "/van-ban", "/quy-dinh/pl-34-2007"):
        assert client.get(address).select("//header//a[@href='/dang-nhap']")


def test_wrong_input_is_answered_with_one_sentence_that_does_not_tell_which(client: ClientRequest) -> None:
    sentences = set()
    for username, password in (("xa.officer", "wrong password"), ("nobody", PASSWORD), ("", "")):
        page = check_page(log_in(client, username, password, status=422), 422)
        sentences.add(page.by_id("refusal"))
        assert page.select("//input[@name='username']")[0].get("value") == username
        assert not page.select("//input[@type='password'][@value]")

    assert sentences == {"Tên đăng nhập hoặc mật khẩu chưa đúng."}


def test_after_several_wrong_attempts_it_says_how_long_to_wait(client: ClientRequest) -> None:
    for _ in range(FREE_FOR_A_NAME):
        log_in(client, "xa.officer", "wrong password", status=422)
    answer = log_in(client, "xa.officer", status=429)

    assert 1 <= int(answer.headers["Retry-After"]) <= 5
    assert "Hãy đợi" in check_page(answer, 429).by_id("refusal")
    assert "giây" in check_page(answer, 429).by_id("refusal")


def test_it_speaks_english_too(client: ClientRequest) -> None:
    page = client.get("/dang-nhap?lang=en")

    assert page.words("//h1") == ["Log in"]


@pytest.mark.parametrize(
    "target", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example"]
)
def test_it_leads_nowhere_but_to_this_site(world: World, client: ClientRequest, target: str) -> None:
    client.get("/dang-nhap")
    fields = {"username": "xa.officer", "password": PASSWORD, "tiep": target}
    answer = client.post("/dang-nhap", **fields).response

    assert answer.location == f"/don-vi/{world.own.unit_id}"


def test_somebody_logged_in_is_led_on(world: World, client: ClientRequest) -> None:
    client.log_in("officer")

    assert client.fetch("/dang-nhap", 303).location == f"/don-vi/{world.own.unit_id}"
    assert client.fetch("/dang-nhap?tiep=/van-ban", 303).location == "/van-ban"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites_and_ends_with_the_browser(
    client: ClientRequest,
) -> None:
    cookies = log_in(client, "xa.officer").headers.getlist("Set-Cookie")
    (cookie,) = [cookie for cookie in cookies if cookie.startswith("checklist_login=")]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie
    assert "Expires" not in cookie
    assert "Max-Age" not in cookie


def test_over_https_it_is_for_https_only(client: ClientRequest) -> None:
    page = check_page(client.http.get("/dang-nhap", base_url="https://localhost"))
    (token,) = {str(value) for value in page.tree.xpath("//input[@name='csrf_token']/@value")}
    answer = client.http.post(
        "/dang-nhap",
        base_url="https://localhost",
        headers={"Referer": "https://localhost/dang-nhap"},
        data={"csrf_token": token, "username": "xa.officer", "password": PASSWORD},
    )

    assert answer.status_code == 303
    assert all("Secure" in cookie for cookie in answer.headers.getlist("Set-Cookie"))


def test_a_session_planted_before_the_log_in_is_worth_nothing(client: ClientRequest) -> None:
    client.http.set_cookie("checklist_login", "planted")
    token = client.form_token()
    log_in(client, "xa.officer")
    cookie = client.http.get_cookie("checklist_login")

    assert cookie
    assert cookie.value != "planted"
    assert client.form_token() != token
    other = ClientRequest(client.app, client.world)
    other.http.set_cookie("checklist_login", "planted")
    other.fetch("/tai-khoan", 303)


def test_each_log_in_has_a_session_of_its_own(client: ClientRequest) -> None:
    values = set()
    for _ in range(2):
        log_in(client, "xa.officer")
        cookie = client.http.get_cookie("checklist_login")
        assert cookie
        values.add(cookie.value)
        client.log_out()

    assert len(values) == 2


def test_logging_out_ends_the_session_on_the_server_too(client: ClientRequest) -> None:
    client.log_in("officer")
    cookie = client.http.get_cookie("checklist_login")
    assert cookie
    assert client.post("/dang-xuat").response.location == "/"
    assert client.http.get_cookie("checklist_login") is None

    client.http.set_cookie("checklist_login", cookie.value)
    client.fetch("/tai-khoan", 303)


def test_the_language_outlives_logging_in_and_out(client: ClientRequest) -> None:
    client.post("/ngon-ngu", lang="en", next="/")
    log_in(client, "xa.officer")
    assert client.get("/tai-khoan").tree.get("lang") == "en"
    client.post("/dang-xuat")

    assert client.get("/").tree.get("lang") == "en"


def test_a_link_elsewhere_does_not_log_anybody_out(client: ClientRequest) -> None:
    client.log_in("officer").get("/dang-xuat", 405)

    client.get("/tai-khoan")


def test_nothing_secret_is_logged(client: ClientRequest, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    log_in(client, "xa.officer", "wrong password", status=422)
    log_in(client, "xa.officer")
    cookie = client.http.get_cookie("checklist_login")

    assert cookie
    assert not any(secret in caplog.text for secret in (PASSWORD, "wrong password", cookie.value))


def test_before_the_set_up_it_leads_there(browser: Browser) -> None:
    assert browser.client.get("/dang-nhap").location == "/thiet-lap"
