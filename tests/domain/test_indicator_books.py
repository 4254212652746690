"""Event books: rows become figures for their period, and what is booked agrees with itself."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from checklist.domain.dates import Period
from checklist.domain.indicators.checking import check
from checklist.domain.indicators.event_books import figures_from_books, row_faults, rows_of
from checklist.domain.indicators.values import Provenance, Value
from tests.domain.indicator_samples import shipped_indicators, shipped_pack

FIRST_QUARTER = Period(date(2020, 1, 1), date(2020, 3, 31))
BOOKS = shipped_pack().event_books


def letter(received: date, **fields: Any) -> dict[str, Any]:
    """A row of the book of letters: a petition within competence, settled on time."""
    return {
        "received_on": received,
        "type": "petition",
        "subject": "Đường thôn",
        "within_competence": True,
        "over_level": False,
        "settled_on": received,
        "on_time": True,
        **fields,
    }


def contribution(**fields: Any) -> dict[str, Any]:
    """A row of the book of contributions."""
    day = date(2020, 2, 1)
    sums = {"cash": Fraction(0), "workdays": Fraction(0), "land": Fraction(0), "land_households": 0}
    return {"received_on": day, "work": "Đường", "first_entry": False, **sums, **fields}


def numbers(book: str, *rows: dict[str, Any]) -> dict[str, Any]:
    """The figures of one book in the first quarter."""
    found = figures_from_books(BOOKS, {book: rows}, FIRST_QUARTER)
    return {code: value.number for code, value in found.items()}


def test_rows_are_counted_by_type() -> None:
    found = numbers("complaints", letter(date(2020, 1, 5)), letter(date(2020, 2, 5), type="complaint"))

    assert (found["D20"], found["D20a"], found["D20b"], found["D20c"]) == (2, 1, 0, 1)


def test_fields_are_summed_exactly() -> None:
    found = numbers("contributions", contribution(cash=Fraction(1, 10)), contribution(cash=Fraction(2, 10)))

    assert found["B21"] == Fraction(3, 10)


def test_rows_of_other_periods_are_left_out() -> None:
    found = numbers("complaints", letter(date(2019, 12, 31)), letter(date(2020, 1, 1)), letter(date(2020, 4, 1)))

    assert found["D20"] == 1


def test_a_letter_is_settled_in_the_period_of_that_day() -> None:
    found = numbers("complaints", letter(date(2019, 12, 1), settled_on=date(2020, 1, 9)))

    assert (found["D20"], found["D22"], found["D23"]) == (0, 1, 1)


def test_a_book_that_is_kept_but_empty_says_zero() -> None:
    found = figures_from_books(BOOKS, {"village_meetings": []}, FIRST_QUARTER)

    assert found == {"B06": Value(0, Provenance.COMPUTED), "B07": Value(0, Provenance.COMPUTED)}


def test_a_book_that_is_not_kept_says_nothing() -> None:
    assert figures_from_books(BOOKS, {}, FIRST_QUARTER) == {}


def test_a_row_without_its_number_leaves_no_figure_yet() -> None:
    found = figures_from_books(BOOKS, {"contributions": [contribution(cash=None)]}, FIRST_QUARTER)

    assert found["B21"].number is None
    assert "1 dòng chưa ghi số liệu" in found["B21"].note


def test_recovered_money_and_reduced_settlements_add_up() -> None:
    row = {
        "made_on": date(2020, 1, 5), "board": "investment", "subject": "Kè", "settled_on": None,
        "recovered": Fraction(25, 2), "reduced": Fraction(5, 2),
    }  # fmt: skip
    found = numbers("board_results", row)

    assert (found["E10"], found["E10a"], found["E10b"]) == (15, Fraction(25, 2), Fraction(5, 2))
    assert (found["E04"], found["E05"], found["E09"]) == (0, 0, 1)


def test_the_rows_behind_a_figure_can_be_opened() -> None:
    rows = [letter(date(2020, 1, 5)), letter(date(2020, 2, 5), type="complaint"), letter(date(2021, 1, 1))]

    assert rows_of(BOOKS["complaints"], "D20a", rows, FIRST_QUARTER) == (rows[1],)


def test_what_is_booked_passes_the_cross_sums() -> None:
    letters = [
        letter(date(2020, 1, day), type=kind) for day in (3, 4) for kind in ("complaint", "denunciation", "petition")
    ]
    found = figures_from_books(BOOKS, {"complaints": letters}, FIRST_QUARTER)

    assert check(shipped_indicators(), found, FIRST_QUARTER) == ()


def test_no_indicator_is_fed_twice() -> None:
    fed = [(book.id, feed.indicator) for book in BOOKS.values() for feed in book.feeds]

    assert len({code for _, code in fed}) == len(set(fed))


def test_a_whole_row_has_no_fault() -> None:
    assert row_faults(BOOKS["complaints"], letter(date(2020, 1, 5))) == ()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("type", "gossip", "chọn một trong các mục"),
        ("type", None, "chưa ghi"),
        ("on_time", "có", "không đúng kiểu"),
        ("received_on", "05/01/2020", "không đúng kiểu"),
        ("colour", "đỏ", "sổ không có cột này"),
    ],
)
def test_a_bad_field_is_named(field: str, value: object, words: str) -> None:
    (fault,) = row_faults(BOOKS["complaints"], letter(date(2020, 1, 5), **{field: value}))

    assert fault.field == field
    assert words in fault.say.vi


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("cash", None, "ghi 0"),
        ("cash", -1, "không được âm"),
        ("cash", Fraction(1, 10000), "tối đa 3 chữ số"),
        ("land_households", Fraction(1, 2), "phải là số nguyên"),
        ("land_households", True, "phải là số"),
    ],
)
def test_a_bad_number_is_named(field: str, value: object, words: str) -> None:
    (fault,) = row_faults(BOOKS["contributions"], contribution(**{field: value}))

    assert fault.field == field
    assert words in fault.say.vi
