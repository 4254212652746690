"""A regulation: the rule book of one instrument for certain kinds of unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from checklist.domain.conditions import Condition
from checklist.domain.dates import Interval
from checklist.domain.law import Basis, SourceCheck, UnitKind
from checklist.domain.requirement import BINDING_KINDS, Body, Question, Requirement
from checklist.domain.text import Text


@dataclass(frozen=True, slots=True)
class CoSigner:
    """A body that may co-sign the self-assessment, where it exists."""

    key: str
    title: Text
    when: Condition | None


@dataclass(frozen=True, slots=True)
class Regulation:
    """A rule book. ``requirements`` are in walking order; ids are unique.

    A ``local`` book comes from the instance, not with the program. Where it ``overlays`` another, it holds that book's
    requirements, profile questions and co-signers beside its own.
    """

    id: str
    prefix: str
    instrument: str
    title: Text
    short_title: Text
    unit_kinds: tuple[UnitKind, ...]
    in_force: Interval
    until_for: Mapping[UnitKind, date]
    basis: Basis
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    status: Text
    doubt: Text | None
    scored_bodies: frozenset[Body]
    co_signers: tuple[CoSigner, ...]
    profile: tuple[Question, ...]
    requirements: tuple[Requirement, ...]
    local: bool
    overlays: str | None = None

    @property
    def own_requirements(self) -> tuple[Requirement, ...]:
        """The requirements this book brings itself: all of them, unless it overlays another."""
        return tuple(requirement for requirement in self.requirements if requirement.regulation == self.id)

    def in_force_for(self, kind: UnitKind) -> Interval:
        """When the regulation binds a kind of unit; for one of its kinds another law may have taken over earlier."""
        return Interval(self.in_force.start, self.until_for.get(kind, self.in_force.until))

    def is_scored(self, requirement: Requirement) -> bool:
        """Whether the requirement is the unit's own duty and may judge: what rests on memory is asked, never scored."""
        return (
            requirement.kind in BINDING_KINDS
            and requirement.duty_of in self.scored_bodies
            and requirement.source_check is not SourceCheck.MEMORY
        )

    def by_id(self) -> Mapping[str, Requirement]:
        """The requirements by id."""
        return {requirement.id: requirement for requirement in self.requirements}

    def record_set_owner(self, record_set: str) -> Requirement:
        """The first requirement of a record set, where its records are typed. Raises ``KeyError``."""
        for requirement in self._record_set(record_set):
            return requirement
        raise KeyError(record_set)

    def _record_set(self, record_set: str) -> tuple[Requirement, ...]:
        # A set begun by the book below stays its own: an overlay must not move where its records are typed.
        found = (requirement for requirement in self.requirements if requirement.for_each == record_set)
        return tuple(sorted(found, key=lambda requirement: requirement.regulation == self.id))

    def record_set_facts(self, record_set: str) -> tuple[Question, ...]:
        """All facts one record of the set may carry: the union over its requirements, first wording wins."""
        facts: dict[str, Question] = {}
        for requirement in self._record_set(record_set):
            for fact in requirement.facts:
                facts.setdefault(fact.key, fact)
        return tuple(facts.values())
