"""The Excel round trip in the browser: nothing is saved before it was shown and ticked."""

from __future__ import annotations

import io

from checklist.services.workbook_out import workbook_of
from checklist.store import audit
from tests.services.test_workbook import DECLARED, with_cell
from tests.web.pages import Page
from tests.web.walking import Walker

ONE, TWO = "pl34.d5.k1", "pl34.d5.k2"


def filled(walker: Walker, requirement: str = ONE, value: str = "Đạt", content: bytes | None = None) -> bytes:
    """The workbook with one answer written into it."""
    made = content or workbook_of(walker.draft, walker.client.world.workspace.pack)
    return with_cell(made, requirement, DECLARED, value)


def upload(walker: Walker, content: bytes, status: int = 303) -> Page:
    return walker.client.post(f"{walker.base}/bang-tinh", status, file=(io.BytesIO(content), "tra-loi.xlsx"))


def shown(walker: Walker, content: bytes) -> tuple[str, Page]:
    """Where the preview of a workbook is, and the page."""
    address = upload(walker, content).response.location
    return address, walker.client.get(address)


def test_the_workbook_is_given_to_save(walker: Walker) -> None:
    answer = walker.client.fetch(f"{walker.base}/bang-tinh/tra-loi.xlsx")

    assert answer.data.startswith(b"PK")
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    answer.close()


def test_the_pages_link_to_each_other(walker: Walker) -> None:
    page = walker.page("/bang-tinh")

    assert page.select("//a[contains(@href, '/bang-tinh/tra-loi.xlsx')]")
    assert page.select("//a[contains(@href, '/bieu-mau')]")


def test_a_change_is_shown_and_saved_only_when_sent(walker: Walker) -> None:
    address, page = shown(walker, filled(walker))

    assert page.select(f"//input[@name='dung.{ONE}'][@checked]")
    assert walker.draft.rows == {}

    done = walker.client.post(address, **{f"dung.{ONE}": "0"})
    assert walker.draft.rows[ONE].declared == "done"
    assert "Đã ghi 1 câu trả lời" in walker.client.get(done.response.location).text


def test_a_conflict_is_not_ticked(walker: Walker) -> None:
    content = filled(walker)
    walker.send(ONE, declared="partly")

    _, page = shown(walker, content)

    assert page.select(f"//input[@name='dung.{ONE}'][not(@checked)]")
    assert "Đạt một phần" in page.text


def test_an_answer_saved_after_the_preview_stays_and_is_told(walker: Walker) -> None:
    address, _ = shown(walker, filled(walker))
    walker.send(ONE, declared="partly")

    page = walker.client.post(address, 409, **{f"dung.{ONE}": "0"})

    assert "vừa được người khác sửa" in page.text
    assert walker.draft.rows[ONE].declared == "partly"


def test_a_bad_cell_is_named_and_the_good_ones_can_be_saved(walker: Walker) -> None:
    content = filled(walker, TWO, "Tạm được", filled(walker))

    _, page = shown(walker, content)

    assert "Trang “Công khai”, ô E" in page.by_id("o-sai") or "Trang “Công khai”, ô E" in page.text
    assert page.select(f"//input[@name='dung.{ONE}']")
    assert not page.select(f"//input[@name='dung.{TWO}']")


def test_what_is_no_workbook_is_refused_beside_its_field(walker: Walker) -> None:
    assert upload(walker, b"x", 422).select("//a[@href='#file']")
    assert "Hãy chọn tệp bảng tính" in walker.client.post(f"{walker.base}/bang-tinh", 422).text


def test_a_digest_of_something_else_leads_nowhere(walker: Walker) -> None:
    walker.client.get(f"{walker.base}/bang-tinh/{'0' * 64}", 404)
    walker.client.get(f"{walker.base}/bang-tinh/..%2f..%2fetc", 404)


def test_applying_a_workbook_stands_in_the_audit_trail(walker: Walker) -> None:
    address, _ = shown(walker, filled(walker))
    walker.client.post(address, **{f"dung.{ONE}": "0"})

    with walker.client.world.workspace.database() as db:
        last = audit.of_subject(db, walker.client.world.own.assessment_id)[-1]
    assert (last.action, last.detail["requirements"]) == ("workbook.apply", [ONE])
    assert len(last.detail["sha256"]) == 64


def test_the_pages_are_whole_in_english(walker: Walker) -> None:
    address, _ = shown(walker, filled(walker))

    for place in (f"{walker.base}/bang-tinh?lang=en", f"{address}?lang=en", f"{walker.base}/bieu-mau?lang=en"):
        assert walker.client.get(place).tree.get("lang") == "en"


def test_every_form_that_is_offered_is_a_pdf(walker: Walker) -> None:
    links = walker.page("/bieu-mau").select("//main//a[contains(@href, '.pdf')]/@href")

    assert len(links) > 10
    for link in links[:3]:
        answer = walker.client.fetch(link)
        assert answer.data.startswith(b"%PDF-")
        assert answer.headers["Content-Disposition"].startswith("attachment;")
        answer.close()
