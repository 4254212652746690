"""Checking a unit's figures: what stops them, and what only asks for an explanation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checklist.domain.dates import Period
from checklist.domain.indicators.indicator import Indicator, IndicatorSet, Kind
from checklist.domain.indicators.numbers import BadNumber, Number, bounded, written
from checklist.domain.indicators.validation_types import Figures
from checklist.domain.indicators.validations import VALIDATION_TYPES
from checklist.domain.indicators.values import Provenance, Value, Values
from checklist.domain.text import Text

# The names of what is refused before anything is compared.
FORM = "form"
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing the figures do not agree on: the indicator, the validation, the sentence, the figures compared.

    What blocks must be put right; what does not is ``settled`` once the figure carries an explanation.
    """

    code: str
    validation: str
    blocks: bool
    say: Text
    given: Text
    figures: tuple[tuple[str, Number | None], ...]
    settled: bool = False


def check(
    indicators: IndicatorSet, values: Values, period: Period, previous: Values | None = None
) -> tuple[Issue, ...]:
    """Everything wrong or doubtful about one unit's figures, in the order of the indicators."""
    figures = Figures(values, previous or {}, period, indicators.combined)
    found = [_unknown(code, value) for code, value in values.items() if code not in indicators]
    for indicator in indicators:
        value = values.get(indicator.code)
        wrong = None if value is None else _form(indicator, value)
        found += [wrong] if wrong else list(_compare(indicator, figures))
    return tuple(found)


def blocking(issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """The issues that stop the figures."""
    return tuple(issue for issue in issues if issue.blocks)


def unsettled(issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """What is still to be done: blocking issues, and warnings without an explanation."""
    return tuple(issue for issue in issues if not issue.settled)


def _compare(indicator: Indicator, figures: Figures) -> Iterator[Issue]:
    for validation in indicator.validations:
        outcome = VALIDATION_TYPES[validation.name].run(indicator.code, validation.arguments, figures)
        if outcome is None or outcome.passed:
            continue
        yield Issue(
            code=indicator.code,
            validation=validation.name,
            blocks=validation.blocks,
            say=validation.say,
            given=outcome.given,
            figures=tuple((code, figures.number(code)) for code in outcome.codes),
            settled=not validation.blocks and bool(figures.value(indicator.code).note.strip()),
        )


def _form(indicator: Indicator, value: Value) -> Issue | None:
    """A figure that cannot stand under its indicator at all."""
    if value.number is None:
        return None
    if indicator.kind is Kind.RATIO:
        say = Text("tỷ lệ do phần mềm tính lại từ các số thành phần, không nhập", "a ratio is computed, never entered")
    elif value.provenance is Provenance.TYPED and not indicator.is_entered:
        say = Text("số này do phần mềm tính, không nhập tay", "the program computes this figure; it is not typed")
    elif indicator.is_yes_no and value.number not in (0, 1):
        say = Text("chỉ trả lời Có hoặc Không", "answer yes or no only")
    else:
        try:
            bounded(value.number, indicator.decimals)
        except BadNumber as error:
            say = error.sentence
        else:
            return None
    return _refused(indicator.code, FORM, say, value)


def _unknown(code: str, value: Value) -> Issue:
    return _refused(code, UNKNOWN, Text(f"không có chỉ tiêu mã “{code}”", f"there is no indicator {code}"), value)


def _refused(code: str, name: str, say: Text, value: Value) -> Issue:
    line = f"{code} = {'–' if value.number is None else written(value.number)}"
    return Issue(code, name, True, say, Text(line, line), ((code, value.number),))


def explained(values: Values, notes: Mapping[str, str]) -> dict[str, Value]:
    """The values with explanations added under their codes."""
    return {
        code: Value(value.number, value.provenance, notes.get(code, value.note), value.reference, value.dated)
        for code, value in values.items()
    }
