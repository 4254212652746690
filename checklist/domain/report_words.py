"""The words a report uses: headings by kind of unit, verdict letters, and how dates, shares and points are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from checklist.domain.dates import Period, add_months
from checklist.domain.findings import Verdict
from checklist.domain.law import Citation, SourceCheck, UnitKind
from checklist.domain.requirement import Right
from checklist.domain.rulepack import RulePack
from checklist.domain.text import count_vi, date_vi, decimal_vi, number_vi

LETTERS: Mapping[Verdict, str] = {
    Verdict.DONE: "Đ",
    Verdict.PARTLY: "MP",
    Verdict.NOT_DONE: "K",
    Verdict.DID_NOT_ARISE: "KPS",
    Verdict.NOT_APPLICABLE: "KAD",
    Verdict.NOT_YET_DUE: "CĐH",
    Verdict.UNDETERMINED: "CCC",
}
LEGEND = (
    "Kết quả: Đ – đạt; MP – đạt một phần; K – không đạt; KPS – không phát sinh trong kỳ; KAD – không áp dụng; "
    "CĐH – chưa đến hạn; CCC – chưa đủ căn cứ. “Đối chiếu” là kết quả so dữ kiện với quy định; “tự khai” là chỉ theo "
    "lời khai của đơn vị. TL là số thứ tự tài liệu ở Phụ lục III."
)

# What is not known from the full text says so beside its citation.
SOURCE_MARKS: Mapping[SourceCheck, str] = {
    SourceCheck.EXCERPT: "trích đoạn",
    SourceCheck.SECONDARY: "tài liệu dẫn lại",
    SourceCheck.MEMORY: "theo trí nhớ, chỉ nhắc",
}

_STAFF = "Cán bộ, công chức, viên chức, người lao động"

# Section III: headings and the rights each covers. Organisation is told in section II.
_COMMUNE_RESULTS = (
    ("Công khai thông tin để Nhân dân biết", (Right.DISCLOSURE,)),
    ("Nhân dân bàn và quyết định", (Right.DECISION,)),
    ("Nhân dân tham gia ý kiến; đối thoại; tiếp công dân", (Right.CONSULTATION, Right.DIALOGUE, Right.RELATIONS)),
    ("Nhân dân kiểm tra, giám sát", (Right.OVERSIGHT,)),
)
_AGENCY_RESULTS = (
    ("Những nội dung đã công khai", (Right.DISCLOSURE,)),
    (f"{_STAFF} bàn và quyết định", (Right.DECISION,)),
    ("Tham gia ý kiến; hội nghị; đối thoại nội bộ", (Right.CONSULTATION, Right.DIALOGUE)),
    ("Kiểm tra, giám sát; Ban Thanh tra nhân dân", (Right.OVERSIGHT,)),
    ("Quan hệ, giải quyết công việc với công dân, cơ quan, tổ chức", (Right.RELATIONS,)),
)
_WORKPLACE_RESULTS = (
    ("Những nội dung đã công khai, thông tin cho người lao động", (Right.DISCLOSURE,)),
    ("Người lao động bàn và quyết định", (Right.DECISION,)),
    ("Tham gia ý kiến; hội nghị người lao động; đối thoại tại nơi làm việc", (Right.CONSULTATION, Right.DIALOGUE)),
    ("Kiểm tra, giám sát; quan hệ lao động", (Right.OVERSIGHT, Right.RELATIONS)),
)
RESULT_HEADINGS: Mapping[UnitKind, tuple[tuple[str, tuple[Right, ...]], ...]] = {
    UnitKind.COMMUNE: _COMMUNE_RESULTS,
    UnitKind.AGENCY: _AGENCY_RESULTS,
    UnitKind.STATE_ENTERPRISE: _WORKPLACE_RESULTS,
    UnitKind.EMPLOYER: _WORKPLACE_RESULTS,
}
_FIRM_IMPACT = "Tác động đến quan hệ lao động, sản xuất, kinh doanh; phong trào thi đua"
IMPACT_HEADINGS: Mapping[UnitKind, str] = {
    UnitKind.COMMUNE: "Tác động đến nhiệm vụ chính trị, cải cách hành chính; phong trào thi đua, “Dân vận khéo”",
    UnitKind.AGENCY: "Tác động đến cải cách hành chính, chất lượng phục vụ; phong trào thi đua, “Dân vận khéo”",
    UnitKind.STATE_ENTERPRISE: _FIRM_IMPACT,
    UnitKind.EMPLOYER: _FIRM_IMPACT,
}

_QUARTERS = {1: "I", 4: "II", 7: "III", 10: "IV"}


def period_name(period: Period) -> str:
    """A period as a report's subject names it: ``năm 2025``, ``6 tháng đầu năm 2025``, else its two days."""
    start, after = period.start, period.end + timedelta(1)
    whole = next((months for months in (3, 6, 12) if start.day == 1 and add_months(start, months) == after), None)
    if whole == 12 and start.month == 1:
        return f"năm {start.year}"
    if whole == 6 and start.month in (1, 7):
        return f"6 tháng {'đầu' if start.month == 1 else 'cuối'} năm {start.year}"
    if whole == 3 and start.month in _QUARTERS:
        return f"quý {_QUARTERS[start.month]} năm {start.year}"
    return f"từ ngày {date_vi(start)} đến ngày {date_vi(period.end)}"


def long_date(day: date) -> str:
    """``ngày 05 tháng 02 năm 2026``: days below 10 and months 1 and 2 are padded, as offices write it."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def percent(part: int | Fraction, whole: int | Fraction, places: int) -> str:
    """A share as per cent; exactly all is ``100%``, and nothing of nothing is a dash."""
    if not whole:
        return "–"
    share = Fraction(part) * 100 / Fraction(whole)
    return "100%" if share == 100 else f"{decimal_vi(share, places)}%"


def ratio_prose(part: int, whole: int) -> str:
    """``02/26`` in running text."""
    return f"{count_vi(part)}/{count_vi(whole)}"


def ratio_cell(part: int, whole: int) -> str:
    """``131/131 (100%)`` in a table cell."""
    return f"{number_vi(part)}/{number_vi(whole)} ({percent(part, whole, 2)})" if whole else "–"


def points_prose(value: Fraction) -> str:
    """Points in running text: at most two decimals, none that are zero."""
    return decimal_vi(value, 2).rstrip("0").rstrip(",")


def points_cell(value: Fraction) -> str:
    """Points in a table cell: always two decimals."""
    return decimal_vi(value, 2)


def balanced(words: str, widest: int) -> tuple[str, ...]:
    """``words`` broken into as few lines of at most ``widest`` letters as will do, the lines of like length."""
    fewest = len(_broken(words, widest))
    narrow = next(width for width in range(1, widest + 1) if len(_broken(words, width)) == fewest)
    return _broken(words, narrow)


def _broken(words: str, width: int) -> tuple[str, ...]:
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def cited(pack: RulePack, citations: Sequence[Citation]) -> str:
    """Citations as one text; neighbours of one instrument name it once, at the end."""
    places = [
        citation.short_vi() if follows.document == citation.document and citation.article else pack.cite(citation).vi
        for citation, follows in pairwise(citations)
    ]
    return "; ".join([*places, *(pack.cite(citation).vi for citation in citations[-1:])])


def ended(text: str, end: str = ".") -> str:
    """``text`` closed with ``end`` unless it already ends a sentence."""
    return text if text.endswith((".", ";", ":", "!", "?", "…")) else f"{text}{end}"
