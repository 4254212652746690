"""A draft assessment in the database: read it as answers, save one answer at a time.

What the browser types in is read by the same parser as an answer file; what is stored is its plain form, so a draft
reads back as the answer set it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from checklist.domain.answer_parsing import parse_answer, parse_answers
from checklist.domain.answers import Answer, AnswerSet
from checklist.domain.assessing import assess
from checklist.domain.assessment import Assessment
from checklist.domain.dates import Period
from checklist.domain.faults import AnswersInvalid
from checklist.domain.law import UnitKind
from checklist.domain.plain import plain
from checklist.domain.regulation import Regulation
from checklist.domain.report_keys import parse_report
from checklist.domain.rulepack import RulePack
from checklist.domain.values import Faults
from checklist.services.errors import NotFound
from checklist.services.figures_block import block_of
from checklist.services.sealed import readable, sealed_assessment
from checklist.services.stored_answers import plain_answer
from checklist.services.working_calendar import calendar_for
from checklist.services.workspace import Workspace
from checklist.store import answers as answer_rows
from checklist.store import assessments, drafts, evidence, units
from checklist.store import figures as figure_rows
from checklist.store.database import transaction
from checklist.store.errors import NotFound as NoSuchRow

# The settings of a draft that belong to its answers: an answer file has them under the same keys.
SCORED_SETTINGS = ("scoring", "adjustments")


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it stands: its head, its rules, its answers with their revisions, its report texts and marks.

    Once it is sealed, ``sealed`` is what was sealed, under the rules frozen with it, and ``regulation`` one of those.
    ``figures`` are the statistical figures as stored; ``indicators`` what of them is handed in, as an answer file says.
    """

    head: assessments.Assessment
    unit: units.Unit
    regulation: Regulation
    rows: Mapping[str, answer_rows.Answer]
    evidence: Mapping[str, list[evidence.Evidence]]
    report: drafts.ReportTexts
    marks: Mapping[str, drafts.Mark]
    sealed: Assessment | None = None
    figures: Mapping[str, figure_rows.Figure] = field(default_factory=dict)
    indicators: Mapping[str, Any] | None = None

    @property
    def period(self) -> Period:
        """The period assessed."""
        return Period(self.head.period_from, self.head.period_to)

    def revision_of(self, requirement: str) -> int:
        """How often an answer was saved; 0 for never."""
        row = self.rows.get(requirement)
        return row.revision if row else 0


def load_draft(workspace: Workspace, identifier: str) -> Draft:
    """A draft (or an assessment already sealed) as it stands. Raises :class:`NotFound`."""
    with workspace.database() as db:
        try:
            head = assessments.get(db, identifier)
        except NoSuchRow as error:
            raise NotFound("Không có bản tự đánh giá này.", "There is no such self-assessment.") from error
        sealed = sealed_assessment(db, head)
        regulation = sealed.checklist.regulation if sealed else workspace.pack.regulations.get(head.regulation)
        if regulation is None:
            raise NotFound(
                f"Máy này không còn bộ quy định “{head.regulation}” của bản tự đánh giá.",
                f"The rule book “{head.regulation}” of the self-assessment is no longer on this machine.",
            )
        unit, counted = units.get(db, head.unit_id), figure_rows.of_assessment(db, identifier)
        handed_in = None if sealed else block_of(db, head, UnitKind(unit.kind), workspace.pack, counted)
        return Draft(
            head=head,
            unit=unit,
            regulation=regulation,
            rows=answer_rows.of_assessment(db, identifier),
            evidence=evidence.of_assessment(db, identifier),
            report=drafts.report_texts(db, identifier),
            marks=drafts.marks(db, identifier),
            sealed=sealed,
            figures=counted,
            indicators=handed_in,
        )


