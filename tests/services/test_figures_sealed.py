"""Figures on their way: into the seal and the report, back out of it, on to a new version, through a workbook."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook

from checklist.documents.attached_data import extract_attachment
from checklist.domain.faults import AnswersInvalid
from checklist.domain.indicators.values import Provenance
from checklist.domain.report import Report
from checklist.domain.report_build import build_report
from checklist.domain.seal import read_seal
from checklist.services.answer_files import read_answer_file
from checklist.services.answer_template import answer_template
from checklist.services.assess import assess_file
from checklist.services.drafts import Draft, evaluate_draft, load_draft
from checklist.services.figures import save_sheet, sheet_of
from checklist.services.reopen import reopen
from checklist.services.seal_draft import draft_pdf, review
from checklist.services.verify import verify_file
from checklist.services.versions import open_new_version
from checklist.services.workbook_changes import apply_workbook, preview
from checklist.services.workbook_out import workbook_of
from checklist.store import seals
from tests.cases import ROOT
from tests.documents.render_samples import text_of
from tests.web.client import MADE_AT, World, make_world
from tests.web.pages import squeezed
from tests.web.sealing import OFFICER, fill_in, sealed

PLAN = {"reference": "18/KH-UBND", "dated": "2020-02-24"}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A world whose own unit has answered everything."""
    world = make_world(tmp_path_factory.mktemp("figures") / "instance")
    fill_in(world.workspace, world.own.assessment_id)
    return world


@pytest.fixture
def world(filled: World, tmp_path: Path) -> World:
    return filled.copy(tmp_path / "instance")


def draft_of(world: World) -> Draft:
    return load_draft(world.workspace, world.own.assessment_id)


def put(world: World, *, groups: tuple[str, ...] = (), **bodies: Any) -> Draft:
    """Save figures by code as they are stored."""
    draft = draft_of(world)
    save_sheet(
        world.workspace, draft, bodies, sheet_of(world.workspace, draft).shown,
        groups=groups, included=True, at=MADE_AT, by=OFFICER,
    )  # fmt: skip
    return draft_of(world)


def printed(pdf: bytes) -> str:
    """All words a report prints, white space collapsed."""
    return squeezed(text_of(pdf))


def report_of(world: World) -> Report:
    """The report of the draft as it stands, not drawn."""
    found = evaluate_draft(draft_of(world), world.workspace.pack)
    return build_report(
        found.pack, found.checklist, found.answers, found.findings, found.score, found.scoring,
        assessment="x", digest=None, rules_digest="x", verification_url=None, draft=True,
    )  # fmt: skip


def payload_of(world: World, draft: Draft) -> bytes:
    with world.workspace.database() as db:
        return seals.of_assessment(db, draft.head.id).payload


def test_sealed_figures_read_back_from_the_seal_exactly(world: World) -> None:
    put(world, groups=("B",), A11={"value": 48328}, A02={"value": 1, **PLAN}, B21={"value": "10,5", "from": "imported"})
    draft = sealed(world.workspace, world.own.assessment_id)
    figures = reopen(read_seal(payload_of(world, draft))).answers.indicators

    assert figures is not None
    assert (figures.values["A11"].number, figures.values["A02"].reference) == (48328, "18/KH-UBND")
    assert figures.values["B21"].provenance is Provenance.IMPORTED
    assert figures.values["B02"].provenance is Provenance.COMPUTED
    assert sheet_of(world.workspace, draft).values["A11"].number == 48328


def test_a_report_without_figures_seals_as_it_did_before_there_were_any(world: World) -> None:
    before = review(world.workspace, draft_of(world)).seal
    put(world, A10={"value": 1})
    draft = draft_of(world)
    save_sheet(
        world.workspace, draft, {}, sheet_of(world.workspace, draft).shown,
        groups=(), included=False, at=MADE_AT, by=OFFICER,
    )  # fmt: skip

    assert before is not None
    assert review(world.workspace, draft_of(world)).seal == before


def test_a_figure_saved_while_it_was_being_sealed_makes_another_seal(world: World) -> None:
    first = review(world.workspace, put(world, A10={"value": 1})).seal
    second = review(world.workspace, put(world, A10={"value": 2})).seal

    assert first is not None
    assert second is not None
    assert first.digest != second.digest


