"""A board counts real days, lasts as long as the law asks, and takes nothing that must not be public."""

from __future__ import annotations

import io
import sqlite3
from datetime import UTC, date, datetime, timedelta

import pytest

from checklist.services.accounts import User
from checklist.services.errors import NotFound, Refused
from checklist.services.evidence import Upload
from checklist.services.public_board import Entry, choices, entry_of, public_entries
from checklist.services.public_board_changes import (
    BoardRefused,
    Typed,
    change_item,
    masked_copy,
    post_item,
    prepare_item,
    remove_item,
    take_down,
)
from checklist.services.public_checks import Consent, PersonalData, SecretText
from checklist.services.public_pages import close_page, open_page, published_unit, published_units
from checklist.services.unit_setup import NewUnit, Person, set_up
from checklist.services.units import unit_of
from checklist.services.workspace import Workspace
from checklist.store import audit
from checklist.store.board import BoardItem, StaleBoardItem
from checklist.store.database import transaction
from checklist.store.units import Unit

FIRST = date(2026, 11, 2)
POSTING = "l10.d13.k2.posting"
PASSWORD = "mua xuan nho nho"
PDF = b"%PDF-1.4\n%%EOF\n"
PLAIN = Typed("Danh mục công trình 2026", "Gồm 3 công trình, 1.250.000.000 đồng.", POSTING, None, None)
POOR = Typed("Kết quả rà soát hộ nghèo", "1. Lò Văn A, CCCD 012345678789", POSTING, None, None)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC)


@pytest.fixture
def unit(workspace: Workspace) -> Unit:
    """A commune whose public page is open."""
    commune = NewUnit("Ủy ban nhân dân xã An Bình", "commune", "", "An Bình")
    officer: User = set_up(
        workspace, commune, Person("lan", "Lan", PASSWORD), Person("quan-tri", "Lan", PASSWORD), at=noon(FIRST)
    )
    found = unit_of(workspace, officer.unit_id or "")
    open_page(workspace, found, "", 0, consent=None, at=noon(FIRST), by="head")
    return found


def prepared(workspace: Workspace, unit: Unit, typed: Typed = PLAIN, upload: Upload | None = None) -> BoardItem:
    return prepare_item(workspace, unit, typed, upload, today=FIRST, at=noon(FIRST), by="lan")


def posted(
    workspace: Workspace, unit: Unit, typed: Typed = PLAIN, today: date = FIRST, consent: Consent | None = None
) -> BoardItem:
    item = prepared(workspace, unit, typed)
    return post_item(workspace, unit, item.id, item.revision, consent=consent, today=today, at=noon(today), by="head")


def taken_down(workspace: Workspace, unit: Unit, item: BoardItem, day: date) -> Entry:
    take_down(workspace, unit, item.id, item.revision, today=day, at=noon(day), by="lan")
    return entry_of(workspace, unit.id, item.id)


def test_without_a_last_day_the_laws_minimum_is_taken(workspace: Workspace, unit: Unit) -> None:
    assert posted(workspace, unit).posted_until == date(2026, 12, 1)


def test_without_a_requirement_it_stands_until_it_is_taken_down(workspace: Workspace, unit: Unit) -> None:
    assert posted(workspace, unit, Typed("Thông báo", "", "", None, None)).posted_until is None


def test_posted_later_than_meant_it_begins_and_ends_later(workspace: Workspace, unit: Unit) -> None:
    item = posted(workspace, unit, today=FIRST + timedelta(3))

    assert (item.posted_on, item.posted_until) == (date(2026, 11, 5), date(2026, 12, 4))


@pytest.mark.parametrize(("down", "days", "passed"), [(date(2026, 12, 1), 30, True), (date(2026, 11, 30), 29, False)])
def test_thirty_days_pass_and_twenty_nine_do_not(
    workspace: Workspace, unit: Unit, down: date, days: int, passed: bool
) -> None:
    entry = taken_down(workspace, unit, posted(workspace, unit), down)

    assert entry.posting.days(date(2027, 1, 1)) == days
    assert entry.posting.lasted(entry.minimum, date(2027, 1, 1)) is passed


