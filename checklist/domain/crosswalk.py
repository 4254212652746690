"""Old law to new: what became of each requirement, and which requirements are new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checklist.domain.plain import plain_requirement
from checklist.domain.requirement import Change, Requirement
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text

INSTRUMENT = "instrument:"


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
    """The numbers compared before and after, where they differ."""
    before, after = _thresholds((old,)), _thresholds(new)
    if not new or before == after:
        return None
    shown = [" · ".join(numbers) or "–" for numbers in (before, after)]
    return Text(f"{shown[0]} → {shown[1]}", f"{shown[0]} → {shown[1]}")


def _thresholds(requirements: tuple[Requirement, ...]) -> list[str]:
    found = []
    for requirement in requirements:
        for check in plain_requirement(requirement)["checks"]:
            values = [str(check[key]) for key in ("days", "months", "times", "number", "share") if key in check]
            found += [f"{check['check']} {' '.join(values)}"] if values else []
    return sorted(set(found))
