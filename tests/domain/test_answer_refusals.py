"""Answers from plain data: every fault at once, each at its key path."""

from __future__ import annotations

from typing import Any

import pytest

from checklist.domain.answer_parsing import parse_answers
from checklist.domain.faults import AnswersInvalid, FaultCode
from checklist.domain.values import LARGEST_COUNT, LONGEST_TEXT
from checklist.rulefiles.loader import load_rules
from tests.domain.answer_samples import changed, faults_of, parsed
from tests.factories import (
    SHIPPED_RULES,
    answer_data,
)

REFUSED: list[tuple[tuple[Any, ...], Any, str, str]] = [
    (("extra",), 1, "extra", "không được dùng ở đây"),
    (("regulation",), "nd-99", "regulation", "không có bộ quy định “nd-99”"),
    (("regulation",), None, "regulation", "không có bộ quy định"),
    (("regulation",), ["m"], "regulation", "không có bộ quy định"),
    (("period",), "2025", "period", "ghi TỪ..ĐẾN"),
    (("period",), None, "period", "ghi TỪ..ĐẾN"),
    (("period",), "2025-12-31..2025-01-01", "period", "ghi TỪ..ĐẾN"),
    (("period",), "2025-02-30..2025-12-31", "period", "ghi TỪ..ĐẾN"),
    (("period",), "9999-01-01..9999-12-31", "period", "nằm ngoài khoảng"),
    (("period",), "0001-01-01..2025-12-31", "period", "nằm ngoài khoảng"),
    (("unit",), None, "unit.name", "thiếu tên đơn vị"),
    (("unit",), "Sở A", "unit", "phải là các cặp khóa"),
    (("unit", "name"), "  ", "unit.name", "thiếu tên đơn vị"),
    (("unit", "kind"), None, "unit.kind", "thiếu loại hình"),
    (("unit", "kind"), "embassy", "unit.kind", "chọn một trong"),
    (("unit", "kind"), "commune", "unit.kind", "chỉ áp dụng cho"),
    (("unit", "profile", "headcount"), None, "unit.profile.headcount", "chưa trả lời: Cho biết headcount?"),
    (("unit", "profile", "headcount"), 0, "unit.profile.headcount", "phải từ 1"),
    (("unit", "profile", "headcount"), "120", "unit.profile.headcount", "phải là số nguyên"),
    (("unit", "profile", "headcount"), 1.5, "unit.profile.headcount", "phải là số nguyên"),
    (("unit", "profile", "headcount"), True, "unit.profile.headcount", "phải là số nguyên"),
    (("unit", "profile", "headcount"), LARGEST_COUNT + 1, "unit.profile.headcount", "phải từ 1 đến"),
    (("unit", "profile", "has_union"), "yes", "unit.profile.has_union", "phải là true (có) hoặc false (không)"),
    (("unit", "profile", "floors"), 3, "unit.profile.floors", "không được dùng ở đây"),
    (("scoring",), "none", "scoring", "không có thang điểm “none”"),
    (("sample",), "no", "sample", "phải là true"),
    (("report", "poem"), "x", "report.poem", "không được dùng ở đây"),
    (("report", "issued_on"), "2025-13-01", "report.issued_on", "không phải một ngày có thật"),
    (("report", "situation"), ["a", 1.5], "report.situation[2]", "phải là chữ"),
    (("report", "co_signers"), [{"role": "x"}], "report.co_signers[1].role", "không được dùng ở đây"),
    (("answers",), [], "answers", "phải là các cặp khóa"),
    (("answers", "m.d9"), {}, "answers.m.d9", "không có yêu cầu này"),
    (("answers", "m.d1"), "done", "answers.m.d1", "phải là các cặp khóa"),
    (("answers", "m.d1", "grade"), 1, "answers.m.d1.grade", "không được dùng ở đây"),
    (("answers", "m.d1", "declared"), "dat", "answers.m.d1.declared", "chọn một trong"),
    (("answers", "m.d1", "declared"), True, "answers.m.d1.declared", "chọn một trong"),
    (("answers", "m.d1", "declared"), "did_not_arise", "answers.m.d1.reason", "phải ghi lý do"),
    (("answers", "m.d1", "declared"), "not_applicable", "answers.m.d1.reason", "phải ghi lý do"),
    (("answers", "m.d1", "facts", "floor"), 1, "answers.m.d1.facts.floor", "không được dùng ở đây"),
    (("answers", "m.d1", "facts", "held_on"), "2025-02-30", "answers.m.d1.facts.held_on", "không phải một ngày"),
    (("answers", "m.d1", "facts", "held_on"), "30/02/2025", "answers.m.d1.facts.held_on", "không phải một ngày"),
    (("answers", "m.d1", "facts", "held_on"), "03/25/2025", "answers.m.d1.facts.held_on", "không phải một ngày"),
    (("answers", "m.d1", "facts", "held_on"), "1/1/99999999999999", "answers.m.d1.facts.held_on", "không phải một"),
    (("answers", "m.d1", "facts", "held_on"), "hôm qua", "answers.m.d1.facts.held_on", "không phải một ngày"),
    (("answers", "m.d1", "facts", "held_on"), "1/1/25", "answers.m.d1.facts.held_on", "nằm ngoài khoảng"),
    (("answers", "m.d1", "facts", "held_on"), "2101-01-01", "answers.m.d1.facts.held_on", "nằm ngoài khoảng"),
    (("answers", "m.d1", "facts", "present"), -1, "answers.m.d1.facts.present", "phải từ 1"),
    (("answers", "m.d1", "facts", "area"), "island", "answers.m.d1.facts.area", "chọn một trong: rural, urban"),
    (("answers", "m.d1", "facts", "area"), ["rural"], "answers.m.d1.facts.area", "chọn một trong"),
    (("answers", "m.d1", "facts", "place"), ["x"], "answers.m.d1.facts.place", "phải là chữ"),
    (("answers", "m.d1", "records"), [{"held_on": None}], "answers.m.d1.records", "không có nhiều lần ghi"),
    (("answers", "m.d2", "points", "c"), True, "answers.m.d2.points.c", "không được dùng ở đây"),
    (("answers", "m.d2", "points", "a"), "partly", "answers.m.d2.points.a", "chọn một trong"),
    (("answers", "m.d3", "facts"), {"met_on": "2025-01-01"}, "answers.m.d3.facts.met_on", "không được dùng ở đây"),
    (("answers", "m.d3", "records"), {"met_on": None}, "answers.m.d3.records", "phải là một danh sách"),
    (("answers", "m.d3", "records", 1, "met_on"), "x", "answers.m.d3.records[2].met_on", "không phải một ngày"),
    (("answers", "m.d3", "records", 1, "room"), "x", "answers.m.d3.records[2].room", "không được dùng ở đây"),
    (("answers", "m.d1", "evidence"), "Biên bản", "answers.m.d1.evidence", "phải là một danh sách"),
    (("answers", "m.d1", "evidence"), [""], "answers.m.d1.evidence[1]", "để trống"),
    (("answers", "m.d1", "evidence"), ["x", {}], "answers.m.d1.evidence[2]", "để trống"),
    (("answers", "m.d1", "evidence"), [{"kind": "photo"}], "answers.m.d1.evidence[1].kind", "không có loại tài liệu"),
    (("answers", "m.d1", "evidence"), [{"title": "x", "size": 5}], "answers.m.d1.evidence[1].size", "không được dùng"),
    (("answers", "m.d1", "remedy"), {"when": "x"}, "answers.m.d1.remedy.when", "không được dùng ở đây"),
    (("answers", "m.d1", "remedy"), {"due": "mai"}, "answers.m.d1.remedy.due", "không phải một ngày"),
    (("answers", "m.d1", "reason"), "a" * (LONGEST_TEXT + 1), "answers.m.d1.reason", "dài quá 100.000 ký tự"),
    (("answers", "m.d1", "reason"), "chuông \x07", "answers.m.d1.reason", "ký tự điều khiển"),
    (("answers", "m.d1", "reason"), "rỗng \x00", "answers.m.d1.reason", "ký tự điều khiển"),
    (("answers", "m.d1", "reason"), "nửa \ud83d", "answers.m.d1.reason", "ký tự điều khiển"),
    (("answers", "m.d1", "reason"), "không phải chữ \uffff", "answers.m.d1.reason", "ký tự điều khiển"),
    (("adjustments", "bonus"), [{"points": 1}], "adjustments.bonus[1].reason", "phải có lý do"),
    (("adjustments", "bonus"), [{"points": -1, "reason": "x"}], "adjustments.bonus[1].points", "không âm"),
    (("adjustments", "bonus"), [{"points": True, "reason": "x"}], "adjustments.bonus[1].points", "không âm"),
    (("adjustments", "bonus"), [{"points": "1/0", "reason": "x"}], "adjustments.bonus[1].points", "không âm"),
    (("adjustments", "bonus"), [{"points": "1e99999999", "reason": "x"}], "adjustments.bonus[1].points", "không âm"),
    (("adjustments", "fine"), [], "adjustments.fine", "không được dùng ở đây"),
]


