"""Another grade than the audited one: only with a reason, never over a knock-out."""

from __future__ import annotations

from checklist.domain.committee.audit import AuditItem
from checklist.domain.findings import Verdict
from checklist.services.committee.audit_reading import audit_view
from checklist.services.committee.audits import conclude, open_audit, propose, save_item
from checklist.services.committee.recognition import decision_view
from checklist.store import decisions
from tests.documents.render_samples import pages_of
from tests.web.client import ClientRequest
from tests.web.pages import Page
from tests.web.recognition_forms import fields_of, page_of
from tests.web.recognition_given import AT, draft, issued


def settled(reader: ClientRequest, decision_id: str, grade: str, reason: str, status: int = 303) -> Page:
    """Save the draft with another grade for its one unit."""
    fields = fields_of(reader.log_in("committee_member"), decision_id)
    (unit,) = [name.removeprefix("note.") for name in fields if name.startswith("note.")]
    fields |= {f"grade.{unit}": grade, f"reason.{unit}": reason}
    return reader.post(page_of(decision_id), status, **fields)


def test_another_grade_than_the_audited_one_needs_a_reason(fresh: ClientRequest) -> None:
    decision_id = draft(fresh.world)

    page = settled(fresh, decision_id, "average", "", 422)

    (link,) = page.select("//div[@role='alert']//a/@href")
    assert link.startswith("#reason.")
    assert page.select("//select[starts-with(@name, 'grade.')]/option[@value='average'][@selected]")


def test_a_grade_settled_for_a_reason_is_listed_with_it_and_counts(fresh: ClientRequest) -> None:
    decision_id = draft(fresh.world)
    before = decision_view(fresh.world.workspace, decision_id).contents.units[0].grade
    settled(fresh, decision_id, "average", "Có đơn thư đúng")
    issued(fresh.world, decision_id=decision_id)

    (unit,) = decision_view(fresh.world.workspace, decision_id).contents.units
    words = " ".join(" ".join(pages_of(fresh.fetch(f"{page_of(decision_id)}/van-ban.pdf").data)).split())
    with fresh.world.workspace.database() as db:
        (line,) = decisions.lines(db, decision_id)
    assert (unit.grade.name, unit.audited) == ("Trung bình", before)
    assert line.grade == "average"
    assert "Có đơn thư đúng" in line.note
    assert "Có đơn thư đúng" in words
    assert "Có đơn thư đúng" in fresh.get(page_of(decision_id)).text


def test_the_audited_grade_comes_back_without_its_reason(fresh: ClientRequest) -> None:
    decision_id = draft(fresh.world)
    before = decision_view(fresh.world.workspace, decision_id).contents
    settled(fresh, decision_id, "average", "Có đơn thư đúng")
    settled(fresh, decision_id, before.units[0].grade.id, "Có đơn thư đúng")

    assert decision_view(fresh.world.workspace, decision_id).contents.units == before.units


def test_a_grade_held_down_by_a_knock_out_is_not_raised(fresh: ClientRequest) -> None:
    workspace, submission = fresh.world.workspace, fresh.world.committee.submission
    auditor, chair = fresh.world.user("auditor"), fresh.world.user("chair")
    open_audit(workspace, submission, auditor, at=AT)
    item = AuditItem("nd04.d5.k1.yearly", Verdict.NOT_DONE, reason="Không có hồ sơ")
    save_item(workspace, submission, item, expected_revision=0, auditor=auditor, at=AT)
    assert audit_view(workspace, submission).audit_score.knocked_out
    propose(workspace, submission, remark="", expected_revision=1, auditor=auditor, at=AT)
    conclude(workspace, submission, conclusion="Nhất trí.", expected_revision=2, chair=chair, at=AT)

    page = settled(fresh, draft(fresh.world), "good", "Có cố gắng", 422)

    assert "đang bị khống chế" in page.text


def test_a_grade_that_the_scheme_does_not_have_is_refused(fresh: ClientRequest) -> None:
    page = settled(fresh, draft(fresh.world), "excellent", "Vì vậy", 422)

    assert "không có mức xếp loại này" in page.text
