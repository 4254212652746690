"""Validations that compare numbers: sums, limits, averages, shares, changes."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from checklist.domain.indicators.numbers import written
from checklist.domain.indicators.validation_types import (
    ArgumentKind,
    Figures,
    Outcome,
    Vocabulary,
    compared,
    is_,
    is_sum,
    names_of,
    sum_is,
)
from checklist.domain.indicators.values import number_of
from checklist.domain.text import Text

NUMBER_VALIDATIONS = Vocabulary()


@NUMBER_VALIDATIONS.enter("sum_of", {"parts": ArgumentKind.CODES})
def sum_of(code: str, arguments: Mapping[str, Any], figures: Figures) -> Outcome | None:
    """The figure equals the sum of its parts; while parts are missing, those given may not exceed it."""
    own, parts = figures.number(code), arguments["parts"]
    given = names_of(parts, figures)
    if own is None or not given:
        return None
    total = figures.given_total(parts)
    if len(given) < len(parts) and total <= own:
        return None
    return compared(own == total, (code, *parts), is_(code, own), sum_is(given, total))


@NUMBER_VALIDATIONS.enter("at_most", {"most": ArgumentKind.CODES}, {"plus": ArgumentKind.CODES})
def at_most(code: str, arguments: Mapping[str, Any], figures: Figures) -> Outcome | None:
    """The figure does not exceed the sum of others; ``plus`` (what was left over from before) counts where given."""
    own, most = figures.number(code), figures.total(arguments["most"])
    if own is None or most is None:
        return None
    extra = names_of(arguments.get("plus", ()), figures)
    limit = most + figures.given_total(extra)
    codes = (*arguments["most"], *extra)
    return compared(own <= limit, (code, *codes), is_(code, own), sum_is(codes, limit))


@NUMBER_VALIDATIONS.enter(
    "at_least_times", {"of": ArgumentKind.CODES, "times": ArgumentKind.NUMBER}, {"a_year": ArgumentKind.YES_NO}
)
def at_least_times(code: str, arguments: Mapping[str, Any], figures: Figures) -> Outcome | None:
    """The figure is at least ``times`` the sum of others, with ``a_year`` for every whole year of the period."""
    own, base = figures.number(code), figures.total(arguments["of"])
    times = arguments["times"] * (figures.whole_years() if arguments.get("a_year") else 1)
    if own is None or base is None or not times:
        return None
    factor = "" if times == 1 else f"{written(times)} × "
    side = f"{factor}{is_sum(arguments['of'])} = {written(times * base)}"
    return compared(own >= times * base, (code, *arguments["of"]), is_(code, own), side)


@NUMBER_VALIDATIONS.enter("at_least", {"number": ArgumentKind.NUMBER}, {"a_year": ArgumentKind.YES_NO})
def at_least(code: str, arguments: Mapping[str, Any], figures: Figures) -> Outcome | None:
    """The figure is at least a number, with ``a_year`` for every whole year; a shorter period says nothing."""
    own = figures.number(code)
    limit = arguments["number"] * (figures.whole_years() if arguments.get("a_year") else 1)
    if own is None or not limit:
        return None
    return compared(own >= limit, (code,), is_(code, own), f"≥ {written(limit)}")


@NUMBER_VALIDATIONS.enter("not_above", {"number": ArgumentKind.NUMBER})
def not_above(code: str, arguments: Mapping[str, Any], figures: Figures) -> Outcome | None:
    """The figure does not exceed a number."""
    own = figures.number(code)
    if own is None:
        return None
    return compared(own <= arguments["number"], (code,), is_(code, own), f"≤ {written(arguments['number'])}")


@NUMBER_VALIDATIONS.enter("positive_together", {"other": ArgumentKind.CODE})
def positive_together(code: str, arguments: Mapping[str, Any], figures: Figures) -> Outcome | None:
    """Both figures are zero or neither is."""
    own, other = figures.number(code), figures.number(arguments["other"])
    if own is None or other is None:
        return None
    codes = (code, arguments["other"])
    return compared((own > 0) == (other > 0), codes, is_(code, own), is_(arguments["other"], other))


@NUMBER_VALIDATIONS.enter("both_or_none", {"other": ArgumentKind.CODE})
def both_or_none(code: str, arguments: Mapping[str, Any], figures: Figures) -> Outcome | None:
    """Both figures are given or neither is, and both are zero or neither is."""
    own, other = figures.number(code), figures.number(arguments["other"])
    if own is None and other is None:
        return None
    codes = (code, arguments["other"])
    if own is not None and other is not None:
        return positive_together(code, arguments, figures)
    (here, number), (there, _) = sorted(zip(codes, (own, other), strict=True), key=lambda pair: pair[1] is None)
    side = is_(here, number or 0)
    return Outcome(False, Text(f"{side}; {there} chưa có số liệu", f"{side}; no figure yet for {there}"), codes)


@NUMBER_VALIDATIONS.enter("positive_needs", {"other": ArgumentKind.CODES})
def positive_needs(code: str, arguments: Mapping[str, Any], figures: Figures) -> Outcome | None:
    """Where the figure is above zero, so is the sum of others."""
    own, other = figures.number(code), figures.total(arguments["other"])
    if not own or other is None:
        return None
    return compared(other > 0, (code, *arguments["other"]), is_(code, own), sum_is(arguments["other"], other))


@NUMBER_VALIDATIONS.enter(
    "average_between", {"per": ArgumentKind.CODE, "from": ArgumentKind.NUMBER, "to": ArgumentKind.NUMBER}
)
def average_between(code: str, arguments: Mapping[str, Any], figures: Figures) -> Outcome | None:
    """The figure divided by another lies between two numbers, both included."""
    own, per = figures.number(code), figures.number(arguments["per"])
    if own is None or not per:
        return None
    average = Fraction(own) / per
    low, high = arguments["from"], arguments["to"]
    side = f"{code} / {arguments['per']} = {written(average, 0 if average.denominator == 1 else 1)}"
    return compared(low <= average <= high, (code, arguments["per"]), side, f"{written(low)}–{written(high)}")


@NUMBER_VALIDATIONS.enter("share_at_least", {"whole": ArgumentKind.CODES, "share": ArgumentKind.SHARE})
def share_at_least(code: str, arguments: Mapping[str, Any], figures: Figures) -> Outcome | None:
    """The figure is at least a share of the sum of others."""
    own, whole = figures.number(code), figures.total(arguments["whole"])
    if own is None or not whole:
        return None
    return compared(
        own >= arguments["share"] * whole,
        (code, *arguments["whole"]),
        f"{code} / {is_sum(arguments['whole'])} = {written(own)}/{written(whole)}",
        f"≥ {arguments['share']}",
    )


@NUMBER_VALIDATIONS.enter("change_at_most", {"share": ArgumentKind.SHARE})
def change_at_most(code: str, arguments: Mapping[str, Any], figures: Figures) -> Outcome | None:
    """Against the period before, the figure has changed by no more than a share."""
    own, before = figures.number(code), number_of(figures.previous, code)
    if own is None or not before:
        return None
    given = Text(
        f"{is_(code, own)}; kỳ trước {written(before)}", f"{is_(code, own)}; previous period {written(before)}"
    )
    return Outcome(abs(own - before) <= arguments["share"] * before, given, (code,))


@NUMBER_VALIDATIONS.enter("not_counted_twice", {})
def not_counted_twice(code: str, arguments: Mapping[str, Any], figures: Figures) -> Outcome | None:
    """The members of a body that is one with another are counted with that other: none is left to count here."""
    for bodies in figures.combined:
        (counted, _), (boards, members) = bodies.counted, bodies.again
        own, again, once = figures.number(members), figures.number(boards), figures.number(counted)
        if code == members and own is not None and figures.number(bodies.flag):
            separate = max((again or 0) - (once or 0), 0)
            sides = [is_(name, n) for name, n in ((boards, again), (counted, once)) if n is not None]
            return compared(own == 0 or separate > 0, (code, bodies.flag, boards, counted), is_(code, own), *sides)
    return None
