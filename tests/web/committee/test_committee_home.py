"""Setting a committee up in the browser, its home and what is printed of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.client import PASSWORD, ClientRequest, World
from tests.web.login_page import log_in

FORM = {
    "cho": "ban-chi-dao",
    "committee_name": "Ban Chỉ đạo tỉnh Thử",
    "committee_superior": "",
    "committee_place": "Thử",
    "committee_layout": "nd30",
    "committee_symbol": "BCĐ",
    "committee_public_address": "",
    "unit_name": "Sở Nội vụ tỉnh Thử",
    "unit_kind": "agency",
    "unit_parent": "Ủy ban nhân dân tỉnh Thử",
    "unit_place": "Thử",
    "member_name": "Nguyễn Thị Lan",
    "member_username": "lan",
    "member_password": PASSWORD,
    "member_password_again": PASSWORD,
    "administrator_username": "quan-tri",
    "administrator_password": "dong song xanh",
    "administrator_password_again": "dong song xanh",
}


@pytest.fixture
def first(tmp_path: Path, world_folder: World) -> ClientRequest:
    """The first visitor of an installation without accounts."""
    world = World(
        tmp_path / "empty", world_folder.own, world_folder.other, world_folder.keeper, world_folder.committee
    )  # fmt: skip
    return ClientRequest(world.app(), world)


def test_the_first_run_offers_a_committee(first: ClientRequest) -> None:
    assert first.get("/thiet-lap").select("//a[contains(@href, 'cho=ban-chi-dao')]")
    assert first.get("/thiet-lap?cho=ban-chi-dao").select("//input[@name='committee_name']")


def test_it_leads_straight_to_the_committees_home(first: ClientRequest) -> None:
    home = first.post("/thiet-lap", **FORM).response.location

    assert home == "/ban-chi-dao"
    page = first.get(home)
    assert "Ban Chỉ đạo tỉnh Thử" in page.text
    assert page.select("//h2[@id='viec']/following-sibling::ul//a[@href='/ban-chi-dao/nhap/don-vi']")


def test_faults_keep_the_committees_form_and_what_was_typed(first: ClientRequest) -> None:
    page = first.post("/thiet-lap", 422, **{**FORM, "committee_symbol": "", "member_password_again": "x"})

    links = page.select("//div[@role='alert']//a/@href")
    assert links == ["#committee_symbol", "#member_password_again"]
    assert page.select("//input[@name='committee_name']")[0].get("value") == FORM["committee_name"]


def test_a_unit_that_is_there_already_gets_a_committee_from_the_accounts_page(first: ClientRequest) -> None:
    unit = {**FORM, "cho": "", **{f"officer_{key[7:]}": value for key, value in FORM.items() if key[:7] == "member_"}}
    first.post("/thiet-lap", **unit)
    first.post("/dang-xuat")
    log_in(first, "quan-tri", "dong song xanh")
    page = first.get("/tai-khoan")
    assert page.select("//a[@href='/tai-khoan/ban-chi-dao']")
    (unit_id,) = first.get("/tai-khoan/ban-chi-dao").select("//select[@name='unit_id']/option/@value")

    committee = {key: value for key, value in FORM.items() if key.startswith("committee_")}
    assert "#committee_name" in first.post(
        "/tai-khoan/ban-chi-dao", 422, **{**committee, "committee_name": "", "unit_id": unit_id}
    ).select("//div[@role='alert']//a/@href")
    first.post("/tai-khoan/ban-chi-dao", **committee, unit_id=unit_id)
    assert "chair" in first.get("/tai-khoan").select("//select[@name='role']/option/@value")
    first.fetch("/tai-khoan/ban-chi-dao", 404)


def test_the_home_lists_open_campaigns_and_units(client: ClientRequest) -> None:
    page = client.log_in("chair").get("/ban-chi-dao")

    assert page.select("//h3/a[@href='/ban-chi-dao/dot/dot-thu']")
    assert "Trường học" in page.text


def test_the_menu_marks_where_the_reader_is(client: ClientRequest) -> None:
    page = client.log_in("auditor").get("/ban-chi-dao/don-vi")

    assert page.words("//nav[@class='tabs']//a[@aria-current]") == ["Đơn vị"]


def test_a_member_corrects_what_is_printed_and_others_read_it(client: ClientRequest) -> None:
    page = client.log_in("committee_member").get("/ban-chi-dao/thong-tin")
    typed = {field.get("name"): field.get("value") for field in page.select("//form[@class='form']//input[@name]")}
    new = {**typed, "committee_layout": "nd30", "committee_symbol": "BCĐ-TT"}
    client.post("/ban-chi-dao/thong-tin", **new)

    reader = ClientRequest(client.app, client.world).log_in("auditor").get("/ban-chi-dao/thong-tin")
    assert "BCĐ-TT" in reader.text
    assert not reader.select("//form[@class='form']")
    assert "vừa được người khác sửa" in client.post("/ban-chi-dao/thong-tin", 422, **new).text


@pytest.mark.parametrize(
    "address",
    [
        "/ban-chi-dao", "/ban-chi-dao/thong-tin", "/ban-chi-dao/don-vi", "/ban-chi-dao/don-vi/them",
        "/ban-chi-dao/don-vi/{unit}", "/ban-chi-dao/don-vi/{unit}/sua", "/ban-chi-dao/don-vi/{unit}/ket-thuc",
        "/ban-chi-dao/don-vi/{unit}/thay-doi?change=merge", "/ban-chi-dao/don-vi/{unit}/thay-doi?change=split",
        "/ban-chi-dao/don-vi/{unit}/thay-doi?change=rename", "/ban-chi-dao/don-vi/{unit}/thay-doi?change=transfer",
        "/ban-chi-dao/nhap/don-vi", "/ban-chi-dao/nhap/thon", "/ban-chi-dao/dot",
        "/ban-chi-dao/dot/moi?period_from=01/01/2026&period_to=31/12/2026", "/ban-chi-dao/dot/dot-thu",
        "/ban-chi-dao/dot/dot-thu/sua", "/ban-chi-dao/dot/dot-thu/don-vi?tim=1", "/ban-chi-dao/dot/dot-thu/nhac",
        "/ban-chi-dao/dot/dot-thu/mien",
    ],
)  # fmt: skip
def test_every_page_is_there_in_english(fresh: ClientRequest, address: str) -> None:
    place = address.format(unit=fresh.world.committee.register_unit)
    page = fresh.log_in("committee_member").get(f"{place}{'&' if '?' in place else '?'}lang=en")

    assert page.tree.get("lang") == "en"