def test_the_annex_prints_the_figures_what_does_not_agree_and_what_is_missing(world: World) -> None:
    put(
        world, groups=("A",), A11={"value": 48328}, A02={"value": 1, **PLAN}, A01={"value": 3},
        A05={"value": 1, "note": "Hoãn vì dịch bệnh"},
    )  # fmt: skip
    words = printed(draft_pdf(world.workspace, draft_of(world)))

    assert "Biểu 1. Chỉ tiêu thống kê" in words
    assert "48.328" in words
    assert "A02: văn bản 18/KH-UBND ngày 24/02/2020." in words
    assert "A05: lưu ý: Ban Chỉ đạo họp ít hơn 02 cuộc trong năm" in words
    assert "giải trình: Hoãn vì dịch bệnh" in words
    assert re.search(r"Còn \d+ chỉ tiêu chưa có số liệu", words)


def test_no_annex_of_figures_is_made_when_there_are_none(world: World) -> None:
    assert report_of(world).indicators is None
    assert "không so sánh tăng, giảm" in " ".join(report_of(world).figures.notes)


def test_parts_are_numbered_with_their_whole_and_compared_with_the_period_before(world: World) -> None:
    put(world, groups=("A",), A01={"value": 3}, A01a={"value": 1})
    table = report_of(world).indicators
    assert table is not None
    rows = {row.cells[1]: row for row in table.rows}

    assert (rows["A01"].cells[0], rows["A01"].is_part) == ("1", False)
    assert (rows["A01a"].cells[0], rows["A01a"].is_part) == ("", True)
    assert rows["A02"].cells[4:7] == ("chưa có số liệu", "–", "–")


def test_a_new_version_begins_with_the_figures_of_the_old(world: World) -> None:
    put(world, A10={"value": 752})
    old = sealed(world.workspace, world.own.assessment_id)
    new = open_new_version(world.workspace, old, "Sửa số liệu", at=MADE_AT, by=OFFICER)

    assert load_draft(world.workspace, new).indicators == {"groups": [], "figures": {"A10": {"value": 752}}}


def answer_file(folder: Path, figures: Any) -> Path:
    """The sample commune's answer file with figures in it."""
    data = yaml.safe_load((ROOT / "tests" / "samples" / "xa-pl-34-2007.yaml").read_text("utf-8"))
    data["answers"] = {
        key: {name: part for name, part in answer.items() if name != "evidence"}
        for key, answer in data["answers"].items()
    }
    path = folder / "tra-loi.yaml"
    path.write_text(yaml.safe_dump({**data, "indicators": figures}, allow_unicode=True), "utf-8")
    return path


def test_an_answer_file_brings_its_figures_into_the_pdf_it_makes(world: World, tmp_path: Path) -> None:
    figures = {"figures": {"A10": 752}, "previous_period": "2019-01-01..2019-12-31", "previous": {"A10": 700}}
    report = assess_file(world.workspace, answer_file(tmp_path, figures))
    attached = read_seal(extract_attachment(report.pdf))

    assert attached["input"]["indicators"]["figures"]["A10"] == {"value": 752}
    assert "Kỳ trước: từ ngày 01/01/2019 đến ngày 31/12/2019." in printed(report.pdf)
    assert "+52" in printed(report.pdf)
    found = verify_file(world.workspace, report.pdf, at=MADE_AT)
    assert (found.data_problem, found.inside, found.here) == (None, (), ())


def test_an_answer_file_whose_figures_contradict_each_other_is_refused(world: World, tmp_path: Path) -> None:
    with pytest.raises(AnswersInvalid) as refusal:
        assess_file(world.workspace, answer_file(tmp_path, {"figures": {"B18": 3, "B19": 4}}))

    assert {fault.path for fault in refusal.value.faults} == {"indicators.B18.sum_of", "indicators.B19.at_most"}


