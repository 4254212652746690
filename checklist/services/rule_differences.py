"""What changed between two states of the rules: requirements added, removed, reworded, or with other numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checklist.domain.plain import plain_requirement
from checklist.domain.rulepack import RulePack
from checklist.domain.seal import canonical

# Fields whose change alters what a unit must do; a change of any other field is a matter of wording.
SUBSTANCE = ("kind", "duty_of", "when", "cadence", "due", "critical", "in_force", "for_each", "source_check")
CHECK_WORDING = ("else", "doubt", "cite")
CONDITIONS = ("all", "any")


def difference_lines(old: RulePack, new: RulePack) -> Iterator[str]:
    """One line a requirement that differs, regulation by regulation."""
    for identifier in sorted(old.regulations.keys() | new.regulations.keys()):
        before, after = _requirements(old, identifier), _requirements(new, identifier)
        if identifier not in old.regulations:
            yield f"+ bộ quy định {identifier} ({len(after)} yêu cầu)"
        elif identifier not in new.regulations:
            yield f"- bộ quy định {identifier} ({len(before)} yêu cầu)"
        else:
            yield from _changes(before, after)


def book_difference_lines(old: RulePack, new: RulePack, regulation: str) -> Iterator[str]:
    """The same for one rule book, with all that it holds when it adds to another."""
    yield from _changes(_requirements(old, regulation), _requirements(new, regulation))


def _requirements(pack: RulePack, regulation: str) -> dict[str, dict[str, Any]]:
    book = pack.regulations.get(regulation)
    return {r.id: _unordered(plain_requirement(r)) for r in book.requirements} if book else {}


def _unordered(data: Any) -> Any:
    """Plain data with the parts of each condition sorted: their order means nothing, and a seal does not keep it."""
    if isinstance(data, Mapping):
        return {
            key: sorted(map(_unordered, value), key=canonical)
            if key in CONDITIONS and isinstance(value, list)
            else _unordered(value)
            for key, value in data.items()
        }
    return [_unordered(item) for item in data] if isinstance(data, list) else data


def _changes(before: Mapping[str, dict[str, Any]], after: Mapping[str, dict[str, Any]]) -> Iterator[str]:
    for identifier in [*before, *(key for key in after if key not in before)]:
        if identifier not in after:
            yield f"- {identifier}: bỏ – {before[identifier]['text']['vi']}"
        elif identifier not in before:
            yield f"+ {identifier}: thêm – {after[identifier]['text']['vi']}"
        elif before[identifier] != after[identifier]:
            fields = [key for key in before[identifier] if before[identifier][key] != after[identifier][key]]
            yield f"~ {identifier}: {_kind_of_change(before[identifier], after[identifier])} ({', '.join(fields)})"


def _kind_of_change(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    if _compared(before) != _compared(after):
        return "đổi ngưỡng, phép đối chiếu"
    if any(before[key] != after[key] for key in SUBSTANCE):
        return "đổi phạm vi, tính chất"
    return "đổi lời"


def _compared(requirement: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{key: value for key, value in check.items() if key not in CHECK_WORDING} for check in requirement["checks"]]
