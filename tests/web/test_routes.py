"""Every route, for every role, for the own unit and another, answers as the table says."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.web.client import ClientRequest, World
from tests.web.pages import check_page
from tests.web.route_table import READERS, ROUTES, VISITOR, Route

REQUIREMENTS = {"own": "pl34.d5.k1", "other": "nd145.d39.k3"}

CASES = [
    pytest.param(method, endpoint, reader, target, id=f"{method} {endpoint} {reader} {target}")
    for (method, endpoint), route in ROUTES.items()
    for target in route.targets
    for reader in READERS
]


@pytest.fixture(scope="module")
def served(world_folder: World, tmp_path_factory: pytest.TempPathFactory) -> tuple[World, Flask]:
    """One application for all cases, so that the rules load once; its database is put back before each."""
    world = world_folder.copy(tmp_path_factory.mktemp("routes") / "instance")
    return world, world.app()


@pytest.fixture
def fresh(served: tuple[World, Flask], world_folder: World) -> ClientRequest:
    world, app = served
    world.put_back(world_folder)
    return ClientRequest(app, world)


def test_every_route_has_a_row_and_every_row_a_route(app: Flask) -> None:
    routes = {
        (method, rule.endpoint)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }

    assert routes == set(ROUTES)


@pytest.mark.parametrize(("method", "endpoint", "reader", "target"), CASES)
def test_it_answers_each_reader_as_the_table_says(
    fresh: ClientRequest, method: str, endpoint: str, reader: str, target: str
) -> None:
    route = ROUTES[method, endpoint]
    address, form = _filled(route, fresh.world, target)
    if reader != VISITOR:
        fresh.log_in(reader)

    if method == "POST":
        answer = fresh.http.post(address, data={"csrf_token": fresh.form_token(), **form})
    else:
        answer = fresh.http.open(address, method=method)

    assert answer.status_code == route.expected[reader, target]
    if answer.mimetype == "text/html" and not answer.location:
        check_page(answer, answer.status_code)
    if answer.status_code == 303 and reader == VISITOR and endpoint.partition(".")[0] not in ("pages", "auth", "setup"):
        assert answer.location.startswith("/dang-nhap?")
    answer.close()


@pytest.mark.parametrize(("method", "endpoint"), [key for key in ROUTES if key[0] == "POST"])
def test_no_form_is_taken_without_its_token(fresh: ClientRequest, method: str, endpoint: str) -> None:
    address, form = _filled(ROUTES[method, endpoint], fresh.world, "own")

    assert fresh.log_in("officer").http.post(address, data=form).status_code == 400


def _filled(route: Route, world: World, target: str) -> tuple[str, dict[str, str]]:
    place = world.place(target)
    values = {
        "unit": place.unit_id,
        "assessment": place.assessment_id,
        "requirement": REQUIREMENTS[target],
        "user": place.accounts["officer"].id,
        "register_unit": world.committee.register_unit,
        "campaign": world.committee.campaign,
        "submission": world.committee.submission,
    }
    return route.address.format(**values), {name: value.format(**values) for name, value in route.form.items()}
