"""Follow-up through its pages: plans taken over, reported by the unit, confirmed by the committee, and the calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from checklist.domain.committee.follow_up import Remedy, RemedyState
from checklist.store import remedies
from tests.web.client import ClientRequest

LIST = "/ban-chi-dao/khac-phuc"


@pytest.fixture
def remedy(fresh: ClientRequest) -> Remedy:
    """A task that the committee asked the unit of the world for."""
    submission = fresh.world.committee.submission
    fresh.log_in("committee_member").post(
        f"{LIST}/moi/{submission}", what="Niêm yết lại danh mục", owner="Hiệu trưởng", due="31/01/2026", product="Ảnh"
    )
    return only(fresh)


def only(reader: ClientRequest) -> Remedy:
    with reader.world.workspace.database() as db:
        (found,) = remedies.every(db)
    return found


def test_a_task_needs_words(fresh: ClientRequest) -> None:
    address = f"{LIST}/moi/{fresh.world.committee.submission}"

    page = fresh.log_in("committee_member").post(address, 422, what=" ", owner="Hiệu trưởng <b>")

    assert "Ghi việc phải khắc phục." in page.text
    assert page.select("//input[@name='owner' and @value='Hiệu trưởng <b>']")


def test_a_day_that_does_not_exist_is_refused_and_kept_on_screen(fresh: ClientRequest) -> None:
    address = f"{LIST}/moi/{fresh.world.committee.submission}"

    page = fresh.log_in("committee_member").post(address, 422, what="Việc", due="30/02/2026")

    assert "Không phải một ngày có thật" in page.text
    assert page.select("//input[@name='due' and @value='30/02/2026']")


def test_the_list_names_the_unit_and_the_task(fresh: ClientRequest, remedy: Remedy) -> None:
    page = fresh.get(LIST)

    assert remedy.what in page.text
    assert "31/01/2026" in page.text


def test_what_the_unit_reports_is_not_done_until_the_committee_confirms(fresh: ClientRequest, remedy: Remedy) -> None:
    one = f"{LIST}/{remedy.id}"
    fresh.post(f"{one}/bao-cao", revision="1", reported_on="20/01/2026", report="Báo cáo 15 ngày 20/01/2026")
    assert only(fresh).state is RemedyState.REPORTED

    fresh.log_in("auditor").post(f"{one}/phuc-tra", revision="2", to="confirmed", note="Đã xem ảnh niêm yết.")

    settled = only(fresh)
    assert (settled.state, settled.checked_by) == (RemedyState.CONFIRMED, "xa.auditor")


def test_nothing_is_confirmed_that_was_not_reported(fresh: ClientRequest, remedy: Remedy) -> None:
    fresh.log_in("auditor").post(f"{LIST}/{remedy.id}/phuc-tra", 422, revision="1", to="confirmed", note="Xong")

    assert only(fresh).state is RemedyState.OPEN


def test_a_report_needs_its_day_and_words(fresh: ClientRequest, remedy: Remedy) -> None:
    page = fresh.post(f"{LIST}/{remedy.id}/bao-cao", 422, revision="1", reported_on="", report="")

    assert "Ghi ngày đơn vị báo cáo." in page.text


def test_of_two_corrections_the_later_one_is_not_lost_silently(fresh: ClientRequest, remedy: Remedy) -> None:
    one = f"{LIST}/{remedy.id}/sua"
    fresh.post(one, revision="1", what="Một", owner="", due="", product="")

    page = fresh.post(one, 409, revision="1", what="Hai", owner="", due="", product="")

    assert only(fresh).what == "Một"
    assert page.select("//input[@name='what' and @value='Hai']")


def test_a_concluded_audit_leaves_its_shortfalls_to_be_followed_up(fresh: ClientRequest) -> None:
    case = f"/ban-chi-dao/tham-dinh/{fresh.world.committee.submission}"
    auditor = fresh.log_in("auditor")
    auditor.post(f"{case}/mo")
    auditor.post(f"{case}/trinh", revision="1", remark="Đủ")

    fresh.log_in("chair").post(f"{case}/ket-luan", revision="2", conclusion="Nhất trí")

    with fresh.world.workspace.database() as db:
        found = remedies.every(db)
    shortfalls = {each.requirement_id for each in found}
    assert found
    assert len(shortfalls) == len(found)


def test_the_calendar_follows_the_deadlines_under_a_secret_address(fresh: ClientRequest, remedy: Remedy) -> None:
    address = _address(fresh)

    events = {str(event["uid"]): event for event in Calendar.from_ical(fresh.log_out().fetch(address).data).events}

    event = events[f"remedy-{remedy.id}"]
    assert event["dtstart"].dt == date(2026, 1, 31)
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=1)
    assert remedy.what in str(event["description"])
    assert f"campaign-{fresh.world.committee.campaign}" in events


def test_a_new_address_ends_the_one_before(fresh: ClientRequest, remedy: Remedy) -> None:
    before, after = _address(fresh), _address(fresh)

    fresh.log_out().fetch(before, 404)
    fresh.fetch(after)


def test_a_calendar_is_not_found_by_guessing(fresh: ClientRequest) -> None:
    fresh.log_out().fetch("/lich/abc.ics", 404)


def _address(reader: ClientRequest) -> str:
    page = reader.log_in("committee_member").post(f"{LIST}/lich", 200)
    found = re.search(r"/lich/[\w-]+\.ics", page.text)
    assert found
    return found[0]


def test_the_committees_home_says_what_is_overdue(fresh: ClientRequest, remedy: Remedy) -> None:
    page = fresh.get("/ban-chi-dao")

    assert "việc khắc phục quá hạn" in page.text
    assert page.select(f"//a[@href='{LIST}?loc=qua-han']")


def test_the_committees_home_says_what_waits_for_an_auditor(fresh: ClientRequest) -> None:
    assert "chưa có người thẩm định" in fresh.log_in("auditor").get("/ban-chi-dao").text
