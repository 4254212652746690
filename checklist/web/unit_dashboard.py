"""The dashboard of a unit: the periods in progress, what is due, the history by right, every signed file, the law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flask import url_for

from checklist.documents.slots import label
from checklist.domain.dates import Period, legal_day
from checklist.domain.law import UnitKind
from checklist.domain.rulepack import RulePack
from checklist.domain.selector import coming_changes, select
from checklist.domain.text import Text
from checklist.services.draft_settings import settings_of
from checklist.services.unit_history import Pending, past_periods, pending
from checklist.services.unit_work import Work
from checklist.store.units import Unit
from checklist.web.due_dates import DateLine, due_line
from checklist.web.unit_history_view import History, grade_words, history_of
from checklist.web.unit_periods import days_until
from checklist.web.unit_texts import STATES, UnitTexts
from checklist.web.walk_tabs import period_words
from checklist.web.wording import day, fill, number, same


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One assessment. ``dates`` are those of a draft; ``settings`` is where its due date is set, if it has none."""

    id: str
    name: Text
    period: Text
    state: str
    state_name: Text
    line: Text | None
    notes: tuple[Text, ...]
    dates: tuple[DateLine, ...]
    settings: str
    misfits: str
    address: str
    words: Text
    more: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class DueRow:
    """Something with a day; ``left`` says how far off it is."""

    day: Text
    left: Text
    overdue: bool
    what: Text
    address: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that was signed, or scanned with a hand-written signature."""

    address: str
    name: Text
    at: Text


@dataclass(frozen=True, slots=True)
class DashboardPage:
    """The context of ``units/dashboard.html``. Lists of days come earliest first."""

    unit: str
    unit_id: str
    law: tuple[Text, ...]
    coming: tuple[Text, ...]
    may_start: bool
    current: tuple[WorkRow, ...]
    closed: tuple[WorkRow, ...]
    overdue_heading: Text
    overdue: tuple[DueRow, ...]
    due_heading: Text
    due: tuple[DueRow, ...]
    history: History | None
    files: tuple[FileRow, ...]


def dashboard_page(
    unit: Unit, works: tuple[Work, ...], pack: RulePack, today: date, *, may_start: bool
) -> DashboardPage:
    """The dashboard as of ``today``."""
    kind = UnitKind(unit.kind)
    dated = sorted((*_dates_of_drafts(works, today), *_left_undone(works, today)), key=lambda pair: pair[0])
    overdue, due = (tuple(row for _, row in dated if row.overdue is late) for late in (True, False))
    return DashboardPage(
        unit=unit.name,
        unit_id=unit.id,
        law=tuple(part.why for part in select(pack, kind, Period(today, today)).parts),
        coming=tuple(fill(UnitTexts.coming, day=day(when), why=why) for when, why in coming_changes(pack, kind, today)),
        may_start=may_start,
        current=tuple(_row(work, today) for work in works if work.head.state == "draft"),
        closed=tuple(_row(work, today) for work in works if work.head.state != "draft"),
        overdue_heading=fill(UnitTexts.overdue_heading, count=number(len(overdue))),
        overdue=overdue,
        due_heading=fill(UnitTexts.coming_due_heading, count=number(len(due))),
        due=due,
        history=history_of(past_periods(works)),
        files=tuple(_signed(works)),
    )


def _name(work: Work) -> Text:
    return work.draft.regulation.short_title if work.draft else same(work.head.regulation)


def _period(work: Work) -> Text:
    return period_words(Period(work.head.period_from, work.head.period_to))


def _row(work: Work, today: date) -> WorkRow:
    head, is_draft = work.head, work.head.state == "draft"
    notes = [UnitTexts.lost_rules] if work.draft is None else []
    notes += [UnitTexts.version] if head.version_of else []
    notes += [UnitTexts.replaced] if work.replaced_by else []
    if work.printed:
        notes.append(fill(UnitTexts.printed, id=same(work.printed)))
    more = []
    if not is_draft and work.draft is not None:
        more = [
            (url_for("sign.slots", assessment_id=head.id), UnitTexts.sign_link),
            (url_for("sign.kept_files", assessment_id=head.id), UnitTexts.files_link),
        ]
    due_on = settings_of(work.draft).due_on if work.draft and is_draft else None
    return WorkRow(
        id=head.id,
        name=_name(work),
        period=_period(work),
        state=head.state,
        state_name=STATES[head.state],
        line=_line(work),
        notes=tuple(notes),
        dates=tuple(_dates(work, due_on, today)) if is_draft else (),
        settings=url_for("settings.page", assessment_id=head.id) if is_draft and work.draft and not due_on else "",
        misfits=url_for("settings.misfit_list", assessment_id=head.id) if work.misfit else "",
        address=url_for("walk.overview", assessment_id=head.id) if work.draft else "",
        words=UnitTexts.open_draft if is_draft else UnitTexts.open_sealed,
        more=tuple(more),
    )


def _dates(work: Work, due_on: date | None, today: date) -> Iterator[DateLine]:
    yield DateLine(UnitTexts.closing_day, day(work.head.period_to), None, "")
    if due_on is not None:
        yield due_line(due_on, today)


def _line(work: Work) -> Text | None:
    if work.result is not None:
        score = str(work.result["score"])
        grade = work.result["grade"]
        return fill(
            UnitTexts.result,
            score=Text(score.replace(".", ","), score),
            grade=grade_words(grade or None, work),
        )
    if work.draft is None or work.misfit:
        return None
    return fill(UnitTexts.progress, done=number(work.done), total=number(work.total))


def _dates_of_drafts(works: tuple[Work, ...], today: date) -> Iterator[tuple[date, DueRow]]:
    for work in works:
        if work.head.state != "draft" or work.draft is None:
            continue
        address = url_for("walk.overview", assessment_id=work.head.id)
        due_on, closing = settings_of(work.draft).due_on, work.head.period_to
        # A period that has closed is no duty missed; a report that was not handed in is.
        days = {closing: UnitTexts.period_end} if closing >= today else {}
        days |= {due_on: UnitTexts.hand_in} if due_on else {}
        for when, words in days.items():
            yield when, _due(when, today, fill(words, book=_name(work), period=_period(work)), address)


def _left_undone(works: tuple[Work, ...], today: date) -> Iterator[tuple[date, DueRow]]:
    for each in pending(works):
        address = url_for("walk.requirement", assessment_id=each.work.head.id, requirement_id=each.requirement.id)
        yield each.due, _due(each.due, today, _undone(each), address)


def _undone(each: Pending) -> Text:
    if each.promise is None:
        return fill(UnitTexts.duty, what=each.requirement.text, period=_period(each.work))
    what, owner = same(each.promise.what), same(each.promise.owner or "–")
    return fill(UnitTexts.remedy, what=what, owner=owner, period=_period(each.work))


def _due(when: date, today: date, what: Text, address: str) -> DueRow:
    return DueRow(day(when), days_until(when, today), when < today, what, address)


def _signed(works: tuple[Work, ...]) -> Iterator[FileRow]:
    """Every signed or scanned version, the latest of each report first."""
    for work in works:
        for kept in reversed(work.kept):
            if kept.kind == "unsigned" or work.draft is None:
                continue
            name = fill(UnitTexts.signed_file, slot=label(kept.slot)) if kept.slot else UnitTexts.scanned_file
            yield FileRow(
                url_for("sign.download", assessment_id=work.head.id, document=kept.id),
                fill(UnitTexts.file_line, book=_name(work), period=_period(work), file=name),
                day(legal_day(kept.created_at)),
            )
