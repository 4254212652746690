"""Audit through its pages: both columns kept, nobody judges the own unit, reasons wanted, the chair concludes."""

from __future__ import annotations

import pytest

from checklist.services.committee.audit_reading import audit_view
from checklist.store import audits, submissions
from checklist.store.database import transaction
from tests.web.client import ClientRequest
from tests.web.committee_world import AGENCY

QUEUE = "/ban-chi-dao/tham-dinh"


@pytest.fixture
def case(fresh: ClientRequest) -> str:
    return f"{QUEUE}/{fresh.world.committee.submission}"


@pytest.fixture
def first(fresh: ClientRequest) -> str:
    """A requirement that the unit met."""
    view = audit_view(fresh.world.workspace, fresh.world.committee.submission)
    return next(each.finding.requirement.id for each in view.comparisons if each.self_value == "done")


def judge(reader: ClientRequest, case: str, requirement: str, status: int = 303, revision: int = 0, **said: str) -> str:
    """Say something of a requirement; returns the text of the page that refuses it."""
    fields = {"verdict": "", "reason": "", "seen": "", "question": "", "reply": "", **said}
    page = reader.post(f"{case}/yeu-cau/{requirement}", status, revision=str(revision), **fields)
    return "" if page.tree is None else page.text


def take(reader: ClientRequest, case: str) -> ClientRequest:
    """Log in as the auditor and take the audit."""
    reader.log_in("auditor").post(f"{case}/mo")
    return reader


def test_the_queue_names_the_submission_and_why_to_look(fresh: ClientRequest) -> None:
    assert "nộp lần đầu" in fresh.log_in("auditor").get(QUEUE).text


def test_a_lower_value_with_its_reason_changes_the_audit_score_and_not_the_units(
    fresh: ClientRequest, case: str, first: str
) -> None:
    take(fresh, case)
    before = audit_view(fresh.world.workspace, fresh.world.committee.submission)

    judge(fresh, case, first, verdict="not_done", reason="Không có biên bản niêm yết.")

    view = audit_view(fresh.world.workspace, fresh.world.committee.submission)
    assert view.self_score == before.self_score
    assert view.audit_score.total < before.audit_score.total
    assert "Không đạt" in fresh.get(f"{case}?loc=khac").text


def test_another_value_without_a_reason_is_not_put_forward(fresh: ClientRequest, case: str, first: str) -> None:
    take(fresh, case)
    judge(fresh, case, first, verdict="not_done")

    page = fresh.post(f"{case}/trinh", 422, revision="1", remark="Đã xem hồ sơ & sổ <b>")

    assert "chưa ghi lý do" in page.text
    assert "Đã xem hồ sơ & sổ <b>" in page.text


def test_an_open_question_holds_the_audit_up_until_it_is_answered(fresh: ClientRequest, case: str, first: str) -> None:
    take(fresh, case)
    judge(fresh, case, first, question="Biên bản lưu ở đâu?")
    assert "giải trình" in fresh.post(f"{case}/trinh", 422, revision="1", remark="").text

    judge(fresh, case, first, revision=1, question="Biên bản lưu ở đâu?", reply="Công văn 12 ngày 03/02/2026.")

    fresh.post(f"{case}/trinh", revision="1", remark="Đủ")


def test_the_chair_concludes_what_the_auditor_put_forward(fresh: ClientRequest, case: str) -> None:
    take(fresh, case).post(f"{case}/trinh", revision="1", remark="Đủ hồ sơ")

    fresh.log_in("chair").post(f"{case}/ket-luan", revision="2", conclusion="Nhất trí.")

    with fresh.world.workspace.database() as db:
        audit = audits.get(db, fresh.world.committee.submission)
        assert audit is not None
        assert audit.state == "concluded"
        assert audit.score is not None
        assert submissions.get(db, fresh.world.committee.submission).state == "concluded"
    assert "Nhất trí." in fresh.get(case).text


def test_a_conclusion_needs_words(fresh: ClientRequest, case: str) -> None:
    take(fresh, case).post(f"{case}/trinh", revision="1", remark="Đủ hồ sơ")

    assert "kết luận" in fresh.log_in("chair").post(f"{case}/ket-luan", 422, revision="2", conclusion=" ").text


