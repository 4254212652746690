"""The pages of the consolidated report and of the rolled-up figures, as a committee uses them."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from checklist.documents.attached_data import extract_attachment
from checklist.domain.committee.consolidated_texts import KEYS
from checklist.domain.papers.payload import facts_of, read_paper
from tests.web.client import ClientRequest

ROLLUP = "/ban-chi-dao/tong-hop"
ADDRESS = f"{ROLLUP}/dot-thu/bao-cao"
FIGURES = f"{ROLLUP}/so-lieu"
KEY = "assessment.causes"


def form(reader: ClientRequest) -> dict[str, Any]:
    """The fields of the report's form as the page has them."""
    page = reader.get(ADDRESS)
    fields = {each.get("name"): each.get("value") or "" for each in page.select("//form[@class='answer']//input")}
    texts = {each.get("name"): (each.text or "").strip("\n") for each in page.select("//form//textarea")}
    return {name: value for name, value in (fields | texts).items() if name not in ("csrf_token", "with_quality")}


@pytest.fixture
def chair(fresh: ClientRequest) -> ClientRequest:
    return fresh.log_in("chair")


def test_the_roll_up_leads_to_the_report_and_to_the_figures(chair: ClientRequest) -> None:
    links = {each.get("href") for each in chair.get(ROLLUP).select("//main//a")}

    assert {ADDRESS, f"{FIGURES}?dot=dot-thu"} <= links


def test_every_heading_has_a_field_with_its_proposal(chair: ClientRequest) -> None:
    texts = {name: text for name, text in form(chair).items() if name.startswith("text.")}

    assert set(texts) == {f"text.{key}" for key in KEYS}
    assert all(texts.values())


def test_what_is_saved_unchanged_follows_the_data(chair: ClientRequest) -> None:
    chair.post(ADDRESS, **form(chair))

    assert "Lời đã sửa" not in chair.get(ADDRESS).text.replace("giữ nguyên lời đã sửa", "")


def test_an_edited_text_is_kept_and_can_be_let_go(chair: ClientRequest) -> None:
    chair.post(ADDRESS, **{**form(chair), f"text.{KEY}": "Lời của Ban.\nĐoạn hai."})
    assert form(chair)[f"text.{KEY}"] == "Lời của Ban.\nĐoạn hai."

    chair.post(ADDRESS, **form(chair), restore=KEY)
    assert "Lời của Ban" not in form(chair)[f"text.{KEY}"]


def test_a_report_without_its_period_is_not_saved_and_nothing_typed_is_lost(chair: ClientRequest) -> None:
    page = chair.post(ADDRESS, 422, **{**form(chair), "period_name": "", f"text.{KEY}": "Lời của Ban."})

    assert "Ghi kỳ báo cáo" in page.text
    assert "Lời của Ban." in page.text


def test_two_who_write_at_once_do_not_overwrite_each_other(chair: ClientRequest) -> None:
    seen = form(chair)
    chair.post(ADDRESS, **seen)
    page = chair.post(ADDRESS, 409, **{**seen, f"text.{KEY}": "Lời đến sau."})

    assert "vừa được người khác sửa" in page.text
    assert "Lời đến sau." in page.text


def test_the_draft_and_the_forms_are_downloaded(chair: ClientRequest) -> None:
    paper = chair.fetch(f"{ADDRESS}/du-thao.pdf").data
    book = openpyxl.load_workbook(io.BytesIO(chair.fetch(f"{ADDRESS}/bieu.xlsx").data))

    assert facts_of(read_paper(extract_attachment(paper))).is_draft
    assert book.sheetnames[:3] == ["01-BC", "02-XL", "03-TH"]


def test_a_report_is_issued_signed_and_kept(chair: ClientRequest) -> None:
    chair.post(ADDRESS, **form(chair))
    chair.post(f"{ADDRESS}/ban-hanh", revision="1", number="7", dated="05/01/2026")
    for slot in ("Head", "Organisation"):
        over = chair.get(ADDRESS).select("//input[@name='ban']")[0].get("value")
        chair.post(f"{ADDRESS}/ky", o=slot, ban=over, cach="noi-bo")
    facts = facts_of(read_paper(extract_attachment(chair.fetch(f"{ADDRESS}/1.pdf").data)))

    assert (facts.number, facts.is_draft) == ("07-BC/BCĐ", False)
    assert chair.get(ADDRESS).words("//article//span[contains(@class, 'state-done')]") == ["Đã ký", "Đã ký"]


def test_what_was_issued_stays_while_another_is_begun(chair: ClientRequest) -> None:
    chair.post(f"{ADDRESS}/ban-hanh", revision="0", number="7", dated="05/01/2026")
    before = chair.fetch(f"{ADDRESS}/1.pdf").data
    chair.post(f"{ADDRESS}/ban-moi")

    assert "07-BC/BCĐ" in chair.get(ADDRESS).text
    assert chair.fetch(f"{ADDRESS}/1.pdf").data == before


def test_an_unknown_campaign_has_no_report(chair: ClientRequest) -> None:
    chair.get(f"{ROLLUP}/khong-co/bao-cao", 404)


def test_an_auditor_reads_and_does_not_write(fresh: ClientRequest) -> None:
    page = fresh.log_in("auditor").get(ADDRESS)

    assert page.select("//form[@class='answer']/fieldset[@disabled]")


def test_the_short_form_comes_first_among_the_figures(chair: ClientRequest) -> None:
    headings = chair.get(FIGURES).words("//main//section/h2")

    assert headings[0] == "Biểu gọn: các chỉ tiêu chính"
    assert headings[1:]


def test_a_figure_opens_the_units_behind_it(chair: ClientRequest) -> None:
    page = chair.get(FIGURES)
    (link,) = [each for each in page.select("//a") if (each.get("aria-label") or "").startswith("F01:")]
    units = chair.get(link.get("href")).words("//section[@aria-labelledby='don-vi']//tbody/tr/th")

    assert len(units) == int(link.text_content())


def test_a_figure_that_nobody_gave_names_who_did_not(chair: ClientRequest) -> None:
    assert "Chưa có số liệu: Trường Mẫu giáo Hoa Cau" in chair.get(f"{FIGURES}?ma=A10").text


@pytest.mark.parametrize("query", ["dot=khong-co", "ma=Z99", "duoi=x"])
def test_figures_nobody_can_ask_for_are_not_found(chair: ClientRequest, query: str) -> None:
    chair.get(f"{FIGURES}?{query}", 404)
