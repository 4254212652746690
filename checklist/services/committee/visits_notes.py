"""The blanks for the members of a team to write on during a visit, made anew on each demand."""

from __future__ import annotations

from datetime import date

from checklist.documents.member_notes import render_member_notes
from checklist.domain.papers.member_notes import member_notes
from checklist.domain.text import date_vi
from checklist.services.committee.recognition_paper import issuing_of, the_committee
from checklist.services.committee.visits import visit_view
from checklist.services.committee.visits_paper import compared_items, people, source_of
from checklist.services.workspace import Workspace


def member_notes_pdf(workspace: Workspace, submission_id: str, visit_id: str, *, today: date) -> bytes:
    """A blank for each member of the team typed, with the requirements of the visit. Raises :class:`NotFound`."""
    view = visit_view(workspace, submission_id, visit_id)
    with workspace.database() as db:
        issuing = issuing_of(db, the_committee(db), on=today)
    period, opened = view.audit.assessment.answers.period, view.typed.opened_at
    about = f"Kỳ kiểm tra: từ ngày {date_vi(period.start)} đến ngày {date_vi(period.end)}"
    if opened is not None:
        about += f"; buổi kiểm tra ngày {date_vi(opened.date())}"
    unit = source_of(view.audit).issuer
    return render_member_notes(member_notes(issuing, unit, about, people(view.typed.team), compared_items(view.audit)))