def test_an_audit_that_is_sent_back_goes_on(fresh: ClientRequest, case: str, first: str) -> None:
    take(fresh, case).post(f"{case}/trinh", revision="1", remark="Đủ hồ sơ")
    fresh.log_in("chair").post(f"{case}/ket-luan", revision="2", conclusion="Xem lại Điều 7.", lam_lai="1")

    assert "Xem lại Điều 7." in fresh.log_in("auditor").get(case).text
    judge(fresh, case, first, verdict="partly", reason="Thiếu một kỳ.")


def test_a_concluded_audit_takes_no_more_values(fresh: ClientRequest, case: str, first: str) -> None:
    take(fresh, case).post(f"{case}/trinh", revision="1", remark="Đủ hồ sơ")
    fresh.log_in("chair").post(f"{case}/ket-luan", revision="2", conclusion="Nhất trí.")

    assert "không ở trạng thái" in judge(fresh.log_in("auditor"), case, first, 422, verdict="partly", reason="x")


def test_a_return_needs_a_reason_and_shows_it(fresh: ClientRequest, case: str) -> None:
    take(fresh, case).post(f"{case}/tra-lai", 422, revision="1", return_reason=" ")

    fresh.post(f"{case}/tra-lai", revision="1", return_reason="Thiếu chữ ký công đoàn.")

    assert "Thiếu chữ ký công đoàn." in fresh.get(case).text


def test_two_auditors_on_one_requirement_lose_nothing(fresh: ClientRequest, case: str, first: str) -> None:
    take(fresh, case)
    judge(fresh, case, first, verdict="partly", reason="Lần một")

    page = judge(fresh, case, first, 409, verdict="not_done", reason="Lần hai")

    assert "Lần hai" in page
    assert "người khác sửa" in page


def test_saving_the_same_twice_changes_nothing(fresh: ClientRequest, case: str, first: str) -> None:
    take(fresh, case)
    judge(fresh, case, first, verdict="partly", reason="Một")

    judge(fresh, case, first, verdict="partly", reason="Một")

    with fresh.world.workspace.database() as db:
        assert audits.items(db, fresh.world.committee.submission)[first].revision == 1


def test_nobody_audits_the_own_unit(fresh: ClientRequest, case: str) -> None:
    _employ_auditor(fresh)
    fresh.log_in("auditor")

    assert "đơn vị công tác của bạn" in fresh.get(case).text
    assert "chính đơn vị mình" in fresh.post(f"{case}/mo", 422).text


def test_an_audit_belongs_to_who_took_it(fresh: ClientRequest, case: str, first: str) -> None:
    take(fresh, case)

    assert "người khác phụ trách" in judge(fresh.log_in("auditor", "other"), case, first, 422, verdict="done")


def test_a_sample_can_be_drawn_again_from_its_seed(fresh: ClientRequest) -> None:
    campaign = fresh.world.committee.campaign

    fresh.log_in("auditor").post(f"{QUEUE}/mau", dot=campaign, size="1", seed="2026-dot-1")

    page = fresh.get(f"{QUEUE}?dot={campaign}")
    assert "2026-dot-1" in page.text
    assert "trong mẫu chọn ngẫu nhiên" in page.text


def test_words_of_html_come_back_as_typed(fresh: ClientRequest, case: str, first: str) -> None:
    take(fresh, case)
    judge(fresh, case, first, verdict="partly", reason="<script>alert(1)</script> 🏡")

    assert "<script>alert(1)</script> 🏡" in fresh.get(f"{case}/yeu-cau/{first}").text


def _employ_auditor(reader: ClientRequest) -> None:
    """Let the unit that was received be the one that employs the auditor."""
    held = reader.world.committee
    with reader.world.workspace.database() as db, transaction(db):
        user = reader.world.user("auditor")
        unit = db.execute(
            "SELECT name, kind, superior FROM register_units WHERE id = ?", [held.register_unit]
        ).fetchone()
        db.execute(
            "INSERT INTO units SELECT ?, ?, ?, ?, place, profile, is_sample, created_at FROM units WHERE name = ?",
            [held.register_unit, *unit, AGENCY.name],
        )
        db.execute("UPDATE users SET unit_id = ? WHERE id = ?", [held.register_unit, user.id])