def answer_set(draft: Draft, pack: RulePack, *, strict: bool = False) -> AnswerSet:
    """A draft as an answer set, evidence included. Raises :class:`AnswersInvalid` if the rules changed under it.

    Of a sealed one, the answers as they were sealed. ``strict`` reads it as an answer file is read: what is only
    incomplete or implausible is refused too, and so is an answer to a requirement that is no longer there; a draft goes
    on without it until somebody clears it.
    """
    if draft.head.state != "draft":
        return readable(draft.sealed).answers
    head = skeleton_of(draft)
    known = draft.regulation.by_id()
    answers = {
        identifier: plain_answer(draft.rows[identifier], draft.evidence.get(identifier, ()), pack)
        for identifier in draft.rows
        if strict or identifier in known
    }
    report = {key: value for key, value in draft.report.body.items() if key != drafts.SETTINGS}
    extra = {key: draft.report.settings[key] for key in SCORED_SETTINGS if key in draft.report.settings}
    if draft.indicators is not None:
        extra["indicators"] = draft.indicators
    return parse_answers({**head, **extra, "report": report, "answers": answers}, pack, draft=not strict)


def evaluate_draft(draft: Draft, pack: RulePack) -> Assessment:
    """The draft evaluated and scored as it stands; a sealed one as it was sealed, whatever the rules say today.

    Raises :class:`AnswersInvalid`.
    """
    if draft.head.state != "draft":
        return readable(draft.sealed)
    answers = answer_set(draft, pack)
    return assess(pack, answers, calendar_for(answers))


def save_answer(
    workspace: Workspace,
    identifier: str,
    requirement: str,
    data: Mapping[str, Any],
    expected_revision: int,
    *,
    at: datetime,
    by: str,
) -> int:
    """Save what is said about one requirement and return its new revision.

    ``data`` has the shape of an answer in an answer file, without ``evidence``. Raises :class:`AnswersInvalid`,
    ``StaleAnswer`` of the store (with both values), :class:`NotFound`.
    """
    pack = workspace.pack
    with workspace.database() as db:
        try:
            head = assessments.get(db, identifier)
            regulation = pack.regulations[head.regulation]
            answer: Answer = parse_answer(requirement, data, regulation, pack)
        except (NoSuchRow, KeyError) as error:
            raise NotFound(
                "Không có bản tự đánh giá hoặc yêu cầu này.", "There is no such self-assessment or requirement."
            ) from error
        kept = ("requirement", "declared", "evidence")
        body = {key: value for key, value in plain(answer).items() if key not in kept}
        declared = answer.declared.value if answer.declared else None
        with transaction(db):
            revision = answer_rows.save(
                db, identifier, requirement, declared=declared, body=body,
                expected_revision=expected_revision, at=at, by=by,
            )  # fmt: skip
            drafts.mark_seen(db, identifier, [requirement], at)
        return revision


def save_report(
    workspace: Workspace,
    identifier: str,
    data: Mapping[str, Any],
    expected_revision: int,
    *,
    at: datetime,
    by: str,
) -> int:
    """Save the report's texts (keys of ``REPORT_KEYS``). Raises :class:`AnswersInvalid`, ``StaleReport``."""
    faults = Faults()
    report = parse_report(data, faults)
    if faults.found:
        raise AnswersInvalid(faults.found)
    with workspace.database() as db, transaction(db):
        standing = drafts.report_texts(db, identifier)
        kept = {drafts.SETTINGS: standing.body[drafts.SETTINGS]} if drafts.SETTINGS in standing.body else {}
        if not standing.has_texts and expected_revision == 0:
            expected_revision = standing.revision  # only settings were saved since the blank form was shown
        return drafts.save_report_texts(
            db, identifier, {**kept, **plain(report)}, expected_revision=expected_revision, at=at, by=by
        )


def mark_seen(workspace: Workspace, identifier: str, requirements: list[str], *, at: datetime) -> None:
    """Note that requirements were looked at."""
    with workspace.database() as db:
        drafts.mark_seen(db, identifier, requirements, at)


def skeleton_of(draft: Draft) -> dict[str, Any]:
    """A draft in the shape of an answer file, but for what stands in the file beside unit, regulation and period."""
    return skeleton(draft.unit, draft.head.regulation, draft.period, draft.head.profile)


def skeleton(unit: units.Unit, regulation: str, period: Period, profile: Mapping[str, Any]) -> dict[str, Any]:
    """Unit, regulation and period in the shape of an answer file, as every assessment begins."""
    return {
        "unit": {
            "name": unit.name,
            "kind": unit.kind,
            "profile": dict(profile),
            "parent": unit.parent,
            "place": unit.place,
        },
        "regulation": regulation,
        "period": str(period),
        "sample": unit.is_sample,
    }
