"""Phiếu xác nhận kết quả tự đánh giá: one page on what a unit found of itself, signed by the unit and nobody else.

It recognises nothing and says so in bold. Its grade is the unit's own and goes by another name in the data than the
grade of a committee, so that nobody who checks the file reads it as one that was given.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from checklist.domain.dates import Period
from checklist.domain.papers.common import Issuing, Signatory, header, signature
from checklist.domain.papers.document import Document, Statement
from checklist.domain.papers.tables import Column, Row, Table
from checklist.domain.report_words import ended, period_name
from checklist.domain.text import date_vi

TITLE = "PHIẾU XÁC NHẬN KẾT QUẢ TỰ ĐÁNH GIÁ"
STATEMENT = (
    "Phiếu này chỉ ghi lại kết quả do đơn vị tự đánh giá, chưa qua thẩm định của Ban Chỉ đạo và không dùng thay cho "
    "quyết định công nhận."
)
NOBODY = "Chưa có chữ ký số."
SHORT_DIGEST = 16
"""Hexadecimal digits of the digest that people compare by eye; the whole stands in the data and in the QR code."""


@dataclass(frozen=True, slots=True)
class SelfAssessment:
    """The confirmation, drawn from one seal: every value is worded, ``signed`` holds a signature a line.

    ``code`` is the id the sealed report prints, ``digest`` the SHA-256 of its data, ``report_qr`` what the report's own
    QR code holds, ``lookup`` the address it leads to, empty for none.
    """

    issuing: Issuing
    unit: str
    unit_kind: str
    period: Period
    regulation: str
    legal_status: tuple[str, ...]
    scoring: str
    points: str
    compliance: str
    self_grade: str
    results: tuple[str, ...]
    critical: str
    code: str
    digest: str
    sealed_on: str
    signatory: Signatory
    report_qr: str
    lookup: str = ""
    signed: tuple[str, ...] = field(default=())


def lay_out_self_assessment(paper: SelfAssessment) -> Document:
    """The confirmation as printed."""
    subject = f"Việc thực hiện dân chủ ở cơ sở {period_name(paper.period)}"
    # No list of official abbreviations has letters for this paper, so it bears no number.
    top = replace(header(paper.issuing, ""), number="")
    return Document(
        profile=paper.issuing.profile,
        kind=TITLE,
        subject=subject,
        title=f"{TITLE.capitalize()} {subject[0].lower()}{subject[1:]} – {paper.unit}",
        issuer=paper.issuing.issuer,
        header=top,
        blocks=(_table(paper),),
        closing=(Statement(STATEMENT),),
        signature=signature(paper.signatory, paper.issuing.profile),
        beside_code=(
            "Mã bản tự đánh giá:",
            paper.code,
            f"Tra cứu: {paper.lookup}" if paper.lookup else "Đối chiếu với mã in trên báo cáo đã chốt.",
        ),
        has_code=True,
    )


def _table(paper: SelfAssessment) -> Table:
    rows = (
        ("Đơn vị", paper.unit),
        ("Loại hình", paper.unit_kind),
        ("Kỳ đánh giá", f"Từ ngày {date_vi(paper.period.start)} đến ngày {date_vi(paper.period.end)}"),
        ("Bộ quy định", paper.regulation),
        ("Tình trạng pháp lý", " ".join(ended(line) for line in paper.legal_status)),
        ("Điểm tự chấm", f"{paper.points} ({paper.scoring})"),
        ("Tỷ lệ tuân thủ", paper.compliance),
        ("Đơn vị tự xếp loại", paper.self_grade),
        ("Số nội dung theo kết quả", "; ".join(paper.results)),
        ("Nội dung trọng yếu", paper.critical),
        ("Ngày chốt báo cáo", paper.sealed_on),
        ("Mã chốt; SHA-256 rút gọn", f"{paper.code}; {paper.digest[:SHORT_DIGEST]}…"),
        (f"Chữ ký số đến ngày {date_vi(paper.issuing.drawn_up_on)}", "; ".join(paper.signed) or NOBODY),
    )
    return Table((Column("Nội dung", 52), Column("Kết quả", 113)), tuple(Row(row) for row in rows))
