"""Carrying answers over from an earlier assessment: proposed, never forced, each with what has changed since.

From the same regulation an answer is proposed for the same requirement; from the law before it, for what followed the
requirement. Facts are carried only where the new requirement asks the same fact; dates of events are not carried, for
they belong to the old period.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checklist.domain.answers import Answer, AnswerSet
from checklist.domain.crosswalk import changed_thresholds
from checklist.domain.plain import plain
from checklist.domain.requirement import FactKind, Requirement
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text

CARRIED_TEXTS = ("evidence", "cause", "remedy", "supplied_by")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One answer proposed for a requirement, from which one, and what differs between the two."""

    requirement: str
    source: str
    data: Mapping[str, Any]
    warning: Text | None


def propose(pack: RulePack, old: AnswerSet, regulation: str) -> tuple[Proposal, ...]:
    """The proposals for an assessment under ``regulation`` from the answers of an earlier one.

    Where several old requirements became one, the first answered one is proposed. Raises ``KeyError`` for an unknown
    regulation.
    """
    new_book = pack.regulations[regulation]
    known = new_book.by_id()
    found: dict[str, Proposal] = {}
    for source in pack.regulations[old.regulation].requirements:
        answer = old.answers.get(source.id)
        if answer is None or answer.declared is None:
            continue
        for target in _targets(source, known, same=regulation == old.regulation):
            found.setdefault(target.id, _proposal(source, target, answer))
    return tuple(found[identifier] for identifier in known if identifier in found)


def _targets(source: Requirement, known: Mapping[str, Requirement], *, same: bool) -> Iterator[Requirement]:
    names = (source.id,) if same else source.succeeded_by
    return (known[name] for name in names if name in known)


def _proposal(source: Requirement, target: Requirement, answer: Answer) -> Proposal:
    given = plain(answer)
    data = {key: given[key] for key in CARRIED_TEXTS if given[key]}
    asked = {fact.key: fact.kind for fact in target.facts if target.for_each is None}
    facts = {
        key: value
        for key, value in given["facts"].items()
        if asked.get(key) is not None and asked[key] is not FactKind.DATE and _kind(source, key) is asked[key]
    }
    if facts:
        data["facts"] = facts
    if source.id == target.id:
        data["declared"] = given["declared"]
        data["points"] = given["points"]
    return Proposal(target.id, source.id, data, _warning(source, target))


def _kind(requirement: Requirement, key: str) -> FactKind | None:
    return next((fact.kind for fact in requirement.facts if fact.key == key), None)


def _warning(source: Requirement, target: Requirement) -> Text | None:
    """What must be looked at again before the proposal is accepted."""
    if source.id == target.id:
        return None
    changed, note = changed_thresholds((source,), (target,)), source.succession.note
    if changed is None:
        return note
    vi, en = f"Ngưỡng đã đổi: {changed.vi}.", f"The thresholds changed: {changed.en}."
    return Text(f"{vi} {note.vi}", f"{en} {note.en}") if note else Text(vi, en)
