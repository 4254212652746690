"""Quyết định công nhận of a State body; of a Party body, Thông báo kết quả chấm điểm, xếp loại. One list, two forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from checklist.domain.papers.common import (
    Grade,
    Issuing,
    Signatory,
    header,
    names,
    recipients,
    signature,
)
from checklist.domain.papers.document import Annex, Article, Block, Document
from checklist.domain.papers.tables import Column, ColumnKind, Row, Table
from checklist.domain.report import Line
from checklist.domain.report_words import long_date, points_cell
from checklist.domain.text import count_vi, date_vi

STATE_TYPE, PARTY_TYPE = "QĐ", "TB"
GRADES = (Grade("good", "Tốt"), Grade("fair", "Khá"), Grade("average", "Trung bình"), Grade("weak", "Yếu"))
NOT_GRADED = "Chưa xếp loại"
NEEDS_PLAN = ("average", "weak")
SUBJECT = "công nhận kết quả đánh giá, xếp loại thực hiện dân chủ ở cơ sở"
PARTY_SUBJECT = "Kết quả chấm điểm, xếp loại thực hiện dân chủ ở cơ sở"


@dataclass(frozen=True, slots=True)
class RecognisedUnit:
    """A row of the list. ``grade`` is absent where none was given; ``note`` tells knock-outs, bonus and penalty."""

    name: str
    kind: str
    self_points: Fraction | None
    audit_points: Fraction | None
    grade: Grade | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision, or the notice, for the period ``period_name`` (``năm 2025``).

    ``authority`` is who decides (``Chủ tịch Ủy ban nhân dân xã …``) and ``bases`` the instruments it rests on, both of
    the State's form only; ``proposed_by`` proposes; ``plan_due`` is the day by which plans are owed.
    """

    issuing: Issuing
    period_name: str
    units: tuple[RecognisedUnit, ...]
    signatory: Signatory
    authority: str = ""
    bases: tuple[str, ...] = ()
    proposed_by: str = ""
    plan_to: str = ""
    plan_due: date | None = None
    executors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    notice: str = ""

    @property
    def type(self) -> str:
        """The abbreviation in its number."""
        return PARTY_TYPE if self.issuing.profile.is_party else STATE_TYPE

    @property
    def name(self) -> str:
        """What the paper is called in a sentence."""
        return "Thông báo" if self.issuing.profile.is_party else "Quyết định"


def lay_out_decision(paper: Decision) -> Document:
    """The decision or notice as printed, with its list."""
    profile = paper.issuing.profile
    blocks: tuple[Block, ...]
    closing: tuple[Line | Article, ...]
    if profile.is_party:
        *lines, last_line = _notice(paper)
        kind, subject = "THÔNG BÁO", f"{PARTY_SUBJECT} {paper.period_name}"
        blocks, closing = tuple(lines), (Line(profile.ended(last_line.text)),)
    else:
        *articles, last = _articles(paper)
        kind, subject = "QUYẾT ĐỊNH", f"Về việc {SUBJECT} {paper.period_name}"
        blocks, closing = tuple(articles), (Article(last.number, profile.ended(last.text)),)
    document = Document(
        profile=profile,
        kind=kind,
        subject=subject,
        title=f"{paper.name} {subject[0].lower()}{subject[1:]}",
        issuer=paper.issuing.issuer,
        header=header(paper.issuing, paper.type),
        blocks=blocks,
        closing=closing,
        recipients=recipients(paper.recipients or _recipients(paper), profile),
        signature=signature(paper.signatory, profile),
        notices=(paper.notice,) if paper.notice else (),
        annexes=(_list(paper),),
        proof=(("Cơ quan ban hành", paper.issuing.issuer),),
    )
    if profile.is_party:
        return document
    authority = paper.authority or paper.issuing.issuer
    return replace(document, authority=authority, bases=tuple(_bases(paper)), enacting="QUYẾT ĐỊNH:")


def _recipients(paper: Decision) -> tuple[str, ...]:
    return ("Các đơn vị có tên trong danh sách",) if paper.issuing.profile.is_party else ("Như Điều 3",)


def _bases(paper: Decision) -> Iterator[str]:
    for basis in paper.bases:
        yield f"{basis.rstrip(' .;')};"
    if paper.proposed_by:
        yield f"Theo đề nghị của {paper.proposed_by}."


