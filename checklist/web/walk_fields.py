"""The fields of an answer's form: each with its label, what stands in it and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from checklist.domain.answers import DECLARED_NAMES, PointStatus
from checklist.domain.conditions import applies
from checklist.domain.requirement import FactKind, Question
from checklist.domain.text import Text
from checklist.web.condition_words import Vocabulary, condition_parts
from checklist.web.walk_texts import POINT_NAMES, WalkTexts
from checklist.web.wording import AND, fill, joined, same

HINTS: Mapping[FactKind, Text] = {FactKind.DATE: WalkTexts.date_hint, FactKind.INTEGER: WalkTexts.number_hint}


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a field; the empty value chooses nothing."""

    id: str
    value: str
    name: Text
    chosen: bool


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field. ``kind`` says how it is shown: ``line``, ``text``, ``buttons`` or ``list``.

    ``moot`` marks a question that the answers given make pointless.
    """

    id: str
    name: str
    kind: str
    label: Text
    value: str
    options: tuple[Option, ...] = ()
    hint: Text | None = None
    when: Text | None = None
    moot: bool = False
    fault: Text | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """What the fields of one requirement are made from: its id, what stands in the form, and the faults by field."""

    requirement: str
    form: Mapping[str, str]
    faults: Mapping[str, Text] = field(default_factory=dict)

    def id_of(self, name: str) -> str:
        """The element's id of a field."""
        return f"{self.requirement}-{name}"

    def text(self, name: str, label: Text, *, style: str = "") -> FieldView:
        """A free text."""
        return self._field(name, "text", label, style=style)

    def day(self, name: str, label: Text) -> FieldView:
        """A day."""
        return self._field(name, "line", label, hint=WalkTexts.date_hint, style="date")

    def declared(self) -> FieldView:
        """What the unit declares."""
        choices = {str(value): name for value, name in DECLARED_NAMES.items()}
        return self._buttons("declared", WalkTexts.declare, choices, WalkTexts.unanswered)

    def point(self, key: str, label: Text) -> FieldView:
        """One line of a table of points."""
        choices = {str(value): POINT_NAMES[value] for value in PointStatus}
        return self._buttons(f"points.{key}", label, choices, WalkTexts.not_said)

    def questions(
        self, asked: Sequence[Question], prefix: str, known: Vocabulary, values: Mapping[str, Any]
    ) -> tuple[FieldView, ...]:
        """The questions of a requirement or of one record, numbered; ``values`` decide which are moot."""
        return tuple(
            self._question(question, place, prefix, known, values) for place, question in enumerate(asked, start=1)
        )

    def _question(
        self, question: Question, place: int, prefix: str, known: Vocabulary, values: Mapping[str, Any]
    ) -> FieldView:
        name = f"{prefix}{question.key}"
        label = joined((same(f"{place}."), question.ask), same(" "))
        parts = condition_parts(question.when, known)
        more: dict[str, Any] = {
            "when": fill(WalkTexts.only_when, condition=joined(parts, AND)) if parts else None,
            "moot": applies(question.when, values) is False,
        }
        if question.kind is FactKind.YES_NO:
            return self._buttons(
                name, label, {"true": WalkTexts.yes, "false": WalkTexts.no}, WalkTexts.not_said, **more
            )
        if question.kind is FactKind.CHOICE:
            options = self._options(name, {**question.options}, WalkTexts.choose, empty_first=True)
            return self._field(name, "list", label, options=options, **more)
        if question.kind is FactKind.TEXT:
            return self._field(name, "text", label, **more)
        return self._field(name, "line", label, hint=HINTS.get(question.kind), style=question.kind.value, **more)

    def _buttons(self, name: str, label: Text, choices: Mapping[str, Text], empty: Text, **more: Any) -> FieldView:
        return self._field(name, "buttons", label, options=self._options(name, choices, empty), **more)

    def _options(
        self, name: str, choices: Mapping[str, Text], empty: Text, *, empty_first: bool = False
    ) -> tuple[Option, ...]:
        chosen = self.form.get(name, "")
        lines = [({**choices} | {"": empty}).items(), ({"": empty} | {**choices}).items()][empty_first]
        return tuple(
            Option(f"{self.id_of(name)}-{value or 'none'}", value, words, value == chosen) for value, words in lines
        )

    def _field(self, name: str, kind: str, label: Text, **more: Any) -> FieldView:
        return FieldView(
            self.id_of(name), name, kind, label, self.form.get(name, ""), fault=self.faults.get(name), **more
        )
