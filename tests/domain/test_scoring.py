"""Score and grade: exact points, policies, caps, bands and knock-outs."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from tests.domain.score_samples import CRITICAL, GROUPS, TWO_AND_ONE, pack_of, scored
from tests.factories import a_pack, a_requirement, a_scoring, assessed, text

# --- Points ----------------------------------------------------------------------------------------------------------


def test_all_done_is_a_hundred() -> None:
    result = scored(pack_of(*TWO_AND_ONE), "done", "done", "done")

    assert result.total == 100
    assert result.grade is not None
    assert result.grade.grade == "good"


def test_nothing_done_is_nothing() -> None:
    assert scored(pack_of(*TWO_AND_ONE), "not_done", "not_done", "not_done").total == 0


def test_the_points_of_a_right_are_shared_by_its_requirements() -> None:
    result = scored(pack_of(*TWO_AND_ONE), "done", "not_done", "done")

    assert [item.maximum for item in result.items] == [30, 30, 40]
    assert [(group.right.value, group.maximum, group.earned) for group in result.groups] == [
        ("disclosure", Fraction(60), Fraction(30)),
        ("oversight", Fraction(40), Fraction(40)),
    ]
    assert result.total == 70


def test_a_critical_requirement_weighs_more() -> None:
    result = scored(pack_of(*TWO_AND_ONE, critical=(1,)), "done", "not_done", "done")

    assert [item.maximum for item in result.items] == [40, 20, 40]


def test_thirds_stay_exact() -> None:
    pack = pack_of("disclosure", "disclosure", "disclosure", groups={"disclosure": 100})

    assert scored(pack, "done", "not_done", "not_done").total == Fraction(100, 3)
    assert scored(pack, "done", "done", "done").total == 100


@pytest.mark.parametrize(("verdict", "earned"), [("done", 30), ("partly", 15), ("not_done", 0), ("undetermined", 0)])
def test_a_verdict_earns_its_share(verdict: str, earned: int) -> None:
    assert scored(pack_of(*TWO_AND_ONE), verdict, "done", "done").items[0].earned == earned


def test_partly_may_earn_any_exact_share() -> None:
    pack = pack_of("disclosure", groups={"disclosure": 100}, points={"done": 1, "partly": "1/3", "not_done": 0})

    assert scored(pack, "partly").total == Fraction(100, 3)


def test_what_is_not_scored_plays_no_part() -> None:
    scoring = a_scoring(**GROUPS)
    pack = a_pack(a_requirement("m.d1"), a_requirement("m.d2", duty_of="higher_authority"), scoring=scoring)
    answers = {"m.d1": {"declared": "done"}, "m.d2": {"declared": "not_done"}}

    result = assessed(pack, answers).score

    assert [item.requirement for item in result.items] == ["m.d1"]
    assert (result.done, result.counted) == (1, 1)


# --- What is not judged ----------------------------------------------------------------------------------------------


def test_what_did_not_arise_earns_full_marks() -> None:
    result = scored(pack_of(*TWO_AND_ONE), "did_not_arise", "not_done", "not_done")

    assert result.items[0].earned == 30
    assert result.total == 30


@pytest.mark.parametrize("verdict", ["not_applicable", "not_yet_due"])
def test_what_does_not_apply_or_is_not_due_leaves_the_maximum_and_the_rest_is_rescaled(verdict: str) -> None:
    result = scored(pack_of(*TWO_AND_ONE), verdict, "done", "not_done")

    assert [result.maximum, result.earned] == [70, 30]
    assert result.total == Fraction(3000, 70)


def test_a_whole_right_may_leave_the_maximum() -> None:
    result = scored(pack_of(*TWO_AND_ONE), "not_applicable", "not_applicable", "done")

    assert result.total == 100
    assert [group.maximum for group in result.groups] == [0, 40]


def test_when_nothing_applies_there_is_no_grade_and_no_compliance() -> None:
    result = scored(pack_of(*TWO_AND_ONE), "not_applicable", "not_applicable", "not_yet_due")

    assert result.grade is None
    assert result.compliance is None
    assert result.total == 0


@pytest.mark.parametrize(
    ("policy", "total"),
    [("full_marks", Fraction(100)), ("exclude_and_rescale", Fraction(100)), ("zero", Fraction(70))],
)
def test_a_committee_may_choose_another_policy(policy: str, total: Fraction) -> None:
    policies = {"did_not_arise": policy, "not_applicable": "exclude_and_rescale", "not_yet_due": "exclude_and_rescale"}

    assert scored(pack_of(*TWO_AND_ONE, policies=policies), "did_not_arise", "done", "done").total == total


def test_compliance_counts_what_applied_and_arose() -> None:
    pack = pack_of(*["disclosure"] * 7, groups={"disclosure": 100})

    result = scored(pack, "done", "done", "partly", "not_done", "undetermined", "did_not_arise", "not_applicable")

    assert (result.done, result.counted) == (2, 5)
    assert result.compliance == Fraction(2, 5)


# --- Bonus and penalty -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bonus", "penalty", "total"),
    [
        ((), (), 70),
        ((3,), (), 73),
        ((3, 4), (), 75),  # capped at 5
        ((), (4,), 66),
        ((), (8, 9), 60),  # capped at 10
        ((9,), (9,), 66),
        (("1/2",), ("1/3",), Fraction(421, 6)),
    ],
)
def test_bonus_and_penalty_are_capped_and_applied_after_scaling(
    bonus: tuple[Any, ...], penalty: tuple[Any, ...], total: Fraction
) -> None:
    assert scored(pack_of(*TWO_AND_ONE), "done", "not_done", "done", bonus=bonus, penalty=penalty).total == total


def test_the_score_never_leaves_zero_to_a_hundred() -> None:
    pack = pack_of(*TWO_AND_ONE)

    assert scored(pack, "done", "done", "done", bonus=(5,)).total == 100
    assert scored(pack, "not_done", "not_done", "not_done", penalty=(10,)).total == 0


# --- Grades ----------------------------------------------------------------------------------------------------------


def at(total: Fraction | str, knocked_out: bool = False) -> str:
    """The grade of a score of exactly ``total``, by a requirement that earns that share."""
    share = str(Fraction(total) / 100)
    pack = pack_of(
        "disclosure",
        critical=(1,),
        groups={"disclosure": 100},
        points={"done": 1, "partly": share, "not_done": share},
        knock_outs=[CRITICAL],
    )
    result = scored(pack, "not_done" if knocked_out else "partly")
    assert result.total == Fraction(total)
    assert result.grade is not None
    return result.grade.grade


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        ("100", "good"),
        ("90", "good"),
        ("89.99", "fair"),
        ("70", "fair"),
        ("69.99", "average"),
        ("50", "average"),
        ("49.99", "weak"),
        ("0", "weak"),
        # A grade goes with the score as it is printed: two decimals, half up.
        ("89.995", "good"),
        ("89.994", "fair"),
        ("69.995", "fair"),
        ("49.9949", "weak"),
    ],
)
def test_a_grade_begins_at_its_own_score(total: str, grade: str) -> None:
    assert at(total) == grade


def test_a_third_short_of_a_band_is_short() -> None:
    assert at(Fraction(269, 3)) == "fair"


@pytest.mark.parametrize(("total", "grade"), [("95", "average"), ("75", "average"), ("55", "average"), ("40", "weak")])
def test_a_knock_out_caps_the_grade_and_never_raises_it(total: str, grade: str) -> None:
    assert at(total, knocked_out=True) == grade


def test_a_knock_out_is_not_outweighed_by_a_bonus() -> None:
    pack = pack_of(*["disclosure"] * 10, critical=(1,), groups={"disclosure": 100}, critical_weight=1,
                   knock_outs=[CRITICAL], bonus_cap=20)  # fmt: skip

    result = scored(pack, "not_done", *["done"] * 9, bonus=(20,))

    assert result.total == 100
    assert result.grade is not None
    assert result.grade.grade == "average"
    assert [rule.cap for rule in result.knocked_out] == ["average"]


def test_the_lowest_of_several_caps_counts() -> None:
    weak = {"requirement": "m.d2", "verdicts": ["partly", "not_done"], "cap": "weak", "why": text("Bắt buộc.")}
    pack = pack_of(*TWO_AND_ONE, critical=(1,), knock_outs=[CRITICAL, weak])

    result = scored(pack, "not_done", "partly", "done")

    assert result.grade is not None
    assert result.grade.grade == "weak"
    assert len(result.knocked_out) == 2


@pytest.mark.parametrize("verdict", ["partly", "undetermined", "did_not_arise", "not_applicable", "not_yet_due"])
def test_only_the_verdicts_named_knock_out(verdict: str) -> None:
    pack = pack_of(*TWO_AND_ONE, critical=(1,), knock_outs=[CRITICAL])

    assert scored(pack, verdict, "done", "done").knocked_out == ()
