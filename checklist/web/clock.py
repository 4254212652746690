"""What time and what day it is: the only clock of the pages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

# Vietnam has kept +07:00 without daylight saving since 1975, so a fixed offset needs no time-zone data on the machine.
VIETNAM = timezone(timedelta(hours=7))


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def legal_today() -> date:
    """Today in Asia/Ho_Chi_Minh."""
    return datetime.now(VIETNAM).date()
