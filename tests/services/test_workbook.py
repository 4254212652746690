"""The answer workbook: what goes out comes back as it was, and what comes back is believed as far as it is good."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from checklist.domain.requirement import FactKind
from checklist.domain.values import is_forbidden
from checklist.services.drafts import Draft, load_draft, save_answer
from checklist.services.errors import FileRefused
from checklist.services.workbook_changes import apply_workbook, preview
from checklist.services.workbook_in import read_workbook
from checklist.services.workbook_layout import Block, blocks_of, merged, normal, shown, standing
from checklist.services.workbook_out import workbook_of
from checklist.store.answers import Answer
from tests.web.client import World, make_world

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
HOSTILE = '=HYPERLINK("http://x")<b>&amp;</b> 🙂🏽 _x0041_ \t\''
DECLARED = "declared"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("workbook") / "instance")


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    return made.copy(tmp_path / "instance")


def draft_of(world: World, which: str = "own") -> Draft:
    return load_draft(world.workspace, world.place(which).assessment_id)


def blocks(world: World, draft: Draft) -> tuple[Block, ...]:
    return blocks_of(draft, world.workspace.pack)


def edited(content: bytes, change: Callable[[Any], None]) -> bytes:
    """The workbook as an office program saves it after a change."""
    book = load_workbook(io.BytesIO(content))
    change(book)
    out = io.BytesIO()
    book.save(out)
    book.close()
    return out.getvalue()


def cell_of(book: Any, requirement: str, name: str) -> Any:
    """The answer cell of a field."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=4):
            if len(row) > 4 and (row[0].value, row[1].value) == (requirement, name):
                return row[4]
    raise AssertionError(name)


def register_of(book: Any, requirement: str) -> Any:
    return next(
        sheet for sheet in book.worksheets if sheet["A1"].value == "records" and sheet["A2"].value == requirement
    )


def with_cell(content: bytes, requirement: str, name: str, value: Any) -> bytes:
    def change(book: Any) -> None:
        cell_of(book, requirement, name).value = value

    return edited(content, change)


def first(world: World, kind: FactKind) -> tuple[str, str]:
    """A requirement of the own unit with a fact of a kind, and the field's name."""
    for block in blocks(world, draft_of(world)):
        for line in block.lines:
            if line.field.startswith("facts.") and line.kind is kind:
                return block.requirement.id, line.field
    raise AssertionError(kind)


def texts(longest: int = 60) -> st.SearchStrategy[str]:
    return st.text(
        st.characters(exclude_categories=("Cs",)).filter(lambda letter: not is_forbidden(letter)), max_size=longest
    )


def value_for(line: Any) -> st.SearchStrategy[Any]:
    if line.kind is FactKind.DATE:
        return st.dates(date(1990, 1, 1), date(2100, 12, 31)).map(date.isoformat)
    if line.kind is FactKind.INTEGER:
        return st.integers(1, 10**12)
    if line.kind is FactKind.YES_NO:
        return st.booleans()
    if line.options:
        return st.sampled_from(sorted(line.options))
    return texts().filter(lambda text: "x005F_" not in text)


@st.composite
def answers_for(draw: st.DrawFn, block: Block) -> dict[str, Any]:
    """An answer to a requirement in which every kind of field may be filled or blank."""
    filled = [line for line in block.lines if draw(st.booleans())]
    read: dict[str, Any] = {line.field: draw(value_for(line)) for line in filled}
    if block.records:
        record = st.fixed_dictionaries({}, optional={line.field: value_for(line) for line in block.records})
        read["records"] = [each for each in draw(st.lists(record, max_size=4)) if each]
    return merged(block, {}, read)


