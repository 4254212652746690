"""A closed assessment keeps the rules it was closed under, whatever becomes of the rule book on disk."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from checklist.domain.seal import plain_result, read_seal
from checklist.rulefiles.strict_yaml import load_yaml_file
from checklist.services.assess import SealedReport, assess_file, sign_and_keep
from checklist.services.explain import explain, reprint
from checklist.services.reopen import reopen
from checklist.services.rules import loaded_rules
from checklist.services.signing import Hand
from checklist.services.verify import Verification, report_lines, verify_file
from checklist.services.workspace import Workspace
from tests.cases import ROOT
from tests.services.conftest import SAMPLES

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
ADDED = ["nd145.moi.1", "nd145.moi.2", "nd145.moi.3"]


@dataclass(frozen=True)
class Closed:
    """An assessment closed and signed under rules that were changed afterwards."""

    workspace: Workspace
    report: SealedReport
    signed: bytes
    before: Verification
    why: dict[str, list[str]]
    reworded: list[str]
    removed: list[str]


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Closed]:
    """The employer's sample, closed and signed; then its rule book and its scoring change on disk."""
    folder = tmp_path_factory.mktemp("frozen")
    shutil.copytree(ROOT / "rules", folder / "rules")
    workspace = Workspace(folder / "instance", folder / "rules")
    report = assess_file(workspace, SAMPLES / "doanh-nghiep-nd-145-2020.yaml")
    signed = sign_and_keep(workspace, report, Hand(at=AT, actor="kiểm thử"))
    before = verify_file(workspace, signed, at=AT)
    ids = [finding.requirement.id for finding in report.assessment.findings]
    reworded, removed = ids[:5], without_dependants(report, ids[5:])[:2]
    asked = [*reworded[:1], *removed, ids[-1]]
    why = {identifier: list(explain(workspace, report.seal.assessment, identifier)) for identifier in asked}
    change_rules(folder / "rules", reworded, removed)
    loaded_rules.cache_clear()  # as a restart of the program would
    yield Closed(workspace, report, signed, before, why, reworded, removed)
    loaded_rules.cache_clear()


def without_dependants(report: SealedReport, ids: list[str]) -> list[str]:
    """Requirements that can be removed alone: no records typed there, no knock-out, an answer given."""
    assessment = report.assessment
    held = {rule.requirement for rule in assessment.scoring.knock_outs}
    known = assessment.checklist.regulation.by_id()
    return [key for key in ids if key not in held and known[key].for_each is None and key in assessment.answers.answers]


def change_rules(folder: Path, reworded: list[str], removed: list[str]) -> None:
    """Reword five requirements, remove two, add three, and score otherwise."""
    for path in (folder / "nd-145-2020").glob("*.yaml"):
        data = load_yaml_file(path).data
        if isinstance(data, list):
            kept = [item for item in data if item["id"] not in removed]
            for item in kept:
                if item["id"] in reworded:
                    item["text"] = {"vi": f"Viết lại: {item['text']['vi']}", "en": f"Reworded: {item['text']['en']}"}
            write(path, kept + (new_requirements() if path.stem == "organisation" else []))
    scoring = folder / "scoring" / "nd-145-2020-100.yaml"
    profile = load_yaml_file(scoring).data
    profile["points"]["partly"] = "1/4"
    profile["bands"][0]["at_least"] = 99
    write(scoring, profile)


def new_requirements() -> list[dict[str, Any]]:
    """Three new duties of the employer."""
    return [
        {
            "id": identifier,
            "kind": "duty",
            "duty_of": "employer",
            "cite": [{"article": 48}],
            "right": "organisation",
            "text": {"vi": f"Việc mới {identifier}.", "en": f"New duty {identifier}."},
            "cadence": "yearly",
            "evidence": ["plan_document"],
            "source_check": "full_text",
            "sheet": ["MOI-1"],
        }
        for identifier in ADDED
    ]


def write(path: Path, data: Any) -> None:
    """Write data as JSON, which the loader reads as YAML."""

    def day(value: object) -> str:
        assert isinstance(value, date)
        return value.isoformat()

    path.write_text(json.dumps(data, ensure_ascii=False, indent=1, default=day), encoding="utf-8")


def test_the_rules_on_disk_have_changed(closed: Closed) -> None:
    book = closed.workspace.pack.regulations["nd-145-2020"].by_id()

    assert all(book[key].text.vi.startswith("Viết lại: ") for key in closed.reworded)
    assert not set(closed.removed) & set(book)
    assert set(ADDED) <= set(book)


def test_its_findings_and_score_are_as_before(closed: Closed) -> None:
    then = closed.report.assessment

    again = reopen(read_seal(closed.report.seal.payload))

    assert plain_result(again.findings, again.score) == plain_result(then.findings, then.score)
    assert [finding.requirement.text for finding in again.findings] == [f.requirement.text for f in then.findings]


def test_why_is_answered_as_before_for_reworded_and_removed_requirements_too(closed: Closed) -> None:
    for requirement, lines in closed.why.items():
        assert list(explain(closed.workspace, closed.report.seal.assessment, requirement)) == lines


def test_the_report_is_printed_again_to_the_byte(closed: Closed) -> None:
    assert reprint(closed.workspace, closed.report.seal.assessment) == closed.report.pdf


def test_even_when_the_kept_pdf_is_lost(closed: Closed, tmp_path: Path) -> None:
    shutil.copytree(closed.workspace.folder, tmp_path / "instance")
    shutil.rmtree(tmp_path / "instance" / "files")
    bare = Workspace(tmp_path / "instance", closed.workspace.rules_folder)

    assert reprint(bare, closed.report.seal.assessment) == closed.report.pdf


def test_its_signed_file_verifies_as_before(closed: Closed) -> None:
    after = verify_file(closed.workspace, closed.signed, at=AT)

    assert closed.before.is_valid
    assert after.is_valid
    assert after.inside == closed.before.inside == ()
    assert after.content == closed.before.content
    assert after.signatures == closed.before.signatures


def test_verification_names_every_difference_of_the_rules_here(closed: Closed) -> None:
    after = verify_file(closed.workspace, closed.signed, at=AT)
    differing = {difference.where for difference in after.here or ()}
    changes = {line.split(":")[0] for line in after.rule_changes}

    assert closed.before.same_rules
    assert closed.before.here == closed.before.rule_changes == ()
    assert not after.same_rules
    assert {*closed.removed, *ADDED, "score"} <= differing
    assert changes == {
        *(f"~ {key}" for key in closed.reworded),
        *(f"- {key}" for key in closed.removed),
        *(f"+ {key}" for key in ADDED),
    }


def test_the_shell_tells_them_below_the_line_on_its_own_rules(closed: Closed) -> None:
    lines = list(report_lines(verify_file(closed.workspace, closed.signed, at=AT)))

    assert "Tính lại theo quy định đính kèm: không có khác biệt" in lines
    assert any(line.startswith("Tính lại theo quy định của máy này (bộ quy định của máy này khác") for line in lines)
    assert sum(line.startswith("  Quy định của máy này so với bản đính kèm:") for line in lines) == 10
    assert lines[-1] == "KẾT LUẬN: HỢP LỆ"
