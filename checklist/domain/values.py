"""Typed values out of plain data: each wrong value is one sentence at its key path."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from checklist.domain.faults import AnswerFault, FaultCode
from checklist.domain.requirement import FactKind, Question
from checklist.domain.text import Text, number_vi

E = TypeVar("E", bound=StrEnum)

LONGEST_TEXT = 100_000
LARGEST_COUNT = 10**12
FIRST_YEAR, LAST_YEAR = 1990, 2100

# An exact number is never read by Fraction's own grammar: "1e999999999" would be computed.
NUMBER = re.compile(r"[0-9]{1,18}(/[0-9]{1,18})?|[0-9]{1,9}[.,][0-9]{1,9}")


@dataclass(slots=True)
class Faults:
    """A list of faults in the making; ``lenient`` readers let what is only incomplete pass."""

    lenient: bool = False
    found: list[AnswerFault] = field(default_factory=list)

    def add(self, path: str, vi: str, en: str, code: FaultCode = FaultCode.OTHER) -> None:
        """Write down one fault."""
        self.found.append(AnswerFault(path, Text(vi, en), code))

    def mapping(self, value: Any, path: str) -> Mapping[str, Any]:
        """``value`` as a mapping; nothing is an empty one."""
        if value is None:
            return {}
        if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
            self.add(path, "phải là các cặp khóa: giá trị", "must be key: value pairs")
            return {}
        return value

    def known_keys(self, value: Mapping[str, Any], allowed: tuple[str, ...], path: str) -> None:
        """Refuse keys outside ``allowed``."""
        for key in value:
            if key not in allowed:
                listed = ", ".join(allowed)
                self.add(join(path, key), f"khóa này không được dùng ở đây; các khóa được dùng: {listed}",
                         f"unknown key; allowed: {listed}", FaultCode.UNKNOWN_KEY)  # fmt: skip

    def items(self, value: Any, path: str) -> list[Any]:
        """``value`` as a list; nothing is an empty one."""
        if value is None:
            return []
        if not isinstance(value, list):
            self.add(path, "phải là một danh sách", "must be a list")
            return []
        return value

    def text(self, value: Any, path: str) -> str:
        """``value`` as NFC text with plain line ends; nothing is the empty text. Control characters are refused."""
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int | date):
            self.add(path, "phải là chữ", "must be text")
            return ""
        text = unicodedata.normalize("NFC", value.isoformat() if isinstance(value, date) else str(value))
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip()  # a browser sends every line end as CR LF
        if len(text) > LONGEST_TEXT:
            self.add(path, f"dài quá {number_vi(LONGEST_TEXT)} ký tự", f"longer than {LONGEST_TEXT} characters")
            return ""
        if any(is_forbidden(letter) for letter in text):
            self.add(path, "có ký tự điều khiển không hợp lệ", "contains control characters")
            return ""
        return text

    def day(self, value: Any, path: str) -> date | None:
        """``value`` as a day: an ISO date or ``dd/mm/yyyy``."""
        if value is None:
            return None
        day = value if isinstance(value, date) else read_day(str(value))
        if day is None:
            self.add(path, f"“{value}” không phải một ngày có thật; ghi dạng 2025-01-31 hoặc 31/01/2025",
                     f"{value!r} is not a day; write 2025-01-31 or 31/01/2025")  # fmt: skip
            return None
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.add(path, f"năm {day.year} nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}", f"year {day.year} out of range")
            return None
        return day

    def integer(self, value: Any, path: str, minimum: int = 0) -> int | None:
        """``value`` as a whole number of at least ``minimum``."""
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self.add(path, f"“{value}” phải là số nguyên, không ghi dấu chấm hay đơn vị", "must be a whole number")
            return None
        if not minimum <= value <= LARGEST_COUNT:
            self.add(path, f"phải từ {number_vi(minimum)} đến {number_vi(LARGEST_COUNT)}",
                     f"must be from {minimum} to {LARGEST_COUNT}")  # fmt: skip
            return None
        return value

    def yes_no(self, value: Any, path: str) -> bool | None:
        """``value`` as yes or no."""
        if value is None or isinstance(value, bool):
            return value
        self.add(path, f"“{value}” phải là true (có) hoặc false (không)", "must be true or false")
        return None

    def choice(self, value: Any, choices: type[E], path: str) -> E | None:
        """``value`` as a member of a closed list."""
        if value is None:
            return None
        try:
            return choices(str(value))
        except ValueError:
            listed = ", ".join(choices)
            self.add(path, f"“{value}” không hợp lệ; chọn một trong: {listed}", f"choose one of: {listed}")
            return None

    def fraction(self, value: Any, path: str) -> Fraction:
        """``value`` as an exact non-negative number: an integer, ``a/b`` or a decimal text."""
        text = str(value).strip()
        try:
            if not NUMBER.fullmatch(text):
                raise ValueError
            return Fraction(text.replace(",", "."))
        except (ValueError, ZeroDivisionError):
            self.add(path, f"“{value}” phải là số điểm không âm", "must be a non-negative number")
            return Fraction(0)

    def answer_to(self, question: Question, value: Any, path: str) -> Any:
        """``value`` as the answer to a question, of the question's kind."""
        if question.kind is FactKind.DATE:
            return self.day(value, path)
        if question.kind is FactKind.INTEGER:
            return self.integer(value, path, question.minimum or 0)
        if question.kind is FactKind.YES_NO:
            return self.yes_no(value, path)
        if question.kind is FactKind.CHOICE and value is not None:
            if isinstance(value, str) and value in question.options:
                return value
            listed = ", ".join(question.options)
            self.add(path, f"“{value}” không hợp lệ; chọn một trong: {listed}", f"choose one of: {listed}")
            return None
        return self.text(value, path) or None

    def answers_to(self, questions: tuple[Question, ...], value: Any, path: str) -> dict[str, Any]:
        """A mapping of answers by question key; unanswered ones are left out."""
        given = self.mapping(value, path)
        self.known_keys(given, tuple(question.key for question in questions), path)
        answers = {q.key: self.answer_to(q, given.get(q.key), join(path, q.key)) for q in questions}
        return {key: answer for key, answer in answers.items() if answer is not None}


def join(path: str, key: str | int) -> str:
    """The key path one step further in."""
    if isinstance(key, int):
        return f"{path}[{key + 1}]"
    return f"{path}.{key}" if path else key


def read_day(text: str) -> date | None:
    """A day written as ISO or ``dd/mm/yyyy``; ``None`` when it is neither or does not exist."""
    parts = text.strip().split("/")
    try:
        if len(parts) == 3:
            return date(int(parts[2]), int(parts[1]), int(parts[0]))
        return date.fromisoformat(text.strip())
    except (ValueError, OverflowError):
        return None


def is_forbidden(letter: str) -> bool:
    """Whether a character cannot stand in a text: controls, halves of a pair, code points that never are characters.

    Unassigned ones may stand: a newer Unicode has them, and a seal must not depend on who reads it.
    """
    if unicodedata.category(letter) in ("Cc", "Cs"):
        return letter not in "\n\t"
    return ord(letter) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(letter) <= 0xFDEF
