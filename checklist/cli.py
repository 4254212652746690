"""The same services from a shell: ``flask --app checklist …``."""

from __future__ import annotations

from pathlib import Path

import click
from flask import Flask, current_app

from checklist.domain.law import SourceCheck
from checklist.domain.requirement import Kind
from checklist.services.rules import LoadedRules, RuleFilesInvalid, count_rules, export_lines, loaded_rules


def register(app: Flask) -> None:
    """Add every command group to the application."""
    app.cli.add_command(rules_group)


def current_rules() -> LoadedRules:
    """The rules of this installation; exit 1 with every fault when they are refused."""
    try:
        return loaded_rules(Path(current_app.config["RULES_FOLDER"]), Path(current_app.config["INSTANCE_FOLDER"]))
    except RuleFilesInvalid as error:
        for fault in error.faults:
            click.echo(f"rules/{fault}", err=True)
        click.echo(f"Tệp quy định có {len(error.faults)} lỗi; chưa nạp bộ quy định nào.", err=True)
        raise SystemExit(1) from error


@click.group("rules")
def rules_group() -> None:
    """Bộ quy định: kiểm tra, xuất dữ liệu."""


@rules_group.command("check")
def rules_check() -> None:
    """Kiểm tra mọi tệp quy định; in bảng tổng hợp, hoặc mọi lỗi kèm tệp và dòng."""
    counts = count_rules(current_rules().pack)
    heads = ["regulation", "requirements", "scored", "checks", *SourceCheck, *Kind]
    click.echo(
        "  ".join(f"{head:>{max(len(head), 6)}}" if index else f"{head:<22}" for index, head in enumerate(heads))
    )
    for count in counts:
        numbers: list[int] = [count.requirements, count.scored, count.checks]
        numbers += [count.by_source.get(source, 0) for source in SourceCheck]
        numbers += [count.by_kind.get(kind, 0) for kind in Kind]
        cells = [f"{number:>{max(len(head), 6)}}" for head, number in zip(heads[1:], numbers, strict=True)]
        click.echo("  ".join([f"{count.regulation:<22}", *cells]))


@rules_group.command("export")
@click.option("--json", "as_json", is_flag=True, required=True, help="Mỗi dòng một đối tượng JSON.")
def rules_export(as_json: bool) -> None:
    """Xuất mọi yêu cầu với đủ các trường."""
    for line in export_lines(current_rules().pack):
        click.echo(line)
