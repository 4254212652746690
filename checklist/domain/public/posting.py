"""Postings on the disclosure board (niêm yết): how long the law asks, until when, and how many days it really was.

A day counts whole, the first and the last too, as the check ``lasts_at_least`` counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from checklist.domain.law import Citation
from checklist.domain.requirement import Requirement

LASTS = "lasts_at_least"


class PostingState(StrEnum):
    """Where a posting stands on a day."""

    PREPARED = "prepared"
    COMING = "coming"
    POSTED = "posted"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Minimum:
    """The least days the law asks a posting to last, and where it says so."""

    days: int
    cite: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Posting:
    """The days of one posting: ``until`` is the last day planned, ``taken_down`` the day somebody took it off."""

    first: date
    until: date | None
    taken_down: date | None
    is_published: bool

    def last(self, today: date) -> date | None:
        """The last day on which it stood, as known on ``today``; none before it began."""
        ends = [day for day in (self.until, self.taken_down, today) if day is not None]
        last = min(ends)
        return last if self.is_published and last >= self.first else None

    def days(self, today: date) -> int:
        """How many days it has stood by ``today``."""
        last = self.last(today)
        return 0 if last is None else (last - self.first).days + 1

    def state(self, today: date) -> PostingState:
        """Where it stands on ``today``; what was taken off has ended on that very day."""
        if not self.is_published:
            return PostingState.PREPARED
        if self.taken_down is not None or (self.until is not None and today > self.until):
            return PostingState.ENDED
        return PostingState.COMING if today < self.first else PostingState.POSTED

    def lasted(self, minimum: Minimum | None, today: date) -> bool | None:
        """Whether it stood as long as the law asks; None where the law asks nothing or the days are not over yet."""
        if minimum is None or not self.is_published:
            return None
        if self.days(today) >= minimum.days:
            return True
        return False if self.state(today) is PostingState.ENDED else None


def minimum_of(requirement: Requirement) -> Minimum | None:
    """The longest time that a check of ``requirement`` asks; what rests on memory asks nothing."""
    found: Iterable[Minimum] = (
        Minimum(int(check.arguments["days"]), check.cite)
        for check in requirement.checks
        if check.name == LASTS and requirement.judges(check)
    )
    return max(found, key=lambda each: each.days, default=None)


def until_of(first: date, minimum: Minimum) -> date:
    """The last day of a posting that just lasts the minimum: 30 days from the 1st end on the 30th."""
    return first + timedelta(days=minimum.days - 1)
