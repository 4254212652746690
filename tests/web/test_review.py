"""The review before sealing, and the report's texts."""

from __future__ import annotations

import pytest

from checklist.services.drafts import load_draft
from tests.web.client import ClientRequest
from tests.web.sealing import fill_in


@pytest.fixture
def base(fresh: ClientRequest) -> str:
    """The address of the own unit's draft, whose officer reads."""
    fresh.log_in("officer")
    return f"/danh-gia/{fresh.world.own.assessment_id}"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("rest", ["ra-soat", "bao-cao", "ky", "tep"])
def test_its_pages_are_whole_in_both_languages(fresh: ClientRequest, base: str, rest: str, language: str) -> None:
    assert fresh.get(f"{base}/{rest}?lang={language}").tree.get("lang") == language


def test_what_blocks_sealing_leads_to_its_place(fresh: ClientRequest, base: str) -> None:
    page = fresh.get(f"{base}/ra-soat")
    (link,) = page.tree.xpath(f"//a[@href='{base}/yeu-cau/pl34.d5.k1']/@href")[:1]

    assert not page.select("//input[@name='ma']")
    assert fresh.fetch(link, 303).location.endswith("#pl34.d5.k1")


def test_a_reason_that_only_a_strict_reading_asks_for_blocks_too(fresh: ClientRequest, base: str) -> None:
    fill_in(fresh.world.workspace, fresh.world.own.assessment_id)
    revision = str(load_draft(fresh.world.workspace, fresh.world.own.assessment_id).revision_of("pl34.d5.k1"))
    fresh.post(f"{base}/yeu-cau/pl34.d5.k1", revision=revision, declared="did_not_arise")

    assert "phải ghi lý do" in fresh.get(f"{base}/ra-soat").words("//section[@class='todo']")[0]


def test_a_complete_draft_shows_its_result_and_the_id_it_would_print(fresh: ClientRequest, base: str) -> None:
    fill_in(fresh.world.workspace, fresh.world.own.assessment_id)
    page = fresh.get(f"{base}/ra-soat")

    (value,) = page.tree.xpath("//input[@name='ma']/@value")
    assert value in page.text
    assert "Tự xếp loại" in page.text


def test_who_may_not_seal_gets_no_button(fresh: ClientRequest, base: str) -> None:
    fill_in(fresh.world.workspace, fresh.world.own.assessment_id)

    assert not fresh.log_out().log_in("co_signer").get(f"{base}/ra-soat").select("//input[@name='ma']")


def test_texts_come_back_as_typed(fresh: ClientRequest, base: str) -> None:
    typed = "<b>Đậm</b> & 🙂\nđoạn hai"
    fresh.post(f"{base}/bao-cao", revision="0", situation=typed, issued_on="1/2/2021", organisation="false")
    page = fresh.get(f"{base}/bao-cao")

    (area,) = page.select("//textarea[@id='situation']")
    assert area.text_content().removeprefix("\n") == typed
    assert page.tree.xpath("//input[@id='issued_on']/@value") == ["01/02/2021"]
    assert page.tree.xpath("//select[@id='organisation']/option[@selected]/@value") == ["false"]


def test_a_day_that_does_not_exist_is_told_and_stays(fresh: ClientRequest, base: str) -> None:
    page = fresh.post(f"{base}/bao-cao", 422, revision="0", issued_on="31/2/2021")

    assert page.select("//a[@href='#issued_on']")
    assert page.tree.xpath("//input[@id='issued_on']/@value") == ["31/2/2021"]


def test_of_two_writers_the_second_sees_both_texts_and_chooses(fresh: ClientRequest, base: str) -> None:
    fresh.post(f"{base}/bao-cao", revision="0", situation="Bản một")
    page = fresh.post(f"{base}/bao-cao", 409, revision="0", situation="Bản hai")
    assert "Bản một" in page.text
    assert "Bản hai" in page.text
    (revision,) = page.tree.xpath("//button[@name='over']/@value")
    fresh.post(f"{base}/bao-cao", revision="0", over=revision, situation="Bản hai")

    draft = load_draft(fresh.world.workspace, fresh.world.own.assessment_id)
    assert draft.report.body["situation"] == ["Bản hai"]


def test_nobody_co_signs_where_every_box_is_left_empty(fresh: ClientRequest, base: str) -> None:
    fresh.post(f"{base}/bao-cao", revision="0", situation="Một")
    page = fresh.get(f"{base}/bao-cao")

    assert not page.select("//input[@type='checkbox'][@checked]")
