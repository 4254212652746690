"""Annexes II to V: honest figures, listed evidence, a plan that shows its gaps, and what ties paper to data."""

from __future__ import annotations

import hashlib

import pytest

from checklist.domain.answers import Declared, Evidence
from checklist.domain.law import SourceCheck
from checklist.domain.report import NO_FIGURE, TO_BE_ADDED, Table
from checklist.domain.report_limits import LONGEST_ADDRESS
from checklist.domain.requirement import FactKind
from tests.domain.report_samples import (
    IDENTIFIER,
    RULES_DIGEST,
    a_case,
    a_check,
    a_point,
    a_question,
    a_requirement,
    answered,
    done,
    seven_verdicts,
    vi,
)


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def test_figures_begin_with_the_units_profile() -> None:
    assert cells(a_case().report().figures) == [
        ("A", "Đặc điểm của đơn vị", ""),
        ("A.0", "Loại hình", "Cơ quan hành chính, đơn vị sự nghiệp công lập"),
        ("A.1", "Tổng số người lao động", "320"),
        ("A.2", "Có tổ chức công đoàn không?", "có"),
    ]


def test_figures_count_events_once_and_give_every_number() -> None:
    counted = a_question("votes", FactKind.INTEGER, "Số phiếu")
    requirements = [
        a_requirement("r1", for_each="meetings", records_title=vi("Cuộc họp"), facts=(a_question(),)),
        a_requirement("r2", for_each="meetings", records_title=vi("Cuộc họp"), facts=(a_question(),)),
        a_requirement("r3", facts=(counted,)),
    ]
    answers = {
        "r1": done("r1", records=({"posted": True}, {"posted": True})),
        "r2": done("r2"),
        "r3": done("r3", facts={"votes": 48328}),
    }
    shown = cells(a_case(requirements, answers).report().figures)[4:]

    assert shown == [("1", "Những nội dung công khai", ""), ("1.1", "Cuộc họp", "2 lần"), ("1.3", "Số phiếu", "48.328")]


def test_a_number_not_given_is_said_to_be_missing_and_counted() -> None:
    requirement = a_requirement(facts=(a_question("votes", FactKind.INTEGER, "Số phiếu"),))
    figures = a_case([requirement]).report().figures

    assert cells(figures)[-1] == ("1.1", "Số phiếu", NO_FIGURE)
    assert figures.notes[-1] == "Còn 1 chỉ tiêu chưa có số liệu."


def test_evidence_is_listed_with_kind_reference_and_the_start_of_its_hash() -> None:
    digest = hashlib.sha256(b"photo").hexdigest()
    papers = (
        Evidence("signed_minutes", "Biên bản họp", "05/BB", None, sha256=digest, file="a.pdf"),
        Evidence("signed_minutes", "Trang tin", link="https://example.vn/1"),
    )
    table = a_case(answers={"r1": done("r1", evidence=papers)}).report().evidence

    assert cells(table) == [
        ("1", "1.1", "Biên bản có đủ chữ ký", "05/BB", "Biên bản họp", f"tệp ({digest[:8]})"),
        ("2", "1.1", "Biên bản có đủ chữ ký", "–", "Trang tin – https://example.vn/1", "liên kết"),
    ]


def test_what_is_declared_done_without_evidence_is_listed() -> None:
    assert a_case().report().evidence.notes == ("Chưa có minh chứng: 1 nội dung khai đạt hoặc đạt một phần (mục 1.1).",)


def test_the_plan_gives_cause_remedy_owner_deadline_and_product() -> None:
    assert cells(seven_verdicts().report().remedies)[0] == (
        "1",
        "Mục 1.2 – Chưa niêm yết; cần niêm yết ngay.",
        "Cán bộ mới nhận việc.",
        "Niêm yết bổ sung",
        "Nguyễn Thị Bình",
        "31/03/2026",
        "Biên bản niêm yết",
    )


def test_a_shortfall_without_a_plan_says_what_must_be_added() -> None:
    table = seven_verdicts().report().remedies

    assert cells(table)[1][2:6] == (TO_BE_ADDED,) * 4
    assert table.notes == ("Còn 1 hạn chế chưa đủ nguyên nhân, biện pháp, người chịu trách nhiệm, thời hạn.",)


