"""What rests on memory only warns: it never changes a verdict, the score or the grade."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.domain.findings import Verdict
from tests.domain.finding_samples import ALSO, DOUBT, TWO_FACTS, YES, facts, two_checks
from tests.factories import (
    a_check,
    a_pack,
    a_requirement,
    a_scoring,
    assessed,
    finding_on,
    points_of,
    text,
)


def test_a_check_from_memory_warns_and_changes_nothing() -> None:
    remembered = a_check(YES, source_check="memory", doubt=DOUBT)
    requirement = a_requirement(facts=TWO_FACTS, checks=[remembered, a_check(ALSO)])

    finding = finding_on(requirement, {"declared": "done", "facts": {"told": False, "heard": True}})

    assert finding.verdict is Verdict.DONE
    assert [reason.key for reason in finding.warnings] == ["answered_yes.told"]
    assert finding.failed == ()


def test_a_missing_fact_of_a_check_from_memory_determines_nothing() -> None:
    remembered = a_check(YES, source_check="memory", doubt=DOUBT)

    finding = finding_on(a_requirement(facts=TWO_FACTS, checks=[remembered]), {"declared": "done"})

    assert finding.verdict is Verdict.DONE


def test_a_requirement_from_memory_is_found_as_declared_and_never_scored() -> None:
    requirement = two_checks(source_check="memory", doubt=DOUBT)

    finding = finding_on(requirement, {"declared": "done", "facts": {"told": False, "heard": False}})

    assert finding.verdict is Verdict.DONE
    assert not finding.scored
    assert len(finding.warnings) == 2


@pytest.mark.parametrize(("tick", "warned"), [("not_done", ["point.b"]), ("done", []), (None, [])])
def test_a_point_from_memory_warns_and_changes_nothing(tick: str | None, warned: list[str]) -> None:
    requirement = a_requirement(**points_of(a="full_text", b="memory"))

    finding = finding_on(requirement, {"declared": "done", "points": {"a": "done", "b": tick}})

    assert finding.verdict is Verdict.DONE
    assert [reason.key for reason in finding.warnings] == warned


def with_and_without_memory() -> tuple[Any, Any]:
    """The same rules with checks, points and requirements from memory beside the certain ones, and without."""
    certain = a_check(ALSO)
    remembered = a_check(YES, source_check="memory", doubt=DOUBT)
    only_memory = two_checks(source_check="memory", doubt=DOUBT) | {"id": "m.d3", "critical": True}
    mixed = a_requirement("m.d2", **points_of(a="full_text", b="memory"), critical=True)
    plain = a_requirement("m.d2", **points_of(a="full_text"), critical=True)
    critical = {
        "knock_outs": [{"any_critical": True, "verdicts": ["not_done"], "cap": "weak", "why": text("Trọng yếu")}]
    }
    scoring = a_scoring(**critical)
    first = {"facts": TWO_FACTS}
    return (
        a_pack(a_requirement("m.d1", checks=[remembered, certain], **first), mixed, only_memory, scoring=scoring),
        a_pack(a_requirement("m.d1", checks=[certain], **first), plain, scoring=scoring),
    )


TRI = st.sampled_from([True, False, None])
DECLARED = st.sampled_from(["done", "partly", "not_done", None])
TICK = st.sampled_from(["done", "not_done", "did_not_arise", None])


@settings(max_examples=120)
@given(DECLARED, TRI, TRI, DECLARED, TICK, TICK, DECLARED)
def test_nothing_from_memory_ever_changes_a_verdict_the_score_or_the_grade(
    first: Any, told: Any, heard: Any, second: Any, a: Any, b: Any, third: Any
) -> None:
    with_memory, without = with_and_without_memory()
    one = {"declared": first, "facts": facts(told=told, heard=heard)}
    kept = {"m.d1": one, "m.d2": {"declared": second, "points": {"a": a}}}
    more = {
        "m.d1": one,
        "m.d2": {"declared": second, "points": {"a": a, "b": b}},
        "m.d3": {"declared": third, "facts": facts(told=told, heard=heard)},
    }

    with_it, without_it = assessed(with_memory, more), assessed(without, kept)

    assert [f.verdict for f in with_it.findings if f.scored] == [f.verdict for f in without_it.findings]
    assert with_it.score.total == without_it.score.total
    assert with_it.score.grade == without_it.score.grade
    assert with_it.score.compliance == without_it.score.compliance
