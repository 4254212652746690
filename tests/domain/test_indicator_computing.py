"""Figures the program has already: from the walk, from the register and the campaign; what nobody knows stays empty."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from checklist.domain.assessment import Assessment
from checklist.domain.indicators.computing import Supplied, computed, derived
from checklist.domain.indicators.indicator import SourceKind
from checklist.domain.indicators.values import Provenance, Value
from checklist.domain.law import UnitKind
from tests.domain.indicator_samples import shipped_indicators, values_of
from tests.factories import a_check, a_pack, a_requirement, assessed, facts_of


def conferences() -> dict[str, Any]:
    """A requirement whose records are conferences."""
    titled = {"vi": "Hội nghị", "en": "Conference"}
    return a_requirement("m.d2", for_each="conferences", records_title=titled, facts=facts_of(held_on="date"))


def answered(answers: dict[str, Any], *requirements: dict[str, Any], **fields: Any) -> Assessment:
    """An agency's assessment under these requirements."""
    return assessed(a_pack(*requirements, **fields.pop("head", {})), answers, **fields)


def numbers(
    assessment: Assessment | None, supplied: Supplied | None = None, kind: UnitKind = UnitKind.AGENCY
) -> dict[str, Any]:
    """The computed numbers by code."""
    return {code: value.number for code, value in computed(shipped_indicators(), kind, assessment, supplied).items()}


def test_items_on_disclosure_are_counted_as_due_and_as_disclosed() -> None:
    ids = [f"m.d{number}" for number in range(1, 6)]
    said = ("done", "partly", "not_done", "did_not_arise")
    answers = {name: {"declared": word, "reason": "Không có."} for name, word in zip(ids, said, strict=False)}

    found = numbers(answered(answers, *map(a_requirement, ids)))

    assert (found["C01"], found["C02"], found["C08"]) == (4, 2, 0)


def test_an_item_disclosed_after_its_last_day_is_late() -> None:
    check = a_check("check: within_days\nfrom: a\nto: b\ndays: 3")
    requirement = a_requirement(facts=facts_of(a="date", b="date"), checks=[check])
    facts = {"a": "2025-01-01", "b": "2025-02-01"}

    found = numbers(answered({"m.d1": {"declared": "done", "facts": facts}}, requirement))

    assert (found["C02"], found["C08"]) == (1, 1)


def test_records_of_the_walk_are_not_asked_again() -> None:
    records = [{"held_on": "2025-01-05"}]

    assert numbers(answered({"m.d2": {"declared": "done", "records": records}}, conferences()))["F04"] == 1


def test_a_walk_that_says_none_was_held_means_no() -> None:
    assert numbers(answered({"m.d2": {"declared": "not_done"}}, conferences()))["F04"] == 0


def test_a_walk_that_says_nothing_leaves_no_figure() -> None:
    assert "F04" not in numbers(answered({}, conferences()))


def test_a_staff_conference_is_no_workers_conference() -> None:
    walk = answered({"m.d2": {"declared": "done", "records": [{"held_on": "2025-01-05"}]}}, conferences())

    assert "G05" not in numbers(walk)
    assert "F04" not in numbers(walk, kind=UnitKind.EMPLOYER)


def test_the_profile_answers_what_it_holds() -> None:
    line = {"key": "has_peoples_inspectorate", "kind": "yes_no", "ask": {"vi": "Có?", "en": "?"}}
    walk = answered({}, a_requirement(), head={"profile": [line]}, profile={"has_peoples_inspectorate": True})

    assert numbers(walk)["F07"] == 1


def test_the_register_comes_before_the_profile() -> None:
    assert numbers(None, {(SourceKind.REGISTRY, "villages"): 12}, UnitKind.COMMUNE)["B01"] == 12


def test_what_services_count_is_taken_as_it_is() -> None:
    supplied = {
        (SourceKind.CAMPAIGN, "due"): 1,
        (SourceKind.AUDIT, "grade_good"): 1,
        (SourceKind.AUDIT, "score"): Fraction(1000, 11),
    }
    found = numbers(None, supplied)

    assert (found["K01"], found["K05"], found["K10"]) == (1, 1, Fraction(9091, 100))
    assert "K06" not in found


def test_figures_follow_from_typed_figures() -> None:
    found = derived(shipped_indicators(), UnitKind.AGENCY, values_of({"A06": 1}))

    assert found == {"F02": Value(1, Provenance.COMPUTED)}


def test_a_number_becomes_yes_where_a_yes_is_wanted() -> None:
    found = derived(shipped_indicators(), UnitKind.COMMUNE, values_of({"D07": 35, "H13": 0}))

    assert {code: value.number for code, value in found.items()} == {"D07a": 1, "H13a": 0}