def test_what_was_not_judged_is_listed_with_reason_and_effect() -> None:
    assert [row[1:] for row in cells(seven_verdicts().report().excluded)] == [
        ("1.6", "Chưa đủ căn cứ",
         "Thiếu dữ kiện để đối chiếu: “Đã niêm yết chưa?”. Lý do: Sổ theo dõi thất lạc.", "0 điểm"),
        ("1.7", "Chưa đến hạn", "Hạn thực hiện đến ngày 31/03/2026.", "không tính vào điểm tối đa, quy đổi"),
        ("1.4", "Không phát sinh trong kỳ", "Trong kỳ không có việc này.", "tính đủ điểm"),
        ("1.5", "Không áp dụng", "Không thuộc diện áp dụng theo đặc điểm của đơn vị.",
         "không tính vào điểm tối đa, quy đổi"),
    ]  # fmt: skip


def test_requirements_that_stand_alike_for_one_reason_share_a_row() -> None:
    identifiers = ("r1", "r2", "r3")
    answers = {i: answered(i, Declared.DID_NOT_ARISE, reason="Không có dự án.") for i in identifiers}
    rows = cells(a_case([a_requirement(i) for i in identifiers], answers).report().excluded)

    assert rows == [("1", "1.1, 1.2, 1.3", "Không phát sinh trong kỳ", "Không có dự án.", "tính đủ điểm")]


def test_doubts_of_book_requirement_check_and_point_are_listed() -> None:
    doubtful = a_check(doubt=vi("Nghi vấn về phép đối chiếu."), source_check=SourceCheck.EXCERPT)
    requirement = a_requirement(
        doubt=vi("Nghi vấn về yêu cầu."),
        facts=(a_question(),),
        checks=(doubtful,),
        points=(a_point("a", doubt=vi("Nghi vấn về nội dung.")),),
    )
    case = a_case([requirement], {"r1": done("r1", facts={"posted": True})}, doubt=vi("Nghi vấn chung."))

    assert [row[1:] for row in cells(case.report().legal_points)] == [
        ("Chung", "Nghi vấn chung."),
        ("1.1", "Nghi vấn về yêu cầu."),
        ("1.1", "Nghi vấn về phép đối chiếu. (trích đoạn)"),
        ("1.1", "Nghi vấn về nội dung."),
    ]


def test_a_warning_from_memory_is_shown_and_lowers_nothing() -> None:
    remembered = a_check(source_check=SourceCheck.MEMORY)
    requirement = a_requirement(facts=(a_question(),), checks=(remembered,))
    report = a_case([requirement], {"r1": done("r1", facts={"posted": False})}).report()

    assert report.scores[0].rows[0].verdict == "Đ"
    assert cells(report.legal_points)[0][2] == (
        "Nhắc: có; dữ kiện: không. Chưa niêm yết; cần niêm yết ngay. (theo trí nhớ, chỉ nhắc)"
    )


def test_doubts_about_what_does_not_apply_are_left_out() -> None:
    case = seven_verdicts()
    assert cells(case.report().legal_points) == []


def test_the_sources_of_what_applies_are_counted() -> None:
    requirements = [a_requirement("r1"), a_requirement("r2", source_check=SourceCheck.MEMORY)]
    notes = a_case(requirements, {"r1": done("r1"), "r2": done("r2")}).report().legal_points.notes

    assert notes == ("Nguồn đã dùng để lập các nội dung áp dụng: toàn văn 1; theo trí nhớ, chỉ nhắc 1 nội dung.",)


def test_the_last_block_names_report_rules_scheme_and_the_day_of_the_figures() -> None:
    rows = dict(a_case().report().verification.rows)

    assert rows["Mã bản tự đánh giá"] == IDENTIFIER
    assert rows["Số liệu chốt ngày"] == "05/01/2026"
    assert rows["Mã băm bộ quy định (SHA-256)"] == RULES_DIGEST
    assert rows["Thang điểm"] == "Thang 100 điểm (book-100)"


def test_the_code_leads_to_the_address_with_id_and_digest() -> None:
    report = a_case().report(verification_url="https://example.vn/tra-cuu/")

    assert report.verification.qr == f"https://example.vn/tra-cuu/{IDENTIFIER}?sha256={report.digest}"


def test_the_address_may_be_among_the_units_texts() -> None:
    qr = a_case(report={"verification_url": "https://xa.vn/qr"}).report().verification.qr

    assert qr is not None
    assert qr.startswith(f"https://xa.vn/qr/{IDENTIFIER}?")


@pytest.mark.parametrize("address", [None, "", "https://example.vn/" + "x" * LONGEST_ADDRESS])
def test_without_a_usable_address_the_code_holds_id_and_digest_itself(address: str | None) -> None:
    report = a_case().report(verification_url=address)

    assert report.verification.qr == f"DCS {IDENTIFIER} SHA256 {report.digest}"
