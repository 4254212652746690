"""Conditions in words: when a requirement, a question, a point or a check applies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checklist.domain.conditions import Anything, Compares, Condition, Equals, Everything, Not, OneOf
from checklist.domain.regulation import Regulation
from checklist.domain.requirement import Question, Requirement
from checklist.domain.text import Text
from checklist.web.law_names import YES_NO_NAMES
from checklist.web.wording import AND, OR, fill, joined, number, same

RELATIONS = {
    "at_least": Text("từ {number} trở lên", "{number} or more"),
    "more_than": Text("trên {number}", "more than {number}"),
    "at_most": Text("không quá {number}", "at most {number}"),
    "less_than": Text("dưới {number}", "fewer than {number}"),
}
QUESTION = Text("câu {number}", "question {number}")
QUOTED = Text("“{ask}”", "“{ask}”")
TEST = Text("{label}: {test}", "{label}: {test}")
NEGATED = Text("không phải ({part})", "not ({part})")
GROUPED = Text("({part})", "({part})")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The questions a requirement may speak of: its own, by number, and others, in their own words."""

    own: Mapping[str, int]
    questions: Mapping[str, Question]

    def label(self, key: str) -> Text:
        """How a page refers to the question ``key``; a key nobody asks for is shown as it is."""
        if key in self.own:
            return fill(QUESTION, number=same(str(self.own[key])))
        if key in self.questions:
            return fill(QUOTED, ask=self.questions[key].ask)
        return same(key)

    def option(self, key: str, choice: str) -> Text:
        """The words of a choice."""
        question = self.questions.get(key)
        return question.options.get(choice, same(choice)) if question else same(choice)


def vocabulary(book: Regulation, requirement: Requirement | None = None) -> Vocabulary:
    """The vocabulary of ``requirement``, or of the profile alone."""
    questions = {question.key: question for question in book.profile}
    if requirement is None:
        return Vocabulary({}, questions)
    shared = book.record_set_facts(requirement.for_each) if requirement.for_each else ()
    questions |= {fact.key: fact for fact in (*shared, *requirement.facts)}
    return Vocabulary({fact.key: place for place, fact in enumerate(requirement.facts, start=1)}, questions)


def condition_words(condition: Condition, known: Vocabulary) -> Text:
    """``condition`` as a clause, for example ``“Đơn vị có tổ chức công đoàn không?”: Có``."""
    match condition:
        case Equals(key, bool(value)):
            return fill(TEST, label=known.label(key), test=YES_NO_NAMES[value])
        case Equals(key, value):
            return fill(TEST, label=known.label(key), test=known.option(key, str(value)))
        case OneOf(key, choices):
            options = joined((known.option(key, choice) for choice in choices), OR)
            return fill(TEST, label=known.label(key), test=options)
        case Compares(key, relation, limit):
            return fill(TEST, label=known.label(key), test=fill(RELATIONS[relation], number=number(limit)))
        case Everything(parts):
            return joined((_part(part, known) for part in parts), AND)
        case Anything(parts):
            return joined((_part(part, known) for part in parts), OR)
        case Not(part):
            return fill(NEGATED, part=condition_words(part, known))
    raise TypeError(type(condition).__name__)


def condition_parts(condition: Condition | None, known: Vocabulary) -> tuple[Text, ...]:
    """What must hold all together, one clause each; nothing where there is no condition."""
    if condition is None:
        return ()
    if isinstance(condition, Everything):
        return tuple(_part(part, known) for part in condition.parts)
    return (condition_words(condition, known),)


def _part(condition: Condition, known: Vocabulary) -> Text:
    words = condition_words(condition, known)
    nested = isinstance(condition, Everything | Anything) and len(condition.parts) > 1
    return fill(GROUPED, part=words) if nested else words
