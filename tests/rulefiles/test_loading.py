"""Loading: all files or none, whatever their order, and the same rules again from what a seal freezes."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.domain.law import UnitKind
from checklist.domain.plain import plain
from checklist.domain.requirement import Right
from checklist.rulefiles.faults import RuleFault, RuleFilesInvalid
from checklist.rulefiles.loader import load_rules, read_rules, rules_from_sources
from checklist.rulefiles.strict_yaml import Document
from tests.factories import GOOD_RULES, a_requirement, documents_of, facts_of, rules_of, text

CHANGE = date(2020, 1, 1)


@pytest.fixture(params=["in order", "reversed"])
def rules(request: pytest.FixtureRequest) -> Any:
    """The good rules with their files in one order and in the other."""
    documents = list(documents_of(GOOD_RULES).items())
    if request.param == "reversed":
        documents.reverse()
    return read_rules(dict(documents), frozenset())


def test_the_day_alone_says_which_of_two_versions_is_in_force(rules: Any) -> None:
    def books(day: date) -> list[str]:
        return [book.id for book in rules.pack.in_force_on(day, UnitKind.AGENCY)]

    assert books(CHANGE - timedelta(1)) == ["mau-1-2010"]
    assert books(CHANGE) == ["mau-2-2020"]
    assert books(date(2009, 12, 31)) == []


def test_requirements_come_in_walking_order_whatever_the_order_of_files(rules: Any) -> None:
    book = rules.pack.regulations["mau-2-2020"]

    assert [requirement.id for requirement in book.requirements] == ["m2.d5.k1", "m2.d6", "m2.d9.k1", "m2.d10"]
    rights = [list(Right).index(requirement.right) for requirement in book.requirements]
    assert rights == sorted(rights)


def test_faults_do_not_depend_on_the_order_of_files() -> None:
    bad = Path(__file__).resolve().parent / "bad"
    documents = documents_of(GOOD_RULES)
    for name in ("duplicate-id-across-regulations", "empty-else", "succeeded-by-nothing"):
        documents |= documents_of(bad / name)
    told = []
    for order in (list(documents.items()), list(documents.items())[::-1]):
        with pytest.raises(RuleFilesInvalid) as caught:
            read_rules(dict(order), frozenset())
        told.append(caught.value.faults)

    assert told[0] == told[1]


def test_a_folder_of_local_rule_books_is_marked_local(tmp_path: Path) -> None:
    (tmp_path / "rieng").mkdir()
    head = (GOOD_RULES / "mau-1-2010" / "regulation.yaml").read_text("utf-8").replace("prefix: m1", "prefix: r1")
    head = head.replace("id: mau-1-2010", "id: rieng\noverlays: mau-1-2010")
    kept = head.partition("scored_bodies:")[0]
    (tmp_path / "rieng" / "regulation.yaml").write_text(kept, encoding="utf-8")

    pack = load_rules(GOOD_RULES, tmp_path).pack

    assert pack.regulations["rieng"].local
    assert not pack.regulations["mau-1-2010"].local
    assert not pack.regulations["mau-2-2020"].local


def test_a_local_rule_book_is_refused_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "rieng").mkdir()
    (tmp_path / "rieng" / "regulation.yaml").write_text("id: khac\n", encoding="utf-8")

    with pytest.raises(RuleFilesInvalid) as caught:
        load_rules(GOOD_RULES, tmp_path)

    assert {fault.file for fault in caught.value.faults} == {"rieng/regulation.yaml"}


def test_local_rules_need_not_exist(tmp_path: Path) -> None:
    assert load_rules(GOOD_RULES, tmp_path / "none").pack == load_rules(GOOD_RULES).pack


def test_the_same_rules_come_back_from_their_plain_data() -> None:
    loaded = load_rules(GOOD_RULES)

    again = rules_from_sources(plain(loaded.sources))

    assert again.pack == loaded.pack
    assert plain(again.sources) == plain(loaded.sources)


def test_one_rule_book_comes_back_without_the_others_it_names() -> None:
    sources = plain(load_rules(GOOD_RULES).sources)
    kept = {name: data for name, data in sources.items() if not name.startswith("mau-2-2020/")}

    assert set(rules_from_sources(kept).pack.regulations) == {"mau-1-2010"}


def test_shares_are_exact_fractions() -> None:
    book = load_rules(GOOD_RULES).pack.regulations["mau-2-2020"]
    check = book.by_id()["m2.d9.k1"].checks[1]

    assert check.arguments["share"] == Fraction(7, 10)
    assert isinstance(check.arguments["share"], Fraction)


def test_a_citation_without_document_is_of_the_regulation_itself() -> None:
    book = load_rules(GOOD_RULES).pack.regulations["mau-2-2020"]

    assert {c.document for requirement in book.requirements for c in requirement.cite} == {"vb-2-2020"}


def test_records_of_a_set_carry_the_facts_of_every_requirement_that_shares_it() -> None:
    first = a_requirement("m.d1", for_each="meetings", records_title=text("Cuộc họp"), facts=facts_of(held_on="date"))
    second = a_requirement("m.d2", for_each="meetings", facts=facts_of(held_on="date", present="integer"))
    book = rules_of(first, second).pack.regulations["m"]

    assert [fact.key for fact in book.record_set_facts("meetings")] == ["held_on", "present"]
    assert book.record_set_owner("meetings").id == "m.d1"


# --- Whatever stands in a rule file, the loader either reads it or says what is wrong --------------------------------

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 400),
    st.sampled_from(["", " ", "x", "2/3", "0.5", "1/0", "period_end", "held_on", "memory", "true", "\u0065\u0301"]),
    st.dates(),
    st.lists(st.sampled_from([1, "a", None]), max_size=2),
    st.dictionaries(
        st.sampled_from(["vi", "en", "one_of", "at_least", "from", "not", "any"]), st.integers(), max_size=2
    ),
)


def paths(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value inside ``data``."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from paths(value, (*path, key))


GOOD = {name: document.data for name, document in documents_of(GOOD_RULES).items()}
PLACES = list(paths(GOOD))


def faults_in(sources: dict[str, Any]) -> tuple[RuleFault, ...] | None:
    """What is wrong with rules given as plain data; ``None`` when they load."""
    try:
        read_rules({name: Document(data) for name, data in sources.items()}, frozenset())
    except RuleFilesInvalid as error:
        return error.faults
    return None


@settings(max_examples=400)
@given(place=st.sampled_from(PLACES), value=ODD, drop=st.booleans())
def test_any_one_value_replaced_or_dropped_loads_or_is_refused(place: tuple[Any, ...], value: Any, drop: bool) -> None:
    sources = copy.deepcopy(GOOD)
    around: Any = sources
    for step in place[:-1]:
        around = around[step]
    if drop:
        del around[place[-1]]
    else:
        around[place[-1]] = value

    faults = faults_in(sources)

    assert faults is None or (faults and all(fault.file and fault.message for fault in faults))
