"""``assess``: what it prints, what it writes, and that bad input writes nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from checklist.documents.attached_data import extract_attachment
from tests.services.conftest import SAMPLES, Run

EMPLOYER = SAMPLES / "doanh-nghiep-nd-145-2020.yaml"


def test_it_prints_the_assessment_id_first_then_the_legal_status(run: Run, tmp_path: Path) -> None:
    result = run("assess", EMPLOYER, "--out", tmp_path / "a.pdf")

    lines = result.output.splitlines()
    assert result.exit_code == 0, result.output
    assert lines[0].startswith("Mã bản tự đánh giá: ")
    assert lines[1].startswith("Pháp lý: ")


def test_the_same_answers_sealed_twice_give_the_same_seal_and_the_same_unsigned_bytes(run: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert run("assess", EMPLOYER, "--out", tmp_path / f"{name}.pdf", "--unsigned").exit_code == 0

    first, second = (tmp_path / "a.pdf").read_bytes(), (tmp_path / "b.pdf").read_bytes()
    assert first == second
    assert extract_attachment(first) == extract_attachment(second)


def test_a_lapsed_regulation_is_never_used_in_silence(run: Run, tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "minh-chung", tmp_path / "minh-chung")
    late = tmp_path / "late.yaml"
    source = (SAMPLES / "xa-pl-34-2007.yaml").read_text("utf-8")
    late.write_text(source.replace("period: 2020-01-01..2020-12-31", "period: 2026-01-01..2026-06-30"), "utf-8")

    result = run("assess", late, "--out", tmp_path / "a.pdf")

    assert "Luật" in result.output
    assert "10/2022/QH15" in result.output


def test_the_school_of_2010_is_refused_and_told_what_governed_it(run: Run, tmp_path: Path) -> None:
    result = run("assess", SAMPLES / "truong-2010-bi-tu-choi.yaml", "--out", tmp_path / "a.pdf")

    assert result.exit_code == 2
    assert "71/1998/NĐ-CP" in result.output
    assert not (tmp_path / "a.pdf").exists()


BROKEN = {
    "an unknown requirement": ("\nanswers:", "\nanswers:\n  nd145.d99: {declared: done}", "answers.nd145.d99"),
    "a period backwards": ("2025-01-01..2025-12-31", "2025-12-31..2025-01-01", "period"),
    "a word for a number": ("headcount: 320", "headcount: ba trăm", "unit.profile.headcount"),
    "an unknown key": ("sample: true", "sample: true\nsurprise: 1", "surprise"),
    "a key twice": ("sample: true", "sample: true\nsample: true", "dòng"),
    "a wrong unit kind": ("kind: employer", "kind: commune", "unit.kind"),
    "broken syntax": ("unit:", "unit: [", "dòng"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_bad_input_is_named_by_its_place_and_nothing_is_written(run: Run, tmp_path: Path, what: str) -> None:
    old, new, place = BROKEN[what]
    source = EMPLOYER.read_text("utf-8")
    assert old in source
    broken = tmp_path / "broken.yaml"
    broken.write_text(source.replace(old, new, 1), "utf-8")

    result = run("assess", broken, "--out", tmp_path / "a.pdf", "--json", tmp_path / "a.json")

    assert result.exit_code == 2, result.output
    assert place in result.output
    assert not list(tmp_path.glob("a.*"))
    assert not (tmp_path / "instance" / "checklist.sqlite").exists()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"%PDF-1.7 garbage", b"- 1\n- 2\n", b"{}" * 3])
def test_a_file_that_is_no_answer_file_is_refused_without_a_traceback(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.yaml").write_bytes(content)

    result = run("assess", tmp_path / "x.yaml", "--out", tmp_path / "a.pdf")

    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_a_wrong_password_is_said_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.p12").write_bytes(b"not a certificate")
    (tmp_path / "password").write_text("secret")

    result = run(
        "assess", EMPLOYER, "--out", tmp_path / "a.pdf",
        "--p12", tmp_path / "x.p12", "--p12-password-file", tmp_path / "password",
    )  # fmt: skip

    assert result.exit_code == 2
    assert ".p12" in result.output
    assert "secret" not in result.output
    assert not (tmp_path / "a.pdf").exists()


def test_why_answers_from_the_seal(run: Run, tmp_path: Path) -> None:
    run("assess", EMPLOYER, "--out", tmp_path / "a.pdf", "--json", tmp_path / "a.json")
    identifier = json.loads((tmp_path / "a.json").read_text("utf-8"))["assessment"]

    result = run("why", identifier, "nd145.d39.k3")

    assert result.exit_code == 0, result.output
    assert "khoản 3 Điều 39 Nghị định 145/2020/NĐ-CP" in result.output
    assert "ngày làm việc" in result.output


def test_why_says_what_it_does_not_know(run: Run) -> None:
    result = run("why", "0000-0000-0000-0000", "nd145.d39.k3")

    assert result.exit_code == 2
    assert "Không có bản tự đánh giá" in result.output
