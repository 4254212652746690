"""Answers from plain data: what may be said, and how it is read; whatever the data, nothing else is raised."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.domain.answers import AnswerSet, PointStatus
from checklist.domain.faults import AnswersInvalid
from checklist.domain.values import LONGEST_TEXT
from checklist.services.working_calendar import calendar_for
from tests.domain.answer_samples import COMPLETE, PACK, PROFILE, changed, parsed
from tests.factories import (
    answered,
)

# --- What is accepted ------------------------------------------------------------------------------------------------


def test_everything_a_file_may_say_is_read_and_typed() -> None:
    answers = parsed()

    first, second, third = (answers.to(f"m.d{number}") for number in (1, 2, 3))
    assert first.facts["held_on"] == date(2025, 3, 1)
    assert first.facts["told"] is False
    assert [piece.kind for piece in first.evidence] == ["other_document", "signed_minutes"]
    assert first.evidence[1].dated == date(2025, 3, 2)
    assert first.remedy is not None
    assert first.remedy.due == date(2026, 1, 15)
    assert second.points == {"a": PointStatus.DONE, "b": PointStatus.DID_NOT_ARISE}
    assert [record["met_on"] for record in third.records] == [date(2025, 3, 1), date(2025, 4, 1)]
    assert answers.report["situation"] == ("Dòng một", "Dòng hai")
    assert answers.report["number"] == "12"
    assert answers.report["organisation"] is False
    assert (answers.bonus[0].points, answers.penalty[0].points) == (Fraction(1, 2), Fraction(3, 2))


def test_null_is_the_same_as_not_said() -> None:
    keys = ("declared", "evidence", "reason", "remedy", "records", "points", "supplied_by")
    nothing: dict[str, Any] = {**dict.fromkeys(keys), "facts": {"held_on": None, "told": None}}
    said_nothing = {"m.d1": nothing, "m.d2": None}

    answers = answered(PACK, said_nothing, profile=PROFILE)

    assert answers.to("m.d1") == answered(PACK, {"m.d1": {}}, profile=PROFILE).to("m.d1")
    assert "m.d2" not in answers.answers


def test_answers_come_in_the_order_of_the_rules() -> None:
    data = changed(("answers",), {"m.d3": {"declared": "done"}, "m.d1": {"declared": "done"}})

    assert list(parsed(data).answers) == ["m.d1", "m.d3"]


@pytest.mark.parametrize("day", ["2025-03-01", "01/03/2025", "1/3/2025", " 2025-03-01 ", date(2025, 3, 1)])
def test_a_day_may_be_written_the_vietnamese_way(day: Any) -> None:
    assert parsed(changed(("answers", "m.d1", "facts", "held_on"), day)).to("m.d1").facts["held_on"] == date(2025, 3, 1)


@pytest.mark.parametrize(
    ("points", "value"), [(2, 2), ("2", 2), ("1/3", "1/3"), ("0,25", "1/4"), ("0.25", "1/4"), (0.5, "1/2"), (0, 0)]
)
def test_points_are_read_exactly(points: Any, value: Any) -> None:
    data = changed(("adjustments", "bonus"), [{"points": points, "reason": "Lý do"}])

    assert parsed(data).bonus[0].points == Fraction(value)


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert('x')</script> & <b>đậm</b>",
        "Họp xong 🎉👩🏽‍🏫🇻🇳",
        "Biểu tượng của một bản Unicode mới hơn: \U0001fae9 \U0001facd",
        "dòng một\n\tdòng hai\n\ndòng ba",
        "“ngoặc kép” – gạch ngang … ₫ ½ \u200b\u00a0x",
        "{{ 7*7 }} ${7*7} %s %(name)s \\n",
        "'; DROP TABLE answers; --",
        "=HYPERLINK(\"http://example.com\")",
        "a" * LONGEST_TEXT,
        "Đối thoại " * (LONGEST_TEXT // 10 - 1),
    ],
)  # fmt: skip
def test_text_of_any_kind_survives_as_typed(words: str) -> None:
    words = words.strip()

    assert parsed(changed(("answers", "m.d1", "reason"), words)).to("m.d1").reason == words


def test_text_typed_on_another_keyboard_is_composed() -> None:
    typed = unicodedata.normalize("NFD", "Biên bản đối thoại ở phường Ủy")

    assert parsed(changed(("answers", "m.d1", "reason"), typed)).to("m.d1").reason == "Biên bản đối thoại ở phường Ủy"


def test_the_line_ends_of_a_browser_become_plain_ones() -> None:
    assert parsed(changed(("answers", "m.d1", "reason"), "một\r\nhai\rba\r\n")).to("m.d1").reason == "một\nhai\nba"


def test_a_blank_remedy_is_no_remedy() -> None:
    for blank in ("", "  ", {}, {"what": " ", "owner": None}):
        assert parsed(changed(("answers", "m.d1", "remedy"), blank)).to("m.d1").remedy is None


# --- Whatever the data -----------------------------------------------------------------------------------------------


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), st.dates(),
    st.sampled_from(["m", "agency", "2025-01-01..2025-12-31", "done", "m.d1", "1/2", "1e9", "\ud800", "x\x00"]),
)  # fmt: skip
KNOWN_KEYS = ("unit", "answers", "m.d1", "facts", "records", "points", "evidence", "remedy", "name", "profile",
              "period", "regulation", "report", "declared")  # fmt: skip
KEYS = st.one_of(st.sampled_from(KNOWN_KEYS), st.text(max_size=4))
JSON_LIKE = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=15
)


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value inside ``data``."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from places(value, (*path, key))


def read_or_refused(data: Any) -> AnswerSet | None:
    """The answers, or ``None`` when they are refused; any other exception goes through."""
    try:
        return parsed(data)
    except AnswersInvalid as error:
        return None if error.faults else pytest.fail("refused without a fault")


@settings(max_examples=200)
@given(JSON_LIKE)
def test_no_data_whatever_raises_anything_but_a_refusal(data: Any) -> None:
    assert read_or_refused(data) is None or isinstance(data, dict)


@settings(max_examples=300)
@given(st.sampled_from(list(places(COMPLETE))), JSON_LIKE)
def test_any_one_value_replaced_is_read_or_refused(place: tuple[Any, ...], value: Any) -> None:
    answers = read_or_refused(changed(place, value))

    if answers is not None:
        calendar_for(answers)
