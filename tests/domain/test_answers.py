"""What a unit says: the closed lists it says it in, and what an unanswered requirement looks like."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from checklist.domain.answers import DECLARED_NAMES, NEEDS_REASON, Answer, Declared, PointStatus
from checklist.domain.faults import AnswerFault, AnswersInvalid
from checklist.domain.findings import VERDICT_NAMES, Verdict
from checklist.domain.text import Text
from tests.factories import a_pack, a_requirement, answered


def test_what_was_not_said_is_an_empty_answer() -> None:
    answers = answered(a_pack(a_requirement()), {})

    assert answers.to("m.d1") == Answer("m.d1")
    assert answers.to("m.d1").declared is None


def test_an_answer_cannot_be_changed_in_place() -> None:
    answer = Answer("m.d1")

    with pytest.raises(FrozenInstanceError):
        answer.reason = "khác"  # type: ignore[misc]


def test_everything_a_unit_may_declare_has_a_name_and_a_verdict_of_the_same_name() -> None:
    assert set(DECLARED_NAMES) == set(Declared)
    assert set(VERDICT_NAMES) == set(Verdict)
    assert {declared.value for declared in Declared} <= {verdict.value for verdict in Verdict}


def test_only_what_puts_a_requirement_aside_needs_a_reason() -> None:
    assert {declared.value for declared in NEEDS_REASON} == {"did_not_arise", "not_applicable"}


def test_a_point_is_ticked_with_less_than_a_requirement_is_declared() -> None:
    assert {status.value for status in PointStatus} == {declared.value for declared in Declared} - {"partly"}


def test_a_refusal_lists_its_faults_in_order_with_their_paths() -> None:
    faults = [
        AnswerFault("unit.name", Text("thiếu tên đơn vị", "missing")),
        AnswerFault("", Text("sai dạng", "malformed")),
    ]

    refusal = AnswersInvalid(iter(faults))

    assert refusal.faults == tuple(faults)
    assert str(refusal) == "unit.name: thiếu tên đơn vị\nsai dạng"
