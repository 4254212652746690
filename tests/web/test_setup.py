"""The first run: a unit, two accounts, and straight to work."""

from __future__ import annotations

from pathlib import Path

import pytest

from checklist import create_app
from tests.web.client import PASSWORD, ClientRequest, World
from tests.web.login_page import log_in

FORM = {
    "unit_name": "  Trường Mầm non   Hoa Mai ",
    "unit_kind": "agency",
    "unit_parent": "Ủy ban nhân dân xã An Bình",
    "unit_place": "An Bình",
    "officer_name": "Nguyễn Thị Lan",
    "officer_username": "Lan",
    "officer_password": PASSWORD,
    "officer_password_again": PASSWORD,
    "administrator_username": "quan-tri",
    "administrator_password": "dong song xanh",
    "administrator_password_again": "dong song xanh",
}


@pytest.fixture
def first(tmp_path: Path, world_folder: World) -> ClientRequest:
    """The first visitor of an installation without accounts."""
    folder = tmp_path / "empty"
    world = World(folder, world_folder.own, world_folder.other, world_folder.keeper, world_folder.committee)
    return ClientRequest(world.app(), world)


def test_it_leads_straight_to_the_units_page_with_the_account_logged_in(first: ClientRequest) -> None:
    first.get("/thiet-lap")
    home = first.post("/thiet-lap", **FORM).response.location

    assert home.startswith("/don-vi/")
    assert "Trường Mầm non Hoa Mai" in first.get("/tai-khoan").text
    assert "Cán bộ lập báo cáo" in first.get("/tai-khoan").text


def test_both_accounts_log_in_afterwards(first: ClientRequest) -> None:
    first.post("/thiet-lap", **FORM)
    first.post("/dang-xuat")

    assert log_in(first, "quan-tri", "dong song xanh").location == "/tai-khoan"
    assert "lan" in first.get("/tai-khoan").text


def test_it_is_closed_once_there_is_an_account(first: ClientRequest) -> None:
    first.post("/thiet-lap", **FORM)
    first.post("/dang-xuat")
    again = {**FORM, "officer_username": "ke-gian", "administrator_username": "ke-gian-2"}

    assert first.fetch("/thiet-lap", 303).location == "/dang-nhap"
    assert first.post("/thiet-lap", **again).response.location == "/dang-nhap"
    log_in(first, "ke-gian", status=422)


def test_faults_stand_at_the_top_and_at_their_fields_and_keep_what_was_typed(first: ClientRequest) -> None:
    wrong = {**FORM, "unit_kind": "", "officer_username": "x y", "officer_password_again": "something else"}
    page = first.post("/thiet-lap", 422, **wrong)

    links = page.select("//div[@role='alert']//a/@href")
    assert links == ["#unit_kind", "#officer_username", "#officer_password_again"]
    for link in links:
        (field,) = page.tree.xpath("//*[@id=$name]", name=link[1:])
        assert field.get("aria-invalid") == "true"
        assert field.get("aria-describedby")
    assert page.select("//input[@name='unit_parent']")[0].get("value") == FORM["unit_parent"]
    assert PASSWORD not in page.response.text


def test_a_unit_of_no_known_kind_is_refused(first: ClientRequest) -> None:
    page = first.post("/thiet-lap", 422, **{**FORM, "unit_kind": "bank"})

    assert "Hãy chọn loại hình đơn vị." in page.text


def test_text_that_looks_like_html_stays_text(first: ClientRequest) -> None:
    name = "<script>alert(1)</script> & “Hoa” 🌸"
    first.post("/thiet-lap", **{**FORM, "unit_name": name})

    assert name in first.get("/tai-khoan").text


def test_it_is_there_in_english(first: ClientRequest) -> None:
    assert first.get("/thiet-lap?lang=en").words("//h1") == ["First set-up"]


def test_nothing_is_written_by_looking(tmp_path: Path) -> None:
    create_app({"INSTANCE_FOLDER": tmp_path / "new"})

    assert not (tmp_path / "new").exists()
