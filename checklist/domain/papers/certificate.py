"""Giấy công nhận: what a unit hangs on its wall. It cites the decision that has the legal effect and adds nothing.

Refused without that decision's number and date, and for a unit graded Yếu. The number printed is that of the
committee's own register of certificates. A Party body's is called Giấy chứng nhận.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checklist.domain.dates import Period
from checklist.domain.papers.common import Grade, Issuing, PaperRefused, Signatory, header, signature
from checklist.domain.papers.document import Signature
from checklist.domain.papers.line_breaks import balanced_lines
from checklist.domain.papers.profiles import Profile
from checklist.domain.report import Header
from checklist.domain.report_words import ended, points_prose
from checklist.domain.text import Text, date_vi, decimal_vi

HEADER_LETTERS = 40
# Capitals of a line at the name's large size, and at the small one that names of more than two lines are set in.
LARGE_LINE = 44
SMALL_LINE = 58
MOST_LARGE_LINES = 2
# Letters of criteria and notice together beyond which they take more than two lines.
ROOMY = 200

NO_DECISION = Text(
    "Chưa cấp được giấy: quyết định (thông báo) công nhận chưa có số và ngày ban hành.",
    "No certificate: the recognition decision (notice) has no number and date yet.",
)
WEAK = Text(
    "Không cấp giấy cho đơn vị xếp loại Yếu.",
    "A unit graded weak is given no certificate.",
)
AVERAGE = Text(
    "Ban Chỉ đạo chưa cho phép cấp giấy cho đơn vị xếp loại Trung bình.",
    "The committee does not give certificates to units graded average.",
)
NO_REGISTER_NUMBER = Text(
    "Chưa cấp được giấy: chưa có số vào sổ cấp giấy.",
    "No certificate: it has no number in the register.",
)


@dataclass(frozen=True, slots=True)
class DecisionReference:
    """The decision or notice behind a certificate: its full number, its day, who issued it."""

    number: str
    issued_on: date | None
    issuer: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate. ``compliance`` is a share of one; ``criteria`` names the scoring profile and its version.

    ``lookup_url`` is the address of the committee's register of certificates; without it the QR code holds text.
    ``notice`` is the line on a lapsed regulation; ``allows_average`` is the committee's leave
    for that grade. Raises :class:`PaperRefused` when it must not be made.
    """

    issuing: Issuing
    unit: str
    unit_kind: str
    period: Period
    points: Fraction
    compliance: Fraction | None
    grade: Grade
    decision: DecisionReference
    criteria: str
    register_number: str
    signatory: Signatory
    lookup_url: str = ""
    notice: str = ""
    allows_average: bool = False

    def __post_init__(self) -> None:
        if not self.decision.number.strip() or self.decision.issued_on is None:
            raise PaperRefused(NO_DECISION)
        if self.grade.is_weak:
            raise PaperRefused(WEAK)
        if self.grade.is_average and not self.allows_average:
            raise PaperRefused(AVERAGE)
        if not self.register_number.strip():
            raise PaperRefused(NO_REGISTER_NUMBER)


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """The certificate as printed, in reading order."""

    profile: Profile
    issuer: str
    header: Header
    kind: str
    subject: str
    title: str
    giver: str
    unit: tuple[str, ...]
    about: str
    result: tuple[str, ...]
    basis: str
    criteria: str
    notice: str
    place_and_date: str
    register_number: str
    lookup: str
    signature: Signature

    @property
    def is_dense(self) -> bool:
        """Whether there is so much to say that everything is set smaller."""
        return len(self.unit) > MOST_LARGE_LINES or len(self.criteria) + len(self.notice) > ROOMY

    @property
    def signers(self) -> tuple[Signature, ...]:
        """Everyone who signs."""
        return (self.signature,)


def lay_out_certificate(paper: Certificate) -> CertificatePage:
    """The words of the certificate."""
    profile = paper.issuing.profile
    top = header(paper.issuing, "", letters=HEADER_LETTERS)
    kind = "GIẤY CHỨNG NHẬN" if profile.is_party else "GIẤY CÔNG NHẬN"
    decision = "Thông báo" if profile.is_party else "Quyết định"
    verb = "chứng nhận" if profile.is_party else "công nhận"
    result = [f"Kết quả thẩm định: {points_prose(paper.points)}/100 điểm"]
    if paper.compliance is not None:
        result.append(f"Tỷ lệ tuân thủ: {_percent(paper.compliance)}")
    issued_on = paper.decision.issued_on
    assert issued_on is not None  # refused above
    return CertificatePage(
        profile=profile,
        issuer=paper.issuing.issuer,
        header=top,
        kind=kind,
        subject="KẾT QUẢ THỰC HIỆN DÂN CHỦ Ở CƠ SỞ",
        title=f"{kind.capitalize()} kết quả thực hiện dân chủ ở cơ sở – {paper.unit}",
        giver=f"{paper.issuing.issuer.upper()} {verb}:",
        unit=_unit_lines(paper.unit),
        about=(
            f"Loại hình: {paper.unit_kind}. Kỳ đánh giá: từ ngày {date_vi(paper.period.start)} "
            f"đến ngày {date_vi(paper.period.end)}"
        ),
        result=(*result, f"XẾP LOẠI: {paper.grade.name.upper()}"),
        basis=(f"Theo {decision} số {paper.decision.number} ngày {date_vi(issued_on)} của {paper.decision.issuer}."),
        criteria=ended(f"Bộ tiêu chí: {paper.criteria}"),
        notice=paper.notice,
        place_and_date=top.place_and_date,
        register_number=paper.register_number,
        lookup=paper.lookup_url.strip().rstrip("/"),
        signature=signature(paper.signatory, profile),
    )


def _unit_lines(name: str) -> tuple[str, ...]:
    lines = balanced_lines(name, LARGE_LINE, upper=True)
    return lines if len(lines) <= MOST_LARGE_LINES else balanced_lines(name, SMALL_LINE, upper=True)


def _percent(share: Fraction) -> str:
    return "100%" if share == 1 else f"{decimal_vi(share * 100, 1)}%"


def qr_content(page_lookup: str, register_number: str, code: str, digest: str) -> str:
    """What the QR code holds: the address of this certificate, or what an offline check needs."""
    if page_lookup:
        return f"{page_lookup}/{code}"
    return f"GCN {register_number} {code} SHA256 {digest}".upper()
