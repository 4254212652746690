"""The installation that the running application serves."""

from __future__ import annotations

from pathlib import Path

from flask import current_app

from checklist.services.workspace import Workspace


def workspace() -> Workspace:
    """The installation of the current application: its instance folder, rules and database."""
    return Workspace(Path(current_app.config["INSTANCE_FOLDER"]), Path(current_app.config["RULES_FOLDER"]))
