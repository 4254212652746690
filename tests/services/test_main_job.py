"""The main job, end to end and in two installations: answer file, findings, seal, PDF, signatures, verification."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from pathlib import Path

import pikepdf
import pytest
from click.testing import Result

from checklist.documents.attached_data import extract_attachment
from tests.services.conftest import command

NAMES = ("xa-pl-34-2007", "truong-nd-04-2015", "doanh-nghiep-nd-145-2020")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """The demonstration, run once in an installation of its own."""
    folder = tmp_path_factory.mktemp("demo") / "instance"
    return folder, command(folder, "demo")


def test_the_demo_ends_with_one_signed_line_a_regulation(demo: tuple[Path, Result]) -> None:
    _, result = demo

    assert result.exit_code == 0, result.output
    last = result.output.splitlines()[-3:]
    assert [line.split()[:2] for line in last] == [
        ["SIGNED", "pl-34-2007"],
        ["SIGNED", "nd-04-2015"],
        ["SIGNED", "nd-145-2020"],
    ]


@pytest.mark.parametrize("name", NAMES)
def test_an_independent_reader_finds_every_signature_valid_and_the_last_over_the_whole_file(
    demo: tuple[Path, Result], name: str
) -> None:
    folder, _ = demo

    output = subprocess.run(
        ["pdfsig", "-nocert", folder / "demo" / f"{name}.pdf"], capture_output=True, text=True, check=False
    ).stdout

    assert output.count("Signature Validation: Signature is Valid.") == output.count("Signature #") >= 2
    assert "Total document signed" in output.split("Signature #")[-1]


@pytest.mark.parametrize("name", NAMES)
def test_the_text_of_the_pdf_is_vietnamese_in_composed_form(demo: tuple[Path, Result], name: str) -> None:
    folder, _ = demo

    text = subprocess.run(
        ["pdftotext", "-layout", folder / "demo" / f"{name}.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Độc lập - Tự do - Hạnh phúc" in text
    assert "TÀI LIỆU MẪU – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" in text
    assert unicodedata.normalize("NFC", text) == text


@pytest.fixture(scope="module")
def elsewhere(demo: tuple[Path, Result], tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Result, Result]]:
    """Each file verified in a second installation, before and after the first one's root is trusted there."""
    folder, _ = demo
    other = tmp_path_factory.mktemp("elsewhere") / "instance"
    files = {name: folder / "demo" / f"{name}.pdf" for name in NAMES}
    before = {name: command(other, "verify", pdf) for name, pdf in files.items()}
    assert command(other, "trust", "add", folder / "instance-root.pem").exit_code == 0
    return {name: (before[name], command(other, "verify", pdf, "--json")) for name, pdf in files.items()}


@pytest.mark.parametrize("name", NAMES)
def test_a_second_installation_trusts_the_file_only_after_the_root_is_added(
    elsewhere: dict[str, tuple[Result, Result]], name: str
) -> None:
    before, after = elsewhere[name]

    assert before.exit_code == 1
    assert "chưa được tin cậy" in before.output
    assert after.exit_code == 0, after.output


@pytest.mark.parametrize("name", NAMES)
def test_the_data_in_the_pdf_evaluates_to_the_same_findings_elsewhere(
    elsewhere: dict[str, tuple[Result, Result]], name: str
) -> None:
    checked = json.loads(elsewhere[name][1].output)

    assert checked["valid"]
    assert checked["differences_inside"] == []
    assert checked["differences_here"] == []
    assert checked["same_rules"]


@pytest.mark.parametrize("name", NAMES)
def test_the_findings_file_says_what_the_seal_says(demo: tuple[Path, Result], name: str) -> None:
    folder, _ = demo
    sealed = json.loads(extract_attachment((folder / "demo" / f"{name}.pdf").read_bytes()))
    findings = json.loads((folder / "demo" / f"{name}.findings.json").read_text("utf-8"))

    assert findings["assessment"] == sealed["assessment"]
    assert findings["findings"] == sealed["result"]["findings"]
    assert {"assessment", "regulation", "period", "score", "grade", "compliance", "findings"} <= findings.keys()


def test_the_samples_show_every_verdict_of_a_whole_year(demo: tuple[Path, Result]) -> None:
    folder, _ = demo
    verdicts = {
        finding["verdict"]
        for name in NAMES
        for finding in json.loads((folder / "demo" / f"{name}.findings.json").read_text("utf-8"))["findings"]
    }

    assert verdicts >= {"done", "partly", "not_done", "did_not_arise", "not_applicable", "undetermined"}


@pytest.mark.parametrize("name", NAMES)
def test_the_archival_structure_survives_the_signatures(demo: tuple[Path, Result], name: str) -> None:
    folder, _ = demo

    with pikepdf.open(folder / "demo" / f"{name}.pdf") as pdf:
        metadata = bytes(pdf.Root.Metadata.read_bytes()).decode()
        assert "pdfaid:part>3<" in metadata.replace(" ", "") or 'pdfaid:part="3"' in metadata
        assert "pdfuaid" in metadata
        assert pdf.Root.Lang == "vi"
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert len(pdf.Root.OutputIntents) == 1
        assert len(pdf.Root.AF) == 1
