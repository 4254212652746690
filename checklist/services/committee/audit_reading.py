"""An audit (thẩm định) as it stands: the unit's values and the auditor's side by side, and both scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from checklist.domain.assessment import Assessment
from checklist.domain.committee.audit import Agreement, Comparison, agreement_of, audited_score, compare
from checklist.domain.scoring import Score, ScoringProfile, score
from checklist.services.errors import NotFound
from checklist.services.reopen import reopen_seal
from checklist.services.workspace import Workspace
from checklist.store import audits, submissions
from checklist.store.audits import Audit, KeptItem
from checklist.store.errors import NotFound as NoSuchRow
from checklist.store.submissions import Submission


@dataclass(frozen=True, slots=True)
class AuditView:
    """A submission with both columns. ``self_score`` is under the scheme of the campaign, as ``audit_score`` is.

    ``claimed`` (in the submission) stays what the unit's paper prints, whatever scheme the campaign asks for.
    """

    submission: Submission
    assessment: Assessment
    audit: Audit | None
    kept: Mapping[str, KeptItem]
    comparisons: tuple[Comparison, ...]
    profile: ScoringProfile
    self_score: Score
    audit_score: Score
    agreement: Agreement

    @property
    def open_questions(self) -> tuple[Comparison, ...]:
        """What the unit still owes an explanation of."""
        return tuple(each for each in self.comparisons if each.item is not None and each.item.is_open)


def audit_view(workspace: Workspace, submission_id: str) -> AuditView:
    """Everything about the audit of a submission. Raises :class:`NotFound`, ``BadSeal``."""
    with workspace.database() as db:
        return view_in(workspace, db, submission_id)


def changed_since(workspace: Workspace, submission: Submission) -> frozenset[str]:
    """The requirements that the unit answers otherwise than in the version this one supersedes; none for a first."""
    if submission.supersedes is None:
        return frozenset()
    with workspace.database() as db:
        before = submissions.get(db, submission.supersedes)
        old, new = (reopen_seal(each.seal_digest, submissions.payload(db, each.id)) for each in (before, submission))
    keys = old.answers.answers.keys() | new.answers.answers.keys()
    return frozenset(key for key in keys if old.answers.to(key) != new.answers.to(key))


def view_in(workspace: Workspace, db: Database, submission_id: str) -> AuditView:
    """The same within a transaction. Raises as :func:`audit_view`."""
    submission = submission_in(db, submission_id)
    assessment = reopen_seal(submission.seal_digest, submissions.payload(db, submission_id))
    kept = audits.items(db, submission_id)
    items = {key: each.item for key, each in kept.items()}
    profile = workspace.pack.scoring.get(str(submission.result.get("scoring")), assessment.scoring)
    answers = assessment.answers
    comparisons = compare(assessment.findings, items)
    return AuditView(
        submission,
        assessment,
        audits.get(db, submission_id),
        kept,
        comparisons,
        profile,
        score(assessment.findings, profile, answers.bonus, answers.penalty),
        audited_score(assessment.findings, items, profile, answers.bonus, answers.penalty),
        agreement_of(comparisons),
    )


def submission_in(db: Database, submission_id: str) -> Submission:
    """A submission. Raises :class:`NotFound`."""
    try:
        return submissions.get(db, submission_id)
    except NoSuchRow as error:
        raise NotFound("Không có bản nộp này.", "There is no such submission.") from error
