"""``rules``: check, export, which law governs, what changed."""

from __future__ import annotations

from pathlib import Path

import click

from checklist.cli.common import bad_input, current_rules, current_workspace, refuse_rules
from checklist.cli.crosswalk import rules_crosswalk
from checklist.cli.rule_examples import example_group
from checklist.cli.rule_packs import rules_manifest, rules_sign_pack, rules_status
from checklist.domain.dates import Period
from checklist.domain.law import SourceCheck, UnitKind
from checklist.domain.requirement import Kind
from checklist.domain.selector import select
from checklist.domain.values import read_day
from checklist.services.rule_checks import faults_beside
from checklist.services.rule_differences import difference_lines
from checklist.services.rule_packs import local_mark
from checklist.services.rules import RuleFilesInvalid, count_rules, export_lines, load_rules


@click.group("rules")
def rules_group() -> None:
    """Bộ quy định: kiểm tra, xuất dữ liệu."""


for command in (example_group, rules_crosswalk, rules_manifest, rules_sign_pack, rules_status):
    rules_group.add_command(command)


@rules_group.command("check")
def rules_check() -> None:
    """Kiểm tra mọi tệp quy định; in bảng tổng hợp, hoặc mọi lỗi kèm tệp và dòng."""
    pack = current_rules(err=False).pack
    if faults := faults_beside(current_workspace().rules_folder, pack):
        refuse_rules(faults, "các trang của Ban Chỉ đạo hoặc bộ quy định mẫu cần tệp này sẽ không dùng được", err=False)
    counts = count_rules(pack)
    heads = ["regulation", "requirements", "scored", "checks", *SourceCheck, *Kind]
    click.echo(
        "  ".join(f"{head:>{max(len(head), 6)}}" if index else f"{head:<22}" for index, head in enumerate(heads))
    )
    for count in counts:
        numbers: list[int] = [count.requirements, count.scored, count.checks]
        numbers += [count.by_source.get(source, 0) for source in SourceCheck]
        numbers += [count.by_kind.get(kind, 0) for kind in Kind]
        cells = [f"{number:>{max(len(head), 6)}}" for head, number in zip(heads[1:], numbers, strict=True)]
        click.echo(
            "  ".join([f"{count.regulation:<22}", *cells, *([local_mark(count.overlays)] if count.local else [])])
        )


@rules_group.command("export")
@click.option("--json", "as_json", is_flag=True, required=True, help="Mỗi dòng một đối tượng JSON.")
def rules_export(as_json: bool) -> None:
    """Xuất mọi yêu cầu với đủ các trường."""
    for line in export_lines(current_rules().pack):
        click.echo(line)


@rules_group.command("on")
@click.argument("day")
@click.option("--kind", required=True, type=click.Choice([kind.value for kind in UnitKind]), help="Loại hình đơn vị.")
def rules_on(day: str, kind: str) -> None:
    """Bộ quy định có hiệu lực vào một ngày, hoặc văn bản áp dụng khi đó; dòng sau nói vì sao."""
    on = read_day(day)
    if on is None:
        bad_input([f"ngày “{day}” không có thật; ghi dạng 2025-01-31 hoặc 31/01/2025"])
    part = select(current_rules().pack, UnitKind(kind), Period(on, on)).parts[0]
    for identifier in [book.id for book in part.books] or [instrument.id for instrument in part.instruments]:
        click.echo(identifier)
    for book in part.local:
        click.echo(f"{book.id}  ({local_mark(book.overlays)})")
    click.echo(part.why.vi)


@rules_group.command("diff")
@click.argument("old", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("new", type=click.Path(exists=True, file_okay=False, path_type=Path))
def rules_diff(old: Path, new: Path) -> None:
    """So hai thư mục quy định: yêu cầu thêm, bỏ, đổi lời, đổi ngưỡng."""
    try:
        lines = list(difference_lines(load_rules(old).pack, load_rules(new).pack))
    except RuleFilesInvalid as error:
        bad_input([str(fault) for fault in error.faults])
    for line in lines or ["Hai bộ quy định giống nhau."]:
        click.echo(line)
