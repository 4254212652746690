"""What other law took over, for a kind of unit or for one requirement, is said where the reader meets it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from checklist.domain.law import UnitKind
from checklist.domain.requirement import Change, Succession
from checklist.domain.rulepack import RulePack
from checklist.domain.text import Text
from checklist.web.legal_state import legal_status
from checklist.web.requirement_views import LaterLaw, requirement_view

LAW = "instrument:luat-10-2022"
NOTE = Text("Từ 15 lên 30 ngày.", "From 15 to 30 days.")


def later(pack: RulePack, succession: Succession) -> LaterLaw | None:
    book = replace(pack.regulations["pl-34-2007"], successors=(LAW,))
    requirement = replace(book.requirements[0], succession=succession)
    return requirement_view(requirement, "1.1", book, pack).later


def test_a_kind_of_unit_that_left_earlier_has_its_own_days(pack: RulePack) -> None:
    book = replace(
        pack.regulations["nd-145-2020"],
        unit_kinds=(UnitKind.EMPLOYER, UnitKind.STATE_ENTERPRISE),
        until_for={UnitKind.STATE_ENTERPRISE: date(2023, 7, 1)},
    )

    assert [text.vi for text in legal_status(book, pack, date(2026, 11, 22)).by_kind] == [
        "Doanh nghiệp nhà nước: Từ ngày 01/02/2021 đến hết ngày 30/06/2023"
    ]


def test_nothing_is_repeated_when_the_whole_rule_book_was_replaced(pack: RulePack) -> None:
    assert later(pack, Succession((LAW,), None, None, None)) is None


def test_a_change_is_named_with_its_note(pack: RulePack) -> None:
    found = later(pack, Succession((LAW,), Change.THRESHOLD, NOTE, None))

    assert found is not None
    assert [successor.name.vi for successor in found.successors] == ["Luật 10/2022/QH15"]
    assert found.change == Text("đổi con số, thời hạn", "a number or deadline changes")
    assert found.note == NOTE


def test_a_requirement_that_was_dropped_says_why(pack: RulePack) -> None:
    found = later(pack, Succession((), None, None, NOTE))

    assert found == LaterLaw((), None, NOTE)


def test_a_requirement_leads_to_the_one_that_followed_it(pack: RulePack) -> None:
    target = pack.regulations["nd-145-2020"].requirements[0].id
    found = later(pack, Succession((target,), None, None, None))

    assert found is not None
    assert (found.successors[0].regulation, found.successors[0].name.vi) == ("nd-145-2020", target)
