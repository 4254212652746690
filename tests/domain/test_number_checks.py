"""Checks that compare counts, shares, bands and answers, each on both sides of its limit."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from checklist.domain.check_types import DENOMINATORS
from tests.factories import facts_of, reason_of


@pytest.mark.parametrize(
    ("check", "below", "at", "above"),
    [
        ("at_least", False, True, True),
        ("at_most", True, True, False),
        ("more_than", False, False, True),
    ],
)
def test_a_count_is_compared_exactly(check: str, below: bool, at: bool, above: bool) -> None:
    results = [
        reason_of(f"{{check: {check}, given: count, number: 3}}", {"count": "integer"}, {"count": count}).passed
        for count in (2, 3, 4)
    ]

    assert results == [below, at, above]


def test_a_count_of_zero_is_an_answer() -> None:
    check = "{check: at_least, given: count, number: 1}"

    assert reason_of(check, {"count": "integer"}, {"count": 0}).passed is False


def share(check: str, share_: str, part: int, whole: int) -> bool | None:
    """Whether a share of all households passes."""
    snippet = f"{{check: {check}, part: part, whole: whole, share: {share_}, denominator: households}}"
    return reason_of(snippet, {"part": "integer", "whole": "integer"}, {"part": part, "whole": whole}).passed


@pytest.mark.parametrize(
    ("part", "whole", "share_", "passed"),
    [
        (4160, 8318, "1/2", True),  # more than half by one household
        (4159, 8318, "1/2", False),  # exactly half
        (4158, 8318, "1/2", False),
        (50, 100, "50/100", False),
        (51, 100, "50/100", True),
        (70, 100, "70/100", False),  # exactly seventy of a hundred
        (71, 100, "70/100", True),
        (7, 10, "70/100", False),
        (1, 1, "1/2", True),
        (0, 3, "1/2", False),
    ],
)
def test_more_than_a_share_is_never_the_share_itself(part: int, whole: int, share_: str, passed: bool) -> None:
    assert share("share_more_than", share_, part, whole) is passed


@pytest.mark.parametrize(
    ("part", "whole", "share_", "passed"),
    [
        (200, 300, "2/3", True),
        (199, 300, "2/3", False),
        (201, 301, "2/3", True),
        (200, 301, "2/3", False),  # 66.4 %
        (67, 101, "2/3", False),  # 66.33 %, which rounds to 66 either way
        (666_666_666_667, 1_000_000_000_000, "2/3", True),
        (666_666_666_666, 1_000_000_000_000, "2/3", False),  # 66.67 % when rounded
        (30, 100, "30/100", True),  # exactly thirty of a hundred
        (29, 100, "30/100", False),
        (3, 10, "30/100", True),
        (7, 10, "70/100", True),
        (300, 300, "1", True),
        (299, 300, "1", False),
    ],
)
def test_at_least_a_share_is_reached_by_the_share_itself(part: int, whole: int, share_: str, passed: bool) -> None:
    assert share("share_at_least", share_, part, whole) is passed


def test_a_share_of_nobody_is_undetermined() -> None:
    assert share("share_at_least", "2/3", 0, 0) is None


def test_a_share_may_be_of_a_line_of_the_profile() -> None:
    check = "{check: share_at_least, part: part, whole: households, share: 2/3, denominator: households}"
    head: dict[str, Any] = {"profile": facts_of(households="integer"), "profile_values": {"households": 300}}

    assert reason_of(check, {"part": "integer"}, {"part": 200}, **head).passed is True
    assert reason_of(check, {"part": "integer"}, {"part": 199}, **head).passed is False


@pytest.mark.parametrize("denominator", DENOMINATORS)
def test_a_share_says_of_whom_in_words(denominator: str) -> None:
    check = f"{{check: share_more_than, part: part, whole: whole, share: 1/2, denominator: {denominator}}}"

    reason = reason_of(check, {"part": "integer", "whole": "integer"}, {"part": 4159, "whole": 8318})

    assert reason.asked.vi == f"trên 50% {DENOMINATORS[denominator].vi}"
    assert reason.given.vi == "4.159/8.318 (50,00%)"
    assert (reason.measure, reason.limit) == (Fraction(4159), Fraction(4159))


def test_a_share_that_is_no_whole_percentage_is_named_as_a_fraction() -> None:
    check = "{check: share_at_least, part: part, whole: whole, share: 2/3, denominator: villages}"

    reason = reason_of(check, {"part": "integer", "whole": "integer"}, {"part": 2, "whole": 3})

    assert "2/3" in reason.asked.vi
    assert "2/3" in reason.asked.en


SEATS = """
check: band
of: headcount
given: seats
bands: [{less_than: 50, at_least: 3}, {less_than: 150, at_least: 4}, {less_than: 300, at_least: 9}, {at_least: 14}]
"""


@pytest.mark.parametrize(
    ("headcount", "enough"), [(1, 3), (49, 3), (50, 4), (149, 4), (150, 9), (299, 9), (300, 14), (100_000, 14)]
)
def test_a_band_asks_for_its_own_minimum(headcount: int, enough: int) -> None:
    head: dict[str, Any] = {"profile": facts_of(headcount="integer"), "profile_values": {"headcount": headcount}}

    assert reason_of(SEATS, {"seats": "integer"}, {"seats": enough}, **head).passed is True
    assert reason_of(SEATS, {"seats": "integer"}, {"seats": enough - 1}, **head).passed is False


@pytest.mark.parametrize(
    ("check", "answer", "passed"),
    [("answered_yes", True, True), ("answered_yes", False, False), ("answered_no", False, True),
     ("answered_no", True, False)],
)  # fmt: skip
def test_a_yes_or_no_is_compared_with_what_the_law_asks(check: str, answer: bool, passed: bool) -> None:
    assert reason_of(f"{{check: {check}, given: told}}", {"told": "yes_no"}, {"told": answer}).passed is passed
