"""What is refused of local rule books, with file and line: whatever would hide, move or outlive the law below."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from shutil import copytree

import pytest

from checklist.rulefiles.faults import RuleFault, RuleFilesInvalid
from checklist.rulefiles.loader import LoadedRules, load_rules
from tests.factories import GOOD_RULES
from tests.rulefiles.local_samples import (
    ALONE,
    INSTRUMENT,
    OVER,
    SCORING,
    SIMPLE,
    STRICTER,
    laid_over,
    load_with,
    renamed,
    standing_alone,
)

Load = Callable[[dict[str, str]], LoadedRules]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load the good rules with local files, given by name."""
    return partial(load_with, tmp_path)


def refused(load: Load, files: dict[str, str]) -> list[RuleFault]:
    """The faults that stop loading, all told under the folder of local rule books."""
    with pytest.raises(RuleFilesInvalid) as caught:
        load(files)
    assert {fault.root for fault in caught.value.faults} == {"instance/rules"}
    return list(caught.value.faults)


HEAD_FILE = "xa-minh/regulation.yaml"
HIDING = OVER.replace("prefix: xm", "prefix: m2")
ROWS = {
    "adds to an unknown book": (
        laid_over(OVER.replace("mau-2-2020", "mau-9-1999")),
        HEAD_FILE,
        9,
        "không có bộ quy định “mau-9-1999” để bổ sung",
    ),
    "adds to itself": (laid_over(OVER.replace("mau-2-2020", "xa-minh")), HEAD_FILE, 9, "tự nó là bộ bổ sung"),
    "binds a kind the book below does not": (
        laid_over(OVER.replace("[agency]", "[agency, commune]")),
        HEAD_FILE,
        6,
        "không áp dụng cho “commune”",
    ),
    "begins before the book below": (
        laid_over(OVER.replace("2021-01-01", "2019-12-31")),
        HEAD_FILE,
        7,
        "nằm trong thời gian hiệu lực của “mau-2-2020”",
    ),
    "outlasts the book below": (
        laid_over(
            OVER.replace("mau-2-2020", "mau-1-2010").replace("2021-01-01", "2011-01-01"),
            SIMPLE.replace("disclosure", "dialogue"),
        ),
        HEAD_FILE,
        7,
        "nằm trong thời gian hiệu lực của “mau-1-2010”",
    ),
    "moves what is scored": (laid_over(OVER + "scored_bodies: [staff]\n"), HEAD_FILE, 10, "chấm đúng các bên"),
    "hides a profile question": (
        laid_over(OVER + 'profile: [{key: headcount, kind: integer, ask: {vi: "a", en: "a"}}]\n'),
        HEAD_FILE,
        10,
        "câu hỏi “headcount” đã có",
    ),
    "hides a co-signer": (
        laid_over(OVER + 'co_signers: [{key: union, title: {vi: "a", en: "a"}}]\n'),
        HEAD_FILE,
        10,
        "bên cùng ký “union” đã có",
    ),
    "hides a requirement": (
        laid_over(HIDING, STRICTER.replace("xm.d1", "m2.d6")),
        "xa-minh/dialogue.yaml",
        1,
        "mã yêu cầu “m2.d6” đã có",
    ),
    "takes a shipped prefix": (
        laid_over(HIDING, STRICTER.replace("xm.d1", "m2.rieng")),
        HEAD_FILE,
        2,
        "tiền tố “m2” đã là của",
    ),
    "stands in a shipped book's folder": (
        {"mau-1-2010/regulation.yaml": ALONE},
        "mau-1-2010/regulation.yaml",
        1,
        "là tên bộ quy định kèm theo phần mềm",
    ),
    "adds a file to a shipped book": (
        {"mau-1-2010/relations.yaml": SIMPLE},
        "mau-1-2010/relations.yaml",
        1,
        "là tên bộ quy định kèm theo phần mềm",
    ),
    "lies outside every book": ({"instruments.yaml": "a: 1\n"}, "instruments.yaml", 1, "tệp nằm ngoài mọi bộ quy định"),
    "hides a shipped scoring profile": (
        {"scoring/mau-100.yaml": SCORING},
        "scoring/mau-100.yaml",
        1,
        "trùng với thang điểm kèm theo",
    ),
    "hides one from inside a book": (
        {**laid_over(), "xa-minh/scoring/mau-100.yaml": SCORING.replace("xm-100", "mau-100")},
        "xa-minh/scoring/mau-100.yaml",
        1,
        "mã thang điểm “mau-100” đã được dùng",
    ),
    "hides an instrument": (
        {**laid_over(), "xa-minh/instruments.yaml": INSTRUMENT.replace("qd-xa-minh", "vb-1-2010")},
        "xa-minh/instruments.yaml",
        1,
        "mã văn bản “vb-1-2010” đã được dùng",
    ),
    "brings evidence kinds": (
        {**laid_over(), "xa-minh/evidence.yaml": 'drum_log: {vi: "a", en: "a"}\n'},
        "xa-minh/evidence.yaml",
        1,
        "tên tệp không phải một quyền",
    ),
    "keeps a scoring profile for others": (
        {**laid_over(), "xa-minh/scoring/xm-100.yaml": SCORING.replace("[xa-minh]", "[xa-minh, mau-2-2020]")},
        "xa-minh/scoring/xm-100.yaml",
        4,
        "chỉ dùng cho bộ đó",
    ),
    "cites an instrument of another local book": (
        {
            **laid_over(OVER, STRICTER.replace("vb-2-2020", "qd-phuong-ta")),
            **renamed(laid_over(), "phuong-ta", "pt"),
            "phuong-ta/instruments.yaml": INSTRUMENT.replace("qd-xa-minh", "qd-phuong-ta"),
        },
        HEAD_FILE,
        1,
        "văn bản “qd-phuong-ta” là của bộ quy định địa phương khác",
    ),
    "has no scoring profile": (
        {name: text for name, text in standing_alone().items() if "scoring" not in name},
        HEAD_FILE,
        1,
        "chưa có thang điểm",
    ),
    "adds a right that has no points below": (
        {HEAD_FILE: OVER, "xa-minh/relations.yaml": SIMPLE.replace("disclosure", "relations")},
        HEAD_FILE,
        9,
        "thang điểm “mau-100” chưa có nhóm “relations”",
    ),
    "is as strict as any other": (
        laid_over(OVER, STRICTER.replace("  cadence: yearly\n", "")),
        "xa-minh/dialogue.yaml",
        1,
        "thiếu khóa bắt buộc “cadence”",
    ),
}


