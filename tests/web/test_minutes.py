"""The minutes of the meeting in the browser: attached, refused, fetched, removed, and named in what is sealed."""

from __future__ import annotations

import io
from typing import Any

import pytest

from checklist.services.drafts import load_draft
from checklist.services.minutes import minutes_of
from tests.web.client import ClientRequest
from tests.web.sealing import fill_in, sealed, send_large_pdf

SCAN = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
LARGE = 9 * 1024 * 1024


@pytest.fixture
def base(fresh: ClientRequest) -> str:
    """The address of the own unit's draft, whose officer reads."""
    fresh.log_in("officer")
    return f"/danh-gia/{fresh.world.own.assessment_id}"


def attach(client: ClientRequest, base: str, status: int = 303, content: bytes = SCAN, **fields: Any) -> str:
    return client.post(f"{base}/bien-ban", status, file=(io.BytesIO(content), "bb.pdf"), **fields).response.text


def test_minutes_are_attached_shown_and_fetched_byte_for_byte(fresh: ClientRequest, base: str) -> None:
    attach(fresh, base, reference="05/BB", dated="5/1/2021")
    draft = load_draft(fresh.world.workspace, fresh.world.own.assessment_id)
    kept = minutes_of(fresh.world.workspace, draft)
    assert kept is not None

    page = fresh.get(f"{base}/ra-soat")
    assert page.words("//dt[.='Ngày họp']/following-sibling::dd") == ["05/01/2021"]
    assert kept.sha256 in page.text
    got = fresh.fetch(f"{base}/bien-ban")
    assert (got.data, got.mimetype) == (SCAN, "application/pdf")
    assert got.headers["Content-Disposition"].startswith("attachment")


def test_a_sealed_report_lists_them_among_its_files(fresh: ClientRequest, base: str) -> None:
    fill_in(fresh.world.workspace, fresh.world.own.assessment_id)
    attach(fresh, base)
    sealed(fresh.world.workspace, fresh.world.own.assessment_id)
    page = fresh.get(f"{base}/tep")

    assert "Có tên trong báo cáo đã chốt." in page.text
    assert not page.select("//form[contains(@action, '/bien-ban')]")
    attach(fresh, base, 409)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_no_picture_and_no_pdf_is_refused(fresh: ClientRequest, base: str, language: str) -> None:
    page = fresh.post(
        f"{base}/bien-ban?lang={language}", 422, file=(io.BytesIO(b"plain text"), "bb.txt"), reference="05/BB"
    )

    assert page.select("//a[@href='#file']")
    assert page.tree.xpath("//input[@id='reference']/@value") == ["05/BB"]


def test_a_day_that_does_not_exist_is_told_beside_its_field(fresh: ClientRequest, base: str) -> None:
    page = fresh.post(f"{base}/bien-ban", 422, file=(io.BytesIO(SCAN), "bb.pdf"), dated="31/2/2021")

    assert page.select("//a[@href='#dated']")
    assert page.tree.xpath("//input[@id='dated']/@value") == ["31/2/2021"]


def test_new_minutes_replace_the_old_and_removing_leaves_none(fresh: ClientRequest, base: str) -> None:
    attach(fresh, base, reference="01")
    attach(fresh, base, reference="02")
    assert "02" in fresh.get(f"{base}/ra-soat").words("//dt[.='Số, ký hiệu']/following-sibling::dd")
    fresh.post(f"{base}/bien-ban/xoa")

    assert "Chưa có biên bản." in fresh.get(f"{base}/ra-soat").text
    fresh.fetch(f"{base}/bien-ban", 404)


def test_a_scan_larger_than_a_form_but_not_than_a_file_is_taken(fresh: ClientRequest, base: str) -> None:
    assert send_large_pdf(fresh, f"{base}/bien-ban", "file", LARGE) == 303
