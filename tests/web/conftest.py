"""The application over the shipped rules with an instance folder of its own, and a reader to fetch its pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from checklist import create_app
from checklist.domain.rulepack import RulePack
from checklist.services.rules import loaded_rules
from tests.web.pages import Browser

RULES = Path(__file__).resolve().parents[2] / "rules"


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One instance folder for the tests that only read: the rules are then loaded once."""
    return tmp_path_factory.mktemp("instance")


@pytest.fixture
def app(instance: Path) -> Flask:
    return create_app({"TESTING": True, "INSTANCE_FOLDER": instance})


@pytest.fixture
def browser(app: Flask) -> Browser:
    return Browser(app.test_client())


@pytest.fixture(scope="session")
def pack(instance: Path) -> RulePack:
    return loaded_rules(RULES, instance).pack
