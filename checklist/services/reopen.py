"""Reopening what was sealed: the assessment exactly as then, under its own frozen rules and calendar.

And the other way round: the same answers under the rules of this installation, with every difference named. What was
reopened lately is kept in memory by its digest, for a seal and the rules in it never change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checklist.domain.answer_parsing import parse_answers
from checklist.domain.assessing import assess
from checklist.domain.assessment import Assessment
from checklist.domain.faults import AnswersInvalid
from checklist.domain.findings import VERDICT_NAMES, Verdict
from checklist.domain.indicators.figure_parsing import known_block
from checklist.domain.rulepack import RulePack
from checklist.domain.seal import BadSeal, calendar_of, canonical, plain_result, read_seal, sha256
from checklist.domain.text import Text
from checklist.rulefiles.faults import RuleFilesInvalid
from checklist.rulefiles.loader import rules_from_sources
from checklist.services.kept_in_memory import KeptInMemory
from checklist.services.working_calendar import calendar_for

# A unit looks at a few reports, a committee at many under few rule books.
MOST_PACKS, MOST_ASSESSMENTS = 8, 16

_packs: KeptInMemory[tuple[str, ...], RulePack] = KeptInMemory(MOST_PACKS)
_assessments: KeptInMemory[str, Assessment] = KeptInMemory(MOST_ASSESSMENTS)


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where an evaluation came to something else than what was sealed."""

    where: str
    text: Text


def reopen(content: Mapping[str, Any]) -> Assessment:
    """The assessment of a seal's content under its own rules. Raises :class:`BadSeal` when they cannot be used."""
    try:
        files = content["rules"]["files"]
        if sha256(canonical(files)) != content["rules"]["digest"]:
            raise BadSeal("mã băm của bộ quy định đính kèm không khớp")
        # The digest was compared with the files just now, so nobody else's rules are found under it.
        local = tuple(map(str, content["rules"].get("local", ())))
        pack = _packs.get((content["rules"]["digest"], *local), lambda: rules_from_sources(files, local).pack)
        answers = parse_answers(content["input"], pack)
        return assess(pack, answers, calendar_of(content["calendar"]))
    except BadSeal:
        raise
    except (RuleFilesInvalid, AnswersInvalid) as error:
        raise BadSeal("bộ quy định hoặc câu trả lời đính kèm không đọc lại được") from error
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, StopIteration, RecursionError) as error:
        raise BadSeal("dữ liệu đính kèm thiếu hoặc sai cấu trúc") from error


def reopen_seal(digest: str, payload: bytes) -> Assessment:
    """The assessment of a seal kept here by the digest of its payload. Raises :class:`BadSeal`."""
    return _assessments.get(digest, lambda: reopen(read_seal(payload)))


def differences_here(content: Mapping[str, Any], pack: RulePack) -> tuple[Difference, ...] | None:
    """Where the rules of this installation come to something else; ``None`` when they do not know the regulation.

    Raises nothing: answers these rules cannot read are a difference. An answer to a requirement unknown here is left
    out, so that its finding is told as a difference like any other.
    """
    book = pack.regulations.get(content["input"]["regulation"])
    if book is None:
        return None
    given, known = content["input"], book.by_id()
    kept = {key: answer for key, answer in (given.get("answers") or {}).items() if key in known}
    try:
        figures = known_block(given.get("indicators"), pack.indicators)
        answers = parse_answers({**given, "answers": kept, "indicators": figures}, pack)
        assessment = assess(pack, answers, calendar_for(answers))
    except (AnswersInvalid, KeyError, ValueError) as error:
        lines = error.faults if isinstance(error, AnswersInvalid) else ()
        vi = "; ".join(map(str, lines)) or "câu trả lời không đọc được theo bộ quy định của máy này"
        return (Difference("input", Text(vi, "the answers do not fit the rules of this installation")),)
    return differences_inside(content, assessment)


def differences_inside(content: Mapping[str, Any], assessment: Assessment) -> tuple[Difference, ...]:
    """Where the sealed result is not what ``assessment``, its answers evaluated again, comes to."""
    sealed, here = content["result"], plain_result(assessment.findings, assessment.score)
    if canonical(sealed) == canonical(here):
        return ()
    found = [
        Difference(key, Text(f"{name}: trong tệp {sealed.get(key)}, tính lại {here[key]}",
                             f"{key}: sealed {sealed.get(key)}, here {here[key]}"))
        for key, name in (("score", "điểm"), ("grade", "xếp loại"), ("compliance", "tỷ lệ tuân thủ"))
        if sealed.get(key) != here[key]
    ]  # fmt: skip
    before = {finding["id"]: finding for finding in sealed["findings"]}
    after = {finding["id"]: finding for finding in here["findings"]}
    for identifier in sorted(before.keys() | after.keys()):
        if canonical(before.get(identifier)) != canonical(after.get(identifier)):
            found.append(Difference(identifier, _finding_difference(before.get(identifier), after.get(identifier))))
    return tuple(found) or (Difference("result", Text("kết quả khác khi tính lại", "the result differs")),)


def _finding_difference(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> Text:
    if before is None:
        return Text("yêu cầu không có trong tệp", "not in the file")
    if after is None:
        return Text("yêu cầu không có trong bộ quy định của máy này", "unknown to the rules here")
    if before["verdict"] != after["verdict"]:
        old, new = VERDICT_NAMES[Verdict(before["verdict"])], VERDICT_NAMES[Verdict(after["verdict"])]
        return Text(f"kết quả trong tệp “{old.vi}”, tính lại “{new.vi}”", f"sealed {old.en}, here {new.en}")
    return Text("lý do hoặc số liệu đối chiếu khác", "its reasons differ")
