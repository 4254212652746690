"""The figures of an assessment made whole: with what the program computes, and with what they do not agree on."""

from __future__ import annotations

from dataclasses import replace

from checklist.domain.assessment import Assessment
from checklist.domain.faults import AnswerFault
from checklist.domain.indicators.checking import Issue, blocking, check
from checklist.domain.indicators.computing import computed, derived
from checklist.domain.indicators.given import GivenFigures
from checklist.domain.indicators.indicator import IndicatorSet
from checklist.domain.indicators.numbers import written
from checklist.domain.indicators.rolling import UnitFigures, roll_up
from checklist.domain.indicators.values import NOTHING, Provenance, Value, Values
from checklist.domain.law import UnitKind
from checklist.domain.text import Text

DIFFERS = "differs"
# What the program computes takes the place of these; what somebody typed or imported stays.
YIELDING = frozenset({Provenance.CARRIED})


def completed(indicators: IndicatorSet, assessment: Assessment, given: GivenFigures) -> GivenFigures:
    """``given`` with the figures that the answers of its assessment hold already, and those that follow from others.

    Completing twice changes nothing, so a seal reads back as it was made.
    """
    kind = assessment.answers.unit.kind
    values = overlaid(given.values, computed(indicators, kind, assessment))
    values = overlaid(values, derived(indicators, kind, values))
    return replace(given, values={one.code: values[one.code] for one in indicators if one.code in values})


def overlaid(values: Values, over: Values) -> dict[str, Value]:
    """``values`` with computed ones where there is no figure yet; what was said of a figure beside its number stays."""
    found = dict(values)
    for code, value in over.items():
        standing = found.get(code, NOTHING)
        if not standing.is_given or standing.provenance in YIELDING:
            found[code] = replace(standing, number=value.number, provenance=Provenance.COMPUTED)
    return found


def issues_of(assessment: Assessment) -> tuple[Issue, ...]:
    """Everything wrong or doubtful about the figures of an assessment; nothing where it has none."""
    given = assessment.answers.indicators
    if given is None:
        return ()
    period = assessment.answers.period
    return check(assessment.pack.indicators, given.values, period, given.previous_values)


def differing(known: Values, given: Values) -> tuple[Issue, ...]:
    """Where somebody wrote another number than the program has from books or answers: to be explained."""
    say = Text("số đã ghi khác số phần mềm tính được; ghi rõ lý do", "not the number the program computes; say why")
    found = []
    for code, value in given.items():
        has, said = known.get(code, NOTHING).number, value.number
        if has is not None and said is not None and value.provenance not in YIELDING and has != said:
            line = f"{code} = {written(said)}; {written(has)}"
            compared = ((code, said), (code, has))
            found.append(Issue(code, DIFFERS, False, say, Text(line, line), compared, settled=bool(value.note)))
    return tuple(found)


def figure_obstacles(assessment: Assessment) -> list[AnswerFault]:
    """What stops sealing, each at ``indicators.<code>.<validation>``."""
    return [
        AnswerFault(f"indicators.{issue.code}.{issue.validation}", sentence(assessment.pack.indicators, issue))
        for issue in blocking(issues_of(assessment))
    ]


def sentence(indicators: IndicatorSet, issue: Issue) -> Text:
    """An issue in one sentence with the figures compared: ``B19 …: … (B19 = 4; B18 = 3)``."""
    name = indicators[issue.code].name if issue.code in indicators else Text("", "")
    say = Text(issue.say.vi.rstrip("."), issue.say.en.rstrip("."))
    return Text(
        f"{issue.code} {name.vi}: {say.vi} ({issue.given.vi})", f"{issue.code} {name.en}: {say.en} ({issue.given.en})"
    )


def ratios(indicators: IndicatorSet, kind: UnitKind, values: Values) -> dict[str, Value]:
    """The ratios of one unit, whose parts are both there and whose denominator is not zero."""
    rolled = roll_up(indicators, [UnitFigures("", values)])
    return {
        one.code: Value(number, Provenance.COMPUTED)
        for one in indicators
        if one.numerator and one.concerns(kind) and (number := rolled.number(one.code)) is not None
    }
