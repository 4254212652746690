"""Conditions, checks, days and names in words: nothing the rule files may say is without words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checklist.domain.checks import CHECK_TYPES
from checklist.domain.conditions import Anything, Compares, Condition, Equals, Everything, Not, OneOf
from checklist.domain.dates import Interval
from checklist.domain.law import SourceCheck, UnitKind
from checklist.domain.requirement import Body, Cadence, Change, Check, FactKind, Kind, Question, Right
from checklist.domain.text import Text
from checklist.rulefiles.catalogue_reader import ROLES
from checklist.web import law_names
from checklist.web.check_words import PATTERNS, band_words, check_words
from checklist.web.condition_words import Vocabulary, condition_parts, condition_words
from checklist.web.interface_texts import InterfaceTexts
from checklist.web.legal_state import interval_words
from checklist.web.wording import day, number

ASK = Text("Có công đoàn không?", "Is there a union?")
OPTIONS = {"all": Text("toàn thể", "plenary"), "some": Text("đại biểu", "delegates")}
KNOWN = Vocabulary(
    {"sent_on": 1, "held_on": 2, "count": 3},
    {
        "has_union": Question("has_union", FactKind.YES_NO, ASK, {}),
        "form": Question("form", FactKind.CHOICE, Text("Hình thức?", "Form?"), OPTIONS),
    },
)
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def a_check(name: str, **arguments: Any) -> Check:
    message = Text("Nhắc.", "Told.")
    return Check(name, name, arguments, (), "partly", message, SourceCheck.FULL_TEXT, None, None)


@pytest.mark.parametrize(
    ("condition", "vi"),
    [
        (Equals("has_union", True), "“Có công đoàn không?”: Có"),
        (Equals("has_union", False), "“Có công đoàn không?”: Không"),
        (Equals("form", "all"), "“Hình thức?”: toàn thể"),
        (OneOf("form", ("all", "some")), "“Hình thức?”: toàn thể hoặc đại biểu"),
        (Compares("count", "at_least", 1000), "câu 3: từ 1.000 trở lên"),
        (Compares("count", "less_than", 10), "câu 3: dưới 10"),
        (Not(Equals("has_union", True)), "không phải (“Có công đoàn không?”: Có)"),
        (
            Anything((Equals("has_union", True), Compares("count", "more_than", 2))),
            "“Có công đoàn không?”: Có hoặc câu 3: trên 2",
        ),
        (
            Everything((Compares("count", "at_most", 9), Anything((Equals("has_union", True), Equals("form", "all"))))),
            "câu 3: không quá 9 và (“Có công đoàn không?”: Có hoặc “Hình thức?”: toàn thể)",
        ),
    ],
)
def test_a_condition_is_put_in_words(condition: Condition, vi: str) -> None:
    assert condition_words(condition, KNOWN).vi == vi


def test_what_must_hold_together_is_listed_part_by_part() -> None:
    parts = condition_parts(Everything((Equals("has_union", True), Compares("count", "at_least", 10))), KNOWN)

    assert [part.en for part in parts] == ["“Is there a union?”: Yes", "question 3: 10 or more"]
    assert condition_parts(None, KNOWN) == ()


@pytest.mark.parametrize(
    ("name", "arguments", "vi"),
    [
        (
            "within_days",
            {"from": "sent_on", "to": "held_on", "days": 15},
            "Từ ngày ở câu 1 đến ngày ở câu 2: không quá 15 ngày",
        ),
        (
            "on_or_before",
            {"from": "held_on", "to": "period_end"},
            "Ngày ở câu 2 phải không muộn hơn ngày cuối kỳ đánh giá",
        ),
        (
            "no_gap_longer_than",
            {"dates": "held_on", "months": 6},
            "Ngày ở câu 2 của các lần liền nhau: cách nhau không quá 6 tháng",
        ),
        ("happened_at_least", {"date": "held_on", "times": 1}, "Tính theo ngày ở câu 2: ít nhất 1 lần trong kỳ"),
        ("at_least", {"given": "count", "number": 3}, "Số ở câu 3: ít nhất 3"),
        ("answered_no", {"given": "has_union"}, "“Có công đoàn không?” phải trả lời “không”"),
        ("all_points", {}, "Thực hiện đủ mọi nội dung áp dụng trong bảng nội dung"),
    ],
)
def test_a_check_is_put_in_words(name: str, arguments: Mapping[str, Any], vi: str) -> None:
    assert check_words(a_check(name, **arguments), KNOWN).vi == vi


def test_bands_are_put_in_words() -> None:
    bands = [{"less_than": 50, "at_least": 3}, {"less_than": 150, "at_least": 4}, {"at_least": 24}]

    assert [row.vi for row in band_words(a_check("band", of="count", given="count", bands=bands))] == [
        "dưới 50: ít nhất 3",
        "từ 50 đến dưới 150: ít nhất 4",
        "từ 150 trở lên: ít nhất 24",
    ]


def test_every_check_of_the_vocabulary_has_words() -> None:
    assert set(PATTERNS) == set(CHECK_TYPES)


@pytest.mark.parametrize(
    ("names", "values"),
    [
        (law_names.KIND_NAMES, Kind),
        (law_names.BODY_NAMES, Body),
        (law_names.CADENCE_NAMES, Cadence),
        (law_names.CHANGE_NAMES, Change),
        (law_names.FACT_KIND_NAMES, FactKind),
        (law_names.ROLE_NAMES, ROLES),
        (law_names.RIGHT_NAMES, UnitKind),
        *((names, Right) for names in law_names.RIGHT_NAMES.values()),
    ],
)
def test_everything_the_rule_files_classify_has_a_name(names: Mapping[Any, Any], values: Any) -> None:
    assert set(names) == set(values)


@pytest.mark.parametrize(
    ("start", "until", "vi"),
    [
        (date(2007, 7, 1), date(2023, 7, 1), "Từ ngày 01/07/2007 đến hết ngày 30/06/2023"),
        (date(2021, 2, 1), None, "Từ ngày 01/02/2021, chưa ghi nhận ngày hết hiệu lực"),
        (None, date(2015, 2, 25), "Chưa rõ ngày bắt đầu, đến hết ngày 24/02/2015"),
    ],
)
def test_an_interval_is_put_in_words(start: date | None, until: date | None, vi: str) -> None:
    assert interval_words(Interval(start, until)).vi == vi


def test_days_and_numbers_are_written_as_each_language_does() -> None:
    assert day(date(2023, 7, 1)) == Text("01/07/2023", "1 July 2023")
    assert number(48328) == Text("48.328", "48,328")


def test_templates_use_every_interface_string_and_no_other() -> None:
    used = set()
    for path in TEMPLATES.rglob("*.html"):
        if path.relative_to(TEMPLATES).parts[0] != "report":
            used |= set(re.findall(r"\bt\.([a-z_0-9]+)", path.read_text(encoding="utf-8")))
    # Given to the error page by the code that refuses rule files.
    used |= {"rules_invalid", "rules_invalid_heading"}

    assert used == {name for name, value in vars(InterfaceTexts).items() if isinstance(value, Text)}
