"""What the papers share: the issuing body, who signs, the units and grades they speak of, and the refusals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checklist.domain.papers.document import Signature
from checklist.domain.papers.line_breaks import balanced_lines
from checklist.domain.papers.profiles import BLANK, PROFILES, LayoutId, Profile
from checklist.domain.report import HEAD_SLOT, Header
from checklist.domain.report_words import long_date
from checklist.domain.text import Text, fold

PEOPLES_COMMITTEE = "ỦY BAN NHÂN DÂN"
NO_PLACE = "…………"


class PaperRefused(ValueError):
    """A paper that must not be made. ``str(error)`` is a sentence for the user; ``text`` has both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.vi)
        self.text = text


class PaperKind(StrEnum):
    """The kinds of paper, as they are named in their data."""

    MINUTES = "minutes"
    CONCLUSION = "conclusion"
    DECISION = "decision"
    CERTIFICATE = "certificate"
    REMEDY_PLAN = "remedy_plan"
    CONSOLIDATED = "consolidated"
    SELF_ASSESSMENT = "self_assessment"


KIND_NAMES = {
    PaperKind.MINUTES: Text("Biên bản kiểm tra", "Audit minutes"),
    PaperKind.CONCLUSION: Text("Thông báo kết luận kiểm tra", "Notice of audit conclusion"),
    PaperKind.DECISION: Text("Quyết định công nhận, thông báo kết quả xếp loại", "Recognition decision or notice"),
    PaperKind.CERTIFICATE: Text("Giấy công nhận", "Certificate of recognition"),
    PaperKind.REMEDY_PLAN: Text("Kế hoạch, báo cáo khắc phục", "Remedy plan or follow-up report"),
    PaperKind.CONSOLIDATED: Text("Báo cáo tổng hợp", "Consolidated report"),
    PaperKind.SELF_ASSESSMENT: Text("Phiếu xác nhận kết quả tự đánh giá", "Confirmation of a self-assessment"),
}


@dataclass(frozen=True, slots=True)
class Issuing:
    """The body that issues a paper and what its clerk has given.

    ``number`` (digits, or in full) and ``issued_on`` are left blank on the page until they are given. ``drawn_up_on``
    is the day the paper was made: the date of the file, and the year printed beside a blank date.
    """

    layout: LayoutId
    superior: str
    issuer: str
    symbol: str
    place: str
    drawn_up_on: date
    number: str = ""
    issued_on: date | None = None
    is_sample: bool = False
    is_draft: bool = False

    @property
    def profile(self) -> Profile:
        """The layout of the body."""
        return PROFILES[self.layout]


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: the body signed for (``on_behalf``, empty for one who signs alone), the title, the name.

    ``for_head`` is the title of the head for whom a deputy signs; ``office`` the signer's own office, printed above
    the name as steering committees do. Names carry no academic titles.
    """

    title: str
    name: str = ""
    on_behalf: str = ""
    for_head: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade by the id of its band and as it is printed."""

    id: str
    name: str

    @property
    def is_weak(self) -> bool:
        """Whether no certificate may be given for it."""
        return self.id == "weak" or fold(self.name) in ("yeu", "kem")

    @property
    def is_average(self) -> bool:
        """Whether a certificate needs the committee's leave."""
        return self.id == "average" or fold(self.name) == "trung binh"


@dataclass(frozen=True, slots=True)
class Demand:
    """Something to be made good: what, by whom, until when, and the paper to show for it."""

    what: str
    owner: str
    due: date | None
    product: str


def header(issuing: Issuing, kind: str, *, has_date: bool = True, letters: int = 0) -> Header:
    """The head of the first page of a paper of ``kind`` (``QĐ``, ``BB``); minutes have no place and date.

    ``letters`` is how many capitals the left column holds where it is not the usual one.
    """
    profile = issuing.profile
    widest = letters or profile.header_letters
    day = long_date(issuing.issued_on) if issuing.issued_on else _blank_date(issuing.drawn_up_on.year)
    return Header(
        superior=_name_lines(issuing.superior, widest),
        issuer=_name_lines(issuing.issuer, widest),
        number=profile.number(issuing.number, kind, issuing.symbol),
        place_and_date=f"{issuing.place or NO_PLACE}, {day}" if has_date else "",
    )


def _name_lines(name: str, widest: int) -> tuple[str, ...]:
    # A People's Committee that does not fit on one line breaks after these words and nowhere before.
    start = f"{PEOPLES_COMMITTEE} "
    if name.upper().startswith(start) and len(name) > widest:
        return (PEOPLES_COMMITTEE, *balanced_lines(name[len(start) :], widest, upper=True))
    return balanced_lines(name, widest, upper=True)


def _blank_date(year: int) -> str:
    return f"ngày{BLANK}tháng{BLANK}năm {year}"


def signature(signatory: Signatory, profile: Profile, slot: str = HEAD_SLOT, *, seal: bool = True) -> Signature:
    """The printed place to sign: authority lines and title above, office and name below; ``seal`` adds the body's."""
    title = signatory.title.upper()
    lines = [f"{profile.on_behalf} {signatory.on_behalf.upper()}"] if signatory.on_behalf else []
    if signatory.for_head:
        lines.append(f"{profile.for_head} {signatory.for_head.upper()}")
    return Signature(slot, tuple(lines), title, signatory.office, signatory.name, seal)


def recipients(lines: Sequence[str], profile: Profile, *, files: str = "") -> tuple[str, ...]:
    """The lines of Nơi nhận, the copy for the files last: ``Lưu: VT`` or ``Lưu Văn phòng``, with ``files`` after it."""
    given = [line.lstrip("-– ").rstrip(".; ") for line in lines if line.strip()]
    kept = profile.files_copy + (f", {files}" if files else "")
    return (*(f"- {line};" for line in given), f"- {kept}.")


def names(entries: Sequence[str]) -> str:
    """Several names in one sentence: ``a; b và c``."""
    return entries[0] if len(entries) == 1 else f"{'; '.join(entries[:-1])} và {entries[-1]}"