def test_closing_the_page_ends_every_posting_that_day(workspace: Workspace, unit: Unit) -> None:
    item = posted(workspace, unit)
    day = FIRST + timedelta(9)
    close_page(workspace, unit, 1, at=noon(day), by="head")

    assert entry_of(workspace, unit.id, item.id).posting.days(date(2027, 1, 1)) == 10


def test_an_evening_counts_by_the_calendar_of_viet_nam(workspace: Workspace, unit: Unit) -> None:
    item = posted(workspace, unit)
    late = datetime(2026, 11, 30, 17, 30, tzinfo=UTC)  # 00:30 on 1 December in Viet Nam
    take_down(workspace, unit, item.id, item.revision, today=date(2026, 12, 1), at=late, by="lan")

    assert entry_of(workspace, unit.id, item.id).posting.days(date(2027, 1, 1)) == 30


def test_what_ended_is_in_the_archive_and_what_never_began_is_not(workspace: Workspace, unit: Unit) -> None:
    first = posted(workspace, unit)
    coming = posted(workspace, unit, Typed("Sắp tới", "", "", FIRST + timedelta(5), None))
    taken_down(workspace, unit, first, FIRST + timedelta(2))
    taken_down(workspace, unit, coming, FIRST + timedelta(2))

    now, before = public_entries(workspace, unit.id, today=FIRST + timedelta(20))

    assert now == ()
    assert [each.item.id for each in before] == [first.id]


def test_nobody_can_say_that_something_was_posted_earlier_than_it_was(workspace: Workspace, unit: Unit) -> None:
    with pytest.raises(BoardRefused) as refused:
        prepared(workspace, unit, Typed("Thông báo", "", "", FIRST - timedelta(1), None))

    assert list(refused.value.faults) == ["first"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (Typed("  ", "", "", None, None), "title"),
        (Typed("x" * 301, "", "", None, None), "title"),
        (Typed("Thông báo", "x" * 20_001, "", None, None), "body"),
        (Typed("Thông báo", "", "khong.co", None, None), "requirement"),
        (Typed("Thông báo", "", "", FIRST + timedelta(2), FIRST + timedelta(1)), "until"),
    ],
)
def test_what_does_not_fit_is_told_by_field(workspace: Workspace, unit: Unit, typed: Typed, field: str) -> None:
    with pytest.raises(BoardRefused) as refused:
        prepared(workspace, unit, typed)

    assert list(refused.value.faults) == [field]


def test_what_is_posted_does_not_change(workspace: Workspace, unit: Unit) -> None:
    item = posted(workspace, unit)

    with pytest.raises(StaleBoardItem):
        change_item(
            workspace, unit, item.id, PLAIN, None, item.revision, drop_file=False, today=FIRST, at=noon(FIRST), by="lan"
        )
    with workspace.database() as db, transaction(db), pytest.raises(sqlite3.IntegrityError, match="posted"):
        db.execute("UPDATE board_items SET title = 'Khác' WHERE id = ?", (item.id,))


def test_what_was_posted_is_not_removed(workspace: Workspace, unit: Unit) -> None:
    item = posted(workspace, unit)

    with pytest.raises(StaleBoardItem):
        remove_item(workspace, unit, item.id, item.revision, at=noon(FIRST), by="lan")
    with workspace.database() as db, transaction(db), pytest.raises(sqlite3.IntegrityError, match="trail"):
        db.execute("DELETE FROM board_items WHERE id = ?", (item.id,))


def test_a_form_opened_before_another_change_is_refused(workspace: Workspace, unit: Unit) -> None:
    item = prepared(workspace, unit)
    change_item(workspace, unit, item.id, POOR, None, 1, drop_file=False, today=FIRST, at=noon(FIRST), by="lan")

    with pytest.raises(StaleBoardItem):
        post_item(workspace, unit, item.id, 1, consent=None, today=FIRST, at=noon(FIRST), by="head")


