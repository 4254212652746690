"""Checks that compare counts, shares and answers. Shares are compared by cross-multiplication, never rounded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from checklist.domain.check_types import DENOMINATORS, MISSING, ArgumentKind, Outcome, Setting, Values, Vocabulary
from checklist.domain.text import Text, decimal_vi, number_vi

NUMBER_CHECKS = Vocabulary()

COUNT = {"given": ArgumentKind.INTEGER_FACT, "number": ArgumentKind.NUMBER}
SHARE = {
    "part": ArgumentKind.INTEGER_FACT,
    "whole": ArgumentKind.INTEGER_SOURCE,
    "share": ArgumentKind.SHARE,
    "denominator": ArgumentKind.DENOMINATOR,
}


def _number(value: int) -> Text:
    return Text(number_vi(value), str(value))


def _count(asked: Text, arguments: Mapping[str, Any], values: Values) -> tuple[int | None, Outcome]:
    count: int | None = values.get(arguments["given"])
    return count, Outcome(None, asked, MISSING)


@NUMBER_CHECKS.enter("at_least", COUNT)
def at_least(arguments: Mapping[str, Any], values: Values, records: Sequence[Values], setting: Setting) -> Outcome:
    """``given`` is ``number`` or more."""
    number = arguments["number"]
    asked = Text(f"ít nhất {number_vi(number)}", f"at least {number}")
    count, missing = _count(asked, arguments, values)
    if count is None:
        return missing
    return Outcome(count >= number, asked, _number(count), Fraction(count), Fraction(number))


@NUMBER_CHECKS.enter("at_most", COUNT)
def at_most(arguments: Mapping[str, Any], values: Values, records: Sequence[Values], setting: Setting) -> Outcome:
    """``given`` is ``number`` or less."""
    number = arguments["number"]
    asked = Text(f"không quá {number_vi(number)}", f"at most {number}")
    count, missing = _count(asked, arguments, values)
    if count is None:
        return missing
    return Outcome(count <= number, asked, _number(count), Fraction(count), Fraction(number))


@NUMBER_CHECKS.enter("more_than", COUNT)
def more_than(arguments: Mapping[str, Any], values: Values, records: Sequence[Values], setting: Setting) -> Outcome:
    """``given`` is more than ``number``."""
    number = arguments["number"]
    asked = Text(f"trên {number_vi(number)}", f"more than {number}")
    count, missing = _count(asked, arguments, values)
    if count is None:
        return missing
    return Outcome(count > number, asked, _number(count), Fraction(count), Fraction(number))


def _share_asked(arguments: Mapping[str, Any], word: Text) -> Text:
    share: Fraction = arguments["share"]
    percent = share * 100
    shown = f"{percent.numerator}%" if percent.denominator == 1 else f"{share.numerator}/{share.denominator}"
    whole = DENOMINATORS[arguments["denominator"]]
    return Text(f"{word.vi} {shown} {whole.vi}", f"{word.en} {shown} of {whole.en}")


def _share(arguments: Mapping[str, Any], values: Values, word: Text, *, strict: bool) -> Outcome:
    asked = _share_asked(arguments, word)
    part, whole = values.get(arguments["part"]), values.get(arguments["whole"])
    if part is None or whole is None:
        return Outcome(None, asked, MISSING)
    if whole == 0:
        return Outcome(None, asked, Text("mẫu số bằng 0", "the denominator is zero"))
    limit = arguments["share"] * whole
    percent = "100" if part == whole else decimal_vi(Fraction(part * 100, whole), 2)
    given = Text(f"{number_vi(part)}/{number_vi(whole)} ({percent}%)", f"{part}/{whole} ({percent.replace(',', '.')}%)")
    passed = part > limit if strict else part >= limit
    return Outcome(passed, asked, given, Fraction(part), Fraction(limit))


@NUMBER_CHECKS.enter("share_at_least", SHARE)
def share_at_least(
    arguments: Mapping[str, Any], values: Values, records: Sequence[Values], setting: Setting
) -> Outcome:
    """``part`` is at least ``share`` of ``whole``: exactly the share passes."""
    return _share(arguments, values, Text("ít nhất", "at least"), strict=False)


@NUMBER_CHECKS.enter("share_more_than", SHARE)
def share_more_than(
    arguments: Mapping[str, Any], values: Values, records: Sequence[Values], setting: Setting
) -> Outcome:
    """``part`` is more than ``share`` of ``whole``: exactly the share fails."""
    return _share(arguments, values, Text("trên", "more than"), strict=True)


@NUMBER_CHECKS.enter(
    "band",
    {"of": ArgumentKind.INTEGER_SOURCE, "given": ArgumentKind.INTEGER_FACT, "bands": ArgumentKind.BANDS},
)
def band(arguments: Mapping[str, Any], values: Values, records: Sequence[Values], setting: Setting) -> Outcome:
    """``given`` reaches the minimum of the band that ``of`` falls in; the last band has no upper end."""
    size, count = values.get(arguments["of"]), values.get(arguments["given"])
    if size is None:
        return Outcome(None, Text("theo bậc quy mô", "by size band"), MISSING)
    minimum = next(
        row["at_least"] for row in arguments["bands"] if row.get("less_than") is None or size < row["less_than"]
    )
    asked = Text(
        f"ít nhất {number_vi(minimum)} (quy mô {number_vi(size)})", f"at least {minimum} (for a size of {size})"
    )
    if count is None:
        return Outcome(None, asked, MISSING)
    return Outcome(count >= minimum, asked, _number(count), Fraction(count), Fraction(minimum))


YES_NO = {True: Text("có", "yes"), False: Text("không", "no")}


@NUMBER_CHECKS.enter("answered_yes", {"given": ArgumentKind.YES_NO_FACT})
def answered_yes(arguments: Mapping[str, Any], values: Values, records: Sequence[Values], setting: Setting) -> Outcome:
    """The answer is yes."""
    answer = values.get(arguments["given"])
    return Outcome(None, YES_NO[True], MISSING) if answer is None else Outcome(answer, YES_NO[True], YES_NO[answer])


@NUMBER_CHECKS.enter("answered_no", {"given": ArgumentKind.YES_NO_FACT})
def answered_no(arguments: Mapping[str, Any], values: Values, records: Sequence[Values], setting: Setting) -> Outcome:
    """The answer is no."""
    answer = values.get(arguments["given"])
    return (
        Outcome(None, YES_NO[False], MISSING) if answer is None else Outcome(not answer, YES_NO[False], YES_NO[answer])
    )
