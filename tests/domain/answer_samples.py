"""A complete answer file for a small regulation, and the same with one value replaced."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

from checklist.domain.answer_parsing import parse_answers
from checklist.domain.answers import AnswerSet
from checklist.domain.faults import AnswersInvalid
from tests.factories import (
    a_check,
    a_pack,
    a_requirement,
    answer_data,
    facts_of,
    points_of,
    text,
)

CHOICE = {"kind": "choice", "options": {"rural": text("Xã"), "urban": text("Phường")}}
PACK = a_pack(
    a_requirement("m.d1", facts=facts_of(held_on="date", present={"kind": "integer", "min": 1}, told="yes_no",
                                         place="text", area=CHOICE)),
    a_requirement("m.d2", **points_of(a="full_text", b="full_text")),
    a_requirement("m.d3", for_each="meetings", records_title=text("Cuộc họp"),
                  facts=facts_of(met_on="date", agreed="integer", members="integer"),
                  checks=[a_check("{check: share_more_than, part: agreed, whole: members, share: 1/2, "
                                  "denominator: present}")]),
    profile=facts_of(headcount={"kind": "integer", "min": 1}, has_union="yes_no"),
)  # fmt: skip
PROFILE = {"headcount": 120, "has_union": True}

COMPLETE: dict[str, Any] = answer_data(
    {
        "m.d1": {
            "declared": "partly",
            "facts": {"held_on": date(2025, 3, 1), "present": 8, "told": False, "place": "Hội trường", "area": "urban"},
            "evidence": [
                "Biên bản số 5",
                {"kind": "signed_minutes", "title": "Biên bản", "dated": "2025-03-02", "reference": "12/BB"},
            ],
            "cause": "Chậm.",
            "remedy": {"what": "Làm lại", "owner": "Văn phòng", "due": date(2026, 1, 15), "product": "Biên bản"},
            "supplied_by": "Bà A",
        },
        "m.d2": {"declared": "done", "points": {"a": True, "b": "did_not_arise"}},
        "m.d3": {
            "declared": "done",
            "records": [{"met_on": "01/03/2025", "agreed": 41, "members": 80}, {"met_on": "2025-04-01"}],
        },
    },
    profile=PROFILE,
    report={"situation": ["Dòng một", "Dòng hai"], "number": 12, "issued_on": "05/01/2026", "organisation": False,
            "co_signers": [{"key": "union", "title": "Chủ tịch", "name": "Nguyễn Văn B"}]},
    adjustments={"bonus": [{"points": "1/2", "reason": "Sáng kiến"}], "penalty": [{"points": "1,5", "reason": "Chậm"}]},
)  # fmt: skip


def changed(path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    """The complete answers with one value replaced."""
    data = copy.deepcopy(COMPLETE)
    around: Any = data
    for step in path[:-1]:
        around = around.setdefault(step, {}) if isinstance(around, dict) else around[step]
    around[path[-1]] = value
    return data


def faults_of(data: Any) -> dict[str, str]:
    """The faults of data, by key path."""
    with pytest.raises(AnswersInvalid) as caught:
        parse_answers(data, PACK)
    assert all(fault.message.vi and fault.message.en for fault in caught.value.faults)
    return {fault.path: fault.message.vi for fault in caught.value.faults}


def parsed(data: Any = COMPLETE) -> AnswerSet:
    """Parsed answers."""
    return parse_answers(data, PACK)
