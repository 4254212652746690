"""A small regulation with records, points and a duty of the next year, and complete answers to it."""

from __future__ import annotations

from typing import Any

from checklist.domain.seal import (
    Seal,
    seal,
)
from tests.factories import (
    a_check,
    a_requirement,
    a_scoring,
    assessed,
    facts_of,
    points_of,
    rules_of,
    text,
)

CRITICAL = {"any_critical": True, "verdicts": ["not_done"], "cap": "average", "why": text("Trọng yếu không đạt.")}
SENT = {"sent_on": "date", "held_on": "date"}
RULES = rules_of(
    a_requirement("m.d1", **points_of(a="full_text", b="memory"), when={"headcount": {"at_least": 10}}),
    a_requirement(
        "m.d2",
        for_each="meetings",
        records_title=text("Cuộc họp"),
        facts=facts_of(**SENT, agreed="integer", members="integer"),
        checks=[
            a_check("{check: working_days_before, from: sent_on, to: held_on, days: 5}"),
            a_check("{check: share_at_least, part: agreed, whole: members, share: 2/3, denominator: present}"),
        ],
        critical=True,
    ),
    a_requirement("m.d3", cadence="yearly", due={"months_into_next_year": 3}, in_force={"from": "2021-01-01"}),
    scoring=a_scoring(knock_outs=[CRITICAL]),
    profile=facts_of(headcount="integer"),
)
PACK = RULES.pack

DONE: dict[str, Any] = {
    "m.d1": {"declared": "done", "points": {"a": "done", "b": "not_done"}, "evidence": ["Biên bản <b>1</b> 🎉"]},
    "m.d2": {
        "declared": "done",
        "records": [{"sent_on": "2025-04-25", "held_on": "2025-05-06", "agreed": 200, "members": 300}],
        "cause": "Bận.",
        "remedy": {"what": "Làm lại", "owner": "Phòng A", "due": "2026-03-01"},
    },
    "m.d3": {"declared": "not_done"},
}


def sealed(answers: dict[str, Any] | None = None, **fields: Any) -> Seal:
    """The seal of answers under the sample rules."""
    return seal(
        assessed(PACK, DONE if answers is None else answers, profile={"headcount": 50}, **fields), RULES.sources
    )
