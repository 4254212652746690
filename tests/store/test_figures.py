"""The figures of a draft and the rows of event books in the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlite_utils import Database

from checklist.store import assessments, book_entries, figures, seals
from checklist.store.book_entries import Entry, StaleEntry
from checklist.store.errors import AlreadyExists, NotADraft, NotFound
from checklist.store.figures import StaleFigures
from tests.store.given import LATER, NOON, OFFICER, a_draft, a_unit

BODY = {"value": 12, "note": "theo báo cáo"}


def save(db: Database, identifier: str, bodies: dict[str, dict[str, object]], **expected: int) -> tuple[str, ...]:
    return figures.save(db, identifier, bodies, expected, at=NOON, by=OFFICER)


def entry(unit_id: str, name: str = "1", day: date = date(2025, 2, 3)) -> Entry:
    return Entry(name, unit_id, "complaints", day, {"received_on": day.isoformat()}, 1, NOON, OFFICER)


def test_a_figure_is_kept_as_written(db: Database) -> None:
    draft = a_draft(db)

    assert save(db, draft.id, {"A01": BODY}) == ("A01",)
    found = figures.of_assessment(db, draft.id)["A01"]
    assert (found.body, found.revision, found.updated_at) == (BODY, 1, NOON)


def test_what_stands_already_is_not_saved_again(db: Database) -> None:
    draft = a_draft(db)
    save(db, draft.id, {"A01": BODY})

    assert save(db, draft.id, {"A01": BODY, "A02": {}}) == ()


def test_one_stale_figure_keeps_all_from_being_saved(db: Database) -> None:
    draft = a_draft(db)
    save(db, draft.id, {"A01": BODY})

    with pytest.raises(StaleFigures) as stale:
        save(db, draft.id, {"A01": {"value": 13}, "A05": {"value": 2}})
    assert stale.value.codes == ("A01",)
    assert stale.value.current["A01"].body == BODY
    assert set(figures.of_assessment(db, draft.id)) == {"A01"}


def test_a_figure_may_be_emptied(db: Database) -> None:
    draft = a_draft(db)
    save(db, draft.id, {"A01": BODY})
    save(db, draft.id, {"A01": {}}, A01=1)

    assert figures.of_assessment(db, draft.id)["A01"].revision == 2


def test_the_figures_of_a_sealed_assessment_do_not_change(db: Database) -> None:
    draft = a_draft(db)
    seals.add(db, draft.id, payload=b"{}", rules=b"{}", printed={}, at=NOON, by=OFFICER)

    with pytest.raises(NotADraft):
        save(db, draft.id, {"A01": BODY})


def test_the_figures_go_with_a_dropped_draft(db: Database) -> None:
    draft = a_draft(db)
    save(db, draft.id, {"A01": BODY})
    assessments.discard(db, draft.id)

    assert figures.of_assessment(db, draft.id) == {}


def test_rows_of_a_book_come_the_earliest_first(db: Database) -> None:
    unit = a_unit(db)
    for name, day in (("b", date(2025, 5, 1)), ("a", date(2025, 2, 1))):
        book_entries.add(db, entry(unit.id, name, day))

    assert [each.id for each in book_entries.of_unit(db, unit.id, "complaints")] == ["a", "b"]
    assert book_entries.of_unit(db, unit.id, "supervision") == []


def test_a_row_is_kept_once(db: Database) -> None:
    unit = a_unit(db)
    book_entries.add(db, entry(unit.id))

    with pytest.raises(AlreadyExists):
        book_entries.add(db, entry(unit.id))


def test_a_row_changed_meanwhile_is_neither_changed_nor_removed(db: Database) -> None:
    unit = a_unit(db)
    shown = entry(unit.id)
    book_entries.add(db, shown)
    book_entries.change(db, replace(shown, happened_on=date(2025, 3, 3), updated_at=LATER))

    for action in (book_entries.change, book_entries.remove):
        with pytest.raises(StaleEntry) as stale:
            action(db, shown)
        assert stale.value.current is not None
        assert stale.value.current.happened_on == date(2025, 3, 3)


def test_a_row_that_is_gone_is_told_as_gone(db: Database) -> None:
    unit = a_unit(db)
    shown = entry(unit.id)
    book_entries.add(db, shown)
    book_entries.remove(db, shown)

    with pytest.raises(StaleEntry) as stale:
        book_entries.remove(db, shown)
    assert stale.value.current is None
    with pytest.raises(NotFound):
        book_entries.get(db, unit.id, "complaints", shown.id)


def test_another_unit_does_not_reach_a_row(db: Database) -> None:
    book_entries.add(db, entry(a_unit(db).id))
    other = a_unit(db, "cong-ty-khac")

    with pytest.raises(NotFound):
        book_entries.get(db, other.id, "complaints", "1")
