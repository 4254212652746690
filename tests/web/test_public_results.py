"""Results are public only as far as the unit chose, only while it wants, and beside what others say."""

from __future__ import annotations

from checklist.store import publications
from tests.web.client import ClientRequest
from tests.web.publishing import PAGE, address, open_page, prepared, publish, result

LIST = "/cong-khai"
NAME = "Ủy ban nhân dân xã An Bình"


def test_a_unit_that_published_nothing_does_not_appear(reader: ClientRequest) -> None:
    open_page(reader)
    reader.log_out()

    assert NAME not in reader.get(LIST).text
    reader.get(PAGE, 404)


def test_what_is_only_prepared_is_seen_by_nobody(reader: ClientRequest) -> None:
    open_page(reader)
    reader.log_in("officer").post(result(reader), parts=["score"])

    reader.log_out().get(PAGE, 404)


def test_what_was_chosen_is_shown_to_everybody_and_the_rest_is_not(reader: ClientRequest) -> None:
    publish(reader, "score")
    page = reader.get(PAGE)

    assert NAME in reader.get(LIST).text
    assert "Điểm tự đánh giá" in page.text
    for hidden in ("Tuân thủ pháp luật", "Nhóm quyền", "Danh sách yêu cầu", "Tải báo cáo đã ký"):
        assert hidden not in page.text


def test_rights_compliance_and_requirements_are_shown_when_chosen(reader: ClientRequest) -> None:
    publish(reader, "rights", "compliance", "requirements")
    page = reader.get(PAGE)

    assert "Công khai thông tin để Nhân dân biết" in page.text
    assert "Tuân thủ pháp luật" in page.text
    assert len(page.select("//details//tbody/tr")) > 20
    assert "Điểm tự đánh giá" not in page.text


def test_the_public_page_reads_in_english_too(reader: ClientRequest) -> None:
    publish(reader, "score", "rights", "compliance", "requirements", "report", "audit")

    assert "Own assessment" in reader.get(f"{PAGE}?lang=en").text


def test_the_signed_report_is_a_download_only_when_chosen(reader: ClientRequest) -> None:
    publish(reader, "score", "report")
    (link,) = reader.get(PAGE).tree.xpath("//a[contains(@href, '/bao-cao/')]/@href")
    answer = reader.fetch(link)

    assert answer.data.startswith(b"%PDF-")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    answer.close()


def test_a_report_that_was_not_chosen_cannot_be_fetched_by_its_address(reader: ClientRequest) -> None:
    publish(reader, "score")
    with reader.world.workspace.database() as db:
        (kept,) = publications.of_unit(db, reader.world.own.unit_id)

    reader.fetch(f"{PAGE}/bao-cao/{kept.id}", 404)


def test_an_officer_does_not_publish_and_neither_does_a_co_signer(reader: ClientRequest) -> None:
    open_page(reader)
    reader.log_in("officer").post(result(reader), parts=["score"])

    reader.post(result(reader, "/dang"), 403)
    reader.log_in("co_signer").post(result(reader, "/dang"), 403)


def test_nothing_is_published_while_the_page_is_closed(reader: ClientRequest) -> None:
    reader.log_in("officer").post(result(reader), parts=["score"])

    reader.log_in("head")

    assert "Trang công khai chưa mở" in reader.post(result(reader, "/dang"), 422, publication=prepared(reader)).text


def test_what_was_prepared_anew_meanwhile_is_not_published_unseen(reader: ClientRequest) -> None:
    open_page(reader)
    reader.log_in("officer").post(result(reader), parts=["score"])
    seen = prepared(reader.log_in("head"))
    reader.log_in("officer").post(result(reader), parts=["report"])

    reader.log_in("head").post(result(reader, "/dang"), 404, publication=seen)
    reader.log_out().get(PAGE, 404)


def test_a_withdrawn_result_is_gone_and_leaves_its_trail_with_the_unit(reader: ClientRequest) -> None:
    publish(reader, "score")
    reader.log_in("officer").post(result(reader, "/rut"), reason="Đăng nhầm kỳ.")

    assert "Đăng nhầm kỳ." in reader.get(address(reader.world)).text
    reader.log_out().get(PAGE, 404)


def test_a_result_is_not_withdrawn_without_a_reason(reader: ClientRequest) -> None:
    publish(reader, "score")
    reader.log_in("officer").post(result(reader, "/rut"), 422, reason=" ")

    reader.log_out().get(PAGE)


def test_after_a_withdrawal_it_can_be_prepared_anew(reader: ClientRequest) -> None:
    publish(reader, "score")
    reader.log_in("officer").post(result(reader, "/rut"), reason="Chọn lại.")
    reader.post(result(reader), parts=["compliance"])
    reader.log_in("head").post(result(reader, "/dang"), publication=prepared(reader))

    assert "Tuân thủ pháp luật" in reader.log_out().get(PAGE).text


def test_nothing_chosen_is_refused(reader: ClientRequest) -> None:
    reader.log_in("officer").post(result(reader), 422)


def test_closing_the_page_hides_everything(reader: ClientRequest) -> None:
    publish(reader, "score")
    reader.log_in("head").post(address(reader.world, "/dong"), revision="1")

    reader.log_out().get(PAGE, 404)
    assert NAME not in reader.get(LIST).text


def test_an_introduction_with_a_phone_number_wants_an_answer_or_a_mask(reader: ClientRequest) -> None:
    text = "Liên hệ bà Lan, 0912.345.678."
    page = reader.log_in("head").post(address(reader.world, "/mo"), 422, revision="0", intro=text)
    assert "091*.***.678" in page.text

    reader.post(address(reader.world, "/mo"), revision="0", intro=text, cach="che")
    assert "091*.***.678" in reader.get(address(reader.world)).by_id("intro")


def test_an_introduction_stays_as_it_is_after_an_explicit_confirmation(reader: ClientRequest) -> None:
    text = "Đường dây nóng 0213.3876.123."
    reader.log_in("head").post(address(reader.world, "/mo"), revision="0", intro=text, consent="khong-ca-nhan")

    assert text in reader.get(address(reader.world)).by_id("intro")


def test_an_introduction_marked_secret_stops_whatever_is_confirmed(reader: ClientRequest) -> None:
    page = reader.log_in("head").post(
        address(reader.world, "/mo"), 422, revision="0", intro="TỐI MẬT\nKế hoạch", consent="theo-luat"
    )

    assert "có dấu “TỐI MẬT”" in page.text


def test_two_heads_at_once_do_not_overwrite_each_other(reader: ClientRequest) -> None:
    open_page(reader, "Lời thứ nhất")

    page = reader.post(address(reader.world, "/mo"), 409, revision="0", intro="Lời thứ hai")

    assert "vừa được người khác sửa" in page.text
