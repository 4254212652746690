"""``rules check`` also tells what is wrong with the files beside the rule books, with file and line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from checklist import create_app
from tests.cases import ROOT

Check = Callable[[], Result]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """The shipped rules in a folder that a test may change."""
    return Path(shutil.copytree(ROOT / "rules", tmp_path / "rules"))


@pytest.fixture
def check(rules: Path, tmp_path: Path) -> Check:
    app = create_app({"INSTANCE_FOLDER": tmp_path / "instance", "RULES_FOLDER": rules, "TESTING": True})

    def run() -> Result:
        with app.app_context():
            return app.test_cli_runner().invoke(args=["rules", "check"])

    return run


def change(path: Path, old: str, new: str) -> int:
    """Write ``new`` for the first ``old`` of a file; returns the line."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_shipped_files_are_all_right(check: Check) -> None:
    result = check()

    assert (result.exit_code, "lỗi" in result.output) == (0, False)


def test_a_level_that_does_not_exist_is_told(rules: Path, check: Check) -> None:
    line = change(rules / "levels.yaml", "\ndistrict:", "\nhamlet:") + 1

    result = check()

    assert result.exit_code == 1
    assert f"rules/levels.yaml:{line}: “hamlet” không phải một cấp" in result.output


def test_a_figure_that_does_not_exist_is_told(rules: Path, check: Check) -> None:
    line = change(rules / "consolidated.yaml", "{K01}", "{Z99}")

    result = check()

    assert result.exit_code == 1
    assert f"rules/consolidated.yaml:{line}: " in result.output
    assert "Z99" in result.output


def test_a_broken_example_is_told_in_its_own_folder(rules: Path, check: Check) -> None:
    change(rules / "examples" / "nam-dan-van-2018" / "disclosure.yaml", "kind: duty", "kind: duties")

    result = check()

    assert result.exit_code == 1
    assert "rules/examples/nam-dan-van-2018/disclosure.yaml:" in result.output


def test_a_file_that_nothing_reads_is_told(rules: Path, check: Check) -> None:
    (rules / "levels.yaml").rename(rules / "level.yaml")

    result = check()

    assert result.exit_code == 1
    assert "rules/level.yaml:0: không phần nào của chương trình đọc tệp này" in result.output
    assert "rules/levels.yaml:0: thiếu tệp này" in result.output


def test_every_fault_is_told_at_once(rules: Path, check: Check) -> None:
    change(rules / "levels.yaml", "\ndistrict:", "\nhamlet:")
    change(rules / "consolidated.yaml", "{K01}", "{Z99}")

    assert "Tệp quy định có 2 lỗi" in check().output
