"""The fields of a draft's settings and the plain settings they stand for: one pure function each way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checklist.domain.faults import AnswersInvalid, FaultCode
from checklist.domain.regulation import Regulation
from checklist.domain.text import Text, date_vi
from checklist.services.draft_profile import PROFILE_PATH
from checklist.services.draft_settings import ADJUSTMENTS, BONUS, DUE_ON, PENALTY, SCORING, Settings
from checklist.web.answer_forms import day_as_written
from checklist.web.law_names import YES_NO_NAMES
from checklist.web.profile_form import PROFILE, profile_form
from checklist.web.settings_texts import SettingsTexts
from checklist.web.unit_start import DUE, SCHEME
from checklist.web.unit_texts import UnitTexts
from checklist.web.wording import capitalised, fill, joined, same

LINE = re.compile(r"(bonus|penalty)-([0-9]{1,2})\.(points|reason)")
FAULT = re.compile(r"adjustments\.(bonus|penalty)\[([0-9]+)\]\.(points|reason)")
BLANK_LINES = 2


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which two people differ."""

    label: Text
    theirs: Text
    mine: Text


def line_name(kind: str, place: int, part: str) -> str:
    """The field of a line of bonus or penalty points."""
    return f"{kind}-{place}.{part}"


def adjustment_rows(form: Mapping[str, str], kind: str) -> range:
    """The lines to show: those with something in them, and blank ones after the last."""
    used = [
        int(match[2]) for match in map(LINE.fullmatch, form) if match and match[1] == kind and form[match[0]].strip()
    ]
    return range(1, max([*used, 0]) + BLANK_LINES + 1)


def settings_from(form: Mapping[str, str]) -> dict[str, Any]:
    """The plain settings that a form says; lines left blank are no lines."""
    lines: dict[str, list[dict[str, str]]] = {BONUS: [], PENALTY: []}
    for kind, found in lines.items():
        for place in adjustment_rows(form, kind):
            line = {part: form.get(line_name(kind, place, part), "").strip() for part in ("points", "reason")}
            if any(line.values()):
                found.append(line)
    return {DUE_ON: day_as_written(form.get(DUE, "")), SCORING: form.get(SCHEME) or None, **lines}


def form_from_settings(settings: Settings) -> dict[str, str]:
    """The fields that show settings; the reverse of :func:`settings_from`."""
    form = {DUE: date_vi(settings.due_on) if settings.due_on else "", SCHEME: settings.scoring or ""}
    for kind, lines in ((BONUS, settings.bonus), (PENALTY, settings.penalty)):
        for place, line in enumerate(lines, 1):
            form |= {line_name(kind, place, part): line.get(part, "") for part in ("points", "reason")}
    return form


def renumbered(form: Mapping[str, str]) -> dict[str, str]:
    """``form`` with its lines of points one after the other, as the faults about them count."""
    kept = {name: value for name, value in form.items() if not LINE.fullmatch(name)}
    plain = settings_from(form)
    for kind in (BONUS, PENALTY):
        for place, line in enumerate(plain[kind], 1):
            kept |= {line_name(kind, place, part): line[part] for part in line}
    return kept


def setting_faults(refusal: AnswersInvalid) -> dict[str, Text]:
    """Faults of the settings by field."""
    faults: dict[str, Text] = {}
    names = {DUE_ON: DUE, SCORING: SCHEME}
    for fault in refusal.faults:
        line = FAULT.fullmatch(fault.path)
        name = line_name(line[1], int(line[2]), line[3]) if line else names.get(fault.path)
        if name is None:
            name = line_name(BONUS if BONUS in fault.path.removeprefix(ADJUSTMENTS) else PENALTY, 1, "points")
        faults.setdefault(name, _sentence(fault.message))
    return faults


def profile_faults(refusal: AnswersInvalid) -> dict[str, Text]:
    """Faults of a profile by field."""
    faults: dict[str, Text] = {}
    for fault in refusal.faults:
        name = f"{PROFILE}{fault.path.removeprefix(PROFILE_PATH)}"
        unanswered = fault.code is FaultCode.NOT_ANSWERED
        faults.setdefault(name, UnitTexts.unanswered if unanswered else _sentence(fault.message))
    return faults


def setting_differences(theirs: Mapping[str, str], mine: Mapping[str, str]) -> tuple[Difference, ...]:
    """The settings in which two forms differ."""
    return tuple(
        Difference(_setting_label(name), _shown(theirs.get(name, "")), _shown(mine.get(name, "")))
        for name in dict.fromkeys((*theirs, *mine))
        if (name in (DUE, SCHEME) or LINE.fullmatch(name))
        and theirs.get(name, "").strip() != mine.get(name, "").strip()
    )


def profile_differences(book: Regulation, theirs: Mapping[str, Any], mine: Mapping[str, Any]) -> tuple[Difference, ...]:
    """The questions that two profiles answer differently."""
    forms = profile_form(book, theirs), profile_form(book, mine)
    return tuple(
        Difference(
            question.ask, *(_answer_shown(form.get(f"{PROFILE}{question.key}", ""), question.options) for form in forms)
        )
        for question in book.profile
        if len({form.get(f"{PROFILE}{question.key}", "") for form in forms}) > 1
    )


def _setting_label(name: str) -> Text:
    line = LINE.fullmatch(name)
    if line is None:
        return UnitTexts.due_on if name == DUE else UnitTexts.scheme
    kind = SettingsTexts.bonus if line[1] == BONUS else SettingsTexts.penalty
    part = SettingsTexts.points if line[3] == "points" else SettingsTexts.reason
    return joined((kind, fill(part, number=same(line[2]))), same(": "))


def _answer_shown(value: str, options: Mapping[str, Text]) -> Text:
    if value in ("true", "false"):
        return YES_NO_NAMES[value == "true"]
    return options.get(value) or _shown(value)


def _shown(value: str) -> Text:
    return same(value) if value.strip() else SettingsTexts.empty


def _sentence(message: Text) -> Text:
    text = capitalised(message)
    return Text(f"{text.vi}.", f"{text.en}.")
