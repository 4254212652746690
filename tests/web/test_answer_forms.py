"""Fields and answers: what a form says, and how an answer is shown again."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.domain.answer_parsing import parse_answer
from checklist.domain.faults import AnswersInvalid
from checklist.domain.plain import plain
from checklist.domain.requirement import Question, Requirement
from checklist.domain.values import is_forbidden
from checklist.web.answer_forms import (
    answer_from_form,
    field_of_fault,
    filled_records,
    form_from_answer,
    record_numbers,
    renumbered,
    without_record,
)
from tests.factories import a_pack, a_requirement, facts_of, points_of, text

OPTIONS = {"kind": "choice", "options": {"a": text("Một"), "b": text("Hai")}}
FACTS = facts_of(held_on="date", present="integer", agreed="yes_no", note="text", way=OPTIONS)
PLAIN = a_requirement("m.d1", facts=FACTS, **points_of(x="full_text", y="full_text"))
MANY = a_requirement("m.d2", for_each="meetings", records_title=text("Cuộc họp"), facts=FACTS)

PACK = a_pack(PLAIN, MANY)
BOOK = PACK.regulations["m"]
SINGLE, REPEATED = BOOK.by_id()["m.d1"], BOOK.by_id()["m.d2"]


def questions(requirement: Requirement) -> tuple[Question, ...]:
    return BOOK.record_set_facts(requirement.for_each) if requirement.for_each else ()


def read(requirement: Requirement, form: Mapping[str, str]) -> dict[str, Any]:
    return answer_from_form(requirement, questions(requirement), form)


def shown(requirement: Requirement, answer: Mapping[str, Any]) -> dict[str, str]:
    return form_from_answer(requirement, questions(requirement), answer)


def kept(requirement: Requirement, form: Mapping[str, str]) -> dict[str, Any]:
    """The answer as the store keeps it."""
    body: dict[str, Any] = plain(parse_answer(requirement.id, read(requirement, form), BOOK, PACK))
    return body


letters = st.characters(exclude_categories=["Cs"]).filter(lambda letter: not is_forbidden(letter))
texts = st.text(letters, max_size=40).map(lambda words: unicodedata.normalize("NFC", words).strip())
days = st.dates(date(1990, 1, 1), date(2100, 12, 31)).map(lambda day: day.strftime("%d/%m/%Y"))
facts = st.fixed_dictionaries(
    {},
    optional={
        "held_on": days,
        "present": st.integers(0, 10**12).map(str),
        "agreed": st.sampled_from(["true", "false"]),
        "note": texts,
        "way": st.sampled_from(["a", "b"]),
    },
)
ticks = st.sampled_from(["done", "not_done", "did_not_arise", "not_applicable"])
rest = st.fixed_dictionaries(
    {},
    optional={
        "declared": st.sampled_from(["done", "partly", "not_done", "did_not_arise", "not_applicable"]),
        "reason": texts,
        "cause": texts,
        "supplied_by": texts,
        "remedy.what": texts,
        "remedy.owner": texts,
        "remedy.due": days,
        "remedy.product": texts,
    },
)


def named(prefix: str, fields: Mapping[str, str]) -> dict[str, str]:
    return {f"{prefix}{key}": value for key, value in fields.items()}


def filled(form: Mapping[str, str]) -> dict[str, str]:
    """What a page need show: blank fields are no answer."""
    return {name: value.strip() for name, value in form.items() if value.strip()}


@settings(max_examples=200)
@given(rest, facts, st.fixed_dictionaries({}, optional={"x": ticks, "y": ticks}))
def test_a_form_comes_back_as_it_was_sent(
    common: dict[str, str], given_facts: dict[str, str], points: dict[str, str]
) -> None:
    form = {**common, **named("facts.", given_facts), **named("points.", points)}

    assert shown(SINGLE, kept(SINGLE, form)) == filled(form)


@settings(max_examples=200)
@given(rest, st.lists(facts, max_size=4))
def test_a_form_with_events_comes_back_with_its_blank_events_gone(
    common: dict[str, str], records: list[dict[str, str]]
) -> None:
    form = dict(common)
    for number, record in enumerate(records, 1):
        form |= named(f"records-{number}.", record)
    expected = filled(common)
    for number, record in enumerate(filter(None, map(filled, records)), 1):
        expected |= named(f"records-{number}.", record)

    assert shown(REPEATED, kept(REPEATED, form)) == expected


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert('x')</script> & <b onclick=\"y\">",
        "Họp tổ 👩🏽‍🌾 ngày 🎉",
        "dòng một\ndòng hai\n\n  dòng ba",
        "ạ" * 100_000,
        "{{ 7*7 }} {% raw %} ${x}",
    ],
)
def test_any_text_comes_back_as_typed(words: str) -> None:
    form = {"reason": words, "cause": words, "remedy.what": words, "facts.note": words, "supplied_by": words}

    assert shown(SINGLE, kept(SINGLE, form)) == form


def test_line_ends_of_a_browser_are_plain_ones() -> None:
    assert kept(SINGLE, {"reason": "một\r\nhai\r\n"})["reason"] == "một\nhai"


@pytest.mark.parametrize("written", ["5/3/2025", "05-03-2025", "5.3.2025", "05032025", " 5 / 3 / 2025 ", "2025-03-05"])
def test_a_day_may_be_written_in_many_ways(written: str) -> None:
    assert kept(SINGLE, {"facts.held_on": written, "remedy.due": written})["facts"] == {"held_on": "2025-03-05"}


@pytest.mark.parametrize(("written", "number"), [("48.328", 48328), ("1 200 000", 1_200_000), ("007", 7), ("0", 0)])
def test_a_number_may_be_grouped_as_offices_write_it(written: str, number: int) -> None:
    assert kept(SINGLE, {"facts.present": written})["facts"] == {"present": number}


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("facts.held_on", "31/02/2025"),
        ("facts.held_on", "hôm qua"),
        ("facts.present", "hai mươi"),
        ("facts.present", "-1"),
        ("facts.present", "1.5"),
        ("facts.present", "9" * 5000),
        ("facts.agreed", "maybe"),
        ("facts.way", "c"),
        ("declared", "great"),
        ("points.x", "yes"),
        ("remedy.due", "30/02/2026"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_field(field: str, typed: str) -> None:
    with pytest.raises(AnswersInvalid) as refusal:
        kept(SINGLE, {field: typed})

    assert [field_of_fault(fault.path, "m.d1", []) for fault in refusal.value.faults] == [field]


def test_a_fault_in_an_event_is_found_at_the_number_on_the_page() -> None:
    form = {"records-1.note": "", "records-4.note": "có", "records-7.held_on": "32/01/2025"}
    with pytest.raises(AnswersInvalid) as refusal:
        kept(REPEATED, form)

    numbers = filled_records(questions(REPEATED), form)
    assert numbers == [4, 7]
    assert [field_of_fault(fault.path, "m.d2", numbers) for fault in refusal.value.faults] == ["records-7.held_on"]


def test_an_event_is_removed_and_the_others_stay() -> None:
    form = {"records-1.note": "một", "records-2.note": "hai", "records-12.note": "mười hai", "reason": "x"}
    left = without_record(form, 1)

    assert record_numbers(left) == [2, 12]
    assert renumbered(left) == {"records-1.note": "hai", "records-2.note": "mười hai", "reason": "x"}


def test_fields_that_are_not_asked_are_left_aside() -> None:
    form = {"facts.unknown": "1", "points.z": "done", "records-1.note": "x", "csrf_token": "t", "revision": "3"}

    assert kept(SINGLE, form) == kept(SINGLE, {})
