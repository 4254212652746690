"""Deadlines as an iCalendar feed (RFC 5545): whole days, which every calendar program subscribes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, vText

MEDIA_TYPE = "text/calendar"
PRODUCT = "-//checklist//deadlines//VI"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day in a calendar. ``uid`` stays the same when the day moves, so that the entry moves with it."""

    uid: str
    on: date
    title: str
    details: str = ""
    address: str = ""


def calendar_of(name: str, deadlines: Iterable[Deadline], *, at: datetime) -> bytes:
    """The feed called ``name``, stamped ``at`` (UTC)."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", vText(name))
    calendar.add("x-wr-calname", vText(name))
    calendar.add("refresh-interval;value=duration", "PT12H")
    for deadline in deadlines:
        event = Event()
        event.add("uid", deadline.uid)
        event.add("dtstamp", at)
        event.add("dtstart", deadline.on)
        event.add("dtend", deadline.on + timedelta(days=1))
        event.add("summary", deadline.title)
        event.add("transp", "TRANSPARENT")
        if deadline.details:
            event.add("description", deadline.details)
        if deadline.address:
            event.add("url", deadline.address)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
