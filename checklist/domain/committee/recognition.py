"""Recognition: the list that a decision recognises, its terms, and the paper that both make.

What is listed is taken from concluded audits once and kept as plain data, so that an issued decision, and every
certificate that cites it, says for ever what it said on its day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from fractions import Fraction
from typing import Any

from checklist.domain.dates import Period
from checklist.domain.papers.common import Grade, Issuing, Signatory
from checklist.domain.papers.decision import Decision, RecognisedUnit
from checklist.domain.plain import plain
from checklist.domain.report_words import points_prose
from checklist.domain.scoring import Score


@dataclass(frozen=True, slots=True)
class Listed:
    """One unit of the list, as it was when it was listed. ``compliance`` is a share of one, of the audited values.

    ``regulation`` and ``unit_kind`` (an id) say what it was assessed under; ``criteria`` names the scheme of points.
    Where the committee settles another grade than the audit came to, ``audited`` holds the latter, ``reason`` says why.
    """

    submission_id: str
    unit_id: str
    name: str
    kind: str
    unit_kind: str
    regulation: str
    period: Period
    self_points: Fraction | None
    points: Fraction
    compliance: Fraction | None
    grade: Grade
    criteria: str
    note: str = ""
    audited: Grade | None = None
    reason: str = ""

    @property
    def audited_grade(self) -> Grade:
        """The grade that the audit came to."""
        return self.audited or self.grade

    @property
    def printed_note(self) -> str:
        """What stands beside the unit in the list: why the grade is not the audited one, and the note."""
        if self.audited is None:
            return self.note
        why = f"Kết quả thẩm định xếp loại {self.audited.name}; Ban xếp loại {self.grade.name}: {self.reason}"
        return f"{why.rstrip(' .;')}; {self.note}" if self.note else why

    def settled(self, grade: Grade, reason: str) -> Listed:
        """The same unit with the grade that the committee settles; the audited one needs no reason."""
        before = self.audited_grade
        if grade.id == before.id:
            return replace(self, grade=before, audited=None, reason="")
        return replace(self, grade=grade, audited=before, reason=reason)

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Listed:
        """The unit of plain data."""
        audited = Grade(**data["audited"]) if data.get("audited") else None
        fractions = {name: Fraction(data[name]) if data[name] is not None else None for name in _FRACTIONS}
        values = {**data, **fractions, "period": Period.parse(data["period"]), "grade": Grade(**data["grade"])}
        return cls(**{**values, "audited": audited})


_FRACTIONS = ("self_points", "points", "compliance")


@dataclass(frozen=True, slots=True)
class Ungraded:
    """A unit of the campaign that gets no grade, and why."""

    unit_id: str
    name: str
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What is typed of a decision; see :class:`checklist.domain.papers.decision.Decision`.

    ``allows_average`` is the committee's leave to give certificates for that grade; ``lists_ungraded`` adds the units
    without a grade to the list.
    """

    period_name: str
    authority: str = ""
    bases: tuple[str, ...] = ()
    proposed_by: str = ""
    plan_to: str = ""
    plan_due: date | None = None
    executors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signer_title: str = ""
    signer_name: str = ""
    signer_on_behalf: str = ""
    signer_for_head: str = ""
    signer_office: str = ""
    allows_average: bool = False
    lists_ungraded: bool = False

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Terms:
        """The terms of plain data."""
        values = {field.name: data[field.name] for field in fields(cls) if field.name in data}
        for name in ("bases", "executors", "recipients"):
            values[name] = tuple(values.get(name, ()))
        due = values.get("plan_due")
        return cls(**{**values, "plan_due": date.fromisoformat(due) if due else None})

    @property
    def signatory(self) -> Signatory:
        """Who signs the decision and its certificates."""
        return Signatory(
            self.signer_title, self.signer_name, self.signer_on_behalf, self.signer_for_head, self.signer_office
        )


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a decision says: its terms and its two lists."""

    terms: Terms
    units: tuple[Listed, ...]
    ungraded: tuple[Ungraded, ...] = ()

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Contents:
        """The contents of plain data."""
        return cls(
            Terms.read(data["terms"]),
            tuple(Listed.read(each) for each in data["units"]),
            tuple(Ungraded(**each) for each in data.get("ungraded", ())),
        )

    def plain(self) -> dict[str, Any]:
        """The contents as plain data."""
        return {"terms": plain(self.terms), "units": plain(self.units), "ungraded": plain(self.ungraded)}


def decision_paper(contents: Contents, issuing: Issuing, notices: Sequence[str] = ()) -> Decision:
    """The decision, or notice, as a paper; ``notices`` tell of lapsed regulations."""
    terms = contents.terms
    listed = [
        RecognisedUnit(each.name, each.kind, each.self_points, each.points, each.grade, each.printed_note)
        for each in contents.units
    ]
    listed += [RecognisedUnit(each.name, each.kind, None, None, None, each.note) for each in contents.ungraded]
    return Decision(
        issuing=issuing,
        period_name=terms.period_name,
        units=tuple(listed),
        signatory=terms.signatory,
        authority=terms.authority,
        bases=terms.bases,
        proposed_by=terms.proposed_by,
        plan_to=terms.plan_to,
        plan_due=terms.plan_due,
        executors=terms.executors,
        recipients=terms.recipients,
        notice=" ".join(dict.fromkeys(notices)),
    )


def note_of(score: Score) -> str:
    """What must be told beside an audited score: knock-outs, bonus and penalty."""
    parts = [f"Khống chế: {rule.why.vi.rstrip(' .')}" for rule in score.knocked_out]
    parts += [f"Thưởng {points_prose(score.bonus)}"] if score.bonus else []
    parts += [f"Trừ {points_prose(score.penalty)}"] if score.penalty else []
    return "; ".join(parts)


def gets_no_certificate(grade: Grade, *, allows_average: bool) -> bool:
    """Whether a unit of this grade is given none: a weak one never, an average one by leave only."""
    return grade.is_weak or (grade.is_average and not allows_average)
