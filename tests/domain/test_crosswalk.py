"""Old law beside new: every requirement has its fate, numbers are shown where they differ, and what is new is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checklist.domain.crosswalk import Crosswalk, Step, crosswalk, predecessors
from checklist.domain.requirement import Change, Requirement, Succession
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.rulefiles.loader import load_rules, read_rules
from tests.factories import GOOD_RULES, SHIPPED_RULES, documents_of

OLD, NEW = "mau-1-2010", "mau-2-2020"
NOTE = Text("Từ không có hạn thành 30 ngày.", "From no term to 30 days.")
OLD_BOOKS = ("pl-34-2007", "nd-04-2015", "nd-145-2020")


@pytest.fixture(scope="module")
def samples() -> RulePack:
    """Two sample decrees, the second in place of the first."""
    return load_rules(GOOD_RULES).pack


@pytest.fixture(scope="module")
def shipped() -> RulePack:
    """The shipped rules."""
    return load_rules(SHIPPED_RULES).pack


def followed_by(pack: RulePack, succession: Succession) -> Crosswalk:
    """The crosswalk of the first sample decree, whose one requirement was succeeded so."""
    book = pack.regulations[OLD]
    changed = tuple(replace(requirement, succession=succession) for requirement in book.requirements)
    regulations = {**pack.regulations, OLD: replace(book, requirements=changed)}
    return crosswalk(replace(pack, regulations=regulations), OLD)


def the_step(walk: Crosswalk) -> Step:
    """Its only step."""
    (step,) = walk.steps
    return step


def ids(requirements: tuple[Requirement, ...]) -> list[str]:
    return [requirement.id for requirement in requirements]


@pytest.mark.parametrize("change", [*Change, None])
def test_a_requirement_leads_to_what_followed_it_with_the_change_and_its_note(
    samples: RulePack, change: Change | None
) -> None:
    step = the_step(followed_by(samples, Succession(("m2.d6",), change, NOTE, None)))

    assert ids(step.new) == ["m2.d6"]
    assert (step.change, step.note) == (change, NOTE)


def test_what_nothing_followed_is_dropped_and_says_why(samples: RulePack) -> None:
    step = the_step(followed_by(samples, Succession((), None, None, NOTE)))

    assert (step.new, step.instruments) == ((), ())
    assert (step.change, step.note, step.numbers) == (Change.DROPPED, NOTE, None)


def test_an_instrument_without_a_rule_book_is_named(samples: RulePack) -> None:
    step = the_step(followed_by(samples, Succession(("instrument:vb-2-2020",), None, None, None)))

    assert (step.new, step.instruments, step.numbers) == ((), ("vb-2-2020",), None)


def test_numbers_are_told_before_and_after_where_they_differ(samples: RulePack) -> None:
    different = the_step(followed_by(samples, Succession(("m2.d6",), Change.THRESHOLD, None, None)))
    without = the_step(followed_by(samples, Succession(("m2.d5.k1",), Change.KEPT, None, None)))

    assert different.numbers is not None
    before, _, after = different.numbers.vi.partition(" → ")
    assert (before, "30 ngày" in after) == ("–", True)
    assert without.numbers is None


def test_a_requirement_of_the_new_law_without_a_predecessor_is_new(samples: RulePack) -> None:
    walk = followed_by(samples, Succession(("m2.d6",), Change.KEPT, None, None))

    assert walk.new == (NEW,)
    assert ids(walk.added) == ["m2.d5.k1", "m2.d9.k1", "m2.d10"]


def test_a_rule_book_that_is_named_only_as_a_whole_is_followed_by_all_of_it(samples: RulePack) -> None:
    walk = followed_by(samples, Succession((), None, None, None))

    assert walk.new == (NEW,)
    assert the_step(walk).change is None
    assert ids(walk.added) == ids(samples.regulations[NEW].requirements)


def test_nothing_follows_the_law_of_today(shipped: RulePack) -> None:
    walk = crosswalk(shipped, "luat-10-2022-xa")

    assert (walk.new, walk.added) == ((), ())


def test_a_regulation_that_does_not_exist_is_a_fault_of_the_caller(samples: RulePack) -> None:
    with pytest.raises(KeyError):
        crosswalk(samples, "mau-9-2099")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("pl-34-2007", "luat-10-2022-xa"),
        ("nd-04-2015", "luat-10-2022-co-quan"),
        ("nd-145-2020", "luat-10-2022-dnnn"),
    ],
)
def test_each_older_rule_book_leads_to_the_law_of_2022(shipped: RulePack, old: str, new: str) -> None:
    walk = crosswalk(shipped, old)

    assert walk.new == (new,)
    assert ids(tuple(step.old for step in walk.steps)) == ids(shipped.regulations[old].requirements)
    assert walk.added


@pytest.mark.parametrize("old", OLD_BOOKS)
def test_every_older_requirement_says_what_followed_or_why_nothing_did(shipped: RulePack, old: str) -> None:
    for step in crosswalk(shipped, old).steps:
        assert step.new or step.instruments or (step.change in (Change.DROPPED, Change.KEPT) and step.note), step.old.id


@pytest.mark.parametrize("old", OLD_BOOKS)
def test_old_and_new_account_for_each_requirement_of_the_new_law_once(shipped: RulePack, old: str) -> None:
    walk = crosswalk(shipped, old)
    followed = {requirement.id for step in walk.steps for requirement in step.new}
    added = set(ids(walk.added))

    assert not followed & added
    assert followed | added == {r.id for name in walk.new for r in shipped.regulations[name].requirements}


def test_predecessors_are_the_reverse_of_what_followed(shipped: RulePack) -> None:
    before = predecessors(shipped)

    for book in shipped.regulations.values():
        for requirement in book.own_requirements:
            assert all(requirement.id in before[target] for target in requirement.succeeded_by)


def test_the_order_of_files_plays_no_part(shipped: RulePack) -> None:
    documents = [(n, d) for n, d in documents_of(SHIPPED_RULES).items() if not n.startswith("examples/")]
    reversed_pack = read_rules(dict(documents[::-1]), frozenset()).pack

    for old in OLD_BOOKS:
        assert crosswalk(reversed_pack, old) == crosswalk(shipped, old)
