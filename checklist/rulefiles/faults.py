"""What is wrong with rule files, said so that the writer of the file can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class RuleFault:
    """One fault: the file (relative to the rules folder), its line (1-based; 0 when there is none) and what to do."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class RuleFilesInvalid(ValueError):
    """The rule files are refused. ``faults`` lists everything found, sorted by file and line."""

    def __init__(self, faults: Iterable[RuleFault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))
