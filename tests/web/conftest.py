"""The application over the shipped rules with an instance folder of its own, and a reader to fetch its pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from checklist import create_app
from checklist.domain.rulepack import RulePack
from checklist.services.rules import loaded_rules
from tests.web.client import ClientRequest, World, make_world
from tests.web.pages import Browser
from tests.web.publishing import sign_report
from tests.web.sealing import fill_in, sealed
from tests.web.walking import Walker

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


@pytest.fixture(scope="session")
def world_folder(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Two units with accounts and drafts, made once; tests work on copies."""
    return make_world(tmp_path_factory.mktemp("world") / "instance")


@pytest.fixture
def world(world_folder: World, tmp_path: Path) -> World:
    """Two units with accounts and drafts, for this test alone."""
    return world_folder.copy(tmp_path / "instance")


@pytest.fixture
def client(world: World) -> ClientRequest:
    """A reader of that world, not logged in yet."""
    return ClientRequest(world.app(), world)


@pytest.fixture(scope="module")
def served(world_folder: World, tmp_path_factory: pytest.TempPathFactory) -> ClientRequest:
    """One application for a module's walks, so that the rules load once."""
    world = world_folder.copy(tmp_path_factory.mktemp("served") / "instance")
    return ClientRequest(world.app(), world)


@pytest.fixture
def fresh(served: ClientRequest, world_folder: World) -> ClientRequest:
    """A reader of that application, whose database is as it was made."""
    served.world.put_back(world_folder)
    return ClientRequest(served.app, served.world)


@pytest.fixture
def walker(fresh: ClientRequest) -> Walker:
    """The officer of the own unit, walking through its draft."""
    return Walker(fresh.log_in("officer"))


@pytest.fixture(scope="session")
def sealed_world(world_folder: World, tmp_path_factory: pytest.TempPathFactory) -> World:
    """The same two units after the own one has sealed its report; tests work on copies."""
    world = world_folder.copy(tmp_path_factory.mktemp("sealed") / "instance")
    fill_in(world.workspace, world.own.assessment_id)
    sealed(world.workspace, world.own.assessment_id)
    return world


@pytest.fixture(scope="session")
def signed_world(sealed_world: World, tmp_path_factory: pytest.TempPathFactory) -> World:
    """The same two units after the own one has signed it too."""
    return sign_report(sealed_world.copy(tmp_path_factory.mktemp("signed") / "instance"))


@pytest.fixture(scope="module")
def served_signed(signed_world: World, tmp_path_factory: pytest.TempPathFactory) -> ClientRequest:
    """One application over it for a module, so that the rules load once."""
    world = signed_world.copy(tmp_path_factory.mktemp("publishing") / "instance")
    return ClientRequest(world.app(), world)


@pytest.fixture
def reader(served_signed: ClientRequest, signed_world: World) -> ClientRequest:
    """A reader of that application as it was made, not logged in."""
    served_signed.world.put_back(signed_world)
    return ClientRequest(served_signed.app, served_signed.world)
