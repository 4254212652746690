"""The picture of grades by kind of unit: the figures of form 03 and no others, nothing where nothing is graded."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from checklist.domain.papers.consolidated import lay_out_consolidated
from checklist.domain.papers.grade_bars import GradeChart, grade_chart
from checklist.domain.papers.tables import Row, Table
from tests.domain.paper_form_samples import tables
from tests.domain.paper_samples import STATE, consolidated

STATUS, GRADES, COMMUNES = tables()


def without_grades(table: Table) -> Table:
    """The same kinds of unit, none of them graded."""
    return replace(table, rows=tuple(Row((*row.cells[:4], 0, 0, 0, 0, Fraction(0))) for row in table.rows))


def test_each_bar_prints_the_figure_of_its_cell_and_its_share_of_the_graded() -> None:
    chart = grade_chart(GRADES)

    assert chart is not None
    first, second = chart.kinds
    assert [(bar.grade, bar.words) for bar in first.bars] == [
        ("Tốt", "90 (68,70%)"), ("Khá", "30 (22,90%)"), ("Trung bình", "10 (7,63%)"), ("Yếu", "1 (0,76%)"),
    ]  # fmt: skip
    assert second.heading == "Cơ quan, đơn vị sự nghiệp công lập: 461 đơn vị"
    assert second.bars[-1].words == "0"


def test_everything_the_picture_shows_is_told_in_words() -> None:
    chart = grade_chart(GRADES)

    assert chart is not None
    assert all(bar.words in chart.told for kind in chart.kinds for bar in kind.bars)


def test_there_is_no_picture_where_nothing_is_graded() -> None:
    assert grade_chart(without_grades(GRADES)) is None


def test_a_kind_of_which_no_unit_is_graded_is_not_drawn() -> None:
    rows = (GRADES.rows[0], without_grades(GRADES).rows[1])
    chart = grade_chart(replace(GRADES, rows=rows))

    assert chart is not None
    assert [each.kind for each in chart.kinds] == ["Xã, phường, đặc khu"]


def test_one_picture_stands_after_form_03_and_nowhere_else() -> None:
    annexes = lay_out_consolidated(consolidated(STATE)).annexes

    found = [annex.number for annex in annexes if any(isinstance(block, GradeChart) for block in annex.blocks)]
    assert found == ["Biểu 03-TH"]
