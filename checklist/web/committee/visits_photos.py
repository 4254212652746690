"""The photos of a visit and the blanks of the team's members; on the blueprint of visits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.services.committee.seat import Committee
from checklist.services.committee.visits import VisitRefused
from checklist.services.committee.visits_notes import member_notes_pdf
from checklist.services.committee.visits_pictures import FIELD, add_pictures, describe_pictures, thumbnail
from checklist.services.errors import NotFound
from checklist.store.files import FileRefused
from checklist.web.access import current_user, for_committee
from checklist.web.clock import legal_today, now
from checklist.web.committee.steps import sent_revision, take
from checklist.web.committee.visits_notice import visits
from checklist.web.committee.visits_pages import ONE, show_minutes, the_visit
from checklist.web.committee.visits_photo_rows import said_from
from checklist.web.downloads import download_answer, picture_answer
from checklist.web.installation import workspace

__all__ = ["visits"]


@visits.post(f"{ONE}/anh")
@for_committee(Permission.AUDIT)
def add_photos(committee: Committee, submission_id: str, visit_id: str) -> ResponseReturnValue:
    """Keep one or more photos."""
    revision = sent_revision()
    sent = [each for each in request.files.getlist(FIELD) if each.filename]

    def act() -> None:
        with ExitStack() as opened:
            for each in sent:
                opened.callback(each.close)
            try:
                add_pictures(
                    workspace(), submission_id, visit_id, [each.stream for each in sent], expected_revision=revision,
                    at=now(), by=current_user(),
                )  # fmt: skip
            except FileRefused as refusal:
                raise VisitRefused({FIELD: Text(refusal.vi, refusal.en)}) from refusal

    return _done(submission_id, visit_id, act)


@visits.post(f"{ONE}/anh/luu")
@for_committee(Permission.AUDIT)
def save_photos(committee: Committee, submission_id: str, visit_id: str) -> ResponseReturnValue:
    """Keep what is said of the photos, and drop some."""
    revision, faults = sent_revision(), dict[str, Text]()
    said = said_from(request.form, the_visit(submission_id, visit_id), faults)

    def act() -> None:
        if faults:
            raise VisitRefused(faults)
        describe_pictures(
            workspace(), submission_id, visit_id, said, expected_revision=revision, at=now(), by=current_user()
        )

    return _done(submission_id, visit_id, act, request.form)


@visits.get(f"{ONE}/anh/<int:picture_id>.jpg")
@for_committee(Permission.OVERSEE)
def photo(committee: Committee, submission_id: str, visit_id: str, picture_id: int) -> ResponseReturnValue:
    """A small copy of a photo, made anew from the file."""
    try:
        made = thumbnail(workspace(), submission_id, visit_id, picture_id)
    except NotFound:
        abort(404)
    return picture_answer(made)


@visits.get(f"{ONE}/phieu-ghi-nhan.pdf")
@for_committee(Permission.OVERSEE)
def notes(committee: Committee, submission_id: str, visit_id: str) -> ResponseReturnValue:
    """The blanks of the team's members."""
    try:
        content = member_notes_pdf(workspace(), submission_id, visit_id, today=legal_today())
    except NotFound:
        abort(404)
    return download_answer(content, f"phieu-ghi-nhan-{visit_id}.pdf")


def _done(
    submission_id: str, visit_id: str, act: Callable[[], object], captions: Mapping[str, str] | None = None
) -> ResponseReturnValue:
    """Do it and go back to the photos; a refusal shows there with what was said of them."""
    the_visit(submission_id, visit_id)

    def shown(*, typed: Mapping[str, str] | None, faults: Mapping[str, Text], errors: tuple[Text, ...]) -> str:
        return show_minutes(submission_id, visit_id, captions=typed, faults=faults, errors=errors)

    back = url_for("visits.show", submission_id=submission_id, visit_id=visit_id, xong="anh", _anchor="anh")
    return take(act, shown, back, captions)
