"""What the follow-up pages show: remedies across units, and one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for

from checklist.domain.committee.follow_up import (
    MOVES,
    ORIGIN_NAMES,
    SETTLED,
    STATE_NAMES,
    Remedy,
    RemedyState,
)
from checklist.domain.dates import legal_day
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.accounts import User
from checklist.services.committee.follow_up import FollowUp
from checklist.web.committee.follow_up_texts import FILTERS, FollowUpTexts
from checklist.web.wording import NOTHING, day, fill, number, same


@dataclass(frozen=True, slots=True)
class RemedyLine:
    """One remedy in the list."""

    unit: str
    what: str
    address: str
    owner: str
    due: Text
    distance: Text
    overdue: bool
    state: Text


@dataclass(frozen=True, slots=True)
class FollowUpPage:
    """The context of ``committee/follow_up/list.html``; ``address`` is a calendar's, shown once."""

    counts: tuple[tuple[Text, Text], ...]
    filters: tuple[tuple[str, Text, Text, bool], ...]
    lines: tuple[RemedyLine, ...]
    address: str


@dataclass(frozen=True, slots=True)
class RemedyPage:
    """The context of ``committee/follow_up/remedy.html``. ``acts`` names the forms that the reader may use."""

    id: str
    heading: Text
    facts: tuple[tuple[Text, Text], ...]
    checked: Text
    acts: frozenset[str]
    typed: Mapping[str, str]
    faults: Mapping[str, Text]
    revision: int


@dataclass(frozen=True, slots=True)
class NewTaskPage:
    """The context of ``committee/follow_up/new.html``."""

    heading: Text
    submission_id: str
    typed: Mapping[str, str]
    faults: Mapping[str, Text]


def follow_up_page(found: FollowUp, chosen: str, today: date, address: str = "") -> FollowUpPage:
    """The list that ``chosen`` of :data:`FILTERS` names."""
    shown = [each for each in found.remedies if _belongs(each, chosen, today)]
    counts = found.counts
    return FollowUpPage(
        counts=(
            (FollowUpTexts.asked, number(counts.asked)),
            (FollowUpTexts.overdue, number(counts.overdue)),
            (FollowUpTexts.running, number(counts.running)),
            (FollowUpTexts.done, number(counts.done)),
        ),
        filters=tuple(
            (name, words, number(sum(_belongs(each, name, today) for each in found.remedies)), name == chosen)
            for name, words in FILTERS.items()
        ),
        lines=tuple(_line(each, found, today) for each in shown),
        address=address,
    )


def remedy_page(
    remedy: Remedy,
    unit: str,
    requirement: Text,
    user: User,
    *,
    is_own: bool,
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, Text] | None = None,
) -> RemedyPage:
    """One remedy with the forms that ``user`` may use."""
    moves = MOVES[remedy.state]
    acts = set()
    if allows(user.role, Permission.RECEIVE):
        acts |= {"change"} | ({"report"} if RemedyState.REPORTED in moves else set())
    if allows(user.role, Permission.AUDIT) and not is_own:
        acts |= {
            state.value for state in (RemedyState.CONFIRMED, RemedyState.OPEN, RemedyState.DROPPED) if state in moves
        }
    by, at = remedy.checked_by, remedy.checked_at
    checked = fill(FollowUpTexts.checked, by=same(by), day=day(legal_day(at))) if by and at else NOTHING
    return RemedyPage(
        id=remedy.id,
        heading=fill(FollowUpTexts.item_heading, unit=same(unit)),
        facts=tuple(_facts(remedy, requirement)),
        checked=checked,
        acts=frozenset(acts),
        typed=typed if typed is not None else typed_task(remedy),
        faults=faults or {},
        revision=remedy.revision,
    )


def typed_task(remedy: Remedy) -> dict[str, str]:
    """A remedy as its forms send it."""
    return {
        "what": remedy.what,
        "owner": remedy.owner,
        "due": day(remedy.due).vi if remedy.due else "",
        "product": remedy.product,
    }


def _belongs(remedy: Remedy, chosen: str, today: date) -> bool:
    match chosen:
        case "qua-han":
            return remedy.is_overdue(today)
        case "cho-phuc-tra":
            return remedy.state is RemedyState.REPORTED
        case "dang-lam":
            return remedy.state is RemedyState.OPEN
        case "da-xong":
            return remedy.state in SETTLED
        case _:
            return True


def _line(remedy: Remedy, found: FollowUp, today: date) -> RemedyLine:
    return RemedyLine(
        unit=found.units[remedy.unit_id].name,
        what=remedy.what,
        address=url_for("follow_up.remedy", remedy_id=remedy.id),
        owner=remedy.owner,
        due=day(remedy.due) if remedy.due else FollowUpTexts.no_due,
        distance=_distance(remedy, today),
        overdue=remedy.is_overdue(today),
        state=STATE_NAMES[remedy.state],
    )


def _distance(remedy: Remedy, today: date) -> Text:
    if remedy.state is not RemedyState.OPEN or remedy.due is None:
        return NOTHING
    days = (remedy.due - today).days
    if days == 0:
        return FollowUpTexts.due_today
    return fill(FollowUpTexts.days_left if days > 0 else FollowUpTexts.days_over, days=number(abs(days)))


def _facts(remedy: Remedy, requirement: Text) -> Sequence[tuple[Text, Text]]:
    lines = [
        (FollowUpTexts.state, STATE_NAMES[remedy.state]),
        (FollowUpTexts.what, same(remedy.what)),
        (FollowUpTexts.origin, ORIGIN_NAMES[remedy.origin]),
        (FollowUpTexts.requirement, requirement),
        (FollowUpTexts.owner, same(remedy.owner)),
        (FollowUpTexts.due, day(remedy.due) if remedy.due else FollowUpTexts.no_due),
        (FollowUpTexts.product, same(remedy.product)),
    ]
    if remedy.reported_on:
        lines += [(FollowUpTexts.reported_on, day(remedy.reported_on)), (FollowUpTexts.report, same(remedy.report))]
    if remedy.check_note:
        lines.append((FollowUpTexts.check_note, same(remedy.check_note)))
    return [(label, words) for label, words in lines if words.vi]
