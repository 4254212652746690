"""One paper on its page: its small picture, the day its camera wrote, and saying anew what it is."""

from __future__ import annotations

import io

from PIL import Image

from tests.documents.pictures import a_photo
from tests.documents.signed_files import unsigned
from tests.store.given import a_seal
from tests.web.test_evidence import HOSTILE, ONE, add, add_photo, papers_of
from tests.web.walking import Walker


def test_a_photo_shows_small_and_can_do_nothing(walker: Walker) -> None:
    add(walker, photo=(io.BytesIO(a_photo(size=(900, 600))), "bang-tin.jpg"), requirement=ONE)
    (paper,) = papers_of(walker)
    (address,) = walker.page(f"/minh-chung/{ONE}").select("//img[@class='thumb']/@src")

    answer = walker.client.fetch(address)

    assert answer.mimetype == "image/jpeg"
    assert Image.open(io.BytesIO(answer.data)).size == (320, 213)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert walker.page(f"/tai-lieu/{paper.id}").select(f"//img[@class='picture'][@src='{address}']")


def test_a_broken_picture_shows_as_a_drawing_of_a_paper(walker: Walker) -> None:
    paper = add_photo(walker)

    answer = walker.client.fetch(f"{walker.base}/tai-lieu/{paper.id}/anh-nho.jpg", 303)

    assert answer.location == "/static/paper.svg"
    walker.client.fetch(answer.location).close()


def test_what_is_no_picture_has_a_word_for_what_it_is(walker: Walker) -> None:
    add(walker, file=(io.BytesIO(unsigned()), "x.pdf"), requirement=ONE)
    add(walker, link="https://xa.example", requirement=ONE)

    assert walker.page(f"/minh-chung/{ONE}").words("//span[@class='thumb']") == ["PDF", "Web"]


def test_the_day_in_the_file_of_a_photo_is_taken_and_said_to_be(walker: Walker) -> None:
    add(walker, photo=(io.BytesIO(a_photo(taken="2020:03:05 08:10:11")), "a.jpg"), requirement=ONE)

    (paper,) = papers_of(walker)
    assert str(paper.dated) == "2020-03-05"
    assert "05/03/2020 (theo tệp ảnh)" in walker.page(f"/tai-lieu/{paper.id}").text


def test_a_day_that_is_typed_stands_beside_that_of_the_file(walker: Walker) -> None:
    photo = (io.BytesIO(a_photo(taken="2020:03:05 08:10:11")), "a.jpg")
    add(walker, photo=photo, requirement=ONE, dated="6/3/2020")

    (paper,) = papers_of(walker)
    page = walker.page(f"/tai-lieu/{paper.id}")
    assert (str(paper.dated), str(paper.captured_on)) == ("2020-03-06", "2020-03-05")
    assert page.words("//dt[.='Ngày chụp theo tệp ảnh']/following-sibling::dd[1]") == ["05/03/2020"]


def test_what_is_said_of_a_paper_can_be_said_anew(walker: Walker) -> None:
    paper = add_photo(walker)
    said = {"title": HOSTILE, "kind": "signed_minutes", "dated": "7/3/2020", "link": "https://xa.example/1",
            "reference": "8/BB"}  # fmt: skip

    answer = walker.client.post(f"{walker.base}/tai-lieu/{paper.id}", **said)

    (after,) = papers_of(walker)
    assert (after.title, after.kind, str(after.dated)) == (HOSTILE, "signed_minutes", "2020-03-07")
    assert (after.link, after.reference, after.sha256) == ("https://xa.example/1", "8/BB", paper.sha256)
    assert "Đã cập nhật minh chứng." in walker.client.get(answer.response.location).text


def test_a_wrong_day_is_refused_and_what_was_typed_stays(walker: Walker) -> None:
    paper = add_photo(walker)

    page = walker.client.post(f"{walker.base}/tai-lieu/{paper.id}", 422, title="Tên mới", dated="31/2/2020")

    assert page.select("//a[@href='#dated']")
    assert page.select("//input[@id='title'][@value='Tên mới']")
    assert papers_of(walker) == [paper]


def test_a_paper_of_a_sealed_report_cannot_be_said_anew(walker: Walker) -> None:
    paper = add_photo(walker)
    with walker.client.world.workspace.database() as db:
        a_seal(db, walker.draft.head.id)

    page = walker.client.post(f"{walker.base}/tai-lieu/{paper.id}", 409, title="Tên mới")

    assert "đã chốt nên không sửa được nữa" in page.text
    assert not page.select("//input[@id='title']")
    assert papers_of(walker) == [paper]
