"""Receiving by the browser: many files at once or one by one, a receipt that fills, a submission with its facts."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest
from flask import Flask

from checklist import create_app
from checklist.domain.roles import Role
from checklist.services.accounts import NewAccount, keep_user
from checklist.services.logins import begin_session
from checklist.services.passwords import hash_password
from checklist.services.workspace import Workspace
from checklist.store import submissions, users
from checklist.store.database import transaction
from checklist.web.clock import now
from checklist.web.login_state import COOKIE
from tests.factories import GOOD_RULES
from tests.services.committee.receiving_samples import (
    NOW,
    TWELVE_WAYS,
    answers,
    office,
    registered,
    sealed,
    signed,
    unsigned,
)
from tests.services.committee.test_receiving_archives import packed
from tests.web.client import FORM_TOKEN
from tests.web.pages import Page, check_page

BASE = "/ban-chi-dao/tiep-nhan"


class Member:
    """A reader of a committee's installation."""

    def __init__(self, workspace: Workspace, app: Flask, user: users.User) -> None:
        self.workspace = workspace
        self.http = app.test_client()
        self.http.set_cookie(COOKIE, begin_session(workspace, user, at=now()).token)

    def get(self, address: str, status: int = 200) -> Page:
        """A page, checked."""
        return check_page(self.http.get(address), status)

    def post(self, address: str, status: int = 303, **fields: object) -> Page:
        """Send a form with its token."""
        found = FORM_TOKEN.search(self.http.get("/khong-co-trang-nay").text)
        assert found
        answer = self.http.post(address, data={"csrf_token": found[1], **fields})
        answer.request.input_stream.close()  # the client keeps a large body in a file of its own
        assert answer.status_code == status, answer.text[:500]
        return Page(answer, None) if answer.location or answer.mimetype != "text/html" else check_page(answer, status)

    def finished(self, address: str) -> Page:
        """A receipt's page once everything in it is done."""
        deadline = time.monotonic() + 60
        while "htmx" in (page := self.get(address)).response.text and time.monotonic() < deadline:
            time.sleep(0.05)
        return page


def files(**contents: bytes) -> list[tuple[io.BytesIO, str]]:
    """Uploads by name."""
    return [(io.BytesIO(content), f"{name}.pdf") for name, content in contents.items()]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return office(tmp_path, 4)


@pytest.fixture
def app(workspace: Workspace) -> Flask:
    return create_app(
        {"TESTING": True, "INSTANCE_FOLDER": workspace.folder, "RULES_FOLDER": GOOD_RULES, "RECEIVING_FILE_MB": 2}
    )


def member_of(workspace: Workspace, app: Flask, role: Role) -> Member:
    with workspace.database() as db, transaction(db):
        account = NewAccount(f"bcd.{role.value}", "Lò Thị Mẫu", role, "mua xuan nho nho", "bcd")
        user = keep_user(db, account, hash_password("mua xuan nho nho"), at=NOW, by="t")
    return Member(workspace, app, user)


@pytest.fixture
def member(workspace: Workspace, app: Flask) -> Member:
    return member_of(workspace, app, Role.COMMITTEE_MEMBER)


def report(number: int = 1) -> bytes:
    return signed(sealed(answers(number)))


def first_submission(member: Member) -> submissions.Submission:
    with member.workspace.database() as db:
        return submissions.every(db)[0]


def test_many_files_are_sent_at_once_without_a_script(member: Member) -> None:
    sent = member.post(
        BASE, files=files(mot=report(), hai=report(2), hong=TWELVE_WAYS["text_changed"](sealed(answers(3))))
    )
    page = member.finished(sent.response.location)

    assert page.words("//dl[@class='counts']//dd") == ["2", "0", "1"]
    assert page.words("//tbody/tr[1]/th") == ["hong.pdf"]
    assert "đã bị thay đổi sau khi ký" in page.words("//tbody/tr[1]/td[2]")[0]
    assert "1 tệp bị từ chối" in page.text


def test_an_archive_is_sent_like_a_file(member: Member) -> None:
    content = packed({f"{number}.pdf": report(number) for number in (1, 2, 3)})
    page = member.finished(member.post(BASE, files=[(io.BytesIO(content), "goi.zip")]).response.location)

    assert page.words("//dl[@class='counts']//dd") == ["3", "0", "0"]
    assert "Tất cả các tệp đều được nhận" in page.text


def test_the_script_sends_one_file_at_a_time_into_one_receipt(member: Member) -> None:
    places = member.post(BASE, 200, one_by_one="1").response.get_json()
    outcomes = [
        member.post(places["file"], 200, files=files(bao_cao=report(number))).response.get_json()["outcomes"]
        for number in (1, 2, 1)
    ]
    ended = member.post(places["done"])

    assert [each[0]["outcome"] for each in outcomes] == ["accepted", "accepted", "repeated"]
    assert ended.response.location == places["receipt"]
    assert member.get(places["receipt"]).words("//dl[@class='counts']//dd") == ["2", "1", "0"]


def test_a_receipt_left_open_says_so_and_can_be_ended(member: Member) -> None:
    places = member.post(BASE, 200, one_by_one="1").response.get_json()
    member.post(places["file"], 200, files=files(bao_cao=report()))

    assert "chưa kết thúc" in member.get(places["receipt"]).text
    member.post(places["done"])
    assert "chưa kết thúc" not in member.get(places["receipt"]).text


def test_no_file_is_a_fault_with_a_sentence(member: Member) -> None:
    assert "Hãy chọn ít nhất một tệp" in member.post(BASE, 422, files=[(io.BytesIO(), "")]).text


