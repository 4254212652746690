"""What time and what day it is: the only clock of the pages."""

from __future__ import annotations

from datetime import UTC, date, datetime

from checklist.domain.dates import legal_day


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def legal_today() -> date:
    """Today in Asia/Ho_Chi_Minh."""
    return legal_day(now())
