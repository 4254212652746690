"""The rules as shipped: they load, they export whole, and they come back whole from what a seal freezes."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from typing import Any

import pytest

from checklist.domain.plain import plain, plain_requirement
from checklist.domain.requirement import Requirement
from checklist.rulefiles.loader import LoadedRules, load_rules, rules_from_sources
from tests.factories import SHIPPED_RULES

KEYS = {
    "id", "regulation", "kind", "duty_of", "right", "cite", "text", "when", "due", "cadence", "critical", "in_force",
    "for_each", "records_title", "facts", "checks", "points", "evidence", "source_check", "doubt", "background_reason",
    "sheet", "succeeded_by",
}  # fmt: skip
CHECK_KEYS = {"check", "key", "cite", "on_fail", "else", "source_check", "when", "doubt"}
POINT_KEYS = {"key", "text", "cite", "sheet", "source_check", "when", "in_force", "doubt"}
FACT_KEYS = {"key", "kind", "ask", "options", "min", "when"}


@cache
def shipped() -> LoadedRules:
    """The shipped rules, loaded once."""
    return load_rules(SHIPPED_RULES)


def requirements() -> list[Any]:
    """Every shipped requirement."""
    return [
        pytest.param(requirement, id=requirement.id)
        for book in shipped().pack.regulations.values()
        for requirement in book.requirements
    ]


def test_the_shipped_rules_load() -> None:
    assert {"pl-34-2007", "nd-04-2015", "nd-145-2020"} <= set(shipped().pack.regulations)


def test_every_regulation_has_a_scoring_profile_of_its_own() -> None:
    for name in shipped().pack.regulations:
        assert name in shipped().pack.scoring_for(name).regulations


@pytest.mark.parametrize("requirement", requirements())
def test_a_requirement_is_exported_with_every_key(requirement: Requirement) -> None:
    line = plain_requirement(requirement)

    assert set(line) >= KEYS
    assert json.loads(json.dumps(line, ensure_ascii=False)) == line
    assert line["cite"]
    assert set(line["text"]) == {"vi", "en"}
    assert all(set(check) >= CHECK_KEYS and check["cite"] and check["else"]["vi"] for check in line["checks"])
    assert all(set(point) == POINT_KEYS and point["cite"] for point in line["points"])
    assert all(set(fact) == FACT_KEYS for fact in line["facts"])


def test_the_shipped_rules_come_back_whole_from_their_plain_data() -> None:
    again = rules_from_sources(json.loads(json.dumps(plain(shipped().sources), ensure_ascii=False)))

    assert again.pack == shipped().pack


def test_everything_a_user_reads_is_composed_unicode() -> None:
    exported = json.dumps(plain(shipped().sources), ensure_ascii=False)

    assert unicodedata.is_normalized("NFC", exported)
