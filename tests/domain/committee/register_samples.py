"""Units of a register for tests: two communes that became one, which was renamed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from checklist.domain.committee.register import KINDS, Category, Change, Register, RegisterUnit, Succession

NOON = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
MERGED_ON = date(2025, 7, 1)
RENAMED_ON = date(2026, 3, 1)


def a_unit(unit_id: str, **changes: Any) -> RegisterUnit:
    """A commune without days, unless ``changes`` say otherwise."""
    category = changes.get("category", Category.COMMUNE)
    kinds = KINDS[category]
    values: dict[str, Any] = {
        "id": unit_id, "code": "", "name": f"Xã {unit_id}", "kind": kinds[0] if kinds else None, "category": category,
        "parent_id": None, "superior": "", "valid_from": None, "valid_until": None, "contact": "", "is_sample": False,
        "revision": 1, "created_at": NOON, "created_by": "an",
    }  # fmt: skip
    return RegisterUnit(**(values | changes))


def a_register(*units: RegisterUnit, successions: tuple[Succession, ...] = ()) -> Register:
    return Register({unit.id: unit for unit in units}, successions)


def merged() -> Register:
    """A and B became C in 2025, and C became D in 2026; E went on beside them."""
    return a_register(
        a_unit("A", valid_until=MERGED_ON),
        a_unit("B", valid_until=MERGED_ON),
        a_unit("C", valid_from=MERGED_ON, valid_until=RENAMED_ON),
        a_unit("D", valid_from=RENAMED_ON),
        a_unit("E"),
        successions=(
            Succession("A", "C", MERGED_ON, Change.MERGE, "NQ 1"),
            Succession("B", "C", MERGED_ON, Change.MERGE, "NQ 1"),
            Succession("C", "D", RENAMED_ON, Change.RENAME, "NQ 2"),
        ),
    )
