"""What a new version changes: every answer, fact, paper, finding and figure that differs, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from checklist.domain.answers import Adjustment, Answer, Declared, Evidence, PointStatus, Remedy
from checklist.domain.changes import Change
from checklist.domain.requirement import FactKind
from checklist.domain.text import Text
from checklist.domain.version_changes import VersionChanges, version_changes
from tests.domain.report_samples import Case, a_case, a_check, a_point, a_question, a_requirement, answered, done, vi

ASKED = (
    a_question(),
    a_question("households", FactKind.INTEGER, "Số hộ"),
    a_question("held_on", FactKind.DATE, "Ngày họp"),
    a_question("note", FactKind.TEXT, "Ghi chú"),
)


def case_of(answer: Answer, **requirement: Any) -> Case:
    return a_case([a_requirement("r1", **requirement)], {"r1": answer})


def between(before: Answer, after: Answer, **requirement: Any) -> VersionChanges:
    return version_changes(case_of(before, **requirement).assessment, case_of(after, **requirement).assessment)


def lines(changes: VersionChanges) -> list[tuple[str, str, str]]:
    (only,) = changes.requirements
    return [(each.what.vi, each.before.vi, each.after.vi) for each in only.changes]


def test_the_same_answers_change_nothing() -> None:
    assert version_changes(a_case().assessment, a_case().assessment).is_empty


def test_another_status_changes_the_finding_and_the_score() -> None:
    changes = between(done("r1"), answered("r1", Declared.NOT_DONE))

    assert lines(changes) == [("Đơn vị khai", "Đạt", "Không đạt"), ("Kết quả đối chiếu", "Đạt", "Không đạt")]
    assert [(each.what.vi, each.before.vi, each.after.vi) for each in changes.score] == [
        ("Điểm tự chấm", "100,00", "0,00"),
        ("Nội dung đạt", "1/1", "0/1"),
        ("Tự xếp loại", "Tốt", "Yếu"),
    ]


@pytest.mark.parametrize(
    ("key", "before", "after", "words"),
    [
        ("posted", True, False, ("Đã niêm yết chưa?", "có", "không")),
        ("households", 1234, 1240, ("Số hộ", "1.234", "1.240")),
        ("held_on", date(2025, 3, 1), date(2025, 4, 2), ("Ngày họp", "01/03/2025", "02/04/2025")),
        ("note", None, "Đã sửa", ("Ghi chú", "", "Đã sửa")),
    ],
)
def test_a_fact_is_told_in_the_words_in_which_it_was_asked(
    key: str, before: Any, after: Any, words: tuple[str, str, str]
) -> None:
    changes = between(done("r1", facts={key: before}), done("r1", facts={key: after}), facts=ASKED)

    assert lines(changes) == [words]


def test_a_fact_that_turns_a_check_changes_the_finding_too() -> None:
    asked: dict[str, Any] = {"facts": (a_question(),), "checks": (a_check(),)}
    changes = between(done("r1", facts={"posted": True}), done("r1", facts={"posted": False}), **asked)

    assert ("Kết quả đối chiếu", "Đạt", "Đạt một phần") in lines(changes)


def test_records_are_compared_one_by_one_and_new_ones_shown_whole() -> None:
    asked: dict[str, Any] = {"for_each": "meetings", "records_title": vi("Cuộc họp"), "facts": ASKED}
    before = done("r1", records=({"households": 10, "held_on": date(2025, 1, 2)},))
    after = done("r1", records=({"households": 11, "held_on": date(2025, 1, 2)}, {"households": 5, "posted": True}))

    assert lines(between(before, after, **asked)) == [
        ("Lần 1: Số hộ", "10", "11"),
        ("Lần 2", "", "Đã niêm yết chưa? có; Số hộ 5"),
    ]


def test_a_point_and_the_plan_are_compared() -> None:
    before = done("r1", points={"a": PointStatus.DONE})
    plan = Remedy("Niêm yết", "Văn phòng", date(2026, 3, 1))
    after = done("r1", points={"a": PointStatus.NOT_DONE}, cause="Thiếu người", remedy=plan)

    assert lines(between(before, after, points=(a_point("a"),))) == [
        ("Nội dung a", "có", "chưa"),
        ("Nguyên nhân", "", "Thiếu người"),
        ("Việc khắc phục", "", "Niêm yết"),
        ("Người phụ trách", "", "Văn phòng"),
        ("Thời hạn", "", "01/03/2026"),
    ]


def test_evidence_that_came_and_went_is_named_with_its_hash() -> None:
    old, kept = Evidence("signed_minutes", "Biên bản cũ", "Số 1"), Evidence("signed_minutes", "Giữ nguyên")
    new = Evidence("signed_minutes", "Biên bản mới", dated=date(2025, 2, 3), sha256="ab" * 32)

    assert lines(between(done("r1", evidence=(old, kept)), done("r1", evidence=(kept, new)))) == [
        ("Tài liệu kiểm chứng", "Biên bản cũ, Số 1", ""),
        ("Tài liệu kiểm chứng", "", "Biên bản mới, SHA-256 abababab, 03/02/2025"),
    ]


def test_a_requirement_the_newer_rules_lack_is_told_as_unknown() -> None:
    old = a_case([a_requirement("r1"), a_requirement("r2")], {"r1": done("r1"), "r2": done("r2")})
    changes = version_changes(old.assessment, a_case([a_requirement("r1")], {"r1": done("r1")}).assessment)

    (gone,) = changes.requirements
    assert (gone.requirement, gone.is_known) == ("r2", False)
    assert Change(Text("Kết quả đối chiếu", "Finding"), Text("Đạt", "Met"), Text("", "")) in gone.changes


def test_a_finding_that_only_the_rules_changed_is_told() -> None:
    old = case_of(done("r1", facts={"posted": False}), facts=ASKED)
    new = case_of(done("r1", facts={"posted": False}), facts=ASKED, checks=(a_check(),))

    assert lines(version_changes(old.assessment, new.assessment)) == [("Kết quả đối chiếu", "Đạt", "Đạt một phần")]


def test_profile_points_and_texts_are_compared_too() -> None:
    old = a_case(report={"situation": ("Cũ",)})
    new = a_case(profile={"headcount": 321, "has_union": True}, report={"situation": ("Mới", "Hai")})
    added = replace(new, answers=replace(new.answers, bonus=(Adjustment(Fraction(1), "Sáng kiến"),)))
    changes = version_changes(old.assessment, added.assessment)

    assert [(each.what.vi, each.after.vi) for each in changes.profile] == [("Tổng số người lao động", "321")]
    assert changes.report == {"situation": ("Cũ", "Mới\nHai")}
    assert ("Điểm thưởng", "1,00: Sáng kiến") in [(each.what.vi, each.after.vi) for each in changes.score]
