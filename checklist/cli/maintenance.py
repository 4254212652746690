"""``db`` and ``demo``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app

from checklist.cli.common import current_rules, current_workspace, refusing


@click.group("db")
def db_group() -> None:
    """Cơ sở dữ liệu."""


@db_group.command("upgrade")
def db_upgrade() -> None:
    """Đưa cơ sở dữ liệu lên phiên bản mới nhất."""
    with current_workspace().database():
        click.echo("Cơ sở dữ liệu đã ở phiên bản mới nhất.")


@click.command("demo")
@refusing
def demo() -> None:
    """Đi hết một đợt tự đánh giá với ba đơn vị mẫu."""
    from checklist.services.demo import run_demo

    current_rules()
    workspace = current_workspace()
    samples = Path(current_app.config["SAMPLES_FOLDER"])
    for line in run_demo(workspace, samples, workspace.folder / "demo", at=datetime.now(UTC)):
        click.echo(line)
