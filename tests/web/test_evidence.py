"""Papers on the pages: added, used for several requirements, fetched, and their signatures told as they are."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

import pytest

from checklist.documents import trust
from checklist.store import audit
from checklist.store.files import MAX_BYTES
from tests.documents.signed_files import root, signed_elsewhere, unsigned
from tests.web.client import ClientRequest
from tests.web.pages import Page
from tests.web.walking import Walker

ONE, TWO = "pl34.d5.k1", "pl34.d5.k2"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
HOSTILE = '<script>alert(1)</script> & "Biên bản" 🙂'


def add(walker: Walker, status: int = 303, **fields: Any) -> Page:
    return walker.client.post(f"{walker.base}/minh-chung", status, **fields)


def papers_of(walker: Walker, requirement: str = ONE) -> list[Any]:
    return list(walker.draft.evidence.get(requirement, []))


def add_photo(walker: Walker, requirement: str = ONE, name: str = "niem-yet.png") -> Any:
    add(walker, photo=(io.BytesIO(PNG), name), requirement=requirement, kind="posting_photo", dated="5/3/2020")
    return papers_of(walker, requirement)[-1]


def send_large(walker: Walker, size: int) -> Any:
    """The answer to a PNG of so many bytes, sent as one string: the test client leaves its temporary files open."""
    fields = {"csrf_token": walker.client.form_token(), "requirement": ONE}
    parts = [f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{each}\r\n' for name, each in fields.items()]
    parts.append('--x\r\nContent-Disposition: form-data; name="file"; filename="to.png"\r\n\r\n')
    body = "".join(parts).encode() + PNG + b"\0" * (size - len(PNG)) + b"\r\n--x--\r\n"
    return walker.client.http.post(
        f"{walker.base}/minh-chung", data=body, content_type="multipart/form-data; boundary=x"
    )


def test_a_photo_is_kept_with_its_day_and_serves_its_requirement(walker: Walker) -> None:
    paper = add_photo(walker)

    assert (paper.kind, paper.title, str(paper.dated)) == ("posting_photo", "niem-yet", "2020-03-05")
    page = walker.page(f"/minh-chung/{ONE}?da=them&tai_lieu={paper.id}")
    assert "Đã thêm tài liệu “niem-yet”." in page.text
    assert "05/03/2020" in page.text


def test_a_paper_of_which_only_the_number_is_known_is_kept(walker: Walker) -> None:
    add(walker, reference="15/BB-UBND", requirement=ONE, title=HOSTILE)

    (paper,) = papers_of(walker)
    assert (paper.title, paper.reference, paper.sha256) == (HOSTILE, "15/BB-UBND", None)
    assert HOSTILE in walker.page(f"/tai-lieu/{paper.id}").text
    assert HOSTILE in walker.page("/minh-chung").text


def test_a_link_is_kept_and_never_made_one(walker: Walker) -> None:
    add(walker, link="https://xa-an-binh.example/cong-khai?a=1", requirement=ONE)

    (paper,) = papers_of(walker)
    assert (paper.link, paper.reference) == ("https://xa-an-binh.example/cong-khai?a=1", "")
    assert paper.link in walker.page(f"/tai-lieu/{paper.id}").text


@pytest.mark.parametrize("link", ["javascript:alert(1)", "xa.example", "https://a b"])
def test_what_is_no_link_is_refused_beside_its_field(walker: Walker, link: str) -> None:
    page = add(walker, 422, link=link, requirement=ONE, title="Giữ lại tên này")

    assert page.select("//a[@href='#link']")
    assert page.select("//input[@id='title'][@value='Giữ lại tên này']")
    assert papers_of(walker) == []


def test_nothing_at_all_is_refused_at_the_file(walker: Walker) -> None:
    assert add(walker, 422, requirement=ONE).select("//a[@href='#file']")


def test_an_impossible_day_is_refused(walker: Walker) -> None:
    assert add(walker, 422, reference="1", dated="31/02/2020").select("//a[@href='#dated']")


def test_a_page_in_disguise_is_refused_whatever_its_name(walker: Walker) -> None:
    page = add(walker, 422, file=(io.BytesIO(b"<html><script>"), "anh.png"), requirement=ONE)

    assert "Nội dung tệp không đúng loại được nhận" in page.text


def test_a_file_just_under_the_cap_is_taken_and_one_over_it_is_not(walker: Walker) -> None:
    assert send_large(walker, MAX_BYTES).status_code == 303
    assert papers_of(walker)[0].size == MAX_BYTES

    assert "lớn hơn 20 MB" in send_large(walker, MAX_BYTES + 1).text
    assert send_large(walker, MAX_BYTES + 1_000_000).status_code == 413


def test_one_paper_serves_several_requirements_and_leaves_one_of_them(walker: Walker) -> None:
    paper = add_photo(walker)

    walker.client.post(f"{walker.base}/minh-chung/{TWO}/dung", evidence=[paper.id])
    assert papers_of(walker, TWO) == [paper]

    walker.client.post(f"{walker.base}/minh-chung/{ONE}/go", evidence=paper.id)
    assert papers_of(walker, ONE) == []
    assert papers_of(walker, TWO) == [paper]


def test_the_same_file_again_is_the_same_paper(walker: Walker) -> None:
    first, second = add_photo(walker, ONE), add_photo(walker, TWO, "lan-hai.png")

    assert first == second


def test_the_file_is_given_to_save_with_its_own_type_and_bytes(walker: Walker) -> None:
    paper = add_photo(walker)

    answer = walker.client.fetch(f"{walker.base}/tai-lieu/{paper.id}/tep")

    assert answer.data == PNG
    assert hashlib.sha256(PNG).hexdigest() in walker.page(f"/tai-lieu/{paper.id}").text
    assert answer.mimetype == "image/png"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    answer.close()


def test_another_unit_can_neither_see_nor_use_a_paper(walker: Walker, fresh: ClientRequest) -> None:
    paper = add_photo(walker)
    other = ClientRequest(fresh.app, fresh.world).log_in("officer", "other")
    theirs = f"/danh-gia/{fresh.world.other.assessment_id}"

    other.get(f"{theirs}/tai-lieu/{paper.id}", 404)
    other.get(f"{theirs}/tai-lieu/{paper.id}/tep", 404)
    other.get(f"{theirs}/tai-lieu/{paper.id}/anh-nho.jpg", 404)
    other.post(f"{theirs}/tai-lieu/{paper.id}", 404, title="x")
    other.post(f"{theirs}/minh-chung/nd145.d39.k3/dung", 404, evidence=paper.id)


def test_the_list_says_what_is_answered_without_evidence(walker: Walker) -> None:
    walker.send(ONE, declared="done")
    walker.send(TWO, declared="done")
    add_photo(walker)

    page = walker.page("/minh-chung")

    (missing,) = page.select("//section[@aria-labelledby='thieu']//a/@href")
    assert missing.endswith(TWO)


def test_the_link_of_a_row_leads_to_the_evidence_of_its_requirement(walker: Walker) -> None:
    answer = walker.client.fetch(f"{walker.base}/minh-chung?yeu_cau={ONE}", 303)

    assert answer.location.endswith(f"/minh-chung/{ONE}")
    walker.client.get(f"{walker.base}/minh-chung/khong-co", 404)


def test_the_phone_is_asked_for_its_camera(walker: Walker) -> None:
    (photo,) = walker.page(f"/minh-chung/{ONE}").select("//input[@name='photo']")

    assert (photo.get("accept"), photo.get("capture")) == ("image/*", "environment")


def test_a_paper_is_removed_only_when_it_serves_nothing(walker: Walker) -> None:
    paper = add_photo(walker)
    address = f"{walker.base}/tai-lieu/{paper.id}/xoa"

    assert "đang được dùng làm minh chứng" in walker.client.post(address, 409).text

    walker.client.post(f"{walker.base}/minh-chung/{ONE}/go", evidence=paper.id)
    walker.client.post(address)
    walker.client.get(f"{walker.base}/tai-lieu/{paper.id}", 404)


def test_every_change_stands_in_the_audit_trail(walker: Walker) -> None:
    paper = add_photo(walker)
    walker.client.post(f"{walker.base}/minh-chung/{TWO}/dung", evidence=paper.id)
    walker.client.post(f"{walker.base}/minh-chung/{ONE}/go", evidence=paper.id)

    with walker.client.world.workspace.database() as db:
        entries = audit.of_subject(db, walker.client.world.own.assessment_id)
    assert [entry.action for entry in entries][-3:] == ["evidence.add", "evidence.attach", "evidence.detach"]


def test_the_signer_of_a_signed_pdf_is_named_and_not_trusted_without_its_root(walker: Walker) -> None:
    answer = add(walker, file=(io.BytesIO(signed_elsewhere()), "ky.pdf"), requirement=ONE)
    page = walker.client.get(answer.response.location)

    assert "Người ký bằng công cụ khác" in page.by_id("chu-ky") or "Người ký bằng công cụ khác" in page.text
    assert "Nguyên vẹn từ khi ký" in page.text
    assert "CHƯA được tin cậy trên máy này" in page.text
    assert "do máy của người ký khai" in page.text


def test_a_trusted_root_makes_the_signer_known(walker: Walker) -> None:
    trust.add_root(walker.client.world.workspace.trust, root().pem)
    answer = add(walker, file=(io.BytesIO(signed_elsewhere()), "ky.pdf"), requirement=ONE)

    assert "Dẫn đến gốc được tin cậy trên máy này" in walker.client.get(answer.response.location).text


def test_a_signed_pdf_that_was_changed_is_told_to_be_broken(walker: Walker) -> None:
    changed = bytearray(signed_elsewhere())
    changed[200] ^= 1
    answer = add(walker, file=(io.BytesIO(bytes(changed)), "ky.pdf"), requirement=ONE)

    assert "Nguyên vẹn từ khi ký" not in walker.client.get(answer.response.location).text


def test_an_unsigned_pdf_is_told_to_be_unsigned(walker: Walker) -> None:
    answer = add(walker, file=(io.BytesIO(unsigned()), "x.pdf"), requirement=ONE)

    assert "Tệp PDF này không có chữ ký số." in walker.client.get(answer.response.location).text


def test_who_may_only_sign_sees_the_papers_and_no_forms(walker: Walker, fresh: ClientRequest) -> None:
    paper = add_photo(walker)
    reader = ClientRequest(fresh.app, fresh.world).log_in("co_signer")

    for rest in ("/minh-chung", f"/minh-chung/{ONE}", f"/tai-lieu/{paper.id}"):
        page = reader.get(f"{walker.base}{rest}")
        assert not page.select("//main//form[@method='post']")


@pytest.mark.parametrize("rest", ["/minh-chung", f"/minh-chung/{ONE}"])
def test_the_pages_are_whole_in_english(walker: Walker, rest: str) -> None:
    add_photo(walker)

    page = walker.page(f"{rest}?lang=en")

    assert page.tree.get("lang") == "en"
    assert "Add a paper" in page.text


def test_papers_are_kept_in_the_instance_alone(walker: Walker) -> None:
    paper = add_photo(walker)
    folder: Path = walker.client.world.workspace.files

    assert (folder / "sha256" / paper.sha256[:2] / paper.sha256[2:]).read_bytes() == PNG
