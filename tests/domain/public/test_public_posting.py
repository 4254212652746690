"""Days of posting are counted as the law's check counts them: thirty pass, twenty-nine do not."""

from __future__ import annotations

from datetime import date

import pytest

from checklist.domain.public.posting import Minimum, Posting, PostingState, minimum_of, until_of
from checklist.domain.rulepack import RulePack
from checklist.services.rules import loaded_rules
from tests.cases import ROOT

THIRTY = Minimum(30, ())
FIRST = date(2025, 11, 1)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> RulePack:
    return loaded_rules(ROOT / "rules", tmp_path_factory.mktemp("posting")).pack


@pytest.mark.parametrize(("last", "days", "passed"), [(date(2025, 11, 30), 30, True), (date(2025, 11, 29), 29, False)])
def test_thirty_days_pass_and_twenty_nine_do_not(last: date, days: int, passed: bool) -> None:
    posting = Posting(FIRST, None, last, True)

    assert posting.days(date(2026, 1, 1)) == days
    assert posting.lasted(THIRTY, date(2026, 1, 1)) is passed


def test_the_minimum_ends_on_the_thirtieth_day() -> None:
    assert until_of(FIRST, THIRTY) == date(2025, 11, 30)


def test_what_still_stands_is_neither_passed_nor_failed_before_its_time() -> None:
    posting = Posting(FIRST, date(2025, 11, 30), None, True)

    assert posting.lasted(THIRTY, date(2025, 11, 29)) is None
    assert posting.lasted(THIRTY, date(2025, 11, 30)) is True


@pytest.mark.parametrize(
    ("posting", "today", "state"),
    [
        (Posting(FIRST, None, None, False), FIRST, PostingState.PREPARED),
        (Posting(FIRST, None, None, True), date(2025, 10, 31), PostingState.COMING),
        (Posting(FIRST, date(2025, 11, 30), None, True), date(2025, 11, 30), PostingState.POSTED),
        (Posting(FIRST, date(2025, 11, 30), None, True), date(2025, 12, 1), PostingState.ENDED),
        (Posting(FIRST, None, date(2025, 11, 5), True), date(2025, 11, 5), PostingState.ENDED),
    ],
)
def test_a_posting_stands_where_its_days_say(posting: Posting, today: date, state: PostingState) -> None:
    assert posting.state(today) is state


def test_what_was_taken_off_before_it_began_stood_no_day() -> None:
    assert Posting(FIRST, None, date(2025, 10, 20), True).days(date(2026, 1, 1)) == 0


def test_the_commune_law_asks_for_thirty_days(pack: RulePack) -> None:
    found = minimum_of(pack.regulations["luat-10-2022-xa"].by_id()["l10.d13.k2.posting"])

    assert found is not None
    assert (found.days, found.cite[0].article) == (30, "13")


def test_what_rests_on_memory_asks_for_nothing(pack: RulePack) -> None:
    from_memory = [
        requirement
        for requirement in pack.regulations["pl-34-2007"].requirements
        if any(check.name == "lasts_at_least" and not requirement.judges(check) for check in requirement.checks)
    ]

    assert from_memory
    assert all(minimum_of(requirement) is None for requirement in from_memory)
