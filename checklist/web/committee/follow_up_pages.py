"""Follow-up across units: what is overdue, what units report, what the re-check found, the calendar of it all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.committee.follow_up import Remedy, RemedyState
from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.domain.values import read_day
from checklist.services.committee.audit_reading import audit_view
from checklist.services.committee.deadlines import MEDIA_TYPE, calendar, new_address
from checklist.services.committee.follow_up import (
    TaskRefused,
    TypedTask,
    ask_for,
    change_task,
    follow_up,
    remedy_of,
    report_done,
    settle,
)
from checklist.services.committee.register import register_unit
from checklist.services.committee.register_identity import own_units
from checklist.services.committee.seat import Committee
from checklist.services.errors import NotFound
from checklist.web.access import current_user, for_committee, public
from checklist.web.clock import legal_today, now
from checklist.web.committee.follow_up_texts import FILTERS, FollowUpTexts
from checklist.web.committee.follow_up_views import NewTaskPage, follow_up_page, remedy_page
from checklist.web.committee.home_menu import BASE
from checklist.web.committee.steps import MAIN, UNPROCESSABLE, sent_revision, sent_words, take
from checklist.web.installation import workspace
from checklist.web.wording import fill, same

follow_up_routes = Blueprint("follow_up", __name__)

ADDRESS = f"{BASE}/khac-phuc"
ONE = f"{ADDRESS}/<remedy_id>"


@follow_up_routes.app_context_processor
def texts() -> dict[str, Any]:
    """The words of the follow-up pages."""
    return {"ft": FollowUpTexts}


@follow_up_routes.get(ADDRESS)
@for_committee(Permission.OVERSEE)
def overview(committee: Committee) -> ResponseReturnValue:
    """The remedies of all units, the overdue ones first to see."""
    chosen = request.args.get("loc", "tat-ca")
    if chosen not in FILTERS:
        abort(404)
    found = follow_up(workspace(), legal_today())
    return render_template("committee/follow_up/list.html", page=follow_up_page(found, chosen, legal_today()))


@follow_up_routes.post(f"{ADDRESS}/lich")
@for_committee(Permission.OVERSEE)
def make_address(committee: Committee) -> ResponseReturnValue:
    """A new secret address of the reader's calendar, shown once."""
    secret = new_address(workspace(), current_user(), at=now())
    address = url_for("follow_up.feed", secret=secret, _external=True)
    page = follow_up_page(follow_up(workspace(), legal_today()), "tat-ca", legal_today(), address)
    answer = make_response(render_template("committee/follow_up/list.html", page=page))
    answer.headers["Cache-Control"] = "no-store"
    return answer


@follow_up_routes.get("/lich/<secret>.ics")
@public
def feed(secret: str) -> ResponseReturnValue:
    """The calendar behind a secret address; calendar programs cannot log in."""
    try:
        content = calendar(workspace(), secret, at=now())
    except NotFound:
        abort(404)
    answer = Response(content, mimetype=MEDIA_TYPE)
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer


@follow_up_routes.get(f"{ADDRESS}/moi/<submission_id>")
@for_committee(Permission.RECEIVE)
def new_form(committee: Committee, submission_id: str) -> ResponseReturnValue:
    """The form for a task beyond the unit's plan."""
    return _new(submission_id, {}, {})


@follow_up_routes.post(f"{ADDRESS}/moi/<submission_id>")
@for_committee(Permission.RECEIVE)
def add(committee: Committee, submission_id: str) -> ResponseReturnValue:
    """Ask the unit of a submission for a task."""
    try:
        remedy = ask_for(workspace(), submission_id, _task(), at=now(), by=current_user())
    except NotFound:
        abort(404)
    except TaskRefused as refusal:
        return _new(submission_id, request.form, refusal.faults), UNPROCESSABLE
    return redirect(url_for("follow_up.remedy", remedy_id=remedy.id), 303)


@follow_up_routes.get(ONE)
@for_committee(Permission.OVERSEE)
def remedy(committee: Committee, remedy_id: str) -> ResponseReturnValue:
    """One remedy."""
    return _page(_remedy(remedy_id))


@follow_up_routes.post(f"{ONE}/sua")
@for_committee(Permission.RECEIVE)
def change(committee: Committee, remedy_id: str) -> ResponseReturnValue:
    """Correct what is asked, by whom and until when."""
    return _done(remedy_id, lambda: change_task(
        workspace(), remedy_id, _task(), expected_revision=sent_revision(), at=now(), by=current_user()
    ))  # fmt: skip


@follow_up_routes.post(f"{ONE}/bao-cao")
@for_committee(Permission.RECEIVE)
def report(committee: Committee, remedy_id: str) -> ResponseReturnValue:
    """Note that the unit reports it done."""
    return _done(remedy_id, lambda: report_done(
        workspace(), remedy_id, on=_day("reported_on"), report=sent_words("report"), expected_revision=sent_revision(),
        at=now(), by=current_user(),
    ))  # fmt: skip


@follow_up_routes.post(f"{ONE}/phuc-tra")
@for_committee(Permission.AUDIT)
def check(committee: Committee, remedy_id: str) -> ResponseReturnValue:
    """The committee's own look."""
    to = request.form.get("to", "")
    if to not in (RemedyState.CONFIRMED, RemedyState.OPEN, RemedyState.DROPPED):
        abort(400)
    return _done(remedy_id, lambda: settle(
        workspace(), remedy_id, RemedyState(to), note=sent_words("note"), expected_revision=sent_revision(), at=now(),
        by=current_user(),
    ))  # fmt: skip


def _done(remedy_id: str, act: Callable[[], object]) -> ResponseReturnValue:
    held = _remedy(remedy_id)

    def shown(*, typed: Mapping[str, str] | None, faults: Mapping[str, Text], errors: tuple[Text, ...]) -> str:
        return _page(held, typed, {**faults, **({MAIN: errors[0]} if errors else {})})

    return take(act, shown, url_for("follow_up.remedy", remedy_id=remedy_id), request.form)


def _page(held: Remedy, typed: Mapping[str, str] | None = None, faults: Mapping[str, Text] | None = None) -> str:
    view = audit_view(workspace(), held.submission_id)
    asked = view.assessment.checklist.regulation.by_id().get(held.requirement_id)
    page = remedy_page(
        held,
        register_unit(workspace(), held.unit_id).name,
        asked.text if asked else Text("", ""),
        current_user(),
        is_own=held.unit_id in own_units(workspace(), current_user()),
        typed=typed,
        faults=faults,
    )
    return render_template("committee/follow_up/remedy.html", page=page)


def _new(submission_id: str, typed: Mapping[str, str], faults: Mapping[str, Text]) -> str:
    try:
        submission = audit_view(workspace(), submission_id).submission
        unit = register_unit(workspace(), submission.unit_id or "")
    except NotFound:
        abort(404)
    page = NewTaskPage(fill(FollowUpTexts.new_heading, unit=same(unit.name)), submission_id, typed, faults)
    return render_template("committee/follow_up/new.html", page=page)


def _remedy(remedy_id: str) -> Remedy:
    try:
        return remedy_of(workspace(), remedy_id)
    except NotFound:
        abort(404)


def _task() -> TypedTask:
    due = _day("due")
    return TypedTask(
        sent_words("what"),
        sent_words("owner"),
        due,
        sent_words("product"),
        request.form.get("requirement", "")[:100],
    )


def _day(name: str) -> date | None:
    typed = request.form.get(name, "").strip()
    if not typed:
        return None
    found = read_day(typed)
    if found is None:
        raise TaskRefused({name: FollowUpTexts.bad_day})
    return found
