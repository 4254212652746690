"""What the pages of the register show."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from flask import url_for

from checklist.domain.committee.register import CATEGORY_NAMES, CHANGE_NAMES, Category, Change, Register, RegisterUnit
from checklist.domain.committee.register_checks import ONE_DAY
from checklist.domain.dates import Interval
from checklist.domain.law import UNIT_KIND_NAMES
from checklist.domain.text import Text, fold
from checklist.web.committee.register_texts import RegisterTexts
from checklist.web.wording import day, fill, number, same

PAGE_SIZE = 100
CATEGORIES: Mapping[str, Text] = {category.value: name for category, name in CATEGORY_NAMES.items()}
KINDS: Mapping[str, Text] = {kind.value: name for kind, name in UNIT_KIND_NAMES.items()}
CHANGES: Mapping[str, Text] = {change.value: name for change, name in CHANGE_NAMES.items()}
TURN_FIELDS: Mapping[Change, tuple[str, ...]] = {
    Change.MERGE: ("on_day", "basis", "others", "into_known", "into_new"),
    Change.SPLIT: ("on_day", "basis", "into_new", "keeps"),
    Change.RENAME: ("on_day", "basis", "new_name", "new_code"),
    Change.TRANSFER: ("on_day", "basis", "parent", "superior"),
}
FROM = Text("từ {first}", "from {first}")
UNTIL = Text("đến hết {last}", "until {last}")
BETWEEN = Text("{first} – {last}", "{first} – {last}")
ALWAYS = Text("chưa ghi ngày", "no day given")


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in a list."""

    id: str
    address: str
    name: str
    code: str
    category: Text
    above: str
    days: Text
    is_over: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    """The context of ``committee/register.html``; ``ticked``, ``move`` and its faults are of the form that moves units.

    ``moved`` says how many were moved just now.
    """

    typed: Mapping[str, str]
    faults: Mapping[str, Text]
    categories: Mapping[str, Text]
    count: Text
    rows: tuple[UnitRow, ...]
    place: Text
    previous: str
    following: str
    may_change: bool
    ticked: Collection[str]
    move: Mapping[str, str]
    move_faults: Mapping[str, Text]
    moved: Text | None


@dataclass(frozen=True, slots=True)
class FormPage:
    """The context of ``committee/register_form.html``; ``unit_id`` is empty for a new unit."""

    heading: Text
    unit_id: str
    revision: int
    typed: Mapping[str, str]
    faults: Mapping[str, Text]
    categories: Mapping[str, Text]
    kinds: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class TurnPage:
    """The context of ``committee/register_turn.html``."""

    name: str
    unit_id: str
    change: str
    changes: Mapping[str, Text]
    typed: Mapping[str, str]
    faults: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class EndPage:
    """The context of ``committee/register_end.html``."""

    name: str
    unit_id: str
    revision: int
    typed: Mapping[str, str]
    faults: Mapping[str, Text]


def list_page(
    held: Register,
    typed: Mapping[str, str],
    on_day: date | None,
    faults: Mapping[str, Text],
    *,
    may_change: bool,
    ticked: Collection[str] = (),
    move: Mapping[str, str] | None = None,
    move_faults: Mapping[str, Text] | None = None,
    moved: int = 0,
) -> ListPage:
    """The units that fit what is asked for, a page of them."""
    query, category = fold(typed.get("q", "").strip()), typed.get("loai", "")
    units = [
        unit
        for unit in (held.units.values() if on_day is None else held.on(on_day))
        if (not category or unit.category.value == category)
        and (not query or query in fold(unit.name) or query == unit.code.lower())
    ]
    units.sort(key=lambda unit: (list(Category).index(unit.category), fold(unit.name), unit.code))
    pages = max(1, -(-len(units) // PAGE_SIZE))
    wanted = typed.get("trang", "")
    page = min(max(int(wanted) if wanted.isdecimal() and len(wanted) < 6 else 1, 1), pages)
    first = (page - 1) * PAGE_SIZE
    return ListPage(
        typed=typed,
        faults=faults,
        categories=CATEGORIES,
        count=fill(RegisterTexts.found, count=number(len(units))),
        rows=tuple(unit_row(unit, held) for unit in units[first : first + PAGE_SIZE]),
        place=fill(RegisterTexts.page_of, page=number(page), pages=number(pages)) if pages > 1 else same(""),
        previous=_page_address(typed, page - 1) if page > 1 else "",
        following=_page_address(typed, page + 1) if page < pages else "",
        may_change=may_change,
        ticked=ticked,
        move=move or {},
        move_faults=move_faults or {},
        moved=fill(RegisterTexts.moved, count=number(moved)) if moved else None,
    )


def turn_page(unit: RegisterUnit, typed: Mapping[str, str], faults: Mapping[str, Text]) -> TurnPage:
    """The form that turns a unit into others."""
    change = typed.get("change", "")
    chosen = Change(change) if change in CHANGES else Change.MERGE
    named = {_turn_field(chosen, field): words for field, words in faults.items()}
    return TurnPage(unit.name, unit.id, chosen.value, CHANGES, typed, named)


def unit_row(unit: RegisterUnit, held: Register) -> UnitRow:
    """A unit as a line of a list."""
    parent = held.units.get(unit.parent_id or "")
    return UnitRow(
        id=unit.id,
        address=url_for("register.show", unit_id=unit.id),
        name=unit.name,
        code=unit.code,
        category=CATEGORY_NAMES[unit.category],
        above=parent.name if parent else unit.superior,
        days=days_words(unit.days),
        is_over=unit.valid_until is not None,
    )


def days_words(days: Interval) -> Text:
    """The days of a unit as people write them, both of them included."""
    last = None if days.until is None else day(days.until - ONE_DAY)
    if days.start is None:
        return ALWAYS if last is None else fill(UNTIL, last=last)
    if last is None:
        return fill(FROM, first=day(days.start))
    return fill(BETWEEN, first=day(days.start), last=last)


def _turn_field(change: Change, field: str) -> str:
    """The field of the form of a change where a fault is shown."""
    what_follows = {Change.RENAME: "new_name", Change.TRANSFER: "parent"}.get(change, "into_new")
    if field in TURN_FIELDS[change]:
        return field
    return what_follows if field in ("into", "name", "code", "parent", "superior") else "on_day"


def _page_address(typed: Mapping[str, str], page: int) -> str:
    q, category, on_day = (typed.get(name, "") for name in ("q", "loai", "ngay"))
    return url_for("register.overview", q=q, loai=category, ngay=on_day, trang=page)
