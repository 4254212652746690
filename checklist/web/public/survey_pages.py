"""The short survey of a unit, for whoever it serves: five questions, one answer a device."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import Blueprint, Response, current_app, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checklist.domain.public.rate import RateLimit
from checklist.domain.public.survey import QUESTIONS, SCALE, read_answers
from checklist.domain.text import Text
from checklist.services.public_surveys import (
    AnsweredAlready,
    SurveyClosed,
    answer,
    has_answered,
    new_token,
    public_survey,
)
from checklist.store.surveys import Survey
from checklist.store.units import Unit
from checklist.web.access import public
from checklist.web.clock import legal_today, now
from checklist.web.installation import workspace
from checklist.web.public.published_texts import PublicTexts
from checklist.web.public.survey_texts import SurveyTexts
from checklist.web.wording import day, fill

survey = Blueprint("survey", __name__)

BASE = "/khao-sat/<survey_id>"
COOKIE, COOKIE_PATH = "khao_sat", "/khao-sat"
COOKIE_AGE = timedelta(days=366)
TOKEN = re.compile(r"[0-9a-f]{32}")
SENT = "xong"
# A whole meeting may answer over the one network of the culture house.
MOST, WINDOW = 60, timedelta(minutes=10)
LIMIT = "survey_limit"
UNPROCESSABLE, TOO_MANY, CONFLICT = 422, 429, 409


@dataclass(frozen=True, slots=True)
class SurveyPage:
    """The context of ``public/survey/ask.html``; ``note`` stands in the place of the form where there is one."""

    id: str
    unit: str
    is_sample: bool
    until: Text
    note: Text | None
    questions: tuple[tuple[str, Text], ...]
    chosen: dict[str, str]
    faults: dict[str, Text]


@survey.context_processor
def texts() -> dict[str, Any]:
    """The words of these templates."""
    return {"sv": SurveyTexts, "pub": PublicTexts, "scale": SCALE}


@survey.get(BASE)
@public
def ask(survey_id: str) -> ResponseReturnValue:
    """The questions, or why they are not asked; the device gets its number here."""
    found, unit = public_survey(workspace(), survey_id)
    token = _token()
    note = SurveyTexts.thanks if request.args.get(SENT) else _note(found, token, legal_today())
    response = make_response(render_template("public/survey/ask.html", page=_page(found, unit, note)))
    if token is None and note is None:
        _give(response, new_token())
    return response


@survey.post(BASE)
@public
def send(survey_id: str) -> ResponseReturnValue:
    """Take the answers of a device."""
    found, unit = public_survey(workspace(), survey_id)
    token, typed = _token(), request.form.to_dict()
    if token is None:
        return _again(found, unit, typed, SurveyTexts.no_cookie, UNPROCESSABLE)
    body = read_answers(typed)
    if body is None:
        return _again(found, unit, typed, SurveyTexts.missing, UNPROCESSABLE)
    if not _limit().allows(request.remote_addr or "", now()):
        return _again(found, unit, typed, SurveyTexts.too_many, TOO_MANY)
    try:
        answer(workspace(), found, token, body, today=legal_today())
    except (AnsweredAlready, SurveyClosed) as refusal:
        return render_template("public/survey/ask.html", page=_page(found, unit, refusal.text)), CONFLICT
    return redirect(url_for("survey.ask", survey_id=found.id, xong=1), 303)


def _note(found: Survey, token: str | None, today: date) -> Text | None:
    if today < found.opens_on:
        return fill(SurveyTexts.not_yet, day=day(found.opens_on))
    if today > found.closes_on:
        return fill(SurveyTexts.closed, day=day(found.closes_on))
    return SurveyTexts.answered if has_answered(workspace(), found, token) else None


def _page(
    found: Survey,
    unit: Unit,
    note: Text | None = None,
    chosen: dict[str, str] | None = None,
    faults: dict[str, Text] | None = None,
) -> SurveyPage:
    return SurveyPage(
        id=found.id,
        unit=unit.name,
        is_sample=unit.is_sample,
        until=fill(SurveyTexts.until, day=day(found.closes_on)),
        note=note,
        questions=tuple((question.key, question.ask) for question in QUESTIONS),
        chosen=chosen or {},
        faults=faults or {},
    )


def _again(found: Survey, unit: Unit, typed: dict[str, str], fault: Text, status: int) -> ResponseReturnValue:
    missing = next((each.key for each in QUESTIONS if typed.get(each.key, "") not in map(str, SCALE)), QUESTIONS[0].key)
    page = _page(found, unit, chosen=typed, faults={missing: fault})
    return render_template("public/survey/ask.html", page=page), status


def _token() -> str | None:
    held = request.cookies.get(COOKIE, "")
    return held if TOKEN.fullmatch(held) else None


def _give(response: Response, token: str) -> None:
    response.set_cookie(
        COOKIE, token, max_age=COOKIE_AGE, path=COOKIE_PATH, secure=request.is_secure, httponly=True, samesite="Lax"
    )


def _limit() -> RateLimit:
    """The memory of this process alone; it ends with it."""
    found = current_app.extensions.get(LIMIT)
    if not isinstance(found, RateLimit):
        found = current_app.extensions[LIMIT] = RateLimit(secrets.token_bytes(32), MOST, WINDOW)
    return found
