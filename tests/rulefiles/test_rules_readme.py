"""The guide for lawyers names every word of the code's closed vocabularies, and its examples load."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checklist.domain.check_types import DENOMINATORS, PERIOD_DAYS
from checklist.domain.checks import CHECK_TYPES
from checklist.domain.conditions import COMPARISONS
from checklist.domain.law import Basis, SourceCheck, UnitKind
from checklist.domain.requirement import Body, Cadence, Change, FactKind, Kind, Right
from checklist.domain.samples import PLACEHOLDERS, samples_for
from checklist.rulefiles.check_reader import ON_FAIL
from checklist.rulefiles.loader import load_rules
from checklist.rulefiles.strict_yaml import load_yaml, load_yaml_file
from tests.cases import ROOT, Case, run

README = (ROOT / "rules" / "README.md").read_text("utf-8")
# The words of a closed vocabulary by the key of rule files whose table lists them.
VOCABULARIES = {
    "unit_kinds": UnitKind,
    "kind": Kind,
    "right": Right,
    "duty_of": Body,
    "cadence": Cadence,
    "facts": FactKind,
    "when": COMPARISONS,
    "check": [*CHECK_TYPES, *PERIOD_DAYS],
    "denominator": DENOMINATORS,
    "source_check": SourceCheck,
    "basis": Basis,
    "change": Change,
}
PROCEDURES = (
    "Thêm một yêu cầu",
    "Đổi một ngưỡng từ một ngày",
    "Thử bằng một tình huống",
    "Chạy rules check",
    "Lập bộ quy định của địa phương",
    "Add a requirement",
    "Change a threshold from a date",
    "Test it with a scenario",
    "Run rules check",
    "Make a local book",
    "Add a sample paper",
)


def words_of(text: str) -> set[str]:
    """Every word set as code."""
    return set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`[^`]+`", text))))


def table(key: str) -> str:
    """The table of a key: from its bold heading to the next."""
    found = re.findall(rf"^\*\*[^*\n]*· [^*\n]*`{key}`.*?(?=^\*\*|^## )", README, re.DOTALL | re.MULTILINE)
    return str(found[0])


@pytest.mark.parametrize("key", VOCABULARIES)
def test_its_tables_name_every_word_of(key: str) -> None:
    assert [word for word in map(str, VOCABULARIES[key]) if word not in words_of(table(key))] == []


def test_its_table_of_checks_names_every_argument() -> None:
    arguments = {name for spec in CHECK_TYPES.values() for name in (*spec.required, *spec.optional)}

    assert arguments - {"denominator"} <= words_of(table("check"))


def test_it_says_what_failing_costs() -> None:
    assert all(f"{word} (" in README for word in ON_FAIL)


@pytest.mark.parametrize("title", PROCEDURES)
def test_a_procedure_takes_at_most_twenty_lines(title: str) -> None:
    section = README.split(f"\n## {title}\n")[1].split("\n## ")[0].strip()

    assert 0 < len(section.splitlines()) <= 20


def example(name: str) -> str:
    """The YAML example that begins with ``# name``."""
    found = [block for block in re.findall(r"```yaml\n(.*?)```", README, re.DOTALL) if block.startswith(f"# {name}\n")]
    assert len(found) == 1, name
    return str(found[0])


def test_its_local_book_with_its_annotated_requirement_loads(tmp_path: Path) -> None:
    folder = tmp_path / "quy-che-minh"
    folder.mkdir()
    (folder / "regulation.yaml").write_text(example("regulation.yaml"), encoding="utf-8")
    own = example("dialogue.yaml").replace("nd145.d39.k3", "qcm.d1")
    (folder / "dialogue.yaml").write_text(own, encoding="utf-8")

    book = load_rules(ROOT / "rules", tmp_path).pack.regulations["quy-che-minh"]

    assert book.overlays == "nd-145-2020"
    assert [requirement.id for requirement in book.own_requirements] == ["qcm.d1"]


def test_its_sample_loads_as_a_local_one_and_fits_its_requirements(tmp_path: Path) -> None:
    (tmp_path / "samples").mkdir()
    (tmp_path / "samples" / "bien-ban-minh.yaml").write_text(example("bien-ban-minh.yaml"), encoding="utf-8")

    rules = load_rules(ROOT / "rules", tmp_path)

    (sample,) = [each for each in rules.samples if each.id == "bien-ban-minh"]
    asked = next(
        each for each in rules.pack.regulations["pl-34-2007"].requirements if sample.evidence[0] in each.evidence
    )
    assert sample in samples_for(rules.samples, asked, UnitKind.COMMUNE)


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_it_names_what_the_program_fills_into_a_sample(name: str) -> None:
    assert README.count(f"`{{{name}}}`") == 2


def test_its_example_is_the_requirement_as_shipped_but_for_shorter_words() -> None:
    shown = load_yaml(example("dialogue.yaml")).data[0]
    shipped = load_rules(ROOT / "rules").pack.regulations["nd-145-2020"].by_id()[shown["id"]]

    assert [(check.name, check.arguments["days"]) for check in shipped.checks] == [
        (check["check"], check["days"]) for check in shown["checks"]
    ]
    assert shipped.sheet == tuple(shown["sheet"])


def test_its_scenario_gives_the_finding_it_promises() -> None:
    shown = load_yaml(example("tình huống")).data[0]
    base = load_yaml_file(ROOT / "tests" / "cases" / "nd-145-2020" / "dialogue.yaml").data
    fields = {key: base[key] for key in ("regulation", "period", "profile")}

    finding = run(Case(file="README.md", **fields, **shown))

    assert finding.verdict.value == shown["expect"]["verdict"]
    assert [reason.check for reason in finding.failed] == shown["expect"]["failed"]


def test_every_file_and_folder_it_names_exists() -> None:
    for name in ("instruments.yaml", "evidence.yaml", "pl-34-2007", "nd-145-2020", "scoring", "samples", "examples"):
        assert name in README
        assert (ROOT / "rules" / name).exists()


def test_the_private_key_is_nowhere_in_the_rules() -> None:
    assert not [path for path in (ROOT / "rules").rglob("*") if path.is_file() and b"PRIVATE KEY" in path.read_bytes()]
