"""How Python values stand in columns: instants, days, and JSON objects.

An instant is stored as ISO 8601 in UTC, always with microseconds, so that the order of the texts is the order of time.
A day is a legal day, ``YYYY-MM-DD``. JSON is canonical: sorted keys, no spaces, NFC is the caller's business.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

JsonObject = Mapping[str, Any]


def instant_to_text(instant: datetime) -> str:
    """An aware instant as column text.

    Raises ValueError for a naive datetime: nobody could say which instant it means.
    """
    if instant.tzinfo is None or instant.utcoffset() is None:
        raise ValueError(f"an instant needs a time zone, got {instant!r}")
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def text_to_instant(text: str) -> datetime:
    """The aware UTC instant of a column text."""
    return datetime.fromisoformat(text)


def day_to_text(day: date | None) -> str | None:
    """A legal day as column text; None stays None. Raises TypeError for a datetime, which is not a day."""
    if isinstance(day, datetime):
        raise TypeError(f"a day is wanted, got the instant {day!r}")
    return None if day is None else day.isoformat()


def text_to_day(text: str) -> date:
    """The day of a column text."""
    return date.fromisoformat(text)


def object_to_json(value: JsonObject) -> str:
    """A mapping as canonical JSON text. Raises TypeError or ValueError for what JSON cannot hold (NaN included)."""
    return json.dumps(dict(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def json_to_object(text: str) -> dict[str, Any]:
    """The mapping of a JSON column; the column's CHECK has made sure that it is an object."""
    loaded: dict[str, Any] = json.loads(text)
    return loaded