def test_a_file_over_the_limit_is_refused_by_its_own_sentence(member: Member) -> None:
    sent = member.post(BASE, files=files(rac=b"%PDF-1.7" + bytes(3 * 1024 * 1024), mot=report()))
    page = member.finished(sent.response.location)

    assert page.words("//dl[@class='counts']//dd") == ["1", "0", "1"]
    assert "Tệp lớn hơn 2 MB" in page.text


def test_more_than_the_limit_of_a_sending_is_not_even_read(workspace: Workspace, app: Flask, member: Member) -> None:
    app.config["RECEIVING_TOTAL_MB"] = 1
    member.post(BASE, 413, files=files(rac=bytes(2 * 1024 * 1024)))

    assert not (workspace.folder / "receiving").exists()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.CHAIR])
def test_whoever_may_not_receive_cannot_send_large_files_either(workspace: Workspace, app: Flask, role: Role) -> None:
    other = member_of(workspace, app, role)

    assert 'type="file"' not in other.get(BASE).response.text
    other.post(BASE, 403, files=files(mot=report()))
    other.post(BASE, 413, files=files(rac=bytes(9 * 1024 * 1024)))


def test_a_submission_shows_signatures_result_and_data(member: Member) -> None:
    pdf = report()
    member.finished(member.post(BASE, files=files(mot=pdf)).response.location)
    found = first_submission(member)
    address = f"/ban-chi-dao/bai-nop/{found.id}"
    page = member.get(address)

    assert page.words("//h1") == [f"Bản nộp của {registered(1).name}"]
    assert page.words("//p[@class='labels']/span") == ["Ký số", "Đã tiếp nhận"]
    assert "Nguyễn Thị Ánh Dương" in page.text
    assert "Chưa kiểm tra thu hồi" in page.text
    (download,) = page.tree.xpath("//section[@aria-labelledby='tep']//li//a/@href")
    with member.http.get(download) as answer:
        assert answer.data == pdf
    answer = member.http.get(f"{address}/assessment.json")
    assert answer.data == sealed(answers(1)).payload
    assert "attachment" in answer.headers["Content-Disposition"]


def test_the_english_page_is_english(member: Member) -> None:
    member.finished(member.post(BASE, files=files(mot=report())).response.location)

    assert "Submission of" in member.get(f"/ban-chi-dao/bai-nop/{first_submission(member).id}?lang=en").text
    assert "Receive the units" in member.get(f"{BASE}?lang=en").text


def test_a_member_assigns_the_unit_that_the_register_lacks(member: Member) -> None:
    member.finished(member.post(BASE, files=files(la=report(99))).response.location)
    found = first_submission(member)
    address = f"/ban-chi-dao/bai-nop/{found.id}"
    assert found.id in member.get(BASE).response.text
    page = member.get(f"{address}?tim=mam non so 3")
    (chosen,) = page.tree.xpath("//form[contains(@action, '/don-vi')]//input[@name='unit_id']/@value")

    member.post(f"{address}/don-vi", unit_id=chosen)

    assert first_submission(member).unit_id == registered(3).id
    assert "Đã ghi" in member.get(f"{address}?da=1").text
    assert "đã gắn" in member.post(f"{address}/don-vi", 409, unit_id=chosen).text
    assert "has a unit already" in member.post(f"{address}/don-vi?lang=en", 409, unit_id=chosen).text


def test_a_member_decides_between_two_versions(member: Member) -> None:
    changed = signed(sealed(answers(1, **{"m2.d6": {"declared": "partly", "cause": "Bận"}})))
    member.finished(member.post(BASE, files=files(mot=report(), hai=changed)).response.location)
    address = f"/ban-chi-dao/bai-nop/{first_submission(member).id}"
    page = member.get(address)
    (older,) = page.tree.xpath("//form[contains(@action, '/thay-the')]//input[@name='older']/@value")

    member.post(f"{address}/thay-the", older=older)

    assert "Khai khác bản trước" in member.get(address).text
    assert "Đã có bản thay thế" in member.get(f"/ban-chi-dao/bai-nop/{older}").text


def test_a_paper_signed_by_hand_is_taken_in_and_labelled(member: Member) -> None:
    made = sealed(answers(1))
    form = {
        "code": made.assessment,
        "scan": (io.BytesIO(b"\x89PNG\r\n\x1a\n" + bytes(100)), "ban-quet.png"),
        "data": (io.BytesIO(unsigned(made)), "bao-cao.pdf"),
        "confirmed": "1",
    }
    sent = member.post(f"{BASE}/ban-giay", **form)
    page = member.get(sent.response.location)

    assert "bản giấy ký tay – chưa kiểm chứng bằng chữ ký số" in page.words("//p[@class='labels']/span")[0]
    assert "bcd.committee_member" in page.text


def test_a_paper_that_lacks_something_comes_back_with_what_was_typed(member: Member) -> None:
    page = member.post(f"{BASE}/ban-giay", 422, code="ABCD")

    assert len(page.select("//*[@class='faults-summary']//li")) == 4
    assert page.tree.xpath("//input[@name='code']/@value") == ["ABCD"]


def test_two_sendings_of_the_same_file_at_one_moment_make_one_submission(workspace: Workspace, member: Member) -> None:
    pdf = report()
    addresses = [member.post(BASE, files=files(mot=pdf)).response.location for _ in range(2)]
    pages = [member.finished(address) for address in addresses]

    with workspace.database() as db:
        assert len(submissions.every(db)) == 1
    assert sorted(page.words("//dl[@class='counts']//dd")[0] for page in pages) == ["0", "1"]
