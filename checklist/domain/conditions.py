"""The closed vocabulary of conditions over a profile and facts, in three-valued logic.

A condition is true, false or - when something it needs is not known - ``None``. There is no ``eval``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

Values = Mapping[str, Any]

COMPARISONS = ("at_least", "more_than", "at_most", "less_than")


class Condition(Protocol):
    """Something that holds, does not hold or is not known for given values."""

    def holds(self, values: Values) -> bool | None:
        """True, false, or ``None`` when a needed value is missing."""

    def keys(self) -> frozenset[str]:
        """Every key the condition reads."""

    def plain(self) -> Any:
        """The condition as it stands in YAML."""


@dataclass(frozen=True, slots=True)
class Equals:
    """The value is this one (a yes/no or a choice)."""

    key: str
    value: bool | str

    def holds(self, values: Values) -> bool | None:
        """See :class:`Condition`."""
        given = values.get(self.key)
        return None if given is None else given == self.value

    def keys(self) -> frozenset[str]:
        """See :class:`Condition`."""
        return frozenset({self.key})

    def plain(self) -> Any:
        """See :class:`Condition`."""
        return {self.key: self.value}


@dataclass(frozen=True, slots=True)
class OneOf:
    """The value is one of these choices."""

    key: str
    choices: tuple[str, ...]

    def holds(self, values: Values) -> bool | None:
        """See :class:`Condition`."""
        given = values.get(self.key)
        return None if given is None else given in self.choices

    def keys(self) -> frozenset[str]:
        """See :class:`Condition`."""
        return frozenset({self.key})

    def plain(self) -> Any:
        """See :class:`Condition`."""
        return {self.key: {"one_of": list(self.choices)}}


@dataclass(frozen=True, slots=True)
class Compares:
    """The integer stands in this relation to ``number``."""

    key: str
    relation: str
    number: int

    def holds(self, values: Values) -> bool | None:
        """See :class:`Condition`."""
        given: int | None = values.get(self.key)
        if given is None:
            return None
        relation = {
            "at_least": given >= self.number,
            "more_than": given > self.number,
            "at_most": given <= self.number,
            "less_than": given < self.number,
        }
        return relation[self.relation]

    def keys(self) -> frozenset[str]:
        """See :class:`Condition`."""
        return frozenset({self.key})

    def plain(self) -> Any:
        """See :class:`Condition`."""
        return {self.key: {self.relation: self.number}}


@dataclass(frozen=True, slots=True)
class Everything:
    """All parts hold; one false part decides even when others are unknown."""

    parts: tuple[Condition, ...]

    def holds(self, values: Values) -> bool | None:
        """See :class:`Condition`."""
        results = [part.holds(values) for part in self.parts]
        if False in results:
            return False
        return None if None in results else True

    def keys(self) -> frozenset[str]:
        """See :class:`Condition`."""
        return frozenset().union(*(part.keys() for part in self.parts))

    def plain(self) -> Any:
        """See :class:`Condition`."""
        return {"all": [part.plain() for part in self.parts]}


@dataclass(frozen=True, slots=True)
class Anything:
    """At least one part holds; one true part decides even when others are unknown."""

    parts: tuple[Condition, ...]

    def holds(self, values: Values) -> bool | None:
        """See :class:`Condition`."""
        results = [part.holds(values) for part in self.parts]
        if True in results:
            return True
        return None if None in results else False

    def keys(self) -> frozenset[str]:
        """See :class:`Condition`."""
        return frozenset().union(*(part.keys() for part in self.parts))

    def plain(self) -> Any:
        """See :class:`Condition`."""
        return {"any": [part.plain() for part in self.parts]}


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition

    def holds(self, values: Values) -> bool | None:
        """See :class:`Condition`."""
        result = self.part.holds(values)
        return None if result is None else not result

    def keys(self) -> frozenset[str]:
        """See :class:`Condition`."""
        return self.part.keys()

    def plain(self) -> Any:
        """See :class:`Condition`."""
        return {"not": self.part.plain()}


def applies(condition: Condition | None, values: Values) -> bool | None:
    """Whether something guarded by ``condition`` applies; no condition always does."""
    return True if condition is None else condition.holds(values)
