"""How Python values stand in columns."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from checklist.store import columns


def test_an_instant_is_stored_in_utc_with_microseconds() -> None:
    in_hanoi = datetime(2026, 1, 5, 19, 0, tzinfo=timezone(timedelta(hours=7)))

    assert columns.instant_to_text(in_hanoi) == "2026-01-05T12:00:00.000000+00:00"


def test_an_instant_comes_back_as_it_was() -> None:
    instant = datetime(2026, 1, 5, 12, 0, 0, 123456, tzinfo=UTC)

    assert columns.text_to_instant(columns.instant_to_text(instant)) == instant


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        columns.instant_to_text(datetime(2026, 1, 5, 12, 0))  # noqa: DTZ001 - the naive instant is what is tested


def test_a_day_is_a_day_and_no_instant() -> None:
    with pytest.raises(TypeError, match="a day is wanted"):
        columns.day_to_text(datetime(2026, 1, 5, tzinfo=UTC))


def test_no_day_stays_no_day() -> None:
    assert columns.day_to_text(None) is None
    assert columns.day_to_text(date(2026, 1, 5)) == "2026-01-05"


def test_equal_objects_have_equal_json() -> None:
    assert columns.object_to_json({"b": 1, "a": "Điều"}) == columns.object_to_json({"a": "Điều", "b": 1})
    assert columns.object_to_json({"a": "Điều", "b": 1}) == '{"a":"Điều","b":1}'


def test_a_number_that_json_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        columns.object_to_json({"share": float("nan")})
