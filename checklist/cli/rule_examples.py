"""``rules example``: worked examples of rule books, to be copied into this installation."""

from __future__ import annotations

import click

from checklist.cli.common import current_workspace, refusing
from checklist.services.rules import RuleFilesInvalid


@click.group("example")
def example_group() -> None:
    """Bộ quy định mẫu: xem, chép về để dùng và sửa như bộ quy định của địa phương."""


@example_group.command("list")
def example_list() -> None:
    """Liệt kê các bộ quy định mẫu."""
    from checklist.services.rule_examples import examples

    for name, title in examples(current_workspace()).items():
        click.echo(f"{name}  {title}")


@example_group.command("copy")
@click.argument("name")
@refusing
def example_copy(name: str) -> None:
    """Chép một bộ quy định mẫu vào thư mục quy định của địa phương; không ghi đè."""
    from checklist.services.rule_examples import copy_example

    try:
        target = copy_example(current_workspace(), name)
    except RuleFilesInvalid as error:
        for fault in error.faults:
            click.echo(fault.in_full, err=True)
        click.echo("Chưa chép: bộ quy định không nạp được khi có thêm mẫu này.", err=True)
        raise SystemExit(1) from error
    click.echo(f"Đã chép vào {target}")
    click.echo("Kiểm tra: flask --app checklist rules check. Máy chủ đang chạy thì khởi động lại để dùng.")
