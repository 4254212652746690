"""How a draft begins: its unit, regulation, period and profile, refused while they do not fit together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from checklist.domain.answer_parsing import parse_answers
from checklist.domain.dates import Period
from checklist.domain.faults import AnswerFault, AnswersInvalid
from checklist.domain.legal_status import refusal
from checklist.domain.plain import plain
from checklist.services.drafts import skeleton
from checklist.services.errors import NotFound, Refused
from checklist.services.workspace import Workspace
from checklist.store import assessments, audit, drafts, units
from checklist.store.database import transaction
from checklist.store.errors import AlreadyExists
from checklist.store.errors import NotFound as NoSuchRow


def start_draft(
    workspace: Workspace,
    unit_id: str,
    regulation: str,
    period: Period,
    profile: Mapping[str, Any],
    *,
    at: datetime,
    by: str,
    version: int = 1,
    version_of: str | None = None,
    settings: Mapping[str, Any] | None = None,
) -> str:
    """Start a draft and return its id. ``profile`` holds plain answers to the regulation's profile questions.

    ``settings`` are plain and known to fit (``draft_settings.checked``). Raises :class:`AnswersInvalid` for a profile
    that does not fit or a period before the law began, and :class:`Refused` when the same draft exists.
    """
    pack = workspace.pack
    with workspace.database() as db:
        unit = _unit(db, unit_id)
        answers = parse_answers(skeleton(unit, regulation, period, profile), pack)
        refused = refusal(pack, pack.regulations[answers.regulation], period, answers.unit.kind)
        if refused is not None:
            raise AnswersInvalid([refused])
        identifier = assessments.derive_id(unit_id, regulation, period.start, period.end, version)
        head = assessments.Assessment(
            id=identifier,
            unit_id=unit_id,
            regulation=regulation,
            period_from=period.start,
            period_to=period.end,
            profile=plain(answers.unit.profile),
            created_at=at,
            created_by=by,
            version_of=version_of,
        )
        try:
            with transaction(db):
                assessments.create(db, head)
                if settings:
                    drafts.save_settings(db, identifier, settings, expected_revision=0, at=at, by=by)
                audit.append(db, at=at, actor=by, action="draft.start", subject=identifier, detail={})
        except AlreadyExists as error:
            raise Refused(
                "Kỳ này đã có bản tự đánh giá theo quy định đó; hãy mở lại bản đang có.",
                "There is a self-assessment of this period under that law already; open that one.",
            ) from error
    return identifier


def profile_faults(
    workspace: Workspace, unit: units.Unit, regulation: str, period: Period, profile: Mapping[str, Any]
) -> tuple[AnswerFault, ...]:
    """What :func:`start_draft` would refuse of a profile, so that a form can say it beside its other faults."""
    try:
        parse_answers(skeleton(unit, regulation, period, profile), workspace.pack)
    except AnswersInvalid as refusal:
        return refusal.faults
    return ()


def _unit(db: Database, unit_id: str) -> units.Unit:
    try:
        return units.get(db, unit_id)
    except NoSuchRow as error:
        raise NotFound("Không có đơn vị này.", "There is no such unit.") from error
