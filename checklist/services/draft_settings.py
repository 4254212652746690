"""The settings of a draft beside its answers: when it is to be handed in, by which scheme it is scored, adjustments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from checklist.domain.answer_parsing import parse_answers
from checklist.domain.dates import Period
from checklist.domain.faults import AnswerFault, AnswersInvalid
from checklist.domain.plain import plain
from checklist.domain.rulepack import RulePack
from checklist.domain.scoring import ScoringProfile
from checklist.domain.values import Faults
from checklist.services.drafts import Draft, skeleton_of
from checklist.services.workspace import Workspace
from checklist.store import audit, drafts
from checklist.store.database import transaction

DUE_ON, SCORING, ADJUSTMENTS = "due_on", "scoring", "adjustments"
BONUS, PENALTY = "bonus", "penalty"
MOST_LINES = 30
# A report that is due years after its period is a slip of the pen.
LATEST_DUE = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings as they stand. ``scoring`` is nothing where the regulation's first profile is meant.

    ``bonus`` and ``penalty`` are lines of ``points`` and ``reason`` as typed in.
    """

    due_on: date | None
    scoring: str | None
    bonus: tuple[Mapping[str, str], ...]
    penalty: tuple[Mapping[str, str], ...]
    revision: int


def settings_of(draft: Draft) -> Settings:
    """The settings of a draft."""
    return read_settings(draft.report)


def read_settings(report: drafts.ReportTexts) -> Settings:
    """The settings in a draft's stored texts."""
    body = report.settings
    lines = body.get(ADJUSTMENTS) or {}
    return Settings(
        due_on=date.fromisoformat(body[DUE_ON]) if body.get(DUE_ON) else None,
        scoring=body.get(SCORING),
        bonus=tuple(lines.get(BONUS, ())),
        penalty=tuple(lines.get(PENALTY, ())),
        revision=report.settings_revision,
    )


def profiles_for(pack: RulePack, regulation: str) -> tuple[ScoringProfile, ...]:
    """The scoring profiles that fit a regulation, its default first. Raises ``KeyError``."""
    first, book = pack.scoring_for(regulation), pack.regulations[regulation]
    fitting = {book.id, book.overlays}
    others = [each for each in pack.scoring.values() if fitting & set(each.regulations) and each.id != first.id]
    return (first, *others)


def checked(pack: RulePack, regulation: str, period: Period, data: Mapping[str, Any]) -> dict[str, Any]:
    """``due_on`` and ``scoring`` as they are stored, for a draft about to start. Raises :class:`AnswersInvalid`."""
    faults = Faults()
    due_on = _due_on(data.get(DUE_ON), period, faults)
    scoring = data.get(SCORING) or None
    known = [each.id for each in profiles_for(pack, regulation)]
    if scoring is not None and scoring not in known:
        faults.add(SCORING, "không có thang điểm này cho bộ quy định", "no such scoring scheme for this rule book")
    if faults.found:
        raise AnswersInvalid(faults.found)
    return _stored(due_on, scoring, {})


def save_settings(
    workspace: Workspace, draft: Draft, data: Mapping[str, Any], expected_revision: int, *, at: datetime, by: str
) -> int:
    """Save ``due_on``, ``scoring``, ``bonus`` and ``penalty`` and return the settings' new revision.

    Raises :class:`AnswersInvalid` (paths ``due_on``, ``scoring``, ``adjustments.bonus[1].points``, …), and
    ``StaleSettings`` and ``NotADraft`` of the store.
    """
    faults = Faults()
    due_on = _due_on(data.get(DUE_ON), draft.period, faults)
    lines = {kind: list(data.get(kind) or ()) for kind in (BONUS, PENALTY)}
    for kind, found in lines.items():
        if len(found) > MOST_LINES:
            faults.add(f"{ADJUSTMENTS}.{kind}", f"không quá {MOST_LINES} dòng", f"at most {MOST_LINES} lines")
    adjustments = {kind: found for kind, found in lines.items() if found}
    scoring = data.get(SCORING) or None
    faults.found.extend(_scored_faults(draft, workspace.pack, scoring, adjustments))
    if faults.found:
        raise AnswersInvalid(faults.found)
    settings = _stored(due_on, scoring, adjustments)
    identifier = draft.head.id
    with workspace.database() as db, transaction(db):
        before = drafts.report_texts(db, identifier).settings
        revision = drafts.save_settings(
            db, identifier, settings, expected_revision=expected_revision, at=at, by=by
        )  # fmt: skip
        if dict(before) != settings:
            detail = {"before": before, "after": settings}
            audit.append(db, at=at, actor=by, action="draft.settings", subject=identifier, detail=detail)
    return revision


def _scored_faults(
    draft: Draft, pack: RulePack, scoring: str | None, adjustments: Mapping[str, Any]
) -> list[AnswerFault]:
    """What is wrong with the scheme and the adjustments; what else is wrong with the draft is not asked here."""
    try:
        parse_answers({**skeleton_of(draft), SCORING: scoring, ADJUSTMENTS: adjustments}, pack, draft=True)
    except AnswersInvalid as refusal:
        return [fault for fault in refusal.faults if fault.path.startswith((SCORING, ADJUSTMENTS))]
    return []


def _due_on(value: Any, period: Period, faults: Faults) -> date | None:
    due_on = faults.day(value or None, DUE_ON)
    if due_on is not None and not period.start <= due_on <= period.end + LATEST_DUE:
        faults.add(DUE_ON, "ngày nộp phải sau ngày đầu của kỳ và không quá hai năm sau ngày chốt số liệu",
                   "the due date lies after the first day of the period and within two years of its closing date",
                   )  # fmt: skip
    return due_on


def _stored(due_on: date | None, scoring: str | None, adjustments: Mapping[str, Any]) -> dict[str, Any]:
    found = {DUE_ON: plain(due_on), SCORING: scoring, ADJUSTMENTS: plain(adjustments)}
    return {key: value for key, value in found.items() if value}
