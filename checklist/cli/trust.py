"""``trust``: the root certificates trusted by this installation."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from checklist.cli.common import current_workspace, refusing


@click.group("trust")
def trust_group() -> None:
    """Chứng thư số gốc được tin cậy trên máy này."""


@trust_group.command("add")
@click.argument("pem", type=click.Path(path_type=Path))
@refusing
def trust_add(pem: Path) -> None:
    """Tin cậy một chứng thư số gốc (PEM)."""
    from checklist.services.outputs import read_small
    from checklist.services.trusted_roots import add_root

    click.echo(add_root(current_workspace(), read_small(pem), at=datetime.now(UTC)))


@trust_group.command("list")
def trust_list() -> None:
    """Liệt kê các chứng thư số gốc được tin cậy."""
    from checklist.services.revocation_lists import revocation_list_lines
    from checklist.services.trusted_roots import root_lines

    for line in (*root_lines(current_workspace()), *revocation_list_lines(current_workspace())):
        click.echo(line)


@trust_group.command("crl")
@click.argument("file", type=click.Path(path_type=Path))
@refusing
def trust_crl(file: Path) -> None:
    """Nhận danh sách chứng thư số bị thu hồi (CRL) do một chứng thư số gốc được tin cậy ký."""
    from checklist.services.outputs import read_any
    from checklist.services.revocation_lists import LARGEST_LIST, add_revocation_list

    content = read_any(file, LARGEST_LIST)
    click.echo(add_revocation_list(current_workspace(), content, at=datetime.now(UTC)))


@trust_group.command("remove")
@click.argument("fingerprint")
@refusing
def trust_remove(fingerprint: str) -> None:
    """Thôi tin cậy một chứng thư số gốc, theo phần đầu của dấu vân tay SHA-256."""
    from checklist.services.trusted_roots import remove_root

    click.echo(remove_root(current_workspace(), fingerprint, at=datetime.now(UTC)))