@pytest.mark.parametrize(("files", "file", "line", "words"), ROWS.values(), ids=ROWS)
def test_it_refuses_a_local_book_that(load: Load, files: dict[str, str], file: str, line: int, words: str) -> None:
    faults = refused(load, files)

    assert [(f.file, f.line) for f in faults if words in f.message] == [(file, line)], faults


def test_it_refuses_an_overlay_of_an_overlay(load: Load) -> None:
    other = renamed(laid_over(OVER.replace("mau-2-2020", "bo-kia")), "phuong-ta", "pt")
    other = {name: text.replace("bo-kia", "xa-minh") for name, text in other.items()}
    faults = refused(load, {**laid_over(), **other})

    assert [str(fault) for fault in faults] == [
        "phuong-ta/regulation.yaml:9: “xa-minh” tự nó là bộ bổ sung; "
        "“overlays” phải là một bộ quy định không bổ sung cho bộ nào"
    ]


def test_it_refuses_a_local_instrument_that_claims_to_govern(load: Load) -> None:
    claiming = INSTRUMENT.replace("role: guidance", "role: democracy_code")
    faults = refused(load, {**laid_over(), "xa-minh/instruments.yaml": claiming})

    assert [(fault.line, "không thể có “role: democracy_code”" in fault.message) for fault in faults] == [(6, True)]


def test_a_shipped_book_adds_to_no_other(tmp_path: Path) -> None:
    rules = copytree(GOOD_RULES, tmp_path / "rules")
    head = rules / "mau-2-2020" / "regulation.yaml"
    head.write_text(head.read_text("utf-8") + "overlays: mau-1-2010\n", encoding="utf-8")

    with pytest.raises(RuleFilesInvalid) as caught:
        load_rules(rules)

    assert ["chỉ bộ quy định của địa phương" in fault.message for fault in caught.value.faults] == [True]
    assert caught.value.faults[0].in_full.startswith("rules/mau-2-2020/regulation.yaml:")


def test_examples_are_not_rules(tmp_path: Path) -> None:
    rules = copytree(GOOD_RULES, tmp_path / "rules")
    (rules / "examples" / "mau").mkdir(parents=True)
    (rules / "examples" / "mau" / "regulation.yaml").write_text("not: rules\n", encoding="utf-8")

    loaded = load_rules(rules)

    assert loaded.pack == load_rules(GOOD_RULES).pack
    assert not any(name.startswith("examples/") for name in loaded.sources)
