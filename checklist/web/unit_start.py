"""Starting an assessment: the period, the law that is proposed for it, the profile questions, what may be carried."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask import url_for

from checklist.domain.dates import Period
from checklist.domain.law import UnitKind
from checklist.domain.legal_status import legal_notices, refusal
from checklist.domain.regulation import Regulation
from checklist.domain.requirement import FactKind
from checklist.domain.rulepack import RulePack
from checklist.domain.selector import select
from checklist.domain.text import Text, date_vi
from checklist.domain.values import FIRST_YEAR, LAST_YEAR, read_day
from checklist.store.units import Unit
from checklist.web.answer_forms import WHOLE, day_as_written
from checklist.web.condition_words import Vocabulary
from checklist.web.legal_state import STANDING_NAMES, standing
from checklist.web.unit_texts import UnitTexts
from checklist.web.walk_fields import Fields, FieldView
from checklist.web.walk_tabs import period_words
from checklist.web.wording import fill, number

PRESET, YEAR, FIRST, LAST, BOOK, SPAN, CARRY = "loai", "nam", "tu", "den", "quy_dinh", "ky", "mang_sang"
WHOLE_YEAR, REPORT_YEAR, SCHOOL_YEAR, OWN = "nam", "nam-bao-cao", "nam-hoc", "tu-chon"
PROFILE = "profile."

PRESETS: Mapping[str, Text] = {
    WHOLE_YEAR: Text("Cả năm (01/01 – 31/12)", "Whole year (1 January – 31 December)"),
    REPORT_YEAR: Text("Năm theo kỳ báo cáo (15/12 năm trước – 14/12)", "Reporting year (15 December – 14 December)"),
    "6t-1": Text("6 tháng đầu năm", "First half-year"),
    "6t-2": Text("6 tháng cuối năm", "Second half-year"),
    **{f"q-{n}": Text(f"Quý {n}", f"Quarter {n}") for n in range(1, 5)},
    **{f"t-{n}": Text(f"Tháng {n}", f"Month {n}") for n in range(1, 13)},
    SCHOOL_YEAR: Text("Năm học (01/9 – 31/8 năm sau)", "School year (1 September – 31 August)"),
    OWN: Text("Tự chọn ngày", "Own dates"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A rule book that may be chosen; ``why`` says how it comes to be offered."""

    id: str
    name: Text
    title: Text
    why: Text
    style: str
    standing: Text
    notices: tuple[Text, ...]
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class StartPage:
    """The context of ``units/start.html``; ``span`` is the period once it can be read."""

    unit: str
    unit_id: str
    typed: Mapping[str, str]
    presets: Mapping[str, Text]
    faults: Mapping[str, Text]
    span: str
    law_heading: Text | None = None
    reasons: tuple[Text, ...] = ()
    straddles: bool = False
    offers: tuple[Offer, ...] = ()
    book: str = ""
    fields: tuple[FieldView, ...] = ()
    carry: Text | None = None
    carry_id: str = ""
    carry_chosen: bool = False
    field_faults: Mapping[str, Text] = field(default_factory=dict)


def default_period(today: date) -> dict[str, str]:
    """What the form says before anybody typed: the whole present year."""
    return {PRESET: WHOLE_YEAR, YEAR: str(today.year), FIRST: "", LAST: "", BOOK: ""}


def typed_period(period: Period) -> dict[str, str]:
    """The form that says ``period`` in its own dates."""
    return {PRESET: OWN, YEAR: str(period.end.year), FIRST: date_vi(period.start), LAST: date_vi(period.end), BOOK: ""}


def period_from(typed: Mapping[str, str]) -> tuple[Period | None, dict[str, Text]]:
    """The period that the form says, or what is wrong by field."""
    preset = typed.get(PRESET, "")
    if preset == OWN:
        days = {name: read_day(day_as_written(typed.get(name, ""))) for name in (FIRST, LAST)}
        start, end = days[FIRST], days[LAST]
        if start is None or end is None:
            return None, {name: UnitTexts.bad_day for name, day in days.items() if day is None}
        if end < start:
            return None, {LAST: UnitTexts.bad_order}
        if start.year < FIRST_YEAR or end.year > LAST_YEAR:
            return None, {FIRST: UnitTexts.bad_year}
        return Period(start, end), {}
    text = typed.get(YEAR, "").strip()
    if not (text.isascii() and text.isdecimal() and FIRST_YEAR < int(text[:4]) < LAST_YEAR and len(text) == 4):
        return None, {YEAR: UnitTexts.bad_year}
    return preset_period(preset, int(text)), {}


def preset_period(preset: str, year: int) -> Period:
    """The period of a preset in a year; one that is unknown is the whole year."""
    kind, _, count = preset.partition("-")
    if preset == REPORT_YEAR:
        return Period(date(year - 1, 12, 15), date(year, 12, 14))
    if preset == SCHOOL_YEAR:
        return Period(date(year, 9, 1), date(year + 1, 8, 31))
    months = {"6t": 6, "q": 3, "t": 1}.get(kind)
    if months is None or preset not in PRESETS:
        return Period(date(year, 1, 1), date(year, 12, 31))
    last = int(count) * months
    return Period(date(year, last - months + 1, 1), date(year, last, calendar.monthrange(year, last)[1]))


