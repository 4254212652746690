"""The page of law in time: for each kind of unit the chain of law, what is coming, and which law governs a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from checklist.domain.dates import Period
from checklist.domain.law import UNIT_KIND_NAMES, Basis, Instrument, UnitKind
from checklist.domain.regulation import Regulation
from checklist.domain.rulepack import DEMOCRACY_CODE, RulePack
from checklist.domain.selector import Part, coming_changes, select
from checklist.domain.text import Text
from checklist.web.instrument_pages import NO_END_RECORDED, InstrumentsPage, instruments_page
from checklist.web.law_names import BASIS_NAMES
from checklist.web.law_question import LawQuestion
from checklist.web.legal_state import STANDING_NAMES, Standing, standing
from checklist.web.requirement_views import SourceLabel, source_label
from checklist.web.wording import day, fill, number

SPAN = Text("Từ ngày {start} đến hết ngày {last}", "From {start} up to and including {last}")
TO_TODAY = Text("Từ ngày {start} đến nay", "From {start} until today")
ONE_DAY = Text("Ngày {start}", "{start}")
DAYS_LEFT = Text("còn {count} ngày", "{count} days left")
ONE_DAY_LEFT = Text("còn 1 ngày", "1 day left")
NOTHING_COMING = Text("Chưa ghi nhận thay đổi nào sắp tới.", "No coming change is recorded.")
BAR = Text("{kind}, từ năm {first} đến nay: {count} giai đoạn", "{kind}, from {first} until today: {count} stages")
ONE_LAW = Text("Cả kỳ theo một luật.", "One law governs the whole period.")
SPLIT = Text(
    "Kỳ này vắt qua ngày đổi luật nên chia thành {count} phần: mỗi sự việc đối chiếu theo luật của ngày xảy ra.",
    "The law changes within this period, so it is split into {count} parts: each event goes by the law of its own day.",
)
# The width of the drawn chain; the template's viewBox must agree.
WIDTH = 1000


@dataclass(frozen=True, slots=True)
class LawView:
    """An instrument of a stage, with where it stands today, how it is known and what is not certain."""

    id: str
    name: Text
    title: Text
    style: str
    standing: Text
    source: SourceLabel
    doubt: Text | None


@dataclass(frozen=True, slots=True)
class BookView:
    """A rule book of a stage; ``basis`` is said where its dates are not stated by name."""

    id: str
    name: Text
    basis: Text | None


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of days under one law: the sentence that says why, its rule books and its instruments."""

    days: Text
    style: str
    is_today: bool
    why: Text
    books: tuple[BookView, ...]
    local: tuple[BookView, ...]
    laws: tuple[LawView, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stage as drawn: where it begins and how wide it is."""

    x: int
    width: int
    style: str


@dataclass(frozen=True, slots=True)
class Coming:
    """A change to come: its day, how long is left, and what begins or ends."""

    on: Text
    left: Text
    what: Text


@dataclass(frozen=True, slots=True)
class Chain:
    """The law of one kind of unit from the first code to today."""

    anchor: str
    heading: Text
    drawn: tuple[Stretch, ...]
    drawing: Text
    coming: tuple[Coming, ...]
    nothing_coming: Text | None
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class LawAnswer:
    """Which law governs what was asked for."""

    asked: Text
    summary: Text | None
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class LawPage:
    """The context of ``rules/law.html``."""

    question: LawQuestion
    kinds: Mapping[str, Text]
    answer: LawAnswer | None
    first_year: str
    last_year: str
    chains: tuple[Chain, ...]
    instruments: InstrumentsPage


def law_page(pack: RulePack, question: LawQuestion, today: date) -> LawPage:
    """The page as of ``today``, with the answer to ``question`` where it asks for one."""
    whole = Period(_first_day(pack, today), today)
    return LawPage(
        question=question,
        kinds={kind.value: UNIT_KIND_NAMES[kind] for kind in UnitKind},
        answer=_answer(pack, question, today),
        first_year=str(whole.start.year),
        last_year=str(today.year),
        chains=tuple(_chain(pack, kind, whole, today) for kind in UnitKind),
        instruments=instruments_page(pack, today),
    )


def coming_views(pack: RulePack, kind: UnitKind, today: date) -> tuple[Coming, ...]:
    """The changes to come for a kind of unit, with the days that are left."""
    return tuple(Coming(day(on), _days_left((on - today).days), what) for on, what in coming_changes(pack, kind, today))


def _days_left(count: int) -> Text:
    return ONE_DAY_LEFT if count == 1 else fill(DAYS_LEFT, count=number(count))


def _first_day(pack: RulePack, today: date) -> date:
    """The first day of the year in which the first democracy code was issued."""
    issued = (i.issued_on for i in pack.instruments.values() if i.role == DEMOCRACY_CODE and i.issued_on is not None)
    return date(min(issued, default=today).year, 1, 1)


def _chain(pack: RulePack, kind: UnitKind, whole: Period, today: date) -> Chain:
    parts = select(pack, kind, whole).parts
    coming = coming_views(pack, kind, today)
    return Chain(
        anchor=f"chuoi-{kind.value.replace('_', '-')}",
        heading=UNIT_KIND_NAMES[kind],
        drawn=_drawn(parts, whole),
        drawing=fill(
            BAR, kind=UNIT_KIND_NAMES[kind], first=Text(*[str(whole.start.year)] * 2), count=number(len(parts))
        ),
        coming=coming,
        nothing_coming=None if coming else NOTHING_COMING,
        stages=tuple(_stage(part, today) for part in parts),
    )


def _drawn(parts: Sequence[Part], whole: Period) -> tuple[Stretch, ...]:
    total = (whole.end - whole.start).days + 1
    edges = [((part.period.start - whole.start).days * WIDTH) // total for part in parts] + [WIDTH]
    return tuple(
        Stretch(start, end - start, _style(part)) for part, start, end in zip(parts, edges, edges[1:], strict=False)
    )


def _style(part: Part) -> str:
    if part.books:
        return "encoded"
    return "named" if part.instruments else "nothing"


def _answer(pack: RulePack, question: LawQuestion, today: date) -> LawAnswer | None:
    if question.kind is None or question.period is None:
        return None
    selection = select(pack, question.kind, question.period)
    period = question.period
    if selection.straddles:
        summary: Text | None = fill(SPLIT, count=number(len(selection.parts)))
    else:
        summary = None if period.start == period.end else ONE_LAW
    return LawAnswer(
        asked=_days(period.start, period.end),
        summary=summary,
        stages=tuple(_stage(part, today, ends_open=False) for part in selection.parts),
    )


def _stage(part: Part, today: date, *, ends_open: bool = True) -> Stage:
    start, end = part.period.start, part.period.end
    open_today = ends_open and end == today
    return Stage(
        days=fill(TO_TODAY, start=day(start)) if open_today else _days(start, end),
        style=_style(part),
        is_today=open_today,
        why=part.why,
        books=tuple(map(_book, part.books)),
        local=tuple(map(_book, part.local)),
        laws=tuple(_law(instrument, today) for instrument in part.instruments),
    )


def _days(start: date, last: date) -> Text:
    return fill(ONE_DAY, start=day(start)) if start == last else fill(SPAN, start=day(start), last=day(last))


def _book(book: Regulation) -> BookView:
    return BookView(book.id, book.short_title, None if book.basis is Basis.EXPRESS else BASIS_NAMES[book.basis])


def _law(instrument: Instrument, today: date) -> LawView:
    where = standing(instrument.in_force, today)
    open_ended = where is Standing.IN_FORCE and instrument.in_force.until is None
    return LawView(
        id=instrument.id,
        name=instrument.short,
        title=instrument.title,
        style=where.value,
        standing=NO_END_RECORDED if open_ended else STANDING_NAMES[where],
        source=source_label(instrument.source_check),
        doubt=instrument.doubt,
    )
