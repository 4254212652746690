"""Local rule books in use: closed together with the book below, reopened anywhere, and shown as local everywhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checklist.domain.answer_parsing import parse_answers
from checklist.domain.assessing import assess
from checklist.domain.assessment import Assessment
from checklist.domain.dates import Period
from checklist.domain.seal import Seal, read_seal, seal
from checklist.rulefiles.loader import LoadedRules, load_rules
from checklist.services.answer_template import answer_template
from checklist.services.reopen import differences_here, differences_inside, reopen
from checklist.services.rules import count_rules, export_lines
from checklist.services.working_calendar import calendar_for
from tests.cases import ROOT
from tests.factories import GOOD_RULES
from tests.rulefiles.local_samples import laid_over, load_with, standing_alone
from tests.services.conftest import Run

PERIOD = "2025-01-01..2025-12-31"
PROFILE = {"headcount": 40, "has_union": True, "area": "rural"}
DIALOGUES = [{"held_on": day, "present": 30, "members": 40} for day in ("2025-03-03", "2025-09-09")]


def closed(loaded: LoadedRules, answers: dict[str, Any], profile: dict[str, Any]) -> tuple[Assessment, Seal]:
    """An assessment under the local book, closed."""
    unit = {"name": "Sở Mẫu", "kind": "agency", "profile": profile}
    data = {"unit": unit, "regulation": "xa-minh", "period": PERIOD, "answers": answers}
    parsed = parse_answers(data, loaded.pack)
    assessment = assess(loaded.pack, parsed, calendar_for(parsed))
    return assessment, seal(assessment, loaded.sources)


@pytest.fixture
def over(tmp_path: Path) -> tuple[Assessment, Seal]:
    """Two dialogues: enough for the book below, too few for the local one."""
    loaded = load_with(tmp_path, laid_over())
    answers = {"m2.d9.k1": {"declared": "done", "records": DIALOGUES}, "xm.d1": {"declared": "done"}}
    return closed(loaded, answers, PROFILE)


def test_a_stricter_local_term_is_judged_beside_the_law_which_stays_as_it_is(over: tuple[Assessment, Seal]) -> None:
    verdicts = {finding.requirement.id: finding.verdict.value for finding in over[0].findings}

    assert verdicts["m2.d9.k1"] == "done"
    assert verdicts["xm.d1"] == "partly"


def test_closing_freezes_the_files_of_both_books(over: tuple[Assessment, Seal]) -> None:
    rules = read_seal(over[1].payload)["rules"]

    assert {name.partition("/")[0] for name in rules["files"]} == {
        "xa-minh",
        "mau-2-2020",
        "scoring",
        "instruments.yaml",
        "evidence.yaml",
    }
    assert rules["local"] == ["xa-minh"]


def test_the_frozen_rules_alone_reopen_it(over: tuple[Assessment, Seal]) -> None:
    content = read_seal(over[1].payload)

    again = reopen(content)

    assert differences_inside(content, again) == ()
    assert again.checklist.regulation.local
    assert again.checklist.regulation.overlays == "mau-2-2020"


def test_a_machine_without_the_local_book_says_that_it_does_not_know_it(over: tuple[Assessment, Seal]) -> None:
    assert differences_here(read_seal(over[1].payload), load_rules(GOOD_RULES).pack) is None


def test_a_book_of_its_own_reopens_without_source_rows(tmp_path: Path) -> None:
    loaded = load_with(tmp_path, standing_alone())
    _, sealed = closed(loaded, {"xm.d1": {"declared": "done"}}, {})
    content = read_seal(sealed.payload)

    assert content["rules"]["local"] == ["xa-minh"]
    assert differences_inside(content, reopen(content)) == ()


def test_a_shipped_book_is_closed_as_ever(tmp_path: Path) -> None:
    with_local, without = load_with(tmp_path, laid_over()), load_rules(GOOD_RULES)

    def sealed(loaded: LoadedRules) -> Seal:
        data = {
            "unit": {"name": "Sở", "kind": "agency", "profile": PROFILE},
            "regulation": "mau-2-2020",
            "period": PERIOD,
        }
        answers = parse_answers(data, loaded.pack)
        return seal(assess(loaded.pack, answers, calendar_for(answers)), loaded.sources)

    assert sealed(with_local) == sealed(without)
    assert "local" not in read_seal(sealed(without).payload)["rules"]


def test_the_export_marks_what_is_local_and_gives_each_requirement_once(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in export_lines(load_with(tmp_path, laid_over()).pack)]
    marks = {line["id"]: (line["local"], line["overlays"]) for line in lines}

    assert len(lines) == len(marks)
    assert marks["xm.d1"] == (True, "mau-2-2020")
    assert {mark for key, mark in marks.items() if key != "xm.d1"} == {(False, None)}


def test_the_count_of_an_overlay_is_what_a_unit_meets(tmp_path: Path) -> None:
    count = count_rules(load_with(tmp_path, laid_over()).pack)[-1]

    assert (count.regulation, count.local, count.overlays, count.requirements) == ("xa-minh", True, "mau-2-2020", 5)


def test_the_answer_file_of_an_overlay_asks_for_both_and_says_that_it_is_local(tmp_path: Path) -> None:
    pack = load_with(tmp_path, laid_over()).pack

    text = answer_template(pack, "xa-minh", Period.parse(PERIOD), {})

    assert "# Đây là bộ quy định của địa phương, bổ sung cho Nghị định mẫu 2" in text
    assert "  m2.d9.k1:" in text
    assert "  xm.d1:" in text
    assert "dùng chung các lần ghi đã nhập ở m2.d9.k1" in text


# --- In the shell, on the shipped rules -----------------------------------------------------------------------------

LOCAL = """\
id: cong-ty-minh
overlays: nd-145-2020
prefix: ctm
instrument: nd-145-2020
title: {vi: "Quy chế riêng", en: "Own rules"}
short_title: {vi: "Quy chế riêng", en: "Own rules"}
unit_kinds: [employer]
in_force: {from: 2024-01-01, until: null, basis: express}
status: {vi: "Do công ty đặt ra.", en: "Set by the company."}
"""


@pytest.fixture
def local_folder(tmp_path: Path) -> Path:
    """An instance with a local book over the workplace decree."""
    folder = tmp_path / "instance" / "rules" / "cong-ty-minh"
    folder.mkdir(parents=True)
    (folder / "regulation.yaml").write_text(LOCAL, encoding="utf-8")
    return folder


def test_rules_on_a_day_lists_the_law_first_and_marks_the_local_book(local_folder: Path, run: Run) -> None:
    lines = run("rules", "on", "2025-05-05", "--kind", "employer").output.splitlines()

    assert lines[:2] == ["nd-145-2020", "cong-ty-minh  (của địa phương, bổ sung cho nd-145-2020)"]
    assert run("rules", "on", "2023-05-05", "--kind", "employer").output.splitlines()[:1] == ["nd-145-2020"]
    assert "cong-ty-minh" not in run("rules", "on", "2023-05-05", "--kind", "employer").output


def test_rules_check_marks_it(local_folder: Path, run: Run) -> None:
    shipped, local = (line for line in run("rules", "check").output.splitlines() if " 68 " in line and "145" in line)

    assert shipped.split()[1:4] == local.split()[1:4]
    assert local.startswith("cong-ty-minh ")
    assert local.endswith("  của địa phương, bổ sung cho nd-145-2020")


def test_a_fault_is_told_with_the_whole_path_of_its_file(local_folder: Path, run: Run) -> None:
    (local_folder / "regulation.yaml").write_text(
        LOCAL.replace("nd-145-2020\nprefix", "nd-1\nprefix"), encoding="utf-8"
    )

    result = run("rules", "check")

    assert result.exit_code == 1
    assert result.output.startswith("instance/rules/cong-ty-minh/regulation.yaml:2: không có bộ quy định “nd-1”")


def test_the_shipped_rules_load_no_example() -> None:
    assert (ROOT / "rules" / "examples" / "nam-dan-van-2018" / "regulation.yaml").is_file()
    assert "nam-dan-van-2018" not in load_rules(ROOT / "rules").pack.regulations
