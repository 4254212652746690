"""Instruments, citations and how well we know what they say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checklist.domain.dates import Interval
from checklist.domain.text import Text


class SourceCheck(StrEnum):
    """How we know what a row says. What rests on memory only warns."""

    FULL_TEXT = "full_text"
    EXCERPT = "excerpt"
    SECONDARY = "secondary"
    MEMORY = "memory"


SOURCE_CHECK_NAMES = {
    SourceCheck.FULL_TEXT: Text("Đã đọc toàn văn", "Read in full text"),
    SourceCheck.EXCERPT: Text("Đã đọc trích đoạn", "Read in an excerpt"),
    SourceCheck.SECONDARY: Text("Biết qua tài liệu tóm tắt, dẫn lại", "Known from a summary or derived text"),
    SourceCheck.MEMORY: Text("Theo trí nhớ, chưa đối chiếu: chỉ nhắc, không chấm", "From memory: warns, never judges"),
}


class Basis(StrEnum):
    """On what footing an interval in force rests."""

    EXPRESS = "express"
    IMPLIED = "implied"
    UNKNOWN = "unknown"


class UnitKind(StrEnum):
    """The kinds of unit a regulation can bind."""

    COMMUNE = "commune"
    AGENCY = "agency"
    STATE_ENTERPRISE = "state_enterprise"
    EMPLOYER = "employer"


UNIT_KIND_NAMES = {
    UnitKind.COMMUNE: Text("Xã, phường, thị trấn (nay là xã, phường, đặc khu)", "Commune, ward, special zone"),
    UnitKind.AGENCY: Text("Cơ quan hành chính, đơn vị sự nghiệp công lập", "State agency or public service unit"),
    UnitKind.STATE_ENTERPRISE: Text("Doanh nghiệp nhà nước", "State-owned enterprise"),
    UnitKind.EMPLOYER: Text("Người sử dụng lao động", "Employer"),
}


@dataclass(frozen=True, slots=True)
class Instrument:
    """A legal or political instrument, encoded as a rule book or not."""

    id: str
    kind: str
    number: str | None
    title: Text
    short: Text
    issuer: Text
    issued_on: date | None
    in_force: Interval
    replaced_by: tuple[str, ...]
    amends: tuple[str, ...]
    regulation: str | None
    applies_to: tuple[UnitKind, ...]
    role: str
    source_check: SourceCheck
    note: Text | None
    doubt: Text | None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule comes from: an instrument and, as far as it is certain, article, clause and point."""

    document: str
    article: str | None = None
    clause: int | None = None
    point: str | None = None

    def short_vi(self) -> str:
        """The place within its instrument as a Vietnamese office writes it: ``điểm a khoản 2 Điều 38``."""
        parts = []
        if self.point:
            parts.append(f"điểm {self.point}")
        if self.clause is not None:
            parts.append(f"khoản {self.clause}")
        if self.article:
            parts.append(f"Điều {self.article.replace('-', '–')}")
        return " ".join(parts)

    def short_en(self) -> str:
        """The place within its instrument in English: ``Article 38(2)(a)``."""
        if not self.article:
            return ""
        clause = f"({self.clause})" if self.clause is not None else ""
        return f"Article {self.article.replace('-', '–')}{clause}{f'({self.point})' if self.point else ''}"

    def plain(self) -> dict[str, str | int]:
        """The citation as plain data, without empty keys."""
        items: dict[str, str | int | None] = {
            "document": self.document,
            "article": self.article,
            "clause": self.clause,
            "point": self.point,
        }
        return {key: value for key, value in items.items() if value is not None}
