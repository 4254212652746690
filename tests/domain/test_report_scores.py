"""Annex I: each requirement with its citation, its letter, what it rests on, and why it was lowered."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from checklist.domain.answers import Adjustment, Declared, Evidence
from checklist.domain.law import Citation, SourceCheck
from checklist.domain.report import Report, ScoreRow
from checklist.domain.report_reasons import MOST_EVENTS
from checklist.domain.requirement import Body, FactKind, Right
from tests.domain.report_samples import (
    a_case,
    a_check,
    a_point,
    a_question,
    a_requirement,
    answered,
    done,
    seven_verdicts,
    ticks,
    vi,
)


def rows(report: Report) -> dict[str, ScoreRow]:
    return {row.id: row for group in report.scores for row in group.rows}


def test_each_of_the_seven_verdicts_has_its_letter() -> None:
    assert {identifier: row.verdict for identifier, row in rows(seven_verdicts().report()).items()} == {
        "done": "Đ",
        "partly": "MP",
        "not_done": "K",
        "did_not_arise": "KPS",
        "not_applicable": "KAD",
        "undetermined": "CCC",
        "not_yet_due": "CĐH",
    }


def test_every_row_carries_its_requirements_id_and_a_number_within_its_right() -> None:
    requirements = [a_requirement("r1"), a_requirement("r2", right=Right.OVERSIGHT), a_requirement("r3")]
    report = a_case(requirements, {key: done(key) for key in ("r1", "r2", "r3")}).report()

    assert {row.id: row.number for row in rows(report).values()} == {"r1": "1.1", "r3": "1.2", "r2": "2.1"}


def test_citations_of_one_instrument_name_it_once() -> None:
    cite = (Citation("law", "4", 1), Citation("law", "5"), Citation("code", "63", 2, "đ"))
    row = rows(a_case([a_requirement(cite=cite)]).report())["r1"]

    assert row.citation == ("khoản 1 Điều 4; Điều 5 Nghị định 01/2020/NĐ-CP; điểm đ khoản 2 Điều 63 Bộ luật Lao động")


def test_a_citation_not_known_from_the_full_text_says_how_it_is_known() -> None:
    row = rows(a_case([a_requirement(source_check=SourceCheck.EXCERPT)]).report())["r1"]

    assert row.citation == "khoản 1 Điều 4 Nghị định 01/2020/NĐ-CP (trích đoạn)"


def test_what_rests_on_memory_is_listed_without_points() -> None:
    row = rows(a_case([a_requirement(source_check=SourceCheck.MEMORY)]).report())["r1"]

    assert (row.maximum, row.earned) == ("–", "–")
    assert row.citation.endswith("(theo trí nhớ, chỉ nhắc)")


def test_a_duty_of_somebody_else_is_listed_without_points() -> None:
    row = rows(a_case([a_requirement(duty_of=Body.TRADE_UNION)]).report())["r1"]

    assert (row.maximum, row.earned) == ("–", "–")


def test_a_lowered_verdict_says_what_was_asked_given_and_cited() -> None:
    row = rows(seven_verdicts().report())["partly"]

    assert row.proof == "đối chiếu"
    assert row.reasons == (
        "Đơn vị khai “Đạt”; kết quả hạ xuống do đối chiếu.",
        "Yêu cầu: có (khoản 2 Điều 4 Nghị định 01/2020/NĐ-CP); dữ kiện: không. Chưa niêm yết; cần niêm yết ngay.",
    )


def test_a_verdict_as_declared_needs_no_reason() -> None:
    row = rows(seven_verdicts().report())["not_done"]

    assert (row.proof, row.reasons) == ("tự khai", ())


def test_a_missing_fact_is_named_by_its_question_with_the_units_reason() -> None:
    row = rows(seven_verdicts().report())["undetermined"]

    assert row.reasons == ("Thiếu dữ kiện để đối chiếu: “Đã niêm yết chưa?”. Lý do: Sổ theo dõi thất lạc.",)


def test_one_comparison_is_shown_with_its_figure_and_several_with_their_count() -> None:
    present = a_question("present", FactKind.INTEGER, "Số người dự")
    share = {"part": "present", "whole": "headcount", "share": Fraction(2, 3), "denominator": "workers"}
    compared = a_check("share_at_least", arguments=share)
    one = a_case([a_requirement(facts=(present,), checks=(compared,))], {"r1": done("r1", facts={"present": 300})})
    both = a_requirement(facts=(present, a_question()), checks=(compared, a_check()))
    two = a_case([both], {"r1": done("r1", facts={"present": 300, "posted": True})})

    assert rows(one.report())["r1"].figures == "300/320 (93,75%)"
    assert rows(two.report())["r1"].figures == "2/2 (100%) phép đối chiếu"


def test_failing_events_are_named_by_their_place_in_the_row_of_events() -> None:
    requirement = a_requirement(
        for_each="meetings", records_title=vi("Cuộc họp"), facts=(a_question(),), checks=(a_check(),)
    )
    records = ({"posted": True}, {"posted": False}, {"posted": False})
    row = rows(a_case([requirement], {"r1": done("r1", records=records)}).report())["r1"]

    assert "lần 2: không; lần 3: không." in row.reasons[1]


def test_very_many_failing_events_are_counted_not_all_spelled_out() -> None:
    requirement = a_requirement(
        for_each="meetings", records_title=vi("Cuộc họp"), facts=(a_question(),), checks=(a_check(),)
    )
    records = tuple({"posted": False} for _ in range(MOST_EVENTS + 5))
    row = rows(a_case([requirement], {"r1": done("r1", records=records)}).report())["r1"]

    assert "và 5 lần khác (xem dữ liệu đính kèm)" in row.reasons[1]


def test_points_not_ticked_are_named_with_their_place_in_the_law() -> None:
    requirement = a_requirement(points=(a_point("a"), a_point("b")), checks=(a_check("all_points", arguments={}),))
    row = rows(a_case([requirement], {"r1": done("r1", points=ticks(a=True, b=False))}).report())["r1"]

    assert row.reasons[-1] == "Chưa thực hiện: Nội dung b (điểm b khoản 1 Điều 4 Nghị định 01/2020/NĐ-CP)."


def test_evidence_is_named_by_its_number_in_annex_three_and_its_lack_is_said() -> None:
    papers = tuple(Evidence("signed_minutes", title) for title in ("Một", "Hai"))
    requirements = [a_requirement("r1"), a_requirement("r2")]
    answers = {"r1": done("r1", evidence=papers, supplied_by="Trần Văn An"), "r2": done("r2")}
    found = rows(a_case(requirements, answers).report())

    assert found["r1"].evidence == ("TL 1, 2", "Trần Văn An")
    assert found["r2"].evidence == ("chưa có minh chứng",)


def test_groups_sum_what_their_rows_earn() -> None:
    (group,) = seven_verdicts().report().scores

    assert (group.maximum, group.earned, group.ratio) == ("14,29", "7,14", "50,00%")


def test_the_closing_rows_give_bonus_penalty_cap_scale_and_grade() -> None:
    case = a_case([a_requirement("r1"), a_requirement("r2")], {"r1": done("r1"), "r2": answered("r2", Declared.PARTLY)})
    answers = replace(
        case.answers, bonus=(Adjustment(Fraction(2), "Sáng kiến"),), penalty=(Adjustment(Fraction(1, 2), "Gửi chậm"),)
    )
    totals = {total.label: total for total in replace(case, answers=answers).report().score_totals}

    assert (totals["Cộng"].maximum, totals["Cộng"].earned) == ("20,00", "15,00")
    assert (totals["Điểm thưởng"].earned, totals["Điểm thưởng"].note) == ("+2,00", "2 – Sáng kiến")
    assert (totals["Điểm trừ"].earned, totals["Điểm trừ"].note) == ("−0,50", "0,5 – Gửi chậm")
    assert totals["Khống chế"].note == "không"
    assert totals["Quy đổi thang 100 (sau thưởng, trừ)"].earned == "76,50"
    assert totals["Tự xếp loại"].note == "Khá"


def test_the_table_of_groups_ends_in_the_hundred_and_the_grade() -> None:
    table = a_case().report().sections[3].parts[-1].table

    assert table is not None
    assert table.rows[0].cells == ("1", "Những nội dung công khai", "20,00", "20,00", "100%")
    assert table.rows[-1].cells == ("", "Tổng (quy đổi thang 100)", "100", "100,00", "Tốt")


def test_the_source_of_the_scheme_stands_under_the_table() -> None:
    assert a_case().report().score_notes[-1] == "Thang điểm: Thang 100 điểm. Mặc định của phần mềm."
