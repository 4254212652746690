"""Sections I to VI: sentences bound to the findings, then the unit's own words, and nothing silently left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checklist.domain.answers import Declared, Evidence
from checklist.domain.dates import Period
from checklist.domain.law import UnitKind
from checklist.domain.report import EMPTY, Line, LineKind, Report, Section
from checklist.domain.report_keys import REPORT_KEYS
from checklist.domain.report_sections import MOST_DETAILS
from checklist.domain.requirement import Body, Right
from tests.domain.report_samples import Case, a_case, a_check, a_question, a_requirement, answered, done, seven_verdicts


def part(report: Report, number: str, sub: str) -> Section:
    section = next(section for section in report.sections if section.number == number)
    return next(part for part in section.parts if part.number == sub)


def texts(section: Section) -> list[str]:
    return [line.text for line in section.lines]


def test_there_are_six_sections_in_the_customary_order() -> None:
    assert [section.title for section in a_case().report().sections] == [
        "ĐẶC ĐIỂM, TÌNH HÌNH",
        "CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN",
        "KẾT QUẢ THỰC HIỆN",
        "TỰ ĐÁNH GIÁ",
        "PHƯƠNG HƯỚNG, NHIỆM VỤ",
        "KIẾN NGHỊ, ĐỀ XUẤT",
    ]


@pytest.mark.parametrize(
    ("kind", "heading"),
    [
        (UnitKind.COMMUNE, "Nhân dân bàn và quyết định"),
        (UnitKind.AGENCY, "Cán bộ, công chức, viên chức, người lao động bàn và quyết định"),
        (UnitKind.EMPLOYER, "Người lao động bàn và quyết định"),
        (UnitKind.STATE_ENTERPRISE, "Người lao động bàn và quyết định"),
    ],
)
def test_headings_of_results_follow_the_kind_of_unit(kind: UnitKind, heading: str) -> None:
    assert part(a_case(kind=kind).report(), "III", "2").title == heading


def test_a_result_sentence_gives_every_count_with_its_share() -> None:
    first = texts(part(seven_verdicts().report(), "III", "1"))[0]

    assert first.startswith(
        "Có 04 nội dung áp dụng: đạt 01, đạt một phần 01, không đạt 01, chưa đủ căn cứ 01; tỷ lệ đạt 01/04 (25,0%)."
    )
    assert "không phát sinh trong kỳ 01, không áp dụng 01, chưa đến hạn 01 nội dung (Phụ lục V)" in first
    assert "01 nội dung được đối chiếu dữ kiện, 03 tự khai" in first
    assert "Minh chứng: 01 tài liệu (Phụ lục III)." in first


def test_a_limit_is_stated_with_its_count_and_its_items() -> None:
    assert texts(part(seven_verdicts().report(), "III", "1"))[1] == (
        "Còn 02/04 nội dung chưa đạt đầy đủ: không đạt mục 1.3; đạt một phần mục 1.2."
    )


def test_a_duty_of_somebody_else_is_noted_and_not_counted() -> None:
    requirements = [a_requirement("r1"), a_requirement("r2", duty_of=Body.TRADE_UNION)]
    first = texts(part(a_case(requirements, {"r1": done("r1"), "r2": done("r2")}).report(), "III", "1"))[0]

    assert first.startswith("Có 01 nội dung áp dụng: đạt 01; tỷ lệ đạt 01/01 (100%).")
    assert "Ghi nhận thêm 01 nội dung không chấm điểm đơn vị" in first


def test_a_right_the_rule_book_does_not_know_is_not_said_not_to_have_arisen() -> None:
    assert texts(part(a_case().report(), "III", "2")) == ["Bộ quy định áp dụng không có nội dung thuộc nhóm này."]


@pytest.mark.parametrize(("number", "sub"), [("I", "2"), ("I", "3"), ("VI", "1"), ("VI", "2")])
def test_an_empty_section_says_so_and_stays(number: str, sub: str) -> None:
    assert texts(part(a_case().report(), number, sub)) == [EMPTY]


def test_the_units_own_words_are_printed_as_lines_of_their_own() -> None:
    section = part(a_case(report={"advantages": ("Một.", "Hai.\nBa.")}).report(), "I", "2")

    assert section.lines == tuple(Line(text, LineKind.OWN) for text in ("Một.", "Hai.", "Ba."))


def test_organisation_is_told_in_the_second_section() -> None:
    case = a_case([a_requirement("r1", right=Right.ORGANISATION)], report={"leadership": ("Đã kiện toàn.",)})
    lines = texts(case.report().sections[1])

    assert lines[0] == "Đã kiện toàn."
    assert lines[1].startswith("Có 01 nội dung áp dụng: đạt 01")


def test_the_profile_is_told_in_numbers() -> None:
    assert "Tổng số người lao động: 320." in texts(part(a_case().report(), "I", "1"))


def test_a_unit_without_co_signers_says_that_nobody_co_signs() -> None:
    lines = texts(part(a_case(report={"co_signers": ()}).report(), "I", "1"))

    assert lines[-1] == "Không có tổ chức nào cùng ký xác nhận bản tự đánh giá này."


def test_strengths_name_only_the_groups_met_in_full() -> None:
    requirements = [a_requirement("r1"), a_requirement("r2", right=Right.OVERSIGHT)]
    answers = {"r1": done("r1"), "r2": answered("r2", Declared.PARTLY)}
    strengths = texts(part(a_case(requirements, answers).report(), "IV", "1"))

    assert strengths == ["Những nội dung công khai: đạt 01/01 nội dung (100%)."]


def test_every_shortfall_appears_among_the_limits_with_what_failed() -> None:
    lines = texts(part(seven_verdicts().report(), "IV", "2"))

    assert lines[1] == "Mục 1.2 (đạt một phần): Chưa niêm yết; cần niêm yết ngay."
    assert lines[2] == "Mục 1.3 (không đạt): Chưa thực hiện: đơn vị công khai nội dung not_done."
    assert lines[3] == "Chưa đủ căn cứ để kết luận 01 nội dung (mục 1.6), lý do tại Phụ lục V."


def test_many_shortfalls_are_named_by_number_and_told_in_the_annexes() -> None:
    identifiers = [f"r{number}" for number in range(1, MOST_DETAILS + 2)]
    answers = {identifier: answered(identifier, Declared.NOT_DONE) for identifier in identifiers}
    lines = texts(part(a_case([a_requirement(i) for i in identifiers], answers).report(), "IV", "2"))

    assert len(lines) == 1
    assert all(f"1.{number}" in lines[0] for number in range(1, MOST_DETAILS + 2))


def test_an_unmet_requirement_without_a_subjective_cause_asks_for_one() -> None:
    lines = texts(part(seven_verdicts().report(), "IV", "3"))

    assert lines[3] == "Chưa nêu – phải bổ sung, vì có 01 nội dung không đạt (mục 1.3)."


def test_lessons_have_a_heading_only_in_a_report_of_a_year() -> None:
    year = [part.title for part in a_case().report().sections[3].parts]
    half = [
        part.title for part in a_case(period=Period(date(2025, 1, 1), date(2025, 6, 30))).report().sections[3].parts
    ]

    assert "Bài học kinh nghiệm" in year
    assert "Bài học kinh nghiệm" not in half
    assert half[-1] == "Kết quả tự chấm điểm, tự xếp loại"


def test_tasks_begin_with_the_shortfalls_and_their_deadlines() -> None:
    lines = texts(seven_verdicts().report().sections[4])

    assert lines == [
        "Khắc phục 02 nội dung chưa đạt đầy đủ theo Phụ lục IV (01/02 đã có thời hạn); hạn sớm nhất ngày 31/03/2026, "
        "muộn nhất ngày 31/03/2026."
    ]


def test_the_units_tasks_are_numbered() -> None:
    lines = texts(a_case(report={"tasks": ("Tập huấn.", "Niêm yết.")}).report().sections[4])

    assert lines == ["1. Tập huấn.", "2. Niêm yết."]


def test_a_cap_on_the_grade_is_stated_openly() -> None:
    requirements = [a_requirement("r1", critical=True), *(a_requirement(f"r{n}") for n in range(2, 12))]
    answers = {"r1": answered("r1", Declared.NOT_DONE), **{f"r{n}": done(f"r{n}") for n in range(2, 12)}}
    lines = texts(part(a_case(requirements, answers).report(), "IV", "5"))

    assert lines[1] == "Bị khống chế xếp loại: có yêu cầu trọng yếu không đạt (cao nhất: Trung bình)."


def test_the_picture_of_results_counts_what_was_judged_by_right() -> None:
    (bar,) = seven_verdicts().report().bars

    assert (bar.label, bar.done, bar.partly, bar.not_done, bar.undetermined) == (
        "1. Những nội dung công khai",
        1,
        1,
        1,
        1,
    )


def test_only_texts_of_the_closed_list_can_be_drawn_on() -> None:
    with pytest.raises(KeyError):
        a_case().source.text("another")


def every_text_given() -> Case:
    marks = {key: f"«{key}»" for key in REPORT_KEYS if key not in ("issued_on", "data_as_of", "organisation")}
    given: dict[str, object] = {key: (mark,) if REPORT_KEYS[key] == "texts" else mark for key, mark in marks.items()}
    given["co_signers"] = ({"key": "union", "name": "«co_signers»"},)
    return a_case(answers={"r1": done("r1", evidence=(Evidence("signed_minutes", "x"),))}, report=given)


@pytest.mark.parametrize("key", [k for k in REPORT_KEYS if k not in ("issued_on", "data_as_of", "organisation")])
def test_every_text_the_unit_may_give_is_printed(key: str) -> None:
    shown = repr(every_text_given().report()).lower()

    assert f"«{key}»" in shown


def test_numbers_in_sentences_come_from_the_findings_whatever_the_unit_writes() -> None:
    case = seven_verdicts()
    boasting = replace(case, answers=replace(case.answers, report={"strengths": ("Đạt 100% mọi nội dung.",)}))

    assert texts(part(boasting.report(), "III", "1")) == texts(part(case.report(), "III", "1"))


def test_a_failed_comparison_counts_as_compared_and_a_bare_tick_as_declared() -> None:
    compared = a_case(
        [a_requirement("r1", facts=(a_question(),), checks=(a_check(),))], {"r1": done("r1", facts={"posted": True})}
    )

    assert "Toàn bộ được đối chiếu dữ kiện." in texts(part(compared.report(), "III", "1"))[0]
    assert "Kết quả theo tự khai của đơn vị." in texts(part(a_case().report(), "III", "1"))[0]
