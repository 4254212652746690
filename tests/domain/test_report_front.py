"""The first page: header, subject, legal notices, opening and the boxed figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from checklist.domain.answers import Adjustment, Declared
from checklist.domain.dates import Interval, Period
from checklist.domain.law import Basis, UnitKind
from checklist.domain.report_build import build_report
from checklist.domain.report_words import balanced, long_date, percent, period_name, points_prose, ratio_cell
from tests.domain.report_samples import (
    IDENTIFIER,
    RULES_DIGEST,
    YEAR,
    a_case,
    a_requirement,
    answered,
    done,
    seven_verdicts,
    vi,
)


def test_a_commune_reports_as_its_peoples_committee_without_a_superior() -> None:
    header = a_case(kind=UnitKind.COMMUNE, name="Xã Mường Kim", parent="Huyện Than Uyên").report().header

    assert header.superior == ()
    assert header.issuer == ("ỦY BAN NHÂN DÂN", "XÃ MƯỜNG KIM")


def test_a_commune_already_named_as_its_peoples_committee_is_not_named_twice() -> None:
    report = a_case(kind=UnitKind.COMMUNE, name="Ủy ban nhân dân xã Mường Kim").report()

    assert report.header.issuer == ("ỦY BAN NHÂN DÂN", "XÃ MƯỜNG KIM")
    assert "Ủy ban nhân dân xã Mường Kim báo cáo" in report.opening


def test_other_units_print_their_superior_above_their_name() -> None:
    header = a_case(parent="Ủy ban nhân dân huyện Cần Giuộc").report().header

    assert header.superior == ("ỦY BAN NHÂN DÂN", "HUYỆN CẦN GIUỘC")
    assert header.issuer == ("TRƯỜNG MẦM NON HOA SEN",)


def test_a_long_name_is_broken_into_balanced_lines() -> None:
    assert balanced("BAN CHỈ ĐẠO THỰC HIỆN DÂN CHỦ Ở CƠ SỞ", 23) == ("BAN CHỈ ĐẠO THỰC", "HIỆN DÂN CHỦ Ở CƠ SỞ")


def test_number_and_date_are_blank_for_the_clerk() -> None:
    header = a_case(kind=UnitKind.COMMUNE, name="Xã Mường Kim").report().header

    assert header.number.replace("\u00a0", " ") == "Số:       /BC-UBND"
    assert header.place_and_date.replace("\u00a0", " ").split() == ["Cần", "Giuộc,", "ngày", "tháng", "năm"]


def test_a_given_number_and_date_are_printed_padded() -> None:
    given = {"number": "7", "symbol": "BC-MN", "issued_on": date(2026, 2, 5), "place": "Thành phố Hồ Chí Minh"}
    header = a_case(report=given).report().header

    assert header.number == "Số: 07/BC-MN"
    assert header.place_and_date == "Thành phố Hồ Chí Minh, ngày 05 tháng 02 năm 2026"


def test_a_number_with_its_symbol_is_printed_as_given() -> None:
    assert a_case(report={"number": "456/BC-MGPL"}).report().header.number == "Số: 456/BC-MGPL"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2025, 12, 31), "ngày 31 tháng 12 năm 2025"),
    ],
)
def test_days_and_the_first_two_months_are_padded_as_offices_write_them(day: date, words: str) -> None:
    assert long_date(day) == words


@pytest.mark.parametrize(
    ("period", "name"),
    [
        ("2025-01-01..2025-12-31", "năm 2025"),
        ("2024-01-01..2024-12-31", "năm 2024"),
        ("2025-01-01..2025-06-30", "6 tháng đầu năm 2025"),
        ("2025-07-01..2025-12-31", "6 tháng cuối năm 2025"),
        ("2025-04-01..2025-06-30", "quý II năm 2025"),
        ("2024-09-01..2025-05-31", "từ ngày 01/09/2024 đến ngày 31/05/2025"),
        ("2025-01-02..2025-12-31", "từ ngày 02/01/2025 đến ngày 31/12/2025"),
    ],
)
def test_a_period_is_named_as_a_subject_line_names_it(period: str, name: str) -> None:
    assert period_name(Period.parse(period)) == name


def test_a_regulation_simply_in_force_needs_no_notice() -> None:
    assert a_case().report().notices == ()


def test_a_lapsed_regulation_says_so_in_its_status_line() -> None:
    case = a_case(in_force=Interval(date(2020, 1, 1), date(2026, 7, 1)), status=vi("Đã hết hiệu lực."))

    assert case.report().notices == ("Đã hết hiệu lực.",)


def test_a_period_that_straddles_the_end_of_the_law_says_from_when_it_is_not_judged() -> None:
    lines = a_case(in_force=Interval(date(2020, 1, 1), date(2025, 7, 1))).report().notices

    assert len(lines) == 2
    assert "01/07/2025" in lines[1]


@pytest.mark.parametrize("change", [{"basis": Basis.IMPLIED}, {"successors": ("instrument:code",)}])
def test_an_implied_basis_or_a_successor_brings_the_status_to_the_first_page(change: dict[str, object]) -> None:
    assert a_case(**change).report().notices[0] == "Đang có hiệu lực."


def test_the_opening_names_plan_unit_period_and_the_day_of_the_figures() -> None:
    opening = a_case(report={"basis_plan": "Kế hoạch số 12/KH-UBND"}).report().opening

    assert opening == (
        "Thực hiện Kế hoạch số 12/KH-UBND, Trường Mầm non Hoa Sen báo cáo kết quả tự kiểm tra, đánh giá việc thực hiện "
        "dân chủ ở cơ sở từ ngày 01/01/2025 đến ngày 31/12/2025 (số liệu chốt ngày 05/01/2026) như sau:"
    )


def test_without_a_plan_the_opening_rests_on_the_regulation() -> None:
    assert a_case().report().opening.startswith("Thực hiện Nghị định 01/2020/NĐ-CP, ")


def test_the_figures_stand_at_the_periods_end_unless_another_day_is_given() -> None:
    case = a_case()
    report = replace(case, answers=replace(case.answers, report={})).report()

    assert report.data_as_of == YEAR.end


def test_the_closing_sentence_ends_as_state_documents_end() -> None:
    closing = a_case(report={"addressee": ("Phòng Nội vụ;",)}).report().closing

    assert closing.endswith("kính báo cáo Phòng Nội vụ tổng hợp, thẩm định./.")


def test_the_boxed_figures_count_what_applied_and_name_the_rest() -> None:
    summary = seven_verdicts().report().summary

    assert summary.counted == ("4, trong đó chưa đủ căn cứ 1 (không phát sinh 1, không áp dụng 1, chưa đến hạn 1)")
    assert (summary.done, summary.partly, summary.not_done, summary.compliance) == ("1", "1", "1", "25,0%")
    assert summary.points == "7,14/14,29 → 50/100"


def test_the_boxed_figures_name_the_knock_out() -> None:
    case = a_case([a_requirement("r1", critical=True)], {"r1": answered("r1", Declared.NOT_DONE)})
    summary = case.report().summary

    assert summary.knocked_out == "có yêu cầu trọng yếu không đạt"
    assert summary.grade == "Yếu"


def test_nothing_to_judge_leaves_dashes_and_no_grade() -> None:
    summary = a_case([], {}).report().summary

    assert (summary.counted, summary.compliance, summary.points, summary.grade) == ("0", "–", "–", "chưa xếp loại")


def test_points_that_are_already_of_a_hundred_are_given_once() -> None:
    case = a_case(scoring=None)
    scoring = replace(case.scoring, groups={requirement.right: 100 for requirement in case.regulation.requirements})

    assert replace(case, scoring=scoring).report().summary.points == "100/100"


def test_a_bonus_shows_both_the_raw_and_the_final_points() -> None:
    case = a_case([a_requirement("r1"), a_requirement("r2")], {"r1": done("r1"), "r2": answered("r2", Declared.PARTLY)})
    answers = replace(case.answers, bonus=(Adjustment(Fraction(2), "Sáng kiến"),))

    assert replace(case, answers=answers).report().summary.points == "15/20 → 77/100"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (percent(1098, 10000, 2), "10,98%"),
        (percent(131, 131, 2), "100%"),
        (percent(1, 0, 2), "–"),
        (percent(2, 3, 1), "66,7%"),
        (ratio_cell(131, 131), "131/131 (100%)"),
        (ratio_cell(48328, 50000), "48.328/50.000 (96,66%)"),
        (ratio_cell(0, 0), "–"),
        (points_prose(Fraction(100)), "100"),
        (points_prose(Fraction(925, 10)), "92,5"),
        (points_prose(Fraction(0)), "0"),
    ],
)
def test_numbers_are_written_the_vietnamese_way(shown: str, expected: str) -> None:
    assert shown == expected


def test_a_report_in_another_language_is_refused() -> None:
    made = a_case().assessment

    with pytest.raises(ValueError, match="Vietnamese"):
        build_report(
            made.pack, made.checklist, made.answers, made.findings, made.score, made.scoring,
            assessment=IDENTIFIER, digest=None, rules_digest=RULES_DIGEST, verification_url=None, language="en",
        )  # fmt: skip
