"""Audit (thẩm định): the committee's value beside the unit's own, requirement by requirement, and the score of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from checklist.domain.answers import Adjustment
from checklist.domain.findings import Finding, Verdict
from checklist.domain.scoring import Score, ScoringProfile, score


@dataclass(frozen=True, slots=True)
class AuditItem:
    """What an auditor says of one requirement. ``verdict`` is None while only a question has been asked.

    ``question`` asks the unit to explain, ``reply`` is its answer, ``seen`` names the papers looked at.
    """

    requirement: str
    verdict: Verdict | None
    reason: str = ""
    seen: str = ""
    question: str = ""
    reply: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the unit still owes an explanation."""
        return bool(self.question) and not self.reply


@dataclass(frozen=True, slots=True)
class Comparison:
    """One requirement in both columns."""

    finding: Finding
    item: AuditItem | None

    @property
    def self_value(self) -> Verdict:
        """What the unit's own answers came to."""
        return self.finding.verdict

    @property
    def audit_value(self) -> Verdict:
        """What the committee holds it to be: the unit's value where nobody said otherwise."""
        return self.item.verdict if self.item is not None and self.item.verdict is not None else self.finding.verdict

    @property
    def differs(self) -> bool:
        """Whether the committee disagrees."""
        return self.self_value is not self.audit_value


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often auditor and unit agree, over the requirements that were looked at."""

    agreed: int = 0
    compared: int = 0

    @property
    def share(self) -> Fraction | None:
        """Agreed over compared; None when nothing was looked at."""
        return Fraction(self.agreed, self.compared) if self.compared else None

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(self.agreed + other.agreed, self.compared + other.compared)


def compare(findings: Sequence[Finding], items: Mapping[str, AuditItem]) -> tuple[Comparison, ...]:
    """Both columns of every scored requirement, in walking order.

    Raises ``ValueError`` for an item on a requirement that is not scored here: nothing else can be audited.
    """
    scored = [finding for finding in findings if finding.scored]
    strangers = items.keys() - {finding.requirement.id for finding in scored}
    if strangers:
        raise ValueError(f"not scored here: {', '.join(sorted(strangers))}")
    return tuple(Comparison(finding, items.get(finding.requirement.id)) for finding in scored)


def audited_findings(findings: Sequence[Finding], items: Mapping[str, AuditItem]) -> tuple[Finding, ...]:
    """The findings with the committee's verdicts in place of the unit's. Raises ``ValueError`` as :func:`compare`."""
    value = {each.finding.requirement.id: each.audit_value for each in compare(findings, items)}
    return tuple(replace(finding, verdict=value[finding.requirement.id]) if finding.scored else finding
                 for finding in findings)  # fmt: skip


def audited_score(
    findings: Sequence[Finding],
    items: Mapping[str, AuditItem],
    profile: ScoringProfile,
    bonus: Sequence[Adjustment] = (),
    penalty: Sequence[Adjustment] = (),
) -> Score:
    """The score as the committee sees it, by the same scheme. Raises ``ValueError`` as :func:`compare`."""
    return score(audited_findings(findings, items), profile, bonus, penalty)


def agreement_of(comparisons: Iterable[Comparison]) -> Agreement:
    """The agreement over the requirements that an auditor gave a verdict on."""
    looked_at = [each for each in comparisons if each.item is not None and each.item.verdict is not None]
    return Agreement(sum(not each.differs for each in looked_at), len(looked_at))


def lacking_reasons(comparisons: Iterable[Comparison]) -> tuple[str, ...]:
    """The requirements whose verdict differs without a reason; a conclusion waits for them."""
    return tuple(
        each.finding.requirement.id
        for each in comparisons
        if each.differs and not (each.item is not None and each.item.reason.strip())
    )
