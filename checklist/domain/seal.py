"""Sealing (chốt báo cáo): the canonical bytes of an assessment together with the rules it was made under.

The bytes depend on the input and the rules alone, never on a clock or a machine: sealing the same input twice gives
the same bytes, the same digest and the same assessment id.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from checklist.domain.assessment import Assessment
from checklist.domain.dates import WorkingCalendar
from checklist.domain.findings import Finding, Reason
from checklist.domain.plain import plain, plain_answers
from checklist.domain.regulation import Regulation
from checklist.domain.scoring import Score
from checklist.domain.text import round_half_up

FORMAT = "dan-chu-co-so/assessment/1"

# Crockford's base 32: no letter that can be taken for a digit when an id is read from paper.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class BadSeal(ValueError):
    """The bytes are not a sealed assessment of a format this program knows."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A sealed assessment: ``payload`` is what is attached to the PDF; ``digest`` its SHA-256 in hex."""

    assessment: str
    payload: bytes
    digest: str
    rules_digest: str


def canonical(data: Any) -> bytes:
    """JSON with sorted keys and no spare white space, UTF-8: equal data gives equal bytes."""
    return json.dumps(plain(data), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def sha256(data: bytes) -> str:
    """SHA-256 in lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def seal(assessment: Assessment, rule_files: Mapping[str, Any]) -> Seal:
    """Seal an assessment with ``rule_files``, the plain data of every rule file it used by file name."""
    files = {name: plain(rule_files[name]) for name in files_used(assessment, rule_files)}
    rules_digest = sha256(canonical(files))
    rules: dict[str, Any] = {"digest": rules_digest, "files": files}
    local = [book.id for book in books_used(assessment) if book.local]
    if local:  # the files do not say where they came from, and reading them again depends on it
        rules["local"] = sorted(local)
    content = {
        "format": FORMAT,
        "input": plain_answers(assessment.answers),
        "rules": rules,
        "calendar": plain_calendar(assessment.calendar),
        "result": plain_result(assessment.findings, assessment.score),
    }
    identifier = assessment_id(canonical(content))
    payload = canonical({**content, "assessment": identifier})
    return Seal(identifier, payload, sha256(payload), rules_digest)


def files_used(assessment: Assessment, rule_files: Mapping[str, Any]) -> list[str]:
    """The names of the rule files an assessment rests on: its rule books, its scoring, the shared catalogues.

    What is counted is among them only where the unit gives figures.
    """
    own = (*(f"{book.id}/" for book in books_used(assessment)), f"scoring/{assessment.scoring.id}.")
    shared: tuple[str, ...] = ("instruments.yaml", "evidence.yaml")
    if assessment.answers.indicators is not None:
        shared += ("indicators.yaml", "event-books.yaml")
    return sorted(name for name in rule_files if name.startswith(own) or name in shared)


def books_used(assessment: Assessment) -> tuple[Regulation, ...]:
    """The rule book of an assessment and, below a local overlay, the book it adds to."""
    book = assessment.checklist.regulation
    return (book, assessment.pack.regulations[book.overlays]) if book.overlays else (book,)


def assessment_id(content: bytes) -> str:
    """Sixteen letters and digits in four groups, from the first 80 bits of the content's SHA-256."""
    number = int.from_bytes(hashlib.sha256(content).digest()[:10], "big")
    letters = "".join(ALPHABET[(number >> shift) & 31] for shift in range(75, -1, -5))
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


def plain_calendar(calendar: WorkingCalendar) -> dict[str, Any]:
    """The working calendar as it is frozen into a seal."""
    return {
        "holidays": plain(calendar.holidays),
        "makeup_days": plain(calendar.makeup_days),
        "first_year": calendar.first_year,
        "last_year": calendar.last_year,
    }


def calendar_of(data: Mapping[str, Any]) -> WorkingCalendar:
    """The calendar back from a seal. Raises ``KeyError``, ``ValueError`` or ``TypeError`` on bad data."""
    return WorkingCalendar(
        frozenset(date.fromisoformat(day) for day in data["holidays"]),
        frozenset(date.fromisoformat(day) for day in data["makeup_days"]),
        int(data["first_year"]),
        int(data["last_year"]),
    )


def plain_result(findings: Sequence[Finding], score: Score) -> dict[str, Any]:
    """Score, grade, compliance and findings as they stand in a seal and in ``findings.json``."""
    compliance = score.compliance
    return {
        "score": two_decimals(score.total),
        "score_exact": plain(score.total),
        "scoring": score.profile,
        "grade": score.grade.name.vi if score.grade else None,
        "grade_id": score.grade.grade if score.grade else None,
        "knocked_out": [rule.why.plain() for rule in score.knocked_out],
        "compliance": None if compliance is None else two_decimals(compliance * 100),
        "compliance_exact": f"{score.done}/{score.counted}",
        "groups": plain(score.groups),
        "findings": [plain_finding(finding) for finding in findings],
    }


def two_decimals(value: Fraction) -> float | int:
    """An exact number as a JSON number of at most two decimals, rounded half up."""
    rounded = round_half_up(value, 2)
    return int(rounded) if rounded.denominator == 1 else float(rounded)


def plain_finding(finding: Finding) -> dict[str, Any]:
    """One finding with its reasons."""
    return {
        "id": finding.requirement.id,
        "declared": plain(finding.declared),
        "verdict": finding.verdict.value,
        "proof": finding.proof.value,
        "scored": finding.scored,
        "note": plain(finding.note),
        "reasons": [_reason(reason) for reason in finding.reasons],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    data: dict[str, Any] = {
        "check": reason.check,
        "asked": reason.asked.vi,
        "given": reason.given.vi,
        "passed": reason.passed,
        "cite": plain(reason.cite),
    }
    if reason.record is not None:
        data["record"] = reason.record
    if not reason.judging:
        data["warning_only"] = True
    if reason.passed is False:
        data["message"] = reason.message.plain()
    return data


def read_seal(payload: bytes) -> dict[str, Any]:
    """The content of a seal. Raises :class:`BadSeal` for anything that is not one, with a Vietnamese sentence."""
    try:
        content = json.loads(payload.decode("utf-8"))
        rewritten = canonical(content)  # refuses NaN, halves of a surrogate pair and bottomless nesting
    except (ValueError, RecursionError) as error:
        raise BadSeal("dữ liệu đính kèm không phải JSON") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise BadSeal("dữ liệu đính kèm không phải bản tự đánh giá do phần mềm này lập")
    if rewritten != payload:
        raise BadSeal("dữ liệu đính kèm không ở dạng chuẩn tắc")
    claimed = content.pop("assessment", None)
    if claimed != assessment_id(canonical(content)):
        raise BadSeal("mã bản tự đánh giá không khớp với nội dung")
    return {**content, "assessment": claimed}
