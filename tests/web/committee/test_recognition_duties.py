"""The committee's home tells whoever prepares decisions what is left between a concluded audit and a certificate."""

from __future__ import annotations

from checklist.domain.papers.common import Grade
from checklist.services.committee.certificates import batch_of
from checklist.services.committee.certificates_signing import standing_file
from tests.web.client import ClientRequest
from tests.web.recognition_given import TODAY, certificates_of, concluded, draft, given, issued, regraded

HOME = "/ban-chi-dao"
DUTIES = "//h2[@id='viec']/following-sibling::ul//a"


def duties(reader: ClientRequest, role: str) -> dict[str, str]:
    """The lines of the reader's duties with where each leads."""
    page = reader.log_in(role).get(HOME)
    return {(link.text or "").strip(): link.get("href") for link in page.select(DUTIES)}


def signed(reader: ClientRequest, decision_id: str) -> str:
    """The same decision with the chair's signature."""
    place = f"{HOME}/cong-nhan/{decision_id}"
    (over, *_) = reader.log_in("chair").get(place).select("//input[@name='ban']/@value")
    reader.post(f"{place}/ky", o="Head", ban=over, cach="noi-bo")
    return decision_id


def test_a_concluded_audit_in_no_decision_waits_for_who_prepares_decisions(fresh: ClientRequest) -> None:
    concluded(fresh.world)
    waiting = "bản nộp đã kết luận thẩm định, chưa đưa vào văn bản công nhận nào"

    link = duties(fresh, "committee_member")[waiting]
    assert link == f"{HOME}/cong-nhan?dot={fresh.world.committee.campaign}#lap-moi"
    assert fresh.get(link).select("//select[@name='dot']/option[@selected]/@value") == [fresh.world.committee.campaign]
    assert waiting in duties(fresh, "chair")
    assert waiting not in duties(fresh, "auditor")


def test_a_draft_that_lists_it_ends_the_wait(fresh: ClientRequest) -> None:
    draft(fresh.world)

    assert not [line for line in duties(fresh, "chair") if "công nhận" in line]


def test_an_issued_decision_that_nobody_signed_is_urgent_and_one_click_away(fresh: ClientRequest) -> None:
    decision_id = issued(fresh.world)

    found = duties(fresh, "committee_member")

    assert found["văn bản công nhận đã ban hành, chưa ký"] == f"{HOME}/cong-nhan/{decision_id}"
    assert "giấy công nhận chưa cấp theo văn bản đã ký" not in found


def test_certificates_wait_for_the_chair_once_the_decision_is_signed(fresh: ClientRequest) -> None:
    decision_id = signed(fresh, issued(fresh.world))
    waiting = "giấy công nhận chưa cấp theo văn bản đã ký"

    assert duties(fresh, "chair")[waiting] == f"{HOME}/cong-nhan/{decision_id}/giay"
    assert waiting not in duties(fresh, "committee_member")


def test_certificates_that_no_file_was_made_of_wait_until_one_is(fresh: ClientRequest) -> None:
    decision_id = signed(fresh, issued(fresh.world))
    given(fresh.world, decision_id)
    waiting = "giấy công nhận đã cấp, chưa lập tệp để in và ký"
    assert duties(fresh, "committee_member")[waiting] == f"{HOME}/cong-nhan/{decision_id}/giay"

    standing_file(fresh.world.workspace, certificates_of(fresh.world, decision_id)[0])

    assert not [line for line in duties(fresh, "chair") if "công nhận" in line]


def test_a_unit_that_gets_no_certificate_leaves_nothing_to_do(fresh: ClientRequest) -> None:
    decision_id = draft(fresh.world)
    regraded(fresh.world.workspace, decision_id, Grade("weak", "Yếu"))
    signed(fresh, issued(fresh.world, decision_id=decision_id))

    assert batch_of(fresh.world.workspace, decision_id, today=TODAY).entries[0].why_not
    assert not [line for line in duties(fresh, "chair") if "công nhận" in line]
