"""The short survey of those a unit serves: five fixed questions from 1 to 5, and how answers are counted.

There is no free text and nothing about the person. Few answers would show who said what, so results begin at five.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from types import MappingProxyType

from checklist.domain.dates import Period
from checklist.domain.requirement import Right
from checklist.domain.text import Text

LOWEST, HIGHEST = 1, 5
LEAST_ANSWERS = 5
# A survey of a period is often held when its report is being written.
AFTERWARDS = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class SurveyQuestion:
    """One question; ``right`` is the part of the self-assessment it stands beside."""

    key: str
    ask: Text
    right: Right | None


QUESTIONS = (
    SurveyQuestion(
        "know",
        Text(
            "Ông/bà được thông tin đầy đủ, kịp thời những việc phải công khai (dân biết)",
            "You are told fully and in time what must be disclosed",
        ),
        Right.DISCLOSURE,
    ),
    SurveyQuestion(
        "discuss",
        Text(
            "Ông/bà được bàn và quyết định những việc thuộc quyền của mình (dân bàn)",
            "You can discuss and decide the matters that are yours to decide",
        ),
        Right.DECISION,
    ),
    SurveyQuestion(
        "comment",
        Text(
            "Ý kiến của ông/bà được hỏi, được tiếp thu hoặc giải thích (dân tham gia ý kiến)",
            "Your comments are asked for, and taken up or answered",
        ),
        Right.CONSULTATION,
    ),
    SurveyQuestion(
        "oversee",
        Text(
            "Ông/bà kiểm tra, giám sát được việc làm của đơn vị (dân kiểm tra)",
            "You can inspect and oversee what the unit does",
        ),
        Right.OVERSIGHT,
    ),
    SurveyQuestion(
        "service",
        Text("Thái độ phục vụ của cán bộ, nhân viên đơn vị", "The attitude of the unit's staff towards you"),
        None,
    ),
)
SCALE: Mapping[int, Text] = MappingProxyType(
    {
        1: Text("Rất không hài lòng", "Very dissatisfied"),
        2: Text("Không hài lòng", "Dissatisfied"),
        3: Text("Bình thường", "Neither"),
        4: Text("Hài lòng", "Satisfied"),
        5: Text("Rất hài lòng", "Very satisfied"),
    }
)


@dataclass(frozen=True, slots=True)
class Tally:
    """What the answers to one question come to: their mean and the share of 4 and 5, exact."""

    question: SurveyQuestion
    mean: Fraction
    content: Fraction


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """The results of a survey. ``tallies`` is empty while there are too few answers."""

    answers: int
    tallies: tuple[Tally, ...]

    @property
    def is_shown(self) -> bool:
        """Whether there are answers enough."""
        return bool(self.tallies)

    def of_right(self, right: Right) -> Tally | None:
        """The tally that stands beside a right."""
        return next((each for each in self.tallies if each.question.right is right), None)


def read_answers(typed: Mapping[str, str]) -> dict[str, int] | None:
    """The five answers of a form, or None when one is missing or off the scale."""
    allowed = {str(value): value for value in SCALE}
    found = {question.key: allowed.get(typed.get(question.key, "")) for question in QUESTIONS}
    complete = {key: value for key, value in found.items() if value is not None}
    return complete if len(complete) == len(QUESTIONS) else None


def tally(bodies: Iterable[Mapping[str, int]]) -> SurveyResult:
    """Count the answers; below :data:`LEAST_ANSWERS` nothing but their absence is said."""
    given = list(bodies)
    if len(given) < LEAST_ANSWERS:
        return SurveyResult(len(given), ())
    return SurveyResult(
        len(given), tuple(_tally(question, [body[question.key] for body in given]) for question in QUESTIONS)
    )


def _tally(question: SurveyQuestion, values: list[int]) -> Tally:
    content = sum(value >= HIGHEST - 1 for value in values)
    return Tally(question, Fraction(sum(values), len(values)), Fraction(content, len(values)))


def belongs_to(opens_on: date, closes_on: date, period: Period) -> bool:
    """Whether a survey speaks of a period assessed: held in it, or soon after it."""
    return opens_on <= period.end + AFTERWARDS and closes_on >= period.start
