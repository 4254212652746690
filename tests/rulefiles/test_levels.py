"""The levels of the administrative division: the shipped file is sound, a wrong one is refused with its line."""

from __future__ import annotations

from datetime import date

import pytest

from checklist.domain.committee.register import Category
from checklist.rulefiles.faults import RuleFault
from checklist.rulefiles.levels_reader import load_levels, read_levels
from checklist.rulefiles.loader import load_rules
from checklist.rulefiles.strict_yaml import load_yaml
from tests.cases import ROOT

PACK = load_rules(ROOT / "rules").pack
SOUND = """district:
  until: 2025-07-01
  basis: [{document: nq-203-2025}]
  source_check: secondary
  note: {vi: "Hết.", en: "Gone."}
"""


def test_the_district_level_ended_with_june_2025_by_a_named_resolution() -> None:
    level = load_levels(ROOT / "rules", PACK)[Category.DISTRICT]

    assert level.days.until == date(2025, 7, 1)
    assert level.basis_words.vi == "Nghị quyết 203/2025/QH15"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("district:", "canton:", 1),
        ("nq-203-2025", "nq-999", 3),
        ("  until: 2025-07-01\\n", "", 1),
        ("until: 2025-07-01", "until: 2025-02-30", 2),
        ("  source_check: secondary\\n", "", 1),
        ("  note:", "  remark: x\\n  note:", 5),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, line: int) -> None:
    text = SOUND.replace(old.replace("\\n", "\n"), new.replace("\\n", "\n"))
    faults: list[RuleFault] = []

    read_levels(load_yaml(text), PACK, faults)

    assert faults
    assert faults[0].line == line
