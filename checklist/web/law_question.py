"""What the reader of the law page asks: a kind of unit and a day or a period, from the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from werkzeug.exceptions import BadRequest

from checklist.domain.dates import Period
from checklist.domain.law import UnitKind
from checklist.domain.text import Text, date_vi
from checklist.domain.values import FIRST_YEAR, LAST_YEAR, read_day

KIND, FIRST, LAST = "loai", "tu", "den"
LONGEST_DAY = 20

KIND_WANTED = Text("Chọn loại hình đơn vị.", "Choose a kind of unit.")
DAY_WANTED = Text("Ghi ngày cần tra cứu.", "Give the day to look up.")
NO_DAY = Text(
    "Không phải một ngày có thật; ghi dạng 31/01/2025 hoặc 2025-01-31.",
    "Not a day that exists; write 2025-01-31 or 31/01/2025.",
)
OTHER_TIMES = Text(
    f"Chỉ tra cứu được từ năm {FIRST_YEAR} đến năm {LAST_YEAR}.", f"Only {FIRST_YEAR} to {LAST_YEAR} can be looked up."
)
BACKWARDS = Text("Ngày cuối kỳ phải từ ngày đầu kỳ trở đi.", "The last day must not come before the first.")


@dataclass(frozen=True, slots=True)
class LawQuestion:
    """The fields as typed, what they mean where they are sound, and by field what is wrong with them."""

    typed: Mapping[str, str]
    kind: UnitKind | None = None
    period: Period | None = None
    faults: Mapping[str, Text] = field(default_factory=dict)


def law_question(arguments: Mapping[str, str]) -> LawQuestion:
    """The question of an address; nothing asked is no fault. Raises :class:`BadRequest` for a kind that is none."""
    typed = {name: arguments.get(name, "").strip()[:LONGEST_DAY] for name in (KIND, FIRST, LAST)}
    if not any(typed.values()):
        return LawQuestion(typed)
    faults: dict[str, Text] = {}
    kind = _kind(typed[KIND])
    if kind is None:
        faults[KIND] = KIND_WANTED
    start, end = (_day(typed[name], name, faults) for name in (FIRST, LAST))
    if start is None:
        faults.setdefault(FIRST, DAY_WANTED)
    if start is not None and end is not None and end < start:
        faults[LAST] = BACKWARDS
    if faults or start is None:
        return LawQuestion(typed, kind, None, faults)
    shown = {**typed, FIRST: date_vi(start), LAST: date_vi(end) if end else ""}
    return LawQuestion(shown, kind, Period(start, end or start))


def _kind(value: str) -> UnitKind | None:
    if not value:
        return None
    try:
        return UnitKind(value)
    except ValueError as error:
        raise BadRequest from error


def _day(value: str, name: str, faults: dict[str, Text]) -> date | None:
    if not value:
        return None
    found = read_day(value)
    if found is None:
        faults[name] = NO_DAY
    elif not FIRST_YEAR <= found.year <= LAST_YEAR:
        faults[name] = OTHER_TIMES
        return None
    return found
