"""The one picture of a consolidated report: how the graded units of each kind stand, drawn from form 03 itself."""

from __future__ import annotations

from dataclasses import dataclass

from checklist.domain.papers.tables import Row, RowKind, Table
from checklist.domain.report_words import percent
from checklist.domain.text import number_vi

GRADES_CODE = "03-TH"
GRADES_GROUP = "Xếp loại"
"""The heading that the columns of grades share; what else the form has is not drawn."""
LABEL_COLUMN = 1


@dataclass(frozen=True, slots=True)
class GradeBar:
    """One grade of one kind of unit: ``count`` of ``graded`` units, and both as they are printed."""

    grade: str
    count: int
    graded: int

    @property
    def words(self) -> str:
        """``90 (68,70%)``, and a bare ``0``."""
        return f"{number_vi(self.count)} ({percent(self.count, self.graded, 2)})" if self.count else "0"


@dataclass(frozen=True, slots=True)
class KindBars:
    """The bars of one kind of unit, from the best grade down."""

    kind: str
    bars: tuple[GradeBar, ...]

    @property
    def heading(self) -> str:
        """The kind with how many of its units are graded."""
        return f"{self.kind}: {number_vi(self.bars[0].graded)} đơn vị"


@dataclass(frozen=True, slots=True)
class GradeChart:
    """The picture; ``width`` in millimetres."""

    kinds: tuple[KindBars, ...]
    width: int
    title: str = "Biểu đồ: xếp loại theo loại hình (tỷ lệ trong số đơn vị đã xếp loại)"

    @property
    def told(self) -> str:
        """Everything the picture shows, for those who do not see it."""
        kinds = (f"{each.heading}, {', '.join(f'{bar.grade} {bar.words}' for bar in each.bars)}" for each in self.kinds)
        return f"{self.title}. {'; '.join(kinds)}."


def grade_chart(table: Table) -> GradeChart | None:
    """The picture of form 03; nothing for another form, and where no unit has been graded."""
    if table.code != GRADES_CODE:
        return None
    places = [place for place, column in enumerate(table.columns) if column.group == GRADES_GROUP]
    rows = [row for row in table.rows if row.kind is RowKind.PLAIN]
    kinds = [_bars(table, row, places) for row in rows if _graded(row, places)]
    return GradeChart(tuple(kinds), table.width) if kinds else None


def _bars(table: Table, row: Row, places: list[int]) -> KindBars:
    graded = _graded(row, places)
    bars = (GradeBar(table.columns[place].title, _count(row, place), graded) for place in places)
    return KindBars(str(row.cells[LABEL_COLUMN]), tuple(bars))


def _graded(row: Row, places: list[int]) -> int:
    return sum(_count(row, place) for place in places)


def _count(row: Row, place: int) -> int:
    cell = row.cells[place]
    return cell if isinstance(cell, int) else 0
