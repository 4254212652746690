"""The plan of the consolidated report: what it names exists, and every fault has its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from checklist.domain.committee.consolidated_plan import Plan, codes_in
from checklist.rulefiles.consolidated_reader import CONSOLIDATED, load_plan
from checklist.rulefiles.faults import RuleFilesInvalid
from tests.cases import ROOT
from tests.domain.indicator_samples import shipped_indicators

GOOD = 'boxes: []\nforms: []\ntexts:\n  communication:\n    sentences:\n      - ["Tổ chức {A10} buổi"]\n'


def read(folder: Path, text: str) -> Plan:
    (folder / CONSOLIDATED).write_text(text, encoding="utf-8")
    return load_plan(folder, shipped_indicators())


def test_the_shipped_plan_has_the_boxes_of_the_first_page_and_the_forms_of_figures() -> None:
    plan = load_plan(ROOT / "rules", shipped_indicators())

    assert len(plan.boxes) == 6
    assert [form.code for form in plan.forms] == ["04-X", "05-CQ", "06-DN", "07-DV"]


def test_rules_without_a_plan_have_an_empty_one(tmp_path: Path) -> None:
    assert load_plan(tmp_path, shipped_indicators()) == Plan()


def test_a_clause_names_its_figures_in_order() -> None:
    assert codes_in("{D14/D13} vụ việc, {A02/#} đơn vị, {%B20}") == ("D14", "D13", "A02", "B20")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (GOOD.replace("A10", "Z99"), "Z99"),
        (GOOD.replace("{A10}", "nhiều"), "không có số liệu"),
        (GOOD.replace("communication", "khong_co"), "khong_co"),
        (GOOD.replace("forms: []", 'forms: [{code: "04-X", title: "X"}]'), "đúng một trong hai"),
        (GOOD.replace("forms: []", 'forms: [{code: "04-X", title: "X", groups: [Z]}]'), "Z"),
        (GOOD + "la: 1\n", "la"),
    ],
)
def test_a_faulty_plan_is_refused_with_what_is_wrong(tmp_path: Path, wrong: str, said: str) -> None:
    with pytest.raises(RuleFilesInvalid) as refusal:
        read(tmp_path, wrong)

    assert any(said in fault.message and fault.line for fault in refusal.value.faults)
