"""Starting an assessment: the period, the law that is proposed for it, the profile questions, what may be carried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from flask import url_for

from checklist.domain.dates import Period
from checklist.domain.law import UnitKind
from checklist.domain.legal_status import legal_notices, refusal
from checklist.domain.regulation import Regulation
from checklist.domain.rulepack import RulePack
from checklist.domain.selector import select
from checklist.domain.text import Text
from checklist.services.draft_settings import profiles_for
from checklist.store.units import Unit
from checklist.web.legal_state import STANDING_NAMES, standing
from checklist.web.profile_form import PROFILE, named_faults, profile_fields, profile_form
from checklist.web.unit_periods import CLOSING, CLOSINGS, FIRST, LAST, PRESET, PRESETS, YEAR, period_from
from checklist.web.unit_texts import UnitTexts
from checklist.web.walk_fields import FieldView
from checklist.web.walk_tabs import period_words
from checklist.web.wording import day, fill, number

BOOK, SPAN, CARRY, DUE, SCHEME = "quy_dinh", "ky", "mang_sang", "ngay_nop", "thang_diem"


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
class Scheme:
    """A scoring profile that may be chosen, with where it comes from."""

    id: str
    name: Text
    source: Text
    chosen: bool


@dataclass(frozen=True, slots=True)
class StartPage:
    """The context of ``units/start.html``; ``span`` is the period once it can be read."""

    unit: str
    unit_id: str
    typed: Mapping[str, str]
    faults: Mapping[str, Text]
    span: str
    presets: Mapping[str, Text] = field(default_factory=lambda: PRESETS)
    closings: Mapping[str, Text] = field(default_factory=lambda: CLOSINGS)
    closes: Text | None = None
    law_heading: Text | None = None
    reasons: tuple[Text, ...] = ()
    straddles: bool = False
    offers: tuple[Offer, ...] = ()
    book: str = ""
    fields: tuple[FieldView, ...] = ()
    carry: Text | None = None
    carry_id: str = ""
    carry_chosen: bool = False
    due: FieldView | None = None
    schemes: tuple[Scheme, ...] = ()
    field_faults: Mapping[str, Text] = field(default_factory=dict)


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
    page = StartPage(unit.name, unit.id, typed, {**wrong, **(faults or {})}, str(period or ""))
    if period is None:
        return page
    kind = UnitKind(unit.kind)
    selection, offers = select(pack, kind, period), offered_books(pack, kind, period)
    names = [book.id for book, _ in offers]
    chosen = typed.get(BOOK) if typed.get(BOOK) in names else next(iter(names), "")
    fields: tuple[FieldView, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    if chosen:
        book = pack.regulations[chosen]
        fields = profile_fields(book, profile_form(book, unit.profile) if form is None else form, faults or {})
        schemes = schemes_of(pack, chosen, (form or {}).get(SCHEME))
    return StartPage(
        unit=unit.name,
        unit_id=unit.id,
        typed=typed,
        faults={name: words for name, words in (faults or {}).items() if not name.startswith(PROFILE)},
        span=str(period),
        closes=day(period.end),
        law_heading=fill(UnitTexts.step_law, period=period_words(period)),
        reasons=tuple(part.why for part in selection.parts),
        straddles=selection.straddles,
        offers=tuple(_offer(book, why, unit, pack, period, typed, chosen or "", today) for book, why in offers),
        book=chosen or "",
        fields=fields,
        due=due_field((form or {}).get(DUE, ""), faults or {}),
        schemes=schemes,
        carry_chosen=bool(form and form.get(CARRY)) if form is not None else False,
        field_faults=named_faults(fields, faults or {}),
    )


def schemes_of(pack: RulePack, regulation: str, chosen: str | None) -> tuple[Scheme, ...]:
    """The scoring profiles for a regulation, its default first; one that does not exist chooses none of them."""
    profiles = profiles_for(pack, regulation)
    wanted = chosen or profiles[0].id
    return tuple(Scheme(each.id, each.title, each.source, each.id == wanted) for each in profiles)


def due_field(value: str, faults: Mapping[str, Text]) -> FieldView:
    """The field of the day on which the report is to be handed in."""
    return FieldView(
        DUE, DUE, "line", UnitTexts.due_on, value, hint=UnitTexts.day_hint, fault=faults.get(DUE), style="date"
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
    kept = {name: typed[name] for name in (PRESET, CLOSING, YEAR, FIRST, LAST) if typed.get(name)}
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
