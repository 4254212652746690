"""Recognition through its pages: a draft from concluded audits, issued once and for all, signed and verified."""

from __future__ import annotations

import io
import sqlite3
from datetime import date

import pytest

from checklist.domain.papers.common import PaperKind
from checklist.services.committee.recognition import decision_view
from checklist.services.verify import verify_file
from checklist.store import decisions
from checklist.store.database import transaction
from checklist.web.clock import now
from tests.documents.render_samples import pages_of
from tests.web.client import ClientRequest
from tests.web.recognition_forms import OVERVIEW, fields_of, page_of
from tests.web.recognition_given import TODAY, concluded, draft, issued


def test_a_draft_lists_what_is_concluded_with_both_scores_and_the_grade(fresh: ClientRequest) -> None:
    concluded(fresh.world)

    fresh.log_in("committee_member").post(OVERVIEW, dot=fresh.world.committee.campaign)

    (link,) = fresh.get(OVERVIEW).select("//tbody//th/a/@href")
    (row,) = fresh.get(link).words("//tbody/tr")
    view = decision_view(fresh.world.workspace, link.rpartition("/")[2])
    assert view.contents.units[0].name in row
    assert view.contents.units[0].grade.name in row
    assert view.decision.form == "notice"


def test_nothing_concluded_makes_no_draft_and_says_so(fresh: ClientRequest) -> None:
    page = fresh.log_in("committee_member").post(OVERVIEW, 422, dot=fresh.world.committee.campaign)

    assert "chưa có bản nộp nào đã kết luận" in page.text


def test_an_auditor_reads_and_does_not_prepare(fresh: ClientRequest) -> None:
    decision_id = draft(fresh.world)
    fresh.log_in("auditor")

    assert "Lưu dự thảo" not in fresh.get(page_of(decision_id)).text
    fresh.post(page_of(decision_id), 403, revision="1")


def test_what_is_typed_in_a_draft_is_kept_and_printed_as_a_draft(fresh: ClientRequest) -> None:
    decision_id = draft(fresh.world)
    fields = fields_of(fresh.log_in("committee_member"), decision_id)
    (note,) = [name for name in fields if name.startswith("note.")]

    fresh.post(page_of(decision_id), **{**fields, note: "Ghi <b>chú</b>", "plan_due": "01/03/2026"})

    assert fields_of(fresh, decision_id)[note] == "Ghi <b>chú</b>"
    checked = verify_file(fresh.world.workspace, fresh.fetch(f"{page_of(decision_id)}/van-ban.pdf").data, at=now())
    assert checked.paper is not None
    assert checked.paper.is_draft


def test_a_state_committee_decides_and_a_party_one_gives_notice(fresh: ClientRequest) -> None:
    concluded(fresh.world)
    with fresh.world.workspace.database() as db, transaction(db):
        db.execute("UPDATE committee SET layout = 'nd30'")
    decision_id = draft(fresh.world)

    page = fresh.log_in("committee_member").get(page_of(decision_id))
    words = " ".join(" ".join(pages_of(fresh.fetch(f"{page_of(decision_id)}/van-ban.pdf").data)).split())

    assert page.select("//textarea[@name='bases']")[0].text.strip().startswith("Căn cứ ")
    assert "QUYẾT ĐỊNH:" in words
    assert "Điều 1." in words


def test_a_bad_day_is_refused_beside_its_field_with_everything_kept(fresh: ClientRequest) -> None:
    decision_id = draft(fresh.world)
    fields = fields_of(fresh.log_in("committee_member"), decision_id)

    page = fresh.post(page_of(decision_id), 422, **{**fields, "plan_due": "31/02/2026", "proposed_by": "Văn phòng"})

    assert page.select("//input[@name='plan_due'][@aria-invalid]")
    assert page.select("//input[@name='proposed_by'][@value='Văn phòng']")


def test_a_second_saver_does_not_overwrite_the_first(fresh: ClientRequest) -> None:
    decision_id = draft(fresh.world)
    fields = fields_of(fresh.log_in("committee_member"), decision_id)
    fresh.post(page_of(decision_id), **{**fields, "proposed_by": "Một"})

    page = fresh.post(page_of(decision_id), 409, **{**fields, "proposed_by": "Hai"})

    assert "vừa được người khác sửa" in page.text
    assert decision_view(fresh.world.workspace, decision_id).contents.terms.proposed_by == "Một"


def test_only_the_chair_issues_and_not_without_number_and_day(fresh: ClientRequest) -> None:
    decision_id = draft(fresh.world)
    fresh.log_in("committee_member").post(f"{page_of(decision_id)}/ban-hanh", 403, revision="1")

    page = fresh.log_in("chair").post(f"{page_of(decision_id)}/ban-hanh", 422, revision="1", number="", dated="")

    assert "Ghi số văn bản" in page.text
    assert "Ghi ngày ban hành" in page.text


def test_a_day_after_today_is_refused(fresh: ClientRequest) -> None:
    decision_id = draft(fresh.world)

    page = fresh.log_in("chair").post(
        f"{page_of(decision_id)}/ban-hanh", 422, revision="1", number="15", dated="01/01/2999"
    )

    assert "không thể sau hôm nay" in page.text
    assert page.select("//input[@name='number'][@value='15']")


