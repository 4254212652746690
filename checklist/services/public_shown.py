"""What everybody sees of a published report: only the parts chosen, beside the committee's values and the survey's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import BinaryIO

from sqlite_utils import Database

from checklist.domain.assessment import Assessment
from checklist.domain.committee.certificate_register import CertificateState, register_number, state_of
from checklist.domain.dates import Period
from checklist.domain.findings import Verdict
from checklist.domain.law import UnitKind
from checklist.domain.public.survey import SurveyResult, Tally, belongs_to, tally
from checklist.domain.requirement import Right
from checklist.domain.right_names import RIGHT_NAMES
from checklist.domain.scoring import GroupScore
from checklist.domain.seal import BadSeal
from checklist.domain.text import Text
from checklist.services.committee.audit_reading import AuditView, audit_view
from checklist.services.errors import NotFound
from checklist.services.public_results import Part, document_of, parts_of
from checklist.services.reopen import reopen_seal
from checklist.services.workspace import Workspace
from checklist.store import assessments, audits, certificates, files, publications, seals, submissions, surveys
from checklist.store.documents import Document
from checklist.store.errors import NotFound as NoSuchRow
from checklist.store.publications import Publication
from checklist.store.surveys import Survey


@dataclass(frozen=True, slots=True)
class RightLine:
    """One right: the unit's points, the committee's, and what those it serves say."""

    name: Text
    own: GroupScore
    audited: GroupScore | None
    said: Tally | None


@dataclass(frozen=True, slots=True)
class RequirementLine:
    """One requirement with its verdict, and the committee's where it differs."""

    id: str
    text: Text
    cite: Text
    verdict: Verdict
    audited: Verdict | None


@dataclass(frozen=True, slots=True)
class Audited:
    """What the committee concluded, and its certificate."""

    score: Fraction | None
    grade: Text | None
    concluded_on: date | None
    certificate: str = ""
    certificate_code: str = ""
    certificate_state: CertificateState | None = None
    scheme: Text | None = None
    """The committee's scoring scheme, where it is not the unit's."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A published result. What was not chosen is empty, here already and not just on the page."""

    publication: Publication
    title: Text
    period: Period
    is_replaced: bool
    score: Fraction | None = None
    grade: Text | None = None
    compliance: tuple[int, int] | None = None
    rights: tuple[RightLine, ...] = ()
    requirements: tuple[RequirementLine, ...] = ()
    report: Document | None = None
    audited: Audited | None = None
    survey: Survey | None = None
    survey_result: SurveyResult = field(default=SurveyResult(0, ()))


def shown_of(workspace: Workspace, unit_id: str, *, today: date) -> tuple[Shown, ...]:
    """What a unit shows now, the latest period first."""
    with workspace.database() as db:
        public = [each for each in publications.of_unit(db, unit_id) if each.is_public]
        heads = {each.assessment_id: assessments.get(db, each.assessment_id) for each in public}
    found = [_shown(workspace, each, heads[each.assessment_id], today) for each in public]
    return tuple(sorted((each for each in found if each), key=lambda each: each.period.end, reverse=True))


def report_file(workspace: Workspace, unit_id: str, publication_id: str) -> tuple[Document, BinaryIO]:
    """The report that a publication shows, open for reading. Raises :class:`NotFound` where it shows none."""
    missing = NotFound("Không có tệp báo cáo này.", "There is no such report.")
    with workspace.database() as db:
        try:
            publication = publications.get(db, publication_id)
            document = document_of(db, publication.assessment_id)
            shown = publication.is_public and publication.unit_id == unit_id and Part.REPORT in parts_of(publication)
            if document is None or not shown:
                raise missing
            return document, files.open_file(workspace.files, document.sha256)
        except NoSuchRow as error:
            raise missing from error


