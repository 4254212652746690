"""A name that begins with an underscore is its module's own: nobody else takes it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "checklist"


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def taken(tree: ast.Module) -> Iterator[str]:
    """The private names of other modules of ours that a module imports or reaches through a module it imported."""
    ours = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "checklist":
            yield from (f"{node.module}.{each.name}" for each in node.names if is_private(each.name))
            ours |= {each.asname or each.name for each in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ours:
            yield from [f"{node.value.id}.{node.attr}"] if is_private(node.attr) else []


def test_no_module_takes_the_private_names_of_another() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix(): names
        for path in sorted(PACKAGE.rglob("*.py"))
        if (names := list(taken(ast.parse(path.read_text(encoding="utf-8")))))
    }

    assert found == {}


def test_both_ways_to_take_one_are_seen() -> None:
    source = "from checklist.domain import seal as s\nfrom checklist.domain.text import _fold\ns._digest\ns.digest\n"

    assert list(taken(ast.parse(source))) == ["checklist.domain.text._fold", "s._digest"]
