"""What is wrong with rule files, said so that the writer of the file can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class RuleFault:
    """One fault: the file, its line (1-based; 0 when there is none) and what to do.

    The file is relative to ``root``: the folder of the shipped rules, or that of the local rule books.
    """

    file: str
    line: int
    message: str
    root: str = "rules"

    @property
    def in_full(self) -> str:
        """The fault with the whole path of its file."""
        return f"{self.root}/{self}"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class RuleFilesInvalid(ValueError):
    """The rule files are refused. ``faults`` lists everything found, sorted by file and line."""

    def __init__(self, faults: Iterable[RuleFault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))
