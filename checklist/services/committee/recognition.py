"""Recognition: drafts of decisions (or notices), filled from the concluded audits of a campaign."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction

from checklist.documents.papers import render_paper
from checklist.domain.committee.campaigns import Campaign
from checklist.domain.committee.recognition import Contents, Listed, Terms, Ungraded, decision_paper, note_of
from checklist.domain.papers.common import Grade
from checklist.domain.papers.profiles import LayoutId
from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.committee.audits import audit_view
from checklist.services.committee.recognition_paper import (
    chair_name,
    issuing_of,
    kind_words,
    lapsed_notices,
    the_committee,
    usual_terms,
)
from checklist.services.committee.recognition_signing import require
from checklist.services.committee.standings import CampaignStandings, exact_score, recognised_grades, standings_in
from checklist.services.errors import NotFound, Refused
from checklist.services.workspace import Workspace
from checklist.store import audit, campaigns, decisions
from checklist.store.database import transaction
from checklist.store.decisions import Decision, Recognition, StaleDecision
from checklist.store.errors import NotFound as NoSuchRow
from checklist.store.users import User

__all__ = ["Decision", "DecisionRefused", "StaleDecision"]

CONCLUDED = "concluded"


class DecisionRefused(Refused):
    """A decision as typed will not do; ``faults`` has a sentence by field."""

    def __init__(self, faults: Mapping[str, Text]) -> None:
        super().__init__(" ".join(each.vi for each in faults.values()), " ".join(each.en for each in faults.values()))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision with what it says, and the campaign it settles."""

    decision: Decision
    campaign: Campaign
    contents: Contents

    @property
    def is_draft(self) -> bool:
        """Whether it may still change."""
        return self.decision.state == "draft"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit whose audit is concluded, and whether an issued decision has recognised this submission already."""

    submission_id: str
    unit: str
    kind: str
    self_points: Fraction | None
    points: Fraction | None
    grade: str
    recognised: bool


def every_decision(workspace: Workspace) -> list[DecisionView]:
    """All decisions, the newest first."""
    with workspace.database() as db:
        found = decisions.every(db)
    return [decision_view(workspace, each.id) for each in found]


def decision_view(workspace: Workspace, decision_id: str) -> DecisionView:
    """One decision. Raises :class:`NotFound`."""
    with workspace.database() as db:
        try:
            decision = decisions.get(db, decision_id)
        except NoSuchRow as error:
            raise NotFound("Không có quyết định, thông báo này.", "There is no such decision.") from error
        campaign = campaigns.get(db, decision.campaign_id)
    return DecisionView(decision, campaign, Contents.read(decision.body))


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
        found.append(
            Candidate(
                submission.id,
                held.units[unit_id].name,
                kind_words(held.units[unit_id]),
                exact_score(submission),
                Fraction(concluded.score) if concluded.score else None,
                names.get(grade, grade),
                submission.id in known,
            )
        )
    return tuple(found)


def start_decision(workspace: Workspace, campaign_id: str, *, at: datetime, today: date, by: User) -> Decision:
    """A new draft that lists everything concluded and not yet recognised.

    Raises :class:`NotFound`, :class:`Refused` when there is nothing to list.
    """
    require(by, Permission.RECEIVE, Permission.CONCLUDE)
    wanted = [each.submission_id for each in candidates(workspace, campaign_id, today=today) if not each.recognised]
    if not wanted:
        raise Refused(
            "Đợt này chưa có bản nộp nào đã kết luận thẩm định mà chưa được công nhận.",
            "Nothing in this campaign is concluded and not yet recognised.",
        )
    with workspace.database() as db:
        held = standings_in(db, campaign_id, today=today)
        committee = the_committee(db)
        terms = usual_terms(workspace, committee, held.campaign, chair_name(db))
    contents = Contents(terms, tuple(_listed(workspace, held, wanted, {})))
    form = "notice" if committee.layout == LayoutId.PARTY else "decision"
    draft = Decision(
        f"qd-{secrets.token_hex(8)}", campaign_id, form, "", None, contents.plain(), "draft", None, None, 1, at,
        by.username,
    )  # fmt: skip
    with workspace.database() as db, transaction(db):
        decisions.add(db, draft, lines_of(contents))
        detail = {"campaign": campaign_id, "units": len(contents.units)}
        audit.append(db, at=at, actor=by.username, action="decision.draft", subject=draft.id, detail=detail)
    return draft


def save_decision(
    workspace: Workspace,
    decision_id: str,
    terms: Terms,
    notes: Mapping[str, str],
    *,
    expected_revision: int,
    at: datetime,
    today: date,
    by: User,
) -> Decision:
    """Keep the terms of a draft and its list: the submissions that ``notes`` names, with the note of each.

    Raises :class:`NotFound`, :class:`DecisionRefused`, StaleDecision.
    """
    require(by, Permission.RECEIVE, Permission.CONCLUDE)
    view = decision_view(workspace, decision_id)
    if not view.is_draft:
        raise StaleDecision
    faults = {}
    if not terms.period_name:
        faults["period_name"] = Text("Ghi kỳ được công nhận, ví dụ: năm 2025.", "Name the period, such as: năm 2025.")
    if not terms.signer_title:
        faults["signer_title"] = Text("Ghi chức vụ người ký.", "Give the title of the signatory.")
    if not notes:
        faults["units"] = Text("Chọn ít nhất một đơn vị.", "Choose one unit at least.")
    if faults:
        raise DecisionRefused(faults)
    with workspace.database() as db:
        held = standings_in(db, view.decision.campaign_id, today=today)
    known = {each.submission_id: each for each in view.contents.units}
    listed = tuple(
        replace(each, note=notes[each.submission_id]) for each in _listed(workspace, held, notes, known)
    )  # fmt: skip
    contents = Contents(terms, listed, _ungraded(held, listed) if terms.lists_ungraded else ())
    with workspace.database() as db, transaction(db):
        saved = decisions.rewrite(
            db, decision_id, contents.plain(), lines_of(contents), expected_revision=expected_revision
        )  # fmt: skip
        audit.append(
            db, at=at, actor=by.username, action="decision.save", subject=decision_id, detail={"units": len(listed)}
        )
    return saved


def drop_decision(workspace: Workspace, decision_id: str, *, expected_revision: int, at: datetime, by: User) -> None:
    """Forget a draft. Raises :class:`NotFound`, StaleDecision."""
    require(by, Permission.RECEIVE, Permission.CONCLUDE)
    decision_view(workspace, decision_id)
    with workspace.database() as db, transaction(db):
        decisions.drop(db, decision_id, expected_revision=expected_revision)
        audit.append(db, at=at, actor=by.username, action="decision.drop", subject=decision_id, detail={})


def draft_pdf(workspace: Workspace, decision_id: str, *, today: date) -> bytes:
    """The draft as it would be printed today, marked as a draft. Raises :class:`NotFound`."""
    view = decision_view(workspace, decision_id)
    with workspace.database() as db:
        issuing = issuing_of(db, the_committee(db), on=today, is_draft=True)
    return render_paper(decision_paper(view.contents, issuing, notices_of(workspace, view.contents, today)))


def notices_of(workspace: Workspace, contents: Contents, on: date) -> tuple[str, ...]:
    """The lines on lapsed regulations that a paper about these units must print on a day."""
    return lapsed_notices(workspace, ((each.regulation, each.unit_kind) for each in contents.units), on)


def lines_of(contents: Contents) -> list[Recognition]:
    """The list of a decision as its table keeps it."""
    return [Recognition(each.submission_id, str(each.points), each.grade.id, each.note) for each in contents.units]


def _concluded(held: CampaignStandings) -> list[str]:
    ready = [
        unit_id
        for unit_id, each in held.audits.items()
        if each.state == CONCLUDED and each.score and each.grade and held.submissions[unit_id].state == CONCLUDED
    ]
    return sorted(ready, key=lambda unit_id: (held.units[unit_id].category, held.units[unit_id].name, unit_id))


def _listed(
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


def _ungraded(held: CampaignStandings, listed: Iterable[Listed]) -> tuple[Ungraded, ...]:
    graded = {each.unit_id for each in listed}
    waived = {each.unit for each in held.standings if each.waived}
    found = []
    for unit_id, unit in sorted(held.units.items(), key=lambda pair: pair[1].name):
        if unit_id in graded or unit_id in waived:
            continue
        why = "Chưa kết luận thẩm định" if unit_id in held.submissions else "Chưa gửi báo cáo"
        found.append(Ungraded(unit_id, unit.name, kind_words(unit), why))
    return tuple(found)
