"""The register in the browser: looking, adding, changing, lists from files, villages."""

from __future__ import annotations

import io

from tests.services.committee.register_given import a_list
from tests.web.client import ClientRequest

BASE = "/ban-chi-dao/don-vi"
IMPORT = "/ban-chi-dao/nhap/don-vi"
UNIT = {
    "name": "Ủy ban nhân dân xã Đại Đồng", "code": "00001", "category": "commune", "kind": "", "parent": "",
    "superior": "", "valid_from": "01/07/2025", "valid_to": "", "contact": "",
}  # fmt: skip


def add(client: ClientRequest, **changes: str) -> str:
    """Add a unit and return the address of its page."""
    return client.post(f"{BASE}/them", **{**UNIT, **changes}).response.location.partition("?")[0]


def upload(client: ClientRequest, content: bytes, address: str = IMPORT) -> str:
    """Upload a list and return the address of its preview."""
    return client.post(address, file=(io.BytesIO(content), "danh-sach.csv")).response.location


def confirm(client: ClientRequest, address: str, status: int = 303) -> str:
    """Confirm a preview as it is shown and return where that leads."""
    (digest,) = client.get(address).select("//input[@name='digest']/@value")
    return client.post(address, status, digest=digest).response.location


def test_a_unit_is_added_and_found_without_diacritics(fresh: ClientRequest) -> None:
    address = add(fresh.log_in("committee_member"))

    assert fresh.get(f"{BASE}?q=dai+dong").select(f"//table//a[@href='{address}']")
    assert not fresh.get(f"{BASE}?q=dai+dong&ngay=30/06/2025").select("//table")


def test_what_was_typed_stays_beside_its_faults(fresh: ClientRequest) -> None:
    page = fresh.log_in("committee_member").post(
        f"{BASE}/them", 422, **{**UNIT, "valid_from": "hôm qua", "name": "Xã <b>Thử</b>"}
    )

    assert page.select("//div[@role='alert']//a/@href") == ["#valid_from"]
    assert page.select("//input[@name='name']")[0].get("value") == "Xã <b>Thử</b>"


def test_a_unit_is_corrected_once_by_one_of_two(fresh: ClientRequest) -> None:
    address = add(fresh.log_in("committee_member"))
    fresh.post(f"{address}/sua", **{**UNIT, "name": "Xã Đại Đồng"}, revision="1")

    page = fresh.post(f"{address}/sua", 409, **{**UNIT, "name": "Xã Khác"}, revision="1")
    assert page.select("//input[@name='name']")[0].get("value") == "Xã Đại Đồng"


def test_a_merger_leads_to_the_new_unit_and_its_story(fresh: ClientRequest) -> None:
    old = add(fresh.log_in("committee_member"), name="Xã Một", code="1", valid_from="")
    add(fresh, name="Xã Hai", code="2", valid_from="")
    turn = {"change": "merge", "on_day": "01/07/2025", "basis": "NQ 1", "others": "2\r\n", "into_new": "3; Xã Mới"}
    page = fresh.get(fresh.post(f"{old}/thay-doi", **turn).response.location)

    assert page.words("//h1") == ["Xã Mới"]
    assert "Xã Một" in page.text
    assert "đến hết 30/06/2025" in fresh.get(old).text


def test_a_unit_is_ended_by_its_last_day(fresh: ClientRequest) -> None:
    address = add(fresh.log_in("committee_member"))
    fresh.post(f"{address}/ket-thuc", last_day="31/12/2025", revision="1")

    assert "01/07/2025 – 31/12/2025" in fresh.get(address).text


def test_a_list_is_looked_at_before_it_is_kept(fresh: ClientRequest) -> None:
    content = a_list(("01", "Tỉnh Thử", "Tỉnh", "", "", ""), ("H", "Huyện Thử", "Huyện", "01", "", ""))
    address = upload(fresh.log_in("committee_member"), content)
    page = fresh.get(address)

    assert "Nghị quyết 203/2025/QH15" in page.text
    assert not fresh.get(f"{BASE}?q=tinh+thu").select("//table")
    done = confirm(fresh, address)
    assert "Đã nhập 1 dòng mới" in fresh.get(done).text
    assert fresh.get(f"{BASE}?q=tinh+thu").select("//table")


def test_a_list_that_is_no_longer_as_shown_is_shown_again(fresh: ClientRequest) -> None:
    address = upload(fresh.log_in("committee_member"), a_list(("01", "Tỉnh Thử", "Tỉnh", "", "", "")))
    (digest,) = fresh.get(address).select("//input[@name='digest']/@value")
    add(fresh)

    assert fresh.post(address, 409, digest=digest).select("//p[@role='alert']")
    confirm(fresh, address)


