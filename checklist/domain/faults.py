"""What is wrong with an answer file, each fault at its key path, in words for the person who wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from checklist.domain.text import Text


class FaultCode(StrEnum):
    """What kind of fault it is, for code that must tell faults apart: a sentence may be worded anew at any time."""

    OTHER = "other"
    UNKNOWN_KEY = "unknown_key"
    UNKNOWN_REQUIREMENT = "unknown_requirement"
    NOT_ANSWERED = "not_answered"


@dataclass(frozen=True, slots=True)
class AnswerFault:
    """One fault: the key path (``answers.nd145.d39.k3.records[2].held_on``), what to do about it, and its kind."""

    path: str
    message: Text
    code: FaultCode = FaultCode.OTHER

    def __str__(self) -> str:
        return f"{self.path}: {self.message.vi}" if self.path else self.message.vi


class AnswersInvalid(ValueError):
    """The answers are refused and nothing is written. ``faults`` lists everything found, in reading order."""

    def __init__(self, faults: Iterable[AnswerFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))