@pytest.mark.parametrize("which", ["own", "other"])
def test_whatever_is_answered_comes_back_as_it_was(made: World, which: str) -> None:
    pack, draft = made.workspace.pack, draft_of(made, which)
    asked = blocks(made, draft)

    @settings(max_examples=4, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def round_trip(data: st.DataObject) -> None:
        rows = {}
        for block in asked[:: data.draw(st.integers(3, 9))]:
            body = normal(data.draw(answers_for(block)), draft, pack, block)
            declared = body.pop(DECLARED)
            identifier = block.requirement.id
            rows[identifier] = Answer(draft.head.id, identifier, declared, body, 1, AT, "x")
        answered = replace(draft, rows=rows)

        reading = read_workbook(workbook_of(answered, pack), asked)

        assert reading.bad == []
        for block in asked:
            stands = standing(answered, pack, block)
            read = reading.answers.get(block.requirement.id, {})
            # A record with nothing in it is no record.
            expected = {**stands, "records": [each for each in stands["records"] if each]}
            again = normal(merged(block, stands, read), answered, pack, block)
            assert shown(block, again) == shown(block, expected)

    round_trip()


def test_a_workbook_that_was_not_touched_changes_nothing(world: World) -> None:
    draft = draft_of(world)

    found = preview(draft, world.workspace.pack, workbook_of(draft, world.workspace.pack))

    assert (found.changes, found.bad) == ((), ())


def test_a_text_of_a_hundred_thousand_letters_comes_back_whole(world: World) -> None:
    text = ("Dài dòng 🙂 " * 10_000)[:99_999] + "."
    identifier = world.own.assessment_id
    save_answer(world.workspace, identifier, "pl34.d5.k1", {"declared": "not_done", "cause": text}, 0, at=AT, by="x")
    draft, pack = draft_of(world), world.workspace.pack

    reading = read_workbook(workbook_of(draft, pack), blocks(world, draft))

    assert reading.answers["pl34.d5.k1"]["cause"] == text


def test_what_looks_like_a_formula_goes_out_as_text_and_comes_back(world: World) -> None:
    identifier = world.own.assessment_id
    save_answer(world.workspace, identifier, "pl34.d5.k1", {"cause": HOSTILE}, 0, at=AT, by="x")
    draft = draft_of(world)

    content = workbook_of(draft, world.workspace.pack)

    book = load_workbook(io.BytesIO(content))
    assert cell_of(book, "pl34.d5.k1", "cause").data_type == "s"
    book.close()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if "worksheets/sheet" in name and b"<f>" in archive.read(name)]
    assert read_workbook(content, blocks(world, draft)).answers["pl34.d5.k1"]["cause"] == HOSTILE.strip()


def test_an_answer_written_into_the_workbook_is_shown_before_it_is_saved(world: World) -> None:
    draft, pack = draft_of(world), world.workspace.pack
    content = with_cell(workbook_of(draft, pack), "pl34.d5.k1", DECLARED, "Đạt")

    (change,) = preview(draft, pack, content).changes

    assert (change.requirement.id, change.conflict) == ("pl34.d5.k1", False)
    assert [(each.before.vi, each.after.vi) for each in change.fields] == [("–", "Đạt")]
    assert draft_of(world).rows == {}


def test_the_chosen_changes_alone_are_saved(world: World) -> None:
    draft, pack = draft_of(world), world.workspace.pack
    content = with_cell(workbook_of(draft, pack), "pl34.d5.k1", DECLARED, "Đạt")
    content = with_cell(content, "pl34.d5.k2", DECLARED, "Không đạt")

    done = apply_workbook(world.workspace, draft, content, {"pl34.d5.k2": 0}, digest_of_file="", at=AT, by="x")

    assert done.saved == ("pl34.d5.k2",)
    assert {key: row.declared for key, row in draft_of(world).rows.items()} == {"pl34.d5.k2": "not_done"}


def test_an_answer_saved_since_the_download_is_a_conflict(world: World) -> None:
    draft, pack = draft_of(world), world.workspace.pack
    content = with_cell(workbook_of(draft, pack), "pl34.d5.k1", DECLARED, "Đạt")
    save_answer(world.workspace, draft.head.id, "pl34.d5.k1", {"declared": "partly"}, 0, at=AT, by="x")

    (change,) = preview(draft_of(world), pack, content).changes

    assert change.conflict
    assert [(each.before.vi, each.after.vi) for each in change.fields] == [("Đạt một phần", "Đạt")]