def _counts(paper: Decision) -> str:
    found = Counter(unit.grade.name if unit.grade else NOT_GRADED for unit in paper.units)
    known = [grade.name for grade in GRADES]
    others = [name for name in found if name not in (*known, NOT_GRADED)]
    counts = [f"{name} {count_vi(found[name])}" for name in (*others, *known)]
    counts += [f"{NOT_GRADED.lower()} {count_vi(found[NOT_GRADED])}"] if found[NOT_GRADED] else []
    return "; ".join(counts)


def _plan(paper: Decision) -> str:
    needed = any(unit.grade is None or unit.grade.id in NEEDS_PLAN for unit in paper.units)
    if not needed:
        return "Các đơn vị có trách nhiệm phát huy kết quả đạt được."
    day = f" trước ngày {date_vi(paper.plan_due)}" if paper.plan_due else ""
    whom = paper.plan_to or paper.issuing.issuer
    return (
        "Các đơn vị có trách nhiệm phát huy kết quả đạt được; đơn vị xếp loại Trung bình, Yếu hoặc chưa xếp loại xây "
        f"dựng kế hoạch khắc phục, gửi về {whom}{day}."
    )


def _articles(paper: Decision) -> list[Article]:
    executors = names(paper.executors or ("Các cơ quan, đơn vị có liên quan", "các đơn vị có tên trong danh sách"))
    return [
        Article(
            1,
            f"Công nhận kết quả đánh giá, xếp loại thực hiện dân chủ ở cơ sở {paper.period_name} đối với "
            f"{count_vi(len(paper.units))} đơn vị: {_counts(paper)} (có danh sách kèm theo).",
        ),
        Article(2, _plan(paper)),
        Article(3, f"Quyết định này có hiệu lực kể từ ngày ký. {executors} chịu trách nhiệm thi hành Quyết định này"),
    ]


def _ground(paper: Decision) -> str:
    if not paper.proposed_by:
        return "Trên cơ sở kết quả thẩm định"
    return f"Trên cơ sở kết quả thẩm định và đề nghị của {paper.proposed_by}"


def _notice(paper: Decision) -> list[Line]:
    executors = names(paper.executors or ("Các tổ chức, cơ quan có liên quan", "các đơn vị có tên trong danh sách"))
    return [
        Line(
            f"{_ground(paper)}, "
            f"{paper.issuing.issuer} thông báo kết quả chấm điểm, xếp loại thực hiện dân chủ ở cơ sở "
            f"{paper.period_name} đối với {count_vi(len(paper.units))} đơn vị: {_counts(paper)} (có danh sách kèm "
            "theo)."
        ),
        Line(_plan(paper)),
        Line(f"{executors} căn cứ Thông báo này tổ chức thực hiện; báo cáo kết quả về {paper.issuing.issuer}"),
    ]


def _list(paper: Decision) -> Annex:
    columns = (
        Column("TT", 9, ColumnKind.CENTRE),
        Column("Đơn vị", 58),
        Column("Loại hình", 25),
        Column("Điểm tự chấm", 15, ColumnKind.NUMBER),
        Column("Điểm thẩm định", 15, ColumnKind.NUMBER),
        Column("Xếp loại", 17, ColumnKind.CENTRE),
        Column("Ghi chú (khống chế, thưởng, trừ)", 26),
    )
    rows = tuple(
        Row(
            (
                str(number),
                unit.name,
                unit.kind,
                _points(unit.self_points),
                _points(unit.audit_points),
                unit.grade.name if unit.grade else NOT_GRADED,
                unit.note,
            )
        )
        for number, unit in enumerate(paper.units, 1)
    )
    number = paper.issuing.profile.full_number(paper.issuing.number, paper.type, paper.issuing.symbol)
    cited = f" số {number}" if number else ""
    day = f" {long_date(paper.issuing.issued_on)}" if paper.issuing.issued_on else ""
    title = f"DANH SÁCH ĐƠN VỊ VÀ KẾT QUẢ XẾP LOẠI {paper.period_name.upper()}"
    reference = f"(Kèm theo {paper.name}{cited}{day} của {paper.issuing.issuer})"
    return Annex("", title, reference, (Table(columns, rows, is_small=True),))


def _points(value: Fraction | None) -> str:
    return "–" if value is None else points_cell(value)