def test_a_file_that_is_no_list_is_refused_with_a_sentence(fresh: ClientRequest) -> None:
    fresh.log_in("committee_member")
    page = fresh.post(IMPORT, 422, file=(io.BytesIO(b"%PDF-1.7 not a list"), "a.csv"))

    assert "dòng tiêu đề" in page.by_id("file-fault")


def test_the_sentence_is_english_for_an_english_reader(fresh: ClientRequest) -> None:
    fresh.log_in("committee_member")
    page = fresh.post(f"{IMPORT}?lang=en", 422, file=(io.BytesIO(b"%PDF-1.7 not a list"), "a.csv"))

    assert "There is no header line" in page.by_id("file-fault")


def test_the_list_goes_out_as_it_came_in(fresh: ClientRequest) -> None:
    add(fresh.log_in("committee_member"), contact="=HYPERLINK(1)")
    content = fresh.fetch(f"{IMPORT}/danh-sach.csv").data

    assert "'=HYPERLINK(1)" in content.decode("utf-8-sig")
    assert "Không có dòng nào để nhập" in fresh.get(upload(fresh, content)).text


def test_templates_are_there_in_both_forms(fresh: ClientRequest) -> None:
    fresh.log_in("committee_member")
    for which in ("don-vi", "thon"):
        assert fresh.fetch(f"/ban-chi-dao/nhap/{which}/mau.xlsx").data.startswith(b"PK")
        assert "*" not in fresh.fetch(f"/ban-chi-dao/nhap/{which}/mau.csv").data.decode("utf-8-sig")


def test_villages_are_added_ended_and_counted_of_today(fresh: ClientRequest) -> None:
    address = add(fresh.log_in("committee_member"))
    for name in ("Bản Lằn", "Bản Hạ"):
        fresh.post(f"{address}/thon", village_name=name, village_category="village", households="90")
    (village, *_) = fresh.get(address).select("//select[@name='village']/option/@value")
    ended = {"village": village, "last_day": "30/04/2026", "succeeded_by": "Bản Lằn", "basis": "NQ 2"}
    fresh.post(f"{address}/thon/ket-thuc", **ended)

    assert "1 thôn, tổ dân phố ngày" in fresh.get(address).text
    assert "#last_day" in fresh.post(f"{address}/thon/ket-thuc", 422, **ended).select("//div[@role='alert']//a/@href")


def test_villages_come_from_a_list_too(fresh: ClientRequest) -> None:
    address = add(fresh.log_in("committee_member"))
    content = a_list(("00001", "Bản Lằn", "90"), header=("Mã xã", "Tên thôn", "Số hộ"))
    confirm(fresh, upload(fresh, content, "/ban-chi-dao/nhap/thon"))

    assert "Bản Lằn" in fresh.get(address).text


def two_provinces(client: ClientRequest) -> tuple[list[str], dict[str, str]]:
    """Two communes under one province, their ids, and a form that moves them to another."""
    for name, code in (("Tỉnh Một", "01"), ("Tỉnh Hai", "02")):
        add(client, name=name, code=code, category="province", valid_from="")
    communes = [add(client, name=f"Xã {code}", code=code, parent="01", valid_from="") for code in ("11", "12")]
    move = {"parent": "02", "on_day": "01/07/2026", "basis": "NQ 1", "q": "xã", "loai": "", "ngay": "", "trang": ""}
    return [each.rpartition("/")[2] for each in communes], move


def test_ticked_units_are_moved_together_and_the_list_comes_back_as_it_was(fresh: ClientRequest) -> None:
    communes, form = two_provinces(fresh.log_in("committee_member"))

    done = fresh.post(f"{BASE}/chuyen", **form, unit=communes).response.location

    page = fresh.get(done)
    assert "Đã chuyển 2 đơn vị" in page.text
    assert page.select("//input[@name='q'][@value='xã']")
    assert page.text.count("Tỉnh Hai") == 2
    assert "đến hết 30/06/2026" in fresh.get(f"{BASE}/{communes[0]}").text


def test_a_move_that_is_refused_keeps_ticks_and_words(fresh: ClientRequest) -> None:
    communes, form = two_provinces(fresh.log_in("committee_member"))

    page = fresh.post(f"{BASE}/chuyen", 422, **{**form, "basis": "", "parent": "Tỉnh Hai"}, unit=communes)

    assert page.select("//div[@role='alert']//a/@href") == ["#basis"]
    assert page.select("//input[@name='unit'][@checked]/@value") == communes
    assert page.select("//input[@name='parent'][@value='Tỉnh Hai']")


def test_only_a_member_is_offered_to_move_units(fresh: ClientRequest) -> None:
    two_provinces(fresh.log_in("committee_member"))

    assert not fresh.log_in("auditor").get(f"{BASE}?ngay=").select("//input[@name='unit']")