def _shown(workspace: Workspace, publication: Publication, head: assessments.Assessment, today: date) -> Shown | None:
    parts = parts_of(publication)
    with workspace.database() as db:
        kept = seals.of_assessment(db, head.id)
        newer = assessments.newer_version(db, head.id)
        is_replaced = newer is not None and assessments.get(db, newer).state != "draft"
        document = document_of(db, head.id) if Part.REPORT in parts else None
        period = Period(head.period_from, head.period_to)
        survey, result = _survey(db, head.unit_id, period)
    try:
        found = reopen_seal(kept.digest, kept.payload)
    except BadSeal:
        return None
    view = _audit(workspace, kept.digest) if Part.AUDIT in parts else None
    return Shown(
        publication=publication,
        title=found.checklist.regulation.short_title,
        period=period,
        is_replaced=is_replaced,
        score=found.score.total if Part.SCORE in parts else None,
        grade=found.score.grade.name if Part.SCORE in parts and found.score.grade else None,
        compliance=(found.score.done, found.score.counted) if Part.COMPLIANCE in parts else None,
        rights=tuple(_rights(found, view, result)) if Part.RIGHTS in parts else (),
        requirements=tuple(_requirements(found, view)) if Part.REQUIREMENTS in parts else (),
        report=document,
        audited=_audited(workspace, view, found.scoring.id, today) if view else None,
        survey=survey,
        survey_result=result,
    )


def _survey(db: Database, unit_id: str, period: Period) -> tuple[Survey | None, SurveyResult]:
    """The latest survey that speaks of the period and has answers enough, else the latest that speaks of it."""
    found = [each for each in surveys.of_unit(db, unit_id) if belongs_to(each.opens_on, each.closes_on, period)]
    counted = [(each, tally(surveys.answers(db, each.id))) for each in found]
    return next((pair for pair in counted if pair[1].is_shown), counted[0] if counted else (None, SurveyResult(0, ())))


def _rights(found: Assessment, view: AuditView | None, result: SurveyResult) -> Iterator[RightLine]:
    names = RIGHT_NAMES[UnitKind(found.answers.unit.kind)]
    audited: dict[Right, GroupScore] = {each.right: each for each in view.audit_score.groups} if view else {}
    for group in found.score.groups:
        yield RightLine(names[group.right], group, audited.get(group.right), result.of_right(group.right))


def _requirements(found: Assessment, view: AuditView | None) -> Iterator[RequirementLine]:
    differing = (
        {each.finding.requirement.id: each.audit_value for each in view.comparisons if each.differs} if view else {}
    )
    for finding in found.findings:
        if finding.scored:
            asked = finding.requirement
            cite = found.pack.cite(asked.cite[0]) if asked.cite else Text("", "")
            yield RequirementLine(asked.id, asked.text, cite, finding.verdict, differing.get(asked.id))


def _audit(workspace: Workspace, seal_digest: str) -> AuditView | None:
    """The concluded audit of a report that this installation's committee has received, or None."""
    with workspace.database() as db:
        submission = submissions.by_seal(db, seal_digest)
        held = audits.get(db, submission.id) if submission is not None else None
    if submission is None or held is None or held.state != "concluded" or submission.state == "superseded":
        return None
    try:
        return audit_view(workspace, submission.id)
    except (NotFound, BadSeal):
        return None


def _audited(workspace: Workspace, view: AuditView, own_scheme: str, today: date) -> Audited:
    concluded = view.audit
    score = Fraction(concluded.score) if concluded and concluded.score else None
    bands = {band.grade: band.name for band in view.profile.bands}
    grade = bands.get(concluded.grade or "") if concluded else None
    on = concluded.concluded_at.date() if concluded and concluded.concluded_at else None
    plain = Audited(score, grade, on, scheme=view.profile.title if view.profile.id != own_scheme else None)
    if view.submission.unit_id is None or view.submission.campaign_id is None:
        return plain
    with workspace.database() as db:
        found = certificates.of_unit_in_campaign(db, view.submission.unit_id, view.submission.campaign_id)
        mine = [each for each in found if each.submission_id == view.submission.id]
        if not mine:
            return plain
        last = mine[-1]
        state = state_of(last.valid_until, certificates.events_of(db, last.id), today)
    number = register_number(last.running_number, last.year)
    code = last.code[: certificates.PRINTED_CODE]
    return replace(plain, certificate=number, certificate_code=code, certificate_state=state)
