"""The shipped indicators and event books: all that practice asks for, the short form, and no effect on a seal."""

from __future__ import annotations

import unicodedata

import pytest

from checklist.domain.indicators.indicator import Indicator, Kind
from checklist.domain.law import SourceCheck, UnitKind
from checklist.domain.seal import files_used, seal
from checklist.domain.text import Text
from checklist.rulefiles.event_book_reader import EVENT_BOOKS
from checklist.rulefiles.indicator_reader import INDICATORS
from checklist.rulefiles.loader import load_rules
from tests.domain.indicator_samples import shipped_indicators, shipped_pack
from tests.factories import SHIPPED_RULES, a_requirement, a_scoring, assessed, rules_of

LISTED = {"A": 12, "B": 25, "C": 10, "D": 25, "E": 14, "F": 14, "G": 11, "H": 13, "I": 14, "K": 19, "L": 6}
PARTS = [
    "A01a", "A01b", "A01c", "A01d", "A04a", "B11a", "B11b", "B11c", "B11d", "B11e", "B19b", "B19c", "D14a", "D14b",
    "D14c", "D20a", "D20b", "D20c", "F01a", "F14a", "G06b",
]  # fmt: skip
BASIC = [
    "A01", "A02", "A05", "A10", "A11", "B01", "B03", "B06", "B11", "B15", "B16", "B18", "B19", "B21", "C01", "C02",
    "D06", "D07", "D09", "D10", "D16", "D17", "D20", "D22", "E01", "E03", "F04",
]  # fmt: skip


def shipped() -> list[Indicator]:
    """Every shipped indicator."""
    return list(shipped_indicators())


def test_every_indicator_of_the_form_is_there() -> None:
    codes = {indicator.code for indicator in shipped()}

    assert {f"{group}{number:02d}" for group, last in LISTED.items() for number in range(1, last + 1)} <= codes
    assert set(PARTS) <= codes


def test_the_short_form_is_the_twenty_seven_and_the_block_the_program_computes() -> None:
    basic = [indicator.code for indicator in shipped_indicators().basic()]

    assert [code for code in basic if not code.startswith("K")] == BASIC
    assert [code for code in basic if code.startswith("K")] == [f"K{number:02d}" for number in range(1, 20)]


def test_nobody_is_asked_for_what_the_program_computes() -> None:
    asked = {one.code for kind in UnitKind for one in shipped_indicators().asked_of(kind)}

    assert not asked & {one.code for one in shipped() if one.group in "CK" and one.computed_from}
    assert not any(shipped_indicators()[code].kind is Kind.RATIO for code in asked)


@pytest.mark.parametrize("kind", UnitKind)
def test_the_short_form_asks_a_unit_for_few_figures(kind: UnitKind) -> None:
    basic = {one.code for one in shipped_indicators().basic()}

    assert 0 < len(shipped_indicators().asked_of(kind, basic)) <= 25


def test_what_rests_on_memory_only_warns() -> None:
    doubted = [v for one in shipped() for v in one.validations if v.source_check is SourceCheck.MEMORY]

    assert doubted
    assert not any(validation.blocks for validation in doubted)


def test_a_part_comes_after_its_whole() -> None:
    codes = [one.code for one in shipped()]

    assert all(codes.index(one.part_of) < codes.index(one.code) for one in shipped() if one.part_of)


def test_no_two_indicators_under_one_heading_bear_one_name() -> None:
    names = [(one.group, one.part_of, one.name.vi) for one in shipped()]

    assert len(set(names)) == len(names)


def texts() -> list[Text]:
    """Every text of the indicators and the books."""
    books = shipped_pack().event_books.values()
    found = [text for one in shipped() for text in (one.name, one.unit, *(v.say for v in one.validations))]
    return found + [field.ask for book in books for field in book.fields] + [book.title for book in books]


def test_every_text_is_composed_unicode_in_both_languages() -> None:
    assert all(text.vi.strip() and text.en.strip() for text in texts())
    assert all(unicodedata.is_normalized("NFC", text.vi + text.en) for text in texts())


def test_the_seven_books_are_there() -> None:
    assert list(shipped_pack().event_books) == [
        "matters_decided", "village_meetings", "contributions", "consultations", "supervision", "board_results",
        "complaints",
    ]  # fmt: skip


def test_indicators_and_books_change_no_seal() -> None:
    plain = rules_of(a_requirement(), scoring=a_scoring())
    shipped_sources = load_rules(SHIPPED_RULES).sources
    counted = {name: shipped_sources[name] for name in (INDICATORS, EVENT_BOOKS)}
    assessment = assessed(plain.pack, {"m.d1": {"declared": "done"}})

    assert seal(assessment, {**plain.sources, **counted}) == seal(assessment, plain.sources)
    assert not set(files_used(assessment, {**plain.sources, **counted})) & set(counted)
