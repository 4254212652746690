"""The names that templates get beside their own page: one meaning each, whichever blueprint gives them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Flask


def clashes(app: Flask) -> Iterator[str]:
    """The names that two context processors seen by one template give different values, and who gives them.

    A blueprint's own processors are seen with those of the whole application, never with another blueprint's.
    """
    registered = app.template_context_processors
    with app.test_request_context():
        everywhere = {name: ("jinja", value) for name, value in app.jinja_env.globals.items()}
        for scope in (None, *(each for each in registered if each is not None)):
            known: dict[str, tuple[str, Any]] = everywhere if scope is None else dict(everywhere)
            for processor in registered[scope]:
                giver = f"{processor.__module__}.{processor.__qualname__}"
                given: Any = processor()
                for name, value in given.items():
                    first, standing = known.setdefault(name, (giver, value))
                    if standing is not value and standing != value:
                        yield f"{name}: {first}, {giver}"


def an_app(first: dict[str, Any], second: dict[str, Any], *, own: bool = False) -> Flask:
    """Two blueprints that give these names to every page, or the second (``own``) to its own pages only."""
    app = Flask(__name__)
    for number, given in enumerate((first, second)):
        blueprint = Blueprint(f"b{number}", __name__)
        register = blueprint.context_processor if own and number else blueprint.app_context_processor
        register(lambda given=given: given)
        app.register_blueprint(blueprint)
    return app


def test_no_two_blueprints_mean_different_things_by_one_name(app: Flask) -> None:
    assert list(clashes(app)) == []


def test_two_meanings_of_one_name_are_seen() -> None:
    assert [each.partition(":")[0] for each in clashes(an_app({"s": 1}, {"s": 2, "x": 3}))] == ["s"]
    assert [each.partition(":")[0] for each in clashes(an_app({"s": 1}, {"s": 2}, own=True))] == ["s"]
    assert [each.partition(":")[0] for each in clashes(an_app({"url_for": 1}, {}))] == ["url_for"]


def test_the_same_value_twice_is_no_clash() -> None:
    assert list(clashes(an_app({"s": (1,)}, {"s": (1,)}))) == []


def test_two_blueprints_may_each_have_a_name_of_their_own() -> None:
    app = an_app({}, {"s": 1}, own=True)
    other = Blueprint("other", __name__)
    other.context_processor(lambda: {"s": 2})
    app.register_blueprint(other)

    assert list(clashes(app)) == []
