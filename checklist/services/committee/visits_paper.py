"""From what was typed at a visit to the minutes as a paper, with the comparison table that the audit proposes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

from checklist.domain.committee.audit import Comparison
from checklist.domain.findings import SHORTFALLS
from checklist.domain.papers.common import Demand, Issuing, Signatory
from checklist.domain.papers.minutes import Attendee, ComparedItem, Fault, Minutes
from checklist.domain.plain import plain
from checklist.domain.report_source import Source, arrange
from checklist.domain.report_words import points_prose
from checklist.services.committee.audit_reading import AuditView

PART = "|"
LONGEST_TEXT = 160


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed of a visit. People, faults and demands are lines of parts: see the readers below."""

    basis: str = ""
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    venue: str = ""
    team: tuple[str, ...] = ()
    unit_side: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()
    absent: str = ""
    received_on: date | None = None
    methods: tuple[str, ...] = ()
    interviewed: int = 0
    strengths: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    agreed: str = ""
    disputed: tuple[str, ...] = ()
    demands: tuple[Demand, ...] = ()
    recommendations: tuple[str, ...] = ()
    records_seen: tuple[str, ...] = ()
    head: str = ""
    secretary: str = ""
    representative: str = ""
    copies: int = 2
    not_signing: str = ""
    asked_for: tuple[str, ...] = field(default=())
    """The demands that have become remedies already, by their words."""

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Typed:
        """What was typed, from plain data."""
        values: dict[str, Any] = {each.name: data[each.name] for each in fields(cls) if each.name in data}
        for name, value in values.items():
            if isinstance(value, list) and name != "demands":
                values[name] = tuple(value)
        values["demands"] = tuple(
            Demand(each["what"], each["owner"], _day(each["due"]), each["product"]) for each in data.get("demands", ())
        )
        values["received_on"] = _day(data.get("received_on"))
        for name in ("opened_at", "closed_at"):
            values[name] = datetime.fromisoformat(data[name]) if data.get(name) else None
        return cls(**values)

    def plain(self) -> dict[str, Any]:
        """What was typed, as plain data."""
        kept: dict[str, Any] = plain(self)
        return kept


def proposed(view: AuditView, team_head: str) -> Typed:
    """What the form of a new visit offers: the faults the audit found, the papers it looked at, the people known."""
    source = source_of(view)
    faults = []
    records: list[str] = []
    for each in view.comparisons:
        seen = each.item.seen if each.item is not None else ""
        records += [line.strip() for line in seen.splitlines() if line.strip()]
        if each.audit_value in SHORTFALLS:
            reason = (each.item.reason if each.item is not None else "") or each.finding.requirement.text.vi
            cites = "; ".join(cite.short_vi() for cite in each.finding.requirement.cite)
            faults.append(f" {PART} ".join((_line(reason), cites, _line(seen))))
    return Typed(
        venue=f"trụ sở {source.issuer}",
        team=(f"{team_head} {PART} {PART} Trưởng đoàn",) if team_head else (),
        head=team_head,
        methods=("nghe báo cáo", "đối chiếu hồ sơ"),
        faults=tuple(faults),
        records_seen=tuple(dict.fromkeys(records)),
        representative=source.text("signer_name"),
    )


def minutes_paper(view: AuditView, typed: Typed, issuing: Issuing, days_before: int | None) -> Minutes:
    """The minutes as a paper. The hours must have been given."""
    assert typed.opened_at is not None
    assert typed.closed_at is not None
    source, grade = source_of(view), view.audit_score.grade
    return Minutes(
        issuing=issuing,
        unit=source.issuer,
        period=view.assessment.answers.period,
        basis=typed.basis,
        opened_at=typed.opened_at,
        closed_at=typed.closed_at,
        venue=typed.venue,
        team=people(typed.team),
        unit_side=people(typed.unit_side),
        items=compared_items(view),
        head=Signatory("Trưởng đoàn", typed.head),
        secretary=Signatory("Thư ký", typed.secretary),
        representative=Signatory("Đại diện đơn vị", typed.representative),
        invited=people(typed.invited),
        absent=typed.absent,
        received_on=typed.received_on,
        days_before=days_before,
        methods=typed.methods,
        interviewed=typed.interviewed,
        strengths=typed.strengths,
        faults=tuple(_fault(line) for line in typed.faults),
        proposed_points=f"{points_prose(view.audit_score.total)}/100",
        proposed_grade=grade.name.vi if grade else "",
        knocked_out="; ".join(rule.why.vi.rstrip(" .") for rule in view.audit_score.knocked_out),
        agreed=typed.agreed,
        disputed=typed.disputed,
        demands=typed.demands,
        recommendations=typed.recommendations,
        copies=typed.copies,
        not_signing=typed.not_signing,
        records_seen=typed.records_seen,
    )


def listed_items(view: AuditView) -> tuple[ComparedItem, ...]:
    """The comparison table as it stands now: what is in dispute, was looked at, or fails."""
    return tuple(item for item in compared_items(view) if item.is_listed)


def compared_items(view: AuditView) -> tuple[ComparedItem, ...]:
    """Every requirement as it was compared."""
    source = source_of(view)
    return tuple(_item(source, each) for each in view.comparisons)


def source_of(view: AuditView) -> Source:
    """The unit's report, arranged: its printed numbers and its own texts."""
    found = view.assessment
    return arrange(found.pack, found.checklist, found.answers, found.findings, found.score, found.scoring)


def people(lines: Sequence[str]) -> tuple[Attendee, ...]:
    """People from lines ``name | post | part``."""
    return tuple(Attendee(*parts(line, 3)) for line in lines)


def parts(line: str, count: int) -> tuple[str, ...]:
    """A line in ``count`` parts; what is not given is empty."""
    found = [part.strip() for part in line.split(PART, count - 1)]
    return tuple(found + [""] * (count - len(found)))


def _fault(line: str) -> Fault:
    return Fault(*parts(line, 3))


def _item(source: Source, each: Comparison) -> ComparedItem:
    item, requirement = each.item, each.finding.requirement
    text = requirement.text.vi
    return ComparedItem(
        number=source.number(each.finding),
        text=text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1].rstrip(' ,;')}…",
        self_verdict=each.self_value,
        audit_verdict=each.audit_value,
        is_sampled=item is not None and item.verdict is not None,
        records=_line(item.seen) if item is not None else "",
        remark=_line(item.reason) if item is not None else "",
    )


def _line(text: str) -> str:
    return "; ".join(line.strip() for line in text.splitlines() if line.strip())


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
