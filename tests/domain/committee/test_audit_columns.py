"""Audit keeps both columns: the unit's value and the committee's, each with its own score."""

from __future__ import annotations

from fractions import Fraction

import pytest

from checklist.domain.committee.audit import (
    Agreement,
    AuditItem,
    agreement_of,
    audited_findings,
    audited_score,
    compare,
    lacking_reasons,
)
from checklist.domain.findings import Verdict
from checklist.domain.scoring import score
from tests.domain.score_samples import TWO_AND_ONE, found, pack_of

PACK = pack_of(*TWO_AND_ONE)
FINDINGS = [found(each, Verdict.DONE) for each in PACK.regulations["m"].requirements]
PROFILE = PACK.scoring_for("m")
LOWERED = {"m.d1": AuditItem("m.d1", Verdict.NOT_DONE, "Không có biên bản niêm yết")}


def test_the_committees_value_changes_its_score_and_not_the_units() -> None:
    assert audited_score(FINDINGS, LOWERED, PROFILE).total == 70
    assert score(FINDINGS, PROFILE).total == 100


def test_without_items_both_columns_are_the_same() -> None:
    assert audited_score(FINDINGS, {}, PROFILE) == score(FINDINGS, PROFILE)
    assert not any(each.differs for each in compare(FINDINGS, {}))


def test_a_question_alone_changes_no_value() -> None:
    item = AuditItem("m.d1", None, question="Biên bản ở đâu?")

    (first, *_) = compare(FINDINGS, {"m.d1": item})

    assert not first.differs
    assert item.is_open


def test_a_question_that_was_answered_is_closed() -> None:
    assert not AuditItem("m.d1", None, question="Ở đâu?", reply="Kèm theo.").is_open


def test_agreement_counts_only_what_was_looked_at() -> None:
    items = {**LOWERED, "m.d2": AuditItem("m.d2", Verdict.DONE)}

    agreement = agreement_of(compare(FINDINGS, items))

    assert agreement == Agreement(1, 2)
    assert agreement.share == Fraction(1, 2)
    assert (agreement + Agreement(2, 2)).share == Fraction(3, 4)
    assert Agreement().share is None


def test_another_value_needs_a_reason() -> None:
    items = {"m.d1": AuditItem("m.d1", Verdict.NOT_DONE, "  "), "m.d2": AuditItem("m.d2", Verdict.DONE)}

    assert lacking_reasons(compare(FINDINGS, items)) == ("m.d1",)
    assert lacking_reasons(compare(FINDINGS, LOWERED)) == ()


def test_a_verdict_on_what_is_not_scored_here_is_refused() -> None:
    with pytest.raises(ValueError, match=r"m\.d9"):
        audited_findings(FINDINGS, {"m.d9": AuditItem("m.d9", Verdict.DONE)})