def test_what_the_workbook_left_alone_never_undoes_a_later_answer(world: World) -> None:
    draft, pack = draft_of(world), world.workspace.pack
    content = workbook_of(draft, pack)
    save_answer(world.workspace, draft.head.id, "pl34.d5.k1", {"declared": "partly"}, 0, at=AT, by="x")

    assert preview(draft_of(world), pack, content).changes == ()


def test_an_answer_saved_between_preview_and_saving_is_not_overwritten(world: World) -> None:
    draft, pack = draft_of(world), world.workspace.pack
    content = with_cell(workbook_of(draft, pack), "pl34.d5.k1", DECLARED, "Đạt")
    save_answer(world.workspace, draft.head.id, "pl34.d5.k1", {"declared": "partly"}, 0, at=AT, by="x")

    done = apply_workbook(
        world.workspace, draft_of(world), content, {"pl34.d5.k1": 0}, digest_of_file="", at=AT, by="x"
    )

    assert done.stale == ("pl34.d5.k1",)
    assert draft_of(world).rows["pl34.d5.k1"].declared == "partly"


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (FactKind.DATE, "31/02/2020", "không phải một ngày"),
        (FactKind.INTEGER, "nhiều", "phải là số nguyên"),
        (FactKind.INTEGER, "=1+1", "công thức"),
    ],
)
def test_a_bad_cell_is_named_by_sheet_and_place(world: World, kind: FactKind, value: str, words: str) -> None:
    draft, pack = draft_of(world), world.workspace.pack
    try:
        requirement, name = first(world, kind)
    except AssertionError:
        requirement, name = "pl34.d5.k1", "remedy.due"
        words = "công thức" if value.startswith("=") else "không phải một ngày"
    content = with_cell(workbook_of(draft, pack), requirement, name, value)

    found = preview(draft, pack, content)

    (bad,) = found.bad
    assert words in bad.why.vi
    assert bad.cell.startswith("E")
    assert bad.sheet
    assert found.changes == ()


def test_a_word_outside_the_list_is_refused_with_the_list(world: World) -> None:
    draft, pack = draft_of(world), world.workspace.pack

    (bad,) = preview(draft, pack, with_cell(workbook_of(draft, pack), "pl34.d5.k1", DECLARED, "Tạm được")).bad

    assert "Đạt một phần" in bad.why.vi


def test_lines_of_a_register_become_records(world: World) -> None:
    draft, pack = draft_of(world), world.workspace.pack
    block = next(each for each in blocks(world, draft) if each.records)
    place = next(index for index, line in enumerate(block.records) if line.kind is FactKind.DATE)

    def change(book: Any) -> None:
        register_of(book, block.requirement.id).cell(7, place + 2).value = datetime(2020, 5, 6)  # noqa: DTZ001

    (found,) = preview(draft, pack, edited(workbook_of(draft, pack), change)).changes

    assert found.data["records"] == [{block.records[place].field: "2020-05-06"}]


def test_another_draft_s_workbook_is_refused(world: World) -> None:
    pack = world.workspace.pack

    with pytest.raises(FileRefused, match="một bản tự đánh giá khác"):
        preview(draft_of(world), pack, workbook_of(draft_of(world, "other"), pack))


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a file",
        zipped(a=b"x"),
        zipped(a=b"\0" * 70_000_000),
        zipped(**{f"p{number}": b"" for number in range(500)}),
        zipped(**{"xl/workbook.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}),
        b"\0" * (9 * 1024 * 1024),
    ],
    ids=["empty", "no zip", "no workbook", "bomb", "many parts", "entities", "large"],
)
def test_what_is_no_workbook_is_refused_with_a_sentence(world: World, content: bytes) -> None:
    with pytest.raises(FileRefused, match=r"\w+ \w+"):
        read_workbook(content, blocks(world, draft_of(world)))


def test_a_workbook_cut_anywhere_is_refused(world: World) -> None:
    draft = draft_of(world)
    content = workbook_of(draft, world.workspace.pack)

    for length in range(0, len(content), len(content) // 4):
        with pytest.raises(FileRefused):
            read_workbook(content[:length], blocks(world, draft))
