"""Sealing: the same input gives the same bytes, and the bytes give the same findings back."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.domain.answer_parsing import parse_answers
from checklist.domain.assessing import assess, sealing_obstacles
from checklist.domain.assessment import missing_remedies
from checklist.domain.plain import plain_answers
from checklist.domain.seal import (
    calendar_of,
    canonical,
    plain_calendar,
    read_seal,
    seal,
    two_decimals,
)
from checklist.rulefiles.loader import rules_from_sources
from checklist.services.working_calendar import calendar_for, working_calendar
from tests.domain.seal_samples import CRITICAL, DONE, PACK, RULES, sealed
from tests.factories import (
    a_scoring,
    answer_data,
    assessed,
)

# --- The same input, the same bytes ----------------------------------------------------------------------------------


def test_sealing_the_same_input_twice_gives_the_same_bytes() -> None:
    assert sealed() == sealed()


def test_the_order_in_which_things_were_typed_plays_no_part() -> None:
    backwards = {key: dict(reversed(answer.items())) for key, answer in reversed(DONE.items())}

    assert sealed(backwards).payload == sealed().payload


def test_the_way_a_day_was_typed_plays_no_part() -> None:
    records = [{"held_on": date(2025, 5, 6), "sent_on": "25/04/2025", "members": 300, "agreed": 200}]

    assert sealed(DONE | {"m.d2": DONE["m.d2"] | {"records": records}}).payload == sealed().payload


def test_any_other_answer_gives_another_seal() -> None:
    other = sealed(DONE | {"m.d3": {"declared": "done"}})

    assert other.payload != sealed().payload
    assert other.assessment != sealed().assessment
    assert other.rules_digest == sealed().rules_digest


def test_any_other_rule_gives_another_digest_of_the_rules() -> None:
    changed = {**RULES.sources, "scoring/thang-diem.yaml": a_scoring(knock_outs=[CRITICAL], bonus_cap=4)}
    assessment = assessed(PACK, DONE, profile={"headcount": 50})

    assert seal(assessment, changed).rules_digest != seal(assessment, RULES.sources).rules_digest


def test_only_the_rule_files_that_were_used_are_frozen() -> None:
    others = {"other/regulation.yaml": {"id": "other"}, "scoring/other.yaml": {}, "m-2/disclosure.yaml": []}
    assessment = assessed(PACK, DONE, profile={"headcount": 50})

    with_others = seal(assessment, {**RULES.sources, **others})

    assert with_others == seal(assessment, RULES.sources)
    assert set(read_seal(with_others.payload)["rules"]["files"]) == {
        "instruments.yaml", "evidence.yaml", "scoring/thang-diem.yaml", "m/regulation.yaml", "m/disclosure.yaml",
    }  # fmt: skip


def test_the_digest_is_of_the_bytes_themselves() -> None:
    assert sealed().digest == hashlib.sha256(sealed().payload).hexdigest()


def test_the_id_can_be_read_from_paper() -> None:
    groups = sealed().assessment.split("-")

    assert [len(group) for group in groups] == [4, 4, 4, 4]
    assert not set("".join(groups)) - set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")


def test_canonical_bytes_have_sorted_keys_no_white_space_and_no_escapes() -> None:
    assert canonical({"b": Fraction(1, 2), "a": {"ơ": date(2025, 1, 1), "Đ": (1, None)}}) == (
        '{"a":{"Đ":[1,null],"ơ":"2025-01-01"},"b":"1/2"}'.encode()
    )


@pytest.mark.parametrize(
    ("value", "shown"), [(Fraction(100), 100), (Fraction(89995, 1000), 90), (Fraction(2, 3), 0.67), (Fraction(0), 0)]
)
def test_a_score_is_sealed_as_it_is_printed(value: Fraction, shown: float) -> None:
    assert two_decimals(value) == shown


# --- The bytes give it all back --------------------------------------------------------------------------------------


def reopened(payload: bytes) -> Any:
    """The assessment of sealed bytes under the rules and the calendar frozen with it."""
    content = read_seal(payload)
    loaded = rules_from_sources(content["rules"]["files"])
    answers = parse_answers(content["input"], loaded.pack)
    return assess(loaded.pack, answers, calendar_of(content["calendar"])), loaded.sources


def test_a_seal_gives_back_the_same_answers_findings_and_score() -> None:
    original = assessed(PACK, DONE, profile={"headcount": 50})

    again, _ = reopened(seal(original, RULES.sources).payload)

    assert again.answers == original.answers
    assert again.findings == original.findings
    assert again.score == original.score


def test_what_was_reopened_seals_to_the_same_bytes() -> None:
    first = sealed()

    again, sources = reopened(first.payload)

    assert seal(again, sources) == first


def test_a_seal_counts_days_by_the_calendar_of_its_time() -> None:
    parsed = assessed(PACK, DONE, profile={"headcount": 50}).answers
    ordinary = calendar_for(parsed)
    # As if the holidays of 2025 had not yet been announced.
    unannounced = type(ordinary)(frozenset(), frozenset(), ordinary.first_year, ordinary.last_year)

    then, now = assess(PACK, parsed, unannounced), assess(PACK, parsed, ordinary)
    again, _ = reopened(seal(then, RULES.sources).payload)

    assert again.findings == then.findings
    assert then.findings != now.findings


def test_a_calendar_comes_back_from_plain_data() -> None:
    calendar = working_calendar(2024, 2026)

    assert calendar_of(json.loads(canonical(plain_calendar(calendar)))) == calendar


DAY = st.dates(date(2024, 6, 1), date(2025, 12, 31)) | st.none()
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=20)
RECORD = st.fixed_dictionaries({}, optional={"sent_on": DAY, "held_on": DAY, "agreed": st.integers(0, 9)})
ANSWER = st.fixed_dictionaries(
    {},
    optional={
        "declared": st.sampled_from(["done", "partly", "not_done", None]),
        "reason": WORDS,
        "cause": WORDS,
        "supplied_by": WORDS,
        "evidence": st.lists(WORDS.filter(str.strip) | st.just({"kind": "signed_minutes"}), max_size=2),
        "remedy": WORDS | st.fixed_dictionaries({"what": WORDS}, optional={"owner": WORDS, "due": DAY}),
    },
)
POINTS = st.fixed_dictionaries({}, optional={key: st.sampled_from([True, False, "did_not_arise"]) for key in "ab"})
ADJUSTED = st.lists(
    st.fixed_dictionaries({"points": st.integers(0, 9) | st.sampled_from(["1/3", "0,5"]), "reason": st.just("Lý do")}),
    max_size=2,
)


@settings(max_examples=60)
@given(ANSWER, POINTS, ANSWER, st.lists(RECORD, max_size=3), ANSWER, ADJUSTED, st.booleans())
def test_whatever_can_be_read_can_be_sealed_and_read_back(
    first: Any, points: Any, second: Any, records: Any, third: Any, bonus: Any, sample: bool
) -> None:
    answers = {"m.d1": {**first, "points": points}, "m.d2": {**second, "records": records}, "m.d3": third}
    data = answer_data(answers, profile={"headcount": 12}, sample=sample, adjustments={"bonus": bonus})
    parsed = parse_answers(data, PACK)
    original = assess(PACK, parsed, calendar_for(parsed))
    sealing_obstacles(original)
    missing_remedies(original)

    again, sources = reopened(seal(original, RULES.sources).payload)

    assert parse_answers(json.loads(canonical(plain_answers(parsed))), PACK) == parsed
    assert again.findings == original.findings
    assert seal(again, sources) == seal(original, RULES.sources)
