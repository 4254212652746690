"""The form of the sheet of figures: what a browser sends, and what its hidden line tells of what it was made from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from checklist.domain.indicators.indicator import Indicator
from checklist.domain.indicators.numbers import BadNumber, Number, parse_number, parse_yes_no, written
from checklist.domain.indicators.values import Value
from checklist.domain.text import Text, date_vi
from checklist.domain.values import Faults
from checklist.services.figures import Sheet, body_of

VALUE, NOTE, REFERENCE, DATED, GROUP, INCLUDED, SHOWN, ON_PAGE = (
    "value.", "note.", "reference.", "dated.", "group.", "included", "shown", "on_page.",
)  # fmt: skip
SHOWN_LINE = re.compile(r"[A-Za-z0-9]{1,20}:[0-9]{1,9}:[0-9a-f]{8}")
LONGEST_SHOWN = 20_000
YES, NO = "1", "0"


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form says: stored bodies by code, the groups, whether it is handed in; ``faults`` by field."""

    bodies: Mapping[str, Mapping[str, Any]]
    groups: tuple[str, ...]
    included: bool
    faults: Mapping[str, Text]


def typed_from(sheet: Sheet, form: Mapping[str, str], groups: tuple[str, ...]) -> Typed:
    """Read the form of ``sheet``. A figure whose field was not sent is not touched."""
    faults: dict[str, Text] = {}
    bodies: dict[str, Mapping[str, Any]] = {}
    for indicator in sheet.indicators:
        code = indicator.code
        if f"{NOTE}{code}" not in form:
            continue
        reader = Faults()
        note = reader.text(form[f"{NOTE}{code}"], f"{NOTE}{code}")
        reference = reader.text(form.get(f"{REFERENCE}{code}", ""), f"{REFERENCE}{code}")
        dated = _day(form.get(f"{DATED}{code}", ""), f"{DATED}{code}", reader)
        faults |= {fault.path: fault.message for fault in reader.found}
        try:
            number = _number(indicator, form.get(f"{VALUE}{code}", ""))
        except BadNumber as error:
            faults[f"{VALUE}{code}"] = error.sentence
            continue
        bodies[code] = body_of(sheet, code, number, note, reference, dated)
    chosen = tuple(group for group in groups if form.get(f"{GROUP}{group}"))
    return Typed(bodies, chosen, bool(form.get(INCLUDED)), faults)


def form_of(sheet: Sheet) -> dict[str, str]:
    """The form as it stands: what was given, else what is proposed; what is computed is not typed."""
    form: dict[str, str] = {}
    for indicator in sheet.indicators:
        code = indicator.code
        value = sheet.given.get(code) or sheet.proposed.get(code)
        if value is not None:
            form |= fields_of(indicator, replace(value, number=None) if yields(sheet, code) else value)
    return form


def fields_of(indicator: Indicator, value: Value) -> dict[str, str]:
    """The fields of one figure."""
    code, fields = indicator.code, {}
    if value.number is not None:
        fields[f"{VALUE}{code}"] = str(int(value.number)) if indicator.is_yes_no else written(value.number)
    fields[f"{NOTE}{code}"] = value.note
    fields[f"{REFERENCE}{code}"] = value.reference
    fields[f"{DATED}{code}"] = date_vi(value.dated) if value.dated else ""
    return fields


def yields(sheet: Sheet, code: str) -> bool:
    """Whether the number in force is computed, and not what somebody wrote."""
    given, effective = sheet.given.get(code), sheet.values.get(code)
    if effective is None or code not in sheet.computed:
        return False
    return given is None or given.number is None or given.provenance != effective.provenance


def shown_line(shown: Mapping[str, tuple[int, str]]) -> str:
    """What a form was made from, as its hidden line."""
    return " ".join(f"{code}:{revision}:{mark}" for code, (revision, mark) in shown.items())


def shown_from(line: str) -> dict[str, tuple[int, str]] | None:
    """The same back; ``None`` for what no form of ours sends."""
    parts = line.split()
    if len(line) > LONGEST_SHOWN or not all(SHOWN_LINE.fullmatch(part) for part in parts):
        return None
    found = [part.split(":") for part in parts]
    return {code: (int(revision), mark) for code, revision, mark in found}


def _number(indicator: Indicator, text: str) -> Number | None:
    return parse_yes_no(text) if indicator.is_yes_no else parse_number(text, indicator.decimals)


def _day(text: str, path: str, faults: Faults) -> date | None:
    return faults.day(text, path) if text.strip() else None
