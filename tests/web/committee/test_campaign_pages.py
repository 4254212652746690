"""Campaigns in the browser: planned, filled, opened, reminded, let off."""

from __future__ import annotations

from checklist.store import audit
from tests.web.client import ClientRequest

BASE = "/ban-chi-dao/dot"
FORM = {
    "name": "Đánh giá năm 2026", "due_on": "15/12/2026", "period_from": "01/01/2026", "period_to": "31/12/2026",
    "takes.agency": "1", "book.agency": "luat-10-2022-co-quan", "scoring.agency": "",
}  # fmt: skip


def planned(client: ClientRequest) -> str:
    """Plan a campaign and return the address of its page."""
    chosen: str = client.post(f"{BASE}/moi", **FORM).response.location
    return chosen.removesuffix("/don-vi")


def opened(client: ClientRequest) -> str:
    """A campaign that is open for the register's one unit."""
    address = planned(client)
    client.post(f"{address}/don-vi", all="1", tim="1", loai="", cap_tren="", q="")
    client.post(f"{address}/tinh-trang", state="open")
    return address


def test_a_period_shows_the_rule_books_that_fit_it(fresh: ClientRequest) -> None:
    page = fresh.log_in("committee_member").get(f"{BASE}/moi?period_from=01/01/2026&period_to=31/12/2026")

    (first, *_) = page.select("//select[@name='book.agency']/option/@value")
    assert first == "luat-10-2022-co-quan"


def test_faults_of_a_campaign_link_to_their_fields(fresh: ClientRequest) -> None:
    wrong = {**FORM, "due_on": "mai", "takes.agency": ""}
    page = fresh.log_in("committee_member").post(f"{BASE}/moi", 422, **wrong)

    assert page.select("//div[@role='alert']//a/@href") == ["#due_on", "#asked"]


def test_a_campaign_goes_from_plan_to_open_and_then_stands_still(fresh: ClientRequest) -> None:
    address = planned(fresh.log_in("committee_member"))
    assert "Chưa chọn đơn vị nào" in fresh.post(f"{address}/tinh-trang", 422, state="open").text
    fresh.post(f"{address}/don-vi", all="1", tim="1", loai="school", cap_tren="", q="")
    fresh.post(f"{address}/tinh-trang", state="open")

    assert "Đang mở" in fresh.get(address).text
    assert not fresh.get(f"{address}/sua").select("//input[@name='period_from']")


def test_units_are_ticked_one_by_one_and_taken_out_again(fresh: ClientRequest) -> None:
    address = planned(fresh.log_in("committee_member"))
    unit = fresh.world.committee.register_unit
    fresh.post(f"{address}/don-vi", unit=unit)
    assert "Đã chọn (1)" in fresh.get(f"{address}/don-vi").text
    fresh.post(f"{address}/don-vi/bo", unit=unit)
    assert "Đã chọn (0)" in fresh.get(f"{address}/don-vi").text


def test_a_unit_that_does_not_exist_is_not_chosen(fresh: ClientRequest) -> None:
    address = planned(fresh.log_in("committee_member"))

    fresh.post(f"{address}/don-vi", 422, unit="khong-co")


def test_a_planned_campaign_is_deleted_once_it_is_ticked_and_the_log_keeps_a_line(fresh: ClientRequest) -> None:
    address = planned(fresh.log_in("committee_member"))
    fresh.post(f"{address}/don-vi", all="1", tim="1", loai="", cap_tren="", q="")
    assert fresh.post(f"{address}/xoa", 422, revision="1").select("//input[@name='sure'][@aria-invalid]")

    done = fresh.post(f"{address}/xoa", revision="1", sure="1").response.location

    assert "Đã xóa đợt đánh giá" in fresh.get(done).text
    fresh.get(address, 404)
    with fresh.world.workspace.database() as db:
        entry = audit.of_subject(db, address.rpartition("/")[2])[-1]
    assert (entry.action, entry.actor, entry.detail["name"]) == ("campaign.drop", "xa.committee_member", FORM["name"])


