"""Records: facts that repeat are judged one by one, each by the law of its own day."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest

from checklist.domain.findings import Finding, Verdict
from tests.domain.finding_samples import YES, facts
from tests.factories import (
    a_check,
    a_pack,
    a_requirement,
    assessed,
    facts_of,
    finding_on,
    text,
)

RECORDS: dict[str, Any] = {
    "for_each": "meetings",
    "records_title": text("Cuộc họp"),
    "facts": facts_of(held_on="date", told="yes_no"),
}


def meeting(day: str, told: bool | None = True) -> dict[str, Any]:
    """One record."""
    return {"held_on": date.fromisoformat(day), **facts(told=told)}


def on_meetings(*records: dict[str, Any], period: str = "2025-01-01..2025-12-31", **fields: Any) -> Finding:
    """The finding on a requirement judged record by record."""
    requirement = a_requirement(**{**RECORDS, "checks": [a_check(YES)], **fields})
    return finding_on(requirement, {"declared": "done", "records": list(records)}, period)


def test_one_finding_names_the_records_that_fail() -> None:
    finding = on_meetings(
        meeting("2025-02-01"), meeting("2025-03-01", False), meeting("2025-04-01"), meeting("2025-05-01", False)
    )

    assert finding.verdict is Verdict.PARTLY
    assert [reason.record for reason in finding.failed] == [2, 4]
    assert [reason.record for reason in finding.reasons] == [1, 2, 3, 4]


def test_every_record_must_pass() -> None:
    assert on_meetings(meeting("2025-02-01"), meeting("2025-03-01")).verdict is Verdict.DONE


def test_a_record_with_a_missing_fact_leaves_the_whole_undetermined() -> None:
    assert on_meetings(meeting("2025-02-01"), meeting("2025-03-01", None)).verdict is Verdict.UNDETERMINED


def test_no_record_at_all_is_a_missing_fact() -> None:
    finding = on_meetings()

    assert finding.verdict is Verdict.UNDETERMINED
    assert [reason.record for reason in finding.reasons] == [None]


def test_a_record_before_the_law_began_is_listed_and_not_judged() -> None:
    finding = on_meetings(meeting("2019-12-31", False), meeting("2020-01-01"), period="2019-07-01..2020-06-30")

    assert finding.verdict is Verdict.DONE
    assert [(r.record, r.check, r.judging) for r in finding.reasons] == [
        (1, "in_force", False),
        (2, "answered_yes", True),
    ]


def test_when_every_record_lies_outside_the_law_nothing_is_determined() -> None:
    finding = on_meetings(meeting("2019-11-30"), meeting("2019-12-31"), period="2019-07-01..2020-06-30")

    assert finding.verdict is Verdict.UNDETERMINED
    assert [reason.record for reason in finding.reasons if reason.check == "in_force"] == [1, 2]


def test_a_record_after_the_law_ended_is_not_judged() -> None:
    requirement = a_requirement(**RECORDS, checks=[a_check(YES)])
    answer = {"declared": "done", "records": [meeting("2023-06-30"), meeting("2023-07-01", False)]}
    law = {"in_force": {"from": "2020-01-01", "until": "2023-07-01", "basis": "express"}}

    finding = finding_on(requirement, answer, "2023-01-01..2023-12-31", **law)

    assert finding.verdict is Verdict.DONE


def test_a_record_is_judged_by_the_time_of_its_own_requirement() -> None:
    finding = on_meetings(meeting("2025-02-28", False), meeting("2025-03-01"), in_force={"from": "2025-03-01"})

    assert finding.verdict is Verdict.DONE


def test_records_outside_the_law_do_not_count_towards_a_number() -> None:
    finding = on_meetings(
        meeting("2019-12-31"),
        meeting("2020-02-01"),
        period="2019-07-01..2020-06-30",
        checks=[a_check("{check: happened_at_least, date: held_on, times: 2}")],
    )

    assert finding.verdict is Verdict.PARTLY


def test_a_check_on_the_whole_set_is_made_once_beside_those_on_each_record() -> None:
    finding = on_meetings(
        meeting("2025-02-01"),
        meeting("2025-03-01"),
        checks=[a_check(YES), a_check("{check: happened_at_least, date: held_on, times: 3, on_fail: not_done}")],
    )

    assert finding.verdict is Verdict.NOT_DONE
    assert [(reason.check, reason.record) for reason in finding.reasons] == [
        ("answered_yes", 1),
        ("answered_yes", 2),
        ("happened_at_least", None),
    ]


def shared_set() -> Any:
    """Two requirements on one set of records; the second asks a fact of its own."""
    return a_pack(
        a_requirement("m.d1", **RECORDS, checks=[a_check(YES)]),
        a_requirement(
            "m.d2",
            for_each="meetings",
            facts=facts_of(held_on="date", heard="yes_no"),
            checks=[a_check("{check: answered_yes, given: heard}")],
        ),
    )


def test_records_typed_once_are_judged_by_every_requirement_that_shares_them() -> None:
    records = [meeting("2025-02-01") | {"heard": True}, meeting("2025-03-01") | {"heard": False}]

    assessment = assessed(
        shared_set(), {"m.d1": {"declared": "done", "records": records}, "m.d2": {"declared": "done"}}
    )

    assert [finding.verdict for finding in assessment.findings] == [Verdict.DONE, Verdict.PARTLY]
    assert [reason.record for reason in assessment.findings[1].failed] == [2]


def test_records_of_its_own_are_preferred_to_the_shared_ones() -> None:
    shared = [meeting("2025-02-01") | {"heard": False}]
    own = [meeting("2025-02-01") | {"heard": True}]

    assessment = assessed(
        shared_set(),
        {"m.d1": {"declared": "done", "records": shared}, "m.d2": {"declared": "done", "records": own}},
    )

    assert [finding.verdict for finding in assessment.findings] == [Verdict.DONE, Verdict.DONE]


@pytest.mark.parametrize(
    ("told", "verdict"),
    [pytest.param(ticks, min(ticks), id=str(ticks)) for ticks in product([True, False], repeat=2)],
)
def test_the_verdict_on_records_does_not_depend_on_their_order(told: tuple[bool, bool], verdict: bool) -> None:
    one = on_meetings(meeting("2025-02-01", told[0]), meeting("2025-03-01", told[1]))
    other = on_meetings(meeting("2025-03-01", told[1]), meeting("2025-02-01", told[0]))

    assert one.verdict is other.verdict is (Verdict.DONE if verdict else Verdict.PARTLY)


def test_a_single_event_outside_the_law_is_listed_and_not_judged() -> None:
    requirement = a_requirement(
        cadence="each_time", facts=RECORDS["facts"], checks=[a_check(YES)], in_force={"from": date(2025, 7, 1)}
    )

    before = finding_on(requirement, {"declared": "done", "facts": meeting("2025-06-30", False)})
    after = finding_on(requirement, {"declared": "done", "facts": meeting("2025-07-01", False)})

    assert [reason.check for reason in before.reasons] == ["in_force"]
    assert before.failed == ()
    assert after.verdict is Verdict.PARTLY
