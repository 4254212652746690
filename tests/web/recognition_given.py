"""A committee that has concluded an audit, issued a decision, given a certificate: as far as a test wants it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from checklist.domain.committee.recognition import Contents
from checklist.domain.papers.common import Grade
from checklist.services.accounts import User
from checklist.services.committee.audit_reading import audit_view
from checklist.services.committee.audits import conclude, open_audit, propose
from checklist.services.committee.certificates import Certificate, issue_certificates
from checklist.services.committee.recognition import decision_view, lines_of, start_decision
from checklist.services.committee.recognition_issue import issue_decision
from checklist.services.workspace import Workspace
from checklist.store import certificates, decisions, register, submissions
from checklist.store.database import transaction
from tests.web.client import World

AT = datetime(2026, 2, 2, 2, 0, tzinfo=UTC)
TODAY = date(2026, 2, 2)
LATER = AT + timedelta(days=10)
LATER_DAY = date(2026, 2, 12)


def concluded(world: World) -> str:
    """Conclude the audit of the world's submission; returns its id."""
    submission, workspace = world.committee.submission, world.workspace
    open_audit(workspace, submission, world.user("auditor"), at=AT)
    propose(workspace, submission, remark="Đủ hồ sơ", expected_revision=1, auditor=world.user("auditor"), at=AT)
    conclude(
        workspace, submission, conclusion="Nhất trí.", expected_revision=2, chair=world.user("chair"), at=AT
    )  # fmt: skip
    return submission


def draft(world: World) -> str:
    """A draft that lists the concluded submission."""
    if audit_view(world.workspace, world.committee.submission).audit is None:
        concluded(world)
    made = start_decision(
        world.workspace, world.committee.campaign, at=AT, today=TODAY, by=world.user("committee_member")
    )  # fmt: skip
    return made.id


def regraded(workspace: Workspace, decision_id: str, grade: Grade, *, allows_average: bool = False) -> None:
    """Let a draft list its unit with another grade, as another audit would have."""
    view = decision_view(workspace, decision_id)
    units = tuple(replace(each, grade=grade) for each in view.contents.units)
    contents = Contents(replace(view.contents.terms, allows_average=allows_average), units)
    with workspace.database() as db, transaction(db):
        decisions.rewrite(
            db, decision_id, contents.plain(), lines_of(contents), expected_revision=view.decision.revision
        )


def listed_with_others(world: World, others: int) -> str:
    """A draft that lists the concluded submission and as many copies of it, each of a unit of its own."""
    decision_id, workspace = draft(world), world.workspace
    view = decision_view(workspace, decision_id)
    (listed,) = view.contents.units
    with workspace.database() as db, transaction(db):
        held, payload = submissions.get(db, listed.submission_id), submissions.payload(db, listed.submission_id)
        unit = register.load(db).units[listed.unit_id]
        names = [f"{listed.name} số {place}" for place in range(2, others + 2)]
        copies = [replace(unit, id=f"u-{place}", name=name) for place, name in enumerate(names)]
        register.add(db, copies)
        for copy in copies:
            digest = hashlib.sha256(copy.id.encode()).hexdigest()
            submissions.add(db, replace(held, id=f"s-{copy.id}", unit_id=copy.id, seal_digest=digest), payload)
        more = [replace(listed, submission_id=f"s-{each.id}", unit_id=each.id, name=each.name) for each in copies]
        contents = Contents(view.contents.terms, (listed, *more))
        decisions.rewrite(
            db, decision_id, contents.plain(), lines_of(contents), expected_revision=view.decision.revision
        )
    return decision_id


def issued(world: World, number: str = "15", decision_id: str | None = None) -> str:
    """An issued decision; returns its id."""
    decision_id = decision_id or draft(world)
    revision = decision_view(world.workspace, decision_id).decision.revision
    issue_decision(
        world.workspace, decision_id, number=number, dated=TODAY, expected_revision=revision, at=AT, today=TODAY,
        by=world.user("chair"),
    )  # fmt: skip
    return decision_id


def given(world: World, decision_id: str, by: User | None = None, valid_until: date | None = None) -> int:
    """Give the certificates of a decision; returns how many."""
    return issue_certificates(
        world.workspace, decision_id, dated=TODAY, valid_until=valid_until, at=AT, today=TODAY,
        by=by or world.user("chair"),
    )  # fmt: skip


def certificates_of(world: World, decision_id: str) -> Sequence[Certificate]:
    """The certificates that cite a decision."""
    with world.workspace.database() as db:
        return certificates.of_decision(db, decision_id)
