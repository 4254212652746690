"""A fresh installation a test, the same shipped rules and samples."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from checklist import create_app
from checklist.services.workspace import Workspace
from tests.cases import ROOT

SAMPLES = ROOT / "tests" / "samples"

Run = Callable[..., Result]


def installation(folder: Path) -> Flask:
    """An application whose instance is ``folder``."""
    return create_app({"INSTANCE_FOLDER": folder, "TESTING": True})


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty installation."""
    return Workspace(tmp_path / "instance", ROOT / "rules")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a command of an installation of its own: ``run("verify", "a.pdf")``."""
    runner = installation(tmp_path / "instance").test_cli_runner()

    def invoke(*arguments: object, **kwargs: object) -> Result:
        return runner.invoke(args=[str(argument) for argument in arguments], **kwargs)  # type: ignore[arg-type]

    return invoke
