"""Choosing requirements by right, by how they are known and by words, from the address of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from werkzeug.exceptions import BadRequest

from checklist.domain.law import SourceCheck
from checklist.domain.requirement import Requirement, Right
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text, fold

WORDS, RIGHT, SOURCE = "tim", "nhom", "nguon"
LONGEST_SEARCH = 200
NOT_IN_WORDS = re.compile(r"\W+")

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class RuleFilter:
    """What the reader asked to see; ``None`` and no words mean everything."""

    words: str = ""
    right: Right | None = None
    source: SourceCheck | None = None

    def is_set(self) -> bool:
        """Whether anything is left out at all."""
        return bool(self.words or self.right or self.source)

    def accepts(self, requirement: Requirement, pack: RulePack) -> bool:
        """Whether ``requirement`` is to be shown: every word occurs in its texts, diacritics aside."""
        if self.right not in (None, requirement.right) or self.source not in (None, requirement.source_check):
            return False
        searched = " " + " ".join(_words(" ".join(_searchable(requirement, pack)))) if self.words else ""
        # A word is found where it begins another: "yet" is in "niêm yết" and not in "quyết định".
        return all(f" {word}" in searched for word in _words(self.words))


def rule_filter(arguments: Mapping[str, str]) -> RuleFilter:
    """The filter an address asks for. Raises :class:`BadRequest` for a group or source that does not exist."""
    return RuleFilter(
        words=" ".join(arguments.get(WORDS, "")[:LONGEST_SEARCH].split()),
        right=_choice(arguments.get(RIGHT, ""), Right),
        source=_choice(arguments.get(SOURCE, ""), SourceCheck),
    )


def _choice(value: str, choices: type[E]) -> E | None:
    if not value:
        return None
    try:
        return choices(value)
    except ValueError as error:
        raise BadRequest from error


def _words(text: str) -> list[str]:
    return NOT_IN_WORDS.sub(" ", fold(text)).split()


def _searchable(requirement: Requirement, pack: RulePack) -> Iterator[str]:
    yield requirement.id
    for text in _texts(requirement, pack):
        yield text.vi
        yield text.en


def _texts(requirement: Requirement, pack: RulePack) -> Iterator[Text]:
    yield requirement.text
    yield from (pack.cite(citation) for citation in requirement.cite)
    yield from (fact.ask for fact in requirement.facts)
    yield from (text for text in (requirement.doubt, requirement.background_reason, requirement.records_title) if text)
    for check in requirement.checks:
        yield check.message
        yield from (pack.cite(citation) for citation in check.cite)
    for point in requirement.points:
        yield point.text
        yield from (pack.cite(citation) for citation in point.cite)
