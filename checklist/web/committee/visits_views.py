"""What the pages of visits show: the papers of an audit, the minutes in their form, the notice of conclusion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import url_for

from checklist.domain.dates import legal_day
from checklist.domain.findings import VERDICT_NAMES
from checklist.domain.roles import Permission, allows
from checklist.domain.text import Text
from checklist.services.accounts import User
from checklist.services.committee.audit_papers import ConclusionView
from checklist.services.committee.audit_reading import AuditView
from checklist.services.committee.visits import VisitView
from checklist.services.committee.visits_paper import listed_items, source_of
from checklist.services.committee.visits_pictures import MOST_PICTURES
from checklist.web.committee.recognition_sign import SlotView
from checklist.web.committee.visits_forms import demand_rows, form_of_minutes, form_of_wording
from checklist.web.committee.visits_photo_rows import PictureRow, picture_rows
from checklist.web.committee.visits_texts import VisitTexts
from checklist.web.wording import day, fill, number, same

MOST_PAGES = 3
"""Minutes are read out and signed on the spot: more pages than these, annexes apart, are too many."""


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit in the list."""

    address: str
    name: Text
    state: Text


@dataclass(frozen=True, slots=True)
class PapersPage:
    """The context of ``committee/visits/papers.html``."""

    submission_id: str
    heading: Text
    visits: tuple[VisitLine, ...]
    may_write: bool
    has_audit: bool
    is_concluded: bool
    has_remedies: bool
    errors: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A line of the comparison table."""

    number: str
    text: str
    self_value: Text
    audit_value: Text
    remark: str


@dataclass(frozen=True, slots=True)
class DemandRow:
    """A row of demands."""

    number: int
    legend: Text
    asked_for: bool


@dataclass(frozen=True, slots=True)
class MinutesPage:
    """The context of ``committee/visits/minutes.html``."""

    submission_id: str
    visit_id: str
    heading: Text
    items: tuple[ItemLine, ...]
    demands: tuple[DemandRow, ...]
    typed: Mapping[str, str]
    faults: Mapping[str, Text]
    errors: tuple[Text, ...]
    revision: int
    may_write: bool
    may_print: bool
    has_paper: bool
    has_scan: bool
    to_ask: int
    ask_hint: Text
    done: Text | None
    pictures: tuple[PictureRow, ...]
    pictures_hint: Text
    more_pictures: bool
    too_long: Text | None


@dataclass(frozen=True, slots=True)
class NoticePage:
    """The context of ``committee/visits/conclusion.html``."""

    submission_id: str
    heading: Text
    typed: Mapping[str, str]
    faults: Mapping[str, Text]
    errors: tuple[Text, ...]
    revision: int
    demands: Text
    is_issued: bool
    issued: Text | None
    may_write: bool
    may_issue: bool
    is_saved: bool
    slots: tuple[SlotView, ...]
    over: str
    done: Text | None


def papers_page(
    audit: AuditView, visits: Sequence[VisitView], has_remedies: bool, user: User, errors: Sequence[Text] = ()
) -> PapersPage:
    """The papers of one audit."""
    state = audit.audit.state if audit.audit else ""
    return PapersPage(
        audit.submission.id,
        fill(VisitTexts.heading, unit=same(source_of(audit).issuer)),
        tuple(_visit_line(each) for each in visits),
        may_write(audit, user) and state not in ("", "returned"),
        bool(state),
        state == "concluded",
        has_remedies,
        tuple(errors),
    )


def minutes_page(
    view: VisitView,
    user: User,
    *,
    pages: int = 0,
    typed: Mapping[str, str] | None = None,
    captions: Mapping[str, str] | None = None,
    revision: int | None = None,
    faults: Mapping[str, Text] | None = None,
    errors: Sequence[Text] = (),
    done: Text | None = None,
) -> MinutesPage:
    """The minutes of one visit; ``pages`` is how many its print has before the annexes."""
    shown = dict(typed) if typed is not None else form_of_minutes(view.typed)
    asked, visit = frozenset(view.typed.asked_for), view.visit
    new = [each for each in view.typed.demands if each.what not in asked]
    mine = may_write(view.audit, user)
    return MinutesPage(
        submission_id=visit.submission_id,
        visit_id=visit.id,
        heading=fill(VisitTexts.form_heading, unit=same(source_of(view.audit).issuer)),
        items=tuple(
            ItemLine(
                each.number, each.text, VERDICT_NAMES[each.self_verdict], VERDICT_NAMES[each.audit_verdict],
                each.remark,
            )
            for each in listed_items(view.audit)
        ),
        demands=tuple(
            DemandRow(
                row, fill(VisitTexts.demand, number=number(row + 1)), shown.get(f"demand.{row}.what", "") in asked
            )
            for row in range(demand_rows(shown))
        ),
        typed=shown,
        faults=faults or {},
        errors=tuple(errors),
        revision=visit.revision if revision is None else revision,
        may_write=mine and visit.scan_sha256 is None,
        may_print=mine,
        has_paper=visit.paper_sha256 is not None,
        has_scan=visit.scan_sha256 is not None,
        to_ask=len(new) if _may_ask(view.audit, user) else 0,
        ask_hint=fill(VisitTexts.ask_hint, count=number(len(new))),
        done=done,
        pictures=tuple(picture_rows(view, captions)),
        pictures_hint=fill(VisitTexts.pictures_hint, most=number(MOST_PICTURES)),
        more_pictures=len(view.pictures) < MOST_PICTURES,
        too_long=_too_long(pages),
    )  # fmt: skip


def notice_page(
    view: ConclusionView,
    user: User,
    *,
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, Text] | None = None,
    errors: Sequence[Text] = (),
    slots: Sequence[SlotView] = (),
    done: Text | None = None,
) -> NoticePage:
    """The notice of conclusion of one audit."""
    own = _is_own_unit(view.audit, user)
    notice = view.notice
    issued = None
    if view.is_issued and notice is not None and notice.dated is not None:
        issued = fill(VisitTexts.notice_issued, number=same(notice.number), day=day(notice.dated))
    return NoticePage(
        submission_id=view.audit.submission.id,
        heading=fill(VisitTexts.notice_heading, unit=same(source_of(view.audit).issuer)),
        typed=dict(typed) if typed is not None else form_of_wording(view.wording),
        faults=faults or {},
        errors=tuple(errors),
        revision=view.revision,
        demands=fill(VisitTexts.notice_demands, count=number(len(view.demands))),
        is_issued=view.is_issued,
        issued=issued,
        may_write=may_word(user) and not own and not view.is_issued,
        may_issue=allows(user.role, Permission.CONCLUDE) and not own and not view.is_issued,
        is_saved=notice is not None,
        slots=tuple(slots),
        over=(notice.newest or "") if notice is not None else "",
        done=done,
    )


def may_write(audit: AuditView, user: User) -> bool:
    """Whether this account writes minutes about the unit."""
    return allows(user.role, Permission.AUDIT) and not _is_own_unit(audit, user)


def may_word(user: User) -> bool:
    """Whether this account writes notices of conclusion."""
    return allows(user.role, Permission.AUDIT) or allows(user.role, Permission.CONCLUDE)


def may_ask(user: User) -> bool:
    """Whether this account follows up what minutes ask for."""
    return allows(user.role, Permission.AUDIT) or allows(user.role, Permission.RECEIVE)


def _too_long(pages: int) -> Text | None:
    if pages <= MOST_PAGES:
        return None
    return fill(VisitTexts.too_long, count=number(pages), most=number(MOST_PAGES))


def _may_ask(audit: AuditView, user: User) -> bool:
    return may_ask(user) and not _is_own_unit(audit, user) and audit.submission.unit_id is not None


def _is_own_unit(audit: AuditView, user: User) -> bool:
    return audit.submission.unit_id is not None and audit.submission.unit_id == user.unit_id


def _visit_line(view: VisitView) -> VisitLine:
    opened = view.typed.opened_at
    name = fill(VisitTexts.minutes_of, day=day(legal_day(opened))) if opened else VisitTexts.minutes_undated
    state = VisitTexts.not_printed
    if view.visit.paper_sha256 is not None:
        state = VisitTexts.has_scan if view.visit.scan_sha256 else VisitTexts.printed
    address = url_for("visits.show", submission_id=view.visit.submission_id, visit_id=view.visit.id)
    return VisitLine(address, name, state)
