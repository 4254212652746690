"""A unit's own surveys: opening one, its page to print with the QR code, closing it, what the answers come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.roles import Permission
from checklist.domain.text import Text
from checklist.domain.values import read_day
from checklist.services.errors import NotFound, Refused
from checklist.services.public_surveys import close_survey, open_survey, qr_picture, survey_of_unit, surveys_of
from checklist.store.surveys import Survey
from checklist.store.units import Unit
from checklist.web.access import current_user, for_unit
from checklist.web.answer_forms import day_as_written
from checklist.web.clock import legal_today, now
from checklist.web.downloads import ASK_AGAIN, picture_answer
from checklist.web.installation import workspace
from checklist.web.public.published_views import SurveyView, survey_view
from checklist.web.unit_public_board import unit_public
from checklist.web.unit_public_pages import BASE, UNPROCESSABLE, done_notice
from checklist.web.unit_public_texts import UnitPublicTexts
from checklist.web.unit_public_views import SURVEY, Frame, frame_of
from checklist.web.wording import day, fill

__all__ = ["unit_public"]

SURVEYS = f"{BASE}/khao-sat"
OPENS, CLOSES = "opens", "closes"


@dataclass(frozen=True, slots=True)
class SurveyLine:
    """One survey of the unit."""

    id: str
    days: Text
    view: SurveyView
    poster: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class SurveysPage:
    """The context of ``units/public_survey.html``."""

    frame: Frame
    typed: Mapping[str, str]
    surveys: tuple[SurveyLine, ...]


@dataclass(frozen=True, slots=True)
class PosterPage:
    """The context of ``units/public_poster.html``."""

    unit: str
    unit_id: str
    survey_id: str
    address: str
    days: Text


@unit_public.get(SURVEYS)
@for_unit(Permission.VIEW)
def surveys(unit: Unit) -> ResponseReturnValue:
    """The surveys of the unit."""
    return _page(unit, notice=done_notice())


@unit_public.post(SURVEYS)
@for_unit(Permission.ANSWER)
def open_one(unit: Unit) -> ResponseReturnValue:
    """Begin a survey; its questions are fixed, so nothing in it wants the head's decision."""
    typed = {name: day_as_written(request.form.get(name, "")) for name in (OPENS, CLOSES)}
    first, last = (read_day(typed[name]) for name in (OPENS, CLOSES))
    try:
        open_survey(workspace(), unit, first, last, today=legal_today(), at=now(), by=current_user().username)
    except Refused as refusal:
        return _page(unit, typed=typed, fault=refusal.text), UNPROCESSABLE
    return redirect(url_for("unit_public.surveys", unit_id=unit.id, xong=1), 303)


@unit_public.post(f"{SURVEYS}/<survey_id>/dong")
@for_unit(Permission.ANSWER)
def close_one(unit: Unit, survey_id: str) -> ResponseReturnValue:
    """Let today be its last day."""
    try:
        close_survey(workspace(), unit, survey_id, today=legal_today(), at=now(), by=current_user().username)
    except NotFound:
        abort(404)
    except Refused as refusal:
        return _page(unit, fault=refusal.text), UNPROCESSABLE
    return redirect(url_for("unit_public.surveys", unit_id=unit.id, xong=1), 303)


@unit_public.get(f"{SURVEYS}/<survey_id>")
@for_unit(Permission.VIEW)
def poster(unit: Unit, survey_id: str) -> ResponseReturnValue:
    """The page to print and put up."""
    found = _found(unit, survey_id)
    page = PosterPage(unit.name, unit.id, found.id, _address(found), _days(found))
    return render_template("units/public_poster.html", page=page)


@unit_public.get(f"{SURVEYS}/<survey_id>/qr.svg")
@for_unit(Permission.VIEW)
def qr(unit: Unit, survey_id: str) -> ResponseReturnValue:
    """The QR code of the survey's address, as a picture that runs nothing."""
    drawn = qr_picture(_address(_found(unit, survey_id)), UnitPublicTexts.qr_words)
    return picture_answer(drawn, "image/svg+xml", keep=ASK_AGAIN)


def _address(found: Survey) -> str:
    return url_for("survey.ask", survey_id=found.id, lang=None, _external=True)


def _days(found: Survey) -> Text:
    return fill(UnitPublicTexts.survey_days, first=day(found.opens_on), last=day(found.closes_on))


def _found(unit: Unit, survey_id: str) -> Survey:
    try:
        return survey_of_unit(workspace(), unit.id, survey_id)
    except NotFound:
        abort(404)


def _page(
    unit: Unit, *, typed: Mapping[str, str] | None = None, fault: Text | None = None, notice: Text | None = None
) -> str:
    today = legal_today()
    lines = tuple(
        SurveyLine(
            each.survey.id,
            _days(each.survey),
            survey_view(each, today),
            url_for("unit_public.poster", unit_id=unit.id, survey_id=each.survey.id),
            each.survey.is_open(today) and each.survey.closes_on > today,
        )
        for each in surveys_of(workspace(), unit.id)
    )
    frame = frame_of(unit, current_user().role, SURVEY, notice=notice, faults={OPENS: fault} if fault else {})
    return render_template("units/public_survey.html", page=SurveysPage(frame, typed or {}, lines))
