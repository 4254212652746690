"""Reading the forms of minutes and notices: what was typed, tidied; the services judge it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from checklist.domain.dates import VIETNAM
from checklist.domain.papers.common import Demand
from checklist.domain.text import Text
from checklist.services.committee.audit_papers import Wording
from checklist.services.committee.visits_paper import Typed
from checklist.web.committee.recognition_forms import day_typed, many_lines, one_line
from checklist.web.committee.register_forms import typed_day
from checklist.web.committee.visits_texts import VisitTexts

LINES = (
    "team", "unit_side", "invited", "methods", "strengths", "faults", "disputed", "recommendations", "records_seen",
)  # fmt: skip
TEXTS = ("basis", "venue", "absent", "agreed", "head", "secretary", "representative", "not_signing")
NUMBERS = {"interviewed": 0, "copies": 2}
MOST_DEMANDS, EMPTY_DEMANDS = 30, 3
DEMAND_FIELDS = ("what", "owner", "due", "product")
HOUR = re.compile(r"([01]?[0-9]|2[0-3])[:hg.]([0-5][0-9])")
NOTICE_LINES = ("strengths", "faults", "causes", "recipients")
NOTICE_TEXTS = ("basis", "result", "signer_title", "signer_name", "signer_on_behalf", "signer_office")


def minutes_from(form: Mapping[str, str], faults: dict[str, Text]) -> Typed:
    """The minutes of a form; what cannot be read is added to ``faults``."""
    day = typed_day(form, "held_on", faults)
    typed: dict[str, Any] = {name: one_line(form, name) for name in TEXTS}
    typed |= {name: many_lines(form, name) for name in LINES}
    typed |= {name: _number(form, name, default, faults) for name, default in NUMBERS.items()}
    return Typed(
        **typed,
        opened_at=_moment(form, "opened", day, faults),
        closed_at=_moment(form, "closed", day, faults),
        received_on=typed_day(form, "received_on", faults),
        demands=_demands(form, faults),
    )


def form_of_minutes(typed: Typed) -> dict[str, str]:
    """Minutes as their form would send them."""
    shown = {name: str(getattr(typed, name)) for name in TEXTS}
    shown |= {name: "\n".join(getattr(typed, name)) for name in LINES}
    shown |= {name: str(getattr(typed, name)) for name in NUMBERS}
    opened = typed.opened_at.astimezone(VIETNAM) if typed.opened_at else None
    closed = typed.closed_at.astimezone(VIETNAM) if typed.closed_at else None
    shown |= {
        "held_on": day_typed(opened.date() if opened else None),
        "opened": f"{opened:%H:%M}" if opened else "",
        "closed": f"{closed:%H:%M}" if closed else "",
        "received_on": day_typed(typed.received_on),
    }
    for number, each in enumerate(typed.demands):
        shown |= {
            f"demand.{number}.what": each.what,
            f"demand.{number}.owner": each.owner,
            f"demand.{number}.due": day_typed(each.due),
            f"demand.{number}.product": each.product,
        }
    return shown


def demand_rows(shown: Mapping[str, str]) -> int:
    """How many rows of demands a form shows: those filled and a few more."""
    filled = [number for number in range(MOST_DEMANDS) if any(shown.get(f"demand.{number}.{f}") for f in DEMAND_FIELDS)]
    return min(MOST_DEMANDS, (max(filled) + 1 if filled else 0) + EMPTY_DEMANDS)


def wording_from(form: Mapping[str, str], faults: dict[str, Text]) -> Wording:
    """The notice of a form; an unreadable day is added to ``faults``."""
    typed: dict[str, Any] = {name: one_line(form, name) for name in NOTICE_TEXTS}
    typed |= {name: many_lines(form, name) for name in NOTICE_LINES}
    return Wording(
        **typed,
        with_grade=bool(form.get("with_grade")),
        plan_due=typed_day(form, "plan_due", faults),
    )


def form_of_wording(wording: Wording) -> dict[str, str]:
    """A notice as its form would send it."""
    shown = {name: str(getattr(wording, name)) for name in NOTICE_TEXTS}
    shown |= {name: "\n".join(getattr(wording, name)) for name in NOTICE_LINES}
    return shown | {"plan_due": day_typed(wording.plan_due)} | ({"with_grade": "1"} if wording.with_grade else {})


def _demands(form: Mapping[str, str], faults: dict[str, Text]) -> tuple[Demand, ...]:
    found = []
    for number in range(MOST_DEMANDS):
        what = one_line(form, f"demand.{number}.what")
        if what:
            due = typed_day(form, f"demand.{number}.due", faults)
            owner, product = (one_line(form, f"demand.{number}.{name}") for name in ("owner", "product"))
            found.append(Demand(what, owner, due, product))
    return tuple(found)


def _moment(form: Mapping[str, str], name: str, day: date | None, faults: dict[str, Text]) -> datetime | None:
    text = one_line(form, name)
    if not text:
        return None
    hour = HOUR.fullmatch(text.replace(" ", ""))
    if hour is None:
        faults[name] = VisitTexts.bad_hour
        return None
    return datetime.combine(day, time(int(hour[1]), int(hour[2])), VIETNAM) if day else None


def _number(form: Mapping[str, str], name: str, default: int, faults: dict[str, Text]) -> int:
    text = one_line(form, name)
    if text and not (text.isdecimal() and len(text) <= 4):
        faults[name] = VisitTexts.bad_number
        return default
    return int(text) if text else default
