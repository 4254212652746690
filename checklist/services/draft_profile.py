"""Changing what a unit says of itself after its draft began: what comes in, what falls out; no answer is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from checklist.domain.answer_parsing import parse_answers
from checklist.domain.checklist import Checklist, bind
from checklist.domain.faults import AnswersInvalid
from checklist.domain.law import UnitKind
from checklist.domain.plain import plain
from checklist.domain.requirement import Point, Requirement
from checklist.domain.rulepack import RulePack
from checklist.services.drafts import Draft, skeleton_of
from checklist.services.workspace import Workspace
from checklist.store import assessments, audit, units
from checklist.store.database import transaction

PROFILE_PATH = "unit.profile."


@dataclass(frozen=True, slots=True)
class Effect:
    """What another profile does to a checklist: whole requirements, and points of those that stay.

    ``answered`` are the ids among them that have a stored answer: it is kept, hidden or shown again.
    """

    comes_in: tuple[Requirement, ...]
    falls_out: tuple[Requirement, ...]
    points_in: tuple[tuple[Requirement, Point], ...]
    points_out: tuple[tuple[Requirement, Point], ...]
    answered: frozenset[str]

    @property
    def changes_anything(self) -> bool:
        """Whether the checklist differs at all."""
        return bool(self.comes_in or self.falls_out or self.points_in or self.points_out)


def checked_profile(draft: Draft, pack: RulePack, profile: Mapping[str, Any]) -> dict[str, Any]:
    """``profile`` as it is stored. Raises :class:`AnswersInvalid` with faults at ``unit.profile.…`` only."""
    skeleton = skeleton_of(draft)
    try:
        unit = parse_answers({**skeleton, "unit": {**skeleton["unit"], "profile": dict(profile)}}, pack).unit
    except AnswersInvalid as refusal:
        faults = [fault for fault in refusal.faults if fault.path.startswith(PROFILE_PATH)]
        raise AnswersInvalid(faults or refusal.faults) from refusal
    return dict(plain(unit.profile))


def effect_of(draft: Draft, profile: Mapping[str, Any]) -> Effect:
    """What ``profile`` would change for a draft."""
    kind = UnitKind(draft.unit.kind)
    old = bind(draft.regulation, draft.head.profile, draft.period, kind)
    new = bind(draft.regulation, profile, draft.period, kind)
    was, will = _bound(old), _bound(new)
    staying = [requirement for identifier, requirement in will.items() if identifier in was]
    return Effect(
        comes_in=tuple(requirement for identifier, requirement in will.items() if identifier not in was),
        falls_out=tuple(requirement for identifier, requirement in was.items() if identifier not in will),
        points_in=tuple(_points_only_in(new, old, staying)),
        points_out=tuple(_points_only_in(old, new, staying)),
        answered=frozenset(draft.rows),
    )


def save_profile(
    workspace: Workspace, draft: Draft, profile: Mapping[str, Any], expected_revision: int, *, at: datetime, by: str
) -> None:
    """Save another profile for a draft, and for the next assessment of its unit. Answers stay as they are.

    Raises :class:`AnswersInvalid`, and ``StaleProfile`` and ``NotADraft`` of the store.
    """
    stored = checked_profile(draft, workspace.pack, profile)
    identifier = draft.head.id
    with workspace.database() as db, transaction(db):
        before = assessments.get(db, identifier).profile
        assessments.save_profile(db, identifier, stored, expected_revision)
        if dict(before) == stored:
            return
        unit = units.get(db, draft.unit.id)
        units.change(
            db, unit.id, name=unit.name, parent=unit.parent, place=unit.place, profile={**unit.profile, **stored}
        )
        detail = {"before": before, "after": stored}
        audit.append(db, at=at, actor=by, action="draft.profile", subject=identifier, detail=detail)


def _bound(checklist: Checklist) -> dict[str, Requirement]:
    return {item.requirement.id: item.requirement for item in checklist.items if item.applies is not False}


def _points_only_in(
    one: Checklist, other: Checklist, requirements: Iterable[Requirement]
) -> Iterable[tuple[Requirement, Point]]:
    for requirement in requirements:
        elsewhere = {point.key for point in other.points_of(requirement)}
        for point in one.points_of(requirement):
            if point.key not in elsewhere:
                yield requirement, point
