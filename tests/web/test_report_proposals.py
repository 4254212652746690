"""Proposed texts on the report's form: shown, accepted, edited, taken again, and never overwritten."""

from __future__ import annotations

from typing import Any

import pytest

from checklist.services.drafts import load_draft, save_answer
from tests.web.client import MADE_AT, ClientRequest
from tests.web.pages import Page
from tests.web.sealing import OFFICER, fill_in

KEY = "causes_subjective"


@pytest.fixture
def base(fresh: ClientRequest) -> str:
    """The address of the own unit's draft, answered in full, whose officer reads."""
    fill_in(fresh.world.workspace, fresh.world.own.assessment_id)
    fresh.log_in("officer")
    return f"/danh-gia/{fresh.world.own.assessment_id}"


def value(page: Page, key: str = KEY) -> str:
    (area,) = page.select(f"//textarea[@id='{key}']")
    return str(area.text_content()).removeprefix("\n")


def filled(page: Page, **changes: str) -> dict[str, Any]:
    """What a browser sends of the form, with some fields typed anew."""
    (form,) = page.select("//form[@class='answer']")
    sent = {field.get("name"): field.get("value", "") for field in form.xpath(".//input[@type='hidden']")}
    sent |= {field.get("name"): field.get("value", "") for field in form.xpath(".//input[@type='text']")}
    sent |= {area.get("name"): area.text_content().removeprefix("\n") for area in form.xpath(".//textarea")}
    sent |= {chosen.getparent().get("name"): chosen.get("value") for chosen in form.xpath(".//option[@selected]")}
    sent |= {box.get("name"): "1" for box in form.xpath(".//input[@checked]")}
    return {**{name: text for name, text in sent.items() if name != "csrf_token"}, **changes}


def change_the_data(client: ClientRequest) -> None:
    draft = load_draft(client.world.workspace, client.world.own.assessment_id)
    requirement, row = next((name, row) for name, row in draft.rows.items() if row.body.get("cause"))
    body = {**row.body, "declared": row.declared, "cause": "Nguyên nhân vừa được viết lại."}
    save_answer(client.world.workspace, draft.head.id, requirement, body, row.revision, at=MADE_AT, by=OFFICER)


def test_a_blank_report_is_offered_what_the_data_says(fresh: ClientRequest, base: str) -> None:
    fresh.post(f"{base}/bao-cao", revision="1", situation="Một")
    other = ClientRequest(fresh.app, fresh.world).log_in("officer", "other")
    page = other.get(f"/danh-gia/{fresh.world.other.assessment_id}/bao-cao")

    assert value(page, "situation").startswith("Trong kỳ, đơn vị tự kiểm tra")
    assert "chưa lưu" in page.text


def test_taking_the_proposal_of_one_text_saves_the_others_as_typed(fresh: ClientRequest, base: str) -> None:
    page = fresh.get(f"{base}/bao-cao")
    sent = filled(page, restore=KEY, situation="Vừa gõ")
    assert fresh.post(f"{base}/bao-cao", **sent).response.location.endswith(f"#{KEY}")

    page = fresh.get(f"{base}/bao-cao")
    assert "(mục 1." in value(page)
    assert value(page, "situation") == "Vừa gõ"


def test_saving_the_form_as_it_stands_changes_nothing(fresh: ClientRequest, base: str) -> None:
    before = load_draft(fresh.world.workspace, fresh.world.own.assessment_id).report.body
    fresh.post(f"{base}/bao-cao", **filled(fresh.get(f"{base}/bao-cao")))
    after = load_draft(fresh.world.workspace, fresh.world.own.assessment_id).report.body

    assert {key: after.get(key) for key in before} == before


def test_edited_words_stay_and_the_new_proposal_stands_beside_them(fresh: ClientRequest, base: str) -> None:
    fresh.post(f"{base}/bao-cao", **filled(fresh.get(f"{base}/bao-cao"), **{KEY: "Lời của xã."}))
    change_the_data(fresh)
    page = fresh.get(f"{base}/bao-cao")

    assert value(page) == "Lời của xã."
    assert "Nguyên nhân vừa được viết lại" in page.text
    assert page.select(f"//button[@name='keep'][@value='{KEY}']")
    assert "Nguyên nhân chủ quan" in fresh.get(f"{base}/ra-soat").words("//section[@aria-labelledby='loi-van']")[0]
    fresh.post(f"{base}/bao-cao", **filled(page, keep=KEY))
    assert not fresh.get(f"{base}/bao-cao").select("//button[@name='keep']")


def test_enter_in_a_field_saves_and_takes_no_proposal(fresh: ClientRequest, base: str) -> None:
    buttons = fresh.get(f"{base}/bao-cao").select("//form[@class='answer']//button")

    assert buttons[0].get("name") is None
    assert any(button.get("name") == "restore" for button in buttons)


@pytest.mark.parametrize("role", ["co_signer", "head"])
def test_only_who_may_answer_may_take_a_proposal(fresh: ClientRequest, base: str, role: str) -> None:
    page = fresh.log_out().log_in(role).get(f"{base}/bao-cao")

    assert bool(page.select("//button[@name='restore']")) is (role == "head")


def test_the_minutes_are_not_typed_into_the_report(fresh: ClientRequest, base: str) -> None:
    fresh.post(f"{base}/bao-cao", revision="1", minutes="Biên bản bịa", situation="Một")

    assert "minutes" not in load_draft(fresh.world.workspace, fresh.world.own.assessment_id).report.body