def test_a_number_is_used_once_a_day(fresh: ClientRequest) -> None:
    second = draft(fresh.world)
    issued(fresh.world, "15")

    page = fresh.log_in("chair").post(
        f"{page_of(second)}/ban-hanh", 422, revision="1", number="15", dated=f"{TODAY:%d/%m/%Y}"
    )

    assert "15-TB/BCĐ" in page.text


def test_the_chair_and_the_clerk_sign_and_the_file_verifies(fresh: ClientRequest) -> None:
    decision_id = draft(fresh.world)
    fresh.log_in("chair").post(f"{page_of(decision_id)}/ban-hanh", revision="1", number="15", dated="02/02/2026")
    for role, slot in (("chair", "Head"), ("committee_member", "Organisation")):
        over = fresh.log_in(role).get(page_of(decision_id)).select("//input[@name='ban']/@value")[0]
        fresh.post(f"{page_of(decision_id)}/ky", o=slot, ban=over, cach="noi-bo")

    checked = verify_file(fresh.world.workspace, fresh.fetch(f"{page_of(decision_id)}/van-ban.pdf").data, at=now())

    assert checked.is_valid
    assert [each.slot for each in checked.signatures.signatures] == ["Head", "Organisation"]
    assert checked.paper is not None
    assert (checked.paper.kind, checked.paper.number) == (PaperKind.DECISION, "15-TB/BCĐ")


def test_a_member_does_not_sign_for_the_chair(fresh: ClientRequest) -> None:
    decision_id = issued(fresh.world)
    over = decision_view(fresh.world.workspace, decision_id).decision.newest

    page = fresh.log_in("committee_member").post(f"{page_of(decision_id)}/ky", 422, o="Head", ban=over, cach="noi-bo")

    assert "không ký ô đó" in page.text


def test_a_signature_on_a_file_that_is_not_the_newest_is_refused(fresh: ClientRequest) -> None:
    decision_id = issued(fresh.world)
    over = decision_view(fresh.world.workspace, decision_id).decision.newest
    fresh.log_in("chair").post(f"{page_of(decision_id)}/ky", o="Head", ban=over, cach="noi-bo")

    page = fresh.post(f"{page_of(decision_id)}/ky", 409, o="Organisation", ban=over, cach="noi-bo")

    assert "vừa được người khác sửa hoặc ký" in page.text


def test_a_file_signed_elsewhere_is_taken_when_it_extends_ours(fresh: ClientRequest) -> None:
    decision_id = issued(fresh.world)
    ours = fresh.log_in("chair").fetch(f"{page_of(decision_id)}/van-ban.pdf").data
    over = decision_view(fresh.world.workspace, decision_id).decision.newest
    fresh.post(f"{page_of(decision_id)}/ky", o="Head", ban=over, cach="noi-bo")
    signed = fresh.fetch(f"{page_of(decision_id)}/van-ban.pdf").data
    with fresh.world.workspace.database() as db, transaction(db):
        db.execute("UPDATE decisions SET signed_sha256 = NULL WHERE id = ?", [decision_id])

    fresh.post(f"{page_of(decision_id)}/ky/tai-len", tep=(io.BytesIO(signed), "ky.pdf"))

    assert signed.startswith(ours)
    assert fresh.fetch(f"{page_of(decision_id)}/van-ban.pdf").data == signed


@pytest.mark.parametrize("damage", ["other", "cut", "none"])
def test_any_other_file_is_not_taken(fresh: ClientRequest, damage: str) -> None:
    decision_id = issued(fresh.world)
    ours = fresh.log_in("chair").fetch(f"{page_of(decision_id)}/van-ban.pdf").data
    sent = {"other": b"%PDF-1.7 khac", "cut": ours[:-40], "none": ours}[damage]

    fresh.post(f"{page_of(decision_id)}/ky/tai-len", 422, tep=(io.BytesIO(sent), "ky.pdf"))

    assert decision_view(fresh.world.workspace, decision_id).decision.signed_sha256 is None


def test_an_issued_decision_stands_still_whatever_asks(fresh: ClientRequest) -> None:
    decision_id = issued(fresh.world)
    fields = {"period_name": "năm 2031", "signer_title": "Trưởng Ban"}
    fresh.log_in("committee_member").post(page_of(decision_id), 409, revision="2", **fields)
    fresh.post(f"{page_of(decision_id)}/bo", 409, revision="2")

    with fresh.world.workspace.database() as db:
        for statement in (
            "UPDATE decisions SET number = '16'",
            "UPDATE decisions SET body = '{}'",
            "UPDATE decisions SET paper_sha256 = NULL",
            "DELETE FROM decisions",
            "UPDATE recognitions SET grade = 'good'",
            "DELETE FROM recognitions",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                db.execute(statement)
        assert decisions.get(db, decision_id).dated == date(2026, 2, 2)


def test_a_draft_may_be_dropped(fresh: ClientRequest) -> None:
    decision_id = draft(fresh.world)

    fresh.log_in("committee_member").post(f"{page_of(decision_id)}/bo", revision="1")

    fresh.get(page_of(decision_id), 404)


def test_the_grade_counts_in_the_campaign_once_it_is_issued(fresh: ClientRequest) -> None:
    decision_id = issued(fresh.world)
    fresh.log_in("committee_member")

    page = fresh.post(OVERVIEW, 422, dot=fresh.world.committee.campaign)

    assert "chưa được công nhận" in page.text
    assert decision_view(fresh.world.workspace, decision_id).decision.state == "issued"
