"""Whatever the findings: the score keeps its bounds and is never better for doing worse."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.domain.findings import Verdict
from checklist.domain.scoring import Score, ScoringProfile
from tests.domain.score_samples import CRITICAL, pack_of, scored
from tests.factories import a_check, a_pack, a_requirement, a_scoring, assessed, facts_of

VERDICTS = st.lists(st.sampled_from(list(Verdict)), min_size=5, max_size=5)
MIXED = pack_of(
    "disclosure", "disclosure", "oversight", "oversight", "oversight", critical=(2, 3), knock_outs=[CRITICAL]
)
POINTS = st.lists(st.fractions(0, 30, max_denominator=8), max_size=3).map(tuple)


@settings(max_examples=300)
@given(VERDICTS, POINTS, POINTS)
def test_the_score_is_within_zero_and_a_hundred(verdicts: list[Verdict], bonus: Any, penalty: Any) -> None:
    result = scored(MIXED, *verdicts, bonus=bonus, penalty=penalty)

    assert 0 <= result.total <= 100
    assert 0 <= result.earned <= result.maximum <= 100
    assert result.bonus <= 5
    assert result.penalty <= 10
    assert sum((group.earned for group in result.groups), Fraction(0)) == result.earned
    assert isinstance(result.total, Fraction)


RISING = [Verdict.NOT_DONE, Verdict.PARTLY, Verdict.DONE]


def rank(profile: ScoringProfile, result: Score) -> int:
    """How good a grade is; higher is better."""
    return -[band.grade for band in profile.bands].index(result.grade.grade) if result.grade else -9


@settings(max_examples=300)
@given(VERDICTS, st.integers(0, 4), st.sampled_from([(0, 1), (1, 2), (0, 2)]), POINTS, POINTS)
def test_a_better_verdict_never_lowers_score_grade_or_compliance(
    verdicts: list[Verdict], index: int, step: tuple[int, int], bonus: Any, penalty: Any
) -> None:
    worse, better = list(verdicts), list(verdicts)
    worse[index], better[index] = RISING[step[0]], RISING[step[1]]

    before = scored(MIXED, *worse, bonus=bonus, penalty=penalty)
    after = scored(MIXED, *better, bonus=bonus, penalty=penalty)

    profile = MIXED.scoring_for("m")
    assert after.total >= before.total
    assert rank(profile, after) >= rank(profile, before)
    assert (after.compliance or 0) >= (before.compliance or 0)


FACTS = facts_of(told="yes_no", count="integer")
CHECKS = [a_check("{check: answered_yes, given: told}"), a_check("{check: at_least, given: count, number: 3}")]
CHECKED = a_pack(
    *[a_requirement(f"m.d{n}", facts=FACTS, checks=CHECKS, critical=n == 2) for n in (1, 2, 3)],
    scoring=a_scoring(knock_outs=[CRITICAL]),
)
ANSWERS = st.fixed_dictionaries(
    {"declared": st.sampled_from(["not_done", "partly", "done"]), "told": st.booleans(), "count": st.integers(0, 5)}
)


def to_answer(values: dict[str, Any]) -> dict[str, Any]:
    """An answer with both facts given."""
    return {"declared": values["declared"], "facts": {"told": values["told"], "count": values["count"]}}


@settings(max_examples=100)
@given(st.lists(ANSWERS, min_size=3, max_size=3), st.integers(0, 2), st.sampled_from(["declared", "told", "count"]))
def test_improving_one_answer_never_lowers_the_score(answers: list[dict[str, Any]], index: int, what: str) -> None:
    best = {"declared": "done", "told": True, "count": 5}
    improved = [dict(answer) for answer in answers]
    improved[index][what] = best[what]

    before, after = (
        assessed(CHECKED, {f"m.d{n}": to_answer(answer) for n, answer in enumerate(each, 1)}).score
        for each in (answers, improved)
    )

    assert after.total >= before.total
    assert rank(CHECKED.scoring_for("m"), after) >= rank(CHECKED.scoring_for("m"), before)


@settings(max_examples=100)
@given(st.lists(ANSWERS, min_size=3, max_size=3))
def test_giving_a_fact_that_holds_never_lowers_the_score(answers: list[dict[str, Any]]) -> None:
    complete = {f"m.d{n}": to_answer(answer | {"told": True}) for n, answer in enumerate(answers, 1)}
    missing = {key: {**answer, "facts": {"count": answer["facts"]["count"]}} for key, answer in complete.items()}

    assert assessed(CHECKED, complete).score.total >= assessed(CHECKED, missing).score.total
