"""What a report is made from, arranged once: findings by right, their printed numbers, and the unit's texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from checklist.domain.answers import Answer, AnswerSet, Evidence
from checklist.domain.checklist import Checklist
from checklist.domain.findings import SHORTFALLS, Finding, Verdict
from checklist.domain.law import UnitKind
from checklist.domain.report import REPORT_KEYS
from checklist.domain.requirement import Right
from checklist.domain.right_names import RIGHT_NAMES
from checklist.domain.rulepack import RulePack
from checklist.domain.scoring import JUDGED, ItemScore, Score, ScoringProfile

# Names of a commune without the name of its People's Committee, which is what issues the report.
_COMMUNE_NAMES = ("xã ", "phường ", "thị trấn ", "đặc khu ")


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one right, numbered from 1 in the order they are printed."""

    number: int
    right: Right
    title: str
    findings: tuple[Finding, ...]

    @property
    def counted(self) -> tuple[Finding, ...]:
        """The scored findings that applied and arose."""
        return counted(self.findings)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One piece of evidence with its number in the list and the requirement it belongs to."""

    number: int
    finding: Finding
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Source:
    """Everything the parts of a report draw on. Made by :func:`arrange`."""

    pack: RulePack
    checklist: Checklist
    answers: AnswerSet
    findings: tuple[Finding, ...]
    score: Score
    scoring: ScoringProfile
    groups: tuple[Group, ...]
    numbers: Mapping[str, str]
    item_scores: Mapping[str, ItemScore]
    exhibits: tuple[Exhibit, ...]

    def answer(self, finding: Finding) -> Answer:
        """What the unit said about the requirement of ``finding``."""
        return self.answers.to(finding.requirement.id)

    def number(self, finding: Finding) -> str:
        """The printed number of a finding's requirement: ``2.3``."""
        return self.numbers[finding.requirement.id]

    def items(self, findings: Iterable[Finding]) -> str:
        """``mục 1.3, 1.7``."""
        return f"mục {', '.join(self.number(finding) for finding in findings)}"

    def of_rights(self, rights: Iterable[Right]) -> tuple[Finding, ...]:
        """The findings of several rights, in printed order."""
        wanted = frozenset(rights)
        return tuple(finding for group in self.groups if group.right in wanted for finding in group.findings)

    def text(self, key: str) -> str:
        """A text of the unit's for the report, empty when not given. The key must be one of ``REPORT_KEYS``."""
        return str(self._given(key) or "").strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """The paragraphs of a text of the unit's: each entry, parted at its line breaks."""
        given = self._given(key) or ()
        entries = (given,) if isinstance(given, str) else given
        return tuple(line.strip() for entry in entries for line in str(entry).splitlines() if line.strip())

    def day(self, key: str) -> date | None:
        """A day of the unit's for the report."""
        given: date | None = self._given(key)
        return given

    def yes_no(self, key: str, default: bool) -> bool:
        """A setting of the unit's for the report."""
        given: bool | None = self._given(key)
        return default if given is None else given

    def rows(self, key: str) -> tuple[Mapping[str, str], ...] | None:
        """The rows of a list of the unit's; ``None`` when it was not given at all."""
        given: Iterable[Mapping[str, str]] | None = self._given(key)
        return None if given is None else tuple(given)

    def _given(self, key: str) -> Any:
        if key not in REPORT_KEYS:
            raise KeyError(key)
        return self.answers.report.get(key)

    @property
    def issuer(self) -> str:
        """The body that issues the report: of a commune its People's Committee, otherwise the unit itself."""
        name = self.answers.unit.name.strip()
        if self.answers.unit.kind is UnitKind.COMMUNE and name.lower().startswith(_COMMUNE_NAMES):
            return f"Ủy ban nhân dân {name[0].lower()}{name[1:]}"
        return name

    @property
    def data_as_of(self) -> date:
        """The day the figures stand at: given, else the last day of the period."""
        return self.day("data_as_of") or self.checklist.period.end

    @property
    def shortfalls(self) -> tuple[Finding, ...]:
        """The scored findings that are partly or not met, in printed order."""
        return tuple(f for group in self.groups for f in group.findings if f.scored and f.verdict in SHORTFALLS)


def counted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The scored findings among ``findings`` that applied and arose: the denominator of legal compliance."""
    return tuple(finding for finding in findings if finding.scored and finding.verdict in JUDGED)


def with_verdict(findings: Iterable[Finding], *verdicts: Verdict) -> tuple[Finding, ...]:
    """The findings with one of these verdicts."""
    return tuple(finding for finding in findings if finding.verdict in verdicts)


def arrange(
    pack: RulePack,
    checklist: Checklist,
    answers: AnswerSet,
    findings: Iterable[Finding],
    score: Score,
    scoring: ScoringProfile,
) -> Source:
    """Group the findings by right in walking order, number them and list their evidence."""
    every = tuple(findings)
    titles = RIGHT_NAMES[answers.unit.kind]
    present = [right for right in Right if any(finding.requirement.right is right for finding in every)]
    groups = tuple(
        Group(number, right, titles[right].vi, tuple(f for f in every if f.requirement.right is right))
        for number, right in enumerate(present, 1)
    )
    ordered = [
        (f"{group.number}.{place}", finding) for group in groups for place, finding in enumerate(group.findings, 1)
    ]
    pieces = [(finding, piece) for _, finding in ordered for piece in answers.to(finding.requirement.id).evidence]
    return Source(
        pack=pack,
        checklist=checklist,
        answers=answers,
        findings=every,
        score=score,
        scoring=scoring,
        groups=groups,
        numbers={finding.requirement.id: number for number, finding in ordered},
        item_scores={item.requirement: item for item in score.items},
        exhibits=tuple(Exhibit(number, finding, piece) for number, (finding, piece) in enumerate(pieces, 1)),
    )
