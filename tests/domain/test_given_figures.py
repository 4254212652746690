"""Figures of an assessment as data: read strictly, written back as they are, completed, sealed only if given."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from checklist.domain.answer_parsing import parse_answers
from checklist.domain.answers import AnswerSet
from checklist.domain.assessing import assess, sealing_obstacles
from checklist.domain.assessment import Assessment
from checklist.domain.faults import AnswersInvalid
from checklist.domain.indicators.completing import differing
from checklist.domain.indicators.figure_parsing import known_block
from checklist.domain.indicators.values import Provenance, Value
from checklist.domain.plain import plain_answers
from checklist.domain.rule_manifest import PackState, manifest, standing
from checklist.domain.rulepack import RulePack
from checklist.domain.seal import files_used, read_seal, seal
from checklist.rulefiles.loader import load_rules
from checklist.rulefiles.strict_yaml import load_yaml_file
from checklist.services.reopen import differences_here, reopen
from checklist.services.working_calendar import calendar_for
from tests.cases import ROOT

COUNTED = {"indicators.yaml", "event-books.yaml"}


@cache
def rules() -> Any:
    return load_rules(ROOT / "rules")


def pack() -> RulePack:
    found: RulePack = rules().pack
    return found


def parsed(indicators: Any = None) -> AnswerSet:
    """The sample commune with a block of figures."""
    data = dict(load_yaml_file(ROOT / "tests" / "samples" / "xa-pl-34-2007.yaml").data)
    return parse_answers(data if indicators is None else {**data, "indicators": indicators}, pack())


def assessed(indicators: Any = None) -> Assessment:
    answers = parsed(indicators)
    return assess(pack(), answers, calendar_for(answers))


def values_of(assessment: Assessment) -> dict[str, Value]:
    assert assessment.answers.indicators is not None
    return dict(assessment.answers.indicators.values)


def test_a_bare_number_is_a_figure_as_typed() -> None:
    figures = parsed({"figures": {"A11": 48328, "A10": "752", "D07": 0}}).indicators

    assert figures is not None
    assert figures.values == {"A10": Value(752), "A11": Value(48328), "D07": Value(0)}


def test_a_figure_left_null_is_no_figure_and_not_zero() -> None:
    assert "A11" not in values_of(assessed({"figures": {"A11": None, "A10": 0}}))


def test_what_is_written_reads_back_as_it_was() -> None:
    block = {
        "groups": ["B", "L"],
        "figures": {
            "A02": {"value": True, "reference": "18/KH-UBND", "dated": "2020-02-24", "note": "Kịp thời"},
            "B21": {"value": "1.234,5", "from": "imported"},
        },
        "previous_period": "2019-01-01..2019-12-31",
        "previous": {"B21": "10,98", "A10": 3},
    }
    once = parsed(block)

    assert parse_answers(plain_answers(once), pack()) == once


@pytest.mark.parametrize(
    ("block", "path", "says"),
    [
        ({"figures": {"Z99": 1}}, "indicators.figures.Z99", "không có chỉ tiêu"),
        ({"figures": {"G02": 1}}, "indicators.figures.G02", "không thuộc biểu"),
        ({"figures": {"A11": 48.328}}, "indicators.figures.A11.value", "ngoặc kép"),
        ({"figures": {"A11": "khoảng 50"}}, "indicators.figures.A11.value", "không phải số"),
        ({"figures": {"A11": True}}, "indicators.figures.A11.value", "số nguyên"),
        ({"figures": {"A11": 10**18}}, "indicators.figures.A11.value", "quá lớn"),
        ({"figures": {"A02": {"value": 1, "ngay": "x"}}}, "indicators.figures.A02.ngay", "không được dùng"),
        ({"figures": {"A02": {"dated": "31/02/2020"}}}, "indicators.figures.A02.dated", "ngày có thật"),
        ({"figures": {"A02": {"from": "guess"}}}, "indicators.figures.A02.from", "không hợp lệ"),
        ({"groups": ["Z"]}, "indicators.groups[1]", "không có nhóm"),
        ({"previous_period": "2019"}, "indicators.previous_period", "TỪ..ĐẾN"),
        ({"kỳ": 1}, "indicators.kỳ", "không được dùng"),
        ([], "indicators", "các cặp khóa"),
    ],
)
def test_what_is_no_figure_is_refused_at_its_place_with_a_sentence(block: Any, path: str, says: str) -> None:
    with pytest.raises(AnswersInvalid) as refusal:
        parsed(block)

    (fault,) = refusal.value.faults
    assert fault.path == path
    assert says in fault.message.vi


def test_what_the_answers_hold_is_computed_and_need_not_be_given() -> None:
    value = values_of(assessed({"figures": {"A10": 1}}))["B02"]

    assert (value.number, value.provenance) == (1486, Provenance.COMPUTED)


def test_a_number_that_was_typed_stays_and_its_difference_is_named() -> None:
    given = values_of(assessed({"figures": {"B02": 1500}}))
    (issue,) = differing({"B02": Value(1486, Provenance.COMPUTED)}, given)

    assert given["B02"] == Value(1500)
    assert (issue.code, issue.blocks, issue.settled) == ("B02", False, False)


def test_what_was_carried_gives_way_to_what_is_computed() -> None:
    carried = {"value": 1500, "from": "carried", "note": "theo sổ hộ khẩu"}
    value = values_of(assessed({"figures": {"B02": carried}}))["B02"]

    assert (value.number, value.provenance, value.note) == (1486, Provenance.COMPUTED, "theo sổ hộ khẩu")


def test_completing_twice_changes_nothing() -> None:
    once = assessed({"groups": ["B"], "figures": {"A10": 1}})

    assert assess(pack(), once.answers, once.calendar).answers == once.answers


def test_figures_that_contradict_each_other_stop_sealing_at_their_code() -> None:
    broken = {"B18": 5, "B19": 3, "B19b": 1, "B19c": 0}
    paths = [fault.path for fault in sealing_obstacles(assessed({"figures": broken}))]

    assert paths == ["indicators.B18.sum_of"]
    assert sealing_obstacles(assessed({"figures": {**broken, "B18": 4, "B20": None}})) == []


def test_a_seal_without_figures_holds_nothing_of_them() -> None:
    assessment = assessed()
    content = read_seal(seal(assessment, rules().sources).payload)

    assert "indicators" not in content["input"]
    assert COUNTED.isdisjoint(content["rules"]["files"])


def test_a_seal_with_figures_freezes_what_is_counted_and_opens_again() -> None:
    assessment = assessed({"figures": {"A10": 12}})
    content = read_seal(seal(assessment, rules().sources).payload)

    assert set(files_used(assessment, rules().sources)) >= COUNTED
    assert reopen(content).answers == assessment.answers


def test_a_seal_with_an_indicator_unknown_here_is_evaluated_all_the_same() -> None:
    content = read_seal(seal(assessed({"figures": {"A10": 12}}), rules().sources).payload)
    content["input"]["indicators"]["figures"]["Z99"] = {"value": 1}
    content["input"]["indicators"]["groups"] = ["A", "Z"]

    assert differences_here(content, pack()) == ()
    assert known_block(content["input"]["indicators"], pack().indicators)["groups"] == ["A"]


@pytest.mark.parametrize("file", ["indicators.yaml", "event-books.yaml", "sanctions.yaml", "samples/giay-moi-hop.yaml"])
def test_a_changed_file_that_no_assessment_rests_on_changes_no_rule_book(file: str) -> None:
    here = manifest(rules().sources)
    assert file in here
    states = {book.state for book in standing(pack(), {**here, file: "0" * 64}, here)}

    assert states == {PackState.ORIGINAL}
