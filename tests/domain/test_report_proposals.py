"""Proposed texts: every figure from the findings, every shortfall named, nothing said twice, nothing hidden."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checklist.domain.answers import Declared, Evidence, Remedy
from checklist.domain.report import Report
from checklist.domain.report_bound import MOST_DETAILS
from checklist.domain.report_keys import REPORT_KEYS, TEXTS
from checklist.domain.report_proposals import MOST_PAPERS, PROPOSED, digest, proposals
from checklist.domain.requirement import Cadence, Due, Right
from tests.domain.report_samples import (
    Case,
    a_case,
    a_check,
    a_question,
    a_requirement,
    answered,
    done,
    seven_verdicts,
    vi,
)


def proposed(case: Case, key: str) -> tuple[str, ...]:
    return proposals(case.source)[key]


def limits(report: Report) -> list[str]:
    section = next(section for section in report.sections if section.number == "IV")
    return [line.text for line in next(part for part in section.parts if part.number == "2").lines]


def with_text(case: Case, **texts: tuple[str, ...]) -> Case:
    return replace(case, answers=replace(case.answers, report={**case.answers.report, **texts}))


def short_in_two_rights() -> Case:
    requirements = [a_requirement("r1"), a_requirement("r2"), a_requirement("r3", right=Right.OVERSIGHT)]
    answers = {name: answered(name, Declared.NOT_DONE) for name in ("r1", "r3")} | {"r2": done("r2")}
    return a_case(requirements, answers)


def test_only_texts_of_several_paragraphs_are_proposed() -> None:
    assert {REPORT_KEYS[key] for key in PROPOSED} == {TEXTS}


def test_the_same_assessment_gives_the_same_proposals() -> None:
    assert proposals(seven_verdicts().source) == proposals(seven_verdicts().source)


def test_every_shortfall_is_among_the_limits_with_its_count_and_number() -> None:
    (text, unknown) = proposed(seven_verdicts(), "shortcomings")

    assert text == (
        "Những nội dung công khai: còn 02/04 nội dung chưa đạt đầy đủ (mục 1.2, 1.3). "
        "Mục 1.2 (đạt một phần): Chưa niêm yết; cần niêm yết ngay. "
        "Mục 1.3 (không đạt): Chưa thực hiện: đơn vị công khai nội dung not_done."
    )
    assert unknown == "Chưa đủ căn cứ để kết luận 01 nội dung (mục 1.6), lý do tại Phụ lục V."


def test_limits_of_several_rights_are_merged_by_right_after_their_sum() -> None:
    first, *rest = proposed(short_in_two_rights(), "shortcomings")

    assert first == "Bên cạnh những kết quả đạt được, vẫn còn 02/03 nội dung chưa đạt đầy đủ, ở 02 nhóm."
    assert [text.partition(":")[0] for text in rest] == [
        "Những nội dung công khai",
        "Cán bộ, công chức, viên chức, người lao động kiểm tra, giám sát",
    ]


def test_what_fails_alike_is_told_once() -> None:
    requirements = [a_requirement(name, facts=(a_question(),), checks=(a_check(),)) for name in ("r1", "r2")]
    answers = {name: done(name, facts={"posted": False}) for name in ("r1", "r2")}
    (text,) = proposed(a_case(requirements, answers), "shortcomings")

    assert text.endswith("(mục 1.1, 1.2). Mục 1.1, 1.2 (đạt một phần): Chưa niêm yết; cần niêm yết ngay.")


def test_many_shortfalls_are_named_by_number() -> None:
    names = [f"r{number}" for number in range(1, MOST_DETAILS + 2)]
    answers = {name: answered(name, Declared.NOT_DONE) for name in names}
    (text,) = proposed(a_case([a_requirement(name) for name in names], answers), "shortcomings")

    assert all(f"1.{number}" in text for number in range(1, MOST_DETAILS + 2))
    assert text.endswith("; cụ thể tại Phụ lục I, Phụ lục IV.")


def test_causes_come_from_the_answers_and_equal_ones_stand_once() -> None:
    requirements = [a_requirement("r1"), a_requirement("r2")]
    answers = {
        "r1": answered("r1", Declared.NOT_DONE, cause="Cán bộ mới nhận việc."),
        "r2": answered("r2", Declared.NOT_DONE, cause="cán bộ  mới nhận việc."),
    }

    assert proposed(a_case(requirements, answers), "causes_subjective") == ("Cán bộ mới nhận việc (mục 1.1, 1.2).",)


def test_tasks_come_from_the_remedies_the_earliest_first() -> None:
    requirements = [a_requirement("r1"), a_requirement("r2")]
    answers = {
        "r1": answered("r1", Declared.NOT_DONE, remedy=Remedy("Tập huấn {items}.", "", date(2026, 5, 1))),
        "r2": answered("r2", Declared.PARTLY, remedy=Remedy("Niêm yết", "Văn phòng", date(2026, 3, 1))),
    }

    assert proposed(a_case(requirements, answers), "tasks") == (
        "Niêm yết (mục 1.2); người phụ trách: Văn phòng; thời hạn: ngày 01/03/2026.",
        "Tập huấn {items} (mục 1.1); thời hạn: ngày 01/05/2026.",
    )


def test_what_is_not_yet_due_or_undetermined_becomes_a_task() -> None:
    tasks = proposed(seven_verdicts(), "tasks")

    assert "Bổ sung căn cứ để kết luận 01 nội dung (mục 1.6)." in tasks
    assert "Thực hiện đúng hạn 01 nội dung chưa đến hạn (mục 1.7)." in tasks


def test_strengths_are_the_rights_met_in_full_and_what_they_rest_on() -> None:
    case = a_case(answers={"r1": done("r1", evidence=(Evidence("signed_minutes", "Biên bản"),))})

    assert proposed(case, "strengths") == (
        "Những nội dung công khai: đạt 01/01 nội dung (100%).",
        "Cả kỳ đạt 01/01 nội dung (100%); trong đó 01 nội dung có tài liệu kiểm chứng.",
    )


def test_leadership_names_the_papers_of_organisation() -> None:
    paper = Evidence("signed_minutes", "Kế hoạch năm", "Số 12/KH", date(2025, 2, 3))
    case = a_case([a_requirement("r1", right=Right.ORGANISATION)], {"r1": done("r1", evidence=(paper, paper))})

    assert proposed(case, "leadership") == (
        "Đã ban hành, triển khai 01 văn bản, tài liệu: Kế hoạch năm (số 12/KH, ngày 03/02/2025).",
    )


def test_more_papers_than_a_sentence_holds_are_counted() -> None:
    papers = tuple(Evidence("signed_minutes", f"Văn bản {number}") for number in range(MOST_PAPERS + 2))
    case = a_case([a_requirement("r1", right=Right.ORGANISATION)], {"r1": done("r1", evidence=papers)})

    assert proposed(case, "leadership")[0].endswith("; và 02 tài liệu khác (Phụ lục III).")


def test_an_open_legal_question_is_put_to_the_superiors() -> None:
    case = a_case([a_requirement("r1", doubt=vi("Chưa rõ ai làm."))])

    assert proposed(case, "recommendations_superior") == (
        "Hướng dẫn thống nhất việc áp dụng 01 nội dung mà quy định còn có thể hiểu khác nhau (mục 1.1).",
    )


def test_where_the_data_says_nothing_nothing_is_proposed() -> None:
    case = a_case()

    assert [key for key in PROPOSED if not proposed(case, key)] == [
        "leadership",
        "shortcomings",
        "causes_subjective",
        "tasks",
        "recommendations_committee",
        "recommendations_superior",
    ]


def test_an_accepted_proposal_is_printed_instead_of_the_bound_sentence_not_beside_it() -> None:
    case = seven_verdicts()
    accepted = with_text(case, shortcomings=proposed(case, "shortcomings"), strengths=proposed(case, "strengths"))

    assert limits(accepted.report()) == list(proposed(case, "shortcomings"))


def test_a_figure_changed_in_the_text_brings_the_bound_sentence_back() -> None:
    case = seven_verdicts()
    text = proposed(case, "shortcomings")[0].replace("02/04", "01/04")

    assert "Những nội dung công khai: còn 02/04 nội dung chưa đạt đầy đủ (mục 1.2, 1.3):" in limits(
        with_text(case, shortcomings=(text,)).report()
    )


def test_a_shortfall_left_out_of_the_text_is_printed_all_the_same() -> None:
    case = seven_verdicts()

    assert limits(with_text(case, shortcomings=("Một số việc còn chậm.",)).report())[1:3] == limits(case.report())[1:3]


@pytest.mark.parametrize("reworded", ["còn chậm 02/04 nội dung, gồm mục 1.2 và 1.3", "Mục 1.2, mục 1.3: 02/04."])
def test_words_around_the_figures_are_free(reworded: str) -> None:
    case = seven_verdicts()

    assert limits(with_text(case, shortcomings=(reworded,)).report())[0].startswith("Chưa đủ căn cứ")


def test_texts_are_told_apart_by_their_digest() -> None:
    assert digest(("a", "b")) != digest(("a b",))
    assert digest(()) == digest([])


def test_a_requirement_due_next_year_counts_as_coming() -> None:
    case = a_case(
        [a_requirement("r1", due=Due(months_into_next_year=3), cadence=Cadence.YEARLY)],
        {"r1": answered("r1", Declared.NOT_DONE)},
    )

    assert proposed(case, "situation") == (
        "Trong kỳ, đơn vị tự kiểm tra 01 nội dung theo Nghị định 01/2020/NĐ-CP: 00 nội dung phải đối chiếu, 01 chưa "
        "đến hạn.",
    )
