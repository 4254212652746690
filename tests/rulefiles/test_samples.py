"""Samples of papers: read as written, every refusal with its line and words, and one for whatever is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from checklist.domain.law import UnitKind
from checklist.domain.samples import BLANK, Sample, SampleHeading, SampleTable, filled_in, samples_for
from checklist.rulefiles.faults import RuleFilesInvalid
from checklist.rulefiles.loader import load_rules
from checklist.rulefiles.strict_yaml import load_yaml
from tests.factories import GOOD_RULES, SHIPPED_RULES, documents_of, read_rules

GOOD = """\
id: mau-1
title: {vi: "Biên bản mẫu", en: "Sample minutes"}
evidence: [signed_minutes]
name: "BIÊN BẢN"
subject: "Họp về ……"
body:
  - "Căn cứ {basis}, {unit} họp:"
  - heading: "1. Nội dung"
  - table: ["TT", "Nội dung"]
    lines: 3
signatures: ["CHỦ TRÌ"]
"""
# What is replaced in the good file by what, the line at fault, and a telling part of what is said about it.
ROWS: tuple[tuple[str, str, int, str], ...] = (
    ("id: mau-1", "id: mau-2", 1, "phải bằng tên tệp"),
    ("[signed_minutes]", "[khong-co]", 3, "“khong-co” không có trong evidence.yaml"),
    ("[signed_minutes]", "[]", 3, "“evidence” cần ít nhất một mục"),
    ("{basis}", "{luat}", 7, "“{luat}” không được điền; chỉ dùng: {unit}, {parent}, {place}, {basis}"),
    ("lines: 3", "lines: 0", 9, "từ 1 đến 40 dòng"),
    ('["TT", "Nội dung"]', "[]", 9, "từ 1 đến 8 cột"),
    ("lines: 3", "rows: 3", 10, "khóa “rows” không có trong mẫu"),
    ('["CHỦ TRÌ"]', "[A, B, C, D]", 11, "không quá 3 ô ký"),
    ("signatures:", "signature:", 11, "khóa “signature” không có trong mẫu"),
    ('name: "BIÊN BẢN"\n', "", 1, "thiếu khóa bắt buộc “name”"),
    (', en: "Sample minutes"', "", 2, "thiếu khóa bắt buộc “en”"),
    ("evidence:", "unit_kinds: [xa]\nevidence:", 3, "“xa” không thuộc danh sách cho phép"),
)


def read(text: str) -> tuple[Sample, ...]:
    return read_rules({**documents_of(GOOD_RULES), "samples/mau-1.yaml": load_yaml(text)}, frozenset()).samples


def test_a_sample_is_read_as_written() -> None:
    (sample,) = read(GOOD)

    assert (sample.id, sample.title.en, sample.evidence) == ("mau-1", "Sample minutes", ("signed_minutes",))
    assert sample.body == (
        "Căn cứ {basis}, {unit} họp:",
        SampleHeading("1. Nội dung"),
        SampleTable(("TT", "Nội dung"), 3),
    )


@pytest.mark.parametrize(("old", "new", "line", "words"), ROWS)
def test_a_bad_sample_is_refused_at_its_line(old: str, new: str, line: int, words: str) -> None:
    assert old in GOOD
    with pytest.raises(RuleFilesInvalid) as caught:
        read(GOOD.replace(old, new))

    assert ("samples/mau-1.yaml", line) in [(fault.file, fault.line) for fault in caught.value.faults]
    assert any(words in fault.message for fault in caught.value.faults)


def test_what_is_known_is_filled_in_and_the_rest_left_blank() -> None:
    (sample,) = read(GOOD)

    assert filled_in(sample, {"unit": "Xã {place}"}).body[0] == f"Căn cứ {BLANK}, Xã {{place}} họp:"


def test_a_local_sample_may_not_hide_a_shipped_one(tmp_path: Path) -> None:
    name = "samples/ke-hoach.yaml"
    (tmp_path / "samples").mkdir()
    (tmp_path / name).write_text((SHIPPED_RULES / name).read_text("utf-8"), encoding="utf-8")

    with pytest.raises(RuleFilesInvalid, match="trùng với mẫu kèm theo phần mềm"):
        load_rules(SHIPPED_RULES, tmp_path)


def test_every_shipped_requirement_that_asks_for_evidence_has_a_sample() -> None:
    rules = load_rules(SHIPPED_RULES)
    bare = [
        requirement.id
        for book in rules.pack.regulations.values()
        for requirement in book.requirements
        if requirement.evidence and not samples_for(rules.samples, requirement, book.unit_kinds[0])
    ]

    assert len(rules.samples) >= 12
    assert bare == []


def test_the_minutes_of_a_dialogue_come_before_those_of_any_meeting() -> None:
    rules = load_rules(SHIPPED_RULES)
    asked = next(
        each
        for each in rules.pack.regulations["nd-145-2020"].requirements
        if each.right.value == "dialogue" and each.evidence[:1] == ("signed_minutes",)
    )

    found = [sample.id for sample in samples_for(rules.samples, asked, UnitKind.EMPLOYER)]

    assert found.index("bien-ban-doi-thoai") < found.index("bien-ban-cuoc-hop")
    assert "bien-ban-hop-thon" not in found


def test_no_sample_is_part_of_a_rule_book() -> None:
    assert "samples" not in load_rules(SHIPPED_RULES).pack.regulations
