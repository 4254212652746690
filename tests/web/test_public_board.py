"""The board through its pages: staff prepare, the head posts, everybody reads, files are downloads."""

from __future__ import annotations

import io

import pytest

from tests.web.client import ClientRequest
from tests.web.publishing import address, open_page

BOARD = "/cong-khai/uy-ban-nhan-dan-xa-an-binh/niem-yet"
PDF = b"%PDF-1.4\n%%EOF\n"
POSTING = "l10.d13.k2.posting"


@pytest.fixture
def client(fresh: ClientRequest) -> ClientRequest:
    """A reader where the commune's page is open."""
    open_page(fresh)
    return fresh


def prepare(client: ClientRequest, **fields: object) -> str:
    """The officer prepares an item; returns its address."""
    sent = {"title": "Danh mục công trình", "body": "Gồm 3 công trình.", "requirement": POSTING, **fields}
    answer = client.log_in("officer").post(address(client.world, "/niem-yet"), **sent)
    return str(answer.response.location)


def post(client: ClientRequest, item: str, **fields: str) -> None:
    client.log_in("head").post(f"{item}/dang", revision="1", **fields)
    client.log_out()


def test_a_prepared_item_tells_until_when_it_would_stand_and_why(client: ClientRequest) -> None:
    text = client.get(prepare(client)).text

    assert "30 ngày liên tục (khoản 2 Điều 13 Luật" in text
    assert "Thủ trưởng đơn vị quyết định công khai." in text


def test_what_is_posted_everybody_reads_with_its_days(client: ClientRequest) -> None:
    item = prepare(client, file=(io.BytesIO(PDF), "Danh mục.pdf"))
    client.log_out().get(BOARD, 404)
    post(client, item)
    page = client.get(BOARD)

    assert "Danh mục công trình" in page.text
    assert "đến hết ngày" in page.text
    assert "Thực hiện khoản 2 Điều 13" in page.text
    (link,) = page.tree.xpath("//a[contains(@href, '/tep')]/@href")
    answer = client.fetch(link)
    assert answer.data == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment")
    answer.close()


def test_after_its_time_the_title_and_the_days_stay_and_the_content_does_not(client: ClientRequest) -> None:
    item = prepare(client, file=(io.BytesIO(PDF), "Danh mục.pdf"))
    post(client, item)
    client.log_in("officer").post(f"{item}/go", revision="2")
    page = client.log_out().get(BOARD)

    assert "Danh mục công trình" in page.text
    assert "(1 ngày)" in page.text
    assert "Gồm 3 công trình." not in page.text
    client.fetch(f"{BOARD}/{item.rpartition('/')[2]}/tep", 404)


def test_an_officer_does_not_post_and_neither_does_a_co_signer(client: ClientRequest) -> None:
    item = prepare(client)

    client.post(f"{item}/dang", 403, revision="1")
    client.log_in("co_signer").post(f"{item}/dang", 403, revision="1")


def test_identifiers_are_pointed_out_with_their_place_and_offered_masked(client: ClientRequest) -> None:
    item = prepare(client, body="Hộ nghèo:\nLò Văn A, CCCD 012345678789")
    page = client.log_in("head").get(item)

    assert "Nội dung, dòng 2: số căn cước, số định danh cá nhân (12 số) “012345678789”" in page.text
    assert "012******789" in page.text
    assert "1 chỗ giống thông tin định danh" in client.post(f"{item}/dang", 422, revision="1").text


def test_a_masked_copy_is_posted_in_the_place_of_the_original(client: ClientRequest) -> None:
    item = prepare(client, body="Lò Văn A, CCCD 012345678789")
    copy = str(client.post(f"{item}/che").response.location).partition("?")[0]
    post(client, copy)
    page = client.get(BOARD)

    assert "012******789" in page.text
    assert "012345678789" not in page.text
    assert "012345678789" in client.log_in("officer").get(item).text


def test_what_the_law_orders_to_be_public_is_posted_after_a_confirmation(client: ClientRequest) -> None:
    item = prepare(client, body="Lò Văn A, CCCD 012345678789")
    post(client, item, consent="theo-luat")

    assert "012345678789" in client.get(BOARD).text


def test_a_secrecy_mark_leaves_no_way_to_post(client: ClientRequest) -> None:
    item = prepare(client, title="TỐI MẬT")
    page = client.log_in("head").get(item)

    assert "Tài liệu thuộc bí mật nhà nước" in page.text
    assert page.select("//form[contains(@action, '/niem-yet/') and contains(@action, '/dang')]") == []
    client.post(f"{item}/dang", 422, revision="1", consent="theo-luat")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"title": " "}, "Tiêu đề"),
        ({"first": "31/02/2027"}, "Ngày này không đọc được"),
        ({"first": "01/01/2020"}, "không được ở trước hôm nay"),
        ({"file": (io.BytesIO(b"<html>"), "a.pdf")}, "không đúng loại"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_typed_is_lost(
    client: ClientRequest, fields: dict[str, object], told: str
) -> None:
    sent = {"title": "Thông báo", "body": "Nội dung dài đã gõ", **fields}
    page = client.log_in("officer").post(address(client.world, "/niem-yet"), 422, **sent)

    assert told in page.text
    assert "Nội dung dài đã gõ" in page.by_id("body")


def test_a_prepared_item_can_be_changed_and_removed(client: ClientRequest) -> None:
    item = prepare(client, file=(io.BytesIO(PDF), "a.pdf"))
    client.post(item, revision="1", title="Tên mới", drop_file="1")
    page = client.get(item)
    assert page.words("//h1") == ["Tên mới"]
    assert page.select("//a[contains(@href, '/tep')]") == []

    client.post(f"{item}/xoa", revision="2")
    client.get(item, 404)


def test_a_stale_form_changes_nothing(client: ClientRequest) -> None:
    item = prepare(client)
    client.post(item, revision="1", title="Tên mới")

    assert "vừa được người khác sửa" in client.post(item, 409, revision="1", title="Tên khác").text
    assert client.get(item).words("//h1") == ["Tên mới"]


def test_the_log_tells_the_days_to_copy_and_what_the_law_asks(client: ClientRequest) -> None:
    item = prepare(client)
    post(client, item)
    log = client.log_in("officer").get(address(client.world, "/niem-yet/so")).text

    assert "ít nhất 30 ngày (khoản 2 Điều 13" in log
    assert "còn 29 ngày" in log
    client.post(f"{item}/go", revision="2")
    assert "Chưa đủ, thiếu 29 ngày" in client.get(address(client.world, "/niem-yet/so")).text


def test_texts_of_markup_stay_texts(client: ClientRequest) -> None:
    post(client, prepare(client, title="<b>Đậm</b>", body="<script>alert(1)</script>"))

    assert client.get(BOARD).select("//main//b | //main//script") == []
