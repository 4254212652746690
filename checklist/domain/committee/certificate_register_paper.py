"""A line of the register as a paper, and back: what is printed is kept as plain data and gives the same bytes again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from checklist.domain.committee.recognition import Listed, Terms
from checklist.domain.dates import Period
from checklist.domain.papers.certificate import Certificate, DecisionReference
from checklist.domain.papers.common import Grade, Issuing, Signatory
from checklist.domain.papers.profiles import LayoutId
from checklist.domain.plain import plain
from checklist.domain.text import date_vi

LOOKUP_PATH = "/tra-cuu"


def certificate_paper(
    listed: Listed,
    terms: Terms,
    issuing: Issuing,
    decision: DecisionReference,
    *,
    register_number: str,
    public_address: str,
    law: str = "",
    valid_until: date | None = None,
    unit: str = "",
) -> Certificate:
    """The certificate of one unit of a decision's list; ``unit`` is its name where the list has it wrong.

    Raises ``PaperRefused`` when none must be given.
    """
    end = f"Giấy có giá trị đến hết ngày {date_vi(valid_until)}." if valid_until else ""
    return Certificate(
        issuing=issuing,
        unit=unit or listed.name,
        unit_kind=listed.kind,
        period=listed.period,
        points=listed.points,
        compliance=listed.compliance,
        grade=listed.grade,
        decision=decision,
        criteria=listed.criteria,
        register_number=register_number,
        signatory=terms.signatory,
        lookup_url=f"{public_address.rstrip('/')}{LOOKUP_PATH}" if public_address else "",
        notice=" ".join(filter(None, (law, end))),
        allows_average=terms.allows_average,
    )


def plain_certificate(paper: Certificate) -> dict[str, Any]:
    """The paper as plain data."""
    kept: dict[str, Any] = plain(paper)
    return kept


def read_certificate(data: Mapping[str, Any]) -> Certificate:
    """The paper of plain data; an equal one prints the same bytes."""
    issuing, decision = data["issuing"], data["decision"]
    return Certificate(
        issuing=Issuing(
            **{
                **issuing,
                "layout": LayoutId(issuing["layout"]),
                "drawn_up_on": date.fromisoformat(issuing["drawn_up_on"]),
                "issued_on": _day(issuing["issued_on"]),
            }
        ),
        unit=data["unit"],
        unit_kind=data["unit_kind"],
        period=Period.parse(data["period"]),
        points=Fraction(data["points"]),
        compliance=Fraction(data["compliance"]) if data["compliance"] is not None else None,
        grade=Grade(**data["grade"]),
        decision=DecisionReference(decision["number"], _day(decision["issued_on"]), decision["issuer"]),
        criteria=data["criteria"],
        register_number=data["register_number"],
        signatory=Signatory(**data["signatory"]),
        lookup_url=data["lookup_url"],
        notice=data["notice"],
        allows_average=data["allows_average"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
