"""What an employer may be fined is for the screen: no seal, no report and no rule pack holds any of it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from checklist.documents.attached_data import extract_attachment
from checklist.domain.answer_parsing import parse_answers
from checklist.domain.assessing import assess
from checklist.domain.assessment import Assessment
from checklist.domain.seal import files_used, seal
from checklist.rulefiles.sanction_reader import SANCTIONS
from checklist.rulefiles.strict_yaml import load_yaml_file
from checklist.services.rules import LoadedRules, loaded_rules
from checklist.services.working_calendar import calendar_for
from tests.cases import ROOT
from tests.services.conftest import SAMPLES, Run

EMPLOYER = SAMPLES / "doanh-nghiep-nd-145-2020.yaml"


@pytest.fixture(scope="module")
def rules() -> LoadedRules:
    """The shipped rules."""
    return loaded_rules(ROOT / "rules")


@pytest.fixture(scope="module")
def employer(rules: LoadedRules) -> Assessment:
    """The sample employer's assessment, which has breaches."""
    answers = parse_answers(load_yaml_file(EMPLOYER).data, rules.pack)
    return assess(rules.pack, answers, calendar_for(answers))


def telling(rules: LoadedRules) -> list[str]:
    """Every sentence of the sanctions, and their amounts as a reader writes them."""
    acts = [act for decree in rules.sanctions for act in decree.acts]
    texts = [act.act for act in acts] + [act.doubt for act in acts if act.doubt]
    texts += [decree.note for decree in rules.sanctions if decree.note]
    amounts = ["5.000.000", "5000000", "10.000.000 đồng", "20.000.000 đồng"]
    return [text.vi for text in texts] + [text.en for text in texts] + amounts


def test_there_are_sanctions_to_keep_out(rules: LoadedRules) -> None:
    assert SANCTIONS in rules.sources
    assert len(telling(rules)) > 40


def test_no_assessment_is_handed_them(rules: LoadedRules, employer: Assessment) -> None:
    assert "sanctions" not in type(rules.pack).__slots__
    assert employer.pack is rules.pack


def test_they_are_not_among_the_files_that_a_seal_freezes(rules: LoadedRules, employer: Assessment) -> None:
    assert SANCTIONS not in files_used(employer, rules.sources)


def test_a_seal_holds_none_of_them(rules: LoadedRules, employer: Assessment) -> None:
    payload = seal(employer, rules.sources).payload.decode()

    assert SANCTIONS not in json.loads(payload)["rules"]["files"]
    assert [words for words in telling(rules) if words in payload] == []


def test_changing_them_changes_no_seal(rules: LoadedRules, employer: Assessment) -> None:
    others = {**rules.sources, SANCTIONS: {}}

    assert seal(employer, others) == seal(employer, rules.sources)


def test_a_report_shows_none_of_them(rules: LoadedRules, run: Run, tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    assert run("assess", EMPLOYER, "--out", pdf, "--unsigned").exit_code == 0

    attached = extract_attachment(pdf.read_bytes()).decode()
    printed = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
    printed = " ".join(printed.split())

    for decree in rules.sanctions:
        assert rules.pack.instruments[decree.instrument].short.vi not in printed
    for words in ("xử phạt", "mức phạt", "phạt tiền"):
        assert words not in printed.lower()
    assert [words for words in telling(rules) if words in attached or words in printed] == []
