"""Requirements judged by two questions: one that costs a part, one that costs everything."""

from __future__ import annotations

from typing import Any

from tests.factories import (
    a_check,
    a_requirement,
    facts_of,
    text,
)

YES = "{check: answered_yes, given: told}"
ALSO = "{check: answered_yes, given: heard, on_fail: not_done}"
TWO_FACTS = facts_of(told="yes_no", heard="yes_no")
DOUBT = text("Chưa đọc được nguyên văn; chỉ để nhắc.")


def two_checks(**fields: Any) -> dict[str, Any]:
    """A requirement with a check that costs a part and one that costs everything."""
    return a_requirement(facts=TWO_FACTS, checks=[a_check(YES), a_check(ALSO)], **fields)


def facts(**given_: bool | None) -> dict[str, Any]:
    """The facts that are given."""
    return {key: value for key, value in given_.items() if value is not None}
