"""What a new version changes in the statistical figures: each named, with what was and what is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checklist.domain.assessment import Assessment
from checklist.domain.changes import Change
from checklist.domain.dates import Period
from checklist.domain.figure_changes import figure_changes
from checklist.domain.indicators.given import GivenFigures
from checklist.domain.indicators.values import Provenance, Value
from checklist.domain.version_changes import version_changes
from tests.domain.indicator_samples import shipped_indicators
from tests.domain.report_samples import a_case

YEAR_BEFORE = Period(date(2024, 1, 1), date(2024, 12, 31))


def with_figures(figures: GivenFigures | None) -> Assessment:
    """A small assessment under the shipped indicators that hands these figures in."""
    made = a_case().assessment
    return replace(
        made,
        pack=replace(made.pack, indicators=shipped_indicators()),
        answers=replace(made.answers, indicators=figures),
    )


def given(**values: Any) -> GivenFigures:
    """Figures by code: numbers, or whole values."""
    return GivenFigures({code: each if isinstance(each, Value) else Value(each) for code, each in values.items()})


def between(before: GivenFigures | None, after: GivenFigures | None) -> tuple[Change, ...]:
    return figure_changes(with_figures(before), with_figures(after))


def told(before: GivenFigures | None, after: GivenFigures | None) -> list[tuple[str, str, str]]:
    return [(each.what.vi, each.before.vi, each.after.vi) for each in between(before, after)]


def name(code: str) -> str:
    return f"{code} {shipped_indicators()[code].name.vi}"


def test_a_changed_figure_is_named_with_what_was_and_what_is() -> None:
    assert told(given(A11=48328, A10=7), given(A11=48330, A10=7)) == [(name("A11"), "48.328", "48.330")]


def test_a_figure_that_came_or_went_is_nothing_on_the_other_side_and_zero_is_a_figure() -> None:
    assert told(given(A10=0), given(A11=5)) == [(name("A10"), "0", ""), (name("A11"), "", "5")]


def test_figures_handed_in_for_the_first_time_are_all_told() -> None:
    assert told(None, given(A11=5)) == [(name("A11"), "", "5")]


def test_yes_and_no_are_told_in_words() -> None:
    (code, *_) = (one.code for one in shipped_indicators() if one.is_yes_no)

    assert told(given(**{code: 1}), given(**{code: 0})) == [(name(code), "Có", "Không")]


def test_changes_come_in_the_order_of_the_rules() -> None:
    before, after = given(), given(B21=1, A11=2, A10=3)

    assert [each.partition(" ")[0] for each, *_ in told(before, after)] == ["A10", "A11", "B21"]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (Value(5), Value(5, note="Đếm lại"), ("ghi chú, giải trình", "", "Đếm lại")),
        (
            Value(5, reference="18/KH-UBND"),
            Value(5, reference="18/KH-UBND", dated=date(2025, 2, 24)),
            ("văn bản làm căn cứ", "18/KH-UBND", "18/KH-UBND, 24/02/2025"),
        ),
        (
            Value(5, Provenance.COMPUTED),
            Value(5),
            ("nguồn số liệu", "Tính từ dữ liệu đã có", "Nhập tay"),
        ),
    ],
)
def test_what_is_said_of_a_figure_beside_its_number_is_compared_too(
    before: Value, after: Value, line: tuple[str, str, str]
) -> None:
    about, was, now = line

    assert told(given(A11=before), given(A11=after)) == [(f"{name('A11')} – {about}", was, now)]


def test_another_number_from_another_source_is_one_line() -> None:
    assert told(given(A11=Value(5, Provenance.COMPUTED)), given(A11=6)) == [(name("A11"), "5", "6")]


def test_the_chosen_groups_and_the_period_before_are_compared_too() -> None:
    after = GivenFigures(groups=("B",), previous={"A11": 9}, previous_period=YEAR_BEFORE)

    assert told(GivenFigures(), after) == [
        ("Nhóm chỉ tiêu báo cáo đầy đủ", "", f"B. {shipped_indicators().groups['B'].vi}"),
        (f"{name('A11')} – kỳ trước", "", "9"),
        ("Kỳ trước dùng để so sánh", "", "01/01/2024 – 31/12/2024"),
    ]


def test_a_figure_of_rules_that_are_gone_is_told_by_its_code() -> None:
    assert told(given(Z99=1), given()) == [("Z99", "1", "")]


def test_a_version_that_changes_only_a_figure_is_not_the_same() -> None:
    changes = version_changes(with_figures(given(A11=5)), with_figures(given(A11=6)))

    assert not changes.is_empty
    assert [each.after.vi for each in changes.figures] == ["6"]
