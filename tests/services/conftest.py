"""A fresh installation a test, the same shipped rules and samples."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result

from checklist import create_app
from checklist.services.accounts import User
from checklist.services.workspace import Workspace
from tests.cases import ROOT
from tests.services.given import KEEPER, first_accounts, user_named

SAMPLES = ROOT / "tests" / "samples"

Run = Callable[..., Result]


def command(folder: Path, *arguments: object) -> Result:
    """Run a command of the installation whose instance is ``folder``."""
    app = create_app({"INSTANCE_FOLDER": folder, "TESTING": True})
    with app.app_context():
        return app.test_cli_runner().invoke(args=[str(argument) for argument in arguments])


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty installation."""
    return Workspace(tmp_path / "instance", ROOT / "rules")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a command of an installation of its own: ``run("verify", "a.pdf")``."""
    return partial(command, tmp_path / "instance")


@pytest.fixture
def officer(workspace: Workspace) -> User:
    """The officer of an installation that has just been set up."""
    return first_accounts(workspace)[0]


@pytest.fixture
def keeper(workspace: Workspace, officer: User) -> User:
    """Its administrator."""
    return user_named(workspace, KEEPER.username)
