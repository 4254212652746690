"""The worked example: copied, it is a local rule book like any other, and an assessment goes all the way with it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checklist.documents.attached_data import extract_attachment
from checklist.rulefiles.strict_yaml import load_yaml
from tests.cases import ROOT
from tests.services.conftest import Run

NAME = "nam-dan-van-2018"
SHIPPED = ROOT / "rules" / "examples" / NAME


def test_it_is_listed_with_its_title_before_anyone_copies_it(run: Run) -> None:
    result = run("rules", "example", "list")

    assert result.output.startswith(f"{NAME}  Chương trình “Năm công tác dân vận chính quyền” 2018")
    assert NAME not in run("rules", "check").output


def test_copied_it_is_listed_as_local(run: Run, tmp_path: Path) -> None:
    copied = run("rules", "example", "copy", NAME)
    line = run("rules", "check").output.splitlines()[-1]

    assert copied.exit_code == 0, copied.output
    assert line.split()[0] == NAME
    assert line.endswith("  của địa phương")
    target = tmp_path / "instance" / "rules" / NAME
    names = {path.relative_to(SHIPPED) for path in SHIPPED.rglob("*.yaml")}
    assert {path.relative_to(target) for path in target.rglob("*.yaml")} == names


def test_it_never_overwrites(run: Run, tmp_path: Path) -> None:
    run("rules", "example", "copy", NAME)
    mine = tmp_path / "instance" / "rules" / NAME / "regulation.yaml"
    mine.write_text(mine.read_text("utf-8") + "# của tôi\n", encoding="utf-8")

    again = run("rules", "example", "copy", NAME)

    assert again.exit_code == 2
    assert "không ghi đè" in again.output
    assert mine.read_text("utf-8").endswith("# của tôi\n")


@pytest.mark.parametrize("name", ["khong-co", "../scoring", "", "."])
def test_it_copies_only_what_is_an_example(run: Run, tmp_path: Path, name: str) -> None:
    result = run("rules", "example", "copy", name)

    assert result.exit_code == 2
    assert "Không có bộ quy định mẫu" in result.output
    assert not (tmp_path / "instance" / "rules").exists()


def test_what_would_not_load_is_not_copied(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "instance" / "rules" / "khac"
    other.mkdir(parents=True)
    head = (SHIPPED / "regulation.yaml").read_text("utf-8").replace(f"id: {NAME}", "id: khac")
    (other / "regulation.yaml").write_text(head, encoding="utf-8")

    result = run("rules", "example", "copy", NAME)

    assert result.exit_code == 1
    assert "instance/rules/" in result.output
    assert not (tmp_path / "instance" / "rules" / NAME).exists()


def test_its_ten_contents_are_tasks_of_the_year_and_it_says_that_they_are_not_law(run: Run) -> None:
    run("rules", "example", "copy", NAME)
    exported = [json.loads(line) for line in run("rules", "export", "--json").output.splitlines()]
    lines = [line for line in exported if line["regulation"] == NAME]
    head = load_yaml((SHIPPED / "regulation.yaml").read_text("utf-8")).data

    assert {line["id"].split(".")[1] for line in lines} == {f"n{number}" for number in range(1, 11)}
    assert all(line["local"] for line in lines)
    assert "không phải văn bản quy phạm pháp luật" in head["status"]["vi"]
    assert "không có trong hướng dẫn" in head["doubt"]["vi"]


def test_an_assessment_goes_all_the_way_with_it(run: Run, tmp_path: Path) -> None:
    run("rules", "example", "copy", NAME)
    template = run(
        "answers", "template", "--regulation", NAME, "--period", "2018-01-01..2018-12-31",
        "--set", "name=Ủy ban nhân dân xã Mẫu", "--set", "receives_citizens=true",
        "--set", "has_disadvantaged_areas=false",
    )  # fmt: skip
    answers = tmp_path / "tra-loi.yaml"
    answers.write_text(json.dumps(filled(load_yaml(template.output).data), ensure_ascii=False), encoding="utf-8")
    pdf, findings = tmp_path / "a.pdf", tmp_path / "a.json"

    assessed = run("assess", answers, "--out", pdf, "--json", findings)
    verified = run("verify", pdf)

    assert assessed.exit_code == 0, assessed.output
    assert "Pháp lý: Đây là bộ quy định của địa phương" in assessed.output
    assert "không phải văn bản quy phạm pháp luật" in assessed.output
    result = json.loads(findings.read_text("utf-8"))
    verdicts = {finding["id"]: finding["verdict"] for finding in result["findings"]}
    assert verdicts["ndv2018.n10"] == "done"
    assert verdicts["ndv2018.n7"] == "partly"
    assert result["scoring"] == "nam-dan-van-2018-100"
    assert json.loads(extract_attachment(pdf.read_bytes()))["rules"]["local"] == [NAME]
    assert verified.exit_code == 0, verified.output
    assert "Đây là bộ quy định của địa phương" in verified.output


def filled(data: dict[str, Any]) -> dict[str, Any]:
    """The template with everything done but for one appraisal without the people's satisfaction."""
    for key, answer in data["answers"].items():
        answer["declared"] = "done"
        if "points" in answer:
            answer["points"] = dict.fromkeys(answer["points"], "done")
        if key == "ndv2018.n7":
            answer["facts"] = {"satisfaction_used": False, "inspections": 2}
        if key == "ndv2018.n1.head":
            answer["facts"] = {"assigned_on": date(2018, 2, 1).isoformat()}
        if key == "ndv2018.n10":
            answer["records"] = [{"trained_on": "2018-05-18", "trainees": 42, "subject": "democracy"}]
    data["sample"] = True
    return data
