"""The audit queue puts first what most needs a look, and its sample can be redrawn from its seed."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.domain.committee.risk import AuditFacts, audit_queue, declared_counts, draw_sample, risk_of


def facts(submission: str = "s", **more: int | bool) -> AuditFacts:
    quiet = {"lowered": 0, "bare": 0, "declared_met": 40, "differences": 0, "is_late": False, "is_first": False}
    return AuditFacts(submission, **{**quiet, **more})  # type: ignore[arg-type]


def test_nothing_unusual_is_no_risk() -> None:
    assert risk_of(facts()).points == 0


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({"lowered": 1}, "gap"),
        ({"bare": 11}, "bare"),
        ({"differences": 1}, "difference"),
        ({"is_late": True}, "late"),
        ({"is_first": True}, "first"),
        ({"is_sampled": True}, "sample"),
    ],
)
def test_each_reason_to_look_is_named(more: dict[str, int | bool], name: str) -> None:
    assert [factor.name for factor in risk_of(facts(**more)).factors] == [name]


def test_a_quarter_of_bare_ticks_is_not_yet_a_reason() -> None:
    assert risk_of(facts(bare=10)).factors == ()


def test_a_unit_that_declares_nothing_met_has_no_bare_ticks() -> None:
    assert risk_of(facts(declared_met=0)).points == 0


def test_more_gaps_go_first() -> None:
    queue = audit_queue(
        [facts("quiet"), facts("two", lowered=2), facts("nine", lowered=9), facts("late", is_late=True)]
    )

    assert [risk.submission for risk in queue] == ["nine", "two", "late", "quiet"]


def test_equal_risks_keep_one_order() -> None:
    assert [risk.submission for risk in audit_queue([facts("b"), facts("a")])] == ["a", "b"]


@given(st.sets(st.text(min_size=1, max_size=5)), st.integers(0, 10), st.integers())
def test_the_seed_and_the_set_of_units_alone_draw_the_sample(units: set[str], size: int, shuffle: int) -> None:
    listed = sorted(units)
    random.Random(shuffle).shuffle(listed)

    drawn = draw_sample("2026-01", listed, size)

    assert drawn == draw_sample("2026-01", units, size)
    assert len(drawn) == min(size, len(units))
    assert set(drawn) <= units


def test_another_seed_draws_another_sample() -> None:
    units = [f"u{number}" for number in range(200)]

    assert draw_sample("a", units, 20) != draw_sample("b", units, 20)


@pytest.mark.parametrize(("seed", "size"), [("", 1), ("  ", 1), ("a", -1)])
def test_a_sample_needs_a_seed_and_a_size(seed: str, size: int) -> None:
    with pytest.raises(ValueError, match="seed"):
        draw_sample(seed, ["x"], size)


def finding(identifier: str, declared: str | None, verdict: str, *, scored: bool = True) -> dict[str, object]:
    return {"id": identifier, "declared": declared, "verdict": verdict, "scored": scored}


def test_what_was_declared_higher_than_the_facts_allow_is_counted() -> None:
    findings = [
        finding("a", "done", "partly"),
        finding("b", "done", "undetermined"),
        finding("c", "partly", "partly"),
        finding("d", "not_applicable", "not_applicable"),
        finding("e", None, "undetermined"),
        finding("f", "done", "not_done", scored=False),
    ]

    assert declared_counts({"answers": {}}, {"findings": findings})["lowered"] == 2


def test_a_bare_tick_is_declared_met_without_evidence() -> None:
    answers = {"a": {"evidence": [{"title": "Biên bản"}]}, "b": {"evidence": []}, "c": None}
    findings = [finding(each, "done", "done") for each in "abc"] + [finding("d", "not_done", "not_done")]

    counts = declared_counts({"answers": answers}, {"findings": findings})

    assert (counts["bare"], counts["declared_met"]) == (2, 3)
