"""What a check is: its arguments, what it may know, and what it finds.

A check is a pure function of the values given, the period and the working calendar. It never guesses: what is missing
makes its outcome undetermined. Shares are exact fractions; nothing passes through a float.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from checklist.domain.dates import Period, WorkingCalendar
from checklist.domain.text import Text

Values = Mapping[str, Any]

MISSING = Text("chưa có dữ liệu", "not given")


class ArgumentKind(StrEnum):
    """What an argument of a check must be; the rule loader enforces it."""

    DATE_FACT = "date_fact"
    INTEGER_FACT = "integer_fact"
    INTEGER_SOURCE = "integer_source"  # an integer fact or profile line
    YES_NO_FACT = "yes_no_fact"
    NUMBER = "number"
    SHARE = "share"
    DENOMINATOR = "denominator"
    BANDS = "bands"


PERIOD_DAYS = ("period_start", "period_end")

DENOMINATORS = {
    "households": Text("tổng số hộ gia đình", "all households"),
    "villages": Text("tổng số thôn, tổ dân phố", "all villages and street groups"),
    "voters": Text("tổng số cử tri", "all voters"),
    "voters_or_households": Text(
        "tổng số cử tri hoặc cử tri đại diện hộ gia đình", "all voters, or all household representatives"
    ),
    "workers": Text("tổng số người lao động", "all workers"),
    "worker_delegates": Text("tổng số thành viên đại diện bên người lao động", "all worker-side delegates"),
    "present": Text("số người dự họp", "those present"),
    "staff": Text("tổng số cán bộ, công chức, viên chức", "all staff"),
    "ballots": Text("số phiếu", "ballots"),
    "delegates_summoned": Text("số đại biểu được triệu tập", "delegates summoned"),
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a check may know beside the values: the period assessed and which days are worked."""

    period: Period
    calendar: WorkingCalendar


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check found. ``passed`` is ``None`` when a needed value is missing.

    ``measure`` and ``limit`` are the two numbers compared (days, counts, or for shares the part and the share of the
    whole), so that a reader - and a test of boundaries - can see how close it was.
    """

    passed: bool | None
    asked: Text
    given: Text
    measure: Fraction | None = None
    limit: Fraction | None = None


Run = Callable[[Mapping[str, Any], Values, Sequence[Values], Setting], Outcome]


@dataclass(frozen=True, slots=True)
class CheckType:
    """A named check: its arguments, whether it looks at all records together, and its function."""

    name: str
    required: Mapping[str, ArgumentKind]
    optional: Mapping[str, ArgumentKind]
    run: Run
    whole_set: bool = False


class Vocabulary(dict[str, CheckType]):
    """Checks by name."""

    def enter(
        self,
        name: str,
        required: Mapping[str, ArgumentKind],
        optional: Mapping[str, ArgumentKind] | None = None,
        *,
        whole_set: bool = False,
    ) -> Callable[[Run], Run]:
        """Enter a function under ``name``."""

        def enter(run: Run) -> Run:
            self[name] = CheckType(name, required, optional or {}, run, whole_set)
            return run

        return enter


def day_of(name: str, values: Values, setting: Setting) -> date | None:
    """The day an argument names: an end of the period, or a date fact (``None`` when not given)."""
    if name == "period_start":
        return setting.period.start
    if name == "period_end":
        return setting.period.end
    day: date | None = values.get(name)
    return day
