"""The figures a steering committee gives itself: what it is asked, and how it stands beside the units in a roll-up."""

from __future__ import annotations

from checklist.domain.indicators.given import asked_of
from checklist.domain.indicators.indicator import REPORTER_NAMES, Indicator, IndicatorSet, Reporter
from checklist.domain.indicators.rolling import UnitFigures
from checklist.domain.indicators.values import Values

COMMITTEE = "steering-committee"
"""The committee among the reporters of a roll-up; the ids of units are digests and never read like this."""

GIVER = Reporter.STEERING_COMMITTEE
NAME = REPORTER_NAMES[GIVER]


def asked_of_committee(indicators: IndicatorSet) -> tuple[Indicator, ...]:
    """What the committee is to report: all its figures, for it has no short form."""
    return asked_of(indicators, GIVER, tuple(indicators.groups))


def committee_reports(indicators: IndicatorSet, values: Values) -> UnitFigures:
    """The committee as one more reporter of a campaign.

    What nobody else reports is missing while the committee has not given it. What units report too is missing only once
    the committee has begun to report: before that the roll-up is that of the units.
    """
    given = {code: value for code, value in values.items() if value.is_given}
    asked = asked_of_committee(indicators)
    alone = frozenset(one.code for one in asked if one.reporters == (GIVER,))
    return UnitFigures(COMMITTEE, given, frozenset(one.code for one in asked) if given else alone)
