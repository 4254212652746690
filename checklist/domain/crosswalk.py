"""Old law to new: what became of each requirement, and which requirements are new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checklist.domain.checks import asked_by
from checklist.domain.requirement import Change, Requirement
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text

INSTRUMENT = "instrument:"

# The arguments that are a measure of law; a check without one has nothing that could have changed.
MEASURES = frozenset({"days", "months", "times", "number", "share", "bands"})


@dataclass(frozen=True, slots=True)
class Step:
    """One requirement of the old law with what followed it; ``change`` is ``None`` while nobody has said."""

    old: Requirement
    new: tuple[Requirement, ...]
    instruments: tuple[str, ...]
    change: Change | None
    note: Text | None
    numbers: Text | None


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """A regulation beside those that followed it; ``added`` have no predecessor in it."""

    old: str
    new: tuple[str, ...]
    steps: tuple[Step, ...]
    added: tuple[Requirement, ...]


def predecessors(pack: RulePack) -> Mapping[str, tuple[str, ...]]:
    """For each requirement the ids of those it followed, computed from ``succeeded_by``."""
    found: dict[str, list[str]] = {}
    for book in pack.regulations.values():
        for requirement in book.own_requirements:
            for target in requirement.succeeded_by:
                found.setdefault(target, []).append(requirement.id)
    return {target: tuple(ids) for target, ids in found.items()}


def crosswalk(pack: RulePack, regulation: str) -> Crosswalk:
    """The crosswalk from ``regulation`` to the rule books its requirements name. Raises ``KeyError``."""
    book = pack.regulations[regulation]
    known = {r.id: r for other in pack.regulations.values() for r in other.requirements}
    steps = tuple(_step(requirement, known) for requirement in book.requirements)
    followers = {requirement.regulation for step in steps for requirement in step.new}
    followers |= {name for name in book.successors if name in pack.regulations}
    before = predecessors(pack)
    mine = {requirement.id for requirement in book.requirements}
    added = tuple(
        requirement
        for name in sorted(followers)
        for requirement in pack.regulations[name].requirements
        if not mine & set(before.get(requirement.id, ()))
    )
    return Crosswalk(regulation, tuple(sorted(followers)), steps, added)


def _step(old: Requirement, known: Mapping[str, Requirement]) -> Step:
    new = tuple(known[target] for target in old.succeeded_by if target in known)
    instruments = tuple(t.removeprefix(INSTRUMENT) for t in old.succeeded_by if t.startswith(INSTRUMENT))
    succession = old.succession
    change = succession.change or (Change.DROPPED if succession.no_successor else None)
    return Step(old, new, instruments, change, succession.note or succession.no_successor, _numbers(old, new))


def _numbers(old: Requirement, new: tuple[Requirement, ...]) -> Text | None:
    """What was asked before and after, where the numbers differ."""
    return changed_thresholds((old,), new) if new else None


def changed_thresholds(before: tuple[Requirement, ...], after: tuple[Requirement, ...]) -> Text | None:
    """The measures asked by either side, in words, or ``None`` when they are the same."""
    old, new = thresholds(before), thresholds(after)
    if old == new:
        return None
    vi = [" · ".join(text.vi for text in side) or "–" for side in (old, new)]
    en = [" · ".join(text.en for text in side) or "–" for side in (old, new)]
    return Text(f"{vi[0]} → {vi[1]}", f"{en[0]} → {en[1]}")


def thresholds(requirements: tuple[Requirement, ...]) -> list[Text]:
    """What the checks with a number in them ask, each once, in words."""
    found = {
        asked_by(check)
        for requirement in requirements
        for check in requirement.checks
        if MEASURES & check.arguments.keys()
    }
    return sorted(found, key=lambda text: text.vi)
