"""The units that a decision of recognition may list: those whose audit is concluded, and why the others are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checklist.domain.committee.recognition import Listed, Ungraded, note_of
from checklist.domain.papers.common import Grade
from checklist.services.committee.audit_reading import audit_view
from checklist.services.committee.recognition_paper import kind_words
from checklist.services.committee.standings import CampaignStandings, exact_score, recognised_grades, standings_in
from checklist.services.workspace import Workspace

CONCLUDED = "concluded"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit whose audit is concluded, and whether an issued decision has recognised this submission already.

    ``grades`` are the grades of its scheme by id, ``grade_id`` is the audited one.
    """

    submission_id: str
    unit: str
    kind: str
    self_points: Fraction | None
    points: Fraction | None
    grade: str
    recognised: bool
    grade_id: str
    grades: Mapping[str, str]


def candidates(workspace: Workspace, campaign_id: str, *, today: date) -> tuple[Candidate, ...]:
    """The units of a campaign that a decision may list, in the order of their names. Raises :class:`NotFound`."""
    with workspace.database() as db:
        held = standings_in(db, campaign_id, today=today)
        known = recognised_grades(db, campaign_id)
    names = {
        band.grade: band.name.vi for profile in workspace.pack.scoring.values() for band in profile.bands
    }  # fmt: skip
    found = []
    for unit_id in _concluded(held):
        submission, concluded = held.submissions[unit_id], held.audits[unit_id]
        grade = concluded.grade or ""
        scheme = workspace.pack.scoring.get(str(submission.result.get("scoring")))
        found.append(
            Candidate(
                submission.id,
                held.units[unit_id].name,
                kind_words(held.units[unit_id]),
                exact_score(submission),
                Fraction(concluded.score) if concluded.score else None,
                names.get(grade, grade),
                submission.id in known,
                grade,
                {band.grade: band.name.vi for band in scheme.bands} if scheme else {},
            )
        )
    return tuple(found)


def _concluded(held: CampaignStandings) -> list[str]:
    ready = [
        unit_id
        for unit_id, each in held.audits.items()
        if each.state == CONCLUDED and each.score and each.grade and held.submissions[unit_id].state == CONCLUDED
    ]
    return sorted(ready, key=lambda unit_id: (held.units[unit_id].category, held.units[unit_id].name, unit_id))


def listed_units(
    workspace: Workspace, held: CampaignStandings, wanted: Iterable[str], known: Mapping[str, Listed]
) -> Iterable[Listed]:
    """The units of the submissions wanted that may be listed; those ``known`` are not looked up again."""
    chosen = set(wanted)
    for unit_id in _concluded(held):
        submission = held.submissions[unit_id]
        if submission.id not in chosen:
            continue
        yield known.get(submission.id) or _look_up(workspace, held, unit_id)


def _look_up(workspace: Workspace, held: CampaignStandings, unit_id: str) -> Listed:
    unit, submission, concluded = held.units[unit_id], held.submissions[unit_id], held.audits[unit_id]
    view = audit_view(workspace, submission.id)
    names = {band.grade: band.name.vi for band in view.profile.bands}
    grade = concluded.grade or ""
    return Listed(
        submission_id=submission.id,
        unit_id=unit_id,
        name=unit.name,
        kind=kind_words(unit),
        unit_kind=view.assessment.answers.unit.kind.value,
        regulation=submission.regulation,
        period=view.assessment.answers.period,
        self_points=view.self_score.total,
        points=Fraction(concluded.score or 0),
        compliance=view.audit_score.compliance,
        grade=Grade(grade, names.get(grade, grade)),
        criteria=f"{view.profile.title.vi} ({view.profile.id})",
        note=note_of(view.audit_score),
    )


def ungraded_units(held: CampaignStandings, listed: Iterable[Listed]) -> tuple[Ungraded, ...]:
    """The units of the campaign that are neither ``listed`` nor waived, each with why, in the order of their names."""
    graded = {each.unit_id for each in listed}
    waived = {each.unit for each in held.standings if each.waived}
    found = []
    for unit_id, unit in sorted(held.units.items(), key=lambda pair: pair[1].name):
        if unit_id in graded or unit_id in waived:
            continue
        why = "Chưa kết luận thẩm định" if unit_id in held.submissions else "Chưa gửi báo cáo"
        found.append(Ungraded(unit_id, unit.name, kind_words(unit), why))
    return tuple(found)
