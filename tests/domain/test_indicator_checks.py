"""Checking a unit's figures: every validation on both sides of its boundary, and what settles a warning."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from checklist.domain.dates import Period
from checklist.domain.indicators.checking import blocking, check, explained, unsettled
from checklist.domain.indicators.validations import VALIDATION_TYPES
from checklist.domain.indicators.values import Provenance, Value
from tests.domain.indicator_samples import issues_of, shipped_indicators, told, values_of

QUARTER = Period(date(2020, 1, 1), date(2020, 3, 31))
TWO_YEARS = Period(date(2019, 1, 1), date(2020, 12, 31))

# A validation, figures that pass, figures that fail, and where it fails.
ROWS: tuple[tuple[str, dict[str, Any], dict[str, Any], str], ...] = (
    ("sum_of", {"D09": 3, "D10": 1, "D11": 2, "D12": 0}, {"D09": 3, "D10": 1, "D11": 2, "D12": 1}, "D09"),
    ("sum_of", {"D09": 3, "D10": 3}, {"D09": 3, "D10": 4}, "D09"),
    ("at_most", {"B03": 9, "B01": 9}, {"B03": 10, "B01": 9}, "B03"),
    ("at_most", {"D22": 5, "D21": 4, "D21a": 1}, {"D22": 5, "D21": 4}, "D22"),
    ("at_least_times", {"B16": 9, "B15": 3}, {"B16": 8, "B15": 3}, "B16"),
    ("at_least_times", {"D17": 4, "D16": 4}, {"D17": 3, "D16": 4}, "D17"),
    ("at_least", {"A05": 2}, {"A05": 1}, "A05"),
    ("not_above", {"E01": 1}, {"E01": 2}, "E01"),
    ("positive_together", {"A09": 0, "A08": 0}, {"A09": 0, "A08": 1}, "A09"),
    ("positive_together", {"A09": 30, "A08": 1}, {"A09": 30, "A08": 0}, "A09"),
    ("both_or_none", {"B23": 100, "B24": 1}, {"B23": 100, "B24": 0}, "B23"),
    ("both_or_none", {"B23": None, "B24": None}, {"B23": 0, "B24": None}, "B23"),
    ("positive_needs", {"B21": Fraction(1, 2), "B11": 1}, {"B21": Fraction(1, 2), "B11": 0}, "B21"),
    ("positive_needs", {"B21": 0, "B11": 0}, {"B21": 1, "B11": 0}, "B21"),
    ("average_between", {"A09": 5, "A08": 1}, {"A09": 9, "A08": 2}, "A09"),
    ("average_between", {"A09": 500, "A08": 1}, {"A09": 501, "A08": 1}, "A09"),
    ("share_at_least", {"F06": 2, "F06a": 3}, {"F06": 199, "F06a": 300}, "F06"),
    ("reference_if_positive", {"A03": 0}, {"A03": 1}, "A03"),
    (
        "reference_if_positive",
        {"A03": Value(1, reference="12/QĐ-UBND", dated=date(2020, 2, 1))},
        {"A03": Value(1, reference="12/QĐ-UBND")},
        "A03",
    ),
    ("note_if_positive", {"I08": Value(81, note="Năm 2019, Bộ Nội vụ")}, {"I08": 81}, "I08"),
    (
        "dated_by",
        {"A02": Value(1, reference="1/KH-UBND", dated=date(2020, 3, 31))},
        {"A02": Value(1, reference="1/KH-UBND", dated=date(2020, 4, 1))},
        "A02",
    ),
    (
        "not_older_than",
        {"A06": Value(1, reference="1/QĐ", dated=date(2015, 12, 31))},
        {"A06": Value(1, reference="1/QĐ", dated=date(2015, 12, 30))},
        "A06",
    ),
    (
        "not_counted_twice",
        {"E11": 1, "E01": 1, "E06": 1, "E07": 0},
        {"E11": 1, "E01": 1, "E06": 1, "E07": 11},
        "E07",
    ),
)


@pytest.mark.parametrize(("name", "good", "bad", "code"), ROWS)
def test_both_sides_of_a_boundary(name: str, good: dict[str, Any], bad: dict[str, Any], code: str) -> None:
    assert (code, name) not in told(issues_of(good))
    assert (code, name) in told(issues_of(bad))


def test_every_validation_has_its_boundary_here() -> None:
    assert {row[0] for row in ROWS} | {"change_at_most"} == set(VALIDATION_TYPES)


@pytest.mark.parametrize(("households", "tells"), [(120, False), (121, True), (80, False), (79, True)])
def test_a_change_against_the_period_before_is_asked_about(households: int, tells: bool) -> None:
    issues = issues_of({"B02": households}, previous={"B02": 100})

    assert (("B02", "change_at_most") in told(issues)) is tells


def test_without_a_period_before_no_change_is_asked_about() -> None:
    assert issues_of({"B02": 5}) == ()


@pytest.mark.parametrize(
    ("period", "meetings", "tells"), [(QUARTER, 0, False), (TWO_YEARS, 3, True), (TWO_YEARS, 4, False)]
)
def test_what_is_due_every_year_is_asked_of_whole_years(period: Period, meetings: int, tells: bool) -> None:
    assert (("A05", "at_least") in told(issues_of({"A05": meetings}, period))) is tells


def test_a_figure_that_is_not_there_yet_is_compared_with_nothing() -> None:
    assert issues_of({"B03": 9, "B01": None, "D09": 5, "D10": None, "B16": 3}) == ()


def test_an_issue_shows_the_figures_compared() -> None:
    (issue,) = issues_of({"D09": 9, "D10": 1, "D11": 2, "D12": 1200})

    assert issue.figures == (("D09", 9), ("D10", 1), ("D11", 2), ("D12", 1200))
    assert issue.given.vi == "D09 = 9; D10 + D11 + D12 = 1.203"
    assert issue.say.vi.startswith("Số kiến nghị phải bằng")


def test_a_multiple_is_shown_with_its_factor() -> None:
    (issue,) = issues_of({"B15": 131, "B16": 300})

    assert issue.given.vi == "B16 = 300; 3 × B15 = 393"


def test_an_explanation_settles_a_warning() -> None:
    (issue,) = issues_of({"A05": Value(1, note="Ban Chỉ đạo mới kiện toàn tháng 10.")})

    assert issue.settled
    assert unsettled((issue,)) == ()


def test_an_explanation_does_not_settle_what_blocks() -> None:
    (issue,) = issues_of({"B01": 9, "B03": Value(10, note="Vẫn đúng.")})

    assert not issue.settled
    assert blocking((issue,)) == unsettled((issue,)) == (issue,)


def test_explanations_are_added_to_their_figures() -> None:
    values = explained(values_of({"A05": 1}), {"A05": "Mới kiện toàn."})

    assert [issue.settled for issue in check(shipped_indicators(), values, TWO_YEARS)] == [True]


@pytest.mark.parametrize(
    ("code", "value", "words"),
    [
        ("B04", Value(90), "tỷ lệ do phần mềm tính lại"),
        ("C01", Value(30), "không nhập tay"),
        ("A03", Value(2), "chỉ trả lời Có hoặc Không"),
        ("B15", Value(-1), "không được âm"),
        ("B15", Value(Fraction(1, 2)), "phải là số nguyên"),
        ("Z99", Value(1), "không có chỉ tiêu mã"),
    ],
)
def test_a_figure_that_cannot_stand_is_refused(code: str, value: Value, words: str) -> None:
    (issue,) = issues_of({code: value})

    assert issue.blocks
    assert words in issue.say.vi


def test_what_the_program_computed_may_stand() -> None:
    assert issues_of({"C01": Value(30, Provenance.COMPUTED)}) == ()
