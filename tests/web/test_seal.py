"""Sealing in the browser: the whole way from logging in to a signed file, and what is refused on it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from checklist.services.drafts import load_draft
from checklist.services.explain import explain, reprint
from checklist.services.sign_draft import read_document, signing_of
from checklist.services.verify import verify_file
from checklist.store import assessments, audit
from tests.web.client import PASSWORD, ClientRequest
from tests.web.sealing import fill_in, post_everything, sample


@pytest.fixture
def base(fresh: ClientRequest) -> str:
    """The address of the own unit's draft, answered in full."""
    identifier = fresh.world.own.assessment_id
    fill_in(fresh.world.workspace, identifier)
    return f"/danh-gia/{identifier}"


def reviewed(client: ClientRequest, base: str) -> str:
    (value,) = client.get(f"{base}/ra-soat").tree.xpath("//input[@name='ma']/@value")
    return str(value)


def seal(client: ClientRequest, base: str) -> None:
    client.post(f"{base}/chot", ma=reviewed(client, base))


def test_a_unit_walks_from_log_in_to_a_signed_file_that_verifies(fresh: ClientRequest) -> None:
    workspace, unit = fresh.world.workspace, fresh.world.own.unit_id
    fresh.post("/dang-nhap", username="xa.officer", password=PASSWORD)
    with workspace.database() as db:
        assessments.discard(db, fresh.world.own.assessment_id)
    assert fresh.get(f"/don-vi/{unit}").words("//h1") == ["Ủy ban nhân dân xã An Bình"]
    profile: dict[str, Any] = {
        f"profile.{key}": str(value).lower() for key, value in sample()["unit"]["profile"].items()
    }
    started = fresh.post(f"/don-vi/{unit}/bat-dau", ky="2020-01-01..2020-12-31", quy_dinh="pl-34-2007", **profile)
    base = started.response.location
    identifier = base.rpartition("/")[2]
    assert "Còn phải làm trước khi chốt" in fresh.get(f"{base}/ra-soat").text
    fresh.post(f"{base}/chot", 422)
    post_everything(fresh, identifier)
    seal(fresh, base)
    draft = load_draft(workspace, identifier)
    assert draft.head.state == "sealed"

    fresh.log_out().log_in("co_signer")
    slots = [slot.name for slot in signing_of(workspace, draft).slots]
    fresh.post(f"{base}/ky", o="CoSigner1", cach="noi-bo", ban=str(signing_of(workspace, draft).base.id))
    fresh.log_out().log_in("head")
    for slot in ("Head", "Organisation"):
        if slot in slots:
            ban = str(signing_of(workspace, draft).base.id)
            fresh.post(f"{base}/ky", o=slot, cach="noi-bo", ban=ban, bo_qua="1")

    signing = signing_of(workspace, load_draft(workspace, identifier))
    checked = verify_file(workspace, read_document(workspace, signing.base), at=datetime.now(UTC))
    assert checked.is_valid, checked.problems()
    assert checked.content is not None
    assert checked.content["assessment"] == signing.printed
    assert "HỢP LỆ" in fresh.get(f"{base}/tep").text
    got = fresh.fetch(f"{base}/tep/{signing.base.id}")
    assert got.data == read_document(workspace, signing.base)
    assert signing.printed in got.headers["Content-Disposition"]


def test_a_sealed_report_is_found_by_the_id_it_prints_and_printed_again(fresh: ClientRequest, base: str) -> None:
    fresh.log_in("officer")
    seal(fresh, base)
    workspace = fresh.world.workspace
    signing = signing_of(workspace, load_draft(workspace, fresh.world.own.assessment_id))

    assert any("pl34.d5.k1" in line for line in explain(workspace, signing.printed, "pl34.d5.k1"))
    assert any("pl34.d5.k1" in line for line in explain(workspace, fresh.world.own.assessment_id, "pl34.d5.k1"))
    assert reprint(workspace, signing.printed.lower()) == read_document(workspace, signing.base)


def test_after_sealing_no_answer_and_no_text_changes(fresh: ClientRequest, base: str) -> None:
    fresh.log_in("officer")
    seal(fresh, base)

    page = fresh.post(f"{base}/bao-cao", 409, revision="1", situation="Khác")
    assert "Báo cáo đã chốt" in page.text
    assert load_draft(fresh.world.workspace, fresh.world.own.assessment_id).report.revision == 1


