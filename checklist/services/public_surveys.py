"""The short survey of a unit: opened for some days, answered once a device, counted, closed. It keeps nobody's name.

What tells devices apart is a digest of a random number that only the device holds, under the survey's own salt.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from markupsafe import Markup
from sqlite_utils import Database

from checklist.documents.qr import qr_svg
from checklist.domain.public.survey import SurveyResult, tally
from checklist.domain.text import Text
from checklist.services.errors import NotFound, Refused
from checklist.services.public_pages import require_open
from checklist.services.workspace import Workspace
from checklist.store import audit, surveys, units
from checklist.store.database import transaction
from checklist.store.errors import AlreadyExists
from checklist.store.errors import NotFound as NoSuchRow
from checklist.store.surveys import Survey
from checklist.store.units import Unit

LONGEST = timedelta(days=366)
SVG_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


@dataclass(frozen=True, slots=True)
class CountedSurvey:
    """A survey of a unit with what its answers come to."""

    survey: Survey
    result: SurveyResult


class AnsweredAlready(Refused):
    """The device has answered this survey."""

    def __init__(self) -> None:
        super().__init__(
            "Thiết bị này đã trả lời đợt khảo sát. Mỗi thiết bị trả lời một lần.",
            "This device has answered the survey. Each device answers once.",
        )


class SurveyClosed(Refused):
    """No answers are taken today."""

    def __init__(self) -> None:
        super().__init__("Đợt khảo sát chưa mở hoặc đã đóng.", "The survey is not open yet, or is closed.")


def surveys_of(workspace: Workspace, unit_id: str) -> tuple[CountedSurvey, ...]:
    """The surveys of a unit, the latest first."""
    with workspace.database() as db:
        return tuple(CountedSurvey(each, tally(surveys.answers(db, each.id))) for each in surveys.of_unit(db, unit_id))


def survey_of_unit(workspace: Workspace, unit_id: str, survey_id: str) -> Survey:
    """One survey of a unit. Raises :class:`NotFound`."""
    survey, unit = public_survey(workspace, survey_id)
    if unit.id != unit_id:
        raise _none()
    return survey


def public_survey(workspace: Workspace, survey_id: str) -> tuple[Survey, Unit]:
    """A survey and the unit that asks. Raises :class:`NotFound`."""
    with workspace.database() as db:
        try:
            survey = surveys.get(db, survey_id)
        except NoSuchRow as error:
            raise _none() from error
        return survey, units.get(db, survey.unit_id)


def open_survey(
    workspace: Workspace, unit: Unit, first: date | None, last: date | None, *, today: date, at: datetime, by: str
) -> Survey:
    """Begin a survey from ``first`` to ``last``; two of a unit never overlap. Raises :class:`Refused`."""
    if first is None or last is None:
        raise Refused("Hãy ghi ngày mở và ngày đóng (ngày/tháng/năm).", "Give the first and the last day.")
    if first < today or last < first or last - first > LONGEST:
        raise Refused(
            "Ngày mở không được trước hôm nay, ngày đóng không được trước ngày mở, và không dài quá một năm.",
            "It cannot open before today, close before it opens, or last more than a year.",
        )
    survey = Survey(secrets.token_hex(6), unit.id, first, last, secrets.token_hex(16), at, by)
    with workspace.database() as db, transaction(db):
        require_open(db, unit.id)
        if any(each.opens_on <= last and each.closes_on >= first for each in surveys.of_unit(db, unit.id)):
            raise Refused(
                "Những ngày này đã có một đợt khảo sát. Mỗi thời gian chỉ có một đợt, để mỗi người trả lời một lần.",
                "There is a survey on these days already. There is one at a time, so that each person answers once.",
            )
        surveys.add(db, survey)
        _note(db, "survey.open", survey, at, by)
    return survey


def close_survey(workspace: Workspace, unit: Unit, survey_id: str, *, today: date, at: datetime, by: str) -> None:
    """Let today be the last day of an open survey. Raises :class:`Refused`, :class:`NotFound`."""
    survey = survey_of_unit(workspace, unit.id, survey_id)
    if not survey.is_open(today):
        raise SurveyClosed
    with workspace.database() as db, transaction(db):
        surveys.close(db, survey.id, today)
        _note(db, "survey.close", survey, at, by)


def has_answered(workspace: Workspace, survey: Survey, token: str | None) -> bool:
    """Whether the device that holds ``token`` has answered."""
    if not token:
        return False
    with workspace.database() as db:
        return surveys.has_answered(db, survey.id, _device(survey, token))


def answer(workspace: Workspace, survey: Survey, token: str, body: Mapping[str, int], *, today: date) -> None:
    """Keep the answers of a device. Raises :class:`SurveyClosed` and :class:`AnsweredAlready`."""
    if not survey.is_open(today):
        raise SurveyClosed
    with workspace.database() as db:
        try:
            surveys.answer(db, survey.id, _device(survey, token), body, today)
        except AlreadyExists as error:
            raise AnsweredAlready from error


def new_token() -> str:
    """What a device is given to be known by; it is drawn at random and kept nowhere else."""
    return secrets.token_hex(16)


def qr_picture(address: str, title: Text) -> str:
    """The QR code of an address as an SVG file."""
    drawn: Markup = qr_svg(address, title.vi)
    return str(drawn) if SVG_NAMESPACE in drawn else str(drawn).replace("<svg ", f"<svg {SVG_NAMESPACE} ", 1)


def _device(survey: Survey, token: str) -> str:
    return hashlib.sha256(f"{survey.salt}:{survey.id}:{token}".encode()).hexdigest()


def _none() -> NotFound:
    return NotFound("Không có đợt khảo sát này.", "There is no such survey.")


def _note(db: Database, action: str, survey: Survey, at: datetime, by: str) -> None:
    detail = {"survey": survey.id, "from": survey.opens_on.isoformat(), "until": survey.closes_on.isoformat()}
    audit.append(db, at=at, actor=by, action=action, subject=survey.unit_id, detail=detail)
