"""The roll-up counts every unit once, exactly, whatever the order and the batches."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.domain.committee.rollup import RollUp, Spread, Standing, Tally, roll_up, standings_behind
from checklist.domain.committee.verdict_vectors import LETTERS, NOT_COUNTED, vector_of, verdicts_of
from checklist.domain.findings import Verdict

ORDERS = {"book": ("a", "b", "c"), "other": ("a", "d")}
ARTICLES = {
    ("book", "a"): [("law", "1")],
    ("book", "b"): [("law", "1"), ("law", "2")],
    ("book", "c"): [("law", "3")],
    ("other", "d"): [("law", "2")],
}
ALPHABET = bytes([*LETTERS.values(), NOT_COUNTED])


def standing(unit: str, letters: str = "DDD", **more: object) -> Standing:
    return Standing(unit, "commune", "book", ORDERS["book"], letters.encode(), **more)  # type: ignore[arg-type]


@st.composite
def standings(draw: st.DrawFn) -> list[Standing]:
    found = []
    for number in range(draw(st.integers(0, 12))):
        book = draw(st.sampled_from(["", *ORDERS]))
        order = ORDERS.get(book, ())
        scores = st.none() | st.fractions(0, 100, max_denominator=8)
        found.append(
            Standing(
                unit=str(number),
                kind=draw(st.sampled_from(["commune", "agency"])),
                regulation=book,
                order=order,
                verdicts=bytes(draw(st.lists(st.sampled_from(ALPHABET), min_size=len(order), max_size=len(order)))),
                on_time=draw(st.booleans()),
                waived=draw(st.booleans()),
                self_score=draw(scores) if book else None,
                audit_score=draw(scores) if book else None,
                grade=draw(st.none() | st.sampled_from(["good", "fair"])) if book else None,
                knocked_out=draw(st.booleans()),
            )
        )
    return found


@given(standings(), st.randoms(use_true_random=False), st.integers(0, 12))
def test_order_and_batches_do_not_change_it(units: list[Standing], random: object, cut: int) -> None:
    shuffled = list(units)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    whole = roll_up(units, ARTICLES)

    assert roll_up(shuffled, ARTICLES) == whole
    assert roll_up(shuffled[:cut], ARTICLES) + roll_up(shuffled[cut:], ARTICLES) == whole
    assert whole + RollUp() == whole


@given(standings())
def test_counting_columns_gives_what_going_through_answers_gives(units: list[Standing]) -> None:
    counted: dict[tuple[str, str], dict[Verdict, int]] = {}
    short: dict[tuple[str, str], set[str]] = {}
    for unit in units:
        for requirement, verdict in verdicts_of(unit.order, unit.verdicts).items():
            by_verdict = counted.setdefault((unit.regulation, requirement), {})
            by_verdict[verdict] = by_verdict.get(verdict, 0) + 1
            if verdict in (Verdict.PARTLY, Verdict.NOT_DONE):
                for article in ARTICLES.get((unit.regulation, requirement), ()):
                    short.setdefault(article, set()).add(unit.unit)

    result = roll_up(units, ARTICLES)

    assert result.verdicts == counted
    assert result.articles == {article: len(names) for article, names in short.items()}


def test_a_unit_that_falls_short_twice_of_one_article_is_one_unit() -> None:
    assert roll_up([standing("x", "NPD")], ARTICLES).articles == {("law", "1"): 1, ("law", "2"): 1}


def test_what_is_not_counted_for_a_unit_leaves_its_article_unbound() -> None:
    assert roll_up([standing("x", "XXD"), standing("y", "DXD")], ARTICLES).bound == {("law", "1"): 1, ("law", "3"): 2}


def test_a_unit_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        roll_up([standing("x"), standing("x")])


def test_verdicts_that_do_not_fit_their_order_are_refused() -> None:
    with pytest.raises(ValueError, match="order"):
        roll_up([standing("x", "DD")])


def test_a_waived_unit_is_not_due_and_counts_nowhere_else() -> None:
    tally = roll_up([standing("x", waived=True), Standing("y", "commune")]).everything

    assert (tally.due, tally.waived, tally.sent, tally.ungraded) == (1, 1, 0, 1)


def test_grades_and_ungraded_add_up_to_the_units_due() -> None:
    units = [standing("x", grade="good"), standing("y", grade="good"), standing("z"), Standing("w", "agency")]

    tally = roll_up(units).everything

    assert tally.grades == {"good": 2}
    assert tally.due == sum(tally.grades.values()) + tally.ungraded == 4


def test_the_gap_is_the_distance_of_both_scores_whichever_is_higher() -> None:
    units = [
        standing("x", self_score=Fraction(90), audit_score=Fraction(80)),
        standing("y", self_score=Fraction(70), audit_score=Fraction(73)),
        standing("z", self_score=Fraction(70)),
    ]

    gap = roll_up(units).everything.gap

    assert gap == Spread(2, Fraction(13), Fraction(3), Fraction(10))
    assert gap.mean == Fraction(13, 2)


def test_the_units_behind_a_figure_are_those_it_counted() -> None:
    units = [standing("x", "NDD"), standing("y", "PDD"), standing("z", "DDD"), Standing("w", "commune")]
    shortfalls = (Verdict.PARTLY, Verdict.NOT_DONE)

    behind = standings_behind(units, "book", "a", shortfalls)

    assert [each.unit for each in behind] == ["x", "y"]
    assert len(behind) == sum(roll_up(units).verdicts["book", "a"][verdict] for verdict in shortfalls)


def test_no_units_come_to_nothing() -> None:
    assert roll_up([]) == RollUp()
    assert RollUp().everything == Tally()
    assert Spread().mean is None


def test_a_vector_reads_back_as_the_verdicts_it_was_made_of() -> None:
    assert vector_of(("a", "b"), []) == b"XX"
    assert verdicts_of(("a", "b"), b"NX") == {"a": Verdict.NOT_DONE}