def test_what_changed_after_the_review_is_not_sealed(fresh: ClientRequest, base: str) -> None:
    fresh.log_in("officer")
    seen = reviewed(fresh, base)
    fresh.post(f"{base}/bao-cao", revision="1", situation="Nội dung mới")

    page = fresh.post(f"{base}/chot", 409, ma=seen)
    assert "vừa được sửa" in page.text
    assert load_draft(fresh.world.workspace, fresh.world.own.assessment_id).head.state == "draft"


def test_sealing_twice_leads_on_to_the_same_seal(fresh: ClientRequest, base: str) -> None:
    fresh.log_in("officer")
    seen = reviewed(fresh, base)
    fresh.post(f"{base}/chot", ma=seen)

    assert fresh.post(f"{base}/chot", ma=seen).response.location == f"{base}/ky"


def test_reopening_needs_a_reason_and_begins_a_new_version_with_the_same_answers(
    fresh: ClientRequest, base: str
) -> None:
    fresh.log_in("officer")
    seal(fresh, base)
    fresh.post(f"{base}/mo-lai", 422, ly_do="  ")
    new = fresh.post(f"{base}/mo-lai", ly_do="Sai số hộ").response.location.rpartition("/")[2]

    workspace, old_id = fresh.world.workspace, fresh.world.own.assessment_id
    old, draft = load_draft(workspace, old_id), load_draft(workspace, new)
    assert (draft.head.state, draft.head.version_of) == ("draft", old_id)
    assert {name: row.body for name, row in draft.rows.items()} == {name: row.body for name, row in old.rows.items()}
    assert draft.report.body == old.report.body
    with workspace.database() as db:
        entry = audit.of_subject(db, old_id)[-1]
    assert (entry.action, entry.detail["reason"]) == ("draft.unseal", "Sai số hộ")
    fresh.post(f"{base}/mo-lai", 422, ly_do="Lần nữa")
    fresh.log_out().log_in("head")
    page = fresh.post(f"{base}/ky", 422, o="Head", cach="noi-bo", bo_qua="1", ban="1")
    assert "đã có bản thay thế" in page.text


def test_the_same_content_is_not_sealed_again_and_the_way_back_is_shown(fresh: ClientRequest, base: str) -> None:
    fresh.log_in("officer")
    seal(fresh, base)
    new = fresh.post(f"{base}/mo-lai", ly_do="Xem lại").response.location

    page = fresh.get(f"{new}/ra-soat")
    assert "Không có gì thay đổi so với bản đã chốt" in page.by_id("nhu-cu")
    assert not page.select("//input[@name='ma']")
    fresh.post(f"{new}/bao-cao", revision="1", situation="Đã sửa")
    seal(fresh, new)


def test_an_unchanged_version_is_dropped_and_the_sealed_report_is_signed(fresh: ClientRequest, base: str) -> None:
    fresh.log_in("officer")
    seal(fresh, base)
    new = fresh.post(f"{base}/mo-lai", ly_do="Xem lại").response.location

    assert fresh.post(f"{new}/bo-phien-ban").response.location == f"{base}/ky"
    fresh.get(new, 404)
    fresh.log_out().log_in("head")
    draft = load_draft(fresh.world.workspace, fresh.world.own.assessment_id)
    document = str(signing_of(fresh.world.workspace, draft).base.id)
    fresh.post(f"{base}/ky", o="Head", cach="noi-bo", ban=document, bo_qua="1")


def test_a_version_with_changes_is_not_dropped(fresh: ClientRequest, base: str) -> None:
    fresh.log_in("officer")
    seal(fresh, base)
    new = fresh.post(f"{base}/mo-lai", ly_do="Xem lại").response.location
    fresh.post(f"{new}/bao-cao", revision="1", situation="Đã sửa")

    assert "Chỉ bỏ được" in fresh.post(f"{new}/bo-phien-ban", 409).text


def test_the_draft_pdf_is_a_pdf_named_as_a_draft(fresh: ClientRequest, base: str) -> None:
    got = fresh.log_in("officer").fetch(f"{base}/ban-thao.pdf")

    assert got.data.startswith(b"%PDF-")
    assert "ban-thao" in got.headers["Content-Disposition"]
