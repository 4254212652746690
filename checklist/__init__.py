"""The grassroots-democracy compliance checklist: a Flask application over a pure domain."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask

ROOT = Path(__file__).resolve().parent.parent


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """The application. ``config`` overrides ``RULES_FOLDER`` and ``INSTANCE_FOLDER`` (paths) among others."""
    from checklist import cli, web

    settings = dict(config or {})
    instance = Path(settings.get("INSTANCE_FOLDER", ROOT / "instance"))
    app = Flask(__name__, template_folder=str(ROOT / "templates"), instance_path=str(instance))
    app.config.from_mapping(
        web.DEFAULTS,
        RULES_FOLDER=ROOT / "rules",
        SAMPLES_FOLDER=ROOT / "tests" / "samples",
        INSTANCE_FOLDER=instance,
    )
    app.config.update(settings)
    cli.register(app)
    web.register(app)
    return app
