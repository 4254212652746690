"""Local rule books: alone or laid over a shipped one, never deciding which law governs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from checklist.domain.crosswalk import predecessors
from checklist.domain.dates import Period
from checklist.domain.law import UnitKind
from checklist.domain.legal_status import legal_notices
from checklist.domain.regulation import Regulation
from checklist.domain.selector import select
from checklist.rulefiles.loader import LoadedRules, load_rules
from tests.factories import GOOD_RULES
from tests.rulefiles.local_samples import (
    INSTRUMENT,
    OVER,
    OVER_LAPSED,
    SCORING,
    SIMPLE,
    STRICTER,
    laid_over,
    load_with,
    renamed,
    standing_alone,
)

Load = Callable[[dict[str, str]], LoadedRules]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load the good rules with local files, given by name."""
    return partial(load_with, tmp_path)


def book_of(loaded: LoadedRules) -> Regulation:
    """The local book."""
    return loaded.pack.regulations["xa-minh"]


# --- What a local book holds ----------------------------------------------------------------------------------------


def test_a_book_of_its_own_need_not_name_source_rows(load: Load) -> None:
    book = book_of(load(standing_alone()))

    assert book.local
    assert book.overlays is None
    assert [requirement.sheet for requirement in book.requirements] == [()]


def test_an_overlay_holds_everything_of_the_book_below_and_its_own(load: Load) -> None:
    loaded = load(laid_over(OVER + 'co_signers: [{key: front, title: {vi: "Mặt trận", en: "Front"}}]\n'))
    book, base = book_of(loaded), loaded.pack.regulations["mau-2-2020"]

    assert {r.id for r in book.requirements} == {r.id for r in base.requirements} | {"xm.d1"}
    assert [r.id for r in book.own_requirements] == ["xm.d1"]
    assert [question.key for question in book.profile] == [question.key for question in base.profile]
    assert [signer.key for signer in book.co_signers] == ["union", "front"]
    assert book.scored_bodies == base.scored_bodies
    assert book.is_scored(book.by_id()["xm.d1"])


def test_its_requirements_come_in_walking_order_after_those_of_the_same_right_below(load: Load) -> None:
    assert [r.id for r in book_of(load(laid_over())).requirements] == [
        "m2.d5.k1",
        "m2.d6",
        "m2.d9.k1",
        "m2.d10",
        "xm.d1",
    ]


def test_an_overlay_judges_the_records_of_the_book_below_where_that_book_has_them_typed(load: Load) -> None:
    early = STRICTER.replace("right: dialogue", "right: disclosure")
    book = book_of(load({"xa-minh/regulation.yaml": OVER, "xa-minh/disclosure.yaml": early}))

    assert next(r.id for r in book.requirements if r.for_each) == "xm.d1"
    assert book.record_set_owner("dialogues").id == "m2.d9.k1"
    assert [fact.key for fact in book.record_set_facts("dialogues")] == ["held_on", "present", "members"]


def test_an_overlay_may_ask_a_profile_question_of_its_own(load: Load) -> None:
    own = OVER + 'profile: [{key: island, kind: yes_no, ask: {vi: "Có ở đảo không?", en: "On an island?"}}]\n'
    book = book_of(load(laid_over(own, STRICTER.replace("{has_union: true}", "{island: true, has_union: true}"))))

    assert [question.key for question in book.profile][-1] == "island"


def test_an_overlay_is_scored_by_the_profile_of_the_book_below_unless_it_has_its_own(load: Load) -> None:
    without = load(laid_over()).pack
    with_own = load({**laid_over(), "xa-minh/scoring/xm-100.yaml": SCORING}).pack

    assert without.scoring_for("xa-minh").id == "mau-100"
    assert with_own.scoring_for("xa-minh").id == "xm-100"
    assert with_own.scoring_for("mau-2-2020").id == "mau-100"


def test_an_overlay_may_consist_of_a_scoring_profile_alone(load: Load) -> None:
    files = {"xa-minh/regulation.yaml": OVER, "xa-minh/scoring/xm-100.yaml": SCORING}

    assert book_of(load(files)).own_requirements == ()


def test_a_local_book_brings_its_own_instruments(load: Load) -> None:
    files = {
        **standing_alone(SIMPLE.replace("vb-2-2020", "qd-xa-minh")),
        "xa-minh/instruments.yaml": INSTRUMENT,
    }

    assert load(files).pack.instruments["qd-xa-minh"].short.vi == "Quyết định của xã"


def test_the_steps_from_old_law_to_new_are_not_counted_twice(load: Load) -> None:
    files = laid_over(OVER_LAPSED, SIMPLE.replace("disclosure", "dialogue"))

    assert predecessors(load(files).pack) == predecessors(load_rules(GOOD_RULES).pack)


# --- Beside the law, never in its place -----------------------------------------------------------------------------


@pytest.mark.parametrize("files", [standing_alone(), laid_over()], ids=["alone", "laid over"])
def test_the_law_of_a_day_is_the_same_with_a_local_book(load: Load, files: dict[str, str]) -> None:
    period = Period(date(2019, 7, 1), date(2021, 12, 31))
    before = select(load_rules(GOOD_RULES).pack, UnitKind.AGENCY, period)
    after = select(load(files).pack, UnitKind.AGENCY, period)

    assert [(part.period, part.books, part.why) for part in after.parts] == [
        (part.period, part.books, part.why) for part in before.parts
    ]
    assert [[book.id for book in part.local] for part in after.parts] == [[], ["xa-minh"]]


def test_two_local_books_over_one_do_not_collide(load: Load) -> None:
    other = renamed(laid_over(), "phuong-ta", "pt")

    assert list(load({**laid_over(), **other}).pack.regulations)[-2:] == ["phuong-ta", "xa-minh"]


def test_its_notices_say_that_it_is_local_what_it_adds_to_and_how_that_stands(load: Load) -> None:
    loaded = load(laid_over(OVER_LAPSED, SIMPLE.replace("disclosure", "dialogue")))
    period = Period(date(2022, 1, 1), date(2022, 12, 31))

    told = [text.vi for text in legal_notices(loaded.pack, book_of(loaded), period, UnitKind.AGENCY)]

    assert "bộ quy định của địa phương, bổ sung cho Nghị định mẫu 1" in told[0]
    assert told[1:3] == ["Do địa phương đặt ra.", "Hết hiệu lực từ ngày 01/01/2020."]
    assert "không còn là căn cứ" in told[3]
    assert "áp dụng Nghị định mẫu 2" in told[3]