def test_an_identifier_is_in_the_way_until_somebody_answers_for_it(workspace: Workspace, unit: Unit) -> None:
    with pytest.raises(PersonalData) as refused:
        posted(workspace, unit, POOR)

    assert [each.identifier.masked for each in refused.value.spotted] == ["012******789"]


def test_what_the_law_orders_to_be_public_stays_after_a_confirmation(workspace: Workspace, unit: Unit) -> None:
    item = posted(workspace, unit, POOR, consent=Consent.ORDERED_BY_LAW)

    assert (item.body, item.ordered_by_law) == (POOR.body, True)


def test_a_masked_copy_can_be_posted_and_the_original_stays_untouched(workspace: Workspace, unit: Unit) -> None:
    upload = Upload("DS_012345678789.pdf", io.BytesIO(PDF))
    original = prepared(workspace, unit, POOR, upload)
    copy = masked_copy(workspace, unit, original.id, at=noon(FIRST), by="lan")
    item = post_item(workspace, unit, copy.id, copy.revision, consent=None, today=FIRST, at=noon(FIRST), by="head")

    assert item.body == "1. Lò Văn A, CCCD 012******789"
    assert (item.file_sha256, item.file_name) == (original.file_sha256, "DS_012xxxxxx789.pdf")
    assert entry_of(workspace, unit.id, original.id).item == original


@pytest.mark.parametrize(
    ("typed", "name"),
    [(Typed("TUYỆT MẬT", "", "", None, None), "a.pdf"), (PLAIN, "TỐI_MẬT_ke-hoach.pdf"),
     (Typed("Kế hoạch", "Độ mật: Mật", "", None, None), "a.pdf")],
)  # fmt: skip
def test_a_secrecy_mark_stops_whatever_is_confirmed(workspace: Workspace, unit: Unit, typed: Typed, name: str) -> None:
    item = prepared(workspace, unit, typed, Upload(name, io.BytesIO(PDF)))

    with pytest.raises(SecretText):
        post_item(workspace, unit, item.id, 1, consent=Consent.ORDERED_BY_LAW, today=FIRST, at=noon(FIRST), by="head")


def test_nothing_is_posted_while_the_page_is_closed(workspace: Workspace, unit: Unit) -> None:
    close_page(workspace, unit, 1, at=noon(FIRST), by="head")

    with pytest.raises(Refused, match="chưa mở"):
        posted(workspace, unit)


def test_a_unit_appears_with_its_first_posting_and_not_before(workspace: Workspace, unit: Unit) -> None:
    prepared(workspace, unit)
    with pytest.raises(NotFound):
        published_unit(workspace, "uy-ban-nhan-dan-xa-an-binh", today=FIRST)
    posted(workspace, unit)

    assert [each.unit.id for each in published_units(workspace, today=FIRST)] == [unit.id]


def test_another_units_item_does_not_exist(workspace: Workspace, unit: Unit) -> None:
    item = prepared(workspace, unit)

    with pytest.raises(NotFound):
        entry_of(workspace, "khac", item.id)


def test_the_duties_offered_are_those_of_the_law_in_force(workspace: Workspace, unit: Unit) -> None:
    offered = choices(workspace.pack, unit, FIRST)

    assert POSTING in {each.id for each in offered}
    assert {each.regulation for each in offered} == {"luat-10-2022-xa"}


def test_the_log_that_can_never_be_cleaned_holds_nothing_that_was_typed(workspace: Workspace, unit: Unit) -> None:
    posted(workspace, unit, POOR, consent=Consent.ORDERED_BY_LAW)
    with workspace.database() as db:
        log = str(audit.of_subject(db, unit.id))

    assert "board.post" in log
    assert "012345678789" not in log
    assert "hộ nghèo" not in log