def offered_books(pack: RulePack, kind: UnitKind, period: Period) -> list[tuple[Regulation, Text]]:
    """The books that may be chosen for a period, with why: in force, local, then others that began by then."""
    parts = select(pack, kind, period).parts
    found = [(book, UnitTexts.offered) for part in parts for book in part.books]
    found += [(book, UnitTexts.local) for part in parts for book in part.local]
    found += [(book, UnitTexts.other) for book in pack.regulations.values() if kind in book.unit_kinds]
    unique = {book.id: (book, why) for book, why in reversed(found)}
    order = list(dict.fromkeys(book.id for book, _ in found))
    fitting = [unique[name] for name in order if refusal(pack, unique[name][0], period, kind) is None]
    return [(book, UnitTexts.local if book.local else why) for book, why in fitting]


def profile_from(book: Regulation, form: Mapping[str, str]) -> dict[str, Any]:
    """The plain answers to the profile questions; what cannot be read stays as typed, for the domain to refuse."""
    profile: dict[str, Any] = {}
    for question in book.profile:
        text = form.get(f"{PROFILE}{question.key}", "").strip()
        if not text:
            continue
        if question.kind is FactKind.INTEGER:
            digits = text.replace(".", "")
            profile[question.key] = int(digits) if WHOLE.fullmatch(digits) else text
        elif question.kind is FactKind.YES_NO:
            profile[question.key] = {"true": True, "false": False}.get(text, text)
        else:
            profile[question.key] = day_as_written(text) if question.kind is FactKind.DATE else text
    return profile


def profile_form(book: Regulation, profile: Mapping[str, Any]) -> dict[str, str]:
    """The fields that show a profile; the reverse of :func:`profile_from`."""
    words = {True: "true", False: "false"}
    return {
        f"{PROFILE}{question.key}": words[value] if isinstance(value, bool) else str(value)
        for question in book.profile
        if (value := profile.get(question.key)) is not None
    }


def start_page(
    unit: Unit,
    pack: RulePack,
    typed: Mapping[str, str],
    today: date,
    *,
    form: Mapping[str, str] | None = None,
    faults: Mapping[str, Text] | None = None,
) -> StartPage:
    """The page for what was typed so far; ``form`` holds the profile as sent, ``faults`` what was wrong with it."""
    period, wrong = period_from(typed)
    page = StartPage(unit.name, unit.id, typed, PRESETS, {**wrong, **(faults or {})}, str(period or ""))
    if period is None:
        return page
    kind = UnitKind(unit.kind)
    selection, offers = select(pack, kind, period), offered_books(pack, kind, period)
    names = [book.id for book, _ in offers]
    chosen = typed.get(BOOK) if typed.get(BOOK) in names else next(iter(names), "")
    fields: tuple[FieldView, ...] = ()
    if chosen:
        book = pack.regulations[chosen]
        shown = profile_form(book, unit.profile) if form is None else form
        known = Vocabulary({}, {question.key: question for question in book.profile})
        values = profile_from(book, shown)
        fields = Fields("profile", shown, faults or {}).questions(book.profile, PROFILE, known, values)
    return StartPage(
        unit=unit.name,
        unit_id=unit.id,
        typed=typed,
        presets=PRESETS,
        faults={name: words for name, words in (faults or {}).items() if not name.startswith(PROFILE)},
        span=str(period),
        law_heading=fill(UnitTexts.step_law, period=period_words(period)),
        reasons=tuple(part.why for part in selection.parts),
        straddles=selection.straddles,
        offers=tuple(_offer(book, why, unit, pack, period, typed, chosen or "", today) for book, why in offers),
        book=chosen or "",
        fields=fields,
        carry_chosen=bool(form and form.get(CARRY)) if form is not None else False,
        field_faults={f"profile-{name}": words for name, words in (faults or {}).items() if name.startswith(PROFILE)},
    )


def carry_words(period: Period, book: Text, count: int) -> Text:
    """The line of the checkbox that carries answers over."""
    return fill(UnitTexts.carry, period=period_words(period), book=book, count=number(count))


def _offer(
    book: Regulation, why: Text, unit: Unit, pack: RulePack, period: Period, typed: Mapping[str, str], chosen: str,
    today: date,
) -> Offer:  # fmt: skip
    kind = UnitKind(unit.kind)
    where = standing(book.in_force_for(kind), today)
    kept = {name: typed[name] for name in (PRESET, YEAR, FIRST, LAST) if typed.get(name)}
    return Offer(
        id=book.id,
        name=book.short_title,
        title=book.title,
        why=why,
        style=f"standing-{where.value}",
        standing=STANDING_NAMES[where],
        notices=legal_notices(pack, book, period, kind),
        chosen=book.id == chosen,
        address=url_for("units.start_form", unit_id=unit.id, **{**kept, BOOK: book.id}, _anchor="dac-diem"),  # type: ignore[arg-type]
    )
