"""Báo cáo tổng hợp of a steering committee: a fixed spine of headings, texts for them, and the forms that go with it.

Figures are given: whoever counts them hands over texts and tables. A heading without text prints that nothing arose.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from checklist.domain.papers.common import Issuing, Signatory, header, recipients, signature
from checklist.domain.papers.document import Annex, Block, Boxes, Document, Heading
from checklist.domain.papers.grade_bars import grade_chart
from checklist.domain.papers.spine import SPINE, TEXT_KEYS, Part
from checklist.domain.papers.tables import Table
from checklist.domain.report import EMPTY, Line, LineKind
from checklist.domain.report_words import ended
from checklist.domain.text import count_vi, date_vi

TYPE = "BC"


@dataclass(frozen=True, slots=True)
class ConsolidatedReport:
    """The report for ``period_name`` (``năm 2025``); ``next_period_name`` is whose tasks it sets.

    ``figures`` are the boxes of the first page (label, value); ``texts`` the lines under the headings, by the keys of
    :mod:`spine`; ``tables`` the forms in order. ``as_of`` is when the figures were closed (``17 giờ 00, 15/01/2026``)
    and ``missing`` names the units that have not reported. Raises ``ValueError`` for a text of an unknown key.
    """

    issuing: Issuing
    period_name: str
    next_period_name: str
    signatory: Signatory
    texts: Mapping[str, tuple[Line, ...]]
    tables: tuple[Table, ...]
    figures: tuple[tuple[str, str], ...] = ()
    basis: str = ""
    as_of: str = ""
    missing: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    notice: str = ""
    facts: tuple[tuple[str, str], ...] = field(default=())

    def __post_init__(self) -> None:
        unknown = sorted(set(self.texts) - TEXT_KEYS)
        if unknown:
            raise ValueError(f"no heading for {', '.join(unknown)}")


def lay_out_consolidated(paper: ConsolidatedReport) -> Document:
    """The report as printed; ``facts`` (rule version, scoring) go into the block on its last page."""
    profile, issuer = paper.issuing.profile, paper.issuing.issuer
    subject = f"Kết quả thực hiện dân chủ ở cơ sở {paper.period_name} và nhiệm vụ trọng tâm {paper.next_period_name}"
    whom = "; ".join(line.rstrip(" .;,") for line in paper.addressees)
    closed = f" (số liệu chốt đến {paper.as_of})" if paper.as_of else ""
    start = f"Thực hiện {paper.basis}, " if paper.basis else ""
    opening = f"{start}{issuer} báo cáo kết quả thực hiện dân chủ ở cơ sở {paper.period_name}{closed} như sau:"
    blocks: list[Block] = [Line(opening[0].upper() + opening[1:])]
    blocks += [Boxes(paper.figures)] if paper.figures else []
    for section in SPINE:
        blocks.append(Heading(profile.heading(section.number), section.title))
        for part in section.parts:
            blocks += _part(paper, part)
    closing = (
        f"Trên đây là báo cáo kết quả thực hiện dân chủ ở cơ sở {paper.period_name} và nhiệm vụ trọng tâm "
        f"{paper.next_period_name} của {issuer}"
    )
    if whom:
        closing += f"; kính báo cáo {whom}"
    return Document(
        profile=profile,
        kind="BÁO CÁO",
        subject=subject,
        title=f"Báo cáo {subject[0].lower()}{subject[1:]} – {issuer}",
        issuer=issuer,
        header=header(paper.issuing, TYPE),
        blocks=tuple(blocks),
        closing=(Line(profile.ended(closing)),),
        recipients=recipients(paper.recipients or (("Như trên",) if whom else ()), profile),
        signature=signature(paper.signatory, profile),
        addressees=tuple(line.rstrip(" .;,") for line in paper.addressees),
        notices=(paper.notice,) if paper.notice else (),
        annexes=tuple(_annex(paper, table) for table in paper.tables),
        proof=(("Cơ quan báo cáo", issuer), *_closed(paper), *paper.facts),
    )


def _closed(paper: ConsolidatedReport) -> tuple[tuple[str, str], ...]:
    return (("Số liệu chốt đến", paper.as_of),) if paper.as_of else ()


def _part(paper: ConsolidatedReport, part: Part) -> list[Block]:
    found: list[Block] = [Heading(part.number, part.title, 2)] if part.title else []
    lines = paper.texts.get(part.key, ())
    found += lines
    for sub in part.parts:
        found.append(Line(f"{sub.number} {sub.title}", LineKind.LABEL))
        found += paper.texts.get(sub.key, ()) or (Line(EMPTY),)
    return found if lines or part.parts else [*found, Line(EMPTY)]


def _annex(paper: ConsolidatedReport, table: Table) -> Annex:
    reference = f"(Kèm theo Báo cáo của {paper.issuing.issuer} {paper.period_name})"
    chart = grade_chart(table)
    blocks: tuple[Block, ...] = (table, chart) if chart else (table,)
    return Annex(f"Biểu {table.code}", table.title.upper(), reference, blocks, table.is_landscape)


def closed_note(as_of: str, missing: tuple[str, ...]) -> str:
    """The note under every form: when the figures were closed, and who has not reported."""
    late = f"{count_vi(len(missing))} đơn vị chưa báo cáo: {'; '.join(missing)}" if missing else "mọi đơn vị đã báo cáo"
    return ended(f"Số liệu chốt đến {as_of}; {late}")


def moment_vi(day: date, hour: int = 17) -> str:
    """``17 giờ 00, ngày 15/01/2026``."""
    return f"{hour:02d} giờ 00, ngày {date_vi(day)}"
