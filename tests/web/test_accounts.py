"""The account pages: the own password, and what administrators do."""

from __future__ import annotations

import pytest

from tests.web.client import PASSWORD, ClientRequest, World
from tests.web.login_page import log_in

NEW = {"username": "minh", "name": "Trần Văn Minh", "role": "head"}


def test_everybody_sees_the_own_account_and_only_administrators_the_others(client: ClientRequest) -> None:
    assert "Người head" not in client.log_in("officer").get("/tai-khoan").by_id("main")
    page = client.log_in("administrator").get("/tai-khoan")
    assert "Người head" in page.text
    assert "cty.head" not in page.text
    assert "cty.head" in client.log_in("keeper").get("/tai-khoan").text


def test_a_new_account_gets_a_password_that_is_shown_once(world: World, client: ClientRequest) -> None:
    page = client.log_in("administrator").post("/tai-khoan", 200, unit_id=world.own.unit_id, **NEW)
    password = page.by_id("new-password")

    assert page.response.headers["Cache-Control"] == "no-store"
    assert password not in client.get("/tai-khoan").response.text
    client.log_out()
    assert log_in(client, "minh", password).location == f"/don-vi/{world.own.unit_id}"


def test_faults_are_named_and_what_was_typed_stays(world: World, client: ClientRequest) -> None:
    typed = {**NEW, "username": "xa.officer", "unit_id": world.own.unit_id}
    page = client.log_in("administrator").post("/tai-khoan", 422, **typed)

    assert "đã có người dùng" in page.words("//div[@role='alert']")[0]
    assert page.select("//input[@name='name']")[0].get("value") == NEW["name"]
    assert page.words("//select[@name='role']/option[@selected]") == ["Người đứng đầu"]


@pytest.mark.parametrize("role", ["god", ""])
def test_no_role_is_given_out_that_is_not_offered(world: World, client: ClientRequest, role: str) -> None:
    typed = {**NEW, "role": role, "unit_id": world.own.unit_id}

    client.log_in("keeper").post("/tai-khoan", 400, **typed)


@pytest.mark.parametrize("role", ["chair", "auditor", "committee_member"])
def test_a_role_of_the_committee_is_given_by_the_administrator_of_the_installation_only(
    world: World, client: ClientRequest, role: str
) -> None:
    typed = {**NEW, "role": role, "unit_id": world.own.unit_id}

    client.log_in("administrator").post("/tai-khoan", 400, **typed)
    client.log_in("keeper").post("/tai-khoan", 200, **typed)


def test_no_administrator_is_made_for_the_whole_installation(client: ClientRequest) -> None:
    client.log_in("keeper").post("/tai-khoan", 400, **{**NEW, "role": "administrator", "unit_id": ""})


def test_an_administrator_of_one_unit_touches_no_other(world: World, client: ClientRequest) -> None:
    client.log_in("administrator")

    client.post("/tai-khoan", 400, unit_id=world.other.unit_id, **NEW)
    for user in (world.user("officer", "other"), world.keeper):
        for action in ("khoa", "mo", "cap-lai"):
            client.post(f"/tai-khoan/{user.id}/{action}", 404)


def test_an_account_is_closed_and_opened_again(world: World, client: ClientRequest) -> None:
    user = world.user("officer")
    row = "//tr[th='xa.officer']/td[4]"
    client.log_in("administrator").post(f"/tai-khoan/{user.id}/khoa")
    assert client.get("/tai-khoan").words(row) == ["Đã khóa"]
    log_in(ClientRequest(client.app, world), "xa.officer", status=422)

    client.post(f"/tai-khoan/{user.id}/mo")
    assert client.get("/tai-khoan").words(row) == ["Đang dùng"]
    log_in(ClientRequest(client.app, world), "xa.officer")


def test_nobody_is_offered_to_close_the_account_in_use(world: World, client: ClientRequest) -> None:
    own = world.user("administrator")
    page = client.log_in("administrator").get("/tai-khoan")
    assert not page.select(f"//form[contains(@action, '{own.id}')]")

    assert "Không tự khóa" in client.post(f"/tai-khoan/{own.id}/khoa", 422).text


def test_a_renewed_password_works_and_the_old_one_does_not(world: World, client: ClientRequest) -> None:
    user = world.user("officer")
    password = client.log_in("administrator").post(f"/tai-khoan/{user.id}/cap-lai", 200).by_id("new-password")
    officer = ClientRequest(client.app, world)

    log_in(officer, "xa.officer", status=422)
    log_in(officer, "xa.officer", password)


def test_the_own_password_is_changed_and_other_places_are_logged_out(world: World, client: ClientRequest) -> None:
    elsewhere = ClientRequest(client.app, world).log_in("officer")
    typed = {"current": PASSWORD, "password": "dong song xanh", "password_again": "dong song xanh"}
    sent = client.log_in("officer").post("/tai-khoan/mat-khau", **typed).response

    assert "Đã đổi mật khẩu." in client.get(sent.location).text
    elsewhere.fetch("/tai-khoan", 303)
    log_in(elsewhere, "xa.officer", "dong song xanh")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"current": "wrong password"}, "current"),
        ({"password": "short", "password_again": "short"}, "password"),
        ({"password_again": "something else"}, "password_again"),
    ],
)
def test_what_is_wrong_with_a_new_password_is_said(client: ClientRequest, typed: dict[str, str], field: str) -> None:
    right = {"current": PASSWORD, "password": "dong song xanh", "password_again": "dong song xanh"}
    page = client.log_in("officer").post("/tai-khoan/mat-khau", 422, **{**right, **typed})

    assert page.select("//div[@role='alert']//a/@href") == [f"#{field}"]
    assert not page.select("//input[@type='password'][@value]")


def test_a_unit_is_added_by_the_administrator_of_the_installation(client: ClientRequest) -> None:
    typed = {"unit_name": "Trường Mầm non Hoa Mai", "unit_kind": "agency", "unit_parent": "", "unit_place": ""}
    sent = client.log_in("keeper").post("/tai-khoan/don-vi-moi", **typed).response
    page = client.get(sent.location.partition("#")[0])

    assert page.words("//select[@name='unit_id']/option[@selected]") == ["Trường Mầm non Hoa Mai"]
    assert "Đã có đơn vị này" in client.post("/tai-khoan/don-vi-moi", 422, **typed).text


def test_the_pages_are_there_in_english(client: ClientRequest) -> None:
    client.log_in("keeper")
    for address in ("/tai-khoan", "/tai-khoan/mat-khau", "/tai-khoan/don-vi-moi", "/noi-dung-giu-lai"):
        assert client.get(f"{address}?lang=en").tree.get("lang") == "en"
