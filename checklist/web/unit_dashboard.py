"""The dashboard of a unit: the law today, its assessments, what is due, and every signed report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flask import url_for

from checklist.domain.dates import Period
from checklist.domain.law import UnitKind
from checklist.domain.rulepack import RulePack
from checklist.domain.selector import coming_changes, select
from checklist.domain.text import Text
from checklist.services.unit_work import Work
from checklist.store.units import Unit
from checklist.web.unit_texts import STATES, UnitTexts
from checklist.web.walk_tabs import period_words
from checklist.web.wording import NOTHING, day, fill, number, same


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One assessment in the list."""

    id: str
    name: Text
    period: Text
    state: str
    state_name: Text
    line: Text
    notes: tuple[Text, ...]
    address: str
    words: Text
    more: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class DueRow:
    """Something with a day."""

    day: Text
    overdue: bool
    what: Text
    address: str


@dataclass(frozen=True, slots=True)
class DashboardPage:
    """The context of ``units/dashboard.html``."""

    unit: str
    unit_id: str
    law: tuple[Text, ...]
    coming: tuple[Text, ...]
    may_start: bool
    works: tuple[WorkRow, ...]
    due: tuple[DueRow, ...]
    files: tuple[tuple[str, Text], ...]


def dashboard_page(
    unit: Unit, works: tuple[Work, ...], pack: RulePack, today: date, *, may_start: bool
) -> DashboardPage:
    """The dashboard as of ``today``."""
    kind = UnitKind(unit.kind)
    return DashboardPage(
        unit=unit.name,
        unit_id=unit.id,
        law=tuple(part.why for part in select(pack, kind, Period(today, today)).parts),
        coming=tuple(fill(UnitTexts.coming, day=day(when), why=why) for when, why in coming_changes(pack, kind, today)),
        may_start=may_start,
        works=tuple(_row(work) for work in works),
        due=tuple(row for _, row in sorted(_due(works, today), key=lambda pair: pair[0])),
        files=tuple(_signed(works)),
    )


def _name(work: Work) -> Text:
    return work.draft.regulation.short_title if work.draft else same(work.head.regulation)


def _row(work: Work) -> WorkRow:
    head = work.head
    notes = [UnitTexts.lost_rules] if work.draft is None else []
    notes += [UnitTexts.version] if head.version_of else []
    notes += [UnitTexts.replaced] if work.replaced_by else []
    if work.printed:
        notes.append(fill(UnitTexts.printed, id=same(work.printed)))
    more = []
    if head.state != "draft" and work.draft is not None:
        more = [
            (url_for("sign.slots", assessment_id=head.id), UnitTexts.sign_link),
            (url_for("sign.kept_files", assessment_id=head.id), UnitTexts.files_link),
        ]
    return WorkRow(
        id=head.id,
        name=_name(work),
        period=period_words(Period(head.period_from, head.period_to)),
        state=head.state,
        state_name=STATES[head.state],
        line=_line(work),
        notes=tuple(notes),
        address=url_for("walk.overview", assessment_id=head.id) if work.draft else "",
        words=UnitTexts.open_draft if head.state == "draft" else UnitTexts.open_sealed,
        more=tuple(more),
    )


def _line(work: Work) -> Text:
    if work.result is not None:
        score = str(work.result["score"])
        grade = work.result["grade"]
        return fill(
            UnitTexts.result,
            score=Text(score.replace(".", ","), score),
            grade=same(grade) if grade else UnitTexts.no_grade,
        )
    if work.draft is None:
        return NOTHING
    return fill(UnitTexts.progress, done=number(work.done), total=number(work.total))


def _due(works: tuple[Work, ...], today: date) -> Iterator[tuple[date, DueRow]]:
    for work in works:
        if work.replaced_by is not None or work.draft is None:
            continue
        head = work.head
        if head.state == "draft":
            what = fill(UnitTexts.period_end, book=_name(work))
            address = url_for("walk.overview", assessment_id=head.id)
            yield head.period_to, DueRow(day(head.period_to), head.period_to < today, what, address)
        for promise in work.promises:
            what = fill(UnitTexts.remedy, what=same(promise.what), owner=same(promise.owner or "–"))
            address = url_for("walk.requirement", assessment_id=head.id, requirement_id=promise.requirement)
            yield promise.due, DueRow(day(promise.due), promise.due < today, what, address)


def _signed(works: tuple[Work, ...]) -> Iterator[tuple[str, Text]]:
    for work in works:
        latest = next((each for each in reversed(work.kept) if each.kind == "signed"), None)
        if latest is not None and work.draft is not None:
            period = period_words(Period(work.head.period_from, work.head.period_to))
            address = url_for("sign.download", assessment_id=work.head.id, document=latest.id)
            yield address, fill(UnitTexts.file_line, book=_name(work), period=period)