@pytest.mark.parametrize(("path", "value", "place", "words"), REFUSED, ids=lambda value: str(value)[:40])
def test_what_is_wrong_is_told_at_its_key_path(path: tuple[Any, ...], value: Any, place: str, words: str) -> None:
    faults = faults_of(changed(path, value))

    assert place in faults
    assert words in faults[place]


@pytest.mark.parametrize("data", [None, [], "x", 5, True, {1: 2}])
def test_what_is_no_answer_file_at_all_is_refused(data: Any) -> None:
    assert faults_of(data)


def test_every_fault_is_told_at_once() -> None:
    data = changed(("unit", "name"), "")
    data["answers"]["m.d1"]["declared"] = "maybe"
    data["answers"]["m.d3"]["records"][0]["met_on"] = "31/02/2025"
    data["report"]["poem"] = "x"

    assert list(faults_of(data)) == [
        "unit.name", "report.poem", "answers.m.d1.declared", "answers.m.d3.records[1].met_on",
    ]  # fmt: skip


def test_a_scoring_profile_made_for_another_regulation_cannot_be_chosen() -> None:
    pack = load_rules(SHIPPED_RULES).pack
    data = answer_data({}, regulation="nd-04-2015", scoring="nd-145-2020-100")

    with pytest.raises(AnswersInvalid) as caught:
        parse_answers(data, pack)

    (fault,) = (fault for fault in caught.value.faults if fault.path == "scoring")
    assert "nd-04-2015-100" in fault.message.vi


def test_a_profile_line_that_is_wrong_is_told_once() -> None:
    with pytest.raises(AnswersInvalid) as caught:
        parsed(changed(("unit", "profile", "headcount"), "nhiều"))

    assert [fault.path for fault in caught.value.faults] == ["unit.profile.headcount"]


@pytest.mark.parametrize(
    ("where", "value", "path", "code"),
    [
        (("answers", "m.d1", "facts", "floor"), 1, "answers.m.d1.facts.floor", FaultCode.UNKNOWN_KEY),
        (("answers", "m.d99"), {}, "answers.m.d99", FaultCode.UNKNOWN_REQUIREMENT),
        (("unit", "profile"), {}, "unit.profile.headcount", FaultCode.NOT_ANSWERED),
        (("unit", "name"), "", "unit.name", FaultCode.OTHER),
    ],
)
def test_what_kind_of_fault_it_is_can_be_told_without_reading_its_sentence(
    where: tuple[str, ...], value: Any, path: str, code: FaultCode
) -> None:
    with pytest.raises(AnswersInvalid) as caught:
        parsed(changed(where, value))

    assert {fault.path: fault.code for fault in caught.value.faults}[path] is code
