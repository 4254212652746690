"""Visits through their pages: minutes typed, printed, signed by hand; the notice of conclusion; the remedy plan."""

from __future__ import annotations

import io

import pikepdf
import pytest

from checklist.documents.attached_data import extract_attachment
from checklist.domain.committee.audit import AuditItem
from checklist.domain.findings import Verdict
from checklist.domain.papers.common import PaperKind
from checklist.services.committee.audit_reading import audit_view
from checklist.services.committee.audits import open_audit, save_item
from checklist.services.committee.visits import visits_of
from checklist.services.verify import verify_file
from checklist.store import remedies
from checklist.web.clock import now
from tests.documents.render_samples import pages_of
from tests.web.client import ClientRequest
from tests.web.recognition_given import AT, concluded

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
MINUTES = {
    "basis": "Quyết định số 12/QĐ-BCĐ ngày 05 tháng 01 năm 2026",
    "held_on": "14/01/2026",
    "opened": "8:00",
    "closed": "11:30",
    "venue": "phòng họp Nhà trường",
    "team": "Ông Nguyễn Văn Thắng | Phó Trưởng ban | Trưởng đoàn\nBà Lò Thị Ánh | chuyên viên | Thư ký",
    "unit_side": "Bà Hoàng Thị Mỷ | Hiệu trưởng",
    "invited": "",
    "absent": "",
    "received_on": "06/01/2026",
    "methods": "nghe báo cáo\nđối chiếu hồ sơ",
    "interviewed": "8",
    "strengths": "Hồ sơ lưu trữ đầy đủ",
    "faults": "Niêm yết thiếu ngày | khoản 2 Điều 8 | Biên bản niêm yết",
    "agreed": "",
    "disputed": "Đơn vị cho rằng <b>bảng tin</b> đang sửa & đề nghị xem xét.",
    "demand.0.what": "Niêm yết lại đủ 30 ngày",
    "demand.0.owner": "Văn phòng",
    "demand.0.due": "15/03/2026",
    "demand.0.product": "Biên bản niêm yết",
    "recommendations": "",
    "records_seen": "",
    "head": "Nguyễn Văn Thắng",
    "secretary": "Lò Thị Ánh",
    "representative": "Hoàng Thị Mỷ",
    "copies": "2",
    "not_signing": "",
}


@pytest.fixture
def papers(fresh: ClientRequest) -> str:
    """The page of the papers of an audit that the auditor has taken."""
    submission = fresh.world.committee.submission
    open_audit(fresh.world.workspace, submission, fresh.world.user("auditor"), at=AT)
    return f"/ban-chi-dao/tham-dinh/{submission}/bien-ban"


@pytest.fixture
def minutes(fresh: ClientRequest, papers: str) -> str:
    """Minutes that have been saved once."""
    answer = fresh.log_in("auditor").post(papers).response
    fresh.post(answer.location, revision="1", **MINUTES)
    return answer.location


def judged(reader: ClientRequest, verdict: Verdict) -> str:
    """Give the first requirement that the unit met a verdict; returns its text."""
    workspace, submission = reader.world.workspace, reader.world.committee.submission
    finding = next(
        each.finding for each in audit_view(workspace, submission).comparisons if each.self_value is Verdict.DONE
    )
    item = AuditItem(finding.requirement.id, verdict, "Không có biên bản", "Sổ công văn đến")
    save_item(workspace, submission, item, expected_revision=0, auditor=reader.world.user("auditor"), at=AT)
    return finding.requirement.text.vi


def test_new_minutes_offer_what_the_audit_found(fresh: ClientRequest, papers: str) -> None:
    text = judged(fresh, Verdict.NOT_DONE)

    page = fresh.get(fresh.log_in("auditor").post(papers).response.location)

    assert "Không có biên bản" in page.select("//textarea[@name='faults']")[0].text
    assert "Sổ công văn đến" in page.select("//textarea[@name='records_seen']")[0].text
    assert text[:80] in page.text


def test_without_an_audit_there_are_no_minutes(fresh: ClientRequest) -> None:
    address = f"/ban-chi-dao/tham-dinh/{fresh.world.committee.submission}/bien-ban"

    assert "Chưa mở thẩm định" in fresh.log_in("auditor").post(address, 422).text


def test_what_is_typed_comes_back_as_typed(fresh: ClientRequest, minutes: str) -> None:
    page = fresh.get(minutes)

    assert page.select("//textarea[@name='disputed']")[0].text.strip() == MINUTES["disputed"]
    assert page.select("//input[@name='opened']/@value") == ["08:00"]
    assert page.select("//input[@name='demand.0.what']/@value") == ["Niêm yết lại đủ 30 ngày"]


def test_an_hour_that_is_none_is_refused_with_everything_kept(fresh: ClientRequest, minutes: str) -> None:
    page = fresh.post(minutes, 422, revision="2", **{**MINUTES, "opened": "25:00", "venue": "Nơi khác"})

    assert "Ghi giờ dạng 08:00" in page.text
    assert page.select("//input[@name='venue'][@value='Nơi khác']")


def test_two_who_write_lose_nothing(fresh: ClientRequest, minutes: str) -> None:
    fresh.post(minutes, revision="2", **{**MINUTES, "venue": "Một"})

    page = fresh.post(minutes, 409, revision="2", **{**MINUTES, "venue": "Hai"})

    assert page.select("//input[@name='venue'][@value='Hai']")
    assert visits_of(fresh.world.workspace, fresh.world.committee.submission)[0].typed.venue == "Một"