def test_the_template_shows_the_figures_as_a_comment_that_reads_once_uncommented(world: World, tmp_path: Path) -> None:
    pack = world.workspace.pack
    settings = {"name": "Xã Thử", "villages": "3", "households": "100", "has_broadcast": "true",
                "has_peoples_council": "true"}  # fmt: skip
    text = answer_template(pack, "pl-34-2007", draft_of(world).period, settings)
    lines = text.splitlines()
    first = lines.index("# indicators:")
    last = next(place for place, line in enumerate(lines) if line == "answers:")
    lines[first:last] = [line.removeprefix("# ").removeprefix("#") for line in lines[first:last]]
    path = tmp_path / "mau.yaml"
    path.write_text("\n".join(lines).replace("A10: null", "A10: 12"), "utf-8")
    answers, _ = read_answer_file(path, pack)

    assert answers.indicators is not None
    assert answers.indicators.values["A10"].number == 12
    assert "indicators" not in yaml.safe_load(text)


def edited(world: World, change: Callable[[Any], None]) -> bytes:
    """The workbook of the draft after a change of its sheet of figures."""
    book = load_workbook(io.BytesIO(workbook_of(draft_of(world), world.workspace.pack)))
    change(book["Số liệu"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def fill_row(sheet: Any, code: str, **cells: Any) -> None:
    """Write into the row of a figure by column letter."""
    (row,) = [cell.row for cell in sheet["A"] if cell.value == code]
    for column, value in cells.items():
        sheet[f"{column}{row}"] = value


def test_a_workbook_left_as_it_was_changes_no_figure(world: World) -> None:
    put(world, A10={"value": 752}, A02={"value": 1, **PLAN}, B21={"value": "10,5"}, A05={"note": "chưa họp"})

    assert preview(draft_of(world), world.workspace.pack, edited(world, lambda sheet: None)).changes == ()


def test_figures_from_a_workbook_are_previewed_and_saved_as_chosen(world: World) -> None:
    put(world, A10={"value": 752})

    def change(sheet: Any) -> None:
        fill_row(sheet, "A10", E=800, H="kiểm lại")
        fill_row(sheet, "A02", E="Có", F="18/KH-UBND", G="24/02/2020")
        fill_row(sheet, "B21", E=10.5)

    content = edited(world, change)
    found = preview(draft_of(world), world.workspace.pack, content)
    assert [each.requirement.id for each in found.changes] == ["figures.A02", "figures.A10", "figures.B21"]
    assert [(str(f.before.vi), str(f.after.vi)) for f in found.changes[1].fields] == [("752", "800"), ("–", "kiểm lại")]

    chosen = {each.requirement.id: each.revision for each in found.changes if each.requirement.id != "figures.B21"}
    done = apply_workbook(
        world.workspace, draft_of(world), content, chosen, digest_of_file="0", at=MADE_AT, by=OFFICER
    )  # fmt: skip
    block = draft_of(world).indicators
    assert done.saved == ("figures.A02", "figures.A10")
    assert block is not None
    assert block["figures"] == {"A02": {"value": 1, **PLAN}, "A10": {"value": 800, "note": "kiểm lại"}}


@pytest.mark.parametrize(
    ("cells", "cell", "says"),
    [({"E": "khoảng 50"}, "E", "không phải số"), ({"E": "=1+1"}, "E", "công thức"), ({"G": "31/02/2020"}, "G", "ngày"),
     ({"E": 1.5}, "E", "số nguyên")],
)  # fmt: skip
def test_a_cell_that_holds_no_figure_is_named(world: World, cells: dict[str, Any], cell: str, says: str) -> None:
    found = preview(
        draft_of(world), world.workspace.pack, edited(world, lambda sheet: fill_row(sheet, "A10", **cells))
    )  # fmt: skip

    (bad,) = found.bad
    assert (bad.sheet, bad.cell[0]) == ("Số liệu", cell)
    assert says in bad.why.vi
    assert found.changes == ()


def test_a_figure_saved_since_the_workbook_was_made_is_a_conflict(world: World) -> None:
    content = edited(world, lambda sheet: fill_row(sheet, "A10", E=800))
    put(world, A10={"value": 752})
    (change,) = preview(draft_of(world), world.workspace.pack, content).changes

    assert change.conflict
    stale = apply_workbook(
        world.workspace, draft_of(world), content, {"figures.A10": 0}, digest_of_file="0", at=MADE_AT, by=OFFICER
    )  # fmt: skip
    assert stale.stale == ("figures.A10",)
