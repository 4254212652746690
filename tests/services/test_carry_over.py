"""Carrying over proposes, never forces, and shows what has changed."""

from __future__ import annotations

from pathlib import Path

from checklist.rulefiles.strict_yaml import load_yaml
from checklist.services.answer_files import read_answer_file
from checklist.services.carry_over import propose
from checklist.services.workspace import Workspace
from tests.services.conftest import SAMPLES, Run

COMMUNE = SAMPLES / "xa-pl-34-2007.yaml"
EMPLOYER = SAMPLES / "doanh-nghiep-nd-145-2020.yaml"


def test_under_the_new_law_no_status_is_taken_over(workspace: Workspace) -> None:
    old, _ = read_answer_file(COMMUNE, workspace.pack)

    proposals = propose(workspace.pack, old, "luat-10-2022-xa")

    assert len(proposals) > 30
    assert all("declared" not in proposal.data and "points" not in proposal.data for proposal in proposals)


def test_a_changed_threshold_is_shown_beside_the_proposal(workspace: Workspace) -> None:
    old, _ = read_answer_file(COMMUNE, workspace.pack)

    warnings = [p.warning.vi for p in propose(workspace.pack, old, "luat-10-2022-xa") if p.warning is not None]

    assert any("2/3" in warning and "50%" in warning for warning in warnings)


def test_under_the_same_law_the_status_is_proposed_and_no_date_of_an_event(workspace: Workspace) -> None:
    old, _ = read_answer_file(EMPLOYER, workspace.pack)

    proposals = {proposal.requirement: proposal for proposal in propose(workspace.pack, old, "nd-145-2020")}

    assert proposals["nd145.d39.k3"].data["declared"] == old.to("nd145.d39.k3").declared
    assert all("records" not in proposal.data for proposal in proposals.values())


def test_the_carried_template_is_a_readable_answer_file(run: Run, tmp_path: Path) -> None:
    result = run("answers", "carry", COMMUNE, "--to", "luat-10-2022-xa", "--period", "2023-07-01..2023-12-31")

    assert result.exit_code == 0, result.output
    assert "MANG SANG từ pl34." in result.output
    assert load_yaml(result.output).problems == []


def test_a_period_across_a_change_is_split_in_sight(run: Run) -> None:
    result = run("answers", "template", "--regulation", "pl-34-2007", "--period", "2023-01-01..2023-12-31")

    assert "2023-01-01..2023-06-30" in result.output
    assert "2023-07-01..2023-12-31" in result.output


def test_what_cannot_be_read_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7 nothing")

    result = run("answers", "carry", tmp_path / "x.pdf", "--to", "nd-145-2020", "--period", "2025-01-01..2025-12-31")

    assert result.exit_code == 2
    assert "Traceback" not in result.output
