"""The table of what a unit is asked to make good: the same in minutes and in the notice of conclusion."""

from __future__ import annotations

from collections.abc import Sequence

from checklist.domain.papers.common import Demand
from checklist.domain.papers.tables import Column, ColumnKind, Row, Table
from checklist.domain.text import date_vi

NO_DAY = "chưa ấn định"


def demands_table(demands: Sequence[Demand]) -> Table:
    """One row a demand: what, who, until when, what to show."""
    columns = (
        Column("TT", 10, ColumnKind.CENTRE),
        Column("Yêu cầu", 68),
        Column("Người, đơn vị thực hiện", 35),
        Column("Thời hạn", 22, ColumnKind.CENTRE),
        Column("Tài liệu báo cáo", 30),
    )
    rows = tuple(
        Row((str(number), demand.what, demand.owner, date_vi(demand.due) if demand.due else NO_DAY, demand.product))
        for number, demand in enumerate(demands, 1)
    )
    return Table(columns, rows, is_small=True)
