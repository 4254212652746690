"""Answers are read whole or not at all, counted exactly, and shown from five on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest

from checklist.domain.dates import Period
from checklist.domain.public.rate import RateLimit
from checklist.domain.public.survey import QUESTIONS, belongs_to, read_answers, tally
from checklist.domain.requirement import Right

FIVE = {"know": "5", "discuss": "4", "comment": "3", "oversee": "2", "service": "1"}
NOON = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))


def same_answers(value: int, count: int) -> list[dict[str, int]]:
    return [{question.key: value for question in QUESTIONS}] * count


def test_a_whole_form_is_read() -> None:
    assert read_answers(FIVE) == {"know": 5, "discuss": 4, "comment": 3, "oversee": 2, "service": 1}


@pytest.mark.parametrize("wrong", ["", "0", "6", "4.5", "x", "²", "٣"])
def test_a_form_with_one_answer_missing_or_off_the_scale_is_not_read(wrong: str) -> None:
    assert read_answers({**FIVE, "oversee": wrong}) is None


def test_four_answers_show_nothing_and_five_do() -> None:
    assert not tally(same_answers(5, 4)).is_shown
    assert tally(same_answers(5, 5)).is_shown


def test_means_and_shares_are_exact() -> None:
    result = tally([*same_answers(5, 2), *same_answers(3, 4)])
    known = result.of_right(Right.DISCLOSURE)

    assert known is not None
    assert (result.answers, known.mean, known.content) == (6, Fraction(11, 3), Fraction(1, 3))


@pytest.mark.parametrize(
    ("opens", "closes", "belongs"),
    [
        (date(2025, 11, 1), date(2025, 11, 30), True),
        (date(2024, 12, 1), date(2025, 1, 1), True),
        (date(2026, 3, 31), date(2026, 4, 30), True),
        (date(2026, 4, 1), date(2026, 4, 30), False),
        (date(2024, 11, 1), date(2024, 12, 31), False),
    ],
)
def test_a_survey_stands_beside_the_period_it_was_held_in_or_soon_after(
    opens: date, closes: date, belongs: bool
) -> None:
    assert belongs_to(opens, closes, YEAR) is belongs


def test_a_sender_may_only_so_often_within_the_window() -> None:
    limit = RateLimit(b"key", 2, timedelta(minutes=10))
    allowed = [limit.allows("192.0.2.1", NOON + timedelta(minutes=minute)) for minute in (0, 1, 2, 10, 11)]

    assert allowed == [True, True, False, True, True]


def test_one_sender_does_not_hold_up_another() -> None:
    limit = RateLimit(b"key", 1, timedelta(minutes=10))

    assert limit.allows("192.0.2.1", NOON)
    assert limit.allows("192.0.2.2", NOON)


def test_nobody_is_remembered_beyond_the_window() -> None:
    limit = RateLimit(b"key", 1, timedelta(minutes=10))
    limit.allows("192.0.2.1", NOON)

    assert limit.remembered(NOON + timedelta(minutes=10)) == 0


def test_only_so_many_senders_are_remembered() -> None:
    limit = RateLimit(b"key", 1, timedelta(minutes=10), senders=3)
    for number in range(10):
        limit.allows(f"192.0.2.{number}", NOON)

    assert limit.remembered(NOON) == 3