def test_the_printed_minutes_hold_at_most_three_pages_and_what_was_typed(fresh: ClientRequest, minutes: str) -> None:
    judged(fresh, Verdict.NOT_DONE)
    fresh.post(f"{minutes}/in", revision="2")

    pdf = fresh.fetch(f"{minutes}/bien-ban.pdf").data

    words = " ".join(" ".join(pages_of(pdf)).split())
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) <= 3
    assert "<b>bảng tin</b> đang sửa & đề nghị" in words
    assert "hồi 08 giờ 00 phút ngày 14 tháng 01 năm 2026" in words
    assert "Ký, ghi rõ họ tên" in words
    checked = verify_file(fresh.world.workspace, pdf, at=now())
    assert checked.paper is not None
    assert checked.paper.kind is PaperKind.MINUTES


def test_minutes_without_hours_are_not_printed(fresh: ClientRequest, papers: str) -> None:
    address = fresh.log_in("auditor").post(papers).response.location

    assert "Ghi ngày, giờ bắt đầu" in fresh.post(f"{address}/in", 422, revision="1").text


def test_a_change_after_printing_asks_for_a_new_print(fresh: ClientRequest, minutes: str) -> None:
    fresh.post(f"{minutes}/in", revision="2")
    fresh.post(minutes, revision="3", **{**MINUTES, "venue": "Nơi khác"})

    fresh.fetch(f"{minutes}/bien-ban.pdf", 404)


def test_the_signed_paper_is_kept_beside_and_closes_the_minutes(fresh: ClientRequest, minutes: str) -> None:
    fresh.post(f"{minutes}/in", revision="2")
    fresh.post(f"{minutes}/ban-ky-tay", revision="3", scan=(io.BytesIO(PNG), "bb.png"))

    kept = fresh.fetch(f"{minutes}/ban-ky-tay")
    assert kept.data == PNG
    assert kept.headers["Content-Disposition"].startswith("attachment")
    assert "đã có bản ký tay" in fresh.post(minutes, 422, revision="4", **{**MINUTES, "venue": "Khác"}).text


def test_a_scan_that_is_no_picture_and_no_pdf_is_refused(fresh: ClientRequest, minutes: str) -> None:
    fresh.post(f"{minutes}/in", revision="2")

    page = fresh.post(f"{minutes}/ban-ky-tay", 422, revision="3", scan=(io.BytesIO(b"MZ exe"), "bb.png"))

    assert "không đúng loại được nhận" in page.text


def test_demands_of_the_minutes_become_remedies_once(fresh: ClientRequest, minutes: str) -> None:
    fresh.post(f"{minutes}/theo-doi", revision="2")
    fresh.post(f"{minutes}/theo-doi", revision="3")

    with fresh.world.workspace.database() as db:
        (remedy,) = remedies.of_submission(db, fresh.world.committee.submission)
    assert (remedy.what, remedy.owner) == ("Niêm yết lại đủ 30 ngày", "Văn phòng")


def test_the_notice_waits_for_the_conclusion(fresh: ClientRequest, papers: str) -> None:
    assert "sau khi Trưởng ban kết luận" in fresh.log_in("auditor").get(papers).text


@pytest.fixture
def notice(fresh: ClientRequest) -> str:
    """The notice about a concluded audit."""
    return f"/ban-chi-dao/tham-dinh/{concluded(fresh.world)}/thong-bao"


def wording(reader: ClientRequest, notice: str) -> dict[str, str]:
    """What the form of the notice holds."""
    page = reader.get(notice)
    fields = {each.get("name"): each.get("value", "") for each in page.select("//form//input[@type='text']")}
    texts = {each.get("name"): (each.text or "").strip() for each in page.select("//textarea")}
    (revision,) = set(page.select(f"//form[@action='{notice}']//input[@name='revision']/@value"))
    return {**fields, **texts, "revision": revision}


def test_a_notice_is_proposed_saved_issued_and_signed(fresh: ClientRequest, notice: str) -> None:
    fields = wording(fresh.log_in("auditor"), notice)
    assert "nội dung đạt" in fields["result"]
    fresh.post(notice, **{**fields, "with_grade": "1"})
    fresh.log_in("chair").post(f"{notice}/ban-hanh", revision="1", number="21", dated="05/02/2026")
    (over,) = set(fresh.get(notice).select("//input[@name='ban']/@value"))
    fresh.post(f"{notice}/ky", o="Head", ban=over, cach="noi-bo")

    pdf = fresh.fetch(f"{notice}/thong-bao.pdf").data

    checked = verify_file(fresh.world.workspace, pdf, at=now())
    assert checked.is_valid
    assert checked.paper is not None
    assert (checked.paper.kind, checked.paper.number) == (PaperKind.CONCLUSION, "21-TB/BCĐ")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) <= 2


def test_an_issued_notice_is_not_written_again(fresh: ClientRequest, notice: str) -> None:
    fields = wording(fresh.log_in("auditor"), notice)
    fresh.post(notice, **fields)
    fresh.log_in("chair").post(f"{notice}/ban-hanh", revision="1", number="21", dated="05/02/2026")

    assert "vừa được người khác sửa" in fresh.post(notice, 409, **{**fields, "revision": "2"}).text


@pytest.mark.parametrize("which", ["ke-hoach", "bao-cao"])
def test_the_units_remedies_print_as_plan_and_as_report(fresh: ClientRequest, minutes: str, which: str) -> None:
    fresh.post(f"{minutes}/theo-doi", revision="2")
    address = f"/ban-chi-dao/tham-dinh/{fresh.world.committee.submission}/khac-phuc/{which}.pdf"

    pdf = fresh.fetch(address).data

    assert "Niêm yết lại đủ 30 ngày" in extract_attachment(pdf).decode()
    assert "theo dõi, kiểm tra" in " ".join(" ".join(pages_of(pdf)).split())
