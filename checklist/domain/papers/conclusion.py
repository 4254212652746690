"""Thông báo kết luận kiểm tra: what the committee concludes from an audit, at most two pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checklist.domain.dates import Period
from checklist.domain.papers.common import Demand, Grade, Issuing, Signatory, header, recipients, signature
from checklist.domain.papers.demands import demands_table
from checklist.domain.papers.document import Block, Document, Heading
from checklist.domain.report import EMPTY, Line, LineKind
from checklist.domain.report_words import ended
from checklist.domain.text import date_vi

TYPE = "TB"
AWAITING = "Kết quả xếp loại do Ban Chỉ đạo xem xét, quyết định sau khi thẩm định."


@dataclass(frozen=True, slots=True)
class Conclusion:
    """The notice. ``basis`` names the minutes; ``result`` is the first sentence of section 1.

    ``grade`` is absent while the committee has not decided; ``follow_up_body`` sees to the remedies.
    """

    issuing: Issuing
    unit: str
    period: Period
    basis: str
    result: str
    signatory: Signatory
    strengths: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    points: str = ""
    grade: Grade | None = None
    knocked_out: str = ""
    demands: tuple[Demand, ...] = ()
    plan_due: date | None = None
    plan_to: str = ""
    follow_up_body: str = "Cơ quan thường trực Ban Chỉ đạo"
    recipients: tuple[str, ...] = ()
    notice: str = ""


def lay_out_conclusion(paper: Conclusion) -> Document:
    """The notice as printed."""
    profile = paper.issuing.profile
    subject = f"Kết luận kiểm tra việc thực hiện dân chủ ở cơ sở tại {paper.unit}"
    opening = (
        f"Căn cứ {paper.basis}, {paper.issuing.issuer} thông báo kết luận kiểm tra việc thực hiện dân chủ ở cơ sở "
        f"tại {paper.unit} (kỳ kiểm tra từ ngày {date_vi(paper.period.start)} đến ngày {date_vi(paper.period.end)}) "
        "như sau:"
    )
    *organisation, last = _organisation(paper)
    lines: list[Block] = [Line(opening), Heading("1.", "Kết quả, ưu điểm"), Line(ended(paper.result))]
    lines += [Line(ended(text), LineKind.BULLET) for text in paper.strengths]
    lines.append(Heading("2.", "Hạn chế và nguyên nhân"))
    lines += [Line(ended(text), LineKind.BULLET) for text in paper.faults] or [Line(EMPTY)]
    lines += [Line(f"Nguyên nhân: {'; '.join(text.rstrip(' .;') for text in paper.causes)}.")] if paper.causes else []
    lines += [Heading("3.", "Kết luận xếp loại"), Line(_grade(paper))]
    lines.append(Heading("4.", "Yêu cầu khắc phục"))
    lines.append(demands_table(paper.demands) if paper.demands else Line("Không có yêu cầu khắc phục."))
    lines += [Heading("5.", "Tổ chức thực hiện"), *(Line(text) for text in organisation)]
    return Document(
        profile=profile,
        kind="THÔNG BÁO",
        subject=subject,
        title=f"Thông báo {subject[0].lower()}{subject[1:]}",
        issuer=paper.issuing.issuer,
        header=header(paper.issuing, TYPE),
        blocks=tuple(lines),
        closing=(Line(profile.ended(last)),),
        recipients=recipients(
            paper.recipients or ("Đoàn kiểm tra", paper.unit, "Cơ quan quản lý cấp trên của đơn vị"), profile
        ),
        signature=signature(paper.signatory, profile),
        notices=(paper.notice,) if paper.notice else (),
        has_code=True,
    )


def _grade(paper: Conclusion) -> str:
    if paper.grade is None:
        return AWAITING
    points = f"Điểm thẩm định {paper.points}; xếp" if paper.points else "Xếp"
    reason = f" (khống chế: {paper.knocked_out})" if paper.knocked_out else ""
    return f"{points} loại: {paper.grade.name}{reason}."


def _organisation(paper: Conclusion) -> list[str]:
    unit = f"{paper.unit[0].upper()}{paper.unit[1:]}"
    body = f"{paper.follow_up_body[0].upper()}{paper.follow_up_body[1:]}"
    whom = paper.plan_to or paper.issuing.issuer
    sentences = []
    if paper.demands:
        by = f" trước ngày {date_vi(paper.plan_due)}" if paper.plan_due else ""
        sentences.append(f"{unit} xây dựng kế hoạch khắc phục, gửi {whom}{by}.")
    sentences.append(
        f"{body} theo dõi, đôn đốc, phúc tra việc khắc phục và báo cáo {paper.issuing.issuer} kết quả thực hiện"
    )
    return sentences
