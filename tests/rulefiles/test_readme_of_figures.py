"""The guide for lawyers names every word of figures and event books, and its examples load among the shipped ones."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from checklist.domain.indicators.event_books import FieldKind
from checklist.domain.indicators.indicator import SOURCE_ITEMS, Kind, Reporter, RollUpRule, SourceKind
from checklist.domain.indicators.validations import VALIDATION_TYPES
from checklist.domain.rulepack import RulePack
from checklist.rulefiles.loader import load_rules
from tests.cases import ROOT
from tests.rulefiles.test_rules_readme import README, example, words_of

VOCABULARIES = {
    "ai báo cáo": [*Reporter],
    "tính chất và cách tổng hợp": [*Kind, *RollUpRule],
    "phần mềm lấy số ở đâu": [*SourceKind, *(item for items in SOURCE_ITEMS.values() for item in items)],
    "phép kiểm tra số liệu": [
        *VALIDATION_TYPES,
        *(name for spec in VALIDATION_TYPES.values() for name in (*spec.required, *spec.optional)),
    ],
    "cột chứa gì": [*FieldKind],
}


@pytest.mark.parametrize("title", VOCABULARIES)
def test_its_tables_of_figures_name_every_word_of(title: str) -> None:
    table = re.findall(rf"^\*\*[^*\n]*: {title} ·.*?(?=^\*\*|^## )", README, re.DOTALL | re.MULTILINE)

    assert [word for word in map(str, VOCABULARIES[title]) if word not in words_of(str(table[0]))] == []


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> RulePack:
    """The shipped rules with the two examples of the guide among them."""
    folder = tmp_path_factory.mktemp("readme") / "rules"
    shutil.copytree(ROOT / "rules", folder)
    append(folder / "indicators.yaml", "indicators", example("indicators.yaml"))
    append(folder / "event-books.yaml", None, example("event-books.yaml"))
    return load_rules(folder).pack


def append(file: Path, key: str | None, block: str) -> None:
    """Add an example to the list of a rule file."""
    data = yaml.safe_load(file.read_text("utf-8"))
    (data if key is None else data[key]).append(yaml.safe_load(block))
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def test_its_indicator_is_asked_of_a_commune_in_the_short_form(extended: RulePack) -> None:
    assert extended.indicators["A98"] in extended.indicators.basic()


def test_its_book_feeds_the_figures_it_names(extended: RulePack) -> None:
    assert [feed.indicator for feed in extended.event_books["so_minh"].feeds] == ["A10", "A11"]
