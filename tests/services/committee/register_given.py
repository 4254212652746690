"""Units typed in, and lists of them as files, for tests of the register."""

from __future__ import annotations

from datetime import date
from typing import Any

from checklist.domain.committee.register import RegisterUnit
from checklist.services.committee.register import TypedUnit, add_unit
from checklist.services.workspace import Workspace
from tests.services.given import AT

BY = "lan"
HEADER = ("Mã", "Tên đơn vị", "Loại đơn vị", "Đơn vị cấp trên", "Từ ngày", "Đến hết ngày")


def typed(name: str, category: str = "commune", **changes: Any) -> TypedUnit:
    """A unit as typed in, without a code, a parent or days unless ``changes`` say so."""
    values: dict[str, Any] = {
        "code": "", "name": name, "category": category, "kind": "", "parent": "", "superior": "",
        "valid_from": None, "valid_to": None, "contact": "",
    }  # fmt: skip
    return TypedUnit(**(values | changes))


def given_unit(workspace: Workspace, name: str, category: str = "commune", **changes: Any) -> RegisterUnit:
    """A unit that the register holds."""
    return add_unit(workspace, typed(name, category, **changes), at=AT, by=BY)


def a_list(
    *rows: tuple[str, ...], header: tuple[str, ...] = HEADER, separator: str = ";", bom: str = "\ufeff"
) -> bytes:
    """A CSV file as an office program writes it."""
    return (bom + "\r\n".join(separator.join(row) for row in (header, *rows))).encode()


MERGED_ON = date(2025, 7, 1)
