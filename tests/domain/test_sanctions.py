"""Which decree governs a breach, and what an individual and an organisation pay."""

from __future__ import annotations

from datetime import date

import pytest

from checklist.domain.sanctions import Fine, SanctionDecree, acts_against, governing_decree
from checklist.rulefiles.loader import load_rules
from tests.factories import SHIPPED_RULES

TODAY = date(2026, 11, 21)
OLD, NEW = "nd-12-2022", "nd-283-2026"


@pytest.fixture(scope="module")
def decrees() -> tuple[SanctionDecree, ...]:
    """The shipped decrees."""
    return load_rules(SHIPPED_RULES).sanctions


def governing(decrees: tuple[SanctionDecree, ...], ended_on: date | None, today: date = TODAY) -> str | None:
    """The id of the decree that governs a breach."""
    decree = governing_decree(decrees, ended_on=ended_on, today=today)
    return decree.instrument if decree else None


@pytest.mark.parametrize(
    ("ended_on", "decree"),
    [
        (date(2022, 1, 16), None),
        (date(2022, 1, 17), OLD),
        (date(2025, 6, 30), OLD),
        (date(2026, 9, 9), OLD),
        (date(2026, 9, 10), NEW),
        (date(2026, 11, 1), NEW),
    ],
)
def test_a_breach_that_ended_goes_by_the_decree_of_its_last_day(
    decrees: tuple[SanctionDecree, ...], ended_on: date, decree: str | None
) -> None:
    assert governing(decrees, ended_on) == decree
    assert governing(decrees[::-1], ended_on) == decree


def test_a_breach_that_goes_on_goes_by_the_decree_of_today(decrees: tuple[SanctionDecree, ...]) -> None:
    assert governing(decrees, None) == NEW
    assert governing(decrees, None, date(2026, 9, 10)) == NEW
    assert governing(decrees, None, date(2026, 9, 9)) == OLD


def test_an_organisation_pays_twice_what_an_individual_pays(decrees: tuple[SanctionDecree, ...]) -> None:
    for decree in decrees:
        for act in decree.acts:
            assert act.individual == Fine(5_000_000, 10_000_000)
            assert decree.organisation(act) == Fine(10_000_000, 20_000_000)


def clauses(decrees: tuple[SanctionDecree, ...], requirement: str) -> list[tuple[str, int]]:
    """Where the breach of a requirement is fined, the newest decree first."""
    return [(decree.instrument, act.clause) for decree, act in acts_against(decrees, requirement)]


@pytest.mark.parametrize(
    ("requirement", "found"),
    [
        ("nd145.d48.k1", [(NEW, 1), (OLD, 1)]),
        ("nd145.d39.k1", [(NEW, 2), (OLD, 2)]),
        ("nd145.d47.k1", [(NEW, 2), (OLD, 2)]),
        ("nd145.d48.k3", [(NEW, 3), (OLD, 3)]),
        ("nd145.d43.k1", [(NEW, 3)]),
        ("nd145.d38.k3", [(NEW, 3)]),
        ("nd145.d37.k3.b", [(NEW, 4), (OLD, 4)]),
        ("nd145.d38.k1", [(NEW, 5), (OLD, 5)]),
        ("nd145.d48.k2", [(NEW, 6)]),
        ("nd145.d37.k3.c", [(NEW, 7), (OLD, 6)]),
        ("nd145.d39.k3", []),
    ],
)
def test_each_act_is_found_at_its_clause_and_what_only_the_new_decree_fines_only_there(
    decrees: tuple[SanctionDecree, ...], requirement: str, found: list[tuple[str, int]]
) -> None:
    assert clauses(decrees, requirement) == found
    assert clauses(decrees[::-1], requirement) == found