def test_a_plan_that_somebody_changed_meanwhile_is_not_deleted(fresh: ClientRequest) -> None:
    address = planned(fresh.log_in("committee_member"))
    fresh.post(f"{address}/sua", **{**FORM, "name": "Tên khác"}, revision="1")

    assert "vừa được người khác sửa" in fresh.post(f"{address}/xoa", 409, revision="1", sure="1").text


def test_a_campaign_that_was_opened_is_not_deleted(fresh: ClientRequest) -> None:
    address = opened(fresh.log_in("committee_member"))

    assert "Chỉ xóa được đợt đang chuẩn bị" in fresh.post(f"{address}/xoa", 422, revision="2", sure="1").text
    assert not fresh.get(address).select("//input[@name='sure']")


def test_a_plan_with_a_waiver_asked_for_is_not_deleted(fresh: ClientRequest) -> None:
    address = planned(fresh.log_in("committee_member"))
    fresh.post(f"{address}/don-vi", all="1", tim="1", loai="", cap_tren="", q="")
    asked = {"reason": "Mới thành lập", "basis": "QĐ 1", "expires_on": "31/12/2036"}
    fresh.post(f"{address}/mien", **asked, unit_id=fresh.world.committee.register_unit)

    assert not fresh.get(address).select("//input[@name='sure']")
    assert "không xóa được" in fresh.post(f"{address}/xoa", 422, revision="1", sure="1").text


def test_who_has_sent_is_told_from_who_has_not(fresh: ClientRequest) -> None:
    page = fresh.log_in("auditor").get(f"{BASE}/dot-thu")

    assert page.words("//table//td[2]/span[@class='label state-done']") == ["Đã nộp đúng hạn"]
    assert not page.select("//table//td[contains(., 'Chưa nộp')]")


def test_a_reminder_is_copied_and_noted(fresh: ClientRequest) -> None:
    address = opened(fresh.log_in("committee_member"))
    unit = fresh.world.committee.register_unit
    assert "Kính gửi: Trường" in fresh.get(f"{address}/nhac").words("//pre")[0]
    done = fresh.post(f"{address}/nhac", unit=unit).response.location

    assert "Đã ghi nhận nhắc 1 đơn vị" in fresh.get(done).text
    fresh.post(f"{address}/nhac", 422)


def test_a_waiver_is_asked_for_by_a_member_and_approved_by_the_chair(fresh: ClientRequest) -> None:
    address = opened(fresh.log_in("committee_member"))
    asked = {"reason": "Mới thành lập", "basis": "QĐ 1", "expires_on": "31/12/2036"}
    fresh.post(f"{address}/mien", **asked, unit_id=fresh.world.committee.register_unit)
    assert not fresh.get(f"{address}/mien").select("//form[contains(@action, '/duyet')]")
    chair = ClientRequest(fresh.app, fresh.world).log_in("chair")
    assert "đề nghị miễn nộp chờ duyệt" in chair.get("/ban-chi-dao").text
    (approve,) = chair.get(f"{address}/mien").select("//form[contains(@action, '/duyet')]/@action")
    chair.post(approve)

    assert "Được miễn nộp" in fresh.get(address).text
    assert "Đang miễn" in fresh.get(f"{address}/mien").text


def test_what_is_wrong_with_a_waiver_is_named(fresh: ClientRequest) -> None:
    address = opened(fresh.log_in("committee_member"))
    page = fresh.post(f"{address}/mien", 422, unit_id="", reason="", basis="", expires_on="mai")

    assert set(page.select("//div[@role='alert']//a/@href")) == {"#unit_id", "#reason", "#basis", "#expires_on"}


def test_the_home_counts_who_is_missing(fresh: ClientRequest) -> None:
    opened(fresh.log_in("committee_member"))
    (duty,) = fresh.get("/ban-chi-dao").words("//h2[@id='viec']/following-sibling::ul/li[contains(., '2026')]")

    assert duty.startswith("1 đơn vị")
