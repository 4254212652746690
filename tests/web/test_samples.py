"""Samples of minutes and notices: beside what is missing, with the unit's name and the provision in them."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.documents.render_samples import text_of
from tests.web.client import ClientRequest
from tests.web.pages import Page
from tests.web.walking import Walker, row_of

ONE = "pl34.d5.k1"


def article(walker: Walker) -> Page:
    return walker.client.get(walker.client.fetch(f"{walker.base}/yeu-cau/{ONE}", 303).location)


def links(page: Page, place: str = "") -> list[str]:
    return page.select(f"{place}//ul[@class='samples']//a/@href")


def test_a_requirement_without_evidence_offers_its_samples(walker: Walker) -> None:
    row = row_of(article(walker), ONE)

    found = row.xpath(".//form[contains(@class, 'papers')]//ul[@class='samples']//a/@href")
    assert found
    assert all(f"yeu_cau={ONE}" in address for address in found)


def test_one_that_falls_short_offers_them_beside_its_remedy(walker: Walker) -> None:
    walker.send(ONE, declared="not_done")
    walker.client.post(f"{walker.base}/minh-chung", reference="1/BB", requirement=ONE)
    row = row_of(article(walker), ONE)

    assert row.xpath(".//div[contains(@class, 'plan-part')]//ul[@class='samples']")
    assert not row.xpath(".//form[contains(@class, 'papers')]//ul[@class='samples']")


@pytest.mark.parametrize("place", [f"/minh-chung/{ONE}", "/bieu-mau"])
def test_every_sample_that_is_offered_can_be_fetched(walker: Walker, place: str) -> None:
    found = links(walker.page(place))

    assert len(found) >= 2
    for address in found[:4]:
        answer = walker.client.fetch(address)
        assert answer.data[:4] in (b"PK\x03\x04", b"%PDF")
        assert answer.headers["Content-Disposition"].startswith("attachment;")
        answer.close()


def test_a_commune_is_offered_at_least_twelve(walker: Walker) -> None:
    page = walker.page("/bieu-mau")

    assert len(page.select("//ul[@class='samples']/li")) >= 12
    assert "Biên bản họp thôn, tổ dân phố" in page.text
    assert "Biên bản đối thoại tại nơi làm việc" not in page.text


def test_the_unit_and_the_provision_stand_in_the_sample(walker: Walker) -> None:
    address = f"{walker.base}/mau/bien-ban-niem-yet"
    word = walker.client.fetch(f"{address}.docx?yeu_cau={ONE}").data
    pdf = walker.client.fetch(f"{address}.pdf?yeu_cau={ONE}").data

    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        words = archive.read("word/document.xml").decode()
    for text in (words, text_of(pdf, "-raw")):
        assert "Ủy ban nhân dân xã An Bình" in text
        assert "Điều 5" in text


def test_a_sample_of_other_units_does_not_exist_here(walker: Walker, fresh: ClientRequest) -> None:
    walker.client.get(f"{walker.base}/mau/bien-ban-doi-thoai.docx", 404)
    walker.client.get(f"{walker.base}/mau/khong-co.pdf", 404)

    other = ClientRequest(fresh.app, fresh.world).log_in("officer", "other")
    other.fetch(f"/danh-gia/{fresh.world.other.assessment_id}/mau/bien-ban-doi-thoai.docx").close()
