"""One line that says that the rules assessed are no longer in force, for papers that outlive them."""

from __future__ import annotations

from datetime import date, timedelta

from checklist.domain.law import UnitKind
from checklist.domain.legal_status import successor_names
from checklist.domain.regulation import Regulation
from checklist.domain.rulepack import RulePack
from checklist.domain.text import date_vi


def lapsed_line(pack: RulePack, regulation: Regulation, kind: UnitKind, on: date) -> str:
    """What a paper made on ``on`` must say of ``regulation``; empty while it is in force for ``kind``."""
    until = regulation.in_force_for(kind).until
    if until is None or on < until:
        return ""
    return (
        f"Kết quả được đánh giá theo {regulation.short_title.vi}, văn bản hết hiệu lực sau ngày "
        f"{date_vi(until - timedelta(1))}; từ ngày {date_vi(until)} áp dụng {successor_names(pack, regulation).vi}."
    )
