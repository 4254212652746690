"""Kế hoạch khắc phục of a unit and, later, the report on it: one table that is followed up until all is confirmed.

What the unit calls done and what the auditors have confirmed are different columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checklist.domain.papers.common import Issuing, Signatory, header, recipients, signature
from checklist.domain.papers.document import Block, Document
from checklist.domain.papers.tables import Column, ColumnKind, Row, Table
from checklist.domain.report import Line, LineKind
from checklist.domain.report_words import ended
from checklist.domain.text import Text, count_vi, date_vi


class RemedyState(StrEnum):
    """How far the unit says it is."""

    OPEN = "open"
    UNDER_WAY = "under_way"
    DONE = "done"


STATE_NAMES = {
    RemedyState.OPEN: Text("Chưa làm", "Not begun"),
    RemedyState.UNDER_WAY: Text("Đang làm", "Under way"),
    RemedyState.DONE: Text("Đã xong", "Done"),
}
NOT_CONFIRMED = "–"


@dataclass(frozen=True, slots=True)
class Remedy:
    """One shortcoming and what is done about it. ``confirmed_on`` is set by the auditors, never by the unit."""

    fault: str
    measure: str
    owner: str
    due: date | None
    product: str = ""
    result: str = ""
    evidence: str = ""
    state: RemedyState = RemedyState.OPEN
    confirmed_on: date | None = None
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True)
class RemedyPlan:
    """The plan, or with ``is_follow_up`` the report on how it went as of ``as_of``.

    ``basis`` names the notice of conclusion; ``issuing`` is the unit itself, ``unit`` its name.
    """

    issuing: Issuing
    unit: str
    subject_period: str
    basis: str
    remedies: tuple[Remedy, ...]
    signatory: Signatory
    is_follow_up: bool = False
    as_of: date | None = None
    recommendations: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    notice: str = ""

    @property
    def type(self) -> str:
        """The abbreviation in its number."""
        return "BC" if self.is_follow_up else "KH"


def lay_out_remedy_plan(paper: RemedyPlan) -> Document:
    """The plan or the report on it as printed."""
    profile = paper.issuing.profile
    kind = "BÁO CÁO" if paper.is_follow_up else "KẾ HOẠCH"
    what = "Kết quả khắc phục" if paper.is_follow_up else "Khắc phục"
    subject = f"{what} hạn chế trong thực hiện dân chủ ở cơ sở {paper.subject_period}"
    verb = "báo cáo kết quả khắc phục hạn chế" if paper.is_follow_up else "xây dựng kế hoạch khắc phục hạn chế"
    as_of = f" tính đến ngày {date_vi(paper.as_of)}" if paper.as_of else ""
    blocks: list[Block] = [Line(f"Căn cứ {paper.basis}, {paper.unit} {verb}{as_of} như sau:")]
    if paper.is_follow_up:
        blocks.append(Line(_summary(paper)))
    blocks.append(_followed(paper) if paper.is_follow_up else _planned(paper))
    if paper.recommendations:
        blocks.append(Line("Kiến nghị, đề xuất:"))
        blocks += [Line(ended(text), LineKind.BULLET) for text in paper.recommendations]
    whom = paper.addressees[0].rstrip(" .;,") if paper.addressees else "cấp trên"
    about = "báo cáo kết quả khắc phục" if paper.is_follow_up else "kế hoạch khắc phục"
    closing = (
        f"Trên đây là {about} hạn chế trong thực hiện dân chủ ở cơ sở {paper.subject_period} của {paper.unit}; "
        f"kính gửi {whom} theo dõi, kiểm tra"
    )
    return Document(
        profile=profile,
        kind=kind,
        subject=subject,
        title=f"{kind.capitalize()} {subject[0].lower()}{subject[1:]} – {paper.unit}",
        issuer=paper.issuing.issuer,
        header=header(paper.issuing, paper.type),
        blocks=tuple(blocks),
        closing=(Line(profile.ended(closing)),),
        recipients=recipients(paper.recipients or ("Như trên",), profile),
        signature=signature(paper.signatory, profile),
        addressees=tuple(line.rstrip(" .;,") for line in paper.addressees),
        notices=(paper.notice,) if paper.notice else (),
        has_code=True,
    )


def _summary(paper: RemedyPlan) -> str:
    counts = {state: sum(remedy.state is state for remedy in paper.remedies) for state in RemedyState}
    confirmed = sum(remedy.confirmed_on is not None for remedy in paper.remedies)
    return (
        f"Có {count_vi(len(paper.remedies))} hạn chế phải khắc phục: đã xong {count_vi(counts[RemedyState.DONE])}, "
        f"đang làm {count_vi(counts[RemedyState.UNDER_WAY])}, chưa làm {count_vi(counts[RemedyState.OPEN])}; "
        f"Đoàn kiểm tra đã xác nhận {count_vi(confirmed)}."
    )


def _planned(paper: RemedyPlan) -> Table:
    columns = (
        Column("TT", 9, ColumnKind.CENTRE),
        Column("Hạn chế", 45),
        Column("Biện pháp", 45),
        Column("Người chịu trách nhiệm", 25),
        Column("Thời hạn", 20, ColumnKind.CENTRE),
        Column("Sản phẩm", 21),
    )
    rows = (
        Row((str(number), r.fault, r.measure, r.owner, _day(r.due), r.product or "–"))
        for number, r in enumerate(paper.remedies, 1)
    )
    return Table(columns, tuple(rows), is_small=True)


def _followed(paper: RemedyPlan) -> Table:
    columns = (
        Column("TT", 8, ColumnKind.CENTRE),
        Column("Hạn chế", 34),
        Column("Biện pháp, người chịu trách nhiệm", 36),
        Column("Thời hạn", 19, ColumnKind.CENTRE),
        Column("Kết quả, minh chứng", 32),
        Column("Tình trạng (đơn vị)", 16, ColumnKind.CENTRE),
        Column("Xác nhận của Đoàn", 20, ColumnKind.CENTRE),
    )
    rows = (
        Row(
            (
                str(number),
                r.fault,
                f"{r.measure.rstrip(' .;')} ({r.owner})",
                _day(r.due),
                "; ".join(text.rstrip(" .;") for text in (r.result, r.evidence) if text) or "–",
                STATE_NAMES[r.state].vi,
                _confirmed(r),
            )
        )
        for number, r in enumerate(paper.remedies, 1)
    )
    return Table(columns, tuple(rows), is_small=True)


def _day(day: date | None) -> str:
    return date_vi(day) if day else "chưa ấn định"


def _confirmed(remedy: Remedy) -> str:
    if remedy.confirmed_on is None:
        return NOT_CONFIRMED
    by = f", {remedy.confirmed_by}" if remedy.confirmed_by else ""
    return f"{date_vi(remedy.confirmed_on)}{by}"
