"""The page of stored answers that no longer fit the rules: each with its place, its value and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from checklist.domain.answers import DECLARED_NAMES, Declared
from checklist.domain.regulation import Regulation
from checklist.domain.requirement import Question
from checklist.domain.text import Text
from checklist.services.drafts import Draft
from checklist.services.misfits import ANSWERS, PROFILE, Cleared, Misfit
from checklist.web.law_names import YES_NO_NAMES
from checklist.web.settings_texts import ANSWER_PARTS, PARTS, SettingsTexts
from checklist.web.walk_tabs import Tabs, tabs_of
from checklist.web.wording import SEMICOLON, capitalised, day, fill, joined, moment, same

UNSENT = frozenset({"csrf_token", "revision", "over"})


@dataclass(frozen=True, slots=True)
class MisfitRow:
    """One value; ``path`` is sent to clear it. Where nothing is stored, ``answer`` leads to the question."""

    id: str
    path: str
    about: Text
    place: Text
    value: Text | None
    why: Text
    answer: str


@dataclass(frozen=True, slots=True)
class ClearedRow:
    """A value that was cleared."""

    place: Text
    value: Text
    when: Text


@dataclass(frozen=True, slots=True)
class MisfitPage:
    """The context of ``units/misfits.html``; ``sent`` are the fields of a form that met these misfits on its way."""

    tabs: Tabs
    assessment_id: str
    editable: bool
    gone: bool
    rows: tuple[MisfitRow, ...]
    cleared: tuple[ClearedRow, ...]
    sent: tuple[tuple[str, str], ...]
    go_on: str


def misfit_page(
    draft: Draft,
    found: Iterable[Misfit],
    cleared: Iterable[Cleared],
    *,
    editable: bool,
    gone: bool = False,
    sent: Iterable[tuple[str, str]] = (),
) -> MisfitPage:
    """The page of these misfits."""
    identifier = draft.head.id
    return MisfitPage(
        tabs=tabs_of(draft, ""),
        assessment_id=identifier,
        editable=editable,
        gone=gone,
        rows=tuple(_row(draft, each, place) for place, each in enumerate(found, 1)),
        cleared=tuple(_cleared(draft, each) for each in cleared),
        sent=tuple((name, value) for name, value in sent if name not in UNSENT and value.strip()),
        go_on=url_for("walk.overview", assessment_id=identifier),
    )


def _row(draft: Draft, misfit: Misfit, place: int) -> MisfitRow:
    settings = url_for("settings.page", assessment_id=draft.head.id, _anchor="dac-diem")
    return MisfitRow(
        id=f"gia-tri-{place}",
        path=misfit.path,
        about=_about(draft.regulation, misfit.path),
        place=_place(draft.regulation, misfit.path),
        value=value_words(misfit.value) if misfit.stored else None,
        why=capitalised(misfit.why),
        answer="" if misfit.stored or not misfit.path.startswith(PROFILE) else settings,
    )


def _cleared(draft: Draft, each: Cleared) -> ClearedRow:
    about, place = _about(draft.regulation, each.path), _place(draft.regulation, each.path)
    return ClearedRow(
        joined((about, place), same(" – ")),
        value_words(each.value),
        fill(SettingsTexts.cleared_at, who=same(each.by), when=moment(each.at)),
    )


def value_words(value: Any) -> Text:
    """A stored value as a reader knows it; the parts of an answer under their names."""
    if isinstance(value, bool):
        return YES_NO_NAMES[value]
    if isinstance(value, Mapping):
        parts = (
            joined((ANSWER_PARTS.get(key, same(str(key))), value_words(item)), same(": "))
            for key, item in value.items()
            if _says(item)
        )
        return joined(parts, SEMICOLON)
    if isinstance(value, list | tuple):
        return joined(map(value_words, value), SEMICOLON)
    if isinstance(value, str):
        if value in set(Declared):
            return DECLARED_NAMES[Declared(value)]
        try:
            return day(date.fromisoformat(value)) if len(value) == len("2025-01-31") else same(value)
        except ValueError:
            return same(value)
    return same("–" if value is None else str(value))


def _says(value: Any) -> bool:
    return value is not None and value not in ("", [], {}, ())


def _about(book: Regulation, path: str) -> Text:
    """What a path belongs to: the requirement in its words, or the part of the draft."""
    requirement = _requirement_id(book, path)
    if requirement is None:
        first = path.partition(".")[0].partition("[")[0]
        return same(path.removeprefix(ANSWERS)) if first == "answers" else PARTS.get(first, same(path))
    return book.by_id()[requirement].text


def _place(book: Regulation, path: str) -> Text:
    """Where in an answer (or a profile) a value stands, in the words of its question."""
    if path.startswith(PROFILE):
        return _question(book.profile, path.removeprefix(PROFILE))
    identifier = _requirement_id(book, path)
    if identifier is None:
        inside = path.partition(".")[2]
        return (
            SettingsTexts.whole_answer
            if path.startswith(ANSWERS)
            else same(inside)
            if inside
            else PARTS.get(path, same(path))
        )
    part, _, rest = path.removeprefix(f"{ANSWERS}{identifier}.").partition(".")
    name, _, index = part.rstrip("]").partition("[")
    words = [ANSWER_PARTS.get(name, same(name))]
    if index:
        words.append(fill(SettingsTexts.record, number=same(index)))
    if rest:
        requirement = book.by_id()[identifier]
        asked = book.record_set_facts(requirement.for_each) if requirement.for_each else requirement.facts
        points = {point.key: point.text for point in requirement.points}
        words.append(points.get(rest) or _question(asked, rest))
    return joined(words, same(", "))


def _question(asked: Iterable[Question], key: str) -> Text:
    return next((question.ask for question in asked if question.key == key), same(key))


def _requirement_id(book: Regulation, path: str) -> str | None:
    inside = path.removeprefix(ANSWERS)
    known = [each for each in book.by_id() if f"{inside}.".startswith((f"{each}.", f"{each}["))]
    return max(known, key=len) if known and inside != path else None
