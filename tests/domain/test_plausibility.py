"""Answers that are well formed and cannot be true are refused where they stand."""

from __future__ import annotations

from typing import Any

import pytest

from checklist.domain.faults import AnswersInvalid
from checklist.domain.rulepack import RulePack
from tests.factories import a_check, a_pack, a_requirement, answered, facts_of, text

SHARE = "part: agreed, whole: members, share: 1/2, denominator: present"


def pack_with(check: str, **fields: Any) -> RulePack:
    """A requirement with a share check, on facts or on records."""
    facts = facts_of(agreed="integer", members="integer")
    return a_pack(a_requirement(facts=facts, checks=[a_check(f"{{check: {check}, {SHARE}}}")], **fields))


def paths(pack: RulePack, answer: dict[str, Any], **fields: Any) -> list[str]:
    """The key paths at which an answer is refused."""
    with pytest.raises(AnswersInvalid) as caught:
        answered(pack, {"m.d1": answer}, **fields)
    return [fault.path for fault in caught.value.faults]


@pytest.mark.parametrize("check", ["share_at_least", "share_more_than"])
def test_a_part_cannot_be_larger_than_its_whole(check: str) -> None:
    assert paths(pack_with(check), {"facts": {"agreed": 301, "members": 300}}) == ["answers.m.d1.facts.agreed"]


@pytest.mark.parametrize("facts", [{"agreed": 300, "members": 300}, {"agreed": 301}, {"members": 0, "agreed": 0}])
def test_a_part_may_be_its_whole_and_may_stand_alone(facts: dict[str, int]) -> None:
    assert answered(pack_with("share_at_least"), {"m.d1": {"facts": facts}}).to("m.d1").facts == facts


def test_the_record_that_cannot_be_true_is_named() -> None:
    pack = pack_with("share_at_least", for_each="votes", records_title=text("Lần biểu quyết"))
    records = [{"agreed": 10, "members": 20}, {"agreed": 21, "members": 20}, {"agreed": 30, "members": 20}]

    assert paths(pack, {"records": records}) == ["answers.m.d1.records[2].agreed", "answers.m.d1.records[3].agreed"]


def test_a_record_is_examined_by_every_requirement_that_shares_it_and_told_once() -> None:
    facts = facts_of(agreed="integer", members="integer")
    share = a_check(f"{{check: share_at_least, {SHARE}}}")
    stricter = a_check(f"{{check: share_more_than, {SHARE}}}")
    pack = a_pack(
        a_requirement("m.d1", for_each="votes", records_title=text("Lần"), facts=facts_of(agreed="integer")),
        a_requirement("m.d2", for_each="votes", facts=facts, checks=[share, stricter]),
    )

    assert paths(pack, {"records": [{"agreed": 3, "members": 2}]}) == ["answers.m.d1.records[1].agreed"]


def test_a_whole_may_be_a_line_of_the_profile() -> None:
    check = a_check("{check: share_at_least, part: agreed, whole: households, share: 2/3, denominator: households}")
    pack = a_pack(
        a_requirement(facts=facts_of(agreed="integer"), checks=[check]), profile=facts_of(households="integer")
    )

    assert paths(pack, {"facts": {"agreed": 301}}, profile={"households": 300}) == ["answers.m.d1.facts.agreed"]


def test_the_refusal_says_both_numbers() -> None:
    with pytest.raises(AnswersInvalid) as caught:
        answered(pack_with("share_at_least"), {"m.d1": {"facts": {"agreed": 8319, "members": 8318}}})

    assert "8.319" in str(caught.value)
    assert "8.318" in str(caught.value)
