"""The answers of a received self-assessment under the rules of this installation, with every discrepancy named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checklist.domain.answer_parsing import parse_answers
from checklist.domain.assessing import assess
from checklist.domain.committee.risk import declared_counts
from checklist.domain.committee.submission import in_short
from checklist.domain.committee.submission_discrepancies import (
    Discrepancy,
    Kind,
    evidence_discrepancies,
    result_discrepancies,
    rule_discrepancies,
)
from checklist.domain.committee.verdict_vectors import LETTERS, NOT_COUNTED, order_of, vector_of
from checklist.domain.faults import AnswersInvalid
from checklist.domain.findings import Verdict
from checklist.domain.indicators.figure_parsing import known_block
from checklist.domain.rulepack import RulePack
from checklist.domain.seal import plain_result
from checklist.domain.text import Text
from checklist.services.working_calendar import calendar_for


@dataclass(frozen=True, slots=True)
class RuleState:
    """How the rules in a file stand to those here: the digests, and what reads otherwise, a line a requirement."""

    claimed_digest: str
    here_digest: str
    same: bool
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What the answers come to here. ``verdicts`` are letters in ``order``.

    Where the answers do not fit the rules here at all, ``result`` and ``verdicts`` are those in the file, and an item
    of the kind ``not_evaluated`` says so.
    """

    result: Mapping[str, Any]
    order: tuple[str, ...]
    verdicts: bytes
    discrepancies: tuple[Discrepancy, ...]


def evaluate_here(
    content: Mapping[str, Any], pack: RulePack, rules: RuleState, *, scoring: str | None = None
) -> Evaluation:
    """Evaluate the content of a seal under ``pack``, which must know its regulation.

    ``scoring`` is the scheme that the campaign asks for; without it the unit's own is used where it exists here.
    Raises ``KeyError`` for an unknown regulation.
    """
    given, claimed = content["input"], content["result"]
    book = pack.regulations[given["regulation"]]
    known, order = book.by_id(), order_of(book)
    kept = {key: answer for key, answer in (given.get("answers") or {}).items() if key in known}
    asked = scoring or given.get("scoring")
    found: list[Discrepancy] = []
    if not rules.same:
        found += rule_discrepancies(rules.changes, rules.claimed_digest, rules.here_digest)
    try:
        figures = known_block(given.get("indicators"), pack.indicators)
        usable = {"answers": kept, "indicators": figures, "scoring": asked if asked in pack.scoring else None}
        answers = parse_answers({**given, **usable}, pack)
        assessment = assess(pack, answers, calendar_for(answers))
    except (AnswersInvalid, KeyError, ValueError) as error:
        faults = "; ".join(map(str, error.faults)) if isinstance(error, AnswersInvalid) else ""
        told = Text(
            f"câu trả lời không đọc được theo bộ quy định tại đây{f': {faults}' if faults else ''}",
            "the answers do not fit the rules here",
        )
        found.append(Discrepancy(Kind.NOT_EVALUATED, "", told))
        result, verdicts, evaluated = claimed, _claimed_vector(order, claimed), False
    else:
        result = plain_result(assessment.findings, assessment.score)
        verdicts, evaluated = vector_of(order, assessment.findings), True
        found += result_discrepancies(claimed, result)
    found += evidence_discrepancies(given)
    facts = {"rules_digest": rules.here_digest, "same_rules": rules.same, "evaluated": evaluated}
    return Evaluation({**in_short(result), **declared_counts(given, result), **facts}, order, verdicts, tuple(found))


def _claimed_vector(order: Sequence[str], claimed: Mapping[str, Any]) -> bytes:
    """The verdicts in the file, in the order here; a requirement unknown here is left out."""
    found = {each["id"]: LETTERS[Verdict(each["verdict"])] for each in claimed["findings"] if each["scored"]}
    return bytes(found.get(identifier, NOT_COUNTED) for identifier in order)
