"""What must be said about the law: lapsed, straddled, not yet born, and what governed instead."""

from __future__ import annotations

import pytest

from checklist.domain.dates import Period
from checklist.domain.law import UnitKind
from checklist.domain.legal_status import legal_notices, refusal
from checklist.domain.rulepack import RulePack
from checklist.rulefiles.loader import load_rules
from tests.factories import GOOD_RULES, SHIPPED_RULES, a_pack, a_requirement, text


@pytest.fixture(scope="module")
def pack() -> RulePack:
    """Two sample decrees: the second replaced the first on 01/01/2020."""
    return load_rules(GOOD_RULES).pack


@pytest.fixture(scope="module")
def shipped() -> RulePack:
    """The shipped rules."""
    return load_rules(SHIPPED_RULES).pack


def said(pack: RulePack, regulation: str, period: str, kind: UnitKind = UnitKind.AGENCY) -> list[str]:
    """The notices in Vietnamese, after the regulation's own status."""
    book = pack.regulations[regulation]
    notices = legal_notices(pack, book, Period.parse(period), kind)
    assert notices[0] == book.status
    assert all(notice.en for notice in notices)
    return [notice.vi for notice in notices[1:]]


def test_a_period_within_the_law_needs_no_more_than_its_status(pack: RulePack) -> None:
    assert said(pack, "mau-1-2010", "2019-01-01..2019-12-31") == []
    assert said(pack, "mau-2-2020", "2020-01-01..2020-12-31") == []


def test_a_period_after_the_law_says_what_replaced_it_and_from_when(pack: RulePack) -> None:
    (notice,) = said(pack, "mau-1-2010", "2020-01-01..2020-12-31")

    assert "31/12/2019" in notice
    assert "không còn là căn cứ" in notice
    assert "từ ngày 01/01/2020 áp dụng Nghị định mẫu 2" in notice


def test_a_period_that_straddles_the_end_says_which_part_is_judged(pack: RulePack) -> None:
    (notice,) = said(pack, "mau-1-2010", "2019-07-01..2020-06-30")

    assert "vắt qua ngày 01/01/2020" in notice
    assert "Nghị định mẫu 2" in notice


def test_the_last_day_of_the_law_is_still_within_it(pack: RulePack) -> None:
    assert said(pack, "mau-1-2010", "2019-07-01..2019-12-31") == []
    assert said(pack, "mau-1-2010", "2019-07-01..2020-01-01") != []


def test_a_period_that_begins_before_the_law_says_so(pack: RulePack) -> None:
    (notice,) = said(pack, "mau-2-2020", "2019-07-01..2020-06-30")

    assert "bắt đầu trước ngày 01/01/2020" in notice


@pytest.mark.parametrize(("basis", "told"), [("express", False), ("implied", True), ("unknown", True)])
def test_a_doubt_about_the_dates_is_told_where_they_are_not_express(basis: str, told: bool) -> None:
    pack = a_pack(
        a_requirement(),
        in_force={"from": "2020-01-01", "until": None, "basis": basis},
        doubt=text("Ngày hết hiệu lực là suy ra."),
    )

    assert ("Ngày hết hiệu lực là suy ra." in said(pack, "m", "2025-01-01..2025-12-31")) is told


def test_for_one_kind_of_unit_the_law_may_have_ended_earlier() -> None:
    pack = a_pack(
        a_requirement(), unit_kinds=["employer", "state_enterprise"], until_for={"state_enterprise": "2023-07-01"}
    )

    assert said(pack, "m", "2024-01-01..2024-12-31", UnitKind.EMPLOYER) == []
    assert said(pack, "m", "2024-01-01..2024-12-31", UnitKind.STATE_ENTERPRISE) != []


# --- Periods that cannot be assessed ---------------------------------------------------------------------------------


def refused(pack: RulePack, regulation: str, period: str, kind: UnitKind = UnitKind.AGENCY) -> str | None:
    """Why a period cannot be assessed; ``None`` when it can."""
    fault = refusal(pack, pack.regulations[regulation], Period.parse(period), kind)
    assert fault is None or (fault.path == "period" and fault.message.en)
    return fault.message.vi if fault else None


def test_a_period_wholly_before_the_law_is_refused_and_the_right_rule_book_named(pack: RulePack) -> None:
    message = refused(pack, "mau-2-2020", "2019-01-01..2019-12-31")

    assert message is not None
    assert "Nghị định mẫu số 1" in message
    assert "chọn bộ quy định mau-1-2010" in message


def test_a_period_that_ends_on_the_first_day_of_the_law_is_assessed(pack: RulePack) -> None:
    assert refused(pack, "mau-2-2020", "2019-01-02..2020-01-01") is None


def test_a_lapsed_law_may_be_chosen_for_old_files_and_training(pack: RulePack) -> None:
    assert refused(pack, "mau-1-2010", "2026-01-01..2026-12-31") is None


def test_where_nothing_is_known_nothing_is_offered(pack: RulePack) -> None:
    message = refused(pack, "mau-1-2010", "2005-01-01..2005-12-31")

    assert message is not None
    assert "không tìm thấy văn bản áp dụng khi đó" in message


@pytest.mark.parametrize(
    ("regulation", "kind", "period", "then"),
    [
        ("nd-04-2015", UnitKind.AGENCY, "2010-01-01..2010-12-31", "71/1998"),
        ("pl-34-2007", UnitKind.COMMUNE, "2005-01-01..2005-12-31", "79/2003"),
        ("pl-34-2007", UnitKind.COMMUNE, "2000-01-01..2000-12-31", "29/1998"),
        ("nd-145-2020", UnitKind.EMPLOYER, "2019-01-01..2019-12-31", "149/2018"),
        ("nd-145-2020", UnitKind.EMPLOYER, "2015-01-01..2015-12-31", "60/2013"),
    ],
)
def test_for_a_time_without_a_rule_book_the_instrument_of_that_time_is_named_alone(
    shipped: RulePack, regulation: str, kind: UnitKind, period: str, then: str
) -> None:
    message = refused(shipped, regulation, period, kind)

    assert message is not None
    assert then in message
    assert "chưa có trong phần mềm" in message
    assert "chọn bộ quy định" not in message


@pytest.mark.parametrize(
    ("regulation", "kind", "period"),
    [
        ("pl-34-2007", UnitKind.COMMUNE, "2026-01-01..2026-12-31"),
        ("nd-04-2015", UnitKind.AGENCY, "2026-01-01..2026-12-31"),
    ],
)
def test_no_lapsed_law_assesses_2026_in_silence(
    shipped: RulePack, regulation: str, kind: UnitKind, period: str
) -> None:
    notices = said(shipped, regulation, period, kind)

    assert any("không còn là căn cứ" in notice and "10/2022/QH15" in notice for notice in notices)
