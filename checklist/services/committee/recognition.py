"""Recognition: drafts of decisions (or notices), filled from the concluded audits of a campaign."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from checklist.documents.papers import render_paper
from checklist.domain.committee.campaigns import Campaign
from checklist.domain.committee.recognition import Contents, Terms, decision_paper
from checklist.domain.papers.profiles import LayoutId
from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.committee.recognition_candidates import candidates, listed_units, ungraded_units
from checklist.services.committee.recognition_grades import DecisionRefused, SettledGrade, settle
from checklist.services.committee.recognition_paper import (
    chair_name,
    issuing_of,
    lapsed_notices,
    the_committee,
    usual_terms,
)
from checklist.services.committee.recognition_signing import require
from checklist.services.committee.standings import standings_in
from checklist.services.errors import NotFound, Refused
from checklist.services.workspace import Workspace
from checklist.store import audit, campaigns, decisions
from checklist.store.database import transaction
from checklist.store.decisions import Decision, Recognition, StaleDecision
from checklist.store.errors import NotFound as NoSuchRow
from checklist.store.users import User

__all__ = ["Decision", "DecisionRefused", "StaleDecision"]


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
    contents = Contents(terms, tuple(listed_units(workspace, held, wanted, {})))
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
    grades: Mapping[str, SettledGrade] | None = None,
    *,
    expected_revision: int,
    at: datetime,
    today: date,
    by: User,
) -> Decision:
    """Keep the terms of a draft and its list: the submissions that ``notes`` names, with the note of each.

    ``grades`` holds the grades that the committee settles, by submission; the others keep the audited one.
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
        replace(each, note=notes[each.submission_id]) for each in listed_units(workspace, held, notes, known)
    )  # fmt: skip
    listed = settle(workspace, listed, grades or {})
    contents = Contents(terms, listed, ungraded_units(held, listed) if terms.lists_ungraded else ())
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
    return [
        Recognition(each.submission_id, str(each.points), each.grade.id, each.printed_note) for each in contents.units
    ]
